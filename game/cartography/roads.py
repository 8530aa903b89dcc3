"""How a road is laid from hex to hex: near its true line, over rivers only at bridges and ferries."""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.cartography.projection import GRID, on_map
from game.cartography.rivers import Side, stray, track
from game.cartography.tables import CrossingSite, LonLat
from game.hexes import Corner
from game.terms import OFF_MAP, HexId

STEP_COST: Final = 1.0
STRAY_COST: Final = 1.5  # a hex whose centre lies a hex width off the line


@dataclass(frozen=True, slots=True)
class Crossing:
    """A bridge or ferry and the hexside it stands on: left and right hex, the ends of the side."""

    site: CrossingSite
    left: HexId
    right: HexId
    ends: Side


def sides_of(courses: list[list[Corner]]) -> list[Side]:
    """Every hexside that rivers run along, source to mouth."""
    return [pair for corners in courses for pair in pairwise(corners)]


def place_crossing(site: CrossingSite, course: list[Corner], towns: dict[str, HexId]) -> Crossing:
    """The river's hexside nearest to a crossing that touches the places it must join.

    Raises ValueError if the river runs between no such hexes.
    """
    x, y = (float(part) for part in on_map(site.lon, site.lat))
    found = []
    for number, (a, b) in enumerate(sides_of([course])):
        left, right = GRID.left_of(a, b), GRID.left_of(b, a)
        if site.left and towns[site.left] != left:
            continue
        if site.right and towns[site.right] != right:
            continue
        (lx, ly), (rx, ry) = GRID.centre(left), GRID.centre(right)
        away = round(np.hypot((lx + rx) / 2 - x, (ly + ry) / 2 - y), 6)
        found.append((away, number, Crossing(site, left, right, (a, b))))
    if not found:
        msg = f"{site.name}: the river runs between no hexes that it could join"
        raise ValueError(msg)
    return min(found, key=lambda entry: entry[:2])[2]


def barriers(courses: list[list[Corner]], crossings: list[Crossing]) -> set[tuple[HexId, HexId]]:
    """Pairs of neighbours, in both senses, that no road may join: a river with no crossing between."""
    shut = set()
    for a, b in sides_of(courses):
        left, right = GRID.left_of(a, b), GRID.left_of(b, a)
        shut |= {(left, right), (right, left)}
    for crossing in crossings:
        shut -= {(crossing.left, crossing.right), (crossing.right, crossing.left)}
    return shut


def route(origin: HexId, target: HexId, points: list[LonLat], shut: set[tuple[HexId, HexId]]) -> list[HexId]:
    """The hexes of a road whose true line runs through `points`, both ends included.

    Raises ValueError if no way is open.
    """
    line = track(points)
    heap = [(0.0, int(origin))]
    best = {int(origin): 0.0}
    came: dict[int, int] = {}
    while heap:
        spent, here = heapq.heappop(heap)
        if here == target:
            path = [here]
            while path[-1] in came:
                path.append(came[path[-1]])
            return [HexId(step) for step in path[::-1]]
        if spent > best[here]:
            continue
        for there in (int(n) for n in GRID.neighbours[here]):
            if there == OFF_MAP or (here, there) in shut:
                continue
            total = round(spent + STEP_COST + STRAY_COST * stray(line, *GRID.centre(there)) ** 2, 9)
            if total < best.get(there, np.inf):
                best[there], came[there] = total, here
                heapq.heappush(heap, (total, there))
    msg = "no way is open"
    raise ValueError(msg)
