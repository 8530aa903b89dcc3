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
Legs = tuple[tuple[int, int], ...]  # hexes and directions


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
    for number in np.frombuffer(blown, np.bool_).nonzero()[0].tolist():
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


def prices(
    theatre: Theatre,
    state: State,
    kinds: tuple[int, ...],
    pace: int = USUAL,
    legs: Legs = (),
    toll: int = 0,
) -> Prices:
    """What legs cost the slowest of some movement classes, with bridges and weather as they are.

    pace: per cent of the usual time. toll: thousandths of a day on top for some `legs`.
    """
    key = costs(theatre, state), kinds, int(state.storm), pace
    return _tolled(theatre, key, legs, toll) if legs else _prices(theatre, *key)


@lru_cache(maxsize=256)
def _prices(theatre: Theatre, chart: MovementChart, kinds: tuple[int, ...], storm: int, pace: int) -> Prices:
    """What legs of a chart cost some classes at a pace, while a sandstorm stands about a hex or none does."""
    rows = list(kinds)
    slowest = (legs[rows].max(axis=0) for legs in (chart.tactical, chart.safe))
    return Prices(*(_at(pace, weather.slowed(theatre, legs, storm)) for legs in slowest))


@lru_cache(maxsize=64)
def _tolled(
    theatre: Theatre, key: tuple[MovementChart, tuple[int, ...], int, int], legs: Legs, toll: int
) -> Prices:
    """Prices, by the other arguments of `_prices`, with a toll on some legs."""
    tables = tuple(table.copy() for table in _prices(theatre, *key))
    for table in tables:
        for here, direction in legs:
            table[here, direction] = min(int(table[here, direction]) + toll, IMPASSABLE)
    return Prices(*tables)


def _at(pace: int, legs: Ints) -> Ints:
    """The cost of legs at a pace."""
    if pace == USUAL:
        return legs
    usual = np.minimum(legs, IMPASSABLE).astype(np.int64)
    out: Ints = np.where(usual < IMPASSABLE, np.maximum(1, usual * pace // USUAL), usual).astype(np.int32)
    return out
