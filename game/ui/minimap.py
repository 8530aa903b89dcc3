"""The whole map in small, with everybody the side knows of and the part that is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.ui import style, view
from game.ui.camera import centre, sheet_size
from game.ui.pen import Pen, Rect

if TYPE_CHECKING:
    from game.ui.desk import Desk

REFERENCE = 14.0  # hex width at which positions are reckoned
COARSEST = 3  # the level that is reduced


def draw_minimap(pen: Pen, desk: Desk, rect: Rect) -> None:
    """The map in a box; a press in it moves the camera."""
    pen.surface.blit(_ground(desk, rect.size), rect)
    whole = sheet_size(desk.theatre.grid, REFERENCE)
    for stack in view.stacks(desk.sight).values():
        card = (stack.cards or stack.reports)[0]
        x, y = centre(desk.theatre.grid, stack.hex, REFERENCE)
        at = rect.x + x * rect.width / whole[0], rect.y + y * rect.height / whole[1]
        colour = desk.counters.livery(card.faction).colour
        draw_spot(pen, (round(at[0]), round(at[1])), colour, reported=not stack.cards)
    pygame.draw.rect(pen.surface, style.STRONG, rect.inflate(2, 2), 1)
    pen.zone(rect, "minimap")


def draw_spot(pen: Pen, at: tuple[int, int], colour: style.Colour, *, reported: bool) -> None:
    """A stack: a square for those whom the side leads or sees by right, a diamond for those reported."""
    size, (x, y) = pen.px(5), at
    if not reported:
        spot = pygame.Rect(0, 0, size, size)
        spot.center = at
        pen.surface.fill(style.PAPER, spot.inflate(2, 2))
        pen.surface.fill(colour, spot)
        return
    for reach, ink in ((size * 0.8 + 1.5, style.PAPER), (size * 0.8, colour)):
        corners = [(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)]
        pygame.draw.polygon(pen.surface, ink, corners)


def frame(desk: Desk, rect: Rect) -> pygame.Rect:
    """The part of a minimap at `rect` that the camera sees."""
    left, top, width, height = desk.camera.shares()
    box = pygame.Rect(
        round(rect.x + left * rect.width),
        round(rect.y + top * rect.height),
        round(width * rect.width),
        round(height * rect.height),
    )
    return box.clip(rect)


def _ground(desk: Desk, size: tuple[int, int]) -> pygame.Surface:
    if desk.small_map is None or desk.small_map.get_size() != size:
        desk.small_map = desk.mapview.tiles.whole(COARSEST, size)
    return desk.small_map
