"""Coups: airfields seized from the air when a column can follow.

An airfield is seized when it is worth it, when few or none are known to stand on it, and when other
troops can come up in time on what they carry; with no more lift than that takes, so that another can be
seized the same night. Airborne troops at a base from which such an airfield can be reached are kept for
it, once nothing is left to be taken where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import POINT, Aims
from game.ai.atlas import FAR
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.ai.supplying import Means
from game.ai.tasks import Kind, Task
from game.model.orders import Order, Seize
from game.rules import air, coups, lifting, traits
from game.terms import DAY, NEVER, Outcome, PlaceId, Site, Status, UnitId, WingId

MARGIN: Final = 1  # day by which a column is to come before those who came down suffer
DEAR: Final = 3  # an airfield is worth a coup that is worth so large a part of the dearest spot
LEAP: Final = 15  # hexes from a friendly place to an airfield beyond which it is left for a later leap
RELIEF: Final = 50 * POINT  # what it is worth to reach troops who stand alone
MOST_HELD: Final = 1  # faces of the die on which the defenders may hold


def lifters(estimate: Estimate) -> list[WingId]:
    """The side's wings that lift troops."""
    theatre = estimate.theatre
    return [w for w in air.wings_of(theatre, estimate.side) if theatre.wing_type(w).lift]


def orders(estimate: Estimate, aims: Aims, means: Means | None, wings: list[WingId]) -> Iterator[Order]:
    """The coups of a phase; wings that are used are struck off their list."""
    parties = _parties(estimate, wings)
    for place in _prizes(estimate, aims) if parties else ():
        for seizures in _larger(estimate, parties, place):
            party = tuple(unit for order in seizures for unit in order.units)
            if _followed(estimate, aims, means, place, party) and _promising(estimate, place, seizures):
                for order in seizures:
                    wings.remove(order.wing)
                    del parties[order.wing]
                yield from seizures
                break


def _larger(
    estimate: Estimate, parties: dict[WingId, tuple[UnitId, ...]], place: PlaceId
) -> Iterator[list[Seize]]:
    """Seizures of a place that the umpire would allow, by more and more troops, wing by wing."""
    whole: list[Seize] = []
    for wing, units in parties.items():
        for size in range(1, len(units) + 1):
            order = Seize(wing, units[:size], place)
            if allowed(estimate, order):
                yield [*whole, order]
                if size == len(units):
                    whole.append(order)


def kept(estimate: Estimate, aims: Aims, free: list[int]) -> list[int]:
    """Those of some units that wait at an airfield for a coup on another, worth it and within reach.

    Where a place beside them is still to be taken they do that first.
    """
    theatre, state = estimate.theatre, estimate.state
    fighters = [u for u in free if _is_fighter(estimate, u)]
    prizes = _prizes(estimate, aims) if fighters else []
    if not prizes:
        return []
    hexes = estimate.theatre.place_hex[prizes]
    reach = max((theatre.wing_type(w).range for w in lifters(estimate) if state.aircraft[w] > 0), default=0)
    bases = [u for u in fighters if (int(state.hex[u]), int(Site.AIRFIELD)) in theatre.place_at]
    bases = [u for u in bases if not _has_work(estimate, aims, int(state.hex[u]))]
    return [u for u in bases if int(estimate.atlas.distance(state.hex[[u]], hexes).min()) <= reach]


def _has_work(estimate: Estimate, aims: Aims, here: int) -> bool:
    """Whether a place of a hex is still to be taken: the town beside an airfield that was seized."""
    spot = estimate.atlas.spot_at.get(here)
    return spot is not None and any(aims.taking[place] > 0 for place in estimate.atlas.places_of[spot])


