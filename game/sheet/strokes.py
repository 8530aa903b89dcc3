"""Draws lines into a window: smooth thick strokes, dashes, brackets, the grid.

A stroke is drawn as a mask three times as large and reduced, so that its rims are soft. Its widths
are those of the middle level; other levels scale them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from game.sheet.chains import Curve, lengths
from game.sheet.geometry import HEIGHT, ROW, Floats, View
from game.sheet.ground import rgb_of

LARGER: Final = 3  # times the window, while drawing
# Pixels a hex and the scale of lines at them.
SCALES: Final = ((14, 28, 56, 112), (0.56, 0.74, 1.0, 1.65))


@dataclass(frozen=True)
class Pen:
    """How a line is drawn: width and dashes in pixels of the middle level, cover from 0 to 1."""

    colour: str
    width: float
    cover: float = 1.0
    dashes: tuple[float, ...] = ()  # drawn, left out, drawn, ...


def scale_of(across: int) -> float:
    """By how much lines are wider at a level than at the middle one."""
    return float(np.interp(math.log(across), np.log(SCALES[0]), SCALES[1]))


def covered(colour: list[Floats], mask: Floats, ink: str, cover: float = 1.0) -> list[Floats]:
    """A colour under an ink, where and as much as a mask of 0 to 1 says."""
    share = mask * np.float32(cover)
    return [part + (np.float32(tone) - part) * share for part, tone in zip(colour, rgb_of(ink), strict=True)]


@dataclass(frozen=True)
class Board:
    """A window to draw lines into."""

    view: View

    @property
    def scale(self) -> float:
        """Of line widths."""
        return scale_of(self.view.across)

    def draw(self, colour: list[Floats], curves: Iterable[Curve], pen: Pen) -> list[Floats]:
        """A colour with curves over it."""
        near = [curve for curve in curves if self._meets(curve, pen.width)]
        if not near:
            return colour
        mask = Image.new("L", (self.view.width * LARGER, self.view.height * LARGER))
        brush = ImageDraw.Draw(mask)
        for curve in near:
            for piece in self._dashed(curve, pen.dashes):
                self._stroke(brush, piece, pen.width)
        return covered(colour, self._reduced(mask), pen.colour, pen.cover)

    def grid(self, colour: list[Floats], columns: int, rows: int, ink: str, cover: float) -> list[Floats]:
        """A colour with the outlines of all hexes over it."""
        left, top, right, bottom = self.view.box
        mask = Image.new("L", (self.view.width * LARGER, self.view.height * LARGER))
        brush = ImageDraw.Draw(mask)
        for row in range(max(0, math.floor(top / ROW) - 2), min(rows, math.ceil(bottom / ROW) + 1)):
            for column in range(max(0, math.floor(left) - 2), min(columns, math.ceil(right) + 1)):
                x, y = 0.5 + column + (row & 1) / 2, HEIGHT / 2 + row * ROW
                hexagon = [
                    (x + math.sin(turn) / math.sqrt(3), y - math.cos(turn) / math.sqrt(3))
                    for turn in (k * math.pi / 3 for k in range(6))
                ]
                points = self._pixels(np.array([*hexagon, hexagon[0]]))
                brush.line(points, 255, LARGER)
        return covered(colour, self._reduced(mask), ink, cover)

    def _meets(self, curve: Curve, width: float) -> bool:
        room = (width * self.scale + 2) / self.view.across
        left, top, right, bottom = self.view.box
        (x0, y0), (x1, y1) = curve.min(axis=0), curve.max(axis=0)
        return bool(x1 >= left - room and x0 <= right + room and y1 >= top - room and y0 <= bottom + room)

    def _pixels(self, curve: Curve) -> list[tuple[float, float]]:
        origin = np.array([self.view.left, self.view.top])
        return [(x, y) for x, y in ((curve * self.view.across - origin) * LARGER).tolist()]

    def _stroke(self, brush: ImageDraw.ImageDraw, curve: Curve, width: float) -> None:
        points = self._pixels(curve)
        size = max(1.0, width * self.scale * LARGER)
        brush.line(points, 255, round(size), joint="curve")
        if size > 4:
            for x, y in (points[0], points[-1]):
                brush.ellipse((x - size / 2, y - size / 2, x + size / 2, y + size / 2), 255)

    def _dashed(self, curve: Curve, dashes: tuple[float, ...]) -> list[Curve]:
        """The drawn pieces of a curve; the pattern begins where the curve does."""
        if not dashes:
            return [curve]
        along = lengths(curve)
        pattern = [dash * self.scale / self.view.across for dash in dashes]
        pieces, at, number = [], 0.0, 0
        while at < along[-1]:
            end = min(at + pattern[number % len(pattern)], along[-1])
            if number % 2 == 0:
                inner = (along > at) & (along < end)
                cuts = [[np.interp(d, along, curve[:, k]) for k in (0, 1)] for d in (at, end)]
                pieces.append(np.concatenate([cuts[:1], curve[inner], cuts[1:]]))
            at, number = end, number + 1
        return pieces

    def _reduced(self, mask: Image.Image) -> Floats:
        small = mask.reduce(LARGER)
        return np.asarray(small, np.float32) * np.float32(1 / 255)
