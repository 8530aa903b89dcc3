"""Broken scenarios: each spoils the small one in one way and is told exactly that, in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from game.scenario import ScenarioFaults, load

BROKEN = Path(__file__).parent / "broken"


def cases() -> list[Any]:
    found = []
    for path in sorted(BROKEN.glob("*.yaml")):
        some = YAML(typ="safe", pure=True).load(path)
        found += [pytest.param(case, id=f"{path.stem}: {case['name']}") for case in some]
    return found


def spoil(folder: Path, case: dict[str, Any]) -> None:
    path = folder / case["file"]
    text = path.read_text(encoding="utf-8")
    if "replace" in case:
        assert text.count(case["replace"]) == 1, "a case names its place"
        text = text.replace(case["replace"], case["by"])
    else:
        text = case["by"]
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("case", cases())
def test_is_told_in_its_place(case: dict[str, Any], tiny: Path) -> None:
    spoil(tiny, case)
    with pytest.raises(ScenarioFaults) as caught:
        load(tiny)
    heads = [str(fault).split("\n")[0].replace(f"{tiny}/", "") for fault in caught.value.faults]
    assert len(heads) == len(case["faults"]), heads
    for head, expected in zip(heads, case["faults"], strict=True):
        # The words of the parsers of YAML and XML are theirs and change with their versions.
        words = expected.removesuffix("...")
        assert head == expected or (words != expected and head.startswith(words))


def test_all_faults_at_once_by_file_and_line(tiny: Path) -> None:
    every = [param.values[0] for param in cases()]
    chosen = [
        "an unknown unit type", "a number with a leading zero", "an objective of two kinds",
        "a colour that is none", "an unknown key", "a road class that the charts lack", "off the map",
    ]  # fmt: skip
    wanted = [case for case in every if case["name"] in chosen]
    for case in wanted:
        spoil(tiny, case)
    with pytest.raises(ScenarioFaults) as caught:
        load(tiny)
    heads = [str(fault).split("\n")[0].replace(f"{tiny}/", "") for fault in caught.value.faults]
    assert sorted(heads) == sorted(fault for case in wanted for fault in case["faults"])
    places = [(fault.file, fault.line, fault.column) for fault in caught.value.faults]
    assert places == sorted(places)


def test_shows_the_line_and_points_at_the_column(tiny: Path) -> None:
    path = tiny / "forces.yaml"
    path.write_text(path.read_text().replace("men: 300", "men: many"))
    with pytest.raises(ScenarioFaults) as caught:
        load(tiny)
    _, line, caret = str(caught.value).split("\n")
    assert line[caret.index("^") :].startswith("many")


def test_a_file_that_cannot_be_read_makes_no_faults_elsewhere(tiny: Path) -> None:
    (tiny / "forces.yaml").write_text("units: [")
    with pytest.raises(ScenarioFaults) as caught:
        load(tiny)
    assert [Path(fault.file).name for fault in caught.value.faults] == ["forces.yaml"]


def test_no_such_scenario_names_those_that_there_are() -> None:
    with pytest.raises(ScenarioFaults, match=r"no such scenario; shipped: .*northern-mali"):
        load("nowhere")


def test_people_whose_figures_are_wrong_are_not_said_to_be_missing(tiny: Path) -> None:
    """A fault of `towns` is told in its place, and not again wherever loyalty is spoken of."""
    for file, old, new in (
        ("politics.yaml", "{track: accord, add: -5}", "{loyalty: [Gao], add: 5}"),
        ("scenario.yaml", "limits: {stack: 6}", "limits: {stack: 6}\ntowns: {guarded: much}"),
    ):
        path = tiny / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(ScenarioFaults) as caught:
        load(tiny)
    assert [fault.what for fault in caught.value.faults] == ["towns.guarded: a whole number is wanted"]
