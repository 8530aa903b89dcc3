"""What a side may order now: every kind of order with the cases worth telling apart.

For marches that is one cheapest path to each hex within reach this turn at the usual pace; for
everything else each unit, target, posture, place and partner. The orders are legal on what the side
knows; the umpire accepts each of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.hexes import DIRECTIONS
from game.kernels.reach import path as trace
from game.model import orders
from game.model.orders import Order
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air, choices, combat, detection, lifting, movement, proposals
from game.rules.umpire import refusal
from game.terms import (
    Baton,
    BoxId,
    Duty,
    FactionId,
    HexId,
    PlaceId,
    Posture,
    ProposalId,
    RegionId,
    Site,
    Standing,
    UnitId,
    WingId,
)


def legal_orders(theatre: Theatre, state: State, side: FactionId) -> Iterator[Order]:
    """Every legal order of a side, in a fixed order; EndPhase is the last."""
    for order in _thinkable(theatre, state, side):
        if refusal(theatre, state, side, order) is None:
            yield order


def _thinkable(theatre: Theatre, state: State, side: FactionId) -> Iterator[Order]:
    mine = ((state.controller == side) & state.present).nonzero()[0].tolist()
    for unit in map(UnitId, mine):
        yield from marches(theatre, state, unit)
        yield from deeds(theatre, state, side, unit)
    for unit in map(UnitId, ((state.controller == side) & (state.away >= 0)).nonzero()[0].tolist()):
        yield orders.Return((unit,))
    for place in map(PlaceId, range(len(theatre.places))):
        yield from (orders.OfferBaton(place, FactionId(f)) for f in range(len(theatre.factions)))
        if int(state.baton[place]) != Baton.NONE:
            yield from (orders.AcceptBaton(place), orders.DeclineBaton(place), orders.CancelBaton(place))
    for region in map(RegionId, range(len(theatre.regions))):
        yield from (orders.OfferRegion(region, FactionId(f)) for f in range(len(theatre.factions)))
    for event in choices.waiting(theatre, state, side):
        yield from (orders.Choose(event, o.id) for o in choices.options(theatre, event))
    for proposal in map(ProposalId, range(len(theatre.proposals))):
        if side in proposals.parties(theatre.proposals[proposal]):
            yield from (orders.Propose(proposal), orders.Answer(proposal, accept=True))
            yield from (orders.Answer(proposal, accept=False), orders.BreakOff(proposal))
    for wing in air.wings_of(theatre, side):
        yield from flights(theatre, state, side, wing)
    yield orders.EndPhase()


def marches(theatre: Theatre, state: State, unit: UnitId) -> Iterator[orders.March]:
    """A cheapest march to each hex and site within reach this turn."""
    cost, came = movement.reach(theatre, state, unit)
    for target in (cost <= movement.time_left(theatre, state, unit)).nonzero()[0].tolist():
        way = tuple(trace(theatre.neighbours, came, target).tolist())
        yield from (orders.March((unit,), way, site) for site in sites(theatre, target))


def sites(theatre: Theatre, here: int) -> list[Site]:
    """The sites of a hex: the open, and those of its places."""
    return [site for site in Site if site == Site.OPEN or (here, int(site)) in theatre.place_at]


def deeds(theatre: Theatre, state: State, side: FactionId, unit: UnitId) -> Iterator[Order]:
    """What a unit could be thought to do but march, legal or not."""
    here = int(state.hex[unit])
    for target in (here, *theatre.neighbours[here].tolist()):
        for site in Site:
            if target >= 0 and combat.targets(theatre, state, side, target, site):
                yield orders.Assault((unit,), HexId(target), site)
    yield from (orders.Adopt((unit,), posture) for posture in Posture)
    yield from (orders.StandBy((unit,), standing, 2) for standing in Standing)
    yield orders.Patrol((unit,))
    field = theatre.place_at.get((here, int(Site.AIRFIELD)))
    if field is not None:
        yield orders.Repair((unit,), field)
    if theatre.supply is not None:
        places = (theatre.place_hex == here).nonzero()[0].tolist()
        yield from (orders.BuildBase((unit,), PlaceId(place)) for place in places)
    yield orders.Halt((unit,))
    yield orders.GoHome((unit,))
    yield from _hidden_deeds(theatre, unit)
    yield from (orders.Lend((unit,), FactionId(f)) for f in range(len(theatre.factions)))
    if state.faction[unit] == side:
        yield orders.Recall((unit,))


def _hidden_deeds(theatre: Theatre, unit: UnitId) -> Iterator[Order]:
    if theatre.night is not None:
        for place in map(PlaceId, range(len(theatre.places))):
            yield orders.Raid((unit,), place)
            yield orders.SuicideAttack((unit,), place)
            yield orders.Infiltrate((unit,), place)
    if theatre.caches is not None:
        yield orders.Cache((unit,))
    if theatre.mines is not None:
        for direction in range(len(DIRECTIONS)):
            yield orders.Mine((unit,), direction)
            yield orders.Blow((unit,), direction)
            yield orders.Restore((unit,), direction)
    for box in map(BoxId, range(len(theatre.boxes))):
        yield orders.Exfiltrate((unit,), box)


def flights(theatre: Theatre, state: State, side: FactionId, wing: WingId) -> Iterator[Order]:
    """What a wing could be thought to do, legal or not.

    Strikes at every known hex, a look at it and at every place, and every lift of a single unit.
    """
    rows = detection.known(theatre, state, side)
    targets = [HexId(h) for h in dict.fromkeys(state.contact_hex[side, rows].tolist())]
    yield from (orders.Strike(wing, here, n) for here in targets for n in (1, 2))
    places = [place.hex for place in theatre.places]
    yield from (orders.Scout(wing, here) for here in dict.fromkeys((*targets, *places)))
    yield from (orders.Assign(wing, duty) for duty in Duty)
    fields = [PlaceId(p) for p, place in enumerate(theatre.places) if place.site == Site.AIRFIELD]
    yield from (orders.Rebase(wing, place) for place in fields)
    for unit in map(UnitId, (state.controller == side).nonzero()[0].tolist()):
        if lifting.at_base(theatre, state, wing, unit):
            for place in fields:
                yield from (orders.Airlift(wing, (unit,), place), orders.Seize(wing, (unit,), place))


def counts(theatre: Theatre, state: State, side: FactionId) -> dict[str, int]:
    """How many legal orders of each kind a side has; a fingerprint of the rules."""
    out: dict[str, int] = {}
    for order in legal_orders(theatre, state, side):
        out[type(order).__name__] = out.get(type(order).__name__, 0) + 1
    return out
