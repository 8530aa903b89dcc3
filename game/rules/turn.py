"""Chapter 4, the turn.

| phase | when | what |
|---|---|---|
| Dawn | each turn | time given out, weather, answers due, declared events, sorties, arrivals, a look round |
| Orders | each turn, faction by faction | any number of orders, ended by the faction |
| Night | each day | what units planned, incidents between wary neighbours |
| Dusk | each day | hiding men, rumours, places, air, supply, abuses, loyalty, batons, pay, points, wills |
| Over | after the last turn, or when nobody fights on | final points |

A faction whose war is over has a quiet phase, which passes by itself, and so has one without units on
the map or in a sanctuary, its own or under its orders, or wings, and without an offer, a question or a
proposal to answer or anything to propose. An order falls on the day of the turn up to which its unit
has spent its time.
"""

from __future__ import annotations

import itertools

import numpy as np

from game.dice import Purpose
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import (
    air,
    arrivals,
    baton,
    caches,
    choices,
    civilians,
    coups,
    declared,
    detection,
    endings,
    funds,
    loyalty,
    marching,
    night,
    offers,
    places,
    proposals,
    provision,
    relief,
    rumours,
    victory,
    weather,
)
from game.rules.journal import Journal
from game.terms import (
    Day,
    FactionId,
    IncidentKind,
    Phase,
    Relation,
    Turn,
)


def begin(journal: Journal) -> None:
    """Begin the game: its first Dawn, up to the first phase that is not quiet."""
    _dawn(journal, 0)
    _next_phase(journal, 0)


def end_phase(journal: Journal) -> None:
    """End the phase of the active faction and go on to the next that is not quiet."""
    theatre, state = journal.theatre, journal.state
    faction = theatre.order_of_phases[state.active]
    marching.go_on(journal, faction)
    journal.record(ev.PhaseEnded(faction))
    _next_phase(journal, state.active + 1)


def _next_phase(journal: Journal, index: int) -> None:
    theatre, state = journal.theatre, journal.state
    while state.phase != Phase.OVER:
        for later in range(index, len(theatre.order_of_phases)):
            faction = theatre.order_of_phases[later]
            if not is_quiet(theatre, state, faction):
                journal.record(ev.PhaseBegan(faction, later))
                return
        _close(journal)
        index = 0


def is_quiet(theatre: Theatre, state: State, faction: int) -> bool:
    """Whether a faction has nothing to decide."""
    if endings.over_for(state, faction):
        return True
    units = (state.controller == faction) | (state.faction == faction)
    units &= state.present | (state.away >= 0)
    if choices.waiting(theatre, state, faction) or proposals.to_answer(theatre, state, faction):
        return False
    wings = (theatre.wing_faction == faction) & (state.sorties > 0)
    if units.any() or offers.to_answer(state, faction) or wings.any():
        return False
    return not proposals.to_propose(theatre, state, faction)


def _close(journal: Journal) -> None:
    """The days of the turn one by one, then the next turn or the end."""
    theatre, state = journal.theatre, journal.state
    first = state.day
    for day in range(first, first + theatre.calendar.days_a_turn):
        _night(journal, day)
        _dusk(journal, day)
        if state.phase == Phase.OVER:
            return
    if state.turn + 1 < theatre.calendar.turns:
        _dawn(journal, state.turn + 1)
    else:
        victory.end(journal)


def _dawn(journal: Journal, turn: int) -> None:
    theatre, state = journal.theatre, journal.state
    owed = np.zeros_like(state.spent) if turn == 0 else state.spent - theatre.calendar.budget
    spent = tuple(np.maximum(owed, 0).tolist())
    journal.record(ev.TurnBegan(Turn(turn), Day(turn * theatre.calendar.days_a_turn), spent))
    weather.dawn(journal)
    proposals.dawn(journal)
    declared.dawn(journal)
    air.dawn(journal)
    arrivals.dawn(journal)
    detection.look(journal, range(len(theatre.units)))


def _night(journal: Journal, day: int) -> None:
    journal.record(ev.NightFell(Day(day)))
    night.run(journal)
    _clashes(journal)


def _clashes(journal: Journal) -> None:
    """Wary neighbours who share the hex of a place may come to blows: an incident, not a war."""
    theatre, state = journal.theatre, journal.state
    there: dict[int, set[int]] = {}
    settled = (state.present & (state.since <= state.day)).nonzero()[0]
    for here, faction in zip(state.hex[settled].tolist(), state.faction[settled].tolist(), strict=True):
        there.setdefault(here, set()).add(faction)
    for here in dict.fromkeys(theatre.place_hex.tolist()):
        if len(there.get(here, ())) < 2:
            continue
        for ordinal, (one, other) in enumerate(itertools.combinations(sorted(there[here]), 2)):
            if int(state.relation[one, other]) != Relation.WARY:
                continue
            if journal.roll_at(Purpose.INCIDENT, 1000, here, ordinal) <= theatre.politics.clash:
                places.disturb(journal, here, IncidentKind.CLASH, state.day)


def _dusk(journal: Journal, day: int) -> None:
    journal.record(ev.DuskFell(Day(day)))
    detection.search(journal)
    caches.dusk(journal)
    rumours.dusk(journal)
    places.dusk(journal)
    air.dusk(journal)
    coups.dusk(journal)
    provision.dusk(journal)
    civilians.dusk(journal)
    loyalty.dusk(journal)
    baton.dusk(journal)
    funds.dusk(journal)
    relief.dusk(journal)
    victory.dusk(journal)
    endings.dusk(journal)


def whose(theatre: Theatre, state: State) -> FactionId:
    """The faction whose phase it is."""
    return theatre.order_of_phases[state.active]
