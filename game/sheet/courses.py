"""The lines of a map as they are drawn: rivers, channels, dry valleys, roads, crossings, borders."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.hexes import Corner
from game.scenario.snapping import hexes_at
from game.sheet.chains import Curve, Edge, chains, kept_off, relaxed, smooth, swayed
from game.sheet.geometry import centre
from game.sheet.ground import style_of
from game.sheet.mapdata import MapData, Point, place_of
from game.sheet.noise import lattice
from game.terms import OFF_MAP, Crossing

PULL: Final = 0.2  # hex widths by which a river comes nearer to a town on its bank
NEAREST: Final = 0.2  # hex widths from a river to the middle of a town
RIVER_WAVES: Final = ((0.7, 0.15), (0.3, 0.07))  # length and play of its bends, in hex widths
STREAM_WAVES: Final = ((0.45, 0.06), (0.2, 0.035))
CHANNEL_WAVES: Final = ((0.5, 0.09), (0.2, 0.05))
WADI_WAVES: Final = ((0.5, 0.1), (0.2, 0.05))
ROAD_PLAY: Final = (0.035, 0.06, 0.085)  # hex widths, by rank of the road's class
TRACK: Final = len(ROAD_PLAY) - 1  # rank of the third class of road and of all below it


@dataclass(frozen=True, eq=False)
class Bridge:
    """A crossing: where it is, which way the road runs over it, whether it is a ferry."""

    at: Point
    towards: Point
    ferry: bool


@dataclass(frozen=True, eq=False)
class Courses:
    """All lines of a map."""

    rivers: tuple[Curve, ...]
    streams: tuple[Curve, ...]
    channels: tuple[Curve, ...]
    wadis: tuple[Curve, ...]
    roads: tuple[tuple[int, Curve], ...]  # rank and line, the poorest class first
    bridges: tuple[Bridge, ...]
    borders: tuple[Curve, ...]


def courses(data: MapData) -> Courses:
    """The lines of a map."""
    middles = _river_points(data)
    rivers = tuple(_rivers(data, middles, streams=False))
    streams = tuple(_rivers(data, middles, streams=True))
    roads = sorted(_roads(data, middles), key=lambda road: -road[0])
    return Courses(
        rivers=rivers,
        streams=tuple(_joined(stream, rivers) for stream in streams),
        channels=tuple(_drawn(data.channels, CHANNEL_WAVES, 700)),
        wadis=tuple(_wadis(data)),
        roads=tuple(roads),
        bridges=tuple(_bridges(data, middles)),
        borders=tuple(np.array(line) for line in data.borders),
    )


def _drawn(
    lines: Iterable[tuple[Point, ...]], waves: Iterable[tuple[float, float]], seed: int
) -> list[Curve]:
    none = np.zeros((0, 2))
    return [swayed(smooth(np.array(line)), waves, seed + n, none) for n, line in enumerate(lines)]


def _sides(data: MapData) -> list[tuple[int, int]]:
    """Each hexside with a river once, as hex and direction."""
    found = []
    for here, direction in np.argwhere(data.crossing != Crossing.FREE).tolist():
        there = int(data.grid.neighbours[here, direction])
        if there == OFF_MAP or here < there:
            found.append((here, direction))
    return found


def _ends(data: MapData, here: int, direction: int) -> frozenset[Corner]:
    return frozenset((data.grid.corner(here, direction), data.grid.corner(here, direction + 1)))


def _ordered(ends: frozenset[Corner]) -> tuple[Corner, Corner]:
    a, b = sorted(ends, key=lambda corner: (corner.y, corner.x))
    return a, b


def _river_points(data: MapData) -> dict[frozenset[Corner], Point]:
    """Where a river passes each of its hexsides: in the middle, or nearer to a town beside it."""
    towns = set(data.towns)
    found = {}
    for here, direction in _sides(data):
        ends = _ends(data, here, direction)
        (ax, ay), (bx, by) = (place_of(corner) for corner in _ordered(ends))
        x, y = (ax + bx) / 2, (ay + by) / 2
        there = int(data.grid.neighbours[here, direction])
        for near, far in ((here, there), (there, here)):
            if near in towns and far not in towns:
                cx, cy = centre(*data.grid.column_row(near))
                x, y = x + PULL * (cx - x) * 2, y + PULL * (cy - y) * 2
        found[ends] = x, y
    return found


def _rivers(data: MapData, middles: dict[frozenset[Corner], Point], *, streams: bool) -> list[Curve]:
    """Large rivers, or small ones: through the points on their sides, and on beyond the map's rim."""
    sides = [ends for ends in middles if (ends in data.streams) == streams]
    edges = [Edge(*_ordered(ends)) for ends in sides]
    at = {corner: place_of(corner) for ends in sides for corner in ends}
    spans = {bridge.at for bridge in _bridges(data, middles)}
    still = np.array(sorted(spans)).reshape(-1, 2)
    towns = np.array([centre(*data.grid.column_row(here)) for here in data.towns]).reshape(-1, 2)
    found = []
    for number, (_, nodes) in enumerate(chains(edges, at)):
        points = [middles[frozenset(pair)] for pair in pairwise(nodes)]
        line = np.array([_end(data, nodes[0], points[0]), *points, _end(data, nodes[-1], points[-1])])
        held = np.array([0, *(point in spans for point in points), 0], bool)
        line = relaxed(line, held, 0.13)
        waves = STREAM_WAVES if streams else RIVER_WAVES
        curve = swayed(smooth(line), waves, (750 if streams else 720) + number, still)
        found.append(kept_off(curve, towns, NEAREST))
    return found


