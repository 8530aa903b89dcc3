from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario import ScenarioFaults
from game.trials.document import read_trials
from game.trials.failing import TrialFailed
from game.trials.running import run

Mismatches = Callable[[str], list[str]]

FIGHT = """\
  - name: a
    given: {units: [{id: J1, at: x4y1}, {id: F1, at: x3y1}]}
    dice: [5]
    when:
      - FRA: assault F1 hex=x4y1
        foreseen: %s
    expect: {}
"""


def test_what_is_foreseen_of_an_assault_is_what_comes_of_it(mismatches: Mismatches) -> None:
    (odds, lose, inflict) = mismatches(FIGHT % "{odds: x, lose: x, inflict: x, ledger: {}}")

    said = [line.partition(", got ")[2] for line in (odds, lose, inflict)]
    right = f"odds: '{said[0]}', lose: {said[1]}, inflict: {said[2]}, ledger: {{}}"
    assert mismatches(FIGHT % f"{{{right}}}") == []
    assert odds.startswith("6:26: expected odds x to be foreseen, got ")


def test_chances_add_up_and_each_is_named_by_its_outcome(mismatches: Mismatches) -> None:
    (found,) = mismatches(FIGHT % "{chances: {held: 101}}")

    assert found.startswith("6:36: expected chances held 101 to be foreseen, got ")


def test_a_figure_that_this_forecast_has_not_is_told_with_those_that_it_has(mismatches: Mismatches) -> None:
    (found,) = mismatches(FIGHT % "{best: {odds: '3:1'}}")

    assert found.endswith("got a forecast of attack, defence, odds, ledger, chances, lose, inflict"), (
        "every enemy was seen today: there is no best and worst"
    )


def test_a_march_is_foreseen_leg_by_leg(mismatches: Mismatches) -> None:
    march = """\
  - name: a
    when:
      - FRA: march F1 path=E,E
        foreseen: {legs: 2, end: x2y1, halt: arrived, km: 40}
    expect: {at: {F1: x2y1}}
"""
    assert mismatches(march) == []
    assert mismatches(march.replace("legs: 2", "legs: 3")) == ["4:26: expected legs 3 to be foreseen, got 2"]


HANDOVER = """\
  - name: a
    given:
      relations: [{between: [FRA, ANS], is: allied}]
      units: [{id: F1, at: Alpha}]
      holders: {Alpha: FRA}
    when:
      - FRA: offer-baton Alpha to=ANS
        foreseen: %s
    expect: {}
"""


def test_a_handover_is_foreseen_by_its_conditions(mismatches: Mismatches) -> None:
    found = mismatches(HANDOVER % "{missing: [], conditions: {presence: x}}")
    assert len(found) == 2
    assert "garrison" in found[0]


def test_the_refusal_of_an_order_is_told_before_its_forecast(trials: Callable[[str], Path]) -> None:
    far = FIGHT.replace("hex=x4y1", "hex=x0y0")
    with pytest.raises(TrialFailed) as failed:
        run(read_trials(trials(far % "{odds: 1}")), 0)
    (mismatch,) = failed.value.mismatches
    assert mismatch.expected == "assault F1 hex=x0y0 to be carried out"


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        ("{oddz: 1}", "this forecast has no such figure", "did you mean 'odds'?"),
        ("3", "the figures of a forecast stand as `name: value`", ""),
        ("{}", "the figures of a forecast stand as `name: value`", ""),
    ],
)
def test_forecasts_that_cannot_be_read_are_named(
    trials: Callable[[str], Path], line: str, what: str, hint: str
) -> None:
    with pytest.raises(ScenarioFaults) as faults:
        run(read_trials(trials(FIGHT % line)), 0)
    (fault,) = faults.value.faults
    assert what in fault.what
    assert hint in (fault.hint or "")


def test_orders_of_which_nothing_is_foreseen_say_so(trials: Callable[[str], Path]) -> None:
    text = FIGHT.replace("assault F1 hex=x4y1", "stand-by F1 standing=hold alarm=2") % "{odds: 1}"
    with pytest.raises(ScenarioFaults, match="nothing is foreseen of this order"):
        run(read_trials(trials(text)), 0)
