"""Chapter 14, victory: sudden ends.

A faction may have a will, one of the tracks. At the first Dusk at which it stands at nothing that
faction's war is over and lost, whatever points it has: its marches, plans, handovers and wings on
call are called off, those who were lent go back to their owners, nobody arrives for it any more, and
its phases pass by themselves. Its men stand where they are and defend themselves. When no two of
those left may attack each other, the game ends that Dusk.
"""

from __future__ import annotations

import itertools

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import contingents, marching, night, relations, victory
from game.rules.journal import Journal
from game.terms import NEVER, NO_TRACK, Baton, ContingentId, Day, Duty, FactionId, PlaceId, UnitId, WingId


def over_for(state: State, faction: int) -> bool:
    """Whether a faction's war has ended."""
    return int(state.ended[faction]) != NEVER


def dusk(journal: Journal) -> None:
    """Let contingents withdraw, end the wars of those whose will has come to nothing, at last the game."""
    theatre, state = journal.theatre, journal.state
    for contingent in contingents.spent(theatre, state):
        _withdraw(journal, contingent)
    broken = [
        FactionId(number)
        for number, faction in enumerate(theatre.factions)
        if faction.will != NO_TRACK and not state.track[faction.will] and not over_for(state, number)
    ]
    for faction in broken:
        _end(journal, faction)
    if broken and not _fighting(theatre, state):
        victory.end(journal)


def _fighting(theatre: Theatre, state: State) -> bool:
    """Whether any two of those left may attack each other."""
    left = [f for f in range(len(theatre.factions)) if not over_for(state, f)]
    return any(relations.hostile(theatre, state, *pair) for pair in itertools.combinations(left, 2))


def _withdraw(journal: Journal, contingent: ContingentId) -> None:
    """Call off what a contingent was about to do."""
    journal.record(ev.ContingentWithdrew(contingent, Day(journal.state.day)))
    theirs = ((journal.theatre.unit_contingent == contingent) & journal.state.present).nonzero()[0]
    units = tuple(UnitId(unit) for unit in theirs.tolist())
    marching.clear_route(journal, units)
    night.call_off(journal, units)


def _end(journal: Journal, faction: FactionId) -> None:
    theatre, state = journal.theatre, journal.state
    journal.record(ev.WarEnded(faction, theatre.factions[faction].will, Day(state.day)))
    ours = (state.controller == faction) | (state.faction == faction)
    units = tuple(UnitId(unit) for unit in ours.nonzero()[0].tolist())
    marching.clear_route(journal, units)
    night.call_off(journal, units)
    for unit in units:
        was, owner = FactionId(int(state.controller[unit])), FactionId(int(state.faction[unit]))
        if was != owner:
            journal.record(ev.ControlPassed(unit, was, owner))
    for wing in ((theatre.wing_faction == faction) & (state.duty != int(Duty.NONE))).nonzero()[0].tolist():
        journal.record(ev.DutySet(WingId(wing), Duty.NONE))
    open_ = (state.baton == int(Baton.OFFERED)) | (state.baton == int(Baton.OVERLAP))
    for place in (open_ & ((state.giver == faction) | (state.receiver == faction))).nonzero()[0].tolist():
        journal.record(ev.BatonCancelled(PlaceId(place), faction))
