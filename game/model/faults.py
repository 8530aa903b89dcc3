"""What may never be true of a state, whatever has happened: the invariants of the game, named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.model.state import State
from game.model.theatre import Theatre
from game.terms import IMPASSABLE, LOYAL, NOBODY, OFF_MAP, Baton, Site, Status


def _present(state: State) -> list[int]:
    units: list[int] = (state.status == Status.PRESENT).nonzero()[0].tolist()
    return units


def _off_the_map(theatre: Theatre, state: State) -> bool:
    here = state.hex[_present(state)]
    return bool(((here < 0) | (here >= len(theatre.grid))).any())


def _absent_on_the_map(_theatre: Theatre, state: State) -> bool:
    return bool((state.hex[state.status != Status.PRESENT] != OFF_MAP).any())


def _without_men(_theatre: Theatre, state: State) -> bool:
    return bool((state.men[_present(state)] <= 0).any())


def _on_no_site(theatre: Theatre, state: State) -> bool:
    return any(
        state.site[u] != Site.OPEN and (int(state.hex[u]), int(state.site[u])) not in theatre.place_at
        for u in _present(state)
    )


def _stuck(theatre: Theatre, state: State) -> bool:
    """On ground that the unit can neither have come from nor leave."""
    chart = theatre.movement.tactical
    return any(
        state.spent[u] > 0
        and (state.since[u] > 0)
        and bool((chart[theatre.unit_movement[u], state.hex[u]] >= IMPASSABLE).all())
        for u in _present(state)
    )


def _time_run_backwards(_theatre: Theatre, state: State) -> bool:
    return bool((state.spent < 0).any() or (state.marched < 0).any() or (state.headway < 0).any())


def _two_contacts_in_a_row(_theatre: Theatre, state: State) -> bool:
    for side in range(len(state.contact_of)):
        rows = state.contact_of[side][state.contact_of[side] >= 0].tolist()
        if len(rows) != len(set(rows)):
            return True
    return False


def _contact_of_nobody(_theatre: Theatre, state: State) -> bool:
    for side in range(len(state.contact_of)):
        rows = state.contact_of[side][state.contact_of[side] >= 0]
        if (state.contact_hex[side, rows] == OFF_MAP).any():
            return True
    return False


def _baton_without_parties(_theatre: Theatre, state: State) -> bool:
    going = state.baton != Baton.NONE
    return bool((going != (state.giver != NOBODY)).any() or (going != (state.receiver != NOBODY)).any())


def _supply_owed(_theatre: Theatre, state: State) -> bool:
    return any(bool((column < 0).any()) for column in (state.stock, state.waiting, state.load, state.wear))


def _relations_askew(_theatre: Theatre, state: State) -> bool:
    return bool((state.relation != state.relation.T).any())


def _beyond_loyalty(_theatre: Theatre, state: State) -> bool:
    return bool((abs(state.loyalty) > LOYAL).any())


FAULTS: Final[dict[str, Callable[[Theatre, State], bool]]] = {
    "a unit on the map has no hex": _off_the_map,
    "a unit that is not on the map has a hex": _absent_on_the_map,
    "a unit on the map has no men": _without_men,
    "a unit stands on a site that its hex lacks": _on_no_site,
    "a unit stands where it cannot move": _stuck,
    "time was given back": _time_run_backwards,
    "two units share a contact": _two_contacts_in_a_row,
    "a contact has no place": _contact_of_nobody,
    "a handover lacks a party": _baton_without_parties,
    "supply is owed": _supply_owed,
    "a relation is not mutual": _relations_askew,
    "a town's loyalty lies beyond its bounds": _beyond_loyalty,
}


def faults(theatre: Theatre, state: State) -> list[str]:
    """Every invariant that a state breaks; none in a sound one."""
    return [name for name, broken in FAULTS.items() if broken(theatre, state)]
