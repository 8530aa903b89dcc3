"""The legend of the overlay that is on, with what it comes to in figures; and who waits beyond the map."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
import pygame

from game.records import wording
from game.rules import baton
from game.terms import Baton, BoxId, PlaceId, Site
from game.texts import _, mark, ngettext, titled
from game.ui import boxes, ink, overlays, style, supplymap
from game.ui.layers import Layer
from game.ui.overlays import PATTERNS
from game.ui.pen import Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, PAD = 300, 12
HEADING, ROW, BOX = 40, 24, 44
CHIPS: Final = 4  # units of a box that are shown by themselves
STATES: Final = {
    Baton.OFFERED: mark("offered"),
    Baton.OVERLAP: mark("both on the spot"),
    Baton.CLOCK: mark("on trial"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the legend: its height in the design, how it is drawn, whether it heads those below."""

    high: int
    draw: Callable[[Pen, Rect], None]
    heads: bool = False


def height(desk: Desk, most: int) -> int:
    """How high the legend is, at most so many pixels; 0 where the overlay needs none."""
    rows = _fitting(desk, most)
    return desk.type.px(2 * PAD - 6) + sum(desk.type.px(row.high) for row in rows) if rows else 0


def _fitting(desk: Desk, most: int) -> list[Row]:
    """The rows for which there is room; no heading without one below it."""
    rows, left = [], most - desk.type.px(2 * PAD - 6)
    for row in _rows(desk):
        left -= desk.type.px(row.high)
        if left < 0:
            break
        rows.append(row)
    while rows and rows[-1].heads:
        rows.pop()
    return rows


def draw_legend(pen: Pen, desk: Desk) -> None:
    """The whole card."""
    rect = pen.surface.get_rect()
    pen.box(rect, style.PANEL, style.LINE, 6)
    x, y, wide = pen.px(PAD), pen.px(PAD - 8), rect.width - 2 * pen.px(PAD)
    for row in _fitting(desk, rect.height):
        row.draw(pen, Rect(x, y, wide, pen.px(row.high)))
        y += pen.px(row.high)


def _rows(desk: Desk) -> list[Row]:
    match desk.layer:
        case Layer.CONTROL:
            return [*_control(desk), *_beyond(desk)]
        case Layer.SUPPLY:
            return list(_supply(desk))
        case Layer.BATON:
            return list(_batons(desk))
        case Layer.THREAT:
            return list(_threat())
    return []


def _heading(title: str, note: str = "") -> Row:
    def draw(pen: Pen, at: Rect) -> None:
        pen.heading(at.x, at.y + pen.px(8), at.width, title, note)

    return Row(HEADING, draw, heads=True)


def _entry(
    label: str, figure: str = "", swatch: Callable[[Pen, Rect], None] | None = None, *, dim: bool = False
) -> Row:
    def draw(pen: Pen, at: Rect) -> None:
        x, base = at.x, at.y + pen.px(16)
        if swatch is not None:
            swatch(pen, Rect(at.x, at.y + pen.px(3), pen.px(40), pen.px(16)))
            x += pen.px(50)
        wide = pen.based((at.right, base), figure, Face.HEAD, 16, style.TEXT, "right") if figure else 0
        told = pen.type.fit(label, Face.LABEL, 13, at.right - x - wide - pen.px(6))
        pen.based((x, base), told, Face.LABEL, 13, style.THIRD if dim else style.TEXT)

    return Row(ROW, draw)


def _note(desk: Desk, text: str) -> Iterator[Row]:
    """A remark in as many lines as it needs."""
    for line in desk.type.wrapped(text, Face.LABEL, 13, desk.type.px(WIDE - 2 * PAD - 8)):
        yield _entry(line, dim=True)


# Control


def _control(desk: Desk) -> Iterator[Row]:
    theatre, state = desk.theatre, desk.sight.state
    yield _heading(_("control"), _("places held"))
    for number, faction in enumerate(theatre.factions):
        held = sum(
            int(state.holder[p]) == number and one.site != Site.AIRFIELD
            for p, one in enumerate(theatre.places)
        )
        yield _entry(titled(faction.name), str(held), partial(_area, desk, number))


