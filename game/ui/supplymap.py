"""Lines of supply on the map: where they run, what they carry, and what would fall out with a hex."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pygame

from game.records import positions
from game.rules import convoys, supply
from game.rules.convoys import Line
from game.terms import HexId
from game.texts import _, decimal, ngettext, titled
from game.ui import cards, ink, style, view
from game.ui.camera import centre
from game.ui.pen import Pen
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

Sprite = tuple[pygame.Surface, tuple[int, int]]
TON: Final = 1000  # kilograms
WHOLE: Final = 9500  # kilograms from which tenths of a ton are not told
WIDE: Final = 300
MOST: Final = 9  # units that a card names


def tons(kilograms: int) -> str:
    """A weight in tons, rounded."""
    return _("{tons} t").format(
        tons=f"{kilograms / TON:.0f}" if kilograms >= 9500 else decimal(f"{kilograms / TON:.1f}")
    )


def sprites(desk: Desk, lines: list[Line]) -> list[Sprite]:
    """The lines with the tags of their bases, the longest first."""
    longest_first = sorted(lines, key=lambda one: -len(one.way))
    out = [_drawn(desk, line) for line in longest_first if len(line.way) > 1]
    for line in lines:
        out += _tag(desk, line)
    return out


def _drawn(desk: Desk, line: Line) -> Sprite:
    grid, width = desk.theatre.grid, desk.camera.width
    scale = max(0.55, width / 56) ** 0.55
    points = ink.smooth([centre(grid, here, width) for here in line.way])
    casing, body = (8.4 * scale, style.PAPER, 0.95), (5.6 * scale, style.SUPPLY, 1.0)
    if line.strained:
        return ink.line(points, (casing, body), (13 * scale, 8 * scale))
    return ink.line(points, (casing, body, (1.9 * scale, style.SUPPLY_DASH, 1.0)), (9 * scale, 8 * scale))


def _tag(desk: Desk, line: Line) -> list[Sprite]:
    """What comes to a base, on a dark green tag beneath it; a cross where nothing does."""
    grid, width = desk.theatre.grid, desk.camera.width
    x, y = centre(grid, desk.theatre.places[line.place].hex, width)
    if line.cut:
        disc = cut_disc(round(max(14, width * 0.36)))
        return [(disc, (round(x - disc.get_width() / 2), round(y + width * 0.3)))]
    word = desk.type.word(tons(line.daily), Face.HEAD, 13, style.WHITE)
    size = word.get_width() + desk.type.px(10), word.get_height()
    tag = ink.rounded(size, desk.type.px(3), style.SUPPLY, style.PAPER, 1.2).copy()
    tag.blit(word, word.get_rect(center=(size[0] // 2, size[1] // 2)))
    return [(tag, (round(x - size[0] / 2), round(y + width * 0.42)))]


@lru_cache(maxsize=8)
def cut_disc(side: int) -> pygame.Surface:
    """A black disc with a cross."""
    out = ink.disc(side, style.BLACK, style.PAPER, 1.2).copy()
    a, b = side * 0.32, side * 0.68
    for points in ([(a, a), (b, b)], [(a, b), (b, a)]):
        drawn, at = ink.line(points, ((max(2.0, side / 8), style.BAD, 1.0),))
        out.blit(drawn, at)
    return out


# If a hex falls


def fall_card(pen: Pen, desk: Desk, here: HexId) -> tuple[pygame.Surface, int] | None:
    """Which units would go out of supply if a hex fell; None where none would."""
    lost = supply.cut_off(desk.theatre, desk.sight.state, int(desk.table.lens), here)
    if not lost:
        return None
    shown = lost[:MOST]
    height = pen.px(66) + pen.px(21) * (len(shown) + (len(lost) > len(shown))) + pen.px(6)
    card, blur = cards.floating((pen.px(WIDE), height), pen)
    inner = cards.inside(card, blur, pen)
    left, right = blur + pen.px(14), blur + pen.px(WIDE - 14)
    title = _("If {place} falls").format(place=positions.point(desk.theatre, here))
    inner.based((left, blur + pen.px(27)), pen.type.fit(title, Face.HEAD, 19, right - left), Face.HEAD, 19)
    told = ngettext(
        "no base would serve {count} unit:", "no base would serve {count} units:", len(lost)
    ).format(count=len(lost))
    inner.based((left, blur + pen.px(46)), told, Face.BODY, 12.5, style.WARNING)
    y = blur + pen.px(69)
    for unit in shown:
        owner = int(desk.sight.state.faction[unit])
        letter = desk.theatre.factions[owner].letter
        inner.chip(left, y - pen.px(13), letter, desk.counters.livery(owner), 15)
        name = view.short_name(titled(desk.theatre.units[unit].name))
        name = pen.type.fit(name, Face.LABEL, 13, right - left - pen.px(26))
        inner.based((left + pen.px(24), y), name, Face.LABEL, 13)
        y += pen.px(21)
    if len(lost) > len(shown):
        more = len(lost) - len(shown)
        told = ngettext("and {count} more", "and {count} more", more).format(count=more)
        inner.based((left, y), told, Face.BODY, 12.5, style.THIRD)
    return card, blur


def lines_of(desk: Desk) -> list[Line]:
    """The lines of the side whose supply is shown."""
    return convoys.lines(desk.theatre, desk.sight.state, int(desk.table.lens))
