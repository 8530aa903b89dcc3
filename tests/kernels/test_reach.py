"""The search kernels: compiled, interpreted and a brute force agree on random maps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from game.hexes import Grid
from game.kernels.reach import BUCKET, UNREACHED, approach, field, path, reach
from game.terms import IMPASSABLE, OFF_MAP

MAPS = range(50)


def interpreted(kernel: Any) -> Callable[..., Any]:
    """The plain Python function inside a kernel."""
    return getattr(kernel, "py_func", kernel)


@dataclass
class Land:
    """A small random map. Few distinct costs, so that ties abound; some so low that buckets repeat."""

    seed: int

    def __post_init__(self) -> None:
        self.dice = np.random.default_rng(self.seed)
        self.grid = Grid(int(self.dice.integers(1, 9)), int(self.dice.integers(1, 9)))
        self.neighbours = self.grid.neighbours
        self.tactical = self.costs((1, 3, 40, 80, 120, 500))
        self.safe = np.maximum(1, self.tactical // 2).astype(np.int32)
        self.danger, self.closed, self.zone = self.mask(0.3), self.mask(0.15), self.mask(0.15)
        self.start = int(self.dice.integers(len(self.grid)))
        self.heading = int(self.dice.integers(-1, 6))
        self.headway = int(self.dice.integers(0, 200)) if self.heading >= 0 else 0
        self.budget = int(self.dice.choice((0, 5, 100, 300, 1000)))

    def costs(self, choices: tuple[int, ...]) -> npt.NDArray[np.int32]:
        """(hexes, 6) random costs, one in eight of them impassable."""
        shape = (len(self.grid), 6)
        costs = self.dice.choice(choices, shape)
        return np.where(self.dice.random(shape) < 1 / 8, IMPASSABLE, costs).astype(np.int32)

    def mask(self, share: float) -> npt.NDArray[np.bool_]:
        """(hexes,) true for about this share."""
        return self.dice.random(len(self.grid)) < share

    def reach(self, search: Callable[..., Any] = reach, budget: int | None = None) -> Any:
        """Search from the start, under everything that the map holds."""
        return search(
            self.neighbours,
            self.tactical,
            self.safe,
            self.danger,
            self.closed,
            self.zone,
            self.start,
            self.headway,
            self.heading,
            self.budget if budget is None else budget,
        )

    def legs(self) -> list[tuple[int, int, int, int]]:
        """Every leg that can be made: (here, there, direction, cost)."""
        return [
            (here, there, direction, self.leg(here, there, direction))
            for here in range(len(self.grid))
            for direction, there in enumerate(self.neighbours[here].tolist())
            if there != OFF_MAP and not self.closed[there] and (here == self.start or not self.zone[here])
        ]

    def leg(self, here: int, there: int, direction: int) -> int:
        """What a leg costs."""
        price = self.tactical if self.danger[here] or self.danger[there] else self.safe
        ahead = self.headway if here == self.start and direction == self.heading else 0
        return max(1, int(price[here, direction]) - ahead)


def brute_reach(land: Land) -> tuple[list[int], list[int]]:
    """Shorten every leg until nothing changes; then take the lowest direction that fits."""
    cost = [UNREACHED] * len(land.grid)
    cost[land.start] = 0
    for _ in cost:
        for here, there, _, leg in land.legs():
            if cost[here] + leg <= min(land.budget, cost[there]):
                cost[there] = cost[here] + leg
    came = [-1] * len(cost)
    for _, there, direction, _ in sorted(
        (leg for leg in land.legs() if cost[leg[0]] + leg[3] == cost[leg[1]] < UNREACHED),
        key=lambda leg: -leg[2],
    ):
        came[there] = direction
    return cost, came


def brute_field(land: Land, sources: list[int], limit: int) -> list[int]:
    """Shorten every leg, from its end to its beginning, until nothing changes."""
    away = [0 if here in sources else UNREACHED for here in range(len(land.grid))]
    for _ in away:
        for here, exits in enumerate(land.neighbours.tolist()):
            for direction, there in enumerate(exits):
                enterable = there != OFF_MAP and (there in sources or not land.closed[there])
                if enterable and away[there] + land.tactical[here, direction] <= limit:
                    away[here] = min(away[here], away[there] + int(land.tactical[here, direction]))
    return away


@pytest.mark.parametrize("seed", MAPS)
def test_reach_is_the_cheapest_way(seed: int) -> None:
    land = Land(seed)
    for search in (reach, interpreted(reach)):
        cost, came = land.reach(search)
        assert (cost.dtype, came.dtype) == (np.int32, np.int8)
        assert (cost.tolist(), came.tolist()) == brute_reach(land)


@pytest.mark.parametrize("seed", MAPS)
def test_approach_is_reach_with_the_budget_that_its_goals_need(seed: int) -> None:
    land = Land(seed)
    for size, enough in ((0, 1), (1, 1), (3, 1), (3, 2), (3, 3), (2, 3)):
        goals = land.dice.integers(0, len(land.grid), size).astype(np.int32)
        costs = sorted(land.reach()[0][goals].tolist())
        end_of_bucket = costs[enough - 1] | (1 << BUCKET) - 1 if enough <= size else UNREACHED
        cost, came = land.reach(budget=min(land.budget, end_of_bucket))
        for search in (approach, interpreted(approach)):
            near = land.reach(lambda *ground, search=search: search(*ground, goals, enough))  # noqa: B023
            assert (near[0].tolist(), near[1].tolist()) == (cost.tolist(), came.tolist())


@pytest.mark.parametrize("seed", MAPS)
def test_a_path_costs_what_reach_says_and_keeps_its_rules(seed: int) -> None:
    land = Land(seed)
    cost, came = land.reach()
    for target in range(len(land.grid)):
        directions = path(land.neighbours, came, target)
        assert directions.tolist() == interpreted(path)(land.neighbours, came, target).tolist()
        here, spent = land.start, 0
        for direction in directions.tolist():
            there = int(land.neighbours[here, direction])
            assert not land.closed[there]
            assert here == land.start or not land.zone[here]
            spent += land.leg(here, there, direction)
            here = there
        if cost[target] == UNREACHED:
            assert not len(directions)
        else:
            assert (here, spent) == (target, cost[target])


@pytest.mark.parametrize("seed", MAPS)
def test_field_is_the_way_to_the_nearest_source(seed: int) -> None:
    land = Land(seed)
    sources = land.dice.integers(-1, len(land.grid), 3).astype(np.int32)  # -1: off the map, passed over
    for limit in (land.budget, UNREACHED):
        expected = brute_field(
            land, [s for s in sources.tolist() if s != OFF_MAP], min(limit, IMPASSABLE - 1)
        )
        for search in (field, interpreted(field)):
            away = search(land.neighbours, land.tactical, land.closed, sources, limit)
            assert away.dtype == np.int32
            assert away.tolist() == expected


@pytest.mark.parametrize("seed", range(20))
def test_field_is_reach_seen_from_the_other_end(seed: int) -> None:
    land = Land(seed)
    land.safe, land.heading, land.headway = land.tactical, -1, 0
    land.zone[:] = False
    target = int(np.flatnonzero(~land.closed)[0]) if not land.closed.all() else land.start
    away = field(land.neighbours, land.tactical, land.closed, np.array([target], np.int32), land.budget)
    for start in range(len(land.grid)):
        land.start = start
        assert away[start] == land.reach()[0][target]


def plain(columns: int, rows: int, cost: int = 100) -> Land:
    """An open map where every leg costs the same."""
    land = Land(0)
    land.grid = Grid(columns, rows)
    land.neighbours = land.grid.neighbours
    land.tactical = land.safe = np.full((len(land.grid), 6), cost, np.int32)
    land.danger = land.closed = land.zone = np.zeros(len(land.grid), np.bool_)
    land.start, land.heading, land.headway = land.grid.at(columns // 2, rows // 2), -1, 0
    return land


def test_headway_shortens_only_the_leg_under_way() -> None:
    land = plain(5, 5)
    land.heading, land.headway = 0, 70
    cost, _ = land.reach(budget=100)
    around = [int(cost[there]) for there in land.neighbours[land.start]]
    assert around == [30, 100, 100, 100, 100, 100]


def test_headway_never_makes_a_leg_free_or_an_impassable_one_possible() -> None:
    land = plain(5, 5)
    land.heading, land.headway = 0, 4000
    east = land.neighbours[land.start, 0]
    assert land.reach(budget=100)[0][east] == 1
    land.tactical = land.safe = np.full((25, 6), IMPASSABLE, np.int32)
    assert (land.reach(budget=66_000)[0] == UNREACHED).sum() == 24


def test_a_zone_ends_the_march_but_does_not_hold_who_starts_in_it() -> None:
    land = plain(7, 1)
    land.zone = np.array([False, False, False, True, False, True, False])
    cost, _ = land.reach(budget=1000)
    assert cost.tolist() == [300, 200, 100, 0, 100, 200, UNREACHED]


def test_danger_at_either_end_makes_a_leg_tactical() -> None:
    land = plain(7, 1)
    land.safe = land.tactical // 4
    land.start = 0
    land.danger = np.arange(7) == 3
    assert land.reach(budget=1000)[0].tolist() == [0, 25, 50, 150, 250, 275, 300]


def test_a_march_may_use_its_whole_budget_and_no_more() -> None:
    land = plain(7, 1)
    land.start = 0
    assert land.reach(budget=300)[0].tolist() == [0, 100, 200, 300, *[UNREACHED] * 3]
    assert land.reach(budget=299)[0].tolist() == [0, 100, 200, *[UNREACHED] * 4]


@pytest.mark.parametrize("budget", [0, -1, -5000])
def test_without_time_a_unit_stays(budget: int) -> None:
    land = plain(5, 5)
    for search in (reach, interpreted(reach)):
        cost, came = land.reach(search, budget)
        assert np.flatnonzero(cost < UNREACHED).tolist() == [land.start]
        assert (came == -1).all()


def test_a_boundless_budget_reaches_everything() -> None:
    cost, _ = plain(9, 9, 4000).reach(budget=1 << 40)
    assert cost.max() == 6 * 4000  # the corners lie six hexes away
