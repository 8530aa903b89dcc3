"""Shelter: irregulars who have learnt to fear aircraft.

Massed men who have lost men since the last phase with no enemy troops near were struck from the air;
so may be those who stand massed beside them. They disperse at once, and do nothing else for the
phase.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.ai.aims import Aims
from game.ai.cover import stands_at
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed
from game.model.orders import Adopt, Order
from game.terms import OFF_MAP, Posture, Site

TROOPS_NEAR: Final = 2  # hexes within which losses are put down to troops


class Shelter:
    """What a staff remembers of its massed men: how many there were."""

    def __init__(self) -> None:
        """All are as they began."""
        self.men: dict[int, int] = {}

    def orders(self, estimate: Estimate, aims: Aims, free: list[int]) -> Iterator[Order]:
        """Disperse those who were struck, and take them off the list of the free."""
        state = estimate.state
        struck = {int(state.hex[u]) for u in free if self._was_struck(estimate, u)}
        self.men = {u: int(state.men[u]) for u in free}
        for here in sorted(struck):
            if stands_at(estimate, aims, here):
                continue
            units = [u for u in free if state.hex[u] == here and _exposed(estimate, u)]
            for unit in units:
                order = Adopt(ids([unit]), Posture.DISPERSED)
                if allowed(estimate, order):
                    free.remove(unit)
                    yield order

    def _was_struck(self, estimate: Estimate, unit: int) -> bool:
        before = self.men.get(unit, int(estimate.theatre.unit_men[unit]))
        if int(estimate.state.men[unit]) >= before or not _exposed(estimate, unit):
            return False
        here = estimate.state.hex[[unit]]
        return not bool((estimate.atlas.distance(here, estimate.foe_hex) <= TROOPS_NEAR).any())


def _exposed(estimate: Estimate, unit: int) -> bool:
    """Whether a unit stands massed outside a town."""
    state = estimate.state
    massed = int(state.posture[unit]) == Posture.MASSED and state.hex[unit] != OFF_MAP
    return bool(massed and int(state.site[unit]) != Site.TOWN)
