"""The card of a flight: what it would bring, or why it would be refused; and its line on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.model import orders
from game.records import wording
from game.records.why import why as explain
from game.rules import lifting
from game.terms import OFF_MAP, HexId
from game.texts import _, ngettext, titled
from game.ui import cards, hints, ink, style
from game.ui import flight as flying
from game.ui.camera import centre, hex_height
from game.ui.flight import Flight, FlightOrder
from game.ui.pen import Pen
from game.ui.style import Colour, Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

Sprite = tuple[pygame.Surface, tuple[int, int]]
WIDE = 350


def target(desk: Desk, order: FlightOrder) -> HexId:
    """The hex to which a flight goes."""
    if isinstance(order, orders.Strike | orders.Scout):
        return order.hex
    return desk.theatre.places[order.place].hex


def card(pen: Pen, desk: Desk, order: FlightOrder) -> tuple[pygame.Surface, int]:
    """What a flight would bring, in sentences, with its warnings."""
    room = pen.px(WIDE)
    told = [
        (line, colour)
        for text, colour in _told(desk, order)
        for line in pen.type.wrapped(text, Face.BODY, 13, room - pen.px(28))
    ]
    made, blur = cards.floating((room, pen.px(54) + pen.px(19) * len(told)), pen)
    inner = cards.inside(made, blur, pen)
    title = pen.type.fit(_title(desk, order), Face.HEAD, 19, room - pen.px(28))
    inner.based((blur + pen.px(14), blur + pen.px(27)), title, Face.HEAD, 19)
    for number, (line, colour) in enumerate(told):
        at = (blur + pen.px(14), blur + pen.px(50 + 19 * number))
        inner.based(at, line, Face.BODY, 13, colour)
    return made, blur


def _title(desk: Desk, order: FlightOrder) -> str:
    template = {
        orders.Strike: _("{wing}: strike"),
        orders.Scout: _("{wing}: scout"),
        orders.Rebase: _("{wing}: rebase to {place}"),
        orders.Airlift: _("Airlift to {place}"),
        orders.Seize: _("Airfield coup: {place}"),
    }[type(order)]
    place = (
        ""
        if isinstance(order, orders.Strike | orders.Scout)
        else titled(desk.theatre.places[order.place].name)
    )
    return template.format(wing=titled(desk.theatre.wings[order.wing].name), place=place)


def _told(desk: Desk, order: FlightOrder) -> list[tuple[str, Colour]]:
    refused = bool(desk.composer.why_not(order))
    out = [(text, style.BAD if refused else style.SECOND) for text in explain(desk.sight, order)]
    theatre, state = desk.theatre, desk.sight.state
    have = int(state.sorties[order.wing])
    if isinstance(order, orders.Airlift | orders.Seize):
        need = lifting.sorties_for(theatre, state, order.wing, order.units)
        out.append((_("It takes {need} of {have} sorties.").format(need=need, have=have), style.SECOND))
    elif isinstance(order, orders.Strike):
        template = ngettext(
            "{count} sortie of {have}; + and − change it.",
            "{count} sorties of {have}; + and − change it.",
            order.sorties,
        )
        out.append((template.format(count=order.sorties, have=have), style.SECOND))
    if isinstance(order, orders.Seize) and not refused:
        out += [(text, style.WARNING) for text in _link_up(desk, order)]
    return out


def _link_up(desk: Desk, order: orders.Seize) -> list[str]:
    """What becomes of troops on a field to which no column comes, and where the nearest stands."""
    theatre = desk.theatre
    days = wording.days(theatre.air.link_up)
    lost = theatre.air.cut_off // 10
    told = [
        _(
            "They are alone until a column stands beside the field: from {days} on they lose {lost} % of "
            "their men each dusk."
        ).format(days=days, lost=lost)
    ]
    column = flying.nearest_column(desk.sight, order)
    if column is None:
        return [*told, _("No column of ours or of a partner is on the map.")]
    unit, away = column
    told.append(
        _("The nearest column is {unit}, {km} km away.").format(
            unit=titled(theatre.units[unit].name), km=away * theatre.km_a_hex
        )
    )
    return told


# On the map


def marks(desk: Desk, flight: Flight, order: FlightOrder | None) -> list[Sprite]:
    """The range of a flight that was chosen, and the line to its target."""
    grid, width = desk.theatre.grid, desk.camera.width
    start = flying.origin(desk.sight, flight.wing)
    if start == OFF_MAP:
        return []
    sprites = _range(desk, start, flying.radius(desk.sight, flight.wing))
    if order is None:
        return sprites
    end = target(desk, order)
    if end != start:
        sprites += path(centre(grid, start, width), centre(grid, end, width), width)
    return [*sprites, hints.ring(grid, end, width)]


def path(
    start: tuple[float, float], end: tuple[float, float], width: int, colour: Colour = style.ORDER
) -> list[Sprite]:
    """A dashed line through the air with an arrowhead in a disc."""
    scale = max(0.5, width / 56) ** 0.6
    strokes = ((5.6 * scale, style.ORDER_RIM, 0.85), (2.8 * scale, colour, 1.0))
    line = ink.line([start, end], strokes, (11 * scale, 7 * scale))
    side = round(24 * scale)
    disc = ink.disc(side, style.ORDER_RIM, colour, 1.6 * scale).copy()
    ahead = (pygame.Vector2(end) - pygame.Vector2(start)).normalize()
    aside, middle = pygame.Vector2(-ahead.y, ahead.x), pygame.Vector2(side / 2, side / 2)
    points = [
        middle + ahead * side * 0.32,
        middle - ahead * side * 0.24 + aside * side * 0.24,
        middle - ahead * side * 0.1,
        middle - ahead * side * 0.24 - aside * side * 0.24,
    ]
    big = pygame.Surface((side * ink.FINE, side * ink.FINE), pygame.SRCALPHA)
    pygame.draw.polygon(big, colour, [tuple(p * ink.FINE) for p in points])
    disc.blit(pygame.transform.smoothscale(big, (side, side)), (0, 0))
    x, y = start[0] + (end[0] - start[0]) * 0.6, start[1] + (end[1] - start[1]) * 0.6
    return [line, (disc, (round(x - side / 2), round(y - side / 2)))]


def _range(desk: Desk, start: int, hexes: int) -> list[Sprite]:
    """A ring of round dots as far as a wing flies."""
    grid, width = desk.theatre.grid, desk.camera.width
    if hexes <= 0:
        return []
    x, y = centre(grid, start, width)
    reach = hexes * width * 0.97
    if reach > 4 * max(desk.size):
        return []
    dot = ink.disc(max(4, round(width / 11)), style.ORDER, style.ORDER_RIM, 1.4)
    count = max(24, round(2 * 3.1416 * reach / hex_height(width) * 3))
    out = []
    for number in range(count):
        turn = pygame.Vector2(reach, 0).rotate(360 * number / count)
        out.append((dot, (round(x + turn.x - dot.get_width() / 2), round(y + turn.y - dot.get_height() / 2))))
    return out
