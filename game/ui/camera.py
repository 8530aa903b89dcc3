"""The camera: which part of the map is seen, at which level of detail.

Levels are pixels per hex width, finest first. The map's origin is the top left of its sheet; the centre of
hex (column, row) lies at W / 2 + W * (column + odd / 2), H / 2 + row * 0.75 * H, with H = 2 W / sqrt(3).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from game.hexes import Grid
from game.terms import HexId

LEVELS: Final = (112, 56, 28, 14)
SLACK: Final = 0.35  # share of the view that may lie beyond the map's edge

Point = tuple[float, float]
Box = tuple[int, int, int, int]  # x, y, width, height


def hex_height(width: float) -> float:
    """Height of a hex of a width, from corner to corner."""
    return width * 2 / math.sqrt(3)


def centre(grid: Grid, here: int, width: float) -> Point:
    """Centre of a hex on the sheet, in pixels."""
    x, y = grid.centre(here)
    return width / 2 + width * x, hex_height(width) / 2 + width * y


def sheet_size(grid: Grid, width: float) -> tuple[int, int]:
    """Size of the whole sheet in pixels."""
    height = hex_height(width)
    return math.ceil(width * (grid.columns + 0.5)), math.ceil(height * (0.25 + 0.75 * grid.rows))


@dataclass(slots=True)
class Camera:
    """A view of the map. x, y: the sheet's pixel at the view's top left."""

    grid: Grid
    view: Box
    level: int = 1
    x: float = 0
    y: float = 0

    @property
    def width(self) -> int:
        """Pixels a hex width."""
        return LEVELS[self.level]

    def to_screen(self, here: int) -> tuple[int, int]:
        """Where the centre of a hex stands on the screen."""
        x, y = centre(self.grid, here, self.width)
        return round(x - self.x) + self.view[0], round(y - self.y) + self.view[1]

    def hex_at(self, point: Point) -> HexId:
        """The hex under a point of the screen, or OFF_MAP."""
        x, y = point[0] - self.view[0] + self.x, point[1] - self.view[1] + self.y
        width = self.width
        return self.grid.nearest((x - width / 2) / width, (y - hex_height(width) / 2) / width)

    def sees(self, point: Point) -> bool:
        """Whether a point of the screen lies in the view."""
        x, y, width, height = self.view
        return x <= point[0] < x + width and y <= point[1] < y + height

    def shows(self, here: int) -> bool:
        """Whether a hex lies well within the view."""
        x, y = self.to_screen(here)
        left, top, width, height = self.view
        margin = self.width
        return left + margin < x < left + width - margin and top + margin < y < top + height - margin

    def pan(self, dx: float, dy: float) -> None:
        """Move the view over the map by so many pixels."""
        self.x, self.y = self.x + dx, self.y + dy
        self._clamp()

    def zoom(self, steps: int, at: Point) -> None:
        """Go to a finer (positive) or coarser level, keeping the map fixed under a point of the screen."""
        level = max(0, min(len(LEVELS) - 1, self.level - steps))
        ratio = LEVELS[level] / self.width
        dx, dy = at[0] - self.view[0], at[1] - self.view[1]
        self.x, self.y = (self.x + dx) * ratio - dx, (self.y + dy) * ratio - dy
        self.level = level
        self._clamp()

    def centre_on(self, here: int) -> None:
        """Bring a hex to the middle of the view."""
        x, y = centre(self.grid, here, self.width)
        self.x, self.y = x - self.view[2] / 2, y - self.view[3] / 2
        self._clamp()

    def centre_share(self, across: float, down: float) -> None:
        """Bring a point of the sheet, given in shares of its size, to the middle of the view."""
        width, height = sheet_size(self.grid, self.width)
        self.x, self.y = width * across - self.view[2] / 2, height * down - self.view[3] / 2
        self._clamp()

    def resize(self, view: Box) -> None:
        """Take another part of the screen, keeping the middle."""
        self.x += (self.view[2] - view[2]) / 2
        self.y += (self.view[3] - view[3]) / 2
        self.view = view
        self._clamp()

    def shares(self) -> tuple[float, float, float, float]:
        """The view as left, top, width and height in shares of the sheet."""
        width, height = sheet_size(self.grid, self.width)
        return self.x / width, self.y / height, self.view[2] / width, self.view[3] / height

    def _clamp(self) -> None:
        width, height = sheet_size(self.grid, self.width)
        self.x = _clamped(self.x, self.view[2], width)
        self.y = _clamped(self.y, self.view[3], height)


def _clamped(position: float, view: int, sheet: int) -> float:
    """A position at which the map fills as much of the view as it should; a small map lies in its middle."""
    if sheet <= view:
        return (sheet - view) / 2
    slack = min(view * SLACK, 120)
    return max(-slack, min(position, sheet - view + slack))
