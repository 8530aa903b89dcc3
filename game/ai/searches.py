"""Searches: patrols of regulars where men in hiding are suspected.

In places where cells are reported, or where something happened lately, a unit that stays searches for
them; so does one that stands where a band in hiding is reported, and engineers beside known mines.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.model.orders import Order, Patrol
from game.rules import caches, minefields, traits
from game.terms import OFF_MAP

SEARCHES: Final = 4  # in a phase


def patrols(estimate: Estimate) -> Iterator[Order]:
    """Search the hexes where men in hiding are suspected, the largest places first."""
    theatre, state = estimate.theatre, estimate.state
    if theatre.search is None:
        return
    atlas, done = estimate.atlas, 0
    spots = estimate.suspected.nonzero()[0].tolist()
    spots.sort(key=lambda spot: (-max(int(atlas.floor[p]) for p in atlas.places_of[spot]), spot))
    hidden = caches.in_hiding(state.contact_posture[estimate.side, estimate.foes])
    hexes = [
        *_mined(estimate),
        *(int(atlas.spots[spot]) for spot in spots),
        *sorted(set(estimate.foe_hex[hidden].tolist())),
    ]
    standing: dict[int, list[int]] = {}
    for unit, here in zip(estimate.units.tolist(), state.hex[estimate.units].tolist(), strict=True):
        standing.setdefault(here, []).append(unit)
    for here in dict.fromkeys(hexes):
        there = [
            u
            for u in standing.get(here, ())
            if not estimate.irregular(u) and estimate.time_left(u) >= theatre.patrol_time
        ]
        if done >= SEARCHES or not there:
            continue
        clears = [u for u in there if traits.has(theatre, u, traits.ENGINEER)]
        order = Patrol(ids([max(clears or there, key=lambda u: (int(state.men[u]), -u))]))
        if allowed(estimate, order):
            done += 1
            yield order


def _mined(estimate: Estimate) -> list[int]:
    """Hexes of engineers of the side from which a road leads that is known to be mined."""
    theatre, state = estimate.theatre, estimate.state
    known = minefields.against(theatre, state, estimate.side)
    if not known:
        return []
    hexes = {int(state.hex[u]) for u in estimate.units if traits.has(theatre, u, traits.ENGINEER)} - {OFF_MAP}
    legs = {here: [minefields.leg_of(theatre, here, direction) for direction in range(6)] for here in hexes}
    return sorted(here for here in hexes if any(leg in known for leg in legs[here]))
