"""Games beside the record: what holds, when places were entered, who was killed; and no date in the game."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from game.batch import games, report
from game.batch.history import NEVER, Change, Course, course
from game.batch.record import Checkpoint, Entry, Record, read_record
from game.cli import app
from game.match import open_match
from game.model import events as ev
from game.scenario import ScenarioFaults, Setup, load, load_files, load_text
from game.terms import FactionId, PlaceId

SMALL = """
format: 1
name: small
title: A small war
calendar: {start: 2013-01-11, days_a_turn: 1, turns: 6}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary, win: 20, draw: 5}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent, win: 10, draw: 0}
map: |
  rA r. r. rB r. rC
legend: {A: {place: Alpha}, B: {place: Bravo}, C: {place: Charlie}}
holders: {Alpha: FRA, Bravo: ANS, Charlie: ANS}
objectives: [{id: bravo, faction: FRA, hold_at_end: [Bravo], points: 20}]
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 8}, defence: {soft: 9}, sees: 2,
     quality: elite}
units: [{id: F1, name: First, type: company, faction: FRA, men: 300, at: Alpha}]
"""
RECORD = """
checkpoints:
  - {date: 2013-01-11, place: Bravo, holders: [ANS], tolerance_days: 0, source: "a book"}
  - {date: 2013-01-12, place: Bravo, holders: [FRA], tolerance_days: 4, source: "a book"}
  - {date: 2013-01-16, place: Charlie, holders: [FRA], tolerance_days: 0, source: "a book"}
  - {date: 2013-03-01, place: Bravo, holders: [ANS], tolerance_days: 0, source: "after the end"}
entries:
  - {date: 2013-01-12, places: [Bravo], by: [FRA], source: "a book"}
  - {date: 2013-01-12, places: [Charlie], by: [FRA], source: "a book"}
