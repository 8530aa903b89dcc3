"""The one decorator: what it caches, how it warms up, and what it refuses afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

PLAIN = {"BATON_BOUNDSCHECK": "0", "NUMBA_DISABLE_JIT": "0"}  # whatever the tests themselves run under

WARM_UP = """
from game import kernels
heard = []
print(kernels.compiled_before())
kernels.warm_up(lambda *step: heard.append(step))
print(kernels.compiled_before())
total = len(kernels.signatures())
print([step[1:] for step in heard] == [(done, total) for done in range(total + 1)])
print(kernels.FOLDER)
"""


def python(code: str, folder: Path, **flags: str) -> list[str]:
    """Run code in a fresh interpreter with kernel caches below a folder; the lines that it prints."""
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **PLAIN, "BATON_CACHE_DIR": str(folder), **flags},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_kernels_compile_once(tmp_path: Path) -> None:
    first = python(WARM_UP, tmp_path)
    again = python(WARM_UP, tmp_path)
    assert first == ["False", "True", "True", first[3]]
    assert again == ["True", "True", "True", first[3]]


def test_bounds_checks_have_a_cache_of_their_own(tmp_path: Path) -> None:
    code = "from game import kernels; print(kernels.FOLDER)"
    assert python(code, tmp_path) != python(code, tmp_path, BATON_BOUNDSCHECK="1")


def test_kernels_run_where_nothing_can_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.touch()
    code = "from game import kernels; print(kernels.CACHED, kernels.compiled_before())"
    assert python(code, blocked) == ["False False"]


def test_kernels_run_uncompiled(tmp_path: Path) -> None:
    code = (
        "from game import kernels; from game.kernels.influence import near; import numpy as np;"
        "kernels.warm_up(); print(kernels.compiled_before(), near(3, 1, np.array([0], np.int32), 1).tolist())"
    )
    assert python(code, tmp_path, NUMBA_DISABLE_JIT="1") == ["True [True, True, False]"]
    assert not list(tmp_path.rglob("*.nbi"))


def test_a_warm_kernel_takes_frozen_and_changing_arrays_but_no_other_types(tmp_path: Path) -> None:
    code = """
import numpy as np
from game import kernels
from game.kernels.influence import near
near.compile(kernels.signatures()[near])
near.disable_compile()
origins = np.array([0], np.int32)
print(near(3, 1, origins, 1).tolist())
origins.flags.writeable = False
print(near(3, 1, origins, np.int32(1)).tolist())
try:
    near(3, 1, origins.astype(np.int64), 1)
except TypeError:
    print("refused")
"""
    assert python(code, tmp_path) == [*["[True, True, False]"] * 2, "refused"]
