"""How things are timed here: in turn, many times over, and the smallest counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple


class Row(NamedTuple):
    """A line of the table."""

    name: str
    value: float
    unit: str
    aim: str = ""
    digits: int = 1


def best(calls: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """The shortest time, in seconds, of each call; the calls take turns."""
    times = [float("inf")] * len(calls)
    for _ in range(repeats):
        for index, call in enumerate(calls):
            begun = perf_counter()
            call()
            times[index] = min(times[index], perf_counter() - begun)
    return times


def calibration() -> list[Row]:
    """A fixed loop of plain Python."""

    def loop() -> int:
        total = 0
        for number in range(200_000):
            total += number & 7
        return total

    return [Row("calibration: 200,000 rounds of plain Python", best([loop], 20)[0] * 1e3, "ms")]
