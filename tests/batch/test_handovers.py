"""The same games with handovers early, in good time and never, laid side by side."""

from __future__ import annotations

import statistics
from pathlib import Path

import pytest
from typer.testing import CliRunner

from game.batch import handovers
from game.batch.handovers import WAYS, difference, handing_over
from game.cli import app
from game.scenario import Setup, load, load_text

SMALL = """\
format: 1
name: small
title: A small handover
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 14}
map: |
  rB r. r. rG r. r.
   r. r. r. r. r. r.
legend: {B: {place: Base, size: town}, G: {place: Gate, size: village}}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary, win: 3, draw: 1}
  - {id: MLI, name: Mali, letter: M, colour: "#56B4E9", doctrine: sovereign, win: 3, draw: 1}
sovereign: MLI
relations: [{between: [FRA, MLI], is: allied}]
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 4}, defence: {soft: 4}, sees: 2}
units:
  - {id: F1, name: 1st Company, type: company, faction: FRA, men: 150, at: Gate}
  - {id: M1, name: 1st Malian, type: company, faction: MLI, men: 200, at: Base}
holders: {Base: MLI, Gate: FRA}
objectives:
  - {id: give, faction: FRA, hand_over: [Gate], points: 4}
  - {id: get, faction: MLI, receive: [Gate], points: 4}
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(SMALL)
    return folder


def test_only_the_ways_of_those_named_change() -> None:
    setup = load_text(SMALL)
    changed = handing_over(handing_over(setup, "at_once", ["FRA"]), "never", ["FRA"])
    assert [f.doctrine for f in changed.theatre.factions] == ["expeditionary.never", "sovereign"]
    assert changed.files == setup.files


def test_each_way_is_played_with_the_same_seeds() -> None:
    rows = list(handovers.play(load_text(SMALL), [1, 2], ["FRA"], 1))
    assert [way for way, _ in rows] == [way for way in WAYS for _ in range(2)]
    passed = {way: row.passed[0] for way, row in rows}
    assert passed == {"ready": 1, "at_once": 1, "never": 0}
    points = {way: row.points for way, row in rows}
    assert points == {"ready": (4, 4), "at_once": (4, 4), "never": (0, 0)}


def test_a_difference_is_that_of_pairs_with_its_margin() -> None:
    told = difference([5, 9, 4, 8], [3, 9, 1, 4])
    pairs = [2, 0, 3, 4]
    assert told.mean == pytest.approx(2.25)
    assert told.margin == pytest.approx(1.96 * statistics.stdev(pairs) / 2)
    assert told.clear
    assert not difference([5, 0, 9, 1], [3, 3, 5, 4]).clear


def test_the_command_lays_the_ways_side_by_side(small: Path) -> None:
    called = CliRunner().invoke(
        app, ["batons", "--scenario", str(small), "--seeds", "2", "--faction", "FRA", "--workers", "1"]
    )
    assert called.exit_code == 0, called.stderr
    lines = called.stdout.splitlines()
    assert lines[0].split() == ["France", "points", "won", "passed", "kept", "dropped", "home", "will"]
    assert [line.split()[-6:-3] for line in lines[1:4]] == [
        ["4.0", "100%", "1.00"],
        ["4.0", "100%", "1.00"],
        ["0.0", "0%", "0.00"],
    ]
    assert "once the forecast is good against never: +4.0 ± 0.0 points" in lines


def test_who_is_no_faction_is_told_so(small: Path) -> None:
    called = CliRunner().invoke(app, ["batons", "--scenario", str(small), "--faction", "FRB"])
    assert called.exit_code == 2
    assert "--faction FRB: one of FRA, MLI" in called.stderr


# The shipped campaign

GIVERS = ["FRA", "MLI"]
SEEDS = range(1, 101)


@pytest.mark.slow
def test_neither_the_first_moment_nor_never_is_the_time_to_hand_over() -> None:
    """A hundred games each way: France does best by waiting for a good forecast, and clearly so."""
    setup: Setup = load("northern-mali")
    points: dict[str, list[int]] = {way: [] for way in WAYS}
    for way, row in handovers.play(setup, SEEDS, GIVERS, 2):
        points[way].append(row.points[setup.theatre.faction_named["FRA"]])
    over_early, over_never, early_over_never = (
        difference(points[one], points[other])
        for one, other in (("ready", "at_once"), ("ready", "never"), ("at_once", "never"))
    )
    assert over_early.clear
    assert over_early.mean > 0
    assert over_never.clear
    assert over_never.mean > 0
    assert early_over_never.clear
