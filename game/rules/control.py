"""Chapter 3, operational control.

The owner of units may lend them to a faction whose relation allows support, and may take them back
in its own phase. The controller gives their orders; what they take and what they lose stays the
owner's.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Lend, Recall
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import marching, relations
from game.rules.journal import Journal
from game.terms import FactionId, Reason


def refusal_to_lend(theatre: Theatre, state: State, side: int, order: Lend) -> Refusal | None:
    """Why units may not be lent; None if they may."""
    if (wrong := relations.not_partner(theatre, state, side, order.to)) is not None:
        return wrong
    for unit in order.units:
        if state.faction[unit] != side:
            return Refusal(Reason.NOT_YOURS, unit, faction=FactionId(int(state.faction[unit])))
        if state.controller[unit] == order.to:
            return Refusal(Reason.SAME, unit)
    return None


def refusal_to_recall(state: State, side: int, order: Recall) -> Refusal | None:
    """Why units may not be recalled; None if they may."""
    for unit in order.units:
        if state.faction[unit] != side:
            return Refusal(Reason.NOT_YOURS, unit, faction=FactionId(int(state.faction[unit])))
        if state.controller[unit] == side:
            return Refusal(Reason.SAME, unit)
    return None


def pass_control(journal: Journal, order: Lend | Recall) -> None:
    """Let another give the units' orders from now on."""
    state = journal.state
    marching.clear_route(journal, order.units)
    for unit in order.units:
        now = order.to if isinstance(order, Lend) else FactionId(int(state.faction[unit]))
        journal.record(ev.ControlPassed(unit, FactionId(int(state.controller[unit])), now))
