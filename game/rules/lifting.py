"""Chapter 8, air: airlift.

A wing that lifts carries units from its base to an airfield that its own side or a partner holds
and on which it can land. Units stand at the base, or wait in the box from which the wing flies and
are due. It flies as many sorties as their weight takes: tons a step by type; kinds without a weight
cannot be flown. The units land on the airfield; it costs them the time of a lift.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Airlift, Seize
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air, detection, marching, movement
from game.rules.combat import steps
from game.rules.journal import Journal
from game.rules.movement import day_of
from game.terms import (
    NEVER,
    NO_PLACE,
    HexId,
    NightPlan,
    PlaceId,
    Posture,
    Reason,
    Site,
    Status,
    UnitId,
    Units,
    WingId,
)


def sorties_for(theatre: Theatre, state: State, wing: int, units: Units) -> int:
    """Sorties that it takes a wing to carry units."""
    weight: int = sum(steps(int(state.men[u])) * theatre.types[theatre.unit_type[u]].weight for u in units)
    return -(-weight // max(1, theatre.wing_type(WingId(wing)).lift))


def at_base(theatre: Theatre, state: State, wing: int, unit: int) -> bool:
    """Whether a unit is where a wing could take it up."""
    place = int(state.wing_place[wing])
    if place != NO_PLACE:
        return bool(
            int(state.status[unit]) == Status.PRESENT and state.hex[unit] == theatre.places[place].hex
        )
    waits = int(state.status[unit]) == Status.PENDING and NEVER < state.due[unit] <= state.day
    return bool(waits and theatre.units[unit].box == theatre.wings[wing].box)


def refusal_to_carry(theatre: Theatre, state: State, order: Airlift | Seize) -> Refusal | None:
    """Why a wing cannot carry units to a place, whoever holds it; None if it can."""
    here = theatre.places[order.place].hex
    kind = theatre.wing_type(order.wing)
    for unit in order.units:
        if not at_base(theatre, state, order.wing, unit) or int(state.posture[unit]) == Posture.UNDERGROUND:
            return Refusal(Reason.NOT_AT_BASE, unit)
        if int(state.plan[unit]) != NightPlan.NONE:
            return Refusal(Reason.ALREADY, unit)
        if not kind.lift or not theatre.types[theatre.unit_type[unit]].weight:
            return Refusal(Reason.TOO_HEAVY, unit)
        if (late := movement.short_of_time(theatre, state, unit, theatre.air.lift)) is not None:
            return late
    need = sorties_for(theatre, state, order.wing, order.units)
    return air.refusal_to_fly(theatre, state, order.wing, here, need)


def refusal(theatre: Theatre, state: State, _side: int, order: Airlift) -> Refusal | None:
    """Why units may not be flown to a place; None if they may."""
    wrong = refusal_to_carry(theatre, state, order)
    return wrong if wrong is not None else air.refusal_to_land(theatre, state, order.wing, order.place)


def airlift(journal: Journal, order: Airlift) -> None:
    """Fly units to an airfield."""
    spend(journal, order)
    marching.clear_route(journal, order.units)
    land(journal, order.units, journal.theatre.places[order.place].hex, Site.AIRFIELD)


def spend(journal: Journal, order: Airlift | Seize) -> None:
    """Use up the sorties that units take."""
    state = journal.state
    flown = sorties_for(journal.theatre, state, order.wing, order.units)
    left = int(state.sorties[order.wing]) - flown
    journal.record(ev.LiftFlown(order.wing, PlaceId(order.place), flown, left))


def land(journal: Journal, units: tuple[UnitId, ...], here: HexId, site: Site) -> None:
    """Bring units down in a hex; they lose the time of a lift."""
    theatre, state = journal.theatre, journal.state
    spent = max(int(state.spent[unit]) for unit in units) + theatre.air.lift
    journal.record(ev.UnitsLanded(units, here, site, day_of(state, spent), spent))
    detection.look(journal, units)
