"""Chapter 10, towns: loyalty.

The people of each town of the sovereign's land have a loyalty toward him, from -2 to +2 points,
known to all. Each Dusk it drifts:

- by who holds the town: the sovereign, a partner of his, a neighbour who is neither partner nor
  enemy, an enemy, or nobody;
- up where the sovereign or a partner holds it with men enough for its floor of threat, his own and
  partners' together, and as far down where with fewer;
- by what disturbed the place that day.

Abuses, civilians killed and declared events change it at a stroke. What it does:

- people tell the holder, of the town or of another place in its hex, what comes within one hex only
  while their loyalty is not deeply against him; the sovereign and his partners reckon with it as it
  is, all others with its opposite;
- it raises or lowers, in the same way, the chance of a faction to find men who hide in the hex of
  the town;
- each point below nothing adds to the threat that the garrison of a handover must match.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules.journal import Journal
from game.terms import (
    LOYAL,
    NOBODY,
    POINT,
    Bools,
    Day,
    Feeling,
    Ints,
    PlaceId,
    Relation,
    Right,
    Site,
    Tie,
)


def ties(theatre: Theatre, state: State) -> Ints:
    """(factions + 1,) `Tie` of each faction to the sovereign; of NOBODY in the last row."""
    return _ties(theatre, state.relation[theatre.sovereign].tobytes())


@lru_cache(maxsize=64)
def _ties(theatre: Theatre, row: bytes) -> Ints:
    relations = np.frombuffer(row, np.int32).tolist()
    found = [_tie(theatre, Relation(relation)) for relation in relations]
    out = np.array([*found, Tie.NOBODY], np.int32)
    out[theatre.sovereign] = Tie.SOVEREIGN
    out.setflags(write=False)
    return out


def friendly(theatre: Theatre, state: State) -> Bools:
    """(factions + 1,) who is the sovereign or his partner; NOBODY, in the last row, is not. Read-only."""
    return _friendly(theatre, state.relation[theatre.sovereign].tobytes())


@lru_cache(maxsize=64)
def _friendly(theatre: Theatre, row: bytes) -> Bools:
    ties = _ties(theatre, row)
    out: Bools = (ties == int(Tie.SOVEREIGN)) | (ties == int(Tie.PARTNER))
    out.setflags(write=False)
    return out


def _tie(theatre: Theatre, relation: Relation) -> Tie:
    if theatre.may(relation, Right.SUPPORT):
        return Tie.PARTNER
    return Tie.ENEMY if theatre.may(relation, Right.ATTACK) else Tie.NEIGHBOUR


def trust(theatre: Theatre, state: State, place: int, side: int) -> int:
    """Hundredths by which the people of a place are for a side; negative against it."""
    loyal = int(state.loyalty[place])
    return loyal if friendly(theatre, state)[side] else -loyal


def informed(theatre: Theatre, state: State) -> Ints:
    """(places,) whom the people of each place tell what they see: its holder, or NOBODY. Read-only."""
    if theatre.towns is None:
        return state.holder
    row = state.relation[theatre.sovereign].tobytes()
    return _informed(theatre, state.holder.tobytes(), state.loyalty.tobytes(), row)


@lru_cache(maxsize=64)
def _informed(theatre: Theatre, holders: bytes, loyalties: bytes, row: bytes) -> Ints:
    """Loyalty, holders and relations change seldom, and it is asked after every leg."""
    assert theatre.towns is not None  # noqa: S101 -- its caller looked
    holder = np.frombuffer(holders, np.int32)
    loyalty = np.frombuffer(loyalties, np.int32)[theatre.towns.voices]
    against = np.where(_friendly(theatre, row)[holder], -loyalty, loyalty) >= theatre.towns.silent
    out: Ints = np.where(against, NOBODY, holder).astype(np.int32)
    out.setflags(write=False)
    return out


def informers(theatre: Theatre, state: State, side: int, here: int) -> int:
    """Per mille by which the people of a hex's town raise, or lower, a side's chance to find who hides."""
    place = theatre.place_at.get((here, Site.TOWN))
    if theatre.towns is None or place is None:
        return 0
    return trust(theatre, state, place, side) * theatre.towns.informers // POINT


def threat(theatre: Theatre, state: State, place: int) -> int:
    """Men that the disloyalty of its people adds to the threat of a place."""
    if theatre.towns is None:
        return 0
    return max(0, -int(state.loyalty[place])) * theatre.towns.disloyal // POINT


def change(journal: Journal, place: PlaceId, by: int, why: Feeling) -> None:
    """Change the loyalty of a place's people at a stroke, as far as its bounds allow."""
    was = int(journal.state.loyalty[place])
    now = max(-LOYAL, min(LOYAL, was + by))
    if now != was:
        journal.record(ev.LoyaltyChanged(place, was, now, why))


def dusk(journal: Journal) -> None:
    """Let a day work on the people of every town."""
    theatre, state = journal.theatre, journal.state
    chart = theatre.towns
    if chart is None:
        return
    held, ours = ties(theatre, state)[state.holder], friendly(theatre, state)
    friends = state.present & (state.since <= state.day)
    friends &= ours[state.faction]
    men = np.bincount(state.hex[friends], state.men[friends], len(theatre.grid))[theatre.place_hex]
    guard = np.where(men >= np.maximum(1, theatre.place_floor), chart.guarded, -chart.guarded)
    drift = chart.drift[held] + np.where(ours[state.holder], guard, 0)
    drift += chart.disturbed * np.any(state.incident == state.day, axis=1)
    now = np.where(chart.people, np.clip(state.loyalty + drift, -LOYAL, LOYAL), state.loyalty)
    moved = (now != state.loyalty).nonzero()[0].tolist()
    if moved:
        places = tuple(PlaceId(place) for place in moved)
        journal.record(ev.LoyaltyDrifted(places, tuple(now[moved].tolist()), Day(state.day)))
