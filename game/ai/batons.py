"""Batons: which places to hand on, to whom, which to take over, and when to break off.

A place is offered to a partner who has men at hand: to an ally who has declared that he would take
it over, or to anybody where the side itself wants to hand it over; never one that it wants to receive or
to hold under its own flag. A doctrine says when: at once, never, or once the forecast is good. Then the
giver stays on while the clock runs where few would be left, and who is relieved and has nothing to do
goes home if people there ask.
An offer that finds no answer, or an overlap to which nobody comes, is broken off after some days and
not repeated to the same partner for a while. A side declines what enemies near by could come upon in
greater numbers than its own men, whose baton it would drop.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.model.orders import AcceptBaton, CancelBaton, DeclineBaton, GoHome, OfferBaton, OfferRegion, Order
from game.rules import assessment, baton, offers, places, umpire
from game.terms import DAY, NEVER, Baton, Condition, FactionId, Ints, PlaceId, RegionId

UNANSWERED: Final = 5  # days for which an offer stands
HOPELESS: Final = 12  # days beyond its overlap after which a handover is given up
AGAIN: Final = 8  # days before a partner who did not take a place is asked again
AT_HAND: Final = 8  # days within which a receiver's men must be able to come
MUSTER: Final = 2  # days within which a receiver's men must be able to match enemies who could gather
PEACE: Final = 6  # hexes within which known enemies in force forbid an offer
CALM: Final = 7  # days without an incident after which a handover is thought safe
SPARE: Final = 2  # incidents for which a receiver should have men to spare
RISK: Final = 150  # per mille of attacks that may have their way in what one has passed


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
        for place in state.baton.nonzero()[0].tolist():
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
        """Offer what is worth handing on: regions whole where all of them is ready, else place by place."""
        if aims.doctrine.hands_over == "never":
            return
        state, side = estimate.state, estimate.side
        asked = estimate.atlas.asked[estimate.allied].any(axis=0) | (aims.give > 0)
        kept = (aims.receive > 0) | ((aims.own > 0) & (aims.give == 0))
        free = (state.holder == side) & (state.baton == int(Baton.NONE)) & ~kept
        partners: dict[int, int] = {}
        for place in (asked & free).nonzero()[0].tolist():
            partner = self._partner(estimate, aims, place)
            if partner is not None:
                partners[place] = partner
        for order in _regions(estimate, partners):
            for place in offers.of_region(estimate.theatre, state, side, order.region):
                self.asked[place, int(order.to)] = state.day
                partners.pop(place)
            yield order
        for place, partner in partners.items():
            self.asked[place, partner] = state.day
            yield OfferBaton(PlaceId(place), FactionId(partner))

    def _partner(self, estimate: Estimate, aims: Aims, place: int) -> int | None:
        """To whom to offer a place; None if to nobody now."""
        state, theatre = estimate.state, estimate.theatre
        days = theatre.calendar.days_a_turn * theatre.calendar.turns - state.day
        ready = aims.doctrine.hands_over == "ready"
        if days < theatre.places[place].overlap + 2 or (ready and not _calm(estimate, place)):
            return None
        best = None
        for other in estimate.partner.nonzero()[0].tolist():
            if other == estimate.side or state.day - self.asked.get((place, other), -AGAIN) < AGAIN:
                continue
            wants = bool(estimate.atlas.asked[other, place])
            if not (aims.give[place] or (wants and estimate.allied[other])):
                continue
            men, time = at_hand(estimate, other, place)
            if men < int(estimate.atlas.floor[place]) // 2 or time > AT_HAND * DAY:
                continue
            if ready and not _promising(estimate, place, other, men):
                continue
            score = (wants, other == theatre.sovereign, -time, men)
            if best is None or score > best[0]:
                best = (score, other)
        return None if best is None else best[1]


def _regions(estimate: Estimate, partners: dict[int, int]) -> Iterator[OfferRegion]:
    """Regions of which every place that is ours would go to the same partner, and no enemy holds one."""
    theatre, state = estimate.theatre, estimate.state
    for number, region in enumerate(theatre.regions if partners else ()):
        ours = offers.of_region(theatre, state, estimate.side, number)
        takers = {partners.get(place, -1) for place in ours}
        holders = state.holder[list(region.places)]
        safe = not ((holders >= 0) & estimate.hostile[holders]).any()
        if safe and len(takers) == 1 and min(takers) >= 0:
            order = OfferRegion(RegionId(number), FactionId(min(takers)))
            if umpire.refusal(theatre, state, FactionId(estimate.side), order) is None:
                yield order


def _calm(estimate: Estimate, place: int) -> bool:
    """Whether it has been quiet at a place for longer than it must, and no enemy in force is near."""
    state = estimate.state
    return state.day - places.last_incident(state, place) > CALM and _quiet(estimate, place)


def _promising(estimate: Estimate, place: int, partner: int, men: int) -> bool:
    """Whether a handover at a calm place is likely to be completed, and to last.

    Nothing is missing but the days of both and the receiver's men, who are at hand with some to spare.
    """
    theatre, state = estimate.theatre, estimate.state
    spare = SPARE * theatre.politics.men_an_incident
    if men < assessment.threat(theatre, state, place, (estimate.side,)) + spare:
        return False
    comes = (Condition.PRESENCE, Condition.GARRISON)
    needs = baton.conditions(theatre, state, place, partner, (estimate.side,))
    return all(one.have >= one.need or one.condition in comes for one in needs)


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


def at_hand(estimate: Estimate, other: int, place: int) -> tuple[int, int]:
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
    """Whether this side wants an offered place and could man it, against those who could come upon it too."""
    state, atlas, theatre = estimate.state, estimate.atlas, estimate.theatre
    needed = assessment.threat(theatre, state, place, (estimate.side, int(state.giver[place])))
    spots = atlas.spot_of_place[place : place + 1]
    units = estimate.units
    if not len(units):
        return False
    times = atlas.times(spots, theatre.unit_movement[units], state.hex[units])[0]
    if _outnumbered(estimate, place, times):
        return False
    men = int(state.men[units[times <= AT_HAND * DAY]].sum())
    wanted = bool(aims.receive[place] or aims.worth[place])
    return men >= needed and (wanted or men >= 2 * needed)


def _outnumbered(estimate: Estimate, place: int, times: Ints) -> bool:
    """Whether more enemies are known to be able to gather at a place than this side could have there soon.

    times: (n,) thousandths of a day that the side's units would take to the place.
    """
    state, spot = estimate.state, int(estimate.atlas.spot_of_place[place])
    soon = int(state.men[estimate.units[times <= MUSTER * DAY]].sum())
    return int(estimate.coming_men[spot]) > soon


def stays(estimate: Estimate, place: int) -> int:
    """Men that the giver of a baton on trial should leave there lest attacks have their way."""
    theatre, state = estimate.theatre, estimate.state
    there = assessment.guard(theatre, state, place, int(state.receiver[place]))
    left = there & (state.faction != estimate.side)
    now = assessment.breach(theatre, state, place, left, (estimate.side,))
    if now <= RISK:
        return 0
    return assessment.threat(theatre, state, place, (estimate.side,))


def go_home(estimate: Estimate, idle: list[int]) -> Iterator[Order]:
    """Send home those without a task who may go, once the clock at home runs; strike them off the list."""
    theatre, state, side = estimate.theatre, estimate.state, FactionId(estimate.side)
    clock = theatre.factions[side].home
    if clock is None or state.day < clock.since:
        return
    for unit in [u for u in idle if state.released[u] != NEVER]:
        order = GoHome(ids([unit]))
        if umpire.refusal(theatre, state, side, order) is None:
            idle.remove(unit)
            yield order
