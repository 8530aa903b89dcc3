"""Cover: troops out of harm's way.

Where enemies near by are too strong, troops that have no reason to stand go to where the weight of
known enemies is least, within a turn's march and not too far from a friendly place. Irregulars who
cannot get away disperse, and in a place with enemies beside it they hide among the people.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import POINT, Aims
from game.ai.estimate import Estimate, ids
from game.ai.garrisons import stands
from game.ai.marches import allowed, ways
from game.kernels.influence import influence
from game.kernels.reach import path as trace
from game.model.orders import Adopt, March, Order, StandBy
from game.model.state import ROUTE_LEGS
from game.terms import DAY, OFF_MAP, Ints, Posture, Standing

DANGER: Final = 3  # hexes within which enemies threaten
PRESSURE: Final = 9  # hexes over which the weight of enemies is felt
STEADY: Final = 2 * POINT  # worth of a place for which its garrison bears as much again
WAY_BACK: Final = 3  # days to the nearest place of one's own beyond which nobody goes into the desert


def threatened(estimate: Estimate, aims: Aims, free: list[int], bound: dict[int, int]) -> list[list[int]]:
    """Stacks of units that known enemies near by could overwhelm, and that need not stand.

    Enemies at the hex for which a stack is bound do not frighten it: it has come for them.
    """
    state = estimate.state
    if not len(estimate.foes):
        return []
    stacks: dict[int, list[int]] = {}
    for unit in free:
        if int(state.posture[unit]) != Posture.UNDERGROUND:
            stacks.setdefault(int(state.hex[unit]), []).append(unit)
    if not stacks:
        return []
    hexes = np.array(list(stacks), np.int32)
    close = estimate.atlas.distance(hexes, estimate.foe_hex) <= DANGER
    targets = np.array([bound.get(units[0], OFF_MAP) for units in stacks.values()], np.int32)
    close &= estimate.foe_hex[None, :] != targets[:, None]
    weight = (close * estimate.foe_attack).sum(axis=1)
    return [
        units
        for (here, units), strength in zip(stacks.items(), weight.tolist(), strict=True)
        if strength and not bears(estimate, aims, here, units, strength)
    ]


def stands_at(estimate: Estimate, aims: Aims, here: int) -> bool:
    """Whether a hex holds a stronghold that is worth a fight to the end."""
    spot = estimate.atlas.spot_at.get(here)
    return spot is not None and any(stands(estimate, aims, p) for p in estimate.atlas.places_of[spot])


def withdraw(estimate: Estimate, aims: Aims, units: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Take a stack out of reach of the enemy, or hide it."""
    theatre, state = estimate.theatre, estimate.state
    left = min(estimate.time_left(u) for u in units)
    cost, came = ways(estimate, units, left)
    weight = pressure(estimate)
    here = int(state.hex[units[0]])
    reached = (cost <= left).nonzero()[0]
    reached = reached[_way_back(estimate, units)[reached] <= WAY_BACK * DAY]
    target = here
    if len(reached):
        order = np.lexsort((reached, cost[reached], weight[reached]))
        target = int(reached[order[0]])
    if target != here and weight[target] * 10 < weight[here] * 9:
        legs = trace(theatre.neighbours, came, target).tolist()[:ROUTE_LEGS]
        march = March(ids(units), tuple(legs))
        if allowed(estimate, march):
            for unit in units:
                bound[unit] = target
            yield march
            return
    if aims.doctrine.hides:
        yield from hide(estimate, units)


def _way_back(estimate: Estimate, units: list[int]) -> Ints:
    """(hexes,) time of the slowest of some units to the nearest friendly place."""
    usual = estimate.atlas.usual_leg[estimate.theatre.unit_movement[units]]
    return estimate.way_back(int(estimate.theatre.unit_movement[units[int(usual.argmax())]]))


def bears(estimate: Estimate, aims: Aims, here: int, units: list[int], weight: int) -> bool:
    """Whether units at a hex bear so much strength of enemies near by: more where a place is worth it."""
    spot = estimate.atlas.spot_at.get(here)
    worth = sum(int(aims.keeping[p]) for p in estimate.atlas.places_of[spot]) if spot is not None else 0
    nerve = aims.doctrine.nerve * (1 + worth // STEADY)
    ours = estimate.defence_of([*units, *estimate.friends_at.get(here, ())])
    return weight * 100 <= ours * nerve or stands_at(estimate, aims, here)


def pressure(estimate: Estimate) -> Ints:
    """(hexes,) weight of known enemies, falling with the distance."""
    grid = estimate.theatre.grid
    return influence(grid.columns, grid.rows, estimate.foe_hex, estimate.foe_attack // 100, PRESSURE)


def hide(estimate: Estimate, units: list[int]) -> Iterator[Order]:
    """Disperse, and in a place with enemies all about it go underground."""
    state = estimate.state
    for unit in estimate.alive(units):
        if not estimate.irregular(unit):
            continue
        cornered = bool((estimate.atlas.distance(state.hex[[unit]], estimate.foe_hex) <= 1).any())
        in_place = int(state.hex[unit]) in estimate.atlas.spot_at
        posture = Posture.UNDERGROUND if cornered and in_place else Posture.DISPERSED
        order = Adopt(ids([unit]), posture)
        if int(state.posture[unit]) != posture and allowed(estimate, order):
            yield order


def stand_by(estimate: Estimate, units: list[int], standing: Standing, alarm: int) -> Iterator[Order]:
    """Give a standing order to those who have another."""
    state = estimate.state
    others = [u for u in units if int(state.standing[u]) != standing or state.alarm[u] != alarm]
    if others:
        order = StandBy(ids(others), standing, alarm)
        if allowed(estimate, order):
            yield order
