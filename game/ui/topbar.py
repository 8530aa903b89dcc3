"""The bar at the top: date, phase, weather, the tracks of politics, sorties, menu."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.records import positions, wording
from game.records.ledger import Matter, Subject
from game.terms import NOBODY, OFF_MAP, Phase
from game.texts import _, titled
from game.ui import ink, style, view, words
from game.ui.pen import Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

DATE, PHASE, WEATHER, TRACK, RIGHT = 234, 296, 138, 132, 372
MOST_SORTIES: Final = 12  # shown one by one


def draw_topbar(pen: Pen, desk: Desk) -> None:
    """The whole bar."""
    width, height = pen.surface.get_size()
    pen.surface.fill(style.BAR)
    pen.rule(0, height - 1, width, style.rgb("#100E0C"))
    x = pen.px(16)
    _date(pen, desk, x)
    x = pen.px(DATE)
    _phase(pen, desk, x)
    x += pen.px(PHASE)
    if desk.theatre.climate is not None:
        _weather(pen, desk, x)
        x += pen.px(WEATHER)
    right = width - pen.px(RIGHT)
    _tracks(pen, desk, x, right)
    _right(pen, desk, right)


def _post(pen: Pen, x: int) -> None:
    pen.post(x, pen.px(10), pen.px(36))


def _date(pen: Pen, desk: Desk, x: int) -> None:
    theatre, state = desk.theatre, desk.sight.state
    title = wording.short_weekday_date(theatre, state.day).upper()
    pen.based((x, pen.px(27)), title, Face.HEAD, 23)
    turn = _("Turn {turn} of {turns}").format(turn=state.turn + 1, turns=theatre.calendar.turns)
    words = f"{turn}  ·  {titled(theatre.title).split(',')[0]}"
    words = pen.type.fit(words, Face.BODY, 12.5, pen.px(DATE - 26))
    pen.based((x, pen.px(45)), words, Face.BODY, 12.5, style.SECOND)


def _phase(pen: Pen, desk: Desk, x: int) -> None:
    theatre, state = desk.theatre, desk.sight.state
    _post(pen, x - pen.px(12))
    width = pen.caps((x, pen.px(24)), _("phase"), style.THIRD, 11.5)
    pen.based((x + width + pen.px(10), pen.px(25)), _phase_words(desk), Face.KEY, 14)
    cells = [_("dawn"), *(theatre.factions[f].letter for f in theatre.order_of_phases), _("night"), _("dusk")]
    at = {
        Phase.DAWN: 0,
        Phase.ORDERS: 1 + state.active,
        Phase.NIGHT: len(cells) - 2,
        Phase.DUSK: len(cells) - 1,
    }
    now = at.get(Phase(state.phase), len(cells))
    left = x
    for number, cell in enumerate(cells):
        faction = theatre.order_of_phases[number - 1] if 0 < number <= len(theatre.order_of_phases) else -1
        wide = pen.px(28)
        if faction < 0:
            wide = max(pen.px(33), pen.type.width(cell, Face.HEAD, 11.5) + pen.px(8))
        rect = Rect(left, pen.px(32), wide, pen.px(14))
        if number == now and faction >= 0:
            livery = desk.counters.livery(faction)
            pen.box(rect, livery.colour, style.ORDER, 2.5)
            colour = livery.ink
        elif number == now:
            pen.box(rect, style.ACCENT_GROUND, style.ACCENT, 2.5)
            colour = style.ORDER
        else:
            pen.box(rect, style.INSET, style.LINE, 2.5)
            colour = style.SECOND if number > now else style.FAINT
        top = rect.centery - pen.type.height(Face.HEAD, 11.5) / 2
        pen.text((rect.centerx, top), cell, Face.HEAD, 11.5, colour, "centre")
        left += wide + pen.px(3)


def _phase_words(desk: Desk) -> str:
    theatre, table = desk.theatre, desk.table
    if table.over:
        return _("The end")
    if table.active < 0:
        return {Phase.NIGHT: _("Night"), Phase.DUSK: _("Dusk")}.get(Phase(desk.sight.state.phase), _("Dawn"))
    name = titled(theatre.factions[table.active].name)
    if table.active == table.side:
        return _("{faction} — your orders").format(faction=name)
    return name


def _weather(pen: Pen, desk: Desk, x: int) -> None:
    state = desk.sight.state
    _post(pen, x - pen.px(12))
    pen.caps((x, pen.px(24)), _("weather"), style.THIRD, 11.5)
    if state.storm == OFF_MAP:
        words, colour = _("No sandstorm"), style.TEXT
    else:
        where = positions.describe(desk.theatre, state.storm)
        words, colour = _("Sandstorm, {where}").format(where=where), style.WARNING
    words = pen.type.fit(words, Face.LABEL, 13, pen.px(WEATHER - 24))
    pen.based((x, pen.px(44)), words, Face.LABEL, 13, colour)


def _tracks(pen: Pen, desk: Desk, left: int, right: int) -> None:
    theatre, state = desk.theatre, desk.sight.state
    room = right - left
    shown = theatre.tracks[: max(0, room // pen.px(TRACK * 0.8))]
    if not shown:
        return
    _post(pen, left - pen.px(12))
    wide = min(pen.px(TRACK + 40), room // len(shown))
    for number, track in enumerate(shown):
        x = left + number * wide
        now, was = int(state.track[number]), desk.clock.tracks_before[number]
        inner = wide - pen.px(14)
        end = x + inner
        if now != was:
            end -= _change(pen, end, now - was)
        figure = pen.based((end, pen.px(26)), str(now), Face.HEAD, 18, style.TEXT, "right")
        at = x
        if track.faction != NOBODY:
            livery = desk.counters.livery(track.faction)
            at += pen.chip(x, pen.px(14), theatre.factions[track.faction].letter, livery, 14) + pen.px(5)
        _track_name(pen, words.track(track), at, end - figure - at - pen.px(4))
        _gauge(pen, Rect(x, pen.px(34), inner, pen.px(8)), now, track.start)
        hint = _("{track}: {now}; {start} at the start.").format(
            track=titled(track.name), now=now, start=track.start
        )
        act = partial(desk.open_politics, Subject(Matter.TRACK, number))
        pen.zone(Rect(x, 0, wide, pen.px(56)), f"track {track.id}", act, hint)


def _gauge(pen: Pen, bar: Rect, now: int, start: int) -> None:
    """A share of a hundred in fifths, and where it stood at the start."""
    pen.surface.fill(style.INSET, bar)
    pen.surface.fill(style.SECOND, (bar.x, bar.y, bar.width * now // 100, bar.height))
    for part in range(1, 5):
        pen.surface.fill(style.BAR, (bar.x + bar.width * part // 5, bar.y, 1, bar.height))
    at = bar.x + bar.width * start // 100
    pen.surface.fill(style.ORDER, (at, bar.y - pen.px(3), max(1, pen.px(1.5)), bar.height + pen.px(6)))


def _track_name(pen: Pen, name: str, x: int, room: int) -> None:
    """The name of a track on a line, or small on two where it is long."""
    size = pen.largest(name, Face.MEDIUM, (14, 12.5), room)
    if pen.type.width(name, Face.MEDIUM, size) <= room:
        pen.based((x, pen.px(25)), name, Face.MEDIUM, size, style.TEXT)
        return
    first, *rest = pen.type.wrapped(name, Face.LABEL, 11, room)
    for base, line in ((15, first), (28, " ".join(rest))):
        shown = pen.type.fit(line, Face.LABEL, 11, room)
        pen.based((x, pen.px(base)), shown, Face.LABEL, 11, style.TEXT)


def _change(pen: Pen, right: int, change: int) -> int:
    """A triangle with the change since the turn began; how wide it is."""
    colour = style.GOOD if change > 0 else style.BAD
    width = pen.based((right, pen.px(25)), str(abs(change)), Face.HEAD, 14, colour, "right")
    size = pen.px(7)
    x, low = right - width - size - pen.px(3), pen.px(24)
    up = [(x, low), (x + size, low), (x + size / 2, low - size)]
    down = [(x, low - size), (x + size, low - size), (x + size / 2, low)]
    pygame.draw.polygon(pen.surface, colour, up if change > 0 else down)
    return width + size + pen.px(9)


def _right(pen: Pen, desk: Desk, left: int) -> None:
    _post(pen, left)
    x = left + pen.px(14)
    sorties = view.sorties_left(desk.sight)
    pen.caps((x, pen.px(24)), _("sorties"), style.THIRD, 11.5)
    pen.based((x + pen.px(112), pen.px(26)), str(sorties), Face.HEAD, 18, style.TEXT, "right")
    hint = _("{count} sorties left this turn; X shows the wings.").format(count=sorties)
    pen.zone(Rect(left, 0, pen.px(140), pen.px(56)), "sorties", desk.open_air, hint)
    for number in range(min(sorties, MOST_SORTIES)):
        _dart(pen, x + pen.px(9.4) * number, pen.px(34))
    y = pen.px(11)
    rect = Rect(pen.surface.get_width() - pen.px(16 + 102), y, pen.px(102), pen.px(BUTTON_HIGH))
    pen.button(rect, _("Menu"), "menu", desk.open_menu, key="Esc")
    rect = Rect(rect.x - pen.px(8 + 104), y, pen.px(104), pen.px(BUTTON_HIGH))
    pen.button(rect, _("Politics"), "politics", desk.open_politics, key="J")


BUTTON_HIGH: Final = 34


def _dart(pen: Pen, x: int, y: int) -> None:
    """An arrowhead that stands for a sortie."""
    size = pen.px(7.5)
    fine = ink.FINE
    big = pygame.Surface((size * fine, size * fine), pygame.SRCALPHA)
    whole = size * fine
    points = [(whole / 2, 0), (whole * 0.95, whole), (whole / 2, whole * 0.72), (whole * 0.05, whole)]
    pygame.draw.polygon(big, style.SECOND, points)
    pen.surface.blit(pygame.transform.smoothscale(big, (size, size)), (x, y))
