"""Orders in words: `Company of the 21e RIMa: march to Konna`."""

from __future__ import annotations

from typing import Final

from game.model import orders, text
from game.model.orders import March, Order
from game.records import bargains, positions, wording
from game.records.refusal_texts import POSTURES
from game.records.tutorial import end_of
from game.rules import choices
from game.rules.sight import Sight
from game.terms import Duty, Site, Standing
from game.texts import _, articled, mark, ngettext, spoken

NAMES: Final[dict[type, str]] = {
    orders.March: mark("march to {goal}"),
    orders.Halt: mark("stop, and stay"),
    orders.Adopt: mark("take up a posture: {posture}"),
    orders.StandBy: mark("standing order: {standing}"),
    orders.Assault: mark("assault on {goal}"),
    orders.Patrol: mark("search the hex"),
    orders.Raid: mark("raid on {place} in the night"),
    orders.SuicideAttack: mark("suicide attack on {place} in the night"),
    orders.Infiltrate: mark("rise in {place} in the night"),
    orders.Cache: mark("lay a cache"),
    orders.Mine: mark("mine the road to the {direction}"),
    orders.Blow: mark("blow the bridge to the {direction}"),
    orders.Restore: mark("restore the bridge to the {direction}"),
    orders.Exfiltrate: mark("leave the map for {box}"),
    orders.Return: mark("come back over the border"),
    orders.BuildBase: mark("build a base at {place}"),
    orders.Lend: mark("go under the orders of {to}"),
    orders.Recall: mark("come back under our own orders"),
    orders.OfferBaton: mark("offer {place} to {to}"),
    orders.OfferRegion: mark("offer {region} whole to {to}"),
    orders.AcceptBaton: mark("accept {place}"),
    orders.DeclineBaton: mark("decline {place}"),
    orders.CancelBaton: mark("break off the handover of {place}"),
    orders.GoHome: mark("go home"),
    orders.Choose: mark("answer: {option}"),
    orders.Propose: mark("propose: {proposal}"),
    orders.Answer: mark("answer to a proposal: {proposal}"),
    orders.BreakOff: mark("break off: {proposal}"),
    orders.Strike: mark("strike {goal}, {sorties}"),
    orders.Scout: mark("look for enemies round {goal}"),
    orders.Assign: mark("duty: {duty}"),
    orders.Rebase: mark("move to {place}"),
    orders.Airlift: mark("fly {passengers} to {place}"),
    orders.Seize: mark("bring {passengers} down on {place} in the night"),
    orders.Repair: mark("repair {place}"),
    orders.EndPhase: mark("end the phase"),
}
"""What is ordered, by the kind of order; who is to do it is put before it."""

STANDINGS: Final = {
    Standing.HOLD: mark("hold"),
    Standing.EVACUATE: mark("evacuate"),
    Standing.AMBUSH: mark("ambush"),
    Standing.BLEND_IN: mark("blend in"),
}
DUTIES: Final = {Duty.NONE: mark("off call"), Duty.ON_CALL: mark("on call")}
DIRECTIONS: Final = (
    mark("east"),
    mark("north-east"),
    mark("north-west"),
    mark("west"),
    mark("south-west"),
    mark("south-east"),
)


def who(view: Sight, order: Order) -> str:
    """Who is to carry an order out; empty where it is the side itself."""
    theatre, wing = view.theatre, getattr(order, "wing", None)
    if wing is not None:
        return wording.capital(spoken(theatre.wings[wing].name))
    units = getattr(order, "units", ())
    return wording.capital(wording.units(theatre, units)) if units else ""


def what(view: Sight, order: Order) -> str:
    """What an order asks for, without who is to do it."""
    theatre = view.theatre
    words = {name: _word(view, order, name) for name in ("place", "to", "direction", "box", "region")}
    if isinstance(order, orders.Adopt):
        words["posture"] = _(POSTURES[order.posture])
    elif isinstance(order, orders.StandBy):
        words["standing"] = _(STANDINGS[order.standing])
    elif isinstance(order, orders.Assign):
        words["duty"] = _(DUTIES[order.duty])
    elif isinstance(order, orders.Choose):
        named = {o.id: spoken(o.text) or o.id for o in choices.options(theatre, order.event)}
        words["option"] = named.get(order.option, order.option)
    elif isinstance(order, orders.Propose | orders.Answer | orders.BreakOff):
        words["proposal"] = _talk(view, order)
    elif isinstance(order, orders.Strike):
        words["sorties"] = ngettext("{count} sortie", "{count} sorties", order.sorties).format(
            count=order.sorties
        )
    if isinstance(order, orders.Airlift | orders.Seize):
        words["passengers"] = wording.units(theatre, order.units)
    return _(NAMES[type(order)]).format(goal=goal(view, order), **words)


def in_words(view: Sight, order: Order) -> str:
    """An order in words."""
    done, asked = who(view, order), what(view, order)
    return _("{who}: {what}").format(who=done, what=asked) if done else wording.capital(asked)


def goal(view: Sight, order: Order) -> str:
    """Where a march ends or an order is aimed at, in words; empty where it names no hex."""
    theatre = view.theatre
    if isinstance(order, March):
        return positions.site(theatre, end_of(theatre, view.state, order), order.site)
    here = getattr(order, "hex", None)
    return "" if here is None else positions.site(theatre, here, getattr(order, "site", Site.OPEN))


def _word(view: Sight, order: Order, name: str) -> str:
    """A field that names something of the theatre."""
    value, theatre = getattr(order, name, None), view.theatre
    if value is None:
        return ""
    return {
        "place": lambda: articled(theatre.places[value].name),
        "to": lambda: wording.faction(theatre, value),
        "direction": lambda: _(DIRECTIONS[value % len(DIRECTIONS)]),
        "box": lambda: spoken(theatre.boxes[value].name),
        "region": lambda: spoken(theatre.regions[value].name),
    }[name]()


def _talk(view: Sight, order: orders.Propose | orders.Answer | orders.BreakOff) -> str:
    named = bargains.named(view.theatre, order.proposal)
    if not isinstance(order, orders.Answer):
        return named
    told = _("agree, {proposal}") if order.accept else _("decline, {proposal}")
    return told.format(proposal=named)


def typed(view: Sight, order: Order) -> str:
    """An order as a player would type it: a march by its end, hexes by the places in them."""
    theatre = view.theatre
    names = {theatre.hex_name(place.hex): place.slug for place in reversed(theatre.places)}
    end = theatre.hex_name(end_of(theatre, view.state, order))

    def spelt(word: str) -> str:
        name, _equals, value = word.partition("=")
        if name == "path" and isinstance(order, March) and order.path:
            return f"to={names.get(end, end)}"
        return f"hex={names.get(value, value)}" if name == "hex" else word

    return " ".join(map(spelt, text.write(theatre, order).split()))
