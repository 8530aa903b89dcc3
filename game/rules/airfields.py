"""Chapter 8, air: airfields.

An airfield is closed, open for light aircraft, or open. Units that are engineers or open airfields
may work on one where they stand, if their side or a partner holds it, for what is left of their
turn; when the chart's days of work are done its condition is better by one.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Repair
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import marching, movement, relations, traits
from game.rules.journal import Journal
from game.terms import Reason, Right, Runway, Site

BUILDERS = (traits.ENGINEER, traits.OPENS_AIRFIELDS)


def builds(theatre: Theatre, unit: int) -> bool:
    """Whether a unit can work on airfields."""
    return traits.has(theatre, unit, *BUILDERS)


def refusal(theatre: Theatre, state: State, side: int, order: Repair) -> Refusal | None:
    """Why units may not work on an airfield; None if they may."""
    place = theatre.places[order.place]
    if place.site != Site.AIRFIELD:
        return Refusal(Reason.NO_SUCH_SITE, hex=place.hex)
    if state.condition[order.place] == Runway.OPEN:
        return Refusal(Reason.ALREADY, hex=place.hex)
    holder = int(state.holder[order.place])
    if holder < 0 or not relations.may(theatre, state, side, holder, Right.SHARE_PLACE):
        return Refusal(Reason.CLOSED, order.units[0], place.hex)
    for unit in order.units:
        if state.hex[unit] != place.hex:
            return movement.apart(theatre, state, unit, place.hex)
        if not builds(theatre, unit):
            return Refusal(Reason.LACKS_TRAIT, unit)
        if (late := movement.short_of_time(theatre, state, unit, 1)) is not None:
            return late
    return None


def repair(journal: Journal, order: Repair) -> None:
    """Work on an airfield until the turn's time is spent."""
    theatre, state = journal.theatre, journal.state
    marching.clear_route(journal, order.units)
    condition = int(state.condition[order.place])
    work = int(state.works[order.place])
    work += sum(movement.time_left(theatre, state, unit) for unit in order.units)
    while condition < Runway.OPEN and work >= theatre.air.repair[condition]:
        work -= int(theatre.air.repair[condition])
        condition += 1
    work = 0 if condition == Runway.OPEN else work
    spent = theatre.calendar.budget
    journal.record(ev.AirfieldRepaired(order.units, order.place, work, Runway(condition), spent))
