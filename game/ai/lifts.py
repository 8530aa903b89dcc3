"""Lifts: airborne troops where no road would bring them in time.

Troops at the base of a wing that lifts, or waiting in its box, and not in a coup, are flown to the
friendly airfield nearest to the front. Wings that lift go where airborne troops stand. Engineers open
the airfields where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.ai import coups
from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.ai.flying import front, held_fields, nearest
from game.ai.marches import allowed
from game.ai.supplying import Means
from game.model.orders import Airlift, Order, Rebase, Repair
from game.rules import airfields
from game.terms import NO_PLACE, Site, Status, UnitId, WingId

DANGER: Final = 3  # hexes from a known enemy within which nobody repairs a runway
GAIN: Final = 8  # hexes by which the other airfield must be nearer to the front


def orders(estimate: Estimate, aims: Aims, means: Means | None) -> Iterator[Order]:
    """The coups and lifts of a phase, before the troops move."""
    wings = coups.lifters(estimate)
    yield from coups.orders(estimate, aims, means, wings)
    for wing in wings:
        if estimate.state.sorties[wing] <= 0:
            continue
        troops = coups.airborne(estimate, wing)
        if not troops:
            yield from _fetch(estimate, wing)
        elif party := coups.party(estimate, wing, troops):
            yield from _forward(estimate, aims, wing, party)
    yield from _repair(estimate, aims)


def _forward(estimate: Estimate, aims: Aims, wing: WingId, party: tuple[UnitId, ...]) -> Iterator[Order]:
    """Fly troops on the map to the friendly airfield nearest to the front, if that is much nearer."""
    state = estimate.state
    ahead = front(estimate, aims)
    if state.wing_place[wing] == NO_PLACE or not len(ahead):
        return
    now = int(estimate.atlas.distance(state.hex[[party[0]]], ahead).min())
    for steps, place in nearest(estimate, held_fields(estimate), ahead):
        order = Airlift(wing, party, place)
        if steps + GAIN <= now and allowed(estimate, order):
            yield order
            return


def _fetch(estimate: Estimate, wing: WingId) -> Iterator[Order]:
    """Move a wing that has nobody to carry to an airfield where airborne troops stand."""
    theatre, state = estimate.theatre, estimate.state
    box = theatre.wings[wing].box
    mine = (state.controller == estimate.side).nonzero()[0].tolist()
    if state.wing_place[wing] == NO_PLACE and any(
        int(state.status[u]) == Status.PENDING
        and theatre.units[u].box == box
        and coups.is_airborne(estimate, u)
        for u in mine
    ):
        return
    for unit in [u for u in estimate.units.tolist() if coups.is_airborne(estimate, u)]:
        place = theatre.place_at.get((int(state.hex[unit]), int(Site.AIRFIELD)))
        if place is not None and allowed(estimate, Rebase(wing, place)):
            yield Rebase(wing, place)
            return


def _repair(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Let engineers work on the airfields where they stand, if no enemy is near and they are worth it."""
    theatre, state = estimate.theatre, estimate.state
    for unit in estimate.units.tolist():
        place = theatre.place_at.get((int(state.hex[unit]), int(Site.AIRFIELD)))
        if place is None or not airfields.builds(theatre, unit) or aims.keeping[place] <= 0:
            continue
        if len(estimate.foe_hex) and (
            estimate.atlas.distance(state.hex[[unit]], estimate.foe_hex).min() <= DANGER
        ):
            continue
        order = Repair(ids([unit]), place)
        if allowed(estimate, order):
            yield order
