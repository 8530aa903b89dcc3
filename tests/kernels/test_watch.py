"""Where enemies would react: the mask against the question asked hex by hex."""

from __future__ import annotations

import numpy as np
import pytest

from game.kernels.watch import alarmed, alarming
from game.terms import Bools, Ints, Standing, Status

COLUMNS, ROWS, UNITS, FACTIONS = 11, 9, 12, 3
STRIKE = 1


def _units(seed: int) -> tuple[tuple[Ints, ...], Bools, Ints]:
    """Columns of units strewn over a map, who is an enemy, and how far the first postures show."""
    rng = np.random.default_rng(seed)

    def column(values: int) -> Ints:
        return rng.integers(0, values, UNITS).astype(np.int32)

    columns = (column(len(Status)), column(COLUMNS * ROWS), column(FACTIONS), column(3))
    return (
        (*columns, column(len(Standing)), column(4)),
        rng.random(FACTIONS) < 0.7,
        np.array([2, -1, -1], np.int32),
    )


@pytest.mark.parametrize("seed", range(20))
def test_enemies_would_react_just_where_the_mask_says(seed: int) -> None:
    columns, enemies, outright = _units(seed)
    mask = alarming(COLUMNS, ROWS, *columns, enemies, outright, STRIKE)
    named = [alarmed(COLUMNS, *columns, enemies, outright, here, STRIKE) for here in range(COLUMNS * ROWS)]
    assert mask.tolist() == [units.size > 0 for units in named]
