"""A small game for tests of the tests, and what comes of running one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game import kernels
from game.trials.document import read_trials
from game.trials.running import run


@pytest.fixture(scope="session", autouse=True)
def _warm() -> None:
    """Compile before any test runs pytest within itself, which may not import the compiler anew."""
    kernels.warm_up()


GIVEN = """\
given:
  map: |
    r. rA r. r. r.
     r. r. r. r. r.
  legend: {A: {place: Alpha, size: town}}
  calendar: {start: 2013-01-11, days_a_turn: 2, turns: 3}
  factions:
    - {id: FRA, name: France, letter: F, colour: "#1B63B5"}
    - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C"}
  tracks: [{id: will, name: Will, start: 50}]
  types:
    - id: company
      name: Company
      movement: wheeled
      attack: {soft: 4}
      defence: {soft: 2}
      sees: 2
  units:
    - {id: F1, name: First, type: company, faction: FRA, men: 150, at: x0y1}
    - {id: J1, name: Second, type: company, faction: ANS, men: 90, at: x4y0}
tests:
"""
FIRST = GIVEN.count("\n") + 1  # line on which the tests begin


@pytest.fixture
def trials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Write tests beneath the small game into `t.scenario-test.yaml` in the working directory."""
    monkeypatch.chdir(tmp_path)

    def write(tests: str, given: str = GIVEN) -> Path:
        path = tmp_path / "t.scenario-test.yaml"
        path.write_text(given + tests, encoding="utf-8")
        return path

    return write


@pytest.fixture
def mismatches(trials: Callable[[str], Path]) -> Callable[[str], list[str]]:
    """Run the first of some tests: `line:column: expected ..., got ...` of each mismatch.

    Lines are counted from the first line of the tests.
    """

    def check(tests: str) -> list[str]:
        found = run(read_trials(trials(tests)), 0).mismatches
        return [
            f"{m.mark.line - FIRST + 1}:{m.mark.column}: expected {m.expected}, got {m.got}" for m in found
        ]

    return check
