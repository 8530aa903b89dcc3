"""A recording goes to any moment of a game, forwards and back; the account of it adds up."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from game.batch.account import Account, account_of
from game.batch.account_page import page
from game.match import match_of, new_game
from game.model.events import Event
from game.records.recording import Recording
from game.records.replay import Recorder
from game.records.save import Save
from game.records.tally import Tally
from game.rules.apply import apply
from game.scenario import load


def played(scenario: str | Path, seed: int) -> tuple[Save, Tally]:
    setup = load(scenario)
    save = new_game(setup, seed, {})
    match = match_of(setup, save)
    recorder, tally = Recorder(save, match.umpire), Tally(setup.theatre, setup.state)
    match.readers.append(lambda events: [tally.add(event) for event in events][:0])
    match.begin()
    recorder.begin()
    for step in match.play():
        if isinstance(step.answer, list):
            recorder.take(step.order)
    return save, tally


@pytest.fixture(scope="module")
def campaign() -> tuple[Recording, Tally]:
    save, tally = played("northern-mali", 2)
    setup = load("northern-mali")
    recording = Recording(setup.theatre, save, setup.state)
    for _reached in recording.finish():
        pass
    return recording, tally


def test_every_moment_is_the_one_that_was_taken_down(campaign: tuple[Recording, Tally]) -> None:
    recording, _tally = campaign
    assert recording.wrong == ""
    assert recording.over
    assert recording.count == len(recording.moments) > 500
    marks = [recording.save.begun, *(mark for _line, mark in recording.save.orders)]
    for number in (0, 1, 23, 24, 25, 500, 47, 3, len(marks) - 1, 600):
        assert recording.at(number).fingerprint() == marks[number]


def test_any_moment_is_reached_by_a_small_part_of_the_events(
    campaign: tuple[Recording, Tally], monkeypatch: pytest.MonkeyPatch
) -> None:
    recording, _tally = campaign
    applied: list[Event] = []
    monkeypatch.setattr(
        "game.records.recording.apply", lambda state, event: (applied.append(event), apply(state, event))
    )
    every = sum(len(moment.events) for moment in recording.moments)
    for number in range(0, recording.count, 37):
        applied.clear()
        recording.at(number)
        assert len(applied) * 10 < every, f"moment {number}"


def test_a_game_that_comes_out_differently_stops_there(campaign: tuple[Recording, Tally]) -> None:
    save = campaign[0].save
    orders = list(save.orders)
    orders[10] = (orders[10][0], "0" * len(orders[10][1]))
    setup = load("northern-mali")
    other = Save(save.scenario, save.files, save.seed, save.seats, begun=save.begun, orders=orders)
    recording = Recording(setup.theatre, other, setup.state)
    assert list(recording.finish()) == list(range(2, 12))
    assert "Order 11" in recording.wrong
    assert recording.ready


def test_a_game_of_other_rules_is_not_gone_through(campaign: tuple[Recording, Tally]) -> None:
    setup = load("northern-mali")
    recording = Recording(setup.theatre, dataclasses.replace(campaign[0].save, rules=1), setup.state)
    assert not recording.advance()
    assert recording.ready
    assert "rules 1" in recording.wrong


def test_the_account_adds_up(campaign: tuple[Recording, Tally]) -> None:
    recording, tally = campaign
    account = account_of(recording)
    assert account.tally.row() == tally.row()
    courses = account.courses
    assert courses.days == sorted(set(courses.days))
    assert [row[-1] for row in courses.tracks] == account.state.track.tolist()
    assert [row[-1] for row in courses.killed] == [f["killed"] for f in tally.figures]
    for number, luck in enumerate(account.luck):
        assert luck.rolled == tally.figures[number]["dice_rolled"]
        assert luck.beyond == luck.rolled - luck.expected_x2 / 2
    assert {town.name for town in account.towns} >= {"Gao", "Timbuktu"}
    assert len(account.checkpoints) > 20


def test_the_page_is_whole_and_needs_nothing_else(campaign: tuple[Recording, Tally]) -> None:
    account: Account = account_of(campaign[0])
    text = page(account)
    assert text.count("<svg") == text.count("</svg>") == 3
    for words in ("Timbuktu", "French will", "Luck", "26 January"):
        assert words in text
    assert "http" not in text
    assert "src=" not in text
