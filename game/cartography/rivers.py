"""How a river is laid along hexsides so that each town keeps its own bank.

The course is the cheapest chain of hexsides near the true line that passes the river towns in their
order, each with its hex on the proper hand. No town is moved: the river gives way.
"""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from game.cartography.projection import GRID, Floats, corner_point, on_map
from game.cartography.tables import LonLat
from game.hexes import CORNER_OFFSETS, SIDE_STEPS, Corner
from game.terms import OFF_MAP, HexId

Side = tuple[Corner, Corner]
Mark = tuple[HexId, str]  # a town's hex, and the hand (left or right) it must stay on

LENGTH_COST: Final = 0.15  # a hexside straight on the line; more makes a straighter river


def track(points: list[LonLat], spacing: float = 0.1) -> Floats:
    """(n, 2) points of a line in hex widths, so close that the nearest stands for the line."""
    x, y = on_map([p[0] for p in points], [p[1] for p in points])
    pieces = []
    for i in range(len(points) - 1):
        steps = max(1, int(np.hypot(x[i + 1] - x[i], y[i + 1] - y[i]) / spacing))
        part = np.linspace(0, 1, steps, endpoint=False)
        pieces.append(np.stack([x[i] + part * (x[i + 1] - x[i]), y[i] + part * (y[i + 1] - y[i])], axis=1))
    pieces.append(np.array([[x[-1], y[-1]]]))
    return np.concatenate(pieces)


def stray(line: Floats, x: float, y: float) -> float:
    """How far a point lies from a line, in hex widths."""
    return float(np.hypot(line[:, 0] - x, line[:, 1] - y).min())


def ways(corner: Corner) -> list[Corner]:
    """The corners one hexside away whose side has a hex of the map on at least one hand."""
    found = []
    for x, y in SIDE_STEPS:
        there = Corner(corner.x + x, corner.y + y)
        try:
            hands = (GRID.left_of(corner, there), GRID.left_of(there, corner))
        except ValueError:
            continue
        if hands != (OFF_MAP, OFF_MAP):
            found.append(there)
    return found


def on_rim(corner: Corner) -> bool:
    """Whether a corner lies on the map's outer edge, where a river may come in or leave."""
    return any(
        OFF_MAP in (GRID.left_of(corner, there), GRID.left_of(there, corner)) for there in ways(corner)
    )


def in_order(marks: list[Mark], line: Floats) -> list[Mark]:
    """River towns from source to mouth."""

    def along(mark: Mark) -> int:
        x, y = GRID.centre(mark[0])
        return int(np.hypot(line[:, 0] - x, line[:, 1] - y).argmin())

    return sorted(marks, key=along)


@dataclass
class Bed:
    """Where a river may run: near its line, its towns in order and each on its own bank.

    `taken` are sides, walked either way, that another river has.
    """

    line: Floats
    marks: list[Mark]
    taken: set[Side]
    prices: dict[Side, float] = field(default_factory=dict)

    def price(self, a: Corner, b: Corner) -> float:
        """What a hexside costs; infinite on the wrong side of a town or where the map ends."""
        if (a, b) not in self.prices:
            left, right = GRID.left_of(a, b), GRID.left_of(b, a)
            wrong = (left, "right") in self.marks or (right, "left") in self.marks
            if wrong or OFF_MAP in (left, right) or (a, b) in self.taken:
                self.prices[a, b] = math.inf
            else:
                (ax, ay), (bx, by) = corner_point(a), corner_point(b)
                self.prices[a, b] = LENGTH_COST + stray(self.line, (ax + bx) / 2, (ay + by) / 2) ** 2
        return self.prices[a, b]

    def passed(self, count: int, a: Corner, b: Corner) -> int:
        """How many of the towns lie behind after a hexside, if `count` did before."""
        banks = ((GRID.left_of(a, b), "left"), (GRID.left_of(b, a), "right"))
        while count < len(self.marks) and self.marks[count] in banks:
            count += 1
        return count


def course(bed: Bed, starts: list[Corner], ends: list[Corner]) -> list[Corner]:
    """The corners of the cheapest way from a start past every town to an end.

    Raises ValueError if no course keeps every town on its bank.
    """
    heap = [(0.0, 0, corner.x, corner.y) for corner in starts]
    best = {(0, corner): 0.0 for corner in starts}
    came: dict[tuple[int, Corner], tuple[int, Corner]] = {}
    while heap:
        spent, count, x, y = heapq.heappop(heap)
        here = (count, Corner(x, y))
        if spent > best[here]:
            continue
        if count == len(bed.marks) and here[1] in ends:
            return _trace(came, here)
        for there in ways(here[1]):
            total = round(spent + bed.price(here[1], there), 9)
            state = (bed.passed(count, here[1], there), there)
            if total < best.get(state, math.inf):
                best[state], came[state] = total, here
                heapq.heappush(heap, (total, state[0], there.x, there.y))
    msg = "no course keeps every river town on its bank"
    raise ValueError(msg)


def _trace(came: dict[tuple[int, Corner], tuple[int, Corner]], last: tuple[int, Corner]) -> list[Corner]:
    path = [last[1]]
    while last in came:
        last = came[last]
        path.append(last[1])
    return path[::-1]


def rim_near(points: list[LonLat], reach: float = 2.5) -> list[Corner]:
    """Corners of the map's rim near where a line between two points crosses it."""
    line = track(points)
    corners = {
        GRID.corner(here, k)
        for here in range(len(GRID))
        if GRID.neighbours[here].min() < 0
        for k in range(len(CORNER_OFFSETS))
    }
    return sorted(
        (c for c in corners if on_rim(c) and stray(line, *corner_point(c)) < reach), key=lambda c: (c.x, c.y)
    )


def corner_at(point: LonLat) -> Corner:
    """The corner nearest to a place of the earth, the first of equals."""
    spot = track([point, point])
    corners = {GRID.corner(here, k) for here in range(len(GRID)) for k in range(len(CORNER_OFFSETS))}
    return min(corners, key=lambda c: (round(stray(spot, *corner_point(c)), 6), c.x, c.y))
