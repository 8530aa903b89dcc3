"""Why the staff answers, proposes, hands on and takes over as it does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.advice.figures import Telling, points, served
from game.ai import batons
from game.ai.doctrine import doctrine
from game.ai.thought import Thought
from game.ai.worth import worth
from game.model import orders
from game.records import wording
from game.rules import assessment, choices, offers, places
from game.terms import DAY, PlaceId, Talks
from game.texts import _, ngettext, spoken


def _choose(mind: Thought, order: orders.Choose) -> Iterator[str]:
    """What each option is worth."""
    estimate = mind.estimate
    template = _("Reckoned at {points}: {option}")
    for option in choices.options(estimate.theatre, order.event):
        value = worth(estimate.theatre, estimate.state, estimate.side, option.then)
        text = wording.sentence(spoken(option.text) or option.id)
        yield template.format(points=points(value), option=text)


def _answer(mind: Thought, order: orders.Answer) -> Iterator[str]:
    estimate = mind.estimate
    part = estimate.theatre.proposals[order.proposal]
    agreed, declined = (
        worth(estimate.theatre, estimate.state, estimate.side, effects)
        for effects in (part.then, part.declined)
    )
    template = _("To agree is reckoned at {agreed}, to decline at {declined}; it must be {price} better.")
    price = doctrine(estimate.theatre.factions[estimate.side].doctrine).bargain
    yield template.format(agreed=points(agreed), declined=points(declined), price=points(price))


def _propose(mind: Thought, order: orders.Propose) -> Iterator[str]:
    estimate = mind.estimate
    part = estimate.theatre.proposals[order.proposal]
    value = worth(estimate.theatre, estimate.state, estimate.side, part.then)
    yield _("What it brings is reckoned at {points}.").format(points=points(value))


def _break_off(mind: Thought, order: orders.BreakOff) -> Iterator[str]:
    """What the end of an agreement brings, or what it would cost to let one's own proposal lapse."""
    estimate = mind.estimate
    theatre, state, part = estimate.theatre, estimate.state, estimate.theatre.proposals[order.proposal]
    if int(state.talks[order.proposal]) == Talks.MADE:
        value = worth(theatre, state, estimate.side, part.declined)
        yield _("Unanswered it would lapse, which is reckoned at {points}.").format(points=points(value))
        return
    value = worth(theatre, state, estimate.side, part.broken)
    yield _("Its end is reckoned at {points}.").format(points=points(value))


# Batons


def _offer(mind: Thought, order: orders.OfferBaton) -> Iterator[str]:
    yield from _handed_on(mind, order.place, int(order.to))


def _offer_region(mind: Thought, order: orders.OfferRegion) -> Iterator[str]:
    estimate = mind.estimate
    for place in offers.of_region(estimate.theatre, estimate.state, estimate.side, order.region):
        yield from _handed_on(mind, place, int(order.to))


def _handed_on(mind: Thought, place: PlaceId, to: int) -> Iterator[str]:
    estimate, aims = mind.estimate, mind.aims
    theatre, state = estimate.theatre, estimate.state
    men, time = batons.at_hand(estimate, to, place)
    needed = assessment.threat(theatre, state, place, (estimate.side,))
    template = _("{name}: {partner} has {men} within {days} of it, {needed} are the assessed threat.")
    yield template.format(
        name=wording.capital(wording.places(theatre, [place])),
        partner=wording.faction(theatre, to),
        men=wording.men(men),
        days=wording.days(max(1, -(-time // DAY))),
        needed=needed,
    )
    quiet = state.day - places.last_incident(state, place)
    if quiet < state.day:
        template = ngettext(
            "The last incident there was {count} day ago.",
            "The last incident there was {count} days ago.",
            quiet,
        )
        yield template.format(count=quiet)
    if aims.give[place]:
        yield _("To hand it on is worth {points}.").format(points=points(int(aims.give[place])))
    yield from served(mind, [place])


def _taken_over(mind: Thought, order: orders.AcceptBaton | orders.DeclineBaton) -> Iterator[str]:
    """Who could man a place that is offered, and what it is worth."""
    estimate, aims, place = mind.estimate, mind.aims, order.place
    theatre, state = estimate.theatre, estimate.state
    needed = assessment.threat(theatre, state, place, (estimate.side, int(state.giver[place])))
    spots, units = estimate.atlas.spot_of_place[place : place + 1], estimate.units
    times = estimate.atlas.times(spots, theatre.unit_movement[units], state.hex[units])[0]
    men = int(state.men[units[times <= batons.AT_HAND * DAY]].sum())
    template = _("{men} of ours can be there within {days}; {needed} are the assessed threat.")
    yield template.format(
        men=wording.capital(wording.men(men)), days=wording.days(batons.AT_HAND), needed=needed
    )
    if foes := int(estimate.coming_men[spots[0]]):
        soon = int(state.men[units[times <= batons.MUSTER * DAY]].sum())
        template = _("{foes} of the enemy are known near it; {men} of ours can be there within {days}.")
        yield template.format(foes=wording.men(foes), men=wording.men(soon), days=wording.days(batons.MUSTER))
    value = int(aims.receive[place]) + int(aims.worth[place])
    yield _("To have the place is worth {points}.").format(points=points(value))
    yield from served(mind, [place])


def _given_up(_mind: Thought, _order: orders.CancelBaton) -> Iterator[str]:
    days = wording.days(batons.HOPELESS)
    yield _("It has been waiting too long: an answer, or {days} beyond its overlap.").format(days=days)


OF_KIND: Final[dict[type, Telling]] = {
    orders.Choose: _choose,
    orders.Answer: _answer,
    orders.Propose: _propose,
    orders.BreakOff: _break_off,
    orders.OfferBaton: _offer,
    orders.OfferRegion: _offer_region,
    orders.AcceptBaton: _taken_over,
    orders.DeclineBaton: _taken_over,
    orders.CancelBaton: _given_up,
}
