"""Sealing: towns of which a foreign power controls the access, and which it leaves to the sovereign's army.

Where the state gains more if its own army takes a town, and that army can be there soon, a foreign force
of that school stops outside: the flag over the town is to be the state's. Where the people would not have
that army, the force goes in itself, and also if the army does not come for some days after the town is
sealed.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.model.charts import TownsChart
from game.rules import loyalty
from game.terms import Bools, Ints, Posture, Tie

UNWELCOME: Final = -50  # loyalty of a town's people below which the sovereign's army would only stir them up
PATIENCE: Final = 4  # days for which a sealed town is left to the sovereign


class Seals:
    """The towns that one side has left to the sovereign, with the day on which each was first seen sealed."""

    def __init__(self) -> None:
        """Nothing is sealed yet."""
        self.since: dict[int, int] = {}

    def left(self, estimate: Estimate, aims: Aims) -> frozenset[int]:
        """Places that are to be sealed and not entered."""
        theatre, state = estimate.theatre, estimate.state
        sovereign, near = theatre.sovereign, aims.doctrine.defers
        if not near or theatre.towns is None or sovereign == estimate.side or not estimate.partner[sovereign]:
            return frozenset()
        sealed = (state.sealed >= 0) & estimate.partner[state.sealed]
        now = sealed.nonzero()[0].tolist()
        self.since = {place: self.since.get(place, state.day) for place in now}
        waited = [p for p in now if state.day - self.since[p] > PATIENCE]
        wanted = theatre.towns.people & (aims.taking > 0) & _better_his(estimate, theatre.towns)
        wanted &= state.loyalty >= UNWELCOME
        wanted[waited] = False
        towns = wanted.nonzero()[0].astype(np.int32)
        return frozenset(towns[_he_comes(estimate, towns, near)].tolist())


def _better_his(estimate: Estimate, chart: TownsChart) -> Bools:
    """(places,) where it gains the state more that its own army takes a place than that this side does."""
    gain = chart.gain[:, estimate.atlas.size]
    ours = loyalty.ties(estimate.theatre, estimate.state)[estimate.side]
    out: Bools = gain[Tie.SOVEREIGN] > gain[ours]
    return out


def _he_comes(estimate: Estimate, towns: Ints, time: int) -> Bools:
    """(towns,) whether troops of the sovereign can be at a town in a time."""
    theatre, state, atlas = estimate.theatre, estimate.state, estimate.atlas
    units = estimate.friends[state.faction[estimate.friends] == theatre.sovereign]
    units = units[state.posture[units] != Posture.UNDERGROUND]
    times = atlas.times(atlas.spot_of_place[towns], theatre.unit_movement[units], state.hex[units])
    return np.asarray(np.any(times <= time, axis=1))
