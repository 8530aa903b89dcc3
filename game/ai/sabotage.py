"""Sabotage and its repair: mines on the roads of the enemy, bridges blown before him, and engineers.

Hidden bands beside a road mine the leg that leads towards the nearest known enemy or enemy place.
Those who give up a bridge before a stronger column blow it, and where explosive for one lies near by
an idle band goes to do so while the enemies are still a day's drive away. Engineers go to blown
bridges that lie behind their own lines, and restore them; otherwise they march with columns, to clear
mines.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed, along, ways
from game.ai.tasks import Task
from game.model.orders import Blow, Mine, Order, Restore
from game.model.theatre import Theatre
from game.rules import caches, minefields, traits
from game.rules.caches import HIDDEN
from game.terms import DAY, OFF_MAP

NEAR_ENEMY: Final = 4  # hexes from an enemy or his place within which roads are mined
MOST: Final = 3  # legs that a side keeps mined
LAYING: Final = 1  # in a phase
COMING: Final = 5  # hexes from which a column threatens a bridge
EXPECTED: Final = 15  # hexes from a bridge within which enemies are reckoned with, and bands called to it
QUIET: Final = 4  # hexes round a bridge within which no open enemy may be known while it is restored
FARTHEST: Final = 8 * DAY  # thousandths of a day to a bridge
SERVED: Final = 10  # hexes from a bridge within which men live on what comes over it


def lay_mines(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Mine roads near the enemy."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    if theatre.mines is None or not aims.doctrine.raids:
        return
    laid = int((state.mine_hex[side] != OFF_MAP).sum())
    held = (state.holder >= 0) & estimate.hostile[state.holder]
    marks = np.unique(np.concatenate([estimate.foe_hex, theatre.place_hex[held]])).astype(np.int32)
    done = 0
    for unit in estimate.units.tolist():
        if done >= LAYING or laid + done >= MOST or not len(marks):
            return
        here = int(state.hex[unit])
        sappers = traits.has(theatre, unit, traits.SAPPER) and int(state.posture[unit]) in HIDDEN
        if not sappers or estimate.time_left(unit) < theatre.mines.time or not theatre.road[here].any():
            continue
        steps = estimate.atlas.distance(state.hex[[unit]], marks)[0]
        if steps.min() > NEAR_ENEMY:
            continue
        toward = int(marks[np.lexsort((marks, steps))[0]])
        order = Mine(ids([unit]), _road_toward(estimate, here, toward))
        if allowed(estimate, order):
            done += 1
            yield order


def _road_toward(estimate: Estimate, here: int, there: int) -> int:
    """The direction of the road out of a hex that leads nearest to another, not mined by this side."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side

    def rank(direction: int) -> tuple[bool, int, int]:
        where, canonical = minefields.leg_of(theatre, here, direction)
        mined = (state.mine_hex[side] == where) & (state.mine_direction[side] == canonical)
        return (
            bool(mined.any()),
            theatre.grid.distance(int(theatre.neighbours[here, direction]), there),
            direction,
        )

    roads = [d for d in range(6) if theatre.road[here, d] and theatre.neighbours[here, d] != OFF_MAP]
    return min(roads, key=rank)


