"""The file of a tutorial: what is wrong with it is told by file, line and column."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.model.tutorial import Deed
from game.scenario import ScenarioFaults, load
from game.scenario.tutorial import FILE, read_tutorial, tutorial_path

THEATRE = load("konna").theatre
GOOD = """\
faction: FRA
seed: 3
commanders: {ANS: idle}
script:
  - {faction: MLI, turn: 2, order: march M12 to=Diabaly site=town}
steps:
  - {id: one, select: F05, text: Select it.}
  - {id: two, order: march F05 to=Diabaly, text: March.}
  - {id: three, event: BatonPassed Diabaly, earlier: true, text: Wait.}
"""


def read(folder: Path, text: str) -> list[str]:
    """The faults of a file, without their folder."""
    (folder / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioFaults) as caught:
        read_tutorial(THEATRE, str(folder))
    return [str(fault).split("\n")[0].replace(f"{folder}/", "") for fault in caught.value.faults]


def test_a_good_one_is_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    lesson = read_tutorial(THEATRE, str(tmp_path))
    assert (lesson.faction, lesson.seed, dict(lesson.commanders)) == ("FRA", 3, {"ANS": "idle"})
    assert [step.want.deed for step in lesson.steps] == [Deed.SELECT, Deed.ORDER, Deed.EVENT]
    assert lesson.steps[1].want.to == THEATRE.where("Diabaly")
    assert lesson.cues[0].turn == 2


def test_the_shipped_one_goes_from_selecting_a_unit_to_passing_a_baton() -> None:
    assert tutorial_path("konna").is_file()
    steps = read_tutorial(THEATRE, "konna").steps
    assert steps[0].want.deed is Deed.SELECT
    assert steps[-1].want.line.startswith("BatonPassed")
    assert {step.want.deed for step in steps} == set(Deed)
    assert all(step.hint for step in steps)


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("faction: FRA", "faction: FRE", "1:10: error: unknown faction (got 'FRE'), did you mean 'FRA'?"),
        ("{ANS: idle}", "{ANT: idle}", "3:19: error: unknown faction (got 'ANT'), did you mean 'ANS'?"),
        ("faction: MLI", "faction: MLL", "5:15: error: unknown faction (got 'MLL'), did you mean 'MLI'?"),
        (
            "march M12 to=Diabaly site=town",
            "march M12 to=Diabalo",
            "5:36: error: no place or hex 'Diabalo' (got 'march M12 to=Diabalo')",
        ),
        ("order: march M12 to=Diabaly site=town", "order: adopt M12", "5:36: error: 'adopt M12'..."),
        ("select: F05", "select: F5", "7:23: error: units=F5: no unit 'F5' (got 'F5')"),
        ("select: F05", "selekt: F05", "7:15: error: steps.one.selekt: unknown key 'selekt'..."),
        (", order: march F05 to=Diabaly", "", "8:5: error: steps.two: a step has one of select, look..."),
        (
            "order: march F05 to=Diabaly",
            "order: marsh F05",
            "8:22: error: no order or event 'marsh' (got 'marsh F05'), did you mean 'march'?",
        ),
        ("order: march F05 to=Diabaly", "order: BatonPassed", "8:22: error: BatonPassed is no order..."),
        (
            "event: BatonPassed Diabaly",
            "event: march F05",
            "9:24: error: march is no event (got 'march F05')",
        ),
        (
            "order: march F05 to=Diabaly",
            "order: march F05, earlier: true",
            "8:5: error: steps.two: `e...",
        ),
        ("id: two", "id: one", "8:10: error: a second step of this id (got 'one')"),
        ("seed: 3", "seed: three", "2:7: error: seed: a whole number is wanted (got 'three')"),
        ("turn: 2", "turn: 0", "5:26: error: script.1.turn: input should be..."),
    ],
)
def test_a_bad_one_is_told_in_its_place(was: str, now: str, fault: str, tmp_path: Path) -> None:
    assert GOOD.count(was) == 1
    (told, *more) = read(tmp_path, GOOD.replace(was, now))
    words = f"{FILE}:{fault}"
    assert told == words or (words.endswith("...") and told.startswith(words[:-3])), told
    assert len(more) <= 1


def test_a_folder_without_one_says_so(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFaults, match="has no tutorial"):
        read_tutorial(THEATRE, str(tmp_path))