killed: [{date: 2013-01-16, faction: FRA, least: 0, most: 3, source: "a book"}]
"""
HERE = PlaceId(0)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A scenario in a folder, with its record."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(SMALL)
    (folder / "checkpoints.yaml").write_text(RECORD)
    return folder


# What holds

holders = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 3)), max_size=6)


@given(holders, st.integers(0, 3), st.integers(0, 30), st.integers(0, 9), st.integers(0, 3))
def test_a_row_holds_if_its_holder_held_at_some_time_within_its_tolerance(
    taken: list[tuple[int, int]], first: int, day: int, tolerance: int, wanted: int
) -> None:
    changes = [Change(0, first, frozenset({first}))]
    changes += [Change(when, who, frozenset({who})) for when, who in sorted(taken, key=lambda t: t[0])]
    row = Checkpoint(day, HERE, (FactionId(wanted),), tolerance)
    held = set()
    for today in range(max(0, day - tolerance), day + tolerance + 1):
        before = [change.holder for change in changes if change.day < today] or [first]
        held |= {before[-1], *(change.holder for change in changes if change.day == today)}
    assert Course({HERE: changes}).holds(row) == (wanted in held)


def listened(*events: ev.Event) -> Course:
    """The course of a game in which just these events are told."""
    setup = load_text(SMALL)
    match, _ = open_match(setup, 1, {})
    record = Record((Checkpoint(0, PlaceId(1), (FactionId(0),), 0),), (), ())
    done = course(match, record)
    match.readers[-1](list(events))
    return done()


def passed(day: int) -> ev.BatonPassed:
    return ev.BatonPassed(PlaceId(1), FactionId(0), FactionId(1), day + 14, day)  # type: ignore[arg-type]


def captured(day: int, now: int) -> ev.PlaceCaptured:
    return ev.PlaceCaptured(PlaceId(1), FactionId(1), FactionId(now), (), day)  # type: ignore[arg-type]


def test_who_handed_a_place_on_counts_while_the_receiver_holds_it() -> None:
    told = listened(captured(2, 0), passed(3), captured(9, 1))
    assert told.holds(Checkpoint(9, PlaceId(1), (FactionId(0),), 0))
    assert not told.holds(Checkpoint(10, PlaceId(1), (FactionId(0),), 0))


def test_a_place_that_was_never_entered_has_no_day() -> None:
    assert listened(captured(4, 1)).entered(Entry(3, (PlaceId(1),), (FactionId(0),))) == NEVER
    assert listened(captured(4, 0)).entered(Entry(3, (PlaceId(1),), (FactionId(0),))) == 4


def test_the_killed_count_by_the_day_on_which_they_fell() -> None:
    lost = ev.LossesTaken(0, 3, 5, 0, 292, FactionId(1))  # type: ignore[arg-type]
    told = listened(ev.DuskFell(2), lost, ev.DuskFell(3), lost)  # type: ignore[arg-type]
    assert [told.killed_by(0, day) for day in (1, 2, 3)] == [0, 3, 6]


# The record


def test_rows_outside_the_time_of_the_game_are_left_out(small: Path) -> None:
    record = read_record(load(small).theatre, str(small))
    assert [row.day for row in record.checkpoints] == [0, 1, 5]


@pytest.mark.parametrize("name", ["northern-mali", "the-baton"])
def test_the_records_of_the_shipped_campaigns_name_what_their_maps_and_factions_have(name: str) -> None:
    theatre = load(name).theatre
    record = read_record(theatre, name)
    assert len(record.checkpoints) > 10
    assert record.entries
    assert {theatre.factions[row.faction].id for row in record.killed} >= {"FRA", "AU"}


FAULTS = [
    ("place: Bravo", "place: Bravoo", "unknown place (got 'Bravoo'), did you mean 'Bravo'?"),
    ("by: [FRA]", "by: [FRB]", "unknown faction (got 'FRB'), did you mean 'FRA'?"),
    ("least: 0", "last: 0", "killed.1.last: unknown key 'last', did you mean 'least'?"),
    ("tolerance_days: 4", "tolerance_days: -4", "checkpoints.2.tolerance_days: "),
    ("date: 2013-01-12, places", "date: soon, places", "entries.1.date: a date such as 2013-01-14 is wanted"),
]


@pytest.mark.parametrize(("was", "now", "fault"), FAULTS)
def test_what_is_wrong_with_a_record_is_told_with_its_place(
    small: Path, was: str, now: str, fault: str
) -> None:
    path = small / "checkpoints.yaml"
    path.write_text(RECORD.replace(was, now, 1))
    with pytest.raises(ScenarioFaults) as caught:
        read_record(load(small).theatre, str(small))
    assert any(fault in str(line) and "checkpoints.yaml:" in str(line) for line in caught.value.faults)


def test_a_scenario_without_a_record_says_so(small: Path) -> None:
    (small / "checkpoints.yaml").unlink()
    called = CliRunner().invoke(app, ["history", "--scenario", str(small), "--seeds", "1"])
    assert called.exit_code == 2
    assert "no record to compare with" in called.stderr


# Many games


def test_processes_give_the_same_games_in_the_same_order() -> None:
    setup = load_text(SMALL)
    record = Record((Checkpoint(5, PlaceId(1), (FactionId(0),), 0),), (), ())
    one, two = (list(games.play(setup, range(1, 5), partial(course, record=record), n)) for n in (1, 2))
    assert one == two
    assert len(one) == 4


def test_the_page_lays_the_games_beside_the_record(small: Path) -> None:
    called = CliRunner().invoke(app, ["history", "--scenario", str(small), "--seeds", "3", "--workers", "1"])
    assert called.exit_code == 0, called.stderr
    lines = called.stdout.splitlines()
    assert lines[0] == "A small war: 3 games between staffs"
    assert [line.split()[-2:] for line in lines if "Bravo" in line and "100 %" in line]
    assert any("Charlie" in line and report.SHORT in line for line in lines)
    assert "2 of 3 rows hold in 70 per cent of the games or more." in lines


# No date in the game

DATE = re.compile(rb"\b(2013-\d\d-\d\d)\b")


def later(text: bytes) -> bytes:
    """A file with every date twenty days later."""

    def shifted(found: re.Match[bytes]) -> bytes:
        date = dt.date.fromisoformat(found[1].decode()) + dt.timedelta(days=20)
        return date.isoformat().encode()

    return DATE.sub(shifted, text)


def captures(setup: Setup) -> list[tuple[dt.date, int, int]]:
    """Who takes which place when in a game between staffs, with storms as likely in every month."""
    assert setup.theatre.climate is not None
    climate = dataclasses.replace(setup.theatre.climate, chance=(50,) * 12)
    theatre = dataclasses.replace(setup.theatre, climate=climate)
    match, _ = open_match(Setup(theatre, setup.state.copy(), setup.files), 1, {})
    match.begin()
    match.finish()
    taken = [event for event in match.umpire.journal.events if isinstance(event, ev.PlaceCaptured)]
    return [(setup.theatre.calendar.date(event.day), event.place, event.now) for event in taken]


def test_a_campaign_that_begins_twenty_days_later_runs_twenty_days_later() -> None:
    setup = load("northern-mali")
    moved = load_files({name: later(text) for name, text in setup.files.items()})
    then, now = captures(setup), captures(moved)
    assert len(then) > 50
    assert [(date + dt.timedelta(days=20), place, who) for date, place, who in then] == now
