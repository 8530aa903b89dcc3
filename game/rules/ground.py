"""The ground as it is: what legs cost with the bridges that stand and in the weather of the day."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from game.model.charts import MovementChart
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import weather
from game.terms import IMPASSABLE, Ints

USUAL: Final = 100  # per cent of the usual time


def costs(theatre: Theatre, state: State) -> MovementChart:
    """The costs of legs with the bridges as they are."""
    return _without(theatre, (state.bridge > 0).tobytes())


@lru_cache(maxsize=64)
def _without(theatre: Theatre, blown: bytes) -> MovementChart:
    """The costs of legs without the bridges that are blown, (bridges,) bool."""
    chart = theatre.movement
    if not any(blown):
        return chart
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


def prices(theatre: Theatre, state: State, kinds: tuple[int, ...], pace: int = USUAL) -> Prices:
    """What legs cost the slowest of some movement classes, with bridges and weather as they are.

    pace: per cent of the usual time.
    """
    return _prices(theatre, costs(theatre, state), kinds, state.storm, pace)


@lru_cache(maxsize=256)
def _prices(theatre: Theatre, chart: MovementChart, kinds: tuple[int, ...], storm: int, pace: int) -> Prices:
    """What legs of a chart cost some classes at a pace, while a sandstorm stands about a hex or none does."""
    rows = list(kinds)
    slowest = (legs[rows].max(axis=0) for legs in (chart.tactical, chart.safe))
    return Prices(*(_at(pace, weather.slowed(theatre, legs, storm)) for legs in slowest))


def _at(pace: int, legs: Ints) -> Ints:
    """The cost of legs at a pace."""
    if pace == USUAL:
        return legs
    usual = np.minimum(legs, IMPASSABLE).astype(np.int64)
    out: Ints = np.where(usual < IMPASSABLE, np.maximum(1, usual * pace // USUAL), usual).astype(np.int32)
    return out
