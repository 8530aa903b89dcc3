"""The small scenario that the loader's tests load, whole and broken."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A copy of the folder `tiny` that a test may spoil."""
    return Path(shutil.copytree(HERE / "tiny", tmp_path / "tiny"))
