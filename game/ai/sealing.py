"""Sealing: towns of which a foreign power controls the access, and which it leaves to the sovereign's army.

Where the state gains more by its own army's taking a town, and that army can be there soon, an
expeditionary force stops outside: the flag over the town is to be theirs. If they do not come for some
days after it is sealed, it goes in itself.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.rules import legitimacy
from game.terms import DAY, Posture

PATIENCE: Final = 4  # days for which a sealed town is left to the sovereign


class Seals:
    """The towns that one side has left to the sovereign, with the day on which each was first seen sealed."""

    def __init__(self) -> None:
        """Nothing is sealed yet."""
        self.since: dict[int, int] = {}

    def left(self, estimate: Estimate, aims: Aims) -> frozenset[int]:
        """Places that are to be sealed and not entered."""
        theatre, state = estimate.theatre, estimate.state
        sovereign, days = theatre.sovereign, aims.doctrine.defers
        if not days or theatre.towns is None or sovereign == estimate.side or not estimate.partner[sovereign]:
            return frozenset()
        sealed = (state.sealed >= 0) & estimate.partner[state.sealed]
        for place in range(len(theatre.places)):
            if sealed[place]:
                self.since.setdefault(place, state.day)
            else:
                self.since.pop(place, None)
        towns = np.flatnonzero(theatre.towns.people & (aims.taking > 0))
        waited = [p for p in towns.tolist() if state.day - self.since.get(p, state.day) <= PATIENCE]
        return frozenset(p for p in waited if _gains(estimate, p) and _comes(estimate, p, days * DAY))


def _gains(estimate: Estimate, place: int) -> bool:
    """Whether a place is worth more to the state if its own army takes it than if this side does."""
    theatre, state = estimate.theatre, estimate.state
    takers = (theatre.sovereign, estimate.side)
    theirs, ours = (sum(legitimacy.gains(theatre, state, place, f).values()) for f in takers)
    return theirs > ours


def _comes(estimate: Estimate, place: int, time: int) -> bool:
    """Whether troops of the sovereign can be at a place in a time."""
    theatre, state, atlas = estimate.theatre, estimate.state, estimate.atlas
    units = estimate.friends[state.faction[estimate.friends] == theatre.sovereign]
    units = units[state.posture[units] != Posture.UNDERGROUND]
    spots = atlas.spot_of_place[place : place + 1]
    return bool((atlas.times(spots, theatre.unit_movement[units], state.hex[units]) <= time).any())
