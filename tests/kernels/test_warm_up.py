"""The one decorator: what it caches, how it warms up, and what it refuses afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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
        env={**os.environ, "BATON_CACHE_DIR": str(folder), **flags},
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
