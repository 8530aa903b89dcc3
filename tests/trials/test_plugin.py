from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

TWO = """\
  - name: it marches
    when: [{FRA: march F1 path=E}]
    expect: {at: {F1: x1y1}}
  - name: it stays   # it does not
    when:
      - FRA: march F1 path=E
    expect:
      events:  # in order
        - LegMarched F1 spent=1  # too little
        - PlaceCaptured Alpha
        - MarchEnded why=arrived
"""


def ran(pytester: pytest.Pytester, path: Path, *options: str) -> pytest.RunResult:
    """Run the tests of a file in a pytest of its own, in the file's folder."""
    return pytester.runpytest(path.name, "-p", "game.trials.plugin", "-p", "no:cacheprovider", *options)


def test_each_test_is_an_item_that_can_be_picked(
    pytester: pytest.Pytester, trials: Callable[..., Path]
) -> None:
    result = ran(pytester, trials(TWO), "-k", "marches", "-v")

    result.assert_outcomes(passed=1, deselected=1)
    result.stdout.fnmatch_lines(["t.scenario-test.yaml::it marches PASSED*"])


def test_a_failure_shows_its_place_and_no_traceback(
    pytester: pytest.Pytester, trials: Callable[..., Path]
) -> None:
    path = trials(TWO)
    line = path.read_text().split("\n").index("        - LegMarched F1 spent=1  # too little") + 1

    result = ran(pytester, path)

    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            f"t.scenario-test.yaml:{line}:11: expected LegMarched F1 spent=1, got LegMarched F1 *spent=250*",
            "    - LegMarched F1 spent=1  # too little",
            "      ^",
            f"t.scenario-test.yaml:{line + 1}:11: expected PlaceCaptured Alpha, got none of that kind; *",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*.py:*")


def test_a_file_of_the_wrong_shape_is_an_error_of_collection(
    pytester: pytest.Pytester, trials: Callable[..., Path]
) -> None:
    result = ran(pytester, trials(TWO.replace("expect:", "expct:")))

    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["t.scenario-test.yaml:*: error: *'expct', did you mean 'expect'?"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_bless_renews_the_events_and_nothing_else(
    pytester: pytest.Pytester, trials: Callable[..., Path]
) -> None:
    path = trials(TWO)
    before = path.read_text()

    ran(pytester, path, "--bless").assert_outcomes(passed=2)

    after = path.read_text()
    assert after == before.replace("spent=1 ", "spent=250 ").replace("        - PlaceCaptured Alpha\n", "")
    ran(pytester, path).assert_outcomes(passed=2)


def test_bless_fills_an_empty_list(pytester: pytest.Pytester, trials: Callable[..., Path]) -> None:
    path = trials("  - name: a\n    when: [{FRA: march F1 path=E}]\n    expect:\n      events: []\n")

    ran(pytester, path, "--bless").assert_outcomes(passed=1)

    assert path.read_text().endswith(
        "      events:\n"
        "        - LegMarched F1 origin=x0y1 target=x1y1 spent=250 marched=250 day=0\n"
        "        - MarchEnded F1 hex=x1y1 why=arrived\n"
    )


def test_bless_does_not_mend_other_expectations(
    pytester: pytest.Pytester, trials: Callable[..., Path]
) -> None:
    path = trials(TWO + "      men: {F1: 1}\n")

    ran(pytester, path, "--bless").assert_outcomes(passed=1, failed=1)

    assert "men: {F1: 1}" in path.read_text()
