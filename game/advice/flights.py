"""Why the staff sends aircraft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.advice.figures import Telling, about, place_name, places_at, points, served
from game.ai.flying import front
from game.ai.thought import Thought
from game.model import orders
from game.records import wording
from game.texts import _, articled, ngettext


def _scout(mind: Thought, order: orders.Scout) -> Iterator[str]:
    goals = places_at(mind, int(order.hex))
    value = sum(int(mind.aims.taking[p]) for p in goals)
    template = _("{place} is worth {points} to take, and nobody of ours sees what stands there.")
    name = wording.capital(place_name(mind, int(order.hex)))
    yield template.format(place=name, points=points(value))
    yield from served(mind, goals)


def _strike(mind: Thought, order: orders.Strike) -> Iterator[str]:
    there = mind.estimate.foe_hex == order.hex
    rows = mind.estimate.foes[there]
    days = int(mind.estimate.state.day - mind.estimate.state.contact_day[mind.estimate.side, rows].max())
    men = wording.capital(about(int(mind.estimate.foe_men[there].sum())))
    template = _("{men} stand massed in the open there, seen today.")
    if days:
        template = _("{men} stood massed in the open there, seen {days} ago.")
    yield template.format(men=men, days=wording.days(days))


def _assign(mind: Thought, order: orders.Assign) -> Iterator[str]:
    theatre = mind.estimate.theatre
    km = theatre.wing_type(order.wing).range * theatre.km_a_hex
    sorties = int(mind.estimate.state.sorties[order.wing])
    template = ngettext(
        "On call it helps in every fight within {km} km; it has {count} sortie.",
        "On call it helps in every fight within {km} km; it has {count} sorties.",
        sorties,
    )
    yield template.format(km=km, count=sorties)


def _nearer(mind: Thought, order: orders.Rebase | orders.Airlift) -> Iterator[str]:
    """How far the places most worth taking are from an airfield."""
    theatre, ahead = mind.estimate.theatre, front(mind.estimate, mind.aims)
    if not len(ahead):
        return
    steps = mind.estimate.atlas.distance(theatre.place_hex[[order.place]], ahead)[0]
    template = _("From there it is {km} km to {place}, which is among the places most worth taking.")
    goal = place_name(mind, int(ahead[int(np.argmin(steps))]))
    yield template.format(km=int(steps.min()) * theatre.km_a_hex, place=goal)


def _fetch(mind: Thought, order: orders.Rebase) -> Iterator[str]:
    lifts = mind.estimate.theatre.wing_type(order.wing).lift
    if lifts:
        yield _("Airborne troops stand there, and it can carry them.")
        return
    yield from _nearer(mind, order)


def _seize(mind: Thought, order: orders.Seize) -> Iterator[str]:
    theatre = mind.estimate.theatre
    goals = places_at(mind, int(theatre.places[order.place].hex))
    value = sum(int(mind.aims.taking[p]) for p in goals)
    template = _("{place} is worth {points} to take, and a column can come up within {days}.")
    name = wording.capital(articled(theatre.places[order.place].name))
    days = wording.days(theatre.air.link_up)
    yield template.format(place=name, points=points(value), days=days)
    yield from served(mind, goals)


def _repair(mind: Thought, order: orders.Repair) -> Iterator[str]:
    keeping = int(mind.aims.keeping[order.place])
    template = _("To hold {place} is worth {points}; larger aircraft could use it.")
    name = articled(mind.estimate.theatre.places[order.place].name)
    yield template.format(place=name, points=points(keeping))


OF_KIND: Final[dict[type, Telling]] = {
    orders.Scout: _scout,
    orders.Strike: _strike,
    orders.Assign: _assign,
    orders.Rebase: _fetch,
    orders.Airlift: _nearer,
    orders.Seize: _seize,
    orders.Repair: _repair,
}
