"""Chapter 11, the baton: offers and answers.

A faction offers a single place that it holds, or a whole region: then all that it holds of the region
and does not hand over yet, two places at least, goes to one partner, who accepts or declines it in one.
Whoever breaks off one place of a region breaks off the region. To withdraw an offer that was not
accepted costs nothing.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import AcceptBaton, CancelBaton, DeclineBaton, OfferBaton, OfferRegion
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import assessment, baton, relations, tracks
from game.rules.journal import Journal
from game.terms import Baton, FactionId, PlaceId, Reason

FEWEST = 2  # places that make a region worth the name


def to_answer(state: State, side: int) -> list[PlaceId]:
    """The places that somebody offers to a side."""
    offered = (state.baton == int(Baton.OFFERED)) & (state.receiver == side)
    return [PlaceId(place) for place in offered.nonzero()[0].tolist()]


def of_region(theatre: Theatre, state: State, side: int, region: int) -> list[PlaceId]:
    """Places of a region that a side may offer together."""
    return [
        place
        for place in theatre.regions[region].places
        if state.holder[place] == side and int(state.baton[place]) == Baton.NONE
    ]


def refusal_to_offer(theatre: Theatre, state: State, side: int, order: OfferBaton) -> Refusal | None:
    """Why a place may not be offered; None if it may."""
    if state.holder[order.place] != side:
        holder = FactionId(int(state.holder[order.place]))
        return Refusal(Reason.NOT_HOLDER, hex=theatre.places[order.place].hex, faction=holder)
    if (wrong := relations.not_partner(theatre, state, side, order.to)) is not None:
        return wrong
    if int(state.baton[order.place]) != Baton.NONE:
        return Refusal(Reason.ALREADY, hex=theatre.places[order.place].hex)
    return None


def refusal_to_offer_region(theatre: Theatre, state: State, side: int, order: OfferRegion) -> Refusal | None:
    """Why a region may not be offered; None if it may."""
    if not 0 <= order.region < len(theatre.regions):
        return Refusal(Reason.NO_REGION)
    if (wrong := relations.not_partner(theatre, state, side, order.to)) is not None:
        return wrong
    ours = len(of_region(theatre, state, side, order.region))
    under_way = bool((state.bundle == int(order.region)).any())
    if ours < FEWEST or under_way:
        return Refusal(Reason.ALREADY if under_way else Reason.NO_REGION, have=ours, need=FEWEST)
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


def offer_region(journal: Journal, order: OfferRegion, side: FactionId) -> None:
    """Offer all that a side holds of a region."""
    for place in of_region(journal.theatre, journal.state, side, order.region):
        journal.record(ev.BatonOffered(place, side, order.to, order.region))


def answer(journal: Journal, order: AcceptBaton | DeclineBaton) -> None:
    """Accept or decline a place, with the rest of its region."""
    theatre, state = journal.theatre, journal.state
    for place in baton.bundled(theatre, state, order.place):
        giver, receiver = assessment.parties(state, place)
        if isinstance(order, AcceptBaton):
            needed = theatre.places[place].overlap
            journal.record(ev.BatonAccepted(place, giver, receiver, needed))
        else:
            journal.record(ev.BatonDeclined(place, giver, receiver))


def cancel(journal: Journal, order: CancelBaton, side: FactionId) -> None:
    """Break a handover off."""
    theatre, state = journal.theatre, journal.state
    agreed = int(state.baton[order.place]) == Baton.OVERLAP
    for place in baton.bundled(theatre, state, order.place):
        journal.record(ev.BatonCancelled(place, side))
    if agreed:
        cause = tracks.at(journal, tracks.BROKEN, order.place)
        tracks.sway(journal, side, theatre.politics.broken, cause)
