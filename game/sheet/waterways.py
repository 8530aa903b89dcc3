"""Where water runs, as it is drawn: rivers by their hexsides, channels, dry valleys, and crossings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.hexes import Corner
from game.scenario.snapping import hexes_at
from game.sheet.chains import Curve, Edge, chains, kept_off, relaxed, smooth, swayed
from game.sheet.geometry import centre
from game.sheet.ground import style_of
from game.sheet.mapdata import HexSide, MapData, Point, place_of
from game.sheet.noise import lattice
from game.terms import OFF_MAP, Crossing

PULL: Final = (
    0.4  # of the way from a hexside to the middle of a town beside it, by which a river comes nearer
)
ACROSS: Final = 0.2  # of a hexside to both hands of a crossing, in which its river runs straight
NEAREST: Final = 0.2  # hex widths from a river to the middle of a town
# Length and play of bends, in hex widths.
RIVER_WAVES: Final = ((0.7, 0.15), (0.3, 0.07))
STREAM_WAVES: Final = ((0.45, 0.06), (0.2, 0.035))
CHANNEL_WAVES: Final = ((0.5, 0.09), (0.2, 0.05))
WADI_WAVES: Final = ((0.5, 0.1), (0.2, 0.05))


@dataclass(frozen=True, eq=False)
class Bridge:
    """A crossing: where it is, which way the road runs over it, whether it is a ferry."""

    at: Point
    towards: Point
    ferry: bool


def channels_of(data: MapData) -> list[Curve]:
    """The side channels, as they are drawn in the map file."""
    none = np.zeros((0, 2))
    lines = (smooth(np.array(line)) for line in data.channels)
    return [swayed(line, CHANNEL_WAVES, 700 + number, none) for number, line in enumerate(lines)]


def _sides(data: MapData) -> list[tuple[int, int]]:
    """Each hexside with a river once, as hex and direction."""
    found = []
    for here, direction in np.argwhere(data.crossing != Crossing.FREE).tolist():
        there = int(data.grid.neighbours[here, direction])
        if there == OFF_MAP or here < there:
            found.append((here, direction))
    return found


def ends_of(data: MapData, here: int, direction: int) -> HexSide:
    """A hexside by its two corners."""
    return frozenset((data.grid.corner(here, direction), data.grid.corner(here, direction + 1)))


def _ordered(ends: HexSide) -> tuple[Corner, Corner]:
    a, b = sorted(ends, key=lambda corner: (corner.y, corner.x))
    return a, b


def river_points(data: MapData) -> dict[HexSide, Point]:
    """Where a river passes each of its hexsides: in the middle, or nearer to a town beside it.

    At a crossing and just before and after it, it is in the middle, so that it runs across the road.
    """
    towns = set(data.towns)
    spanned = {corner for ends in _spanned(data) for corner in ends}
    found = {}
    for here, direction in _sides(data):
        ends = ends_of(data, here, direction)
        (ax, ay), (bx, by) = (place_of(corner) for corner in _ordered(ends))
        x, y = (ax + bx) / 2, (ay + by) / 2
        there = int(data.grid.neighbours[here, direction])
        for near, far in ((here, there), (there, here)):
            if near in towns and far not in towns and not spanned & ends:
                cx, cy = centre(*data.grid.column_row(near))
                x, y = x + PULL * (cx - x), y + PULL * (cy - y)
        found[ends] = x, y
    return found


def _spanned(data: MapData) -> set[HexSide]:
    """The hexsides with a bridge or ferry."""
    kinds = (Crossing.BRIDGE, Crossing.FERRY)
    return {ends_of(data, *side) for side in _sides(data) if data.crossing[side] in kinds}


def rivers_of(data: MapData, middles: dict[HexSide, Point], *, streams: bool) -> list[Curve]:
    """Large rivers, or small ones: through the points on their sides, and on beyond the map's rim."""
    sides = [ends for ends in middles if (ends in data.streams) == streams]
    edges = [Edge(*_ordered(ends)) for ends in sides]
    at = {corner: place_of(corner) for ends in sides for corner in ends}
    spanned = _spanned(data)
    still = np.array(sorted(middles[ends] for ends in spanned)).reshape(-1, 2)
    towns = np.array([centre(*data.grid.column_row(here)) for here in data.towns]).reshape(-1, 2)
    found = []
    for number, (_, nodes) in enumerate(chains(edges, at)):
        points: list[Point] = []
        held = [False]
        for a, b in pairwise(nodes):
            x, y = middles[frozenset((a, b))]
            (ax, ay), (bx, by) = place_of(a), place_of(b)
            straight = (-ACROSS, 0.0, ACROSS) if {a, b} in spanned else (0.0,)
            points += [(x + part * (bx - ax), y + part * (by - ay)) for part in straight]
            held += [len(straight) > 1] * len(straight)
        line = np.array([_end(data, nodes[0], points[0]), *points, _end(data, nodes[-1], points[-1])])
        line = relaxed(line, np.array([*held, False]), 0.13)
        waves = STREAM_WAVES if streams else RIVER_WAVES
        curve = swayed(smooth(line), waves, (750 if streams else 720) + number, still)
        found.append(kept_off(curve, towns, NEAREST))
    return found


def _end(data: MapData, corner: Corner, before: Point) -> Point:
    """Where a river ends: in its last corner, or well beyond it if that lies on the rim."""
    x, y = place_of(corner)
    inland = len(hexes_at(data.grid, corner)) == 3
    return (x, y) if inland else (x + 3 * (x - before[0]), y + 3 * (y - before[1]))


def joined(stream: Curve, rivers: tuple[Curve, ...]) -> Curve:
    """A stream that flows on into a river if it ends near one."""
    for end in (0, -1):
        for river in rivers:
            away = np.hypot(*(river - stream[end]).T)
            if away.min() < 0.5:
                pieces = [river[away.argmin()][None, :], stream]
                stream = np.concatenate(pieces if end == 0 else pieces[::-1])
    return stream


def bridges_of(data: MapData, middles: dict[HexSide, Point]) -> list[Bridge]:
    """The bridges and ferries."""
    found = []
    for here, direction in _sides(data):
        kind = int(data.crossing[here, direction])
        if kind in (Crossing.BRIDGE, Crossing.FERRY):
            there = int(data.grid.neighbours[here, direction])
            (ax, ay), (bx, by) = (centre(*data.grid.column_row(h)) for h in (here, there))
            at = middles[ends_of(data, here, direction)]
            found.append(Bridge(at, (bx - ax, by - ay), kind == Crossing.FERRY))
    return found


def wadis_of(data: MapData) -> list[Curve]:
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
