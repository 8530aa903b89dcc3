"""The ledger of politics: its lines add up, days of a kind go together, a side is told what it may know."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from game.match import open_match
from game.model import events as ev
from game.records.bearings import marks
from game.records.handovers import handovers
from game.records.ledger import OF_BATON, Ledger, Matter, Subject, pair, parties
from game.records.politics import CAUSES, beginning, lines, name, relations, towns, value
from game.scenario import load
from game.terms import NOBODY, Baton, Condition, Day, FactionId, PlaceId
from game.ui.circle import sit_round
from game.ui.table import Table
from game.ui.watch import Watch

TURNS = 20


class Told(NamedTuple):
    """A game as two sides and an observer were told of it."""

    france: Table
    enemy: Table
    observer: Watch


@pytest.fixture(scope="module")
def told() -> Told:
    setup = load("the-baton")
    match, _recorder = open_match(setup, 1, {})
    named = setup.theatre.faction_named
    circle = sit_round(match, [named["FRA"], named["ANS"]])
    watch = Watch(match, NOBODY)
    match.readers.append(watch.hear)
    circle.begin(None)
    for _step in match.play():
        for table in (*circle.tables, watch):
            table.show_all()
        if match.umpire.state.turn >= TURNS:
            break
    sides = {table.side: table for table in circle.tables}
    return Told(sides[named["FRA"]], sides[named["ANS"]], watch)


def subjects(table: Table) -> Iterator[Subject]:
    theatre = table.view.theatre
    yield from (Subject(Matter.TRACK, n) for n in range(len(theatre.tracks)))
    yield from (Subject(Matter.AIM, n) for n in range(len(theatre.objectives)))
    yield from (Subject(Matter.LOYALTY, n) for n in towns(table.view))
    yield from relations(theatre)


@pytest.mark.parametrize("who", ["france", "enemy", "observer"])
def test_the_lines_of_every_number_lead_from_its_start_to_where_it_stands(told: Told, who: str) -> None:
    table: Table = getattr(told, who)
    moved = set()
    for subject in subjects(table):
        now = table.ledger.start(subject)
        for move in table.ledger.moves(subject):
            assert move.was == now, subject
            assert move.first <= move.last
            now = move.now
            moved.add(subject.matter)
        assert now == value(table.view, subject), name(table.view.theatre, subject)
        assert table.ledger.course(subject, int(table.view.state.day))[-1] == now
    assert moved == {Matter.TRACK, Matter.AIM, Matter.LOYALTY, Matter.RELATION}


def test_every_line_says_when_and_why(told: Told) -> None:
    theatre, ledger = told.observer.view.theatre, told.observer.ledger
    for subject in subjects(told.observer):
        assert beginning(theatre, ledger, subject).why == "at the start"
        for line in lines(theatre, ledger, subject):
            assert line.date
            assert line.why
            assert ":" not in line.why.split(" ", maxsplit=1)[0], f"a cause without words: {line.why}"


def test_a_side_is_not_told_what_is_between_others(told: Told) -> None:
    """What a handover lacks is told to its parties alone; an observer is told of everything."""

    def delays(table: Table) -> list[ev.HandoverDelayed]:
        return [event for _day, event in table.ledger.entries if isinstance(event, ev.HandoverDelayed)]

    assert delays(told.observer), "there was something to be kept from a side"
    assert not delays(told.enemy)
    france = told.france.side
    assert delays(told.france) == [
        one for one in delays(told.observer) if france in (one.giver, one.receiver)
    ]
    for table in (told.france, told.enemy):
        known, every = (
            {(day, _bare(event)) for day, event in one.ledger.entries} for one in (table, told.observer)
        )
        assert known <= every
    passed = [event for _day, event in told.enemy.ledger.entries if isinstance(event, ev.BatonPassed)]
    assert passed
    assert not any(event.units for event in passed), "nor whom a baton releases"


def _bare(event: ev.Event) -> ev.Event:
    """An event without the units that a side may not see."""
    return dataclasses.replace(event, units=()) if isinstance(event, ev.BatonPassed) else event


def test_a_side_hears_of_its_own_aims_and_thresholds(told: Told) -> None:
    theatre = told.france.view.theatre
    will = theatre.factions[told.france.side].will
    assert any("France" in one.why and one.value == 70 for one in marks(theatre, told.france.view, will))
    assert not any("70" in one.why or one.value == 70 for one in marks(theatre, told.enemy.view, will))
    assert any(one.value == 70 for one in marks(theatre, told.observer.view, will))


def test_handovers_have_their_days(told: Told) -> None:
    for table in told:
        shown = handovers(table.view, table.ledger)
        state = table.view.state
        assert {one.place for one in shown} >= {p for p, baton in enumerate(state.baton) if baton}
        assert len({one.place for one in shown}) == len(shown)
        for one in shown:
            assert NOBODY not in (one.giver, one.receiver)
            assert one.told
            ends = [(stage.first, stage.last) for stage in one.stages]
            assert all(first <= last for first, last in ends)
            assert ends == sorted(ends)
            if one.standing == Baton.CLOCK:
                assert one.stages[-1].last == int(state.clock_end[one.place])


def test_days_that_do_the_same_are_one_line() -> None:
    state = load("northern-mali").state
    ledger = Ledger.of(state)
    place, other = PlaceId(0), PlaceId(1)
    start = int(state.loyalty[place])
    for day, now in enumerate((start - 4, start - 8, start - 12, start - 8)):
        ledger.add(ev.LoyaltyDrifted((other, place), (0, now), Day(day)), day)
    ledger.add(ev.DuskFell(Day(4)), 4)
    moves = ledger.moves(Subject(Matter.LOYALTY, place))
    assert [(move.first, move.last, move.now - move.was) for move in moves] == [(0, 2, -12), (3, 3, 4)]
    assert ledger.course(Subject(Matter.LOYALTY, place), 4) == [
        start - 4,
        start - 8,
        start - 12,
        start - 8,
        start - 8,
    ]
    assert len(ledger.entries) == 4, "what moves no number of politics is not kept"


def test_what_a_handover_lacks_is_a_line_of_its_own_whenever_it_changes() -> None:
    ledger = Ledger.of(load("northern-mali").state)
    place, one, other = PlaceId(0), FactionId(0), FactionId(1)
    for day, have in enumerate((1, 1, 2)):
        missing = (ev.Shortfall(Condition.QUIET, have, 4),)
        ledger.add(ev.HandoverDelayed(place, one, other, missing), day)
    moves = ledger.moves(Subject(Matter.BATON, place))
    assert [(move.first, move.last) for move in moves] == [(0, 1), (2, 2)]


def test_two_factions_have_one_relation() -> None:
    for one, other in ((0, 3), (3, 0), (2, 4)):
        assert parties(5, pair(5, one, other)) == (min(one, other), max(one, other))
    state = load("northern-mali").state
    ledger = Ledger.of(state)
    count = len(ledger.relations)
    was = ledger.start(Subject(Matter.RELATION, pair(count, 0, 3)))
    changed = ev.RelationChanged(FactionId(3), FactionId(0), was, was + 1, "x")  # type: ignore[arg-type]
    ledger.add(changed, 2)
    assert [move.now for move in ledger.moves(Subject(Matter.RELATION, pair(count, 0, 3)))] == [was + 1]
    assert ledger.moves(Subject(Matter.RELATION, pair(count, 0, 2))) == []


def test_every_kind_that_moves_a_number_has_words() -> None:
    kept = {*OF_BATON, ev.TrackChanged, ev.LoyaltyChanged, ev.LoyaltyDrifted}
    assert kept | {ev.RelationChanged, ev.ObjectiveScored} == set(CAUSES)
