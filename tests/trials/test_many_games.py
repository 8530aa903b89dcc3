from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from game.scenario import ScenarioFaults
from game.scenario.faults import Mark
from game.trials.document import read_trials
from game.trials.losses import Loss
from game.trials.running import run

Mismatches = Callable[[str], list[str]]

FIGHT = """\
  - name: a
    given: {units: [{id: J1, at: x4y1}, {id: F1, at: x3y1}]}
    games: 100
    when:
      - FRA: assault F1 hex=x4y1
    expect:
"""


def test_expectations_of_many_games_hold_in_nine_of_ten(mismatches: Mismatches) -> None:
    assert mismatches(FIGHT + "      events: [FightResolved]\n      no_events: [PlaceCaptured]\n") == []


def test_what_holds_in_too_few_games_is_told_with_one_of_them(mismatches: Mismatches) -> None:
    (found,) = mismatches(FIGHT + "      events: [FightResolved roll=10]\n")

    assert found.startswith("7:16: expected FightResolved roll=10 in 90 per cent of 100 games, got ")
    assert "per cent; with seed 2 FightResolved assault" in found


def test_a_scenario_may_ask_for_less(mismatches: Mismatches) -> None:
    some = FIGHT.replace("games: 100", "games: 100\n    at_least: 2")
    assert mismatches(some + "      events: [FightResolved roll=10]\n") == []


def test_losses_of_one_game_are_a_number_or_a_range(mismatches: Mismatches) -> None:
    one = FIGHT.replace("games: 100", "dice: [5]")
    expected = "      losses: {FRA: {killed: 2}, ANS: {killed: [5, 9], wounded: 12}}\n"
    assert mismatches(one + expected) == []
    assert mismatches(one + "      losses: {ANS: {killed: [8, 9], wounded: 3}}\n") == [
        "7:30: expected 8 to 9 killed of ANS, got 5",
        "7:47: expected 3 wounded of ANS, got 12",
    ]


def test_recorded_losses_lie_within_the_middle_of_many_games(mismatches: Mismatches) -> None:
    assert mismatches(FIGHT + "      losses: {ANS: {killed: 7, wounded: [10, 18]}}\n") == []
    (found,) = mismatches(FIGHT + "      losses: {ANS: {killed: 60}}\n")
    assert found.startswith(
        "7:30: expected 60 killed of ANS within the middle 90 per cent of 100 games, got "
    )


@pytest.mark.parametrize(
    ("least", "most", "values", "told"),
    [
        (5, 5, range(1, 101), ["1 to 100"]),  # within the tails
        (50, 50, range(41, 141), []),
        (50, 50, range(10, 110), ["within a factor of 5"]),
        (8, 8, [0] * 10 + [10] * 90, []),  # few men may vary by more than a factor
        (8, 8, [0] * 10 + [11] * 90, ["within a factor of 5"]),
        (60, 90, range(41, 141), []),  # the median is 91
        (95, 99, range(41, 141), ["in the median of 100 games"]),
    ],
)
def test_the_spread_of_many_games(least: int, most: int, values: Sequence[int], told: list[str]) -> None:
    loss = Loss(Mark("t", 1, 1), "ANS", "killed", least, most)

    found = [mismatch.expected for mismatch in loss.spread(values)]

    if told == ["1 to 100"]:  # too far out, and too wide
        assert len(found) == 2
    elif (least, most) == (60, 90):
        assert found == ["60 to 90 killed of ANS in the median of 100 games"]
    else:
        assert len(found) == len(told)
        assert all(words in text for words, text in zip(told, found, strict=True))


def test_an_order_may_be_given_only_if_it_can_be(mismatches: Mismatches) -> None:
    test = """\
  - name: a
    when:
      - FRA: assault F1 hex=x4y1
        if_able: true
      - FRA: march F1 to=x1y1
        if_able: true
    expect: {at: {F1: x1y1}, no_events: [FightResolved]}
"""
    assert mismatches(test) == []


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ("games: 5", "games: input should be greater than or equal to 20"),
        ("games: 100, dice: [3]", "forced dice need no games"),
        ("games: 100, seed: 3", "many games have a seed each"),
        ("when: [{FRA: march F1, if_able: 1}]", "`if_able: true` stands alone beside an order (got 1)"),
        ("when: [{FRA: march F1, if_able: true, refused: closed}]", "stands alone beside an order"),
    ],
)
def test_what_cannot_be_played_many_times_is_told(trials: Callable[..., Path], keys: str, fault: str) -> None:
    with pytest.raises(ScenarioFaults) as caught:
        run(read_trials(trials(f"  - {{name: a, {keys}, expect: {{}}}}\n")), 0)

    assert fault in str(caught.value)


@pytest.mark.parametrize(
    ("losses", "fault"),
    [
        ("{FRO: {killed: 1}}", "unknown faction (got 'FRO'), did you mean 'FRA'?"),
        ("{FRA: {kiled: 1}}", "unknown key 'kiled', did you mean 'killed'?"),
        ("{FRA: {killed: [9, 3]}}", "the least and the most as `[3, 8]` (got a list)"),
        ("{FRA: {killed: some}}", "killed: a number of men is wanted, or the least and the most"),
    ],
)
def test_losses_of_nobody_or_of_no_number_are_told(
    trials: Callable[..., Path], losses: str, fault: str
) -> None:
    with pytest.raises(ScenarioFaults) as caught:
        run(read_trials(trials(f"  - {{name: a, expect: {{losses: {losses}}}}}\n")), 0)

    assert fault in str(caught.value)
