"""The kernels of weight and nearness: compiled, interpreted and a brute force agree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from game.hexes import Grid
from game.kernels.influence import distances, influence, near
from game.terms import OFF_MAP

MAPS = range(50)


def interpreted(kernel: Any) -> Callable[..., Any]:
    """The plain Python function inside a kernel."""
    return getattr(kernel, "py_func", kernel)


def scene(seed: int) -> tuple[Grid, npt.NDArray[np.int32], npt.NDArray[np.int32], np.random.Generator]:
    """A random map with units, some of them off the map: (grid, origins, strengths, more chance)."""
    dice = np.random.default_rng(seed)
    grid = Grid(int(dice.integers(1, 10)), int(dice.integers(1, 10)))
    units = int(dice.integers(0, 6))
    origins = dice.integers(OFF_MAP, len(grid), units).astype(np.int32)
    return grid, origins, dice.integers(0, 500, units).astype(np.int32), dice


@pytest.mark.parametrize("seed", MAPS)
def test_near_is_within_the_radius_of_some_origin(seed: int) -> None:
    grid, origins, _, dice = scene(seed)
    radius = int(dice.integers(0, 6))
    here_on_map = [origin for origin in origins.tolist() if origin != OFF_MAP]
    expected = [any(grid.distance(o, here) <= radius for o in here_on_map) for here in range(len(grid))]
    for kernel in (near, interpreted(near)):
        found = kernel(grid.columns, grid.rows, origins, radius)
        assert found.dtype == np.bool_
        assert found.tolist() == expected


@pytest.mark.parametrize("seed", MAPS)
def test_influence_falls_evenly_with_distance(seed: int) -> None:
    grid, origins, strengths, dice = scene(seed)
    radius = int(dice.integers(1, 6))
    expected = [0] * len(grid)
    for origin, strength in zip(origins.tolist(), strengths.tolist(), strict=True):
        for here in range(len(grid)):
            if origin != OFF_MAP:
                expected[here] += strength * max(0, radius - grid.distance(origin, here)) // radius
    for kernel in (influence, interpreted(influence)):
        weight = kernel(grid.columns, grid.rows, origins, strengths, radius)
        assert weight.dtype == np.int32
        assert weight.tolist() == expected


@pytest.mark.parametrize("seed", MAPS)
def test_distances_are_those_of_the_grid(seed: int) -> None:
    grid, _, _, dice = scene(seed)
    some, others = (dice.integers(0, len(grid), dice.integers(0, 6)).astype(np.int32) for _ in range(2))
    expected = [[grid.distance(one, other) for other in others.tolist()] for one in some.tolist()]
    for kernel in (distances, interpreted(distances)):
        steps = kernel(grid.columns, some, others)
        assert (steps.dtype, steps.shape) == (np.int32, (len(some), len(others)))
        assert steps.tolist() == expected


def test_large_strengths_do_not_overflow() -> None:
    here, strong = np.array([1], np.int32), np.array([1_000_000], np.int32)
    for kernel in (influence, interpreted(influence)):
        assert kernel(3, 1, here, strong, 100_000).tolist() == [999_990, 1_000_000, 999_990]
