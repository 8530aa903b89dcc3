"""Chapter 11, the baton.

The holder of a place may offer it to a partner, a faction whose relation allows support; the
partner may accept or decline in its own phase. An overlap follows in which both stay: each Dusk
with both on the spot counts as one day of it. When its days are full, the baton passes at the first
Dusk at which every condition holds:

- *garrison*: the receiver's men in the hex are at least the assessed threat, which is the greater
  of the armed enemies that giver or receiver know within three hexes and a floor by the size of the
  place, raised by the disloyalty of its people and by each incident of the last two weeks;
- *sealed*: neither party knows of an open enemy in the hex or beside it;
- *quiet*: the last incident lies some days back;
- *supply*: no unit of the receiver in the hex is short of supply;
- *pay*: where the receiver has funds, a track, they stand high enough to pay a garrison;
- *region*: where a region was offered whole, every other place of it that was offered is ready as
  well, and no enemy of either party holds one of the rest.

What is missing, and by how much, is told at each Dusk on which it changes. Either party may break
off; where the other had agreed, that costs its will. With the baton the receiver becomes holder and
answers for the place; a region that passes whole moves both wills once more. Then the place is on trial.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model import events as ev
from game.model.events import Shortfall
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import assessment, legitimacy, on_trial, places, relations, tracks, victory
from game.rules.journal import Journal
from game.terms import (
    NO_REGION,
    NO_TRACK,
    Baton,
    Condition,
    Day,
    FactionId,
    PlaceId,
    RegionId,
    SupplyState,
    UnitId,
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a faction can foresee of a handover: its conditions, and what it gains and risks by it.

    Each condition comes with what there is and what it takes. Points and will are the asker's own: what
    it has for a handover that lasts and loses by one that is dropped, what it loses at the end with a
    place that it no longer holds itself, and what its will gains or loses. `risk` and `alone` are per
    mille of attacks that would have their way: with all who stand by the receiver there now, and without
    those of the asker, whom the baton would release (`relieved`, men).
    """

    conditions: tuple[Shortfall, ...]
    missing: tuple[Shortfall, ...]
    earliest: Day  # on which it could pass if nothing more went missing
    clock_end: Day
    points: int
    lost: int
    forgone: int
    kept: int
    dropped: int
    risk: int
    alone: int
    relieved: int


def conditions(
    theatre: Theatre, state: State, place: int, receiver: int, knows: tuple[int, ...]
) -> tuple[Shortfall, ...]:
    """Every condition of a handover, with what there is and what it takes, as far as some know."""
    own = _own_conditions(theatre, state, place, receiver, knows)
    if state.bundle[place] == NO_REGION:
        return own
    return (*own, Shortfall(Condition.REGION, -_unready(theatre, state, place, receiver, knows), 0))


def _own_conditions(
    theatre: Theatre, state: State, place: int, receiver: int, knows: tuple[int, ...]
) -> tuple[Shortfall, ...]:
    last = places.last_incident(state, place)
    return (
        Shortfall(Condition.PRESENCE, int(state.overlap[place]), theatre.places[place].overlap),
        Shortfall(
            Condition.GARRISON,
            places.garrison(theatre, state, place, receiver),
            assessment.threat(theatre, state, place, knows),
        ),
        Shortfall(
            Condition.SEALED, -max(assessment.open_enemies(theatre, state, place, side) for side in knows), 0
        ),
        Shortfall(Condition.QUIET, min(state.day - last, theatre.politics.quiet), theatre.politics.quiet),
        Shortfall(Condition.SUPPLY, -_unsupplied(theatre, state, place, receiver), 0),
        _pay(theatre, state, receiver),
    )


def _unready(theatre: Theatre, state: State, place: int, receiver: int, knows: tuple[int, ...]) -> int:
    """Places of the region with which a place is to pass that are not ready to."""
    region = int(state.bundle[place])
    parties = (int(state.giver[place]), receiver)
    unready = 0
    for other in theatre.regions[region].places:
        if state.bundle[other] == region:
            own = _own_conditions(theatre, state, other, receiver, knows)
            unready += other != place and bool(_missing(own))
        else:
            holder = int(state.holder[other])
            unready += any(relations.hostile(theatre, state, party, holder) for party in parties)
    return unready


def _unsupplied(theatre: Theatre, state: State, place: int, receiver: int) -> int:
    """Units of the receiver in the hex that have gone without supply for more than a day."""
    there = state.present & (state.faction == receiver) & (state.hex == theatre.places[place].hex)
    return int((there & (state.supply >= int(SupplyState.SHORT))).sum())


def _pay(theatre: Theatre, state: State, receiver: int) -> Shortfall:
    """Whether the receiver can pay a garrison; one without funds to reckon always can."""
    funds, need = theatre.factions[receiver].funds, theatre.politics.pay
    return Shortfall(Condition.PAY, need if funds == NO_TRACK else min(need, int(state.track[funds])), need)


