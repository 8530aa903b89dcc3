"""What can be ordered: of units, and at a hex; what cannot be now, with the refusal that says why.

What units of a kind never do, or a scenario does not play, is left out. A refusal is the umpire's own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from typing import Any, Final

from game.advice.naming import what, who
from game.model import orders
from game.model.orders import March, Order
from game.records import positions, wording
from game.records.refusal_texts import refusal_text
from game.rules import air, combat, foresight, legal, movement
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import Baton, FactionId, HexId, PlaceId, Reason, Site, UnitId, Units
from game.texts import _, ngettext, spoken

NEVER: Final = frozenset(
    {
        Reason.NOT_PLAYED,
        Reason.WRONG_KIND,
        Reason.NOT_AWAY,
        Reason.NO_SAPPER,
        Reason.NO_ENGINEER,
        Reason.LACKS_TRAIT,
        Reason.UNARMED,
        Reason.NO_SUCH_SITE,
        Reason.NOT_PARTY,
        Reason.SAME,
    }
)
"""Refusals that no change of the situation at hand would lift: such orders are not shown."""


@dataclasses.dataclass(frozen=True, slots=True)
class Option:
    """An order that is possible, or that is not and why.

    order: None for marches, which are so many: the hex is still to be named
    why: the refusal; empty if the order is possible
    """

    kind: type
    label: str
    order: Order | None = None
    why: str = ""


def of_units(view: Sight, units: Units) -> list[Option]:
    """What units that stand together can do now; of what they cannot, the nearest of each kind."""
    theatre, state = view.theatre, view.state
    thinkable = [_by(order, units) for order in legal.deeds(theatre, state, view.side, units[0])]
    found = [_marches(view, units), *_options(view, (*thinkable, *_no_target(view, units)))]
    return _sorted(_nearest(view, found, int(state.hex[units[0]])))


def at(view: Sight, here: HexId, units: Units = ()) -> list[Option]:
    """What can be done at a hex: by units that were chosen, by aircraft, and with its places."""
    found: list[Option] = []
    if units:
        found += _there(view, here, units)
    found += _options(view, _of_places(view, here))
    for wing in air.wings_of(view.theatre, view.side):
        flights = legal.flights(view.theatre, view.state, view.side, wing)
        found += _options(view, (order for order in flights if _aims_at(view, order) == here))
    return _sorted(_nearest(view, _once(found), here))


def _options(view: Sight, thinkable: Iterable[Order]) -> Iterator[Option]:
    for order in thinkable:
        wrong = refusal(view.theatre, view.state, view.side, order)
        if wrong is None or wrong.reason not in NEVER:
            why = "" if wrong is None else refusal_text(view.theatre, wrong)
            yield Option(type(order), _label(view, order), order, why)


def _by(order: Any, units: Units) -> Order:
    """The same order to other units."""
    changed: Order = dataclasses.replace(order, units=units)
    return changed


def _label(view: Sight, order: Order) -> str:
    """What is ordered; of aircraft with who flies."""
    wing = getattr(order, "wing", None)
    asked = what(view, order)
    if wing is None:
        return wording.capital(asked)
    return _("{who}: {what}").format(who=who(view, order), what=asked)


# Of units


def _marches(view: Sight, units: Units) -> Option:
    """Where units can march this turn, or why they cannot."""
    theatre, state = view.theatre, view.state
    ends = {march.path for unit in units[:1] for march in legal.marches(theatre, state, unit) if march.path}
    label = _("March")
    if not ends:
        path = _any_step(view, units[0])
        wrong = refusal(theatre, state, view.side, March(units, path))
        return Option(March, label, None, "" if wrong is None else refusal_text(theatre, wrong))
    count = ngettext("{count} hex in reach this turn", "{count} hexes in reach this turn", len(ends))
    told = _("{label}: {count}").format(label=label, count=count.format(count=len(ends)))
    return Option(March, told)


def _any_step(view: Sight, unit: UnitId) -> tuple[int, ...]:
    """A leg that a unit might make: the first that leads somewhere."""
    around = view.theatre.neighbours[int(view.state.hex[unit])].tolist()
    return tuple(direction for direction, there in enumerate(around) if there >= 0)[:1]


def _no_target(view: Sight, units: Units) -> Iterator[Order]:
    """An assault where no enemy is known to attack, to say so."""
    here = int(view.state.hex[units[0]])
    around = [here, *(h for h in view.theatre.neighbours[here].tolist() if h >= 0)]
    known = (combat.opponents(view.theatre, view.state, view.side, h) for h in around)
    if not any(known):
        yield orders.Assault(units, HexId(here))


def _nearest(view: Sight, found: Iterable[Option], here: int) -> Iterator[Option]:
    """All that is possible; of each kind of which nothing is, the option nearest to a hex."""
    grid, kinds = view.theatre.grid, dict[type, list[Option]]()
    for one in found:
        kinds.setdefault(one.kind, []).append(one)
    for some in kinds.values():
        able = [one for one in some if not one.why]
        yield from able
        if not able:
            goals = {id(one): _aims_at(view, one.order) if one.order else here for one in some}
            yield min(some, key=lambda one: grid.distance(here, goals[id(one)]))


# At a hex


def _there(view: Sight, here: HexId, units: Units) -> Iterator[Option]:
    """What units that stand elsewhere can do at a hex."""
    theatre, state = view.theatre, view.state
    path = movement.path_to(theatre, state, units[0], here)
    path = path or foresight.way_regardless(theatre, state, units[0], here)
    if path is None:
        why = _("the ground leaves {unit} no way to {place}").format(
            unit=spoken(theatre.units[units[0]].name), place=positions.point(theatre, here)
        )
        yield Option(March, _("March"), None, wording.sentence(wording.capital(why)))
    else:
        yield from _options(view, (March(units, path, site) for site in legal.sites(theatre, here)))
    sites = [s for s in Site if combat.targets(theatre, state, view.side, here, s)]
    yield from _options(view, (orders.Assault(units, here, site) for site in sites or (Site.OPEN,)))
    deeds = legal.deeds(theatre, state, view.side, units[0])
    bound = (orders.Raid, orders.SuicideAttack)
    aimed = [o for o in deeds if isinstance(o, bound) and _aims_at(view, o) == here]
    yield from _options(view, (_by(order, units) for order in aimed))


def _of_places(view: Sight, here: HexId) -> Iterator[Order]:
    """What can be done with the places of a hex without units: batons."""
    theatre, state = view.theatre, view.state
    for place in map(PlaceId, (theatre.place_hex == here).nonzero()[0].tolist()):
        others = [FactionId(f) for f in range(len(theatre.factions)) if f != view.side]
        yield from (orders.OfferBaton(place, other) for other in others)
        if int(state.baton[place]) != Baton.NONE:
            yield from (orders.AcceptBaton(place), orders.DeclineBaton(place), orders.CancelBaton(place))


def _aims_at(view: Sight, order: Order | None) -> int:
    """The hex that an order is about: its target, its place, or where its units stand."""
    place, units = getattr(order, "place", None), getattr(order, "units", ())
    if place is not None:
        return int(view.theatre.places[place].hex)
    return int(getattr(order, "hex", view.state.hex[units[0]] if units else -1))


# Order of the list


def _once(found: Iterable[Option]) -> list[Option]:
    """Of options that read alike the first, a possible one before others."""
    out: dict[str, Option] = {}
    for one in found:
        if one.label not in out or (out[one.label].why and not one.why):
            out[one.label] = one
    return list(out.values())


def _sorted(found: Iterable[Option]) -> list[Option]:
    """What is possible before what is not."""
    return sorted(found, key=lambda one: bool(one.why))