def relief(estimate: Estimate) -> list[Task]:
    """Columns for troops who came from the air and stand alone: before all else, supply or no supply."""
    state = estimate.state
    alone = [u for u in estimate.units.tolist() if int(state.dropped[u]) > NEVER]
    men: dict[int, int] = {}
    for unit in alone:
        men[int(state.hex[unit])] = men.get(int(state.hex[unit]), 0) + int(state.men[unit])
    return [Task(Kind.HOLD, here, RELIEF, most // 2) for here, most in men.items()]


def airborne(estimate: Estimate, wing: WingId) -> list[UnitId]:
    """Airborne units that a wing could take up, those with most men first."""
    theatre, state = estimate.theatre, estimate.state
    mine = (state.controller == estimate.side).nonzero()[0].tolist()
    found = [UnitId(u) for u in mine if is_airborne(estimate, u) and lifting.at_base(theatre, state, wing, u)]
    return sorted(found, key=lambda u: (-int(state.men[u]), u))


def is_airborne(estimate: Estimate, unit: int) -> bool:
    """Whether a unit comes from the air."""
    return traits.has(estimate.theatre, unit, traits.AIRBORNE)


def _is_fighter(estimate: Estimate, unit: int) -> bool:
    return is_airborne(estimate, unit) and not traits.has(estimate.theatre, unit, traits.ENGINEER)


def party(estimate: Estimate, wing: WingId, troops: list[UnitId]) -> tuple[UnitId, ...]:
    """As many troops as a wing can carry now, and as their post can spare."""
    theatre, state = estimate.theatre, estimate.state
    chosen: tuple[UnitId, ...] = ()
    for unit in troops:
        more = (*chosen, unit)
        flown = lifting.sorties_for(theatre, state, wing, more)
        if flown <= state.sorties[wing] and _spared(estimate, more):
            chosen = more
    return chosen


def _spared(estimate: Estimate, units: tuple[UnitId, ...]) -> bool:
    """Whether enough friends stay where a party stands to keep the place, if enemies are about."""
    state = estimate.state
    if int(state.status[units[0]]) == Status.PENDING:
        return True
    here = int(state.hex[units[0]])
    there = np.concatenate([estimate.units, estimate.friends])
    there = there[state.hex[there] == here]
    spot = estimate.atlas.spot_at.get(here)
    if spot is None or not estimate.foes_about[spot]:
        return True
    places = estimate.atlas.places_of[spot]
    floor = sum(int(estimate.atlas.floor[p]) for p in places)
    staying = sum(int(state.men[u]) for u in there.tolist() if u not in units)
    return staying >= max(1, floor)


def _parties(estimate: Estimate, wings: list[WingId]) -> dict[WingId, tuple[UnitId, ...]]:
    """Whom each wing with sorties could carry into a fight, nobody twice."""
    found: dict[WingId, tuple[UnitId, ...]] = {}
    taken: set[UnitId] = set()
    for wing in wings:
        if estimate.state.sorties[wing] <= 0:
            continue
        troops = [u for u in airborne(estimate, wing) if u not in taken and _is_fighter(estimate, u)]
        if chosen := party(estimate, wing, troops):
            found[wing] = chosen
            taken.update(chosen)
    return found


def _prizes(estimate: Estimate, aims: Aims) -> list[PlaceId]:
    """Enemy airfields that are worth taking and not too far ahead of friendly places, the dearest first."""
    theatre, holder = estimate.theatre, estimate.state.holder
    worth = np.bincount(estimate.atlas.spot_of_place, aims.taking, len(estimate.atlas.spots))
    fields = [
        PlaceId(p)
        for p in (aims.taking > 0).nonzero()[0].tolist()
        if theatre.places[p].site == Site.AIRFIELD
        and worth[estimate.atlas.spot_of_place[p]] * DEAR >= worth.max()
    ]
    friendly = theatre.place_hex[(holder >= 0) & estimate.partner[holder]]
    ahead = estimate.atlas.distance(theatre.place_hex[fields], friendly).min(axis=1, initial=FAR).tolist()
    fields = [p for p, steps in zip(fields, ahead, strict=True) if steps <= LEAP]
    return sorted(fields, key=lambda p: (-worth[estimate.atlas.spot_of_place[p]], p))


def _followed(
    estimate: Estimate, aims: Aims, means: Means | None, place: PlaceId, units: tuple[UnitId, ...]
) -> bool:
    """Whether a column can come up in time and take the spot with those who came down.

    It is to be of the side's own, on what it carries. Where so few are expected that half the party would do
    (it will have fought before), a partner's column is enough to relieve it.
    """
    theatre, state = estimate.theatre, estimate.state
    spot = estimate.atlas.spot_of_place[[place]]
    own = estimate.units[~np.isin(estimate.units, units)]
    in_time = []
    for others in (own, estimate.friends):
        times = estimate.atlas.times(spot, theatre.unit_movement[others], state.hex[others])
        able = times[0] <= (theatre.air.link_up - MARGIN) * DAY
        if means is not None and others is own:
            able &= ~means.beyond(theatre.place_hex[[place]], others, times)[0]
        in_time.append(others[able].tolist())
    column, partners = in_time
    need = int(estimate.expected_defence[spot[0]]) * aims.doctrine.odds // 100
    half = estimate.attack_of([*units]) // 2
    return bool(column and estimate.attack_of(column) + half >= need) or bool(partners and half >= need)


def _promising(estimate: Estimate, place: PlaceId, seizures: list[Seize]) -> bool:
    """Whether the defenders of whom one knows would hardly hold, and nobody strong stands near."""
    theatre, state = estimate.theatre, estimate.state
    units: list[int] = [unit for order in seizures for unit in order.units]
    spot = estimate.atlas.spot_at[int(theatre.places[place].hex)]
    if estimate.foe_pressure[spot] > estimate.attack_of(units):
        return False
    fight = coups.forecast(theatre, state, estimate.side, Seize(seizures[0].wing, ids(units), place))
    return fight is None or sum(face.outcome == Outcome.HELD for face in fight.faces) <= MOST_HELD
