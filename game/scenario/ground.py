"""Lays a plan out as arrays over hexes and hexsides, and reckons what it costs to move over them.

A leg costs its kilometres * 1000 // (km a day), in thousandths of a day, and at least 1. Off the
road a leg is as long as a hex is wide and goes at the speed of the ground entered; a road's leg has
its share of the road's own length. The better of the two counts. A river adds the class's time to
cross it, or stops it; a ferry adds its own; a bridge is free.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from game.hexes import Grid, opposite
from game.model.charts import MovementChart
from game.model.land import bridges_in
from game.scenario.charts import Movement
from game.scenario.document import Document
from game.scenario.faults import Faults, meant
from game.scenario.plan import Bridge, Plan, Road, Side
from game.terms import IMPASSABLE, OFF_MAP, Crossing

Ints = npt.NDArray[np.int32]
CHEAPEST: Final = 1  # no leg is free, so that a search ends


@dataclass(frozen=True)
class Ground:
    """The arrays of a theatre's ground; see game.model.theatre.Theatre."""

    terrain: Ints  # (hexes,)
    road: Ints  # (hexes, 6)
    road_km: Ints  # (hexes, 6) tenths of a km
    crossing: Ints  # (hexes, 6)


def lay_out(plan: Plan, document: Document, faults: Faults) -> Ground:
    """The arrays of a plan; faults where it draws what the charts do not know or rivers forbid."""
    kinds = list(document.ground)
    for tile in plan.kinds:
        if tile.kind not in kinds:
            faults.add(tile.mark, "this terrain kind is not in `ground`", tile.kind, meant(tile.kind, kinds))
    numbers = np.array([kinds.index(t.kind) if t.kind in kinds else 0 for t in plan.kinds], np.int32)
    shape = (len(plan.grid), 6)
    empty = (np.zeros(shape, np.int32) for _ in range(3))
    ground = Ground(numbers[np.array(plan.ground, np.int64)], *empty)
    for river in plan.rivers:
        _on_both_sides(ground.crossing, plan.grid, river, Crossing.RIVER)
    for bridge in plan.bridges:
        _bridge(ground.crossing, plan.grid, bridge, faults)
    for road in plan.roads:
        _road(ground, plan.grid, road, document.road_classes, faults)
    return ground


def _on_both_sides(table: Ints, grid: Grid, side: Side, value: int) -> None:
    table[side.here, side.direction] = value
    there = grid.neighbour(side.here, side.direction)
    if there != OFF_MAP:
        table[there, opposite(side.direction)] = value


def _bridge(crossing: Ints, grid: Grid, bridge: Bridge, faults: Faults) -> None:
    side = bridge.side
    if crossing[side.here, side.direction] == Crossing.FREE:
        there = grid.neighbour(side.here, side.direction)
        between = f"between {grid.name(side.here)} and {grid.name(there) if there != OFF_MAP else 'the edge'}"
        faults.add(side.mark, f"{bridge.kind.name.lower()} {side.name!r}: no river runs {between}")
    else:
        _on_both_sides(crossing, grid, side, bridge.kind)


def bridge_names(plan: Plan, ground: Ground) -> tuple[str, ...]:
    """The names of the bridges, in the order of their numbers."""
    names = {}
    for bridge in plan.bridges:
        here, direction = bridge.side.here, bridge.side.direction
        names[here, direction] = bridge.side.name
        names[plan.grid.neighbour(here, direction), opposite(direction)] = bridge.side.name
    return tuple(names[here, direction] for here, direction in bridges_in(ground.crossing))


def _road(ground: Ground, grid: Grid, road: Road, classes: Sequence[str], faults: Faults) -> None:
    """Lay a road's legs; where roads share a hexside the better class wins, then the shorter leg."""
    if road.road_class not in classes:
        faults.add(
            road.mark,
            f"road {road.name!r}: unknown road class",
            road.road_class,
            meant(road.road_class, classes),
        )
        return
    number, tenths, legs = classes.index(road.road_class) + 1, road.km * 10, len(road.hexes) - 1
    for leg, (here, there) in enumerate(zip(road.hexes, road.hexes[1:], strict=False)):
        direction = grid.direction(here, there)
        length = tenths * (leg + 1) // legs - tenths * leg // legs
        if ground.crossing[here, direction] == Crossing.RIVER:
            faults.add(
                road.mark,
                f"road {road.name!r} crosses a river without bridge or ferry"
                f" between {grid.name(here)} and {grid.name(there)}",
            )
        old = (ground.road[here, direction], ground.road_km[here, direction])
        if old[0] == 0 or (number, length) < old:
            side = Side(here, direction, road.mark)
            _on_both_sides(ground.road, grid, side, number)
            _on_both_sides(ground.road_km, grid, side, length)


def movement_chart(plan: Plan, ground: Ground, document: Document) -> MovementChart:
    """What every leg costs each movement class, near a known enemy and away from one."""
    neighbours = plan.grid.neighbours
    kinds, roads = list(document.ground), document.road_classes

    def costs(movement: Movement, speeds: Mapping[str, int]) -> Ints:
        off_road = _off_road(movement, kinds, plan.km_a_hex)[ground.terrain[neighbours]]
        on_road = _on_road(speeds, roads, ground)
        legs = np.minimum(off_road, on_road) + _crossing_costs(movement)[ground.crossing]
        out: Ints = np.where((neighbours == OFF_MAP) | (legs >= IMPASSABLE), IMPASSABLE, legs).astype(
            np.int32
        )
        return out

    rows = list(document.movement.values())
    tactical = [costs(row, row.roads) for row in rows]
    safe = [costs(row, {**row.roads, **row.safe_roads}) for row in rows]
    river = [_crossing_costs(row)[Crossing.RIVER] for row in rows]
    return MovementChart(
        tuple(document.movement), np.stack(tactical), np.stack(safe), np.array(river, np.int32)
    )


def _off_road(movement: Movement, kinds: Sequence[str], km_a_hex: int) -> npt.NDArray[np.int64]:
    """(terrain kinds,) cost of a leg into a hex of each kind."""
    speeds = [movement.ground.get(kind) for kind in kinds]
    return np.array([max(CHEAPEST, km_a_hex * 1000 // s) if s else IMPASSABLE for s in speeds], np.int64)


def _on_road(speeds: Mapping[str, int], roads: Sequence[str], ground: Ground) -> npt.NDArray[np.int64]:
    """(hexes, 6) cost of each leg by the road across its hexside."""
    known = np.array([0, *(speeds.get(name, 0) for name in roads)], np.int64)
    speed = known[ground.road]
    cost = np.maximum(ground.road_km.astype(np.int64) * 100 // np.maximum(speed, 1), CHEAPEST)
    return np.where(speed == 0, IMPASSABLE, cost)


def _crossing_costs(movement: Movement) -> npt.NDArray[np.int64]:
    """(crossings,) what a class pays on top, by `Crossing`; without a ferry of its own it may ford."""
    river = IMPASSABLE if movement.river is None else movement.river
    ferry = river if movement.ferry is None else min(movement.ferry, river)
    by_kind = {Crossing.FREE: 0, Crossing.RIVER: river, Crossing.BRIDGE: 0, Crossing.FERRY: ferry}
    return np.array([by_kind[kind] for kind in Crossing], np.int64)
