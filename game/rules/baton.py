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
- *pay*: where the receiver has funds, a track, they stand high enough to pay a garrison.

What is missing, and by how much, is told at each Dusk on which it changes. Either party may break
off; where the other had agreed, that costs its will. With the baton the receiver becomes holder and
answers for the place. For two weeks a clock runs: if the place falls to an enemy or is raided with
success before it ends, the baton is dropped and the wills of both suffer; if it lasts, both gain.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.kernels.influence import distances
from game.model import events as ev
from game.model.events import Shortfall
from game.model.orders import AcceptBaton, CancelBaton, DeclineBaton, OfferBaton
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import detection, legitimacy, loyalty, places, relations, tracks, victory
from game.rules.journal import Journal
from game.terms import NO_TRACK, Baton, Condition, Day, FactionId, Ints, PlaceId, Reason, Right, SupplyState

THREAT_RADIUS = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a faction can foresee of a handover: its conditions, and what it gains and risks by it.

    Each condition comes with what there is and what it takes. Points and will are the asker's own: what
    it has for a handover that lasts, what it loses at the end with a place that it no longer holds
    itself, and what its will gains or loses.
    """

    conditions: tuple[Shortfall, ...]
    missing: tuple[Shortfall, ...]
    earliest: Day  # on which it could pass if nothing more went missing
    clock_end: Day
    points: int
    forgone: int
    kept: int
    dropped: int


# Assessment, from what the parties know


def threat(theatre: Theatre, state: State, place: int, parties: tuple[int, ...]) -> int:
    """Men that a garrison of a place must match."""
    known = max(_known_men(theatre, state, place, party) for party in parties)
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
    return int(state.contact_men[side, _within(theatre, state, place, side, rows, THREAT_RADIUS)].sum())


def _open_enemies(theatre: Theatre, state: State, place: int, side: int) -> int:
    return len(_within(theatre, state, place, side, detection.open_contacts(theatre, state, side), 1))


def _within(theatre: Theatre, state: State, place: int, side: int, rows: Ints, radius: int) -> Ints:
    """Those of a side's contacts that lie so near to a place."""
    here = theatre.place_hex[place : place + 1]
    out: Ints = rows[distances(theatre.grid.columns, here, state.contact_hex[side, rows])[0] <= radius]
    return out


def conditions(
    theatre: Theatre, state: State, place: int, receiver: int, knows: tuple[int, ...]
) -> tuple[Shortfall, ...]:
    """Every condition of a handover, with what there is and what it takes, as far as some know."""
    last = places.last_incident(state, place)
    return (
        Shortfall(Condition.PRESENCE, int(state.overlap[place]), theatre.places[place].overlap),
        Shortfall(
            Condition.GARRISON,
            places.garrison(theatre, state, place, receiver),
            threat(theatre, state, place, knows),
        ),
        Shortfall(Condition.SEALED, -max(_open_enemies(theatre, state, place, side) for side in knows), 0),
        Shortfall(Condition.QUIET, min(state.day - last, theatre.politics.quiet), theatre.politics.quiet),
        Shortfall(Condition.SUPPLY, -_unsupplied(theatre, state, place, receiver), 0),
        _pay(theatre, state, receiver),
    )


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
    return Forecast(
        needs,
        missing,
        Day(earliest),
        Day(earliest + chart.clock),
        points=victory.for_baton(theatre, side, place, receives=side == receiver),
        forgone=0 if side == receiver else victory.for_own(theatre, side, place),
        kept=chart.kept if has_will else 0,
        dropped=chart.dropped if has_will else 0,
    )


def _missing(needs: tuple[Shortfall, ...]) -> tuple[Shortfall, ...]:
    return tuple(c for c in needs if c.have < c.need)


# The orders


def refusal_to_offer(theatre: Theatre, state: State, side: int, order: OfferBaton) -> Refusal | None:
    """Why a place may not be offered; None if it may."""
    if state.holder[order.place] != side:
        holder = FactionId(int(state.holder[order.place]))
        return Refusal(Reason.NOT_HOLDER, hex=theatre.places[order.place].hex, faction=holder)
    if order.to == side or not relations.may(theatre, state, side, order.to, Right.SUPPORT):
        return relations.not_partner(theatre, state, side, order.to)
    if int(state.baton[order.place]) != Baton.NONE:
        return Refusal(Reason.ALREADY, hex=theatre.places[order.place].hex)
    return None


def refusal_to_answer(
    theatre: Theatre, state: State, side: int, order: AcceptBaton | DeclineBaton
) -> Refusal | None:
    """Why an offer may not be answered; None if it may."""
    if int(state.baton[order.place]) != Baton.OFFERED:
        return Refusal(Reason.NO_BATON, hex=theatre.places[order.place].hex)
    if state.receiver[order.place] != side:
        return Refusal(Reason.NOT_PARTY, faction=FactionId(int(state.receiver[order.place])))
    return None


