"""What handovers and attacks on places have in common: the assessed threat, and who stands against it."""

from __future__ import annotations

import numpy as np

from game.kernels.influence import distances
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import detection, loyalty, relations
from game.terms import Bools, FactionId, Ints, Right

RADIUS = 3  # hexes


def parties(state: State, place: int) -> tuple[FactionId, FactionId]:
    """Giver and receiver of a handover."""
    return FactionId(int(state.giver[place])), FactionId(int(state.receiver[place]))


def threat(theatre: Theatre, state: State, place: int, knows: tuple[int, ...]) -> int:
    """Men that a garrison of a place must match, as far as some know."""
    known = max(_known_men(theatre, state, place, side) for side in knows)
    return max(known, floor(theatre, state, place))


def floor(theatre: Theatre, state: State, place: int) -> int:
    """Men that a place needs though no enemy is known: by its size, its incidents and its people."""
    politics = theatre.politics
    since = state.day - politics.incident_days
    incidents: int = sum(since < day <= state.day for day in state.incident[place].tolist())
    quiet = theatre.places[place].threat_floor + loyalty.threat(theatre, state, place)
    return quiet + incidents * politics.men_an_incident


def _known_men(theatre: Theatre, state: State, place: int, side: int) -> int:
    rows = detection.known(theatre, state, side)
    return int(state.contact_men[side, _within(theatre, state, place, side, rows, RADIUS)].sum())


def open_enemies(theatre: Theatre, state: State, place: int, side: int) -> int:
    """Open enemies in or beside the hex of a place of which a side knows."""
    return len(_within(theatre, state, place, side, detection.open_contacts(theatre, state, side), 1))


def _within(theatre: Theatre, state: State, place: int, side: int, rows: Ints, radius: int) -> Ints:
    """Those of a side's contacts that lie so near to a place."""
    here = theatre.place_hex[place : place + 1]
    out: Ints = rows[distances(theatre.grid.columns, here, state.contact_hex[side, rows])[0] <= radius]
    return out


def guard(theatre: Theatre, state: State, place: int, holder: int) -> Bools:
    """(units,) those in the hex of a place who stand by a holder: his own and his partners'."""
    friends = relations.rights(theatre, state, holder, Right.SUPPORT)
    there = state.present & (state.hex == theatre.places[place].hex) & (state.since <= state.day)
    return np.asarray(there & friends[state.faction])


def breach(theatre: Theatre, state: State, place: int, guards: Bools, knows: tuple[int, ...]) -> int:
    """Per mille of attacks that have their way for a day in a place that some units guard."""
    quality = theatre.combat.quality[[theatre.units[unit].quality for unit in guards.nonzero()[0].tolist()]]
    weight = int((state.men[guards] * quality).sum()) // 100
    return min(1000, theatre.politics.breach * threat(theatre, state, place, knows) // max(1, weight))
