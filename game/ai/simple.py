"""The two plainest commanders: one who does nothing and one who does anything.

They are the yardsticks of the others, and the second finds what no author of rules thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.dice import Dice, Purpose
from game.kernels.reach import path
from game.model.orders import EndPhase, March, Order
from game.model.state import State
from game.rules import movement
from game.rules.legal import sites
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import Status, UnitId


class Idle:
    """Ends its phase."""

    name = "idle"

    def orders(self, sight: Sight) -> Iterator[Order]:
        """Nothing but the end of the phase."""
        del sight
        yield EndPhase()


class Random:
    """Marches each of its units somewhere, with dice of its own."""

    name = "random"

    def __init__(self, seed: int = 0) -> None:
        """A seed of its own, never the game's."""
        self.dice = Dice(seed)

    def orders(self, sight: Sight) -> Iterator[Order]:
        """One march a unit, to any hex within reach, then the end of the phase."""
        theatre, state = sight.theatre, sight.state
        mine = (state.controller == sight.side) & state.present
        for unit in np.flatnonzero(mine).tolist():
            if int(state.status[unit]) != Status.PRESENT:
                continue
            cost, came = movement.reach(theatre, state, unit)
            within = np.flatnonzero(cost <= movement.time_left(theatre, state, unit))
            target = int(within[self._pick(state, unit, len(within))])
            ways = sites(theatre, target)
            site = ways[self._pick(state, unit, len(ways))]
            march = March((UnitId(unit),), tuple(path(theatre.neighbours, came, target).tolist()), site)
            if refusal(theatre, state, sight.side, march) is None:
                yield march
        yield EndPhase()

    def _pick(self, state: State, unit: int, choices: int) -> int:
        return self.dice.roll(state.turn, state.day, Purpose.COMMAND, unit, choices, choices) - 1
