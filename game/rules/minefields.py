"""Minefields: which legs are mined, who knows of it, and what that makes a leg cost who plans a march."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from game.model.state import MINES, State
from game.model.theatre import Theatre
from game.rules import relations, traits
from game.terms import DAY, OFF_MAP, FactionId, HexId, Right, Units

Row = tuple[FactionId, int]  # whose, and which of its rows
HALF = 3  # directions 0 to 2 name every hexside once


def leg_of(theatre: Theatre, here: int, direction: int) -> tuple[HexId, int]:
    """A leg by the end from which its direction is one of 0 to 2."""
    if direction < HALF:
        return HexId(here), direction
    return HexId(int(theatre.neighbours[here, direction])), direction - HALF


def against(theatre: Theatre, state: State, side: int) -> Mapping[tuple[int, int], Row]:
    """Mines of a side's enemies, by leg."""
    enemies = relations.rights(theatre, state, side, Right.ATTACK)
    return _laid(state.mine_hex.tobytes(), state.mine_direction.tobytes(), enemies.tobytes())


@lru_cache(maxsize=64)
def _laid(hexes: bytes, directions: bytes, enemies: bytes) -> Mapping[tuple[int, int], Row]:
    """Mines of some factions, (factions,) bool, by leg; mines change seldom and every march asks."""
    owners = np.frombuffer(enemies, np.bool_).nonzero()[0].tolist()
    where, which = (np.frombuffer(column, np.int32).reshape(-1, MINES) for column in (hexes, directions))
    return {
        (int(where[owner, row]), int(which[owner, row])): (FactionId(owner), row)
        for owner in owners
        for row in (where[owner] != OFF_MAP).nonzero()[0].tolist()
    }


def known_to(state: State, mines: Row) -> tuple[FactionId, ...]:
    """Who knows of mines."""
    mask = int(state.mine_known[mines])
    return tuple(FactionId(side) for side in range(len(state.mine_known)) if mask >> side & 1)


# What a side reckons with

STRUCK = 2 * DAY  # thousandths of a day: the rest of the march and the men whom mines cost, as time


def known(theatre: Theatre, state: State, side: int) -> tuple[tuple[int, int], ...]:
    """Legs known to a side to be mined against it, from both ends: hex and direction, in order."""
    bit = 1 << side
    legs = [leg for leg, row in against(theatre, state, side).items() if int(state.mine_known[row]) & bit]
    back = [(int(theatre.neighbours[here, direction]), direction + HALF) for here, direction in legs]
    return tuple(sorted([*legs, *back]))


def toll(theatre: Theatre, units: Units) -> int:
    """What a leg known to be mined costs a column on the mean, in thousandths of a day.

    Engineers take their time to clear it; others may run onto it, less often than who knows nothing.
    """
    chart = theatre.mines
    if chart is None:
        return 0
    if any(traits.has(theatre, unit, traits.ENGINEER) for unit in units):
        return chart.clear
    return STRUCK * (chart.chance // 2) // 1000
