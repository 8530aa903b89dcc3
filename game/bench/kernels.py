"""The compiled searches, beside the same algorithm in C where a C compiler is found."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt

from game.bench.clock import Row, best
from game.bench.land import Land
from game.bench.yardstick import yardstick
from game.kernels.flood import flood
from game.kernels.influence import influence, near
from game.kernels.reach import UNREACHED, field, reach

TURN = 2000  # thousandths of a day in a turn of the campaign
NO_LIMIT = 1 << 27


def compiling() -> list[Row]:
    """The kernels compiled, then fetched from the cache, each by an interpreter of its own."""
    code = (
        "from time import perf_counter; begun = perf_counter(); from game import kernels;"
        "kernels.signatures(); imported = perf_counter(); kernels.warm_up();"
        "print(imported - begun, perf_counter() - imported)"
    )
    with tempfile.TemporaryDirectory() as folder:
        runs = []
        for _ in range(2):
            done = subprocess.run(  # noqa: S603  our own code, run by this interpreter
                [sys.executable, "-c", code],
                env={**os.environ, "BATON_CACHE_DIR": folder},
                cwd=Path(__file__).parents[2],
                capture_output=True,
                check=True,
                text=True,
            )
            runs.append([float(word) for word in done.stdout.split()])
    return [
        Row("kernels: compiled for the first time", runs[0][1], "s", "at most 15"),
        Row("kernels: fetched from the cache", runs[1][1], "s", digits=2),
        Row("kernels: importing numba and them", runs[1][0], "s", digits=2),
    ]


def searches() -> list[Row]:
    """Reach and fields on a map of the campaign's size, in turn with C."""
    land = Land()
    starts = land.starts.tolist()
    sources = land.starts[:3].copy()
    ground = (land.neighbours, land.tactical, land.safe, land.danger, land.closed, land.zone)

    def reach_each() -> None:
        for start in starts:
            reach(*ground, start, 0, -1, TURN)

    def reach_nothing() -> None:
        for start in starts:
            reach(*ground, start, 0, -1, 0)

    def whole_field() -> npt.NDArray[np.int32]:
        return field(land.neighbours, land.tactical, land.closed, sources, NO_LIMIT)

    settled = sum(np.count_nonzero(reach(*ground, start, 0, -1, TURN)[0] < UNREACHED) for start in starts)
    filled = np.count_nonzero(whole_field() < UNREACHED)
    calls: list[Callable[[], object]] = [reach_each, reach_nothing, whole_field]
    if in_c := yardstick(land):
        calls += [lambda: in_c.reach_each(land.starts, TURN), lambda: in_c.field(sources, NO_LIMIT)]
    reaching, calling, fielding, *c_times = best(calls, 200)
    rows = [
        Row("reach: hexes that a unit settles for a turn", settled / len(starts), "hexes"),
        Row("reach: a unit, one call each", reaching / len(starts) * 1e6, "us"),
        Row("reach: of that, the call that settles nothing", calling / len(starts) * 1e6, "us"),
        Row("reach: a settled hex beyond the call", (reaching - calling) / settled * 1e9, "ns", "at most 30"),
        Row("field: the whole map", fielding * 1e6, "us"),
        Row("field: a settled hex", fielding / filled * 1e9, "ns"),
    ]
    for name, ours, in_c_too in zip(("reach", "field"), (reaching, fielding), c_times, strict=False):
        rows.append(Row(f"{name}: ours to the same in C -O3", ours / in_c_too, "times", "at most 1.3", 2))
    return rows


def floods() -> list[Row]:
    """Lorries from a dozen bases, as far as two days' drive and over the whole map."""
    land = Land()
    bases = land.starts[:12].copy()
    ground = (land.neighbours, land.tactical, land.safe, land.danger, land.closed, bases)
    calls: list[Callable[[], object]] = [lambda: flood(*ground, TURN), lambda: flood(*ground, NO_LIMIT)]
    filled = np.count_nonzero(flood(*ground, NO_LIMIT)[0] < UNREACHED)
    near_by, everywhere = best(calls, 100)
    return [
        Row(f"flood: {len(bases)} bases, two days' drive", near_by * 1e6, "us"),
        Row(f"flood: {len(bases)} bases, the whole map", everywhere * 1e6, "us"),
        Row("flood: a settled hex", everywhere / filled * 1e9, "ns", "at most 40"),
    ]


def weights() -> list[Row]:
    """Influence and nearness on the same map."""
    land = Land()
    units = len(land.starts)
    strengths = np.full(units, 100, np.int32)
    columns, rows = land.grid.columns, land.grid.rows
    calls: list[Callable[[], object]] = [
        lambda: influence(columns, rows, land.starts, strengths, 8),
        lambda: near(columns, rows, land.starts, 4),
    ]
    names = (
        "influence: {} units over 8 hexes",
        "near: within 4 hexes of {} units",
    )
    for call in calls:
        call()
    return [
        Row(name.format(units), seconds * 1e6, "us")
        for name, seconds in zip(names, best(calls, 50), strict=True)
    ]
