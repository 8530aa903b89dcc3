"""What units can do now, kind of order by kind, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.advice import options
from game.advice.naming import typed
from game.model.orders import March, Order
from game.records.tutorial import end_of
from game.rules import legal
from game.rules.sight import Sight
from game.terminal.reading import VERBS
from game.terms import UnitId
from game.texts import _, ngettext


def possible(view: Sight, unit: UnitId) -> Iterator[str]:
    """The kinds of order that a unit can be given, each with one way to do it, then those that it cannot."""
    found = options.of_units(view, (unit,))
    able: dict[type, list[Order]] = {}
    for one in found:
        if one.order is not None and not one.why:
            able.setdefault(one.kind, []).append(one.order)
    barred = _("not {order}: {why}")
    for one in found:
        if one.kind is March:
            yield _march(view, unit) if not one.why else barred.format(order="march", why=one.why)
    for verb, kind in VERBS.items():
        if kind in able:
            yield _way(view, verb, able[kind])
    for one in found:
        if one.order is not None and one.why:
            yield barred.format(order=typed(view, one.order), why=one.why)


def _way(view: Sight, verb: str, orders: Sequence[Order]) -> str:
    """One line: how many ways there are, and the one that is told."""
    template = ngettext("{verb}: {count} way: {one}", "{verb}: {count} ways, such as {one}", len(orders))
    return template.format(verb=verb, count=len(orders), one=typed(view, orders[0]))


def _march(view: Sight, unit: UnitId) -> str:
    """How many hexes are in reach this turn, and the places among them."""
    marches: list[March] = list(legal.marches(view.theatre, view.state, unit))
    ends = {end_of(view.theatre, view.state, march): march for march in marches}
    names = [place.slug for place in view.theatre.places if place.hex in ends]
    count = ngettext("{count} hex in reach this turn", "{count} hexes in reach this turn", len(ends))
    told = _("march: {count}").format(count=count.format(count=len(ends)))
    return told + (_("; among them {places}").format(places=", ".join(dict.fromkeys(names))) if names else "")
