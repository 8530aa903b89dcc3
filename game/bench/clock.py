"""How things are timed here: in turn, many times over, and the smallest counts.

What runs in this process is timed by the processor time that it takes, which other programs on the
machine disturb least; a start from the shell is timed by the clock on the wall.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import process_time
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
            begun = process_time()
            call()
            times[index] = min(times[index], process_time() - begun)
    return times


def calibration() -> list[Row]:
    """A fixed loop of plain Python."""

    def loop() -> int:
        total = 0
        for number in range(200_000):
            total += number & 7
        return total

    return [Row("calibration: 200,000 rounds of plain Python", best([loop], 20)[0] * 1e3, "ms")]
