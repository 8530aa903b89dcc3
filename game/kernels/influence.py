"""How much weight lies on each hex, and which hexes lie near: by way and by plain distance.

Distances follow from rows and columns: with x = 2 * column + (row & 1), two hexes that lie `rise`
rows apart are rise + max(0, (|x - x'| - rise) / 2) steps apart.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from game.kernels import COLUMN, INT, TABLE, kernel
from game.kernels.reach import reach
from game.terms import OFF_MAP


@kernel
def influence(
    neighbours: npt.NDArray[np.int32],  # (hexes, 6) HexId or OFF_MAP
    cost: npt.NDArray[np.int32],  # (hexes, 6) cost of leaving a hex in a direction
    origins: npt.NDArray[np.int32],  # (units,) HexId; OFF_MAP is passed over
    strengths: npt.NDArray[np.int32],  # (units,) whatever unit the caller counts in
    horizon: int,
) -> npt.NDArray[np.int32]:
    """Weight of all units on each hex, (hexes,): full where a unit stands, nil at the horizon.

    A unit's share falls evenly with the time it needs, up to `horizon` (> 0) thousandths of a day,
    rounded down unit by unit.
    """
    hexes = neighbours.shape[0]
    nowhere = np.zeros(hexes, np.bool_)
    weight = np.zeros(hexes, np.int32)
    for unit in range(origins.shape[0]):
        if origins[unit] == OFF_MAP:
            continue
        time, _ = reach(neighbours, cost, cost, nowhere, nowhere, nowhere, origins[unit], 0, -1, horizon)
        strength = int(strengths[unit])
        for here in range(hexes):
            if time[here] < horizon:
                weight[here] += strength * (horizon - int(time[here])) // horizon
    return weight


@kernel
def spread(
    columns: int,
    rows: int,
    origins: npt.NDArray[np.int32],  # (units,) HexId; OFF_MAP is passed over
    strengths: npt.NDArray[np.int32],  # (units,) whatever unit the caller counts in
    radius: int,
) -> npt.NDArray[np.int32]:
    """Weight of all units on each hex, (hexes,), as `influence`, by steps up to `radius` (> 0)."""
    weight = np.zeros(columns * rows, np.int32)
    for unit in range(origins.shape[0]):
        if origins[unit] == OFF_MAP:
            continue
        origin_row, origin_column = divmod(int(origins[unit]), columns)
        middle = 2 * origin_column + (origin_row & 1)
        strength = int(strengths[unit])
        for row in range(max(0, origin_row - radius), min(rows, origin_row + radius + 1)):
            rise = abs(row - origin_row)
            west = (middle - 2 * radius + rise - (row & 1)) // 2
            east = (middle + 2 * radius - rise - (row & 1)) // 2
            for column in range(max(0, west), min(columns, east + 1)):
                aside = abs(2 * column + (row & 1) - middle)
                steps = rise + max(0, aside - rise) // 2
                weight[row * columns + column] += strength * (radius - steps) // radius
    return weight


@kernel
def near(
    columns: int,
    rows: int,
    origins: npt.NDArray[np.int32],  # (origins,) HexId; OFF_MAP is passed over
    radius: int,
) -> npt.NDArray[np.bool_]:
    """Which hexes, (hexes,), lie within `radius` steps of any origin, the origins included."""
    found = np.zeros(columns * rows, np.bool_)
    for origin in origins:
        if origin == OFF_MAP:
            continue
        origin_row, origin_column = divmod(int(origin), columns)
        middle = 2 * origin_column + (origin_row & 1)
        for row in range(max(0, origin_row - radius), min(rows, origin_row + radius + 1)):
            rise = abs(row - origin_row)
            west = (middle - 2 * radius + rise - (row & 1)) // 2
            east = (middle + 2 * radius - rise - (row & 1)) // 2
            found[row * columns + max(0, west) : row * columns + max(0, min(columns, east + 1))] = True
    return found


SIGNATURES: Final = {
    influence: (TABLE, TABLE, COLUMN, COLUMN, INT),
    spread: (INT, INT, COLUMN, COLUMN, INT),
    near: (INT, INT, COLUMN, INT),
}
