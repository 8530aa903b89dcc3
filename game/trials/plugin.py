"""The pytest plugin: collects `*.scenario-test.yaml` and adds the option `--bless`.

It is loaded in every run of pytest where Baton is installed, so it imports the game only once a
file of scenario tests is met.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

SUFFIX = ".scenario-test.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--bless`."""
    words = "rewrite the expected events of failing scenario tests with those that happened"
    parser.getgroup("baton").addoption("--bless", action="store_true", help=words)


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> Any:
    """Take files of scenario tests."""
    if not file_path.name.endswith(SUFFIX):
        return None
    from game.trials.items import TrialsFile  # noqa: PLC0415 -- see above

    return TrialsFile.from_parent(parent, path=file_path)
