"""Chapter 12, relations: contingents.

Some of a faction's troops are those of a country with a will of its own, a track that the scenario names.
Each of their men who is killed moves it, and declared events, proposals and choices may. At the first Dusk
at which it has come down to a low mark the contingent withdraws from the field: its marches and plans are
called off, and nobody comes for it any more. Its units keep what they stand in and defend themselves, but
from then on they take no order to attack, to raid or to patrol, and march only to places that their side or
a partner holds. That is for good.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.model import orders
from game.model.orders import Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import places, tracks
from game.rules.journal import Journal
from game.terms import (
    NEVER,
    NO_CONTINGENT,
    OFF_MAP,
    Bools,
    ContingentId,
    Reason,
    UnitId,
    Units,
)

FIELD = (orders.Assault, orders.Patrol, orders.Raid, orders.SuicideAttack, orders.Infiltrate, orders.Seize)
"""Orders that troops who have withdrawn from the field do not take."""


def units_of(theatre: Theatre, which: Bools) -> Bools:
    """(units,) those of some contingents, (contingents,). Read-only."""
    return _units_of(theatre, which.tobytes())


@lru_cache(maxsize=64)
def _units_of(theatre: Theatre, which: bytes) -> Bools:
    """Contingents withdraw seldom, and who has is asked for with every order."""
    flags = np.append(np.frombuffer(which, np.bool_), np.False_)  # the last, -1, is of no contingent
    out: Bools = flags[theatre.unit_contingent]
    out.setflags(write=False)
    return out


def stood_down(theatre: Theatre, state: State) -> Bools:
    """(units,) those whose contingent has withdrawn from the field."""
    return units_of(theatre, state.withdrawn != NEVER)


def paying(theatre: Theatre) -> Bools:
    """(units,) those whose contingent pays for itself."""
    return units_of(theatre, np.array([contingent.pays for contingent in theatre.contingents], np.bool_))


def fell(journal: Journal, unit: UnitId, killed: int) -> None:
    """Move the will of a contingent for the men whom one of its units lost."""
    number = int(journal.theatre.unit_contingent[unit])
    if number != NO_CONTINGENT and killed:
        contingent = journal.theatre.contingents[number]
        cause = tracks.over(tracks.FALLEN, contingent.id)
        tracks.move(journal, contingent.will, contingent.killed * killed, cause)


def spent(theatre: Theatre, state: State) -> list[ContingentId]:
    """The contingents whose will has come to its low mark and that are still in the field."""
    return [
        ContingentId(number)
        for number, contingent in enumerate(theatre.contingents)
        if int(state.withdrawn[number]) == NEVER and state.track[contingent.will] <= contingent.low
    ]


def refusal(theatre: Theatre, state: State, side: int, order: Order) -> Refusal | None:
    """Why units may not be given an order because their contingent has withdrawn; None if they may."""
    units: Units | None = getattr(order, "units", None)
    if not theatre.contingents or units is None or not isinstance(order, (*FIELD, orders.March)):
        return None
    out = stood_down(theatre, state)
    down = [unit for unit in units if out[unit]]
    if not down or (isinstance(order, orders.March) and _to_garrison(theatre, state, side, order)):
        return None
    return Refusal(Reason.STOOD_DOWN, down[0])


def _to_garrison(theatre: Theatre, state: State, side: int, order: orders.March) -> bool:
    """Whether a march stays in its hex or ends at a place that the side or a partner holds."""
    here = int(state.hex[order.units[0]])
    for direction in order.path:
        here = int(theatre.neighbours[here, direction])
        if here == OFF_MAP:
            return True  # which is for another to refuse
    return not order.path or places.in_friendly_hands(theatre, state, side, here)
