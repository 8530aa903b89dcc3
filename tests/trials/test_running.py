from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from game.records.save import Save, unpack
from game.trials import playing
from game.trials.document import read_trials
from game.trials.failing import TrialFailed
from game.trials.running import run

Mismatches = Callable[[str], list[str]]

MARCH = """\
  - name: a
    when:
      - FRA: march F1 path=E
    expect:
"""


def test_a_test_that_holds_has_no_mismatch(mismatches: Mismatches) -> None:
    expect = """\
      events:
        - LegMarched F1 origin=x0y1 target=x1y1 spent=250
        - MarchEnded why=arrived
      no_events: [PlaceCaptured, LegMarched units=J1]
      at: {F1: x1y1 open, J1: x4y0}
      men: {F1: 150}
      holders: {Alpha: nobody}
      tracks: {will: 50}
      points: {FRA: 0}
      knows: {FRA: {}, ANS: {}}
"""
    assert mismatches(MARCH + expect) == []


@pytest.mark.parametrize(
    ("expect", "mismatch"),
    [
        (
            "events: [LegMarched F1 spent=200]",
            (
                "5:16: expected LegMarched F1 spent=200,"
                " got LegMarched F1 origin=x0y1 target=x1y1 spent=250 marched=250 day=0"
            ),
        ),
        (
            "events: [MarchEnded, LegMarched F1]",
            (
                "5:28: expected LegMarched F1 after MarchEnded,"
                " got it only earlier: LegMarched F1 origin=x0y1 target=x1y1 spent=250 marched=250 day=0"
            ),
        ),
        (
            "events: [PlaceCaptured Alpha]",
            (
                "5:16: expected PlaceCaptured Alpha, got none of that kind;"
                " there were 1 TurnBegan, 1 PhaseBegan, 1 LegMarched, 1 MarchEnded"
            ),
        ),
        (
            "no_events: [MarchEnded]",
            "5:19: expected no MarchEnded, got MarchEnded F1 hex=x1y1 why=arrived",
        ),
        ("at: {F1: x2y1}", "5:16: expected F1 at x2y1, got x1y1 open"),
        ("at: {F1: x1y1 town}", "5:16: expected F1 at x1y1 town, got x1y1 open"),
        ("at: {F1: Alpha}", "5:16: expected F1 at Alpha, got x1y1 open"),
        ("at: {F1: destroyed}", "5:16: expected F1 destroyed, got x1y1 open"),
        ("men: {F1: 149}", "5:17: expected F1 of 149 men, got 150"),
        ("holders: {Alpha: FRA}", "5:24: expected Alpha held by FRA, got nobody"),
        ("tracks: {will: 51}", "5:22: expected will at 51, got 50"),
        ("points: {FRA: 1}", "5:21: expected 1 points of FRA, got 0"),
        ("knows: {FRA: {J1: x4y0}}", "5:20: expected FRA to know of J1 at x4y0 and no other, got nobody"),
    ],
)
def test_each_expectation_can_fail_and_says_what_was_found(
    mismatches: Mismatches, expect: str, mismatch: str
) -> None:
    assert mismatches(f"{MARCH}      {expect}\n") == [mismatch]


def test_who_knows_more_than_expected_fails(mismatches: Mismatches) -> None:
    test = """\
  - name: a
    given: {known: [{side: FRA, units: [J1]}]}
    expect: {knows: {FRA: {}}}
"""
    assert mismatches(test) == [
        "3:27: expected FRA to know of nobody and no other, got J1 at x4y0 open",
    ]


def test_every_mismatch_is_told_at_once(mismatches: Mismatches) -> None:
    assert len(mismatches(MARCH + "      at: {F1: x0y0, J1: x0y0}\n      men: {F1: 1}\n")) == 3


@pytest.mark.parametrize(
    ("steps", "message"),
    [
        (
            "[{FRA: march F1 path=W}]",
            "expected march F1 path=W to be carried out, got Refusal no_path hex=x0y1",
        ),
        (
            "[{FRA: march F1 path=W, refused: closed}]",
            "expected Refusal closed, got Refusal no_path hex=x0y1",
        ),
        (
            "[{FRA: march F1 path=W, refused: no_path hex=x1y1}]",
            "expected Refusal no_path hex=x1y1, got Refusal no_path hex=x0y1",
        ),
        ("[{FRA: march F1 path=E, refused: closed}]", "expected Refusal closed, got it carried out"),
    ],
)
def test_an_order_is_carried_out_or_refused_as_expected(
    trials: Callable[[str], Path], steps: str, message: str
) -> None:
    path = trials(f"  - {{name: a, when: {steps}, expect: {{}}}}\n")

    with pytest.raises(TrialFailed) as failed:
        run(read_trials(path), 0)

    assert message in failed.value.told(path.read_text())


def test_an_order_waits_for_its_factions_next_phase(mismatches: Mismatches) -> None:
    test = """\
  - name: a
    when:
      - ANS: march J1 path=W
      - FRA: march F1 path=E
    expect:
      events: [LegMarched J1 day=0, TurnBegan turn=1, LegMarched F1 day=2]
"""
    assert mismatches(test) == []


@pytest.mark.parametrize(
    ("dice", "message"),
    [
        ("[]", "expected no roll after these 0, got one: ASSAULT for 9 (turn 0, day 0, roll 0, 10 sides)"),
        ("[11]", "expected a die from 1 to 10, got 11"),
    ],
)
def test_too_few_or_impossible_dice_fail(trials: Callable[[str], Path], dice: str, message: str) -> None:
    fight = "given: {units: [{id: J1, at: x4y1}, {id: F1, at: x3y1}]}, when: [{FRA: assault F1 hex=x4y1}]"
    path = trials(f"  - {{name: a, {fight}, dice: {dice}, expect: {{}}}}\n")

    with pytest.raises(TrialFailed) as failed:
        run(read_trials(path), 0)

    assert message in failed.value.told(path.read_text())


def test_a_die_that_nobody_rolls_fails(mismatches: Mismatches) -> None:
    found = mismatches("  - {name: a, dice: [3, 4], when: [{turns: 1}], expect: {}}\n")

    assert found == ["1:22: expected every die to be rolled, got 2 left over"]


def test_commanders_play_the_turns_that_pass(mismatches: Mismatches) -> None:
    test = """\
  - name: a
    when:
      - turns: 2
        commanders: {FRA: random}
    expect:
      events: [LegMarched units=F1, TurnBegan turn=2]
      no_events: [LegMarched units=J1]
"""
    assert mismatches(test) == []


def test_a_game_whose_replay_differs_fails(mismatches: Mismatches, monkeypatch: pytest.MonkeyPatch) -> None:
    def tampered(data: bytes) -> Save:
        save = unpack(data)
        return dataclasses.replace(save, orders=[(save.orders[0][0].replace("=E", "=NE"), save.orders[0][1])])

    monkeypatch.setattr(playing, "unpack", tampered)

    (found,) = mismatches(MARCH + "      at: {F1: x1y1}\n")

    assert found.startswith("1:5: expected the game's replay to equal it, got march F1 path=NE (order 1): ")
