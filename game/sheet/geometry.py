"""Where things lie on a rendered map: levels, their pixels, and the windows that are rendered.

Everything below the pixels is measured in hex widths from the map's top left corner, x to the east
and y to the south, so that one drawing serves every level and every scale of map.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from game.hexes import Grid

Floats = npt.NDArray[np.float32]

LEVELS: Final = (112, 56, 28, 14)  # pixels a hex width, finest first
TILE: Final = 512  # pixels of a tile's side
HEIGHT: Final = 2 / math.sqrt(3)  # of a hex, in hex widths
ROW: Final = HEIGHT * 0.75  # from row to row


def centre(column: int, row: int) -> tuple[float, float]:
    """The centre of a hex, in hex widths from the top left corner."""
    return 0.5 + column + (row & 1) / 2, HEIGHT / 2 + row * ROW


def extent(grid: Grid) -> tuple[float, float]:
    """Width and height of the rectangle round a grid, in hex widths."""
    return grid.columns + (0.5 if grid.rows > 1 else 0.0), HEIGHT + (grid.rows - 1) * ROW


@dataclass(frozen=True)
class Pixels:
    """The pixels of a level: hexes are `across` pixels wide."""

    grid: Grid
    across: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the whole map."""
        width, height = extent(self.grid)
        return math.ceil(width * self.across), math.ceil(height * self.across)

    @property
    def tiles(self) -> tuple[int, int]:
        """How many tiles lie across and down the map."""
        width, height = self.size
        return -(-width // TILE), -(-height // TILE)

    def centre(self, column: int, row: int) -> tuple[float, float]:
        """The pixel position of a hex's centre."""
        x, y = centre(column, row)
        return x * self.across, y * self.across

    def tile(self, column: int, row: int) -> View:
        """The window of a tile. Raises IndexError beyond the map."""
        across, down = self.tiles
        if not (0 <= column < across and 0 <= row < down):
            raise IndexError(f"no tile {column}, {row}: there are {across} x {down}")
        left, top = column * TILE, row * TILE
        width, height = self.size
        return View(self.across, left, top, min(TILE, width - left), min(TILE, height - top))

    def whole(self) -> View:
        """The window of the whole map."""
        return View(self.across, 0, 0, *self.size)


@dataclass(frozen=True)
class View:
    """A window of a level's pixels: those of its left and top edge, its width and height."""

    across: int
    left: int
    top: int
    width: int
    height: int

    @property
    def step(self) -> float:
        """The side of a pixel in hex widths."""
        return 1 / self.across

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in hex widths."""
        right, bottom = self.left + self.width, self.top + self.height
        return self.left / self.across, self.top / self.across, right / self.across, bottom / self.across

    def grown(self, pixels: int) -> View:
        """The window with a margin all round."""
        return View(
            self.across,
            self.left - pixels,
            self.top - pixels,
            self.width + 2 * pixels,
            self.height + 2 * pixels,
        )

    def sampled(self, across: int, room: float) -> View:
        """The window on samples, `across` a hex width, with `room` hex widths all round."""
        left, top, right, bottom = self.box
        first, upper = math.floor((left - room) * across), math.floor((top - room) * across)
        last, lower = math.ceil((right + room) * across), math.ceil((bottom + room) * across)
        return View(across, first, upper, last - first, lower - upper)

    def positions(self) -> tuple[Floats, Floats]:
        """(1, width) x and (height, 1) y of the pixels' centres, in hex widths."""
        x = (np.arange(self.width) + (self.left + 0.5)) / self.across
        y = (np.arange(self.height) + (self.top + 0.5)) / self.across
        return x.astype(np.float32)[None, :], y.astype(np.float32)[:, None]


def nearest(grid: Grid, x: Floats, y: Floats) -> npt.NDArray[np.int64]:
    """The hex that each point lies in, the nearest one for points beyond the rim."""
    upper = np.floor((y - HEIGHT / 2) / ROW).astype(np.int64)
    best = np.full(upper.shape, np.inf, np.float32)
    found = np.zeros(upper.shape, np.int64)
    for row in (upper, upper + 1):
        held = np.clip(row, 0, grid.rows - 1)
        column = np.clip(np.rint(x - 0.5 - (held & 1) / 2).astype(np.int64), 0, grid.columns - 1)
        away = (x - (0.5 + column + (held & 1) / 2)) ** 2 + (y - (HEIGHT / 2 + held * ROW)) ** 2
        nearer = away < best
        best = np.where(nearer, away, best).astype(np.float32)
        found = np.where(nearer, held * grid.columns + column, found)
    return found
