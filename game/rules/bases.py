"""Chapter 9, supply: forward bases.

Engineers who stand in the hex of a place that their side or a partner holds may work there on a
forward base. A day of theirs is a day of work; the order names a place, takes a day of their time,
and is given again until the base is ready. What it takes depends on the condition of the airfield in
the hex: least where the airfield is open, most where it is closed or there is none. A base that is
ready has the wide gate of a built base and serves units as a town does. It is lost with the place.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import BuildBase
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, marching, movement, relations, traits
from game.rules.journal import Journal
from game.rules.supply import is_built
from game.terms import DAY, NOBODY, FactionId, Reason, Right


def refusal(theatre: Theatre, state: State, side: int, order: BuildBase) -> Refusal | None:
    """Why a base may not be worked on; None if it may."""
    if theatre.supply is None:
        return Refusal(Reason.NOT_PLAYED, order.units[0])
    place = theatre.places[order.place]
    holder = int(state.holder[order.place])
    if holder == NOBODY or not relations.may(theatre, state, side, holder, Right.SUPPORT):
        return Refusal(Reason.NOT_HOLDER, hex=place.hex)
    if is_built(theatre, state, order.place):
        return Refusal(Reason.ALREADY, hex=place.hex)
    for unit in order.units:
        if state.hex[unit] != place.hex:
            return movement.apart(theatre, state, unit, place.hex)
        if not traits.has(theatre, unit, traits.ENGINEER):
            return Refusal(Reason.NO_ENGINEER, unit)
        if (late := movement.short_of_time(theatre, state, unit, DAY)) is not None:
            return late
    return None


def build(journal: Journal, order: BuildBase) -> None:
    """Work for a day; each unit does a day's work."""
    theatre, state = journal.theatre, journal.state
    marching.clear_route(journal, order.units)
    for unit in order.units:
        aftermath.get_moving(journal, unit)
    spent = max(int(state.spent[unit]) for unit in order.units) + DAY
    needed = int(theatre.place_work[order.place])
    done = min(needed, int(state.base[order.place]) + len(order.units))
    journal.record(ev.BaseWorked(order.place, order.units, spent, done, needed))
    if done >= needed:
        by = FactionId(int(state.faction[order.units[0]]))
        journal.record(ev.BaseBuilt(order.place, by))
