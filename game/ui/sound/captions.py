"""Captions: lines of text for those who do not hear, below the buttons at the map's upper right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pygame

from game.ui import style
from game.ui.pen import Pen, Rect
from game.ui.style import Face

EDGE, HIGH, GAP = 14, 30, 6  # of the design: from what is above and at the right, of a line, between two
SIZE: Final = 15.0


def draw_captions(pen: Pen, view: tuple[int, int, int, int], top: int, lines: Sequence[str]) -> list[Rect]:
    """Draw lines into the view of the map below some height, the latest lowest; where they stand."""
    left, _top, width, _height = view
    drawn = []
    for number, line in enumerate(lines):
        room = width - pen.px(2 * EDGE + 48)
        words = pen.type.fit(line, Face.LABEL, SIZE, room)
        wide = pen.type.width(words, Face.LABEL, SIZE) + pen.px(48)
        rect = Rect(left + width - pen.px(EDGE) - wide, 0, wide, pen.px(HIGH))
        rect.y = top + pen.px(EDGE) + number * pen.px(HIGH + GAP)
        pen.box(rect, style.BAR, style.STRONG, style.CORNER)
        _loudspeaker(pen, rect.x + pen.px(12), rect.centery)
        line_top = rect.centery - pen.type.height(Face.LABEL, SIZE) / 2
        pen.text((rect.x + pen.px(36), line_top), words, Face.LABEL, SIZE, style.TEXT)
        drawn.append(rect)
    return drawn


def _loudspeaker(pen: Pen, x: int, middle: int) -> None:
    """The sign of what is heard, from its left and at its middle."""
    px, colour, ink = pen.px, style.ACCENT, max(1, pen.px(1.5))
    box, horn = px(3), px(6)
    shape = [
        (x, middle - box),
        (x + px(3), middle - box),
        (x + px(8), middle - horn),
        (x + px(8), middle + horn),
        (x + px(3), middle + box),
        (x, middle + box),
    ]
    pygame.draw.polygon(pen.surface, colour, shape)
    for reach in (4, 7):
        arc = Rect(0, 0, px(2 * reach), px(2 * reach))
        arc.center = x + px(9), middle
        pygame.draw.arc(pen.surface, colour, arc, -0.9, 0.9, ink)
