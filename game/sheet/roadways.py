"""Where roads run, as they are drawn: through towns and over bridges, and near other hexes' middles."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import Final

import numpy as np

from game.sheet.chains import Curve, Edge, chains, relaxed, smooth, swayed
from game.sheet.geometry import centre
from game.sheet.mapdata import HexSide, MapData, Point
from game.sheet.waterways import ends_of
from game.terms import OFF_MAP

ROAD_PLAY: Final = (0.035, 0.06, 0.085)  # hex widths, by rank of the road's class
TRACK: Final = len(ROAD_PLAY) - 1  # rank of the third class of road and of all below it


def roads_of(data: MapData, middles: dict[HexSide, Point]) -> list[tuple[int, Curve]]:
    """Rank and line of every road. A road runs through towns and bridges, and near other centres."""
    edges, at = _road_edges(data)
    meetings = _meetings(edges, data)
    found = []
    for number, (rank, nodes) in enumerate(chains(edges, at)):
        fixed = np.array([node in meetings for node in nodes])
        fixed[[0, -1]] = True
        line = relaxed(np.array([at[node] for node in nodes]), fixed, 0.32)
        points, still = [line[0]], list(line[fixed])
        for (a, b), place in zip(pairwise(nodes), line[1:], strict=True):
            crossing = middles.get(ends_of(data, a, data.grid.direction(a, b))) if min(a, b) >= 0 else None
            if crossing is not None:
                points.append(np.array(crossing))
                still.append(points[-1])
            points.append(place)
        play = ROAD_PLAY[rank]
        waves = ((2.3, 0.09), (0.9, play), (0.35, play * 0.5))
        found.append((rank, swayed(smooth(np.array(points)), waves, 800 + number, np.array(still))))
    return found


def _road_edges(data: MapData) -> tuple[list[Edge[int]], dict[int, Point]]:
    """Legs of roads between hexes, and where hexes lie. An exit leads to a node of its own, below zero."""
    grid = data.grid
    edges = [
        Edge(here, int(grid.neighbours[here, direction]), min(int(data.road[here, direction]) - 1, TRACK))
        for here, direction in np.argwhere(data.road[:, :3]).tolist()
        if grid.neighbours[here, direction] != OFF_MAP
    ]
    at = {here: centre(*grid.column_row(here)) for edge in edges for here in (edge.a, edge.b)}
    for here in data.exits:
        out = [direction for direction in range(6) if grid.neighbours[here, direction] == OFF_MAP]
        if here in at and out:
            turns = [direction * math.pi / 3 for direction in out]
            x, y = at[here]
            east, south = sum(map(math.cos, turns)), -sum(map(math.sin, turns))
            at[-1 - here] = x + 1.5 * east / len(out), y + 1.5 * south / len(out)
            edges.append(Edge(here, -1 - here, min(e.kind for e in edges if here in (e.a, e.b))))
    return edges, at


def _meetings(edges: list[Edge[int]], data: MapData) -> set[int]:
    """Towns, and hexes in which roads meet."""
    count: dict[int, int] = {}
    for edge in edges:
        for node in (edge.a, edge.b):
            count[node] = count.get(node, 0) + 1
    return set(data.towns) | {node for node, lines in count.items() if lines != 2}