def _area(desk: Desk, faction: int, pen: Pen, at: Rect) -> None:
    """A sample of a faction's tint and pattern."""
    colour = desk.counters.livery(faction).colour
    paper = pygame.Surface(at.size)
    paper.fill(style.LAND)
    tint = pygame.Surface(at.size, pygame.SRCALPHA)
    tint.fill((*colour, 90))
    paper.blit(tint, (0, 0))
    pattern = PATTERNS[faction % len(PATTERNS)]
    if pattern != "plain":
        paper.blit(overlays.sample(pattern, colour), (0, 0))
    pygame.draw.rect(paper, colour, paper.get_rect(), pen.px(2))
    pen.surface.blit(paper, at)


# Supply


def _supply(desk: Desk) -> Iterator[Row]:
    lines = supplymap.lines_of(desk)
    yield _heading(_("supply"), _("a day"))
    yield _entry(_("Line with capacity to spare"), "", partial(_line, broken=False))
    yield _entry(_("Line at its limit"), "", partial(_line, broken=True))
    yield _entry(_("Base that is cut off"), "", _cross)
    yield _entry(_("Served by a base"), "", _served)
    if lines:
        yield _heading(_("bases"), _("comes / wanted"))
    for line in lines:
        figure = f"{supplymap.tons(line.daily)} / {supplymap.tons(line.wanted)}"
        yield _entry(titled(desk.theatre.places[line.place].name), figure)
    yield from _note(desk, _("Point at a hex to see what falls with it."))


def _line(pen: Pen, at: Rect, *, broken: bool) -> None:
    ends = [(at.x, at.centery), (at.right - 2, at.centery)]
    strokes = [(pen.px(7), style.PAPER, 1.0), (pen.px(5), style.SUPPLY, 1.0)]
    if not broken:
        strokes.append((pen.px(1.8), style.SUPPLY_DASH, 1.0))
    drawn, corner = ink.line(ends, strokes, (pen.px(8), pen.px(6)))
    pen.surface.blit(drawn, corner)


def _cross(pen: Pen, at: Rect) -> None:
    disc = supplymap.cut_disc(pen.px(16))
    pen.surface.blit(disc, disc.get_rect(center=at.center))


def _served(pen: Pen, at: Rect) -> None:
    pen.surface.fill(style.mix(style.LAND, style.SUPPLY, 0.25), at)
    pygame.draw.rect(pen.surface, style.SUPPLY, at, pen.px(2))


# Threat


def _threat() -> Iterator[Row]:
    yield _heading(_("known enemies"))
    yield _entry(_("Their zone: a march ends there"), "", partial(_patch, zone=True))
    yield _entry(_("Near them: the slower rate"), "", partial(_patch, zone=False))


def _patch(pen: Pen, at: Rect, *, zone: bool) -> None:
    danger = style.rgb("#8A2E16")
    pen.surface.fill(style.mix(style.LAND, style.BLACK if zone else danger, 0.14), at)
    if zone:
        pen.surface.blit(overlays.sample("slanting", style.BLACK), at, ((0, 0), at.size))
    pygame.draw.rect(pen.surface, style.BLACK if zone else danger, at, 1)


# Handovers


def _batons(desk: Desk) -> Iterator[Row]:
    theatre, state = desk.theatre, desk.sight.state
    under_way = np.flatnonzero(state.baton != int(Baton.NONE)).tolist()
    yield _heading(_("handovers"), _("conditions met"))
    for place in map(PlaceId, under_way):
        yield Row(BOX, partial(_handover, desk, place))
    if not under_way:
        yield _entry(_("No place is being handed over."), dim=True)
    yield _heading(_("regions"), _("towns of ours"))
    side = int(desk.table.lens)
    for region in theatre.regions:
        towns = [p for p in region.places if theatre.places[p].site == Site.TOWN]
        if len(towns) > 1:
            held = sum(int(state.holder[p]) == side for p in towns)
            yield _entry(titled(region.name), f"{held} / {len(towns)}", dim=not held)


