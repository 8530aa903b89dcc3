"""How much weight lies on each hex, and which hexes lie near, by steps.

With x = 2 * column + (row & 1), two hexes that lie `rise` rows apart are
rise + max(0, (|x - x'| - rise) / 2) steps apart.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from game.kernels import COLUMN, INT, kernel
from game.terms import OFF_MAP, Bools, Ints


@kernel
def influence(
    columns: int,
    rows: int,
    origins: Ints,  # (units,) HexId; OFF_MAP is passed over
    strengths: Ints,  # (units,) whatever unit the caller counts in
    radius: int,
) -> Ints:
    """Weight of all units on each hex, (hexes,): full where a unit stands, nil at `radius` (> 0).

    A unit's share falls evenly with the steps between, rounded down unit by unit.
    """
    weight = np.zeros(columns * rows, np.int32)
    for unit in range(origins.size):
        if origins[unit] == OFF_MAP:
            continue
        origin = int(origins[unit])
        origin_row = origin // columns
        middle = 2 * (origin - origin_row * columns) + (origin_row & 1)
        strength = int(strengths[unit])
        for row in range(max(0, origin_row - radius), min(rows, origin_row + radius + 1)):
            rise = abs(row - origin_row)
            west = (middle - 2 * radius + rise - (row & 1)) >> 1
            east = (middle + 2 * radius - rise - (row & 1)) >> 1
            for column in range(max(0, west), min(columns, east + 1)):
                aside = abs(2 * column + (row & 1) - middle)
                steps = rise + (max(0, aside - rise) >> 1)
                weight[row * columns + column] += strength * (radius - steps) // radius
    return weight


@kernel
def mark_within(columns: int, rows: int, origin: int, radius: int, mask: Bools) -> None:
    """Set every hex of a mask (hexes,) that lies within so many steps of a hex."""
    origin_row = origin // columns
    middle = 2 * (origin - origin_row * columns) + (origin_row & 1)
    for row in range(max(0, origin_row - radius), min(rows, origin_row + radius + 1)):
        odd, rise = row & 1, abs(row - origin_row)
        west = max(0, (middle - 2 * radius + rise - odd) >> 1)  # shifts, for // takes three times as long
        east = min(columns - 1, (middle + 2 * radius - rise - odd) >> 1)
        for here in range(row * columns + west, row * columns + east + 1):
            mask[np.uintp(here)] = True  # unsigned, so that no code for negative indices is made


@kernel
def distances(columns: int, some: Ints, others: Ints) -> Ints:
    """Steps, (some, others), from some hexes to others; none of them off the map."""
    steps = np.empty((some.size, others.size), np.int32)
    for other in range(others.size):
        other_row = others[other] // columns
        other_middle = 2 * (others[other] - other_row * columns) + (other_row & 1)
        for one in range(some.size):
            row = some[one] // columns
            middle = 2 * (some[one] - row * columns) + (row & 1)
            rise, aside = abs(other_row - row), abs(other_middle - middle)
            steps[one, other] = rise + (max(0, aside - rise) >> 1)
    return steps


@kernel
def near(columns: int, rows: int, origins: Ints, radius: int) -> Bools:
    """Which hexes, (hexes,), lie within `radius` steps of any origin, the origins included.

    origins: (n,) HexId; OFF_MAP is passed over.
    """
    found = np.zeros(columns * rows, np.bool_)
    for origin in origins:
        if origin != OFF_MAP:
            mark_within(columns, rows, int(origin), radius, found)
    return found


SIGNATURES: Final = {
    influence: (INT, INT, COLUMN, COLUMN, INT),
    distances: (INT, COLUMN, COLUMN),
    near: (INT, INT, COLUMN, INT),
}
