"""Searches: patrols of regulars where men in hiding are suspected.

In places where cells are reported, or where something happened lately, a unit that stays searches for
them; so does one that stands where a band in hiding is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.model.orders import Order, Patrol
from game.rules.caches import HIDDEN

SEARCHES: Final = 4  # in a phase


def patrols(estimate: Estimate) -> Iterator[Order]:
    """Search the hexes where men in hiding are suspected, the largest places first."""
    theatre, state = estimate.theatre, estimate.state
    if theatre.search is None:
        return
    atlas, done = estimate.atlas, 0
    spots = np.flatnonzero(estimate.suspected).tolist()
    spots.sort(key=lambda spot: (-max(int(atlas.floor[p]) for p in atlas.places_of[spot]), spot))
    hidden = np.isin(state.contact_posture[estimate.side, estimate.foes], HIDDEN)
    hexes = [*(int(atlas.spots[spot]) for spot in spots), *sorted(set(estimate.foe_hex[hidden].tolist()))]
    for here in dict.fromkeys(hexes):
        there = [
            u
            for u in estimate.units[state.hex[estimate.units] == here].tolist()
            if not estimate.irregular(u) and estimate.time_left(u) >= theatre.patrol_time
        ]
        if done >= SEARCHES or not there:
            continue
        order = Patrol(ids([max(there, key=lambda u: (int(state.men[u]), -u))]))
        if allowed(estimate, order):
            done += 1
            yield order
