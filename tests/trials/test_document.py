from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario import ScenarioFaults
from game.trials.document import read_trials
from game.trials.running import run


def faults_of(path: Path) -> list[str]:
    with pytest.raises(ScenarioFaults) as caught:
        run(read_trials(path), 0)
    return [str(fault).splitlines()[0] for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("tests: []\n", "t.scenario-test.yaml:1:8: error: tests: list should have at least 1 item"),
        ("scenario: desert\n", "t.scenario-test.yaml:1:1: error: 'tests' is missing"),
        ("tests:\n  - name: a\n", "t.scenario-test.yaml:2:5: error: tests.a: 'expect' is missing"),
        (
            "tests:\n  - name: a\n    expekt: {}\n    expect: {}\n",
            "t.scenario-test.yaml:3:5: error: tests.a.expekt: unknown key 'expekt', did you mean 'expect'?",
        ),
        (
            "tests:\n  - name: a\n    expect: {mens: {}}\n",
            "t.scenario-test.yaml:3:14: error: tests.a.expect.mens: unknown key 'mens', did you mean 'men'?",
        ),
        (
            "tests:\n  - {name: a, expect: {}}\n  - {name: a, expect: {}}\n",
            "t.scenario-test.yaml:3:12: error: a second test of this name (got 'a')",
        ),
        (
            "tests:\n  - {name: a, seed: 1, dice: [1], expect: {}}\n",
            "t.scenario-test.yaml:2:21: error: forced dice need no seed",
        ),
        (
            "tests:\n  - {name: a, expect: {men: {F1: many}}}\n",
            "t.scenario-test.yaml:2:34: error: tests.a.expect.men.F1: a whole number is wanted (got 'many')",
        ),
        ("tests: [\n", "t.scenario-test.yaml:2:1: error: YAML: while parsing a flow node"),
    ],
)
def test_a_file_of_the_wrong_shape_is_told_where(trials: Callable[..., Path], text: str, fault: str) -> None:
    found = faults_of(trials("", text))

    assert len(found) == 1
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("test", "fault"),
    [
        ("when: [{FRA: march F9 path=E}]", "error: units=F9: no unit 'F9'"),
        ("when: [{FRA: marsh F1}]", "error: an order is wanted (got 'marsh'), did you mean 'march'?"),
        ("when: [{FRA: march}]", "error: march needs units="),
        ("when: [{FRA: assault F1}]", "error: assault needs hex="),
        ("when: [{FRA: march F1 to=Alfa}]", "(got 'Alfa'), did you mean 'Alpha'?"),
        ("when: [{FRA: march F1 to=x9y9}]", "(got 'x9y9')"),
        ("when: [{FRO: march F1}]", "error: unknown faction (got 'FRO'), did you mean 'FRA'?"),
        ("when: [{FRA: march F1, ANS: march J1}]", "error: a step is `FACTION: order`"),
        ("when: [{FRA: march F1, refused: closd}]", "error: reason=closd: no reason 'closd'"),
        ("when: [{turns: 9}]", "error: a number of turns from 1 to 3 is wanted (got 9)"),
        (
            "when: [{turns: 1, commanders: {FRA: stuff}}]",
            "unknown commander (got 'stuff'), did you mean 'staff'?",
        ),
        ("when: [{turns: 1, after: 2}]", "error: unknown key 'after' beside `turns`"),
        ("expect: {events: [LegMarchd]}", "an event is wanted (got 'LegMarchd'), did you mean 'LegMarched'?"),
        ("expect: {events: [LegMarched unit=F1]}", "error: LegMarched has no field 'unit'"),
        ("expect: {at: {F2: x0y0}}", "error: expect.at.F2: unknown unit (got 'F2')"),
        ("expect: {at: {F1: Alfa}}", "expect.at.F1: a place, `x2y0` or `x2y0 town` is wanted (got 'Alfa')"),
        ("expect: {holders: {Alpha: FRO}}", "expect.holders.Alpha: unknown faction (got 'FRO')"),
        ("expect: {tracks: {wil: 1}}", "expect.tracks.wil: unknown track (got 'wil'), did you mean 'will'?"),
        ("expect: {knows: {FRA: {J2: x0y0}}}", "expect.knows.FRA: unknown unit (got 'J2')"),
    ],
)
def test_what_a_test_says_of_nothing_there_is_told_where(
    trials: Callable[..., Path], test: str, fault: str
) -> None:
    rest = "" if test.startswith("expect") else ", expect: {}"
    found = faults_of(trials(f"  - {{name: a, {test}{rest}}}\n"))

    assert len(found) == 1
    assert fault in found[0]


def test_a_fault_of_the_given_is_told_where_its_author_wrote_it(trials: Callable[..., Path]) -> None:
    tests = "  - name: a\n    given:\n      units: [{id: F1, at: Alfa}]\n    expect: {}\n"
    path = trials(tests)
    line = path.read_text().split("\n").index("      units: [{id: F1, at: Alfa}]") + 1

    found = faults_of(path)

    assert found == [
        (
            f"t.scenario-test.yaml:{line}:28: error: units.F1.at: unknown place, position or box"
            " (got 'Alfa'), did you mean 'Alpha'?"
        )
    ]


def test_a_scenario_that_is_not_there_is_told_where_it_is_named(trials: Callable[..., Path]) -> None:
    found = faults_of(trials("", "scenario: no\ntests: [{name: a, expect: {}}]\n"))

    assert found == [
        "t.scenario-test.yaml:1:11: error: no such scenario beside this file or among the shipped (got 'no')"
    ]


def test_a_scenario_may_lie_beside_the_tests_or_above_them(
    trials: Callable[..., Path], tmp_path: Path
) -> None:
    whole = trials("").read_text().replace("given:\n", "").replace("tests:\n", "").replace("\n  ", "\n")
    (tmp_path / "small").mkdir()
    (tmp_path / "small" / "tests").mkdir()
    header = "format: 1\nname: small\ntitle: Small\n"
    (tmp_path / "small" / "scenario.yaml").write_text(header + whole.removeprefix("  "))
    test = "tests: [{name: a, when: [{FRA: march F1 path=E}], expect: {at: {F1: x1y1}}}]\n"
    above = tmp_path / "small" / "tests" / "b.scenario-test.yaml"
    above.write_text("scenario: ..\n" + test)

    beside = run(read_trials(trials("", "scenario: small\n" + test)), 0)

    assert not beside.mismatches
    assert not run(read_trials(above), 0).mismatches
