"""Lifts: airborne troops where no road would bring them in time.

Troops at the base of a wing that lifts, or waiting in its box, seize an airfield that is to be
taken when few or none are known to stand on it and a column is near enough to reach them; else they
are flown to the friendly airfield nearest to the front. Wings that lift go where airborne troops
stand. Engineers open the airfields where they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.ai.flying import front, held_fields, nearest
from game.ai.marches import allowed
from game.model.orders import Airlift, Order, Rebase, Repair, Seize
from game.rules import air, airfields, coups, lifting, traits
from game.terms import DAY, NO_PLACE, Outcome, PlaceId, Site, Status, UnitId, WingId

COLUMN: Final = 2 * DAY  # thousandths of a day within which a column could be there
DEAR: Final = 3  # an airfield is worth a coup that is worth so large a part of the dearest spot
DANGER: Final = 3  # hexes from a known enemy within which nobody repairs a runway
GAIN: Final = 8  # hexes by which the other airfield must be nearer to the front
MOST_HELD: Final = 1  # faces of the die on which the defenders may hold


def orders(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """The lifts of a phase, before the troops move."""
    theatre, state = estimate.theatre, estimate.state
    lifters = [w for w in air.wings_of(theatre, estimate.side) if theatre.wing_type(w).lift]
    for wing in lifters:
        if state.sorties[wing] <= 0:
            continue
        troops = _airborne(estimate, wing)
        if troops:
            yield from _use(estimate, aims, wing, troops)
        else:
            yield from _fetch(estimate, wing)
    yield from _repair(estimate, aims)


def _airborne(estimate: Estimate, wing: WingId) -> list[UnitId]:
    """Airborne units that a wing could take up, those with most men first."""
    theatre, state = estimate.theatre, estimate.state
    mine = np.flatnonzero(state.controller == estimate.side).tolist()
    found = [
        UnitId(u) for u in mine if _is_airborne(estimate, u) and lifting.at_base(theatre, state, wing, u)
    ]
    return sorted(found, key=lambda u: (-int(state.men[u]), u))


def _is_airborne(estimate: Estimate, unit: int) -> bool:
    return traits.has(estimate.theatre, unit, traits.AIRBORNE)


def _is_engineer(estimate: Estimate, unit: int) -> bool:
    return traits.has(estimate.theatre, unit, traits.ENGINEER)


def _use(estimate: Estimate, aims: Aims, wing: WingId, troops: list[UnitId]) -> Iterator[Order]:
    """Seize an airfield, or fly nearer to the front."""
    fighters = _party(estimate, wing, [u for u in troops if not _is_engineer(estimate, u)])
    for place in _prizes(estimate, aims) if fighters else ():
        order = Seize(wing, fighters, place)
        sound = _column_near(estimate, place, fighters) and _promising(estimate, order)
        if sound and allowed(estimate, order):
            yield order
            return
    party = _party(estimate, wing, troops)
    if party:
        yield from _forward(estimate, aims, wing, party)


def _party(estimate: Estimate, wing: WingId, troops: list[UnitId]) -> tuple[UnitId, ...]:
    """As many troops as a wing can carry now, and as their post can spare."""
    theatre, state = estimate.theatre, estimate.state
    party: tuple[UnitId, ...] = ()
    for unit in troops:
        more = (*party, unit)
        flown = lifting.sorties_for(theatre, state, wing, more)
        if flown <= state.sorties[wing] and _spared(estimate, more):
            party = more
    return party


def _spared(estimate: Estimate, party: tuple[UnitId, ...]) -> bool:
    """Whether enough friends stay where a party stands to keep the place."""
    state = estimate.state
    if int(state.status[party[0]]) == Status.PENDING:
        return True
    here = int(state.hex[party[0]])
    there = np.concatenate([estimate.units, estimate.friends])
    there = there[state.hex[there] == here]
    spot = estimate.atlas.spot_at.get(here)
    places = estimate.atlas.places_of[spot] if spot is not None else []
    floor = sum(int(estimate.atlas.floor[p]) for p in places)
    staying = sum(int(state.men[u]) for u in there.tolist() if u not in party)
    return staying >= max(1, floor)


def _prizes(estimate: Estimate, aims: Aims) -> list[PlaceId]:
    """Enemy airfields that are worth taking, the dearest first."""
    theatre = estimate.theatre
    worth = np.bincount(estimate.atlas.spot_of_place, aims.taking, len(estimate.atlas.spots))
    fields = [
        PlaceId(p)
        for p in np.flatnonzero(aims.taking > 0).tolist()
        if theatre.places[p].site == Site.AIRFIELD
        and worth[estimate.atlas.spot_of_place[p]] * DEAR >= worth.max()
    ]
    return sorted(fields, key=lambda p: (-worth[estimate.atlas.spot_of_place[p]], p))


def _column_near(estimate: Estimate, place: PlaceId, party: tuple[UnitId, ...]) -> bool:
    """Whether other troops are near enough to reach an airfield in time."""
    others = np.concatenate([estimate.units, estimate.friends])
    others = others[~np.isin(others, party)]
    spot = estimate.atlas.spot_of_place[[place]]
    kinds, hexes = estimate.theatre.unit_movement[others], estimate.state.hex[others]
    return bool((estimate.atlas.times(spot, kinds, hexes) <= COLUMN).any())


def _promising(estimate: Estimate, order: Seize) -> bool:
    """Whether the defenders of whom one knows would hardly hold, and nobody strong stands near."""
    theatre, state = estimate.theatre, estimate.state
    spot = estimate.atlas.spot_at[int(theatre.places[order.place].hex)]
    ours = int(estimate.attack(np.array(order.units, np.int32)).sum())
    if estimate.foe_pressure[spot] > ours:
        return False
    fight = coups.forecast(theatre, state, estimate.side, order)
    return fight is None or sum(face.outcome == Outcome.HELD for face in fight.faces) <= MOST_HELD


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
    mine = np.flatnonzero(state.controller == estimate.side).tolist()
    if state.wing_place[wing] == NO_PLACE and any(
        int(state.status[u]) == Status.PENDING and theatre.units[u].box == box and _is_airborne(estimate, u)
        for u in mine
    ):
        return
    for unit in [u for u in estimate.units.tolist() if _is_airborne(estimate, u)]:
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
