"""The ground as it is: what legs cost with the bridges that stand."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from game.model.charts import MovementChart
from game.model.state import State
from game.model.theatre import Theatre
from game.terms import IMPASSABLE, Ints


def costs(theatre: Theatre, state: State) -> MovementChart:
    """The costs of legs with the bridges as they are."""
    if not state.bridge.any():
        return theatre.movement
    return _without(theatre, (state.bridge > 0).tobytes())


@lru_cache(maxsize=64)
def _without(theatre: Theatre, blown: bytes) -> MovementChart:
    """The costs of legs without the bridges that are blown, (bridges,) bool."""
    chart = theatre.movement
    tables = chart.tactical.copy(), chart.safe.copy()
    for number in np.flatnonzero(np.frombuffer(blown, np.bool_)).tolist():
        here, direction = theatre.bridges[number]
        there = theatre.neighbours[here, direction]
        for table in tables:
            for leg in ((here, direction), (there, direction + 3)):
                cost = table[:, leg[0], leg[1]] + chart.river
                table[:, leg[0], leg[1]] = np.minimum(cost, IMPASSABLE)
    return MovementChart(chart.classes, tables[0], tables[1], chart.river)


class Prices(NamedTuple):
    """What legs cost units that keep together; (hexes, 6) thousandths of a day each."""

    tactical: Ints
    safe: Ints


def prices(theatre: Theatre, state: State, kinds: tuple[int, ...]) -> Prices:
    """What legs cost the slowest of some movement classes, with the bridges as they are."""
    return _slowest(costs(theatre, state), kinds)


@lru_cache(maxsize=256)
def _slowest(chart: MovementChart, kinds: tuple[int, ...]) -> Prices:
    """What legs cost the slowest of some movement classes of a chart."""
    rows = list(kinds)
    return Prices(chart.tactical[rows].max(axis=0), chart.safe[rows].max(axis=0))
