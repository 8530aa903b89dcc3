"""Chapter 10, towns, airfields and strongholds.

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

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import legitimacy, relations
from game.rules.journal import Journal
from game.terms import (
    NEVER,
    NOBODY,
    Day,
    FactionId,
    IncidentKind,
    PlaceId,
    Right,
    Site,
    UnitId,
)


class Standing(NamedTuple):
    """A unit that stands openly somewhere."""

    unit: UnitId
    site: int
    faction: int
    men: int


Standings = Mapping[int, list[Standing]]  # by hex


def standings(theatre: Theatre, state: State) -> Standings:
    """Who is on the map, in sight of all, and there by the present day."""
    openly = state.present & (state.since <= state.day)
    openly &= theatre.sight.by_posture[state.posture] >= 0
    units = openly.nonzero()[0]
    out: dict[int, list[Standing]] = {}
    columns = (state.hex, state.site, state.faction, state.men)
    for unit, here, *rest in zip(units.tolist(), *(c[units].tolist() for c in columns), strict=True):
        out.setdefault(here, []).append(Standing(UnitId(unit), *rest))
    return out


def garrison(theatre: Theatre, state: State, place: int, faction: int) -> int:
    """Men of a faction in the hex of a place by the present day."""
    there = state.present & (state.hex == theatre.places[place].hex)
    there &= state.since <= state.day
    return int(state.men[there & (state.faction == faction)].sum())


def in_friendly_hands(theatre: Theatre, state: State, side: int, here: int) -> bool:
    """Whether a side, or a partner who supports it, holds a place in a hex."""
    friends = relations.rights(theatre, state, side, Right.SUPPORT)
    holders = state.holder[theatre.place_hex == here]
    return bool(friends[holders[holders != NOBODY]].any())


def last_incident(state: State, place: int) -> int:
    """The day on which a place was last disturbed, NEVER if it was not."""
    days = [int(day) for day in state.incident[place] if day <= state.day]
    return max(days, default=NEVER)


def unsafe_days(theatre: Theatre, state: State, place: int) -> int:
    """Days, the present one among them, that are still to come before a place is quiet; 0 if it is."""
    return max(0, theatre.politics.quiet + last_incident(state, place) - int(state.day))


def disturb(journal: Journal, here: int, kind: IncidentKind, day: int) -> None:
    """Remember that the places of a hex were disturbed on a day."""
    theatre, state = journal.theatre, journal.state
    for place in (theatre.place_hex == here).nonzero()[0].tolist():
        if day not in state.incident[place].tolist():
            slot = int(np.argmin(state.incident[place]))
            journal.record(ev.IncidentOccurred(PlaceId(place), kind, slot, Day(day)))


def dusk(journal: Journal) -> None:
    """Reckon which places change hands or come under a seal."""
    theatre, state = journal.theatre, journal.state
    openly = standings(theatre, state)
    for place, here in enumerate(theatre.place_hex.tolist()):
        if here not in openly and state.sealed[place] == NOBODY and not _roads_held(theatre, here, openly):
            continue
        taker, units = _taker(theatre, state, place, openly)
        if taker != NOBODY:
            _lift(journal, PlaceId(place))
            was = FactionId(int(state.holder[place]))
            journal.record(ev.PlaceCaptured(PlaceId(place), was, taker, units, Day(state.day)))
            if state.base[place]:  # what engineers built there is of no use to those who took it
                journal.record(ev.BaseLost(PlaceId(place), taker))
            legitimacy.taken(journal, PlaceId(place), taker)
            continue
        by = sealer(theatre, state, place, openly)
        if by != state.sealed[place]:
            _lift(journal, PlaceId(place))
            if by != NOBODY:
                journal.record(ev.PlaceSealed(PlaceId(place), by))


def _roads_held(theatre: Theatre, here: int, openly: Standings) -> bool:
    """Whether somebody stands on every road next to a hex that has roads."""
    ways = theatre.ways_in[here]
    return bool(ways) and all(map(openly.__contains__, ways))


def _lift(journal: Journal, place: PlaceId) -> None:
    by = FactionId(int(journal.state.sealed[place]))
    if by != NOBODY:
        journal.record(ev.SealLifted(place, by))


def _taker(
    theatre: Theatre, state: State, place: int, openly: Standings
) -> tuple[FactionId, tuple[UnitId, ...]]:
    """Who takes a place by standing in it, and with which units; NOBODY if none."""
    where, holder = theatre.places[place], int(state.holder[place])
    inside = [one for one in openly.get(where.hex, ()) if one.site == where.site]
    men: dict[int, int] = {}
    for one in inside:
        men[one.faction] = men.get(one.faction, 0) + one.men
    takers = [f for f in sorted(men) if holder == NOBODY or relations.hostile(theatre, state, f, holder)]
    if not takers or (holder != NOBODY and len(takers) < len(men)):
        return NOBODY, ()
    taker = min(takers, key=lambda f: (f != theatre.sovereign, -men[f], f))
    return FactionId(taker), tuple(one.unit for one in inside if one.faction == taker)


def sealer(theatre: Theatre, state: State, place: int, openly: Standings) -> FactionId:
    """Who controls the access to a place that is not his; NOBODY if none does."""
    where, holder = theatre.places[place], int(state.holder[place])
    here = openly.get(where.hex, ())
    inside = {one.faction for one in here if one.site == where.site}
    outside = [one for one in here if one.site == Site.OPEN]
    roads = _roads_held(theatre, where.hex, openly)
    around = [openly[way] for way in theatre.ways_in[where.hex]] if roads else []
    best, most = NOBODY, 0
    for faction in sorted({one.faction for group in (outside, *around) for one in group}):
        if faction == holder or not (holder == NOBODY or relations.hostile(theatre, state, faction, holder)):
            continue
        if any(relations.hostile(theatre, state, faction, other) for other in sorted(inside)):
            continue
        ours = [one for one in outside if one.faction == faction]
        friends = relations.rights(theatre, state, faction, Right.SUPPORT)
        if not ours and around and all(any(friends[one.faction] for one in group) for group in around):
            ours = [one for group in around for one in group if one.faction == faction]
        men = sum(one.men for one in ours)
        if men > most:
            best, most = FactionId(faction), men
    return best