def refusal_to_cancel(theatre: Theatre, state: State, side: int, order: CancelBaton) -> Refusal | None:
    """Why a handover may not be broken off; None if it may."""
    if int(state.baton[order.place]) not in (Baton.OFFERED, Baton.OVERLAP):
        return Refusal(Reason.NO_BATON, hex=theatre.places[order.place].hex)
    if side not in (state.giver[order.place], state.receiver[order.place]):
        return Refusal(Reason.NOT_PARTY)
    return None


def offer(journal: Journal, order: OfferBaton) -> None:
    """Offer a place."""
    giver = FactionId(int(journal.state.holder[order.place]))
    journal.record(ev.BatonOffered(order.place, giver, order.to))


def answer(journal: Journal, order: AcceptBaton | DeclineBaton) -> None:
    """Accept or decline a place."""
    giver, receiver = _parties(journal.state, order.place)
    if isinstance(order, AcceptBaton):
        needed = journal.theatre.places[order.place].overlap
        journal.record(ev.BatonAccepted(order.place, giver, receiver, needed))
    else:
        journal.record(ev.BatonDeclined(order.place, giver, receiver))


def cancel(journal: Journal, order: CancelBaton, side: FactionId) -> None:
    """Break a handover off."""
    agreed = int(journal.state.baton[order.place]) == Baton.OVERLAP
    journal.record(ev.BatonCancelled(order.place, side))
    if agreed:
        cause = tracks.at(journal, tracks.BROKEN, order.place)
        tracks.sway(journal, side, journal.theatre.politics.broken, cause)


def _parties(state: State, place: int) -> tuple[FactionId, FactionId]:
    return FactionId(int(state.giver[place])), FactionId(int(state.receiver[place]))


# Dusk


def dusk(journal: Journal) -> None:
    """Move every handover on by a day."""
    for place in np.flatnonzero(journal.state.baton).tolist():
        match int(journal.state.baton[place]):
            case Baton.OFFERED | Baton.OVERLAP:
                _overlap(journal, PlaceId(place))
            case Baton.CLOCK:
                _clock(journal, PlaceId(place))


def _overlap(journal: Journal, place: PlaceId) -> None:
    theatre, state = journal.theatre, journal.state
    giver, receiver = _parties(state, place)
    if state.holder[place] != giver:
        journal.record(ev.BatonCancelled(place, FactionId(int(state.holder[place]))))
        return
    if int(state.baton[place]) == Baton.OFFERED:
        return
    needed = theatre.places[place].overlap
    both = all(places.garrison(theatre, state, place, party) for party in (giver, receiver))
    before = int(state.overlap[place])
    if both and before < needed:
        journal.record(ev.OverlapCounted(place, before + 1, needed))
    if state.overlap[place] < needed:
        return
    missing = _missing(conditions(theatre, state, place, receiver, (giver, receiver)))
    if not missing:
        end = Day(state.day + theatre.politics.clock)
        journal.record(ev.BatonPassed(place, giver, receiver, end, Day(state.day)))
        legitimacy.passed(journal, place, giver, receiver)
    elif before < needed or _lacks(missing) != state.missing[place].tolist():
        journal.record(ev.HandoverDelayed(place, giver, receiver, missing))


def _lacks(missing: tuple[Shortfall, ...]) -> list[int]:
    """How much is missing of each condition."""
    short = {one.condition: one.need - one.have for one in missing}
    return [short.get(condition, 0) for condition in Condition]


def raided(journal: Journal, here: int) -> None:
    """Drop what was passed lately in a hex: its garrison did not hold against a raid."""
    theatre, state = journal.theatre, journal.state
    for place in np.flatnonzero((theatre.place_hex == here) & (state.baton == Baton.CLOCK)).tolist():
        _drop(journal, PlaceId(place))


def _drop(journal: Journal, place: PlaceId) -> None:
    """A handover failed: the wills of both suffer."""
    giver, receiver = _parties(journal.state, place)
    journal.record(ev.BatonDropped(place, giver, receiver))
    cause = tracks.at(journal, tracks.DROPPED, place)
    for party in (giver, receiver):
        tracks.sway(journal, party, journal.theatre.politics.dropped, cause)


def _clock(journal: Journal, place: PlaceId) -> None:
    theatre, state = journal.theatre, journal.state
    giver, receiver = _parties(state, place)
    if relations.hostile(theatre, state, receiver, int(state.holder[place])):
        _drop(journal, place)
    elif state.day >= state.clock_end[place]:
        victory.baton_kept(journal, place, giver, receiver)
        journal.record(ev.BatonKept(place, giver, receiver))
        cause = tracks.at(journal, tracks.KEPT, place)
        for party in (giver, receiver):
            tracks.sway(journal, party, theatre.politics.kept, cause)