def _handover(desk: Desk, place: PlaceId, pen: Pen, at: Rect) -> None:
    theatre, state = desk.theatre, desk.sight.state
    act = partial(desk.fly_to, int(theatre.places[place].hex))
    if pen.zone(at, f"handover {place}", act):
        pen.box(at.inflate(pen.px(8), 0), style.RAISED, None, 4)
    pen.based((at.x, at.y + pen.px(17)), titled(theatre.places[place].name), Face.LABEL, 13.5)
    x = at.x
    giver, receiver = int(state.giver[place]), int(state.receiver[place])
    for faction in (giver, receiver):
        if faction == receiver:
            x += pen.based((x, at.y + pen.px(36)), "→", Face.LABEL, 13, style.THIRD) + pen.px(5)
        letter = theatre.factions[faction].letter
        x += pen.chip(x, at.y + pen.px(24), letter, desk.counters.livery(faction), 15) + pen.px(5)
    stage = Baton(int(state.baton[place]))
    told = _(STATES[stage])
    if stage == Baton.CLOCK:
        date = wording.day_and_month(theatre, int(state.clock_end[place]))
        told = _("on trial until {date}").format(date=date)
    room = at.right - x - pen.px(4)
    pen.based(
        (x, at.y + pen.px(36)), pen.type.fit(told, Face.BODY, 12.5, room), Face.BODY, 12.5, style.SECOND
    )
    if stage != Baton.CLOCK:
        _ticks(pen, baton.forecast(theatre, state, int(desk.table.lens), place, receiver), at)


def _ticks(pen: Pen, seen: baton.Forecast, at: Rect) -> None:
    """A box for each condition, ticked where it is met."""
    side = pen.px(15)
    x = at.right - len(seen.conditions) * (side + pen.px(3))
    for one in seen.conditions:
        pen.tick(Rect(x, at.y + pen.px(5), side, side), on=one not in seen.missing)
        x += side + pen.px(3)


# Beyond the map


def _beyond(desk: Desk) -> Iterator[Row]:
    found = boxes.waiting(desk.sight)
    yield _heading(_("beyond the map"), _("who waits there"))
    for box in map(BoxId, range(len(desk.theatre.boxes))):
        if found.get(box):
            yield Row(BOX, partial(_box, desk, box, found[box]))
    empty = [titled(one.name) for box, one in enumerate(desk.theatre.boxes) if not found.get(BoxId(box))]
    if empty:
        yield from _note(desk, _("Nobody: {boxes}").format(boxes=", ".join(empty)))


def _box(desk: Desk, box: BoxId, units: list[boxes.Waiting], pen: Pen, at: Rect) -> None:
    over = pen.zone(at.inflate(0, -pen.px(4)), f"box {box}", partial(desk.show, boxes.Beyond(box)))
    pen.box(at.inflate(0, -pen.px(4)), style.HOVER if over else style.RAISED, style.LINE, 4)
    left = at.x + pen.px(10)
    pen.based((left, at.y + pen.px(19)), titled(desk.theatre.boxes[box].name), Face.LABEL, 13.5)
    told = pen.type.fit(_first(desk, units), Face.BODY, 12, at.width - pen.px(126))
    pen.based((left, at.y + pen.px(35)), told, Face.BODY, 12, style.THIRD)
    x = at.right - pen.px(10)
    if len(units) > CHIPS:
        x -= pen.based((x, at.y + pen.px(27)), f"+{len(units) - CHIPS}", Face.HEAD, 14, style.SECOND, "right")
        x -= pen.px(6)
    for one in units[:CHIPS][::-1]:
        faction = int(desk.sight.state.faction[one.unit])
        x -= pen.px(17)
        letter = desk.theatre.factions[faction].letter
        pen.chip(x, at.y + pen.px(13), letter, desk.counters.livery(faction), 17)
        x -= pen.px(3)


def _first(desk: Desk, units: list[boxes.Waiting]) -> str:
    """Who comes first out of a box."""
    told = boxes.when(desk.sight, units[0])
    return ngettext("{when}", "first: {when}", len(units)).format(when=told)
