"""Cells: men who hide in a place that is thinly held until the last night, and then rise.

What counts only at the end is best taken in the last night, when nobody comes any more to take it
back. A side that bides its time sends a band into each such place of the enemy in which fewer stand
than it needs. There the men live underground, where arms lie near by, and rise by `night`. A side
that can hardly afford another loss does so only where nobody is known at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import LAST_DAYS, POINT, Aims
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed, along, ways
from game.model.orders import Adopt, Order
from game.rules import assessment, caches
from game.terms import DAY, Posture

WORTH: Final = 2 * POINT  # of a place from which a band is spent on it
OUTNUMBERED: Final = 2  # so many times the men known there must be in a band that rises


def thin(estimate: Estimate, aims: Aims, place: int) -> int | None:
    """Men known of the enemy in the hex of a place, if so few would not keep cells from rising, else None."""
    known = int(estimate.foe_men[estimate.foe_hex == estimate.theatre.places[place].hex].sum())
    most = 1 if aims.last_men else assessment.floor(estimate.theatre, estimate.state, place)
    return known if known < most else None


def prizes(estimate: Estimate, aims: Aims) -> list[int]:
    """Places worth a band in the last days, the dearest first."""
    if estimate.theatre.night is None or not aims.doctrine.bides or aims.days_left > LAST_DAYS:
        return []
    holder = estimate.state.holder
    wanted = aims.late & (aims.taking >= WORTH) & (holder >= 0) & estimate.hostile[holder]
    found = [p for p in wanted.nonzero()[0].tolist() if thin(estimate, aims, p) is not None]
    return sorted(found, key=lambda place: (-int(aims.taking[place]), place))


def sown(estimate: Estimate, aims: Aims, free: list[int], bound: dict[int, int]) -> list[int]:
    """Those of some units that are on their way to such a place; they turn back before nobody."""
    hexes = {int(estimate.theatre.places[place].hex) for place in prizes(estimate, aims)}
    return [unit for unit in free if estimate.irregular(unit) and bound.get(unit) in hexes]


def sow(
    estimate: Estimate, aims: Aims, going: list[int], idle: list[int], bound: dict[int, int]
) -> Iterator[Order]:
    """Bring a band into each place that is worth it; those of the idle who go are idle no longer."""
    theatre, state = estimate.theatre, estimate.state
    for place in prizes(estimate, aims):
        here = int(theatre.places[place].hex)
        hidden = estimate.units[state.posture[estimate.units] == Posture.UNDERGROUND]
        if (state.hex[hidden] == here).any():
            continue
        mine = [unit for unit in going if bound[unit] == here]
        for unit in _able(estimate, aims, place, mine or idle):
            if state.hex[unit] == here:
                order: Order = Adopt(ids([unit]), Posture.UNDERGROUND)
            else:
                left = aims.days_left * DAY - theatre.posture_time - DAY
                cost, came = ways(estimate, [unit], left, goals=(here,))
                if cost[here] > left:
                    continue
                order = along(estimate, [unit], came, here)
            if allowed(estimate, order):
                idle[:] = [other for other in idle if other != unit]
                bound[unit] = here
                yield order
                break


def _able(estimate: Estimate, aims: Aims, place: int, idle: list[int]) -> list[int]:
    """The bands that are strong enough for a place and find arms there, the nearest first."""
    theatre, state = estimate.theatre, estimate.state
    known = thin(estimate, aims, place) or 0
    arms = caches.at_hand(theatre, state, estimate.side, theatre.places[place].hex)
    bands = [
        unit
        for unit in idle
        if estimate.irregular(unit)
        and state.men[unit] >= OUTNUMBERED * known
        and (arms is None or arms >= caches.arms(theatre, state, unit))
    ]
    units = np.array(bands, np.int32)
    spot = estimate.atlas.spot_of_place[place : place + 1]
    times = estimate.atlas.times(spot, theatre.unit_movement[units], state.hex[units])[0].tolist()
    return [unit for _, unit in sorted(zip(times, bands, strict=True))]
