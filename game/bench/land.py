"""A made-up land of the campaign's size to search on: the same on every machine.

Patches of ground with the rates of technicals, a few roads and pistes between towns, and some
enemies with their zones and the ground in danger from them.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from game.hexes import Grid
from game.kernels.influence import near
from game.terms import DAY, IMPASSABLE, OFF_MAP

KM: Final = 20  # from hex to hex
GROUND: Final = (200, 200, 200, 150, 150, 80, 80, 60, 20, 0)  # km a day by kind of patch; 0: none
ROADS: Final = ((300, 450), (280, 280), (250, 250))  # km a day in danger and without
PATCHES: Final = 160
TOWNS: Final = 12
UNITS: Final = 60
ENEMIES: Final = 12


class Land:
    """What the searches take as arguments: see `game.kernels.reach.reach`."""

    def __init__(self) -> None:
        dice = np.random.default_rng(2013)
        self.grid = Grid(57, 58)
        self.neighbours = self.grid.neighbours
        everywhere = np.arange(len(self.grid))
        middles = dice.choice(everywhere, PATCHES, replace=False)
        kinds = dice.integers(len(GROUND), size=PATCHES)
        rates = np.array([self._ground(here, middles, kinds) for here in range(len(self.grid))])
        slower = np.minimum(rates[:, None], rates[self.neighbours])
        slower[self.neighbours == OFF_MAP] = 0
        self.tactical = np.where(slower > 0, KM * DAY // np.maximum(1, slower), IMPASSABLE).astype(np.int32)
        self.safe = self.tactical.copy()
        towns = dice.choice(everywhere, TOWNS, replace=False)
        for number, (origin, target) in enumerate(zip(towns, np.roll(towns, 1), strict=True)):
            self._road(int(origin), int(target), *ROADS[number % len(ROADS)])
        enemies = dice.choice(everywhere, ENEMIES, replace=False).astype(np.int32)
        self.danger = self._near(enemies, 4)
        self.zone = self._near(enemies[::2], 1)
        self.closed = self._near(enemies[::2], 0)
        free = np.flatnonzero(~self.closed & (rates > 0))
        self.starts = dice.choice(free, UNITS, replace=False).astype(np.int32)

    def _ground(self, here: int, middles: npt.NDArray[np.int64], kinds: npt.NDArray[np.int64]) -> int:
        """Km a day in a hex: those of the nearest patch."""
        x, y = self.grid.centre(here)
        away = [(x - u) ** 2 + (y - v) ** 2 for u, v in map(self.grid.centre, middles)]
        return GROUND[kinds[int(np.argmin(away))]]

    def _road(self, origin: int, target: int, tactical: int, safe: int) -> None:
        """Lay a road both ways."""
        way = self.grid.line(origin, target)
        for here, there in [*pairwise(way), *pairwise(way[::-1])]:
            direction = self.grid.direction(here, there)
            self.tactical[here, direction] = KM * DAY // tactical
            self.safe[here, direction] = KM * DAY // safe

    def _near(self, origins: npt.NDArray[np.int32], radius: int) -> npt.NDArray[np.bool_]:
        """The hexes around some."""
        return near(self.grid.columns, self.grid.rows, np.ascontiguousarray(origins), radius)
