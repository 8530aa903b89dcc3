"""What Baton costs on this machine, measured and set beside what it aims at.

A shared machine changes its speed by half from one minute to the next. So every figure is the
smallest of many repeats, things to be compared are run in turn within the same seconds, and a fixed
loop of plain Python is timed beside them: two runs compare by their ratio to it.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Final, TypeAlias

from rich.console import Console
from rich.table import Table

from game.bench import games, kernels
from game.bench.clock import Row, calibration

Measure: TypeAlias = Callable[[], list[Row]]

MEASURES: Final[list[Measure]] = [
    calibration,
    kernels.compiling,
    kernels.searches,
    kernels.floods,
    kernels.weights,
    games.loading,
    games.legs,
    games.campaign,
]


def of_the_window() -> list[Measure]:
    """The measures of the window; they need pygame, which the others do not."""
    from game.bench import window

    return [calibration, window.frames, window.thinking, window.opening]


def machine() -> str:
    """What the figures were taken on."""
    cpu = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.is_file():
        models = [
            line.partition(":")[2] for line in info.read_text().splitlines() if line.startswith("model name")
        ]
        cpu = f"{len(models)} x{models[0]}" if models else cpu
    packages = ", ".join(f"{name} {version(name)}" for name in ("numpy", "numba"))
    return f"{platform.platform(terse=True)}; {cpu}; Python {platform.python_version()}, {packages}"


def run(console: Console, measures: list[Measure] | None = None) -> None:
    """Take every measure, or those named, and print the table."""
    table = Table("what", "measured", "unit", "aim", title="Baton, measured", caption=machine())
    table.columns[1].justify = "right"
    for measure in MEASURES if measures is None else measures:
        with console.status(measure.__doc__ or ""):
            rows = measure()
        for row in rows:
            table.add_row(row.name, f"{row.value:,.{row.digits}f}", row.unit, row.aim)
        table.add_section()
    console.print(table)