def _end(data: MapData, corner: Corner, before: Point) -> Point:
    """Where a river ends: in its last corner, or well beyond it if that lies on the rim."""
    x, y = place_of(corner)
    inland = len(hexes_at(data.grid, corner)) == 3
    return (x, y) if inland else (x + 3 * (x - before[0]), y + 3 * (y - before[1]))


def _joined(stream: Curve, rivers: tuple[Curve, ...]) -> Curve:
    """A stream that flows on into a river if it ends near one."""
    for end in (0, -1):
        for river in rivers:
            away = np.hypot(*(river - stream[end]).T)
            if away.min() < 0.5:
                pieces = [river[away.argmin()][None, :], stream]
                stream = np.concatenate(pieces if end == 0 else pieces[::-1])
    return stream


def _bridges(data: MapData, middles: dict[frozenset[Corner], Point]) -> list[Bridge]:
    found = []
    for here, direction in _sides(data):
        kind = int(data.crossing[here, direction])
        if kind in (Crossing.BRIDGE, Crossing.FERRY):
            there = int(data.grid.neighbours[here, direction])
            (ax, ay), (bx, by) = (centre(*data.grid.column_row(h)) for h in (here, there))
            at = middles[_ends(data, here, direction)]
            found.append(Bridge(at, (bx - ax, by - ay), kind == Crossing.FERRY))
    return found


def _roads(data: MapData, middles: dict[frozenset[Corner], Point]) -> list[tuple[int, Curve]]:
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
            crossing = middles.get(_ends(data, a, data.grid.direction(a, b))) if min(a, b) >= 0 else None
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


def _wadis(data: MapData) -> list[Curve]:
    """Dry beds through hexes of valley: a tree through each group of them."""
    kinds = [style_of(data, kind).wadi for kind in range(len(data.drawn))]
    valleys = [here for here in range(len(data.grid)) if kinds[data.ground[here]]]
    at = {here: _strayed(here, data) for here in valleys}
    near = []
    for here in valleys:
        for direction in range(3):
            there = int(data.grid.neighbours[here, direction])
            if there in at and data.crossing[here, direction] == Crossing.FREE:
                (ax, ay), (bx, by) = at[here], at[there]
                near.append((round((ax - bx) ** 2 + (ay - by) ** 2, 6), here, there))
    group = {here: here for here in valleys}

    def root(here: int) -> int:
        while group[here] != here:
            here = group[here]
        return here

    tree = []
    for _, here, there in sorted(near):
        if root(here) != root(there):
            group[root(here)] = root(there)
            tree.append(Edge(here, there))
    none = np.zeros((0, 2))
    return [
        swayed(smooth(np.array([at[node] for node in nodes])), WADI_WAVES, 900 + number, none)
        for number, (_, nodes) in enumerate(chains(tree, at))
    ]


def _strayed(here: int, data: MapData) -> Point:
    """A point in a hex, away from its centre: where towns and roads are."""
    column, row = data.grid.column_row(here)
    x, y = centre(column, row)
    east, south = (float(lattice(column, row, 1, 1, seed)[0, 0]) for seed in (951, 952))
    return x + 0.26 * east, y + 0.26 * south
