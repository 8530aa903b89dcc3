"""What a compiled kernel is here: one decorator, one cache folder, one warming-up.

A kernel is a verb on arrays: columns and tables in, a new array out; no objects, no dice. Numbers
that a designer may tune come in as arguments, because globals are frozen into the machine code.

numba's own cache does not notice an edit in a file that a kernel only imports. So the cache folder
is named by a hash of every source that a kernel can see and of everything that changes the machine
code; an edit anywhere gives a fresh folder. `BATON_CACHE_DIR` moves the caches elsewhere,
`BATON_BOUNDSCHECK=1` compiles with bounds checks (in a cache of its own), `NUMBA_DISABLE_JIT=1`
runs the kernels as plain Python.
"""

from __future__ import annotations

import gc
import hashlib
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeAlias, TypeVar, cast

import numba
import platformdirs
from numba import types

from game import terms

Function = TypeVar("Function", bound=Callable[..., Any])
Report: TypeAlias = Callable[[str, int, int], None]

# Types of arguments, for the SIGNATURES of the modules of kernels. Read-only, so that both frozen
# and changing arrays are accepted.
INT: Final = types.int64
TABLE: Final = types.Array(types.int32, 2, "C", readonly=True)  # (hexes, 6)
COLUMN: Final = types.Array(types.int32, 1, "C", readonly=True)
DIRECTION_COLUMN: Final = types.Array(types.int8, 1, "C", readonly=True)
MASK: Final = types.Array(types.boolean, 1, "C", readonly=True)

BOUNDS_CHECKED: Final = os.environ.get("BATON_BOUNDSCHECK", "0") not in ("", "0")


def cache_folder() -> Path:
    """Where kernels compiled from just these sources, by this numba and with these flags, are kept."""
    here = Path(__file__).parent
    seen = hashlib.sha256(repr((numba.__version__, sys.version, BOUNDS_CHECKED)).encode())
    for source in (Path(terms.__file__), *sorted(here.glob("*.py"))):
        seen.update(source.read_bytes())
    home = os.environ.get("BATON_CACHE_DIR") or platformdirs.user_cache_dir("baton", appauthor=False)
    return Path(home) / "kernels" / seen.hexdigest()[:16]


def _usable(folder: Path) -> bool:
    """Whether kernels can be kept in a folder; if not, each start compiles anew."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)


FOLDER: Final = cache_folder()
CACHED: Final = _usable(FOLDER)
numba.config.CACHE_DIR = str(FOLDER)  # type: ignore[attr-defined]


def kernel(function: Function) -> Function:
    """Compile a function at its first call. Never fast-math, never parallel: one seed, one game."""
    compiled = numba.njit(cache=CACHED, nogil=True, boundscheck=BOUNDS_CHECKED)(function)
    return cast(Function, compiled)


def signatures() -> dict[Any, tuple[types.Type, ...]]:
    """Every kernel that is called from outside, with the types of its arguments."""
    found: dict[Any, tuple[types.Type, ...]] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        found |= getattr(importlib.import_module(f"{__name__}.{module}"), "SIGNATURES", {})
    return found


def compiled_before() -> bool:
    """Whether every kernel lies in the cache, newer than its source."""
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return True
    return CACHED and all(_kept(function) for function in signatures())


def _kept(function: Any) -> bool:
    """Whether one kernel lies in the cache, newer than its source."""
    source = Path(function.py_func.__code__.co_filename).stat().st_mtime
    indexes = Path(function.stats.cache_path).glob(f"*.{function.__name__}-*.nbi")
    return any(index.stat().st_mtime >= source for index in indexes)


def warm_up(report: Report | None = None) -> None:
    """Compile every kernel, or fetch it from the cache, and take no other types from then on.

    `report` hears (name of the kernel, how many are done, how many there are) before each of them
    and ("", all, all) at the end. Afterwards a call with types other than those of SIGNATURES
    raises TypeError, where it would have compiled a second version in the middle of a game.
    """
    if numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
        return
    wanted = signatures()
    for done, (function, arguments) in enumerate(wanted.items()):
        if report:
            report(function.__name__, done, len(wanted))
        if arguments not in function.overloads:  # a second warming-up finds nothing to do
            function.compile(arguments)
            function.disable_compile()
    gc.collect()
    gc.freeze()  # the compiler's many objects stay for good: the collector need not go through them
    if report:
        report("", len(wanted), len(wanted))
