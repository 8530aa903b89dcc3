"""Chapter 4, the turn: the Night.

Units that planned something for the Night carry it out, those with one plan and one target together,
in order of initiative: the best quality first, then the lowest number. Then the plan is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from game.model import events as ev
from game.rules import coups
from game.rules.journal import Journal
from game.terms import NightPlan, Status, UnitId

PLANS: Final[dict[NightPlan, Callable[[Journal, tuple[UnitId, ...]], None]]] = {
    NightPlan.SEIZE: coups.seize,
}


def run(journal: Journal) -> None:
    """Carry out what was planned for the Night."""
    theatre, state = journal.theatre, journal.state
    planned = np.flatnonzero(state.plan != NightPlan.NONE).tolist()
    planned.sort(key=lambda unit: (-theatre.units[unit].quality, unit))
    parties: dict[tuple[int, int, int], list[UnitId]] = {}
    for unit in planned:
        key = int(state.controller[unit]), int(state.plan[unit]), int(state.plan_target[unit])
        parties.setdefault(key, []).append(UnitId(unit))
    for (_, plan, _), units in parties.items():
        alive = tuple(unit for unit in units if state.status[unit] != Status.DESTROYED)
        if alive:
            PLANS[NightPlan(plan)](journal, alive)
            journal.record(ev.NightPlanned(alive, NightPlan.NONE, -1))
