r"""Hexagons: pointy-top, in rows shifted right on odd rows ("odd-r"), numbered row by row.

A hex is a `HexId`, row * columns + column, on a `Grid`. Directions run counter-clockwise from east:

        2 / \ 1
      3  |   |  0          0 E, 1 NE, 2 NW, 3 W, 4 SW, 5 SE
        4 \ / 5

The hexside in direction d of a hex lies between its corners d and d + 1; corner 0 is the
south-eastern one and the corners run counter-clockwise as well.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from game.terms import OFF_MAP, HexId

DIRECTIONS: Final = ("E", "NE", "NW", "W", "SW", "SE")

# Axial steps (q, r) of the six directions; r grows southwards.
AXIAL_STEPS: Final = ((1, 0), (1, -1), (0, -1), (-1, 0), (-1, 1), (0, 1))

POSITION: Final = re.compile(r"x(\d{1,3})y(\d{1,3})")

# Corner k of a hex in eighths-free integers: x in half hex widths, y in thirds of a row step, from
# the centre. The six numbers are exact, so two hexes agree on a corner they share.
CORNER_OFFSETS: Final = ((1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1), (0, 2))

# The way from corner k to corner k + 1. All six differ, so it names the side it runs along.
SIDE_STEPS: Final = ((0, -2), (-1, -1), (-1, 1), (0, 2), (1, 1), (1, -1))


def opposite(direction: int) -> int:
    """The direction that leads back."""
    return (direction + 3) % 6


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of hexes: x in half hex widths, y in thirds of a row step, from hex 0's centre."""

    x: int
    y: int


@dataclass(frozen=True)
class Grid:
    """A rectangle of hexes, `columns` wide and `rows` high."""

    columns: int
    rows: int

    def __len__(self) -> int:
        return self.columns * self.rows

    def at(self, column: int, row: int) -> HexId:
        """The hex at a column and row, or OFF_MAP outside the rectangle."""
        inside = 0 <= column < self.columns and 0 <= row < self.rows
        return HexId(row * self.columns + column) if inside else OFF_MAP

    def column_row(self, here: int) -> tuple[int, int]:
        """Column and row of a hex."""
        row, column = divmod(int(here), self.columns)
        return column, row

    def name(self, here: int) -> str:
        """The text form of a hex, as an author writes it: `x12y30`."""
        column, row = self.column_row(here)
        return f"x{column}y{row}"

    def parse(self, text: str) -> HexId:
        """The hex of a text form; OFF_MAP if the text is no position on this grid."""
        match = POSITION.fullmatch(text)
        return self.at(int(match[1]), int(match[2])) if match else OFF_MAP

    def axial(self, here: int) -> tuple[int, int]:
        """Axial coordinates (q, r) of a hex."""
        column, row = self.column_row(here)
        return column - (row - (row & 1)) // 2, row

    def from_axial(self, q: int, r: int) -> HexId:
        """The hex at axial coordinates, or OFF_MAP."""
        return self.at(q + (r - (r & 1)) // 2, r)

    def neighbour(self, here: int, direction: int) -> HexId:
        """The hex next to `here` in a direction, or OFF_MAP."""
        return HexId(int(self.neighbours[here, direction]))

    def direction(self, here: int, there: int) -> int:
        """The direction from a hex to a hex next to it. Raises ValueError if they do not touch."""
        return [int(n) for n in self.neighbours[here]].index(int(there))

    def distance(self, here: int, there: int) -> int:
        """Steps from hex to hex over open ground."""
        (row, column), (other, across) = divmod(int(here), self.columns), divmod(int(there), self.columns)
        rise, aside = abs(row - other), abs(2 * (column - across) + (row & 1) - (other & 1))
        return rise + max(0, aside - rise) // 2

    def within(self, here: int, radius: int) -> Iterator[HexId]:
        """Every hex at most `radius` steps away, in order of its number."""
        column, row = self.column_row(here)
        for r in range(max(0, row - radius), min(self.rows, row + radius + 1)):
            for c in range(max(0, column - radius), min(self.columns, column + radius + 1)):
                there = self.at(c, r)
                if self.distance(here, there) <= radius:
                    yield there

    def ring(self, here: int, radius: int) -> list[HexId]:
        """The hexes exactly `radius` steps away, in order of their numbers."""
        return [there for there in self.within(here, radius) if self.distance(here, there) == radius]

    def line(self, here: int, there: int) -> list[HexId]:
        """Hexes of a straight line, both ends included; ties go to the lower hex number.

        Each step goes to the neighbour nearer to the end that lies closest to the straight line.
        """
        path = [HexId(int(here))]
        (ax, ay), (bx, by) = self.centre(here), self.centre(there)
        while path[-1] != there:
            nearer = [
                int(n)
                for n in self.neighbours[path[-1]]
                if n != OFF_MAP and self.distance(n, there) < self.distance(path[-1], there)
            ]

            def stray(hex_: int) -> tuple[float, int]:
                x, y = self.centre(hex_)
                return round(abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)), 6), hex_

            path.append(HexId(min(nearer, key=stray)))
        return path

    def centre(self, here: int) -> tuple[float, float]:
        """Centre of a hex in hex widths from hex 0's centre; y grows southwards."""
        column, row = self.column_row(here)
        return column + (row & 1) / 2, row * math.sqrt(3) / 2

    def nearest(self, x: float, y: float) -> HexId:
        """The hex that a point lies in, given as `centre` gives it, or OFF_MAP."""
        r = y * 2 / math.sqrt(3)
        q = x - r / 2
        whole_q, whole_r, whole_s = round(q), round(r), round(-q - r)
        off_q, off_r, off_s = abs(whole_q - q), abs(whole_r - r), abs(whole_s + q + r)
        if off_q > off_r and off_q > off_s:
            whole_q = -whole_r - whole_s
        elif off_r > off_s:
            whole_r = -whole_q - whole_s
        return self.from_axial(whole_q, whole_r)

    def bearing(self, here: int, there: int) -> int:
        """Compass bearing from hex to hex in whole degrees, north 0, east 90."""
        (ax, ay), (bx, by) = self.centre(here), self.centre(there)
        return round(math.degrees(math.atan2(bx - ax, ay - by))) % 360

    def corner(self, here: int, index: int) -> Corner:
        """Corner `index` (0 to 5) of a hex."""
        column, row = self.column_row(here)
        x, y = CORNER_OFFSETS[index % 6]
        return Corner(2 * column + (row & 1) + x, 3 * row + y)

    def left_of(self, a: Corner, b: Corner) -> HexId:
        """The hex on the left of one who walks a hexside from end to end, or OFF_MAP.

        The hex on the right is `left_of(b, a)`. Raises ValueError if a and b are not the ends of one
        hexside.
        """
        x, y = CORNER_OFFSETS[SIDE_STEPS.index((b.x - a.x, b.y - a.y))]
        row, rest = divmod(a.y - y, 3)
        column, odd = divmod(a.x - x - (row & 1), 2)
        if rest or odd:
            msg = f"{a} is no corner of a hex"
            raise ValueError(msg)
        return self.at(column, row)

    @cached_property
    def neighbours(self) -> npt.NDArray[np.int32]:
        """(hexes, 6) HexId of the neighbour in each direction, or OFF_MAP."""
        table = np.full((len(self), 6), OFF_MAP, np.int32)
        for here in range(len(self)):
            q, r = self.axial(here)
            for direction, (dq, dr) in enumerate(AXIAL_STEPS):
                table[here, direction] = self.from_axial(q + dq, r + dr)
        return table
