"""What is proposed, on the map: the path of a march, the marks of an assault, and the card beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.model.orders import Assault, March, Order
from game.rules import foresight
from game.terms import OFF_MAP
from game.ui import cards, flightcard, hints, ink, reach, style, supplymap
from game.ui.camera import centre
from game.ui.flight import ORDERS as FLIGHTS
from game.ui.layers import Layer
from game.ui.pen import Pen

if TYPE_CHECKING:
    from game.ui.desk import Desk

Sprite = tuple[pygame.Surface, tuple[int, int]]


class Ways:
    """Keeps the pictures of what a desk proposes, and draws them anew when that changes."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        self.desk = desk
        self._proposed: tuple[object, Order | None] = (None, None)
        self._cards: tuple[object, list[Sprite]] = (None, [])
        self._ways: tuple[object, list[Sprite]] = (None, [])
        self._supply: tuple[object, list[Sprite]] = (None, [])
        self._way: list[int] = []  # the hexes of the march that is shown

    @property
    def proposal(self) -> Order | None:
        """What a click on the map would order."""
        if self._proposed[0] != self.desk.stamp:
            self._proposed = (self.desk.stamp, self.desk.composer.proposal())
        return self._proposed[1]

    def under_counters(self) -> list[Sprite]:
        """Path or marks, with their places on the sheet."""
        desk, order = self.desk, self.proposal
        key = (desk.stamp, desk.camera.level, desk.table.mine, desk.layer)
        if self._ways[0] != key:
            sprites: list[Sprite] = list(self._lines())
            if isinstance(order, March) and order.path:
                drawn, self._way = _path(desk, order)
                sprites += drawn
            elif isinstance(order, Assault):
                sprites += hints.attack_marks(desk, order)
            elif desk.composer.flight is not None:
                flown = order if isinstance(order, FLIGHTS) else None
                sprites += flightcard.marks(desk, desk.composer.flight, flown)
            self._ways = (key, sprites)
        return self._ways[1]

    def _lines(self) -> list[Sprite]:
        """The lines of supply, where that overlay is on."""
        desk = self.desk
        if desk.layer is not Layer.SUPPLY:
            return []
        key = (desk.table.version, desk.camera.level, desk.table.lens)
        if self._supply[0] != key:
            self._supply = (key, supplymap.sprites(desk, supplymap.lines_of(desk)))
        return self._supply[1]

    def cards(self) -> list[Sprite]:
        """The card beside the hex in question, with its place on the screen."""
        desk, order = self.desk, self.proposal
        camera = desk.camera
        place = camera.level, round(camera.x), round(camera.y)
        key = (desk.stamp, desk.show_worst, desk.layer, place)
        if self._cards[0] != key:
            pen, made = Pen(pygame.Surface((1, 1)), desk.type), None
            if isinstance(order, March) and order.path:
                made, target = cards.march_card(pen, desk, order), desk.composer.hover
            elif isinstance(order, Assault):
                made, target = cards.assault_card(pen, desk, order), order.hex
            elif isinstance(order, FLIGHTS):
                made, target = flightcard.card(pen, desk, order), flightcard.target(desk, order)
            elif order is None and desk.layer is Layer.SUPPLY and desk.composer.hover != OFF_MAP:
                made, target = supplymap.fall_card(pen, desk, desk.composer.hover), desk.composer.hover
            way = self._way if isinstance(order, March) else ()
            self._cards = (key, [hints.beside(desk, made, target, way)] if made else [])
        return self._cards[1]

    def pointer(self, surface: pygame.Surface) -> None:
        """Ring the hex under the pointer, where nothing else marks it."""
        desk = self.desk
        here = desk.composer.hover
        if here == OFF_MAP or self.proposal is not None:
            return
        picture, (x, y) = hints.thin_ring(desk.theatre.grid, here, desk.camera.width)
        left, top = desk.camera.view[:2]
        surface.blit(picture, (x - round(desk.camera.x) + left, y - round(desk.camera.y) + top))


def _path(desk: Desk, order: March) -> tuple[list[Sprite], list[int]]:
    """The line of a march, a moon where a day ends, the ring of its target; and the hexes it passes."""
    theatre, state, width = desk.theatre, desk.sight.state, desk.camera.width
    seen = foresight.march(theatre, state, order)
    hexes = [int(state.hex[order.units[0]]), *(int(leg.target) for leg in seen.way)]
    if len(hexes) < 2:
        return [], hexes
    grid, scale = theatre.grid, max(0.5, width / 56) ** 0.7
    points = [centre(grid, here, width) for here in hexes]
    strokes = ((9 * scale, style.ORDER_RIM, 0.95), (5 * scale, style.ORDER, 1.0))
    sprites: list[Sprite] = [ink.line(ink.smooth(points), strokes)]
    moons = set(reach.dusks(seen, max(int(state.spent[u]) for u in order.units)))
    for here, (x, y) in zip(hexes[1:-1], points[1:-1], strict=True):
        dot = (
            hints.moon(round(20 * scale))
            if here in moons
            else ink.disc(max(3, round(4.6 * scale)), style.ORDER_RIM)
        )
        sprites.append((dot, (round(x - dot.get_width() / 2), round(y - dot.get_height() / 2))))
    sprites.append(hints.ring(grid, hexes[-1], width))
    return sprites, hexes
