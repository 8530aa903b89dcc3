"""Chapter 10, towns, airfields and strongholds: sealed, captured, held.

Each place is one site of a hex and has one holder. At Dusk:

- it is *sealed* by a faction, hostile to its holder, of which units stand openly outside it in its
  hex, or which with its allies stands on every road next to it, while no open enemy of that faction
  stands in it; of several, by the one with most men there;
- it is *captured* by those hostile to its holder, or by anybody if nobody holds it, who stand in it
  openly. The owner of the units becomes holder: the sovereign of the land before others, then
  whoever has most men there.

A unit counts at Dusk from the day on which it came. A place stays its holder's when he leaves it.
Whatever disturbs a place, a fight or a raid, is remembered as an incident, one a day.
"""

from __future__ import annotations

import numpy as np

from game.kernels.influence import near
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Bools, Theatre
from game.rules import relations
from game.rules.journal import Journal
from game.terms import (
    NOBODY,
    OFF_MAP,
    FactionId,
    IncidentKind,
    PlaceId,
    Right,
    Site,
    Status,
    UnitId,
)


BESIDE = 1


def standing_openly(theatre: Theatre, state: State) -> Bools:
    """(units,) on the map, in sight of all, and there by the present day."""
    out: Bools = (
        (state.status == Status.PRESENT)
        & (theatre.sight.by_posture[state.posture] >= 0)
        & (state.since <= state.day)
    )
    return out


def garrison(theatre: Theatre, state: State, place: int, faction: int) -> int:
    """Men of a faction in the hex of a place."""
    there = (state.status == Status.PRESENT) & (state.hex == theatre.places[place].hex)
    return int(state.men[there & (state.faction == faction)].sum())


def disturb(journal: Journal, here: int, kind: IncidentKind) -> None:
    """Remember that the places of a hex were disturbed today."""
    theatre, state = journal.theatre, journal.state
    for place in np.flatnonzero(theatre.place_hex == here).tolist():
        if state.day not in state.incident[place].tolist():
            slot = int(np.argmin(state.incident[place]))
            journal.record(ev.IncidentOccurred(PlaceId(place), kind, slot, state.day))


def dusk(journal: Journal) -> None:
    """Reckon which places change hands or come under a seal."""
    theatre, state = journal.theatre, journal.state
    openly = standing_openly(theatre, state)
    by_somebody = near(theatre.grid.columns, theatre.grid.rows, state.hex[openly], BESIDE)
    watched = by_somebody[theatre.place_hex] | (state.sealed != NOBODY)
    for place in np.flatnonzero(watched).tolist():
        taker, units = _taker(theatre, state, place, openly)
        if taker != NOBODY:
            _lift(journal, PlaceId(place))
            was = FactionId(int(state.holder[place]))
            journal.record(ev.PlaceCaptured(PlaceId(place), was, taker, units, state.day))
            continue
        by = sealer(theatre, state, place, openly)
        if by != state.sealed[place]:
            _lift(journal, PlaceId(place))
            if by != NOBODY:
                journal.record(ev.PlaceSealed(PlaceId(place), by))


def _lift(journal: Journal, place: PlaceId) -> None:
    by = FactionId(int(journal.state.sealed[place]))
    if by != NOBODY:
        journal.record(ev.SealLifted(place, by))


def _taker(theatre: Theatre, state: State, place: int, openly: Bools) -> tuple[FactionId, tuple[UnitId, ...]]:
    """Who takes a place by standing in it, and with which units; NOBODY if none."""
    where, holder = theatre.places[place], int(state.holder[place])
    inside = np.flatnonzero(openly & (state.hex == where.hex) & (state.site == where.site))
    men: dict[int, int] = {}
    for unit in inside.tolist():
        faction = int(state.faction[unit])
        men[faction] = men.get(faction, 0) + int(state.men[unit])
    takers = [f for f in sorted(men) if holder == NOBODY or relations.hostile(theatre, state, f, holder)]
    if not takers or len(takers) < len(men) and holder != NOBODY:
        return NOBODY, ()
    taker = min(takers, key=lambda f: (f != theatre.sovereign, -men[f], f))
    units = tuple(UnitId(u) for u in inside.tolist() if state.faction[u] == taker)
    return FactionId(taker), units


def sealer(theatre: Theatre, state: State, place: int, openly: Bools) -> FactionId:
    """Who controls the access to a place that is not his; NOBODY if none does."""
    where, holder = theatre.places[place], int(state.holder[place])
    outside = openly & (state.hex == where.hex) & (state.site == Site.OPEN)
    inside = openly & (state.hex == where.hex) & (state.site == where.site)
    roads = [
        int(theatre.neighbours[where.hex, d])
        for d in np.flatnonzero(theatre.road[where.hex])
        if theatre.neighbours[where.hex, d] != OFF_MAP
    ]
    best, most = NOBODY, 0
    for faction in range(len(theatre.factions)):
        if faction == holder or not (holder == NOBODY or relations.hostile(theatre, state, faction, holder)):
            continue
        enemies = relations.rights(theatre, state, faction, Right.ATTACK)
        if (inside & enemies[state.faction]).any():
            continue
        friends = relations.rights(theatre, state, faction, Right.SUPPORT)[state.faction]
        ours = outside & (state.faction == faction)
        if not ours.any() and roads and all((openly & friends & (state.hex == h)).any() for h in roads):
            ours = openly & (state.faction == faction) & np.isin(state.hex, roads)
        men = int(state.men[ours].sum())
        if men > most:
            best, most = FactionId(faction), men
    return best
