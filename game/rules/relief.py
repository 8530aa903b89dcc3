"""Chapter 11, the baton: relief, and the clock at home.

Units of the giver that stand at a place when its baton passes are released. They stay as long as they
are ordered to, and fight on; or they go home, for good, from any place that their side or a partner
holds. A declared event may withdraw units as well. Who went home is neither lost nor there: he counts
among the living.

A faction may have a clock at home. From the day on which its people were told when the troops would
come back, its will falls every so many days by a point for each so many men of its own on the map.
Those who went home slow it.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import GoHome
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import detection, places, tracks
from game.rules.journal import Journal
from game.terms import NEVER, FactionId, HexId, Reason, Status, Units


def refusal(theatre: Theatre, state: State, side: int, order: GoHome) -> Refusal | None:
    """Why units may not go home; None if they may."""
    for unit in order.units:
        here = HexId(int(state.hex[unit]))
        if state.faction[unit] != side:
            return Refusal(Reason.NOT_YOURS, unit, faction=FactionId(int(state.faction[unit])))
        if state.released[unit] == NEVER:
            return Refusal(Reason.NOT_RELIEVED, unit)
        if not places.in_friendly_hands(theatre, state, side, here):
            return Refusal(Reason.NOT_IN_PLACE, unit, here)
    return None


def go_home(journal: Journal, order: GoHome) -> None:
    """Leave the war, as relieved."""
    leave(journal, order.units)


def leave(journal: Journal, units: Units) -> None:
    """Leave the war for good; those who have not come yet never will."""
    state = journal.state
    here = tuple(unit for unit in units if state.present[unit])
    for unit in units:
        if int(state.status[unit]) in (Status.PRESENT, Status.PENDING):
            journal.record(ev.UnitWentHome(unit, HexId(int(state.hex[unit]))))
    detection.look(journal, here)


def men_out(state: State, faction: int) -> int:
    """Men of a faction's own on the map."""
    return int(state.men[state.present & (state.faction == faction)].sum())


def toll(theatre: Theatre, state: State, faction: int) -> int:
    """Points of will that the clock at home costs a faction each time, with the men it has out."""
    clock = theatre.factions[faction].home
    return 0 if clock is None else men_out(state, faction) // clock.men


def dusk(journal: Journal) -> None:
    """Let the clocks at home strike."""
    theatre, state = journal.theatre, journal.state
    for faction, part in enumerate(theatre.factions):
        clock = part.home
        if clock is None or state.day < clock.since or (state.day - clock.since) % clock.every:
            continue
        tracks.sway(journal, faction, -toll(theatre, state, faction), tracks.HOME)
