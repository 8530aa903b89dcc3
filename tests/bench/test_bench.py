"""The benchmark: its yardstick finds what the kernels find, and its table prints."""

from __future__ import annotations

import io
import shutil

import numpy as np
import pytest
from rich.console import Console

from game import bench
from game.bench import games
from game.bench.clock import Row, best
from game.bench.land import Land
from game.bench.yardstick import yardstick
from game.kernels.reach import UNREACHED, field, reach


@pytest.mark.skipif(not any(map(shutil.which, ("cc", "gcc", "clang"))), reason="no C compiler here")
@pytest.mark.parametrize("budget", [0, 300, 2000, 20_000])
def test_c_finds_the_same(budget: int) -> None:
    land = Land()
    in_c = yardstick(land)
    assert in_c
    for start in land.starts[:10]:
        cost, _ = reach(
            land.neighbours,
            land.tactical,
            land.safe,
            land.danger,
            land.closed,
            land.zone,
            int(start),
            0,
            -1,
            budget,
        )
        assert np.array_equal(in_c.reach_each(np.array([start]), budget), cost)
    sources = land.starts[:3].copy()
    ours = field(land.neighbours, land.tactical, land.closed, sources, budget)
    assert np.array_equal(in_c.field(sources, budget), ours)


def test_the_land_is_worth_searching() -> None:
    land = Land()
    away = field(land.neighbours, land.tactical, land.closed, land.starts[:1].copy(), 1 << 27)
    assert (away < UNREACHED).mean() > 0.5
    assert land.danger.any()
    assert (land.safe < land.tactical).any()


def test_calls_take_turns() -> None:
    calls: list[str] = []
    times = best([lambda: calls.append("a"), lambda: calls.append("b")], 3)
    assert "".join(calls) == "ababab"
    assert len(times) == 2


def test_the_table_names_the_machine_and_every_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "MEASURES", [lambda: [Row("a march", 12.34, "us", "at most 15", 2)]])
    page = io.StringIO()
    bench.run(Console(file=page, width=120))
    for word in ("a march", "12.34", "at most 15", "numba", "Python"):
        assert word in page.getvalue()


def test_the_longest_campaign_game_is_told_beside_the_median(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(games, "SEEDS", range(1, 4))
    monkeypatch.setattr(games, "REPEATS", 1)
    took = {1: 3.0, 2: 9.0, 3: 4.0}
    game = games._game
    monkeypatch.setattr(games, "_game", lambda setup, seed: (took[seed], game(setup, 1)[1]))
    middle, longest, *happened = games.campaign()
    assert (middle.value, longest.value) == (4.0, 9.0)
    assert "median of 3" in middle.name
    assert all(row.value > 0 for row in happened)
