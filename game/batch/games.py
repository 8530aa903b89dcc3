"""Games between commanders, seed by seed, over processes.

Each process loads the scenario once. What a game leaves behind is what a reader makes of it, so
that only that travels between processes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from typing import TypeVar

from game import kernels
from game.match import Match, open_match
from game.scenario import Setup, load_files

Row = TypeVar("Row")
Reader = Callable[[Match], Callable[[], Row]]
"""Given a match before it begins, listens to it; what it returns is asked for the row at the end."""


def play(setup: Setup, seeds: Iterable[int], reader: Reader[Row], workers: int = 0) -> Iterator[Row]:
    """What a reader makes of a game for each seed, in the order of the seeds.

    All seats are taken by staffs. workers: processes; 0 as many as there are processors, 1 none
    beside this one. `reader` must be a function of a module if there are any.
    """
    count = workers or os.cpu_count() or 1
    jobs = [(setup.files, seed, reader) for seed in seeds]
    if count == 1 or len(jobs) == 1:
        yield from map(_play, jobs)
        return
    # Where a process can only be forked off a single thread, a fresh one is the safe choice.
    with ProcessPoolExecutor(min(count, len(jobs)), multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(_play, jobs, chunksize=max(1, len(jobs) // (4 * count)))


def _play(job: tuple[Mapping[str, bytes], int, Reader[Row]]) -> Row:
    files, seed, reader = job
    setup = _setup(tuple(files.items()))
    match, _ = open_match(Setup(setup.theatre, setup.state.copy(), setup.files), seed, {})
    row = reader(match)
    match.begin()
    match.finish()
    return row()


@lru_cache(maxsize=2)
def _setup(files: tuple[tuple[str, bytes], ...]) -> Setup:
    kernels.warm_up()
    return load_files(dict(files))
