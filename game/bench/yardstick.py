"""The yardstick: the same searches in C, compiled when they are to be measured."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from game.bench.land import Land

SOURCE = Path(__file__).with_suffix(".c")
Ints = npt.NDArray[np.int32]


class Yardstick(NamedTuple):
    """The searches in C on a land. What they return is overwritten by the next call."""

    reach_each: Callable[[Ints, int], Ints]  # starts, budget -> what the last start reaches
    field: Callable[[Ints, int], Ints]  # sources, limit -> the way to the nearest


def yardstick(land: Land) -> Yardstick | None:
    """The C searches, or None where no compiler is found."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not compiler:
        return None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        built = Path(folder) / "yardstick.so"
        command = [compiler, "-O3", "-shared", "-fPIC", "-o", str(built), str(SOURCE)]
        subprocess.run(command, check=True)  # noqa: S603  our own source
        library = ctypes.CDLL(str(built))
    hexes = ctypes.c_int64(len(land.grid))
    cost, came = np.empty(len(land.grid), np.int32), np.empty(len(land.grid), np.int8)
    ground = [land.neighbours, land.tactical, land.safe, land.danger, land.closed, land.zone]

    def reach_each(starts: Ints, budget: int) -> Ints:
        count, most = ctypes.c_int64(len(starts)), ctypes.c_int64(budget)
        library.reach_each(*map(_at, ground), hexes, _at(starts), count, most, _at(cost), _at(came))
        return cost

    def field(sources: Ints, limit: int) -> Ints:
        count, most = ctypes.c_int64(len(sources)), ctypes.c_int64(limit)
        tables = (land.neighbours, land.tactical, land.closed, sources)
        library.field(*map(_at, tables), hexes, count, most, _at(cost))
        return cost

    return Yardstick(reach_each, field)


def _at(array: npt.NDArray[Any]) -> ctypes.c_void_p:
    """Where an array's numbers lie."""
    return ctypes.c_void_p(array.ctypes.data)
