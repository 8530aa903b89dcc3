"""From the pixels of a map file to hexes, hexsides and corners.

Tiled does not snap what is drawn. A vertex of a road means the hex whose centre is nearest, a
vertex of a river the nearest corner, a crossing the hexside whose middle is nearest; ties go to the
lower number. Between two corners a river takes the shortest way along hexsides.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from game.hexes import AXIAL_STEPS, Corner, Grid
from game.terms import OFF_MAP, HexId


@dataclass(frozen=True)
class Pixels:
    """The pixel grid of a map of pointy-top hexes."""

    grid: Grid
    tile_width: int
    tile_height: int  # a row step is three quarters of it

    @cached_property
    def _half(self) -> int:
        return self.tile_width // 2

    @cached_property
    def _quarter(self) -> int:
        return self.tile_height // 4

    def centre(self, here: int) -> tuple[int, int]:
        """The pixel of a hex's centre."""
        column, row = self.grid.column_row(here)
        return self._half * (2 * column + (row & 1) + 1), self._quarter * (3 * row + 2)

    def corner(self, corner: Corner) -> tuple[int, int]:
        """The pixel of a corner."""
        return self._half * (corner.x + 1), self._quarter * (corner.y + 2)

    def inside(self, x: float, y: float) -> bool:
        """Whether a pixel lies on the map or within a hex of its edge."""
        right = self.tile_width * (self.grid.columns + 2)
        bottom = self.tile_height * (self.grid.rows + 2)
        return -self.tile_width <= x <= right and -self.tile_height <= y <= bottom

    def hex(self, x: float, y: float) -> HexId:
        """The hex whose centre is nearest."""
        row = min(max(round((y / self._quarter - 2) / 3), 0), self.grid.rows - 1)
        near = []
        for r in range(max(row - 1, 0), min(row + 2, self.grid.rows)):
            column = min(max(round((x / self._half - 1 - (r & 1)) / 2), 0), self.grid.columns - 1)
            here = self.grid.at(column, r)
            near.append((_apart(self.centre(here), (x, y)), here))
        return min(near)[1]

    def nearest_corner(self, x: float, y: float) -> Corner:
        """The nearest corner of a hex of the map."""
        here = self.hex(x, y)
        corners = [self.grid.corner(here, k) for k in range(6)]
        return min(corners, key=lambda corner: (_apart(self.corner(corner), (x, y)), corner.y, corner.x))

    def nearest_side(self, x: float, y: float) -> tuple[HexId, int]:
        """The hexside whose middle is nearest, by hex and direction."""
        here = self.hex(x, y)
        a_side = []
        for direction in range(6):
            (ax, ay), (bx, by) = (self.corner(self.grid.corner(here, direction + k)) for k in (0, 1))
            a_side.append((_apart(((ax + bx) / 2, (ay + by) / 2), (x, y)), direction))
        return here, min(a_side)[1]

    def in_side(self, x: float, y: float, here: HexId) -> int | None:
        """The hexside of a hex on which a pixel of it lies, give or take a tenth of the hex."""
        cx, cy = self.centre(here)
        _, direction = self.nearest_side(x, y)
        (ax, ay), (bx, by) = (self.corner(self.grid.corner(here, direction + k)) for k in (0, 1))
        mx, my = (ax + bx) / 2 - cx, (ay + by) / 2 - cy
        outward = ((x - cx) * mx + (y - cy) * my) / (mx * mx + my * my)  # 1 on the line through the side
        return direction if outward > 0.9 else None


def _apart(a: tuple[float, float], b: tuple[float, float]) -> float:
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2


def beside(corner: Corner) -> tuple[Corner, Corner, Corner]:
    """The three corners one hexside away, in order of their numbers (by row, then column)."""
    x, y = corner.x, corner.y
    if y % 3 == 1:  # the top of a hex: hexsides go up and down to both sides
        return Corner(x, y - 2), Corner(x - 1, y + 1), Corner(x + 1, y + 1)
    return Corner(x - 1, y - 1), Corner(x + 1, y - 1), Corner(x, y + 2)


def hexes_at(grid: Grid, corner: Corner) -> list[HexId]:
    """The one to three hexes of the map that meet in a corner."""
    x, y = corner.x, corner.y
    centres = [(x, y + 2), (x - 1, y - 1), (x + 1, y - 1)]
    if y % 3 != 1:
        centres = [(x, y - 2), (x - 1, y + 1), (x + 1, y + 1)]
    found = []
    for cx, cy in centres:
        row = cy // 3
        here = grid.at((cx - (row & 1)) // 2, row)
        if here != OFF_MAP:
            found.append(here)
    return sorted(found)


def side_between(grid: Grid, a: Corner, b: Corner) -> tuple[HexId, int] | None:
    """The hexside from corner to corner, by its lower hex; None if it is none of the map."""
    for here in hexes_at(grid, a):
        corners = [grid.corner(here, k) for k in range(6)]
        for direction in range(len(AXIAL_STEPS)):
            if {corners[direction], corners[(direction + 1) % 6]} == {a, b}:
                return here, direction
    return None


def hex_path(grid: Grid, stops: Sequence[HexId]) -> list[HexId]:
    """The hexes along straight lines from stop to stop."""
    path = list(stops[:1])
    for stop in stops[1:]:
        if stop in grid.neighbours[path[-1]]:
            path.append(stop)
        else:
            path += grid.line(path[-1], stop)[1:]
    return path


def corner_path(grid: Grid, start: Corner, end: Corner) -> list[Corner]:
    """The shortest way along hexsides of the map, both ends included; ties by the corners' numbers."""
    came: dict[Corner, Corner] = {start: start}
    waiting = deque([start])
    while waiting and end not in came:
        here = waiting.popleft()
        for there in beside(here):
            if there not in came and hexes_at(grid, there):
                came[there] = here
                waiting.append(there)
    path = [end]
    while path[-1] != start:
        path.append(came[path[-1]])
    return path[::-1]