def blow(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Blow bridges that stronger enemies come near."""
    theatre, state = estimate.theatre, estimate.state
    if theatre.mines is None or not aims.doctrine.raids or not len(estimate.foes):
        return
    for number in range(len(theatre.bridges)):
        for end, way in _ends(theatre, number).items():
            there = [u for u in estimate.units.tolist() if state.hex[u] == end and estimate.irregular(u)]
            if state.bridge[number] or not there:
                continue
            close = estimate.atlas.distance(np.array([end], np.int32), estimate.foe_hex)[0] <= COMING
            ours = estimate.defence_of(there)
            order = Blow(ids(there[:1]), way)
            if int(estimate.foe_attack[close].sum()) > ours and allowed(estimate, order):
                yield order
                estimate.resurvey()


def ruin(estimate: Estimate, aims: Aims, idle: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Send an idle band to blow each bridge that enemies may come to use; those who go are no longer idle."""
    theatre, state, chart = estimate.theatre, estimate.state, estimate.theatre.mines
    if chart is None or not aims.doctrine.raids or not len(estimate.foes):
        return
    for number in range(len(theatre.bridges)):
        ends = _ends(theatre, number)
        spot = np.array([*ends], np.int32)
        if state.bridge[number] or not 0 < estimate.atlas.distance(spot, estimate.foe_hex).min() <= EXPECTED:
            continue
        stocks = [caches.stored(theatre, state, estimate.side, end) for end in ends]
        if max(stocks) < chart.bridges[number].loads:
            continue
        for unit in [u for u in idle if estimate.irregular(u) and estimate.time_left(u) > 0]:
            if estimate.atlas.distance(state.hex[[unit]], spot).min() <= EXPECTED:
                yield from _ruin(estimate, unit, ends, idle, bound)
                if int(state.hex[unit]) in ends or unit not in idle:
                    break


def _ruin(
    estimate: Estimate, unit: int, ends: dict[int, int], idle: list[int], bound: dict[int, int]
) -> Iterator[Order]:
    """Go to a bridge, and blow it once there."""
    state = estimate.state
    if int(state.hex[unit]) not in ends:
        yield from _go(estimate, unit, ends, idle, bound)
    if int(state.hex[unit]) in ends and estimate.alive([unit]):
        order = Blow(ids([unit]), ends[int(state.hex[unit])])
        if allowed(estimate, order):
            yield order
            estimate.resurvey()


def restore(estimate: Estimate, free: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Send engineers to blown bridges and let them work; those who do are no longer free."""
    theatre, state = estimate.theatre, estimate.state
    if not state.bridge.any():
        return
    openly = ~caches.in_hiding(state.contact_posture[estimate.side, estimate.foes])
    shown = estimate.foe_hex[openly]
    engineers = [u for u in free if traits.has(theatre, u, traits.ENGINEER)]
    for number in state.bridge.nonzero()[0].tolist():
        ends = _ends(theatre, number)
        spot = np.array([*ends], np.int32)
        if len(shown) and (estimate.atlas.distance(spot, shown) <= QUIET).any():
            continue
        for unit in engineers:
            if unit not in free or estimate.underground(unit):
                continue
            if int(state.hex[unit]) in ends:
                order: Order = Restore(ids([unit]), ends[int(state.hex[unit])])
                free.remove(unit)
                if allowed(estimate, order):
                    yield order
                break
            yield from _go(estimate, unit, ends, free, bound)
            if unit not in free:
                break


def pays(estimate: Estimate, unit: int) -> int:
    """What the best work on a blown bridge pays for an engineer unit's time, as sites for bases do."""
    theatre, state = estimate.theatre, estimate.state
    troops = np.concatenate([estimate.units, estimate.friends])
    best = 0
    for number in state.bridge.nonzero()[0].tolist():
        here = np.array([theatre.bridges[number][0]], np.int32)
        men = int(state.men[troops[estimate.atlas.distance(here, state.hex[troops])[0] <= SERVED]].sum())
        field = estimate.atlas.field(int(theatre.unit_movement[unit]), here)
        best = max(best, men * DAY // (int(field[state.hex[unit]]) + int(state.bridge[number])))
    return best


def lead(estimate: Estimate, met: list[Task], idle: list[int]) -> None:
    """Let idle engineers go with the strongest column that sets out from their hex, against mines."""
    theatre, hexes = estimate.theatre, estimate.state.hex
    if theatre.mines is None:
        return
    for unit in [u for u in idle if traits.has(theatre, u, traits.ENGINEER)]:
        columns = [task for task in met if any(hexes[u] == hexes[unit] for u in task.units)]
        if columns:
            max(columns, key=lambda task: (estimate.attack_of(task.units), -task.hex)).units.append(unit)
            idle.remove(unit)


def _ends(theatre: Theatre, number: int) -> dict[int, int]:
    """The hexes at both ends of a bridge, each with the direction in which it leaves there."""
    here, direction = theatre.bridges[number]
    return {int(here): direction, int(theatre.neighbours[here, direction]): direction + 3}


def _go(
    estimate: Estimate, unit: int, ends: Collection[int], free: list[int], bound: dict[int, int]
) -> Iterator[Order]:
    """Send engineers to the end of a bridge that they can reach soonest."""
    if estimate.state.route[unit, 0] >= 0 and bound.get(unit) in ends:
        free.remove(unit)
        return
    cost, came = ways(estimate, [unit], FARTHEST, goals=tuple(ends))
    target = min(ends, key=lambda end: (int(cost[end]), end))
    if cost[target] > FARTHEST:
        return
    march = along(estimate, [unit], came, target)
    if allowed(estimate, march):
        bound[unit] = target
        free.remove(unit)
        yield march
