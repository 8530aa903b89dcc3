"""Postures and standing orders of those who stay where they are.

Regular garrisons with enemies about dig in; where men in hiding are suspected one unit patrols.
Irregulars stand massed where they must hold a place openly, else dispersed when strong enemies are
about. Weak garrisons are told to get out of the way of stronger columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.cover import bears, stand_by, stands_at
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.ai.tasks import Kind, Task
from game.model.orders import Adopt, March, Order
from game.terms import Posture, Standing

FARSIGHTED: Final = 2  # hexes of alarm


def settle(estimate: Estimate, aims: Aims, here: int, units: list[int]) -> Iterator[Order]:
    """Postures and standing orders of units that stay in a hex."""
    units = estimate.alive(units)
    regulars = [u for u in units if not estimate.irregular(u)]
    irregulars = [u for u in units if estimate.irregular(u)]
    if regulars:
        yield from _regulars(estimate, aims, here, regulars)
    if irregulars:
        yield from _irregulars(estimate, aims, here, irregulars)


def show(estimate: Estimate, task: Task) -> Iterator[Order]:
    """Irregulars who have come to what they are to take, or beside it, mass: men in hiding take nothing."""
    state, grid = estimate.state, estimate.theatre.grid
    near = 1 if task.kind != Kind.HOLD and task.hex in estimate.foe_hexes else 0
    there = [u for u in estimate.alive(task.units) if grid.distance(int(state.hex[u]), task.hex) <= near]
    yield from _adopt(estimate, [u for u in there if estimate.irregular(u)], Posture.MASSED)


def _regulars(estimate: Estimate, aims: Aims, here: int, units: list[int]) -> Iterator[Order]:
    spot = estimate.atlas.spot_at.get(here)
    yield from man_sites(estimate, aims, here, units)
    if spot is not None and estimate.suspected[spot]:
        yield from _adopt(estimate, units[:1], Posture.PATROLLING)
        units = units[1:]
    if spot is not None and estimate.foes_about[spot]:
        yield from _adopt(estimate, units, Posture.ENTRENCHED)
    yield from stand_by(estimate, units, _standing(estimate, aims, here, units), FARSIGHTED)


def man_sites(estimate: Estimate, aims: Aims, here: int, units: list[int]) -> Iterator[Order]:
    """Put men on every site of a spot that one's side or an ally holds, on the dearest first."""
    theatre, state, keeping = estimate.theatre, estimate.state, aims.keeping
    spot = estimate.atlas.spot_at.get(here)
    if spot is None or len(estimate.atlas.places_of[spot]) == 1:
        return
    there = np.concatenate([estimate.units, estimate.friends])
    there = there[state.hex[there] == here]
    worth = {int(theatre.places[p].site): int(keeping[p]) for p in estimate.atlas.places_of[spot]}
    for place in sorted(estimate.atlas.places_of[spot], key=lambda p: -int(keeping[p])):
        site, holder = theatre.places[place].site, int(state.holder[place])
        if holder < 0 or not estimate.allied[holder] or (state.site[there] == int(site)).any():
            continue
        spare = [
            u
            for u in units
            if worth.get(int(state.site[u]), -1) < keeping[place]
            or (state.site[there] == state.site[u]).sum() > 1
        ]
        if spare:
            order = March(ids([min(spare, key=lambda u: (int(state.men[u]), u))]), (), site)
            if allowed(estimate, order):
                yield order


def _standing(estimate: Estimate, aims: Aims, here: int, units: list[int]) -> Standing:
    """Hold where the ratio allows it, else evacuate before a stronger column."""
    spot = estimate.atlas.spot_at.get(here)
    weight = int(estimate.foe_pressure[spot]) if spot is not None else 0
    if not weight or bears(estimate, aims, here, units, weight):
        return Standing.HOLD
    return Standing.EVACUATE


def _irregulars(estimate: Estimate, aims: Aims, here: int, units: list[int]) -> Iterator[Order]:
    state = estimate.state
    spot = estimate.atlas.spot_at.get(here)
    takes = spot is not None and any(int(aims.taking[p]) > 0 for p in estimate.atlas.places_of[spot])
    if stands_at(estimate, aims, here):
        yield from _adopt(estimate, units, Posture.MASSED)
        yield from stand_by(estimate, units, Standing.HOLD, 0)
        return
    if takes:
        yield from _adopt(estimate, units, Posture.MASSED)
    hidden = [u for u in units if int(state.posture[u]) == Posture.DISPERSED]
    shown = [u for u in units if int(state.posture[u]) == Posture.MASSED]
    lurk = estimate.atlas.by_road[here] and spot is None
    yield from stand_by(estimate, hidden, Standing.AMBUSH if lurk else Standing.EVACUATE, 1 if lurk else 2)
    slow = [u for u in shown if not _mobile(estimate, u)]
    yield from stand_by(estimate, slow, Standing.BLEND_IN, FARSIGHTED)
    yield from stand_by(estimate, [u for u in shown if u not in slow], Standing.EVACUATE, FARSIGHTED + 1)


def _mobile(estimate: Estimate, unit: int) -> bool:
    usual = estimate.atlas.usual_leg
    return int(usual[estimate.theatre.unit_movement[unit]]) * 2 <= int(usual.max())


def _adopt(estimate: Estimate, units: list[int], posture: Posture) -> Iterator[Order]:
    now, time = estimate.state.posture, estimate.theatre.posture_time
    able = [u for u in units if int(now[u]) != posture and estimate.time_left(u) >= time]
    if able:
        order = Adopt(ids(able), posture)
        if allowed(estimate, order):
            yield order
            return
        for unit in able if len(able) > 1 else []:  # not all of them find arms
            order = Adopt(ids([unit]), posture)
            if allowed(estimate, order):
                yield order
