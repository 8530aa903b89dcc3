"""The flood of lorries: compiled, interpreted and a brute force agree on random maps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from game.hexes import Grid
from game.kernels.flood import flood
from game.kernels.reach import UNREACHED
from game.terms import IMPASSABLE, OFF_MAP

MAPS = range(60)
Found = tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]


class Land:
    """A small random map with few distinct costs, so that ties abound, and some bases."""

    def __init__(self, seed: int) -> None:
        dice = np.random.default_rng(seed)
        self.grid = Grid(int(dice.integers(1, 9)), int(dice.integers(1, 9)))
        shape = (len(self.grid), 6)
        costs = np.where(dice.random(shape) < 1 / 8, IMPASSABLE, dice.choice((1, 3, 40, 80, 500), shape))
        self.tactical = costs.astype(np.int32)
        self.safe = np.maximum(1, self.tactical // 2).astype(np.int32)
        self.danger = dice.random(len(self.grid)) < 0.3
        self.closed = dice.random(len(self.grid)) < 0.15
        self.sources = dice.integers(-1, len(self.grid), int(dice.integers(0, 5))).astype(np.int32)
        self.limit = int(dice.choice((0, 5, 100, 300, 2000)))

    def search(self, kernel: Callable[..., Found] = flood) -> Found:
        """Flood the map."""
        return kernel(
            self.grid.neighbours,
            self.tactical,
            self.safe,
            self.danger,
            self.closed,
            self.sources,
            self.limit,
        )

    def brute(self) -> Found:
        """The same, by making every leg shorter until none gets shorter."""
        best: dict[int, tuple[int, int]] = {}
        for number, source in enumerate(self.sources.tolist()):
            if source != OFF_MAP and not self.closed[source]:
                best.setdefault(source, (0, number))
        changed = True
        while changed:
            changed = False
            for here, (time, number) in list(best.items()):
                for direction, there in enumerate(self.grid.neighbours[here].tolist()):
                    if there == OFF_MAP or self.closed[there]:
                        continue
                    price = self.tactical if self.danger[here] or self.danger[there] else self.safe
                    arrival = (time + int(price[here, direction]), number)
                    if arrival[0] <= self.limit and arrival < best.get(there, (UNREACHED, 0)):
                        best[there] = arrival
                        changed = True
        hexes = range(len(self.grid))
        time = np.array([best.get(h, (UNREACHED, -1))[0] for h in hexes], np.int32)
        return time, np.array([best.get(h, (UNREACHED, -1))[1] for h in hexes], np.int32)


@pytest.mark.parametrize("seed", MAPS)
def test_compiled_interpreted_and_brute_force_agree(seed: int) -> None:
    land = Land(seed)
    compiled = land.search()
    plain: Any = getattr(flood, "py_func", flood)
    for other in (land.search(plain), land.brute()):
        assert np.array_equal(compiled[0], other[0])
        assert np.array_equal(compiled[1], other[1])


def test_the_maps_are_worth_the_search() -> None:
    reached = [np.count_nonzero(Land(seed).search()[0] < UNREACHED) for seed in MAPS]
    assert sum(reached) > 5 * len(MAPS)
