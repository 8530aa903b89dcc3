"""Hiding: bands that are not seen until they choose to be.

Idle irregulars lie in ambush beside roads, go from place to place so that nobody finds them, and
come out of the underground when the enemy has gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai import cells
from game.ai.aims import Aims
from game.ai.cover import DANGER, bears, hide, stand_by
from game.ai.estimate import Estimate, ids
from game.ai.marches import advance, allowed, along, ways
from game.ai.tasks import Kind, Task
from game.kernels.influence import near
from game.model.orders import Adopt, Order
from game.terms import DAY, Bools, Posture, Standing, TargetClass

BEAT: Final = 4  # hexes from an enemy place within which one lies in wait
FARTHEST_BEAT: Final = 6 * DAY  # thousandths of a day to it
LIE_LOW: Final = 8  # days in one place after which men underground slip away
RESTLESS: Final = 6  # days after which an idle band moves on
MOVING: Final = 1  # bands that do so in a phase


def lie_in_wait(estimate: Estimate, aims: Aims, units: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Send some idle irregulars into hiding beside the roads that the enemy uses.

    Each has a beat of its own; those who are there disperse and lie in ambush.
    """
    state, grid = estimate.state, estimate.theatre.grid
    beats = _beats(estimate, aims)
    for unit in units[: aims.doctrine.ambushes]:
        here = int(state.hex[unit])
        if beats[here]:
            yield from hide(estimate, [unit])
            yield from stand_by(estimate, [unit], Standing.AMBUSH, 1)
        elif state.route[unit, 0] < 0 or bound.get(unit) is None:
            cost, came = ways(estimate, [unit], FARTHEST_BEAT)
            there = (beats & (cost <= FARTHEST_BEAT)).nonzero()[0]
            if not len(there):
                continue
            here = int(there[np.lexsort((there, cost[there]))[0]])
            march = along(estimate, [unit], came, here)
            if allowed(estimate, march):
                bound[unit] = here
                yield march
        beats &= ~near(grid.columns, grid.rows, np.array([here], np.int32), DANGER)


def _beats(estimate: Estimate, aims: Aims) -> Bools:
    """(hexes,) open ground on a road near enemy places, but not beside known enemies.

    Where troops are known whom it pays most to hurt, only the beats near them.
    """
    atlas, holder, grid = estimate.atlas, estimate.state.holder, estimate.theatre.grid
    held = np.unique(atlas.spot_of_place[(holder >= 0) & estimate.hostile[holder]])
    beats = atlas.by_road & near(grid.columns, grid.rows, atlas.spots[held], BEAT)
    beats &= ~near(grid.columns, grid.rows, estimate.foe_hex, 1)
    beats[atlas.spots] = False
    worth = np.array(aims.foe_man)[estimate.state.contact_faction[estimate.side, estimate.foes]]
    if len(worth):
        best = estimate.foe_hex[worth == worth.max()]
        wanted = beats & near(grid.columns, grid.rows, best, BEAT + 1)
        beats = wanted if wanted.any() else beats
    return beats


def move_on(estimate: Estimate, units: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Let an idle band that has long been in one place go to another friendly one: who stays is found."""
    state, atlas = estimate.state, estimate.atlas
    stale = [u for u in units if state.day - state.since[u] >= RESTLESS and estimate.irregular(u)]
    ours = (state.holder == estimate.side).nonzero()[0]
    for unit in stale[:MOVING]:
        here = int(state.hex[unit])
        spots = np.array(
            [s for s in np.unique(atlas.spot_of_place[ours]) if atlas.spots[s] != here], np.int32
        )
        if not len(spots):
            return
        times = atlas.times(spots, estimate.theatre.unit_movement[[unit]], state.hex[[unit]])[:, 0]
        times = times + np.where(estimate.foe_pressure[spots] > 0, FARTHEST_BEAT, 0)
        spot = int(spots[np.lexsort((spots, times))[0]])
        yield from advance(estimate, Task(Kind.HOLD, int(atlas.spots[spot]), 0, 0, [unit]), bound)


def emerge(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Let troops come out of hiding where the enemy has gone, or after days; not those who are to rise."""
    state, theatre = estimate.state, estimate.theatre
    prizes = {int(theatre.places[place].hex) for place in cells.prizes(estimate, aims)}
    for unit in estimate.units[state.posture[estimate.units] == Posture.UNDERGROUND].tolist():
        if int(state.hex[unit]) in prizes:
            continue
        if theatre.types[theatre.unit_type[unit]].target == TargetClass.DISPERSED:
            continue
        close = estimate.atlas.distance(state.hex[[unit]], estimate.foe_hex)[0] <= DANGER
        weight = int(estimate.foe_attack[close].sum())
        order = Adopt(ids([unit]), Posture.DISPERSED)
        long_enough = state.day - state.since[unit] >= LIE_LOW
        gone = bears(estimate, aims, int(state.hex[unit]), [unit], weight)
        if (gone or long_enough) and allowed(estimate, order):
            yield order
