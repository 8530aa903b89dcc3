"""What units can do now, kind of order by kind, and why not where the reason is the units' own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from game.advice.naming import typed
from game.model.orders import March, Order
from game.records.refusal_texts import refusal_text
from game.records.tutorial import end_of
from game.rules.legal import legal_orders
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terminal.reading import VERBS
from game.terms import UnitId
from game.texts import _, ngettext


def possible(view: Sight, unit: UnitId) -> Iterator[str]:
    """The kinds of order that a unit can be given, each with one way to do it, then those that it cannot."""
    found: dict[str, list[Order]] = {}
    for order in legal_orders(view.theatre, view.state, view.side):
        if unit in getattr(order, "units", ()):
            found.setdefault(_verb(order), []).append(order)
    for verb in VERBS:
        if verb in found:
            yield _way(view, verb, found[verb])
    for verb, record in VERBS.items():
        if verb not in found and _takes_units_alone(record):
            wrong = refusal(view.theatre, view.state, view.side, record(units=(unit,)))
            if wrong is not None:
                yield _("not {verb}: {why}").format(verb=verb, why=refusal_text(view.theatre, wrong))


def _verb(order: Order) -> str:
    return next(verb for verb, record in VERBS.items() if record is type(order))


def _takes_units_alone(record: type) -> bool:
    fields = dataclasses.fields(record)
    return (
        bool(fields)
        and fields[0].name == "units"
        and all(field.default is not dataclasses.MISSING for field in fields[1:])
    )


def _way(view: Sight, verb: str, orders: Sequence[Order]) -> str:
    """One line: how many ways there are, and the one that is told."""
    if verb == "march":
        return _march(view, [order for order in orders if isinstance(order, March)])
    template = ngettext("{verb}: {count} way: {one}", "{verb}: {count} ways, such as {one}", len(orders))
    return template.format(verb=verb, count=len(orders), one=typed(view, orders[0]))


def _march(view: Sight, orders: Sequence[March]) -> str:
    """How many hexes are in reach this turn, and the places among them."""
    ends = {end_of(view.theatre, view.state, order): order for order in orders}
    names = [place.slug for place in view.theatre.places if place.hex in ends]
    count = ngettext("{count} hex in reach this turn", "{count} hexes in reach this turn", len(ends))
    told = _("march: {count}").format(count=count.format(count=len(ends)))
    return told + (_("; among them {places}").format(places=", ".join(dict.fromkeys(names))) if names else "")
