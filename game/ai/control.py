"""Operational control: troops who stand beside a partner's fight come under his orders for it.

Two forces beside one enemy attack him one after the other, each at odds of its own; under one commander
they attack together. So where neither could take what its enemies hold and both together could, the
weaker lends what it has there to the stronger, if that is its school. It takes them back when no enemy
is known near them any more, or after some days.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.ai.tasks import SUPPORT, Kind, Task
from game.model.orders import Lend, Order
from game.terms import FactionId, Ints

BESIDE: Final = 1  # hexes from an enemy from which troops attack him
ABOUT: Final = 2  # hexes from lent troops within which a known enemy keeps them where they are
LONGEST: Final = 4  # days for which troops are lent


def back(estimate: Estimate, since: dict[int, int]) -> list[int]:
    """Lent units to be taken back; `since` remembers the day on which each was lent."""
    state, side = estimate.state, estimate.side
    lent = (state.present & (state.faction == side) & (state.controller != side)).nonzero()[0]
    for unit in lent.tolist():
        since.setdefault(unit, int(state.day))
    for unit in [unit for unit in since if unit not in lent]:
        del since[unit]
    near = estimate.atlas.distance(state.hex[lent], estimate.foe_hex) <= ABOUT
    alone = lent[~near.any(axis=1)].tolist()
    return [u for u in lent.tolist() if u in alone or state.day - since[u] >= LONGEST]


def lend(estimate: Estimate, aims: Aims, wanted: list[Task]) -> Iterator[Order]:
    """Lend troops beside an enemy whom only they and a partner together can beat."""
    if not aims.doctrine.lends:
        return
    for task in wanted:
        if task.kind == Kind.HOLD or task.hex not in estimate.foe_hexes:
            continue
        ours = [u for u in _beside(estimate, task.hex, estimate.units) if not estimate.irregular(u)]
        strength = estimate.attack_of(ours)
        if not ours or strength >= task.need:
            continue
        there = _beside(estimate, task.hex, estimate.friends)
        partner = _stronger(estimate, strength, there, _asked(estimate, task))
        order = None if partner is None else Lend(ids(ours), FactionId(partner))
        if order is not None and allowed(estimate, order):
            yield order


def _beside(estimate: Estimate, here: int, units: Ints) -> list[int]:
    """Those of some units that can attack a hex ."""
    steps = estimate.atlas.distance(np.array([here], np.int32), estimate.state.hex[units])[0]
    return [u for u in units[steps <= BESIDE].tolist() if not estimate.underground(u)]


def _asked(estimate: Estimate, task: Task) -> int:
    """The strength that a task takes in all, with what is reckoned on partners for it."""
    spot = estimate.atlas.spot_at.get(task.hex)
    helped = 0 if spot is None else int(estimate.friend_strength[spot])
    return task.need + helped // SUPPORT


def _stronger(estimate: Estimate, ours: int, there: list[int], need: int) -> int | None:
    """The ally who has more there, too little alone but with this side's strength enough."""
    controller = estimate.state.controller
    for partner in sorted({int(controller[u]) for u in there}):
        theirs = estimate.attack_of([u for u in there if int(controller[u]) == partner])
        if estimate.allied[partner] and ours <= theirs < need <= ours + theirs:
            return partner
    return None
