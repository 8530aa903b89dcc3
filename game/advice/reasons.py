"""Why the staff gives an order: the aim, what it is worth, who stands against it, in words with figures.

All of it comes from the estimate and the aims with which the staff worked when it gave the order. Worth is
told in points of the side's objectives, as the staff reckons them; strength as a ratio, men as reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from game.advice import flights, stealth, talks
from game.advice.figures import (
    Telling,
    about,
    enemies_near,
    kept,
    men_within,
    ours_at,
    place_name,
    points,
    ratio,
    served,
    weight,
    where,
)
from game.ai import assaults, control, coups
from game.ai.staff import Staff
from game.ai.tasks import Kind, Task
from game.ai.thought import Part, Thought
from game.model import orders
from game.model.orders import Order
from game.records import wording
from game.rules import combat
from game.terms import Posture, Standing
from game.texts import _

BASES: Final = 10  # hexes within which a base would serve men


def reasons(staff: Staff, order: Order) -> Iterator[str]:
    """What the staff had in mind with the order that it gave last, a sentence each."""
    mind = staff.thought
    if mind is None:
        return
    told = [*OF_PART.get(mind.part, _nothing)(mind, order), *OF_KIND.get(type(order), _nothing)(mind, order)]
    yield from dict.fromkeys(told)


def _nothing(_mind: Thought, _order: Order) -> Iterator[str]:
    return iter(())


# Tasks


def _task(mind: Thought, _order: Order) -> Iterator[str]:
    task = mind.task
    if task is None:
        return
    yield from TASKS[task.kind](mind, task)


def _take(mind: Thought, task: Task) -> Iterator[str]:
    estimate = mind.estimate
    spot = estimate.atlas.spot_at[task.hex]
    goals = [p for p in estimate.atlas.places_of[spot] if mind.aims.taking[p] > 0] or list(task.places)
    template = _("To take {place}: worth {points} as things stand.")
    yield template.format(place=wording.places(mind.estimate.theatre, goals), points=points(task.value))
    yield from served(mind, goals)
    if task.seals:
        sovereign = wording.faction(estimate.theatre, estimate.theatre.sovereign)
        template = _("The town is left to {faction}: our men control only the access.")
        yield template.format(faction=sovereign)
    if task.waits:
        yield _("It counts only at the end: the men wait near by and out of sight.")
    reported = int(((estimate.foe_steps[spot] <= 1) * estimate.foe_men).sum())
    yield from _against(mind, task, reported, int(estimate.expected_defence[spot]))


def _against(mind: Thought, task: Task, reported: int, defence: int) -> Iterator[str]:
    """Who is expected at a task, and who goes."""
    estimate = mind.estimate
    units = estimate.alive(task.units)
    ours = wording.men(int(estimate.state.men[units].sum()))
    if not defence:
        yield _("No enemy is reported there. {ours} of ours go.").format(ours=ours)
        return
    told = _("{men} are reported there.").format(men=wording.capital(about(reported)))
    yield told if reported else _("Nobody was seen there lately; the staff reckons with a usual garrison.")
    spot = estimate.atlas.spot_at.get(task.hex)
    helped = int(estimate.friend_strength[spot]) if spot is not None else 0
    school = mind.aims.doctrine
    asked = school.odds if helped else school.alone
    template = _("{ours} of ours go, {ratio} to 1 in strength; the staff asks for {asked} to 1.")
    yield template.format(ours=ours, ratio=ratio(estimate.attack_of(units), defence), asked=ratio(asked, 100))
    if helped:
        yield _("Partners near by are reckoned on for half of their strength.")


def _hunt(mind: Thought, task: Task) -> Iterator[str]:
    there = mind.estimate.foe_hex == task.hex
    men = int(mind.estimate.foe_men[there].sum())
    template = _("Known enemies in the open, within reach: worth {points} to be rid of.")
    yield template.format(points=points(task.value))
    yield from _against(mind, task, men, int(mind.estimate.foe_defence[there].sum()))


def _hold(mind: Thought, task: Task) -> Iterator[str]:
    estimate = mind.estimate
    if task.value == coups.RELIEF:
        yield _("Troops who came from the air stand there alone.")
        return
    goals = estimate.atlas.places_of[estimate.atlas.spot_at[task.hex]]
    template = _("{men} are missing in the garrison of {place}; to keep it is worth {points}.")
    place = wording.places(estimate.theatre, goals)
    yield template.format(place=place, men=wording.capital(wording.men(task.need)), points=points(task.value))
    yield from served(mind, goals)
    yield enemies_near(mind, task.hex)


TASKS: Final[dict[Kind, Callable[[Thought, Task], Iterator[str]]]] = {
    Kind.TAKE: _take,
    Kind.HUNT: _hunt,
    Kind.HOLD: _hold,
}


def _assault(mind: Thought, order: orders.Assault) -> Iterator[str]:
    estimate = mind.estimate
    rows = combat.targets(estimate.theatre, estimate.state, estimate.side, order.hex, order.site)
    if not rows:
        return
    seen = combat.forecast(estimate.theatre, estimate.state, estimate.side, order)
    best, worst = assaults.gains(estimate, mind.aims, order, rows, seen)
    if best == worst:
        yield _("The fight is reckoned at {points}, losses weighed in.").format(points=points(best))
        return
    template = _("The fight is reckoned at {best} at best and {worst} at worst, losses weighed in.")
    yield template.format(best=points(best), worst=points(worst))


# Who stays, falls back or is supplied


def _stay(mind: Thought, order: orders.Halt) -> Iterator[str]:
    here = where(mind, order)
    yield from kept(mind, here)
    yield enemies_near(mind, here)


def _settle(mind: Thought, order: Any) -> Iterator[str]:
    estimate, here = mind.estimate, where(mind, order)
    spot = estimate.atlas.spot_at.get(here)
    if isinstance(order, orders.Adopt) and order.posture == Posture.PATROLLING:
        yield _("Men in hiding were reported here or beside it, or something happened here lately.")
    if isinstance(order, orders.StandBy) and order.standing == Standing.HOLD and spot is not None:
        yield from kept(mind, here)
    yield enemies_near(mind, here)
    if spot is not None and (pressing := int(estimate.foe_pressure[spot])):
        template = _("They have {ratio} times the strength of those who stand here.")
        yield template.format(ratio=ratio(pressing, _defence(mind, here)))


def _withdraw(mind: Thought, order: Any) -> Iterator[str]:
    """Who threatens a stack, against what it has."""
    here = where(mind, order)
    yield enemies_near(mind, here)
    template = _("They have {ratio} times our strength here; from {nerve} on the staff falls back.")
    pressed = ratio(weight(mind, here), _defence(mind, here))
    yield template.format(ratio=pressed, nerve=ratio(mind.aims.doctrine.nerve, 100))


def _defence(mind: Thought, here: int) -> int:
    """What those can oppose who stand in a hex, partners among them."""
    return mind.estimate.defence_of([*ours_at(mind, here), *mind.estimate.friends_at.get(here, ())])


def _resupply(mind: Thought, order: Any) -> Iterator[str]:
    days = int(mind.estimate.state.lacking[list(order.units)].max())
    template = _("Nobody has supplied them for {days}: they go to wells, or to a base that takes in enough.")
    yield template.format(days=wording.days(days))


def _build(mind: Thought, _order: Order) -> Iterator[str]:
    task = mind.task
    if task is None:
        return
    men, km = men_within(mind, task.hex, BASES), BASES * mind.estimate.theatre.km_a_hex
    template = _("A base at {place} would serve {men} of ours and of partners within {km} km.")
    yield template.format(place=place_name(mind, task.hex), men=wording.men(men), km=km)


def _homeward(_mind: Thought, _order: Order) -> Iterator[str]:
    yield _("Their country has withdrawn them from the field: they go to a place in friendly hands.")


def _relieved(_mind: Thought, _order: orders.GoHome) -> Iterator[str]:
    yield _("A baton has released them, no task needs them now, and people at home ask for them.")


def _recalled(mind: Thought, order: orders.Recall) -> Iterator[str]:
    yield enemies_near(mind, where(mind, order))
    template = _("Who was lent comes back when no enemy is near, or after {days}.")
    yield template.format(days=wording.days(control.LONGEST))


def _lend(mind: Thought, order: orders.Lend) -> Iterator[str]:
    men = int(mind.estimate.state.men[list(order.units)].sum())
    template = _("Neither our {men} there nor {partner} could beat the enemy alone; together they can.")
    partner = wording.faction(mind.estimate.theatre, int(order.to))
    yield template.format(men=wording.men(men), partner=partner)


# Which sentences belong to which part of a plan, and to which kind of order

OF_PART: Final[dict[Part, Telling]] = {
    Part.RECALL: _recalled,
    Part.HOMEWARD: _homeward,
    Part.WITHDRAW: _withdraw,
    Part.BUILD: _build,
    Part.RESUPPLY: _resupply,
    Part.STAY: _stay,
    Part.TASK: _task,
    Part.RELIEVED: _relieved,
    Part.SETTLE: _settle,
    Part.LEND: _lend,
    **stealth.OF_PART,
}
OF_KIND: Final[dict[type, Telling]] = {
    orders.Assault: _assault,
    **flights.OF_KIND,
    **stealth.OF_KIND,
    **talks.OF_KIND,
}
