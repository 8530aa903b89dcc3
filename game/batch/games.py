"""Games between staffs, seed by seed, over processes.

Each process loads the scenario once. What a game leaves behind is what a reader makes of it, so
that only that travels between processes.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from typing import Final, TypeVar

from game import kernels
from game.match import Match, open_match
from game.scenario import Setup, load_files

Row = TypeVar("Row")
Reader = Callable[[Match], Callable[[], Row]]
"""Given a match before it begins, listens to it; what it returns is asked for the row at the end."""

_LOADED: Final[list[Setup]] = []  # in a process of a pool, the scenario that it plays


def as_it_is(setup: Setup) -> Setup:
    """The scenario as it was loaded."""
    return setup


def play(
    setup: Setup,
    seeds: Iterable[int],
    reader: Reader[Row],
    workers: int = 0,
    changed: Callable[[Setup], Setup] = as_it_is,
) -> Iterator[Row]:
    """What a reader makes of a game for each seed, in the order of the seeds.

    workers: processes; 0 as many as there are processors, 1 none beside this one. changed: what becomes
    of the loaded scenario before it is played. It and `reader` must be functions of a module if there are
    any processes.
    """
    seeds, count = list(seeds), workers or os.cpu_count() or 1
    if min(count, len(seeds)) <= 1:
        played = changed(setup)
        yield from (_game(played, seed, reader) for seed in seeds)
        return
    # A process forked off one with several threads may hang; a fresh one is safe everywhere.
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(count, len(seeds)), fresh, _load, (dict(setup.files), changed)) as pool:
        yield from pool.map(_play, seeds, repeat(reader), chunksize=max(1, len(seeds) // (4 * count)))


def _load(files: Mapping[str, bytes], changed: Callable[[Setup], Setup]) -> None:
    kernels.warm_up()
    _LOADED.append(changed(load_files(files)))


def _play(seed: int, reader: Reader[Row]) -> Row:
    return _game(_LOADED[0], seed, reader)


def _game(setup: Setup, seed: int, reader: Reader[Row]) -> Row:
    match, _ = open_match(Setup(setup.theatre, setup.state.copy(), setup.files), seed, {})
    row = reader(match)
    match.begin()
    match.finish()
    return row()
