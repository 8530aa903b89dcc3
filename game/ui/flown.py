"""A flight as the playback shows it: its path from the base to the target, and the aircraft on its way."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import pygame

from game.ui import ink, style
from game.ui.pen import Rect

DASH, GAP = 11, 7  # pixels at the usual level
DISC: Final = 24
REACH: Final = 40  # pixels round the view in which a dash may still be seen


def draw(
    surface: pygame.Surface, ends: tuple[tuple[int, int], tuple[int, int]], width: int, share: float
) -> None:
    """The path between two points of the screen, and the aircraft so far along it; width: of a hex."""
    start, end = map(pygame.Vector2, ends)
    if (end - start).length() < 1:
        return
    scale = max(0.5, width / 56) ** 0.6
    ahead = (end - start).normalize()
    seen = surface.get_clip().inflate(2 * REACH, 2 * REACH).clipline(start, end)
    if seen:
        _dashes(surface, start, ahead, [(pygame.Vector2(at) - start).length() for at in seen], scale)
    turn = round(-ahead.angle_to(pygame.Vector2(0, -1)))
    craft = _craft(round(DISC * scale), turn)
    at = start + (end - start) * share
    surface.blit(craft, craft.get_rect(center=(round(at.x), round(at.y))))


def _dashes(
    surface: pygame.Surface, start: pygame.Vector2, ahead: pygame.Vector2, part: list[float], scale: float
) -> None:
    """The dashes of a path that lie within a part of its length; dashes stand still while the view moves."""
    step, long = (DASH + GAP) * scale, DASH * scale
    first, last = int(part[0] // step), int(part[1] // step) + 1
    for colour, wide in ((style.ORDER_RIM, 5.6), (style.ORDER, 2.8)):
        for number in range(first, last):
            a = start + ahead * (number * step)
            b = start + ahead * min(number * step + long, part[1])
            pygame.draw.aaline(surface, colour, a, b, max(1, round(wide * scale)))


@lru_cache(maxsize=64)
def _craft(side: int, turn: int) -> pygame.Surface:
    """An arrowhead in a disc, turned by so many degrees clockwise from north."""
    disc = ink.disc(side, style.ORDER_RIM, style.ORDER, 1.6).copy()
    whole = side * ink.FINE
    big = pygame.Surface((whole, whole), pygame.SRCALPHA)
    points = [(0.0, -0.32), (0.24, 0.24), (0.0, 0.1), (-0.24, 0.24)]
    turned = [pygame.Vector2(point).rotate(turn) * whole + pygame.Vector2(whole / 2) for point in points]
    pygame.draw.polygon(big, style.ORDER, [tuple(point) for point in turned])
    disc.blit(pygame.transform.smoothscale(big, (side, side)), Rect(0, 0, side, side))
    return disc
