"""Batons: which places to hand on, to whom, which to take over, and when to break off.

A place is offered to a partner who has men at hand: to an ally who has declared that he would take
it over, or to anybody where the side itself wants to hand it over; never one that it wants to receive or
to hold under its own flag.
An offer that finds no answer, or an overlap to which nobody comes, is broken off after some days and
not repeated to the same partner for a while.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.model.orders import AcceptBaton, CancelBaton, DeclineBaton, OfferBaton, Order
from game.rules import baton
from game.terms import DAY, Baton, FactionId, PlaceId

UNANSWERED: Final = 5  # days for which an offer stands
HOPELESS: Final = 12  # days beyond its overlap after which a handover is given up
AGAIN: Final = 8  # days before a partner who did not take a place is asked again
AT_HAND: Final = 8  # days within which a receiver's men must be able to come
PEACE: Final = 6  # hexes within which known enemies in force forbid an offer


class Batons:
    """The handovers of one side, with what it remembers of them."""

    def __init__(self) -> None:
        """Nothing is remembered yet."""
        self.since: dict[int, tuple[int, int]] = {}  # place: stage, day on which it was first seen at it
        self.asked: dict[tuple[int, int], int] = {}  # place and partner: day of the last offer

    def answer(self, estimate: Estimate, aims: Aims) -> Iterator[Order]:
        """Accept or decline what is offered, and break off what is hopeless."""
        state, side = estimate.state, estimate.side
        self.since = {place: seen for place, seen in self.since.items() if state.baton[place]}
        for place in np.flatnonzero(state.baton).tolist():
            stage = int(state.baton[place])
            if self.since.get(place, (None, 0))[0] != stage:
                self.since[place] = (stage, state.day)
            waited = state.day - self.since[place][1]
            if stage == Baton.OFFERED and state.receiver[place] == side:
                takes = _can_take(estimate, aims, place)
                yield AcceptBaton(PlaceId(place)) if takes else DeclineBaton(PlaceId(place))
            elif _hopeless(estimate, place, waited):
                yield CancelBaton(PlaceId(place))

    def offer(self, estimate: Estimate, aims: Aims) -> Iterator[Order]:
        """Offer what is worth handing on."""
        state, side = estimate.state, estimate.side
        asked = estimate.atlas.asked[estimate.allied].any(axis=0) | (aims.give > 0)
        kept = (aims.receive > 0) | ((aims.own > 0) & (aims.give == 0))
        free = (state.holder == side) & (state.baton == int(Baton.NONE)) & ~kept
        for place in np.flatnonzero(asked & free).tolist():
            if not _quiet(estimate, place):
                continue
            partner = self._partner(estimate, aims, place)
            if partner is not None:
                self.asked[place, partner] = state.day
                yield OfferBaton(PlaceId(place), FactionId(partner))

    def _partner(self, estimate: Estimate, aims: Aims, place: int) -> int | None:
        """To whom to offer a place; None if to nobody now."""
        state, theatre = estimate.state, estimate.theatre
        days = theatre.calendar.days_a_turn * theatre.calendar.turns - state.day
        if days < theatre.places[place].overlap + 2:
            return None
        best = None
        for other in np.flatnonzero(estimate.partner).tolist():
            if other == estimate.side or state.day - self.asked.get((place, other), -AGAIN) < AGAIN:
                continue
            wants = bool(estimate.atlas.asked[other, place])
            if not (aims.give[place] or (wants and estimate.allied[other])):
                continue
            men, time = _at_hand(estimate, other, place)
            if men < int(estimate.atlas.floor[place]) // 2 or time > AT_HAND * DAY:
                continue
            score = (wants, other == theatre.sovereign, -time, men)
            if best is None or score > best[0]:
                best = (score, other)
        return None if best is None else best[1]


def _hopeless(estimate: Estimate, place: int, waited: int) -> bool:
    """Whether this side should break off a handover that has been waiting for so many days."""
    state, side = estimate.state, estimate.side
    if int(state.baton[place]) == Baton.OFFERED:
        return bool(state.giver[place] == side and waited > UNANSWERED)
    party = side in (state.giver[place], state.receiver[place])
    overlapping = int(state.baton[place]) == Baton.OVERLAP
    return bool(party and overlapping and waited > estimate.theatre.places[place].overlap + HOPELESS)


def _quiet(estimate: Estimate, place: int) -> bool:
    """Whether no enemy in force is reported near a place."""
    spot = int(estimate.atlas.spot_of_place[place])
    near = estimate.foe_steps[spot] <= PEACE
    return int(estimate.foe_men[near].sum()) <= int(estimate.atlas.floor[place])


def _at_hand(estimate: Estimate, other: int, place: int) -> tuple[int, int]:
    """Men of a partner who could be at a place soon, and the time in which half its floor can be there."""
    state, atlas = estimate.state, estimate.atlas
    units = estimate.friends[state.faction[estimate.friends] == other]
    if not len(units):
        return 0, AT_HAND * DAY + 1
    spots = atlas.spot_of_place[place : place + 1]
    times = atlas.times(spots, estimate.theatre.unit_movement[units], state.hex[units])[0]
    near = times <= AT_HAND * DAY
    if not near.any():
        return 0, AT_HAND * DAY + 1
    return int(state.men[units[near]].sum()), int(times[near].min())


def _can_take(estimate: Estimate, aims: Aims, place: int) -> bool:
    """Whether this side wants an offered place and could man it."""
    state, atlas, theatre = estimate.state, estimate.atlas, estimate.theatre
    needed = baton.threat(theatre, state, place, (estimate.side, int(state.giver[place])))
    spots = atlas.spot_of_place[place : place + 1]
    units = estimate.units
    if not len(units):
        return False
    times = atlas.times(spots, theatre.unit_movement[units], state.hex[units])[0]
    men = int(state.men[units[times <= AT_HAND * DAY]].sum())
    wanted = bool(aims.receive[place] or aims.worth[place])
    return men >= needed and (wanted or men >= 2 * needed)
