"""The hidden war in a staff's phase: what is prepared before the marches, what is done after them."""

from __future__ import annotations

from collections.abc import Iterator

from game.ai import night, sabotage, searches, stores
from game.ai.aims import Aims
from game.ai.estimate import Estimate
from game.model.orders import Order


def prepare(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Blow bridges, lay caches and call men back before troops move."""
    if aims.doctrine.hides:
        yield from sabotage.blow(estimate, aims)
        yield from stores.lay(estimate)
        yield from stores.come_back(estimate, aims)


def strike(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Mine roads, search, and plan the night, when everybody is where he will be."""
    yield from sabotage.lay_mines(estimate, aims)
    yield from searches.patrols(estimate)
    yield from night.attacks(estimate, aims)
