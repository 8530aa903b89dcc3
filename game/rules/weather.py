"""Chapter 4, the turn: weather.

At Dawn, but for the first, a sandstorm may rise somewhere on the map, by the month's chance, or where
one is on record for the first day of the turn; it stands for the turn. In it no aircraft fly, nobody
jumps, and every leg takes as much longer as the scenario says.
"""

from __future__ import annotations

import numpy as np

from game.dice import Purpose
from game.kernels.influence import near
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules.journal import Journal
from game.terms import IMPASSABLE, OFF_MAP, Bools, HexId, Ints


def dawn(journal: Journal) -> None:
    """Let a storm rise, or the last one fall."""
    theatre, state = journal.theatre, journal.state
    if theatre.climate is None:
        return
    here = _recorded(theatre, state.day)
    month = theatre.calendar.date(state.day).month
    chance = theatre.climate.chance[month - 1]
    if here == OFF_MAP and state.turn and chance and journal.roll_at(Purpose.WEATHER, 1000, 0, 1) <= chance:
        here = HexId(journal.roll_at(Purpose.WEATHER, len(theatre.grid), 0, 2) - 1)
    if here != state.storm:
        journal.record(ev.WeatherTurned(here))


def _recorded(theatre: Theatre, day: int) -> HexId:
    """The centre of a storm that is on record for a day, or OFF_MAP."""
    storms = theatre.climate.storms if theatre.climate else ()
    return next((here for here, first, last in storms if first <= day <= last), OFF_MAP)


def in_storm(theatre: Theatre, state: State, here: int) -> bool:
    """Whether a hex lies in a sandstorm."""
    if state.storm == OFF_MAP or theatre.climate is None:
        return False
    return theatre.grid.distance(state.storm, here) <= theatre.climate.radius


def slowed(theatre: Theatre, costs: Ints, storm: int) -> Ints:
    """(hexes, 6) costs of legs while a sandstorm stands about a hex, or none does."""
    if storm == OFF_MAP or theatre.climate is None:
        return costs
    grid, climate = theatre.grid, theatre.climate
    where: Bools = near(grid.columns, grid.rows, np.array([storm], np.int32), climate.radius)
    within = where[:, None] & (costs < IMPASSABLE)
    out: Ints = np.where(within, costs * climate.slows // 100, costs).astype(np.int32)
    return out