def forecast(theatre: Theatre, state: State, side: int, place: int, receiver: int) -> Forecast:
    """What a side can foresee of a handover to a receiver, under way or only thought of.

    At Dusk the other party's knowledge counts as well.
    """
    needs = conditions(theatre, state, place, receiver, (side,))
    missing = _missing(needs)
    waits = [c.need - c.have for c in missing if c.condition in (Condition.PRESENCE, Condition.QUIET)]
    earliest = state.day + max(waits, default=0)
    chart, has_will = theatre.politics, theatre.factions[side].will != NO_TRACK
    receives = side == receiver
    seen = assessment.guard(theatre, state, place, receiver) & relations.rows_seen(theatre, state, side)
    return Forecast(
        needs,
        missing,
        Day(earliest),
        Day(earliest + chart.clock),
        points=victory.for_baton(theatre, side, place, receives=receives),
        lost=victory.for_drop(theatre, side, place, receives=receives),
        forgone=0 if receives else victory.for_own(theatre, side, place),
        kept=chart.kept if has_will else 0,
        dropped=chart.dropped if has_will else 0,
        risk=assessment.breach(theatre, state, place, seen, (side,)),
        alone=assessment.breach(theatre, state, place, seen & (state.faction != side), (side,)),
        relieved=0 if receives else places.garrison(theatre, state, place, side),
    )


def _missing(needs: tuple[Shortfall, ...]) -> tuple[Shortfall, ...]:
    return tuple(c for c in needs if c.have < c.need)


# Dusk


def dusk(journal: Journal) -> None:
    """Move every handover on by a day, then pass what is ready."""
    state = journal.state
    for place in state.baton.nonzero()[0].tolist():
        match int(state.baton[place]):
            case Baton.OFFERED | Baton.OVERLAP:
                _overlap(journal, PlaceId(place))
            case Baton.CLOCK:
                on_trial.clock(journal, PlaceId(place))
    for place in (state.baton == int(Baton.OVERLAP)).nonzero()[0].tolist():
        if state.baton[place] == Baton.OVERLAP:  # no longer, where its region passed with another place
            _judge(journal, PlaceId(place))


def bundled(theatre: Theatre, state: State, place: int) -> list[PlaceId]:
    """The places of a handover: those of the region with which a place is offered, or it alone."""
    region = int(state.bundle[place])
    if region == NO_REGION:
        return [PlaceId(place)]
    return [PlaceId(other) for other in theatre.regions[region].places if state.bundle[other] == region]


def _overlap(journal: Journal, place: PlaceId) -> None:
    theatre, state = journal.theatre, journal.state
    both = assessment.parties(state, place)
    if state.holder[place] != both[0]:
        journal.record(ev.BatonCancelled(place, FactionId(int(state.holder[place]))))
        return
    needed, days = theatre.places[place].overlap, int(state.overlap[place])
    there = all(places.garrison(theatre, state, place, party) for party in both)
    if state.baton[place] == Baton.OVERLAP and there and days < needed:
        journal.record(ev.OverlapCounted(place, days + 1, needed))


def _judge(journal: Journal, place: PlaceId) -> None:
    """Pass a place whose overlap is over, or tell what is missing."""
    theatre, state = journal.theatre, journal.state
    giver, receiver = assessment.parties(state, place)
    if state.overlap[place] < theatre.places[place].overlap:
        return
    missing = _missing(conditions(theatre, state, place, receiver, (giver, receiver)))
    if not missing:
        _pass(journal, place)
    elif _lacks(missing) != state.missing[place].tolist():
        journal.record(ev.HandoverDelayed(place, giver, receiver, missing))


def _pass(journal: Journal, place: PlaceId) -> None:
    """Pass a place, with the rest of the region with which it was offered."""
    theatre, state = journal.theatre, journal.state
    region, together = RegionId(int(state.bundle[place])), bundled(theatre, state, place)
    giver, receiver = assessment.parties(state, place)
    for one in together:
        end = Day(state.day + theatre.politics.clock)
        there = state.present & (state.faction == giver) & (state.hex == theatre.places[one].hex)
        units = tuple(UnitId(unit) for unit in there.nonzero()[0].tolist())
        journal.record(ev.BatonPassed(one, giver, receiver, end, Day(state.day), units))
        legitimacy.passed(journal, one, giver, receiver)
    if region != NO_REGION:
        journal.record(ev.RegionPassed(region, giver, receiver, tuple(together)))
        for party in (giver, receiver):
            tracks.sway(journal, party, theatre.politics.whole, tracks.WHOLE)


def _lacks(missing: tuple[Shortfall, ...]) -> list[int]:
    """How much is missing of each condition."""
    short = {one.condition: one.need - one.have for one in missing}
    return [short.get(condition, 0) for condition in Condition]
