"""The tutorial: played through, and a wrong step taken at each point, which does not advance it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from game.model import text
from game.model.events import Event
from game.model.orders import March, Order
from game.model.theatre import Theatre
from game.model.tutorial import Deed, Lesson, Step, Want
from game.records.tutorial import Answer, Tutorial, end_of
from game.scenario import load
from game.scenario.tutorial import read_tutorial
from game.terms import OFF_MAP

SETUP = load("konna")
THEATRE = SETUP.theatre
LESSON = read_tutorial(THEATRE, "konna")


def at(number: int) -> Tutorial:
    return Tutorial(THEATRE, LESSON, number)


def complete(want: Want) -> Order | Event:
    """An order or event that has what a step wants, and something in the fields that it leaves open."""
    record = want.record
    assert record is not None
    given = dict(want.fields)
    for name, hint in text.HINTS[record].items():
        if name not in given and name == "units":
            given[name] = (THEATRE.unit_named["F05"], THEATRE.unit_named["F06"])
        elif name not in given and hint is not None and name in required(record):
            given[name] = "reconquest" if hint is str else () if "tuple" in str(hint) else 0
    return record(**given)


def required(record: type) -> set[str]:
    return {f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING}


def right(lesson: Tutorial) -> Answer:
    """Do what the step wants."""
    assert lesson.step is not None
    want = lesson.step.want
    if want.deed is Deed.SELECT:
        return lesson.selected(want.units)
    if want.deed is Deed.LOOK:
        return lesson.looked_at(want.hex)
    record = complete(want)
    if want.deed is Deed.EVENT:
        return lesson.told([record])
    done = lesson.asked_about if want.deed is Deed.ASK else lesson.ordered
    return done(record, want.to)


def wrongs(lesson: Tutorial) -> list[Callable[[], Answer]]:
    """Deeds that are not what the step wants."""
    other = text.read(THEATRE, "adopt F08 posture=entrenched")
    march = March((THEATRE.unit_named["F08"],), (0,))
    passed = text.read(THEATRE, "PlaceCaptured Konna was=ANS now=MLI units=M01 day=3")
    return [
        lambda: lesson.selected((THEATRE.unit_named["F08"],)),
        lambda: lesson.looked_at(THEATRE.where("San")),
        lambda: lesson.asked_about(other),
        lambda: lesson.asked_about(march, THEATRE.where("San")),
        lambda: lesson.ordered(other),
        lambda: lesson.ordered(march, THEATRE.where("San")),
        lambda: lesson.told([passed]),
    ]


def test_it_is_played_through_from_selecting_to_passing_the_baton() -> None:
    lesson = at(0)
    seen = []
    while not lesson.done:
        assert lesson.step is not None
        seen.append(lesson.step.id)
        answer = right(lesson)
        assert answer.advanced
        assert answer.said == lesson.text
    assert (seen[0], seen[-1]) == ("select", "passed")
    assert lesson.text.startswith("The tutorial is done; the game goes on. Play on ")
    assert lesson.hint == ""


@pytest.mark.parametrize("number", range(len(LESSON.steps)), ids=[step.id for step in LESSON.steps])
def test_a_wrong_step_does_not_advance_and_is_told(number: int) -> None:
    told = []
    for index in range(len(wrongs(at(number)))):
        lesson = at(number)
        answer = wrongs(lesson)[index]()
        assert not answer.advanced, index
        assert lesson.number == number
        told.append(answer.said)
    step = LESSON.steps[number]
    if step.want.deed is not Deed.EVENT:  # what is waited for cannot be done wrong
        assert any(said and step.hint in said for said in told)


@pytest.mark.parametrize("number", range(len(LESSON.steps)), ids=[step.id for step in LESSON.steps])
def test_after_a_wrong_step_the_right_one_still_advances(number: int) -> None:
    lesson = at(number)
    for wrong in wrongs(lesson):
        wrong()
    assert right(lesson).advanced
    assert lesson.number > number


def test_what_is_wrong_is_named() -> None:
    (march,) = (n for n, step in enumerate(LESSON.steps) if step.id == "march")
    units = tuple(THEATRE.unit_named[name] for name in ("F05", "F06"))
    there, elsewhere = THEATRE.where("x5y8"), THEATRE.where("Markala")
    said = at(march).ordered(March(units, (0,)), elsewhere).said
    assert "ends at Markala" in said
    said = at(march).ordered(March(units[:1], (0,)), there).said
    assert "units F05+F06, this order has F05" in said
    said = at(march).ordered(text.read(THEATRE, "patrol F05")).said
    assert "asks for march, this is patrol" in said


def test_an_order_before_what_was_to_be_asked_is_told_so() -> None:
    (ask,) = (n for n, step in enumerate(LESSON.steps) if step.id == "ask-march")
    lesson = at(ask)
    said = lesson.ordered(March((THEATRE.unit_named["F05"],), (0,)), THEATRE.where("x5y8")).said
    assert "asks what would come of it first" in said
    assert lesson.number == ask


def test_an_order_that_is_taken_back_takes_its_step_back() -> None:
    (march,) = (n for n, step in enumerate(LESSON.steps) if step.id == "march")
    lesson = at(march)
    assert right(lesson).advanced
    lesson.ordered(text.read(THEATRE, "adopt F08 posture=entrenched"))  # wrong, and harmless
    assert lesson.took_back().said == ""
    assert lesson.number == march + 1
    assert lesson.took_back().said == lesson.text
    assert lesson.number == march


def small(*wants: tuple[Want, bool]) -> Tutorial:
    steps = tuple(Step(str(n), "text", "", want, early) for n, (want, early) in enumerate(wants))
    return Tutorial(THEATRE, Lesson("FRA", 1, {}, steps))


def event(theatre: Theatre, line: str) -> Want:
    record, fields = text.fields_of(theatre, line)
    return Want(Deed.EVENT, line, record=record, fields=fields)


@pytest.mark.parametrize("earlier", [True, False])
def test_an_event_before_its_step_counts_only_where_that_is_said(earlier: bool) -> None:  # noqa: FBT001
    first, second = (event(THEATRE, f"PlaceCaptured {name} now=FRA") for name in ("Konna", "Diabaly"))
    lesson = small((first, False), (second, earlier))
    lesson.told([text.read(THEATRE, "PlaceCaptured Diabaly was=ANS now=FRA units=F05 day=1")])
    assert lesson.number == 0
    lesson.told([text.read(THEATRE, "PlaceCaptured Konna was=ANS now=FRA units=F05 day=2")])
    assert lesson.done == earlier


def test_a_march_ends_where_its_path_leads() -> None:
    order = text.read(THEATRE, "march F05 path=E,E")
    here = int(SETUP.state.hex[THEATRE.unit_named["F05"]])
    there = THEATRE.grid.neighbour(THEATRE.grid.neighbour(here, order.path[0]), order.path[1])
    assert end_of(THEATRE, SETUP.state, order) == there
    assert end_of(THEATRE, SETUP.state, text.read(THEATRE, "patrol F05")) == OFF_MAP


def test_a_step_can_be_skipped() -> None:
    lesson = at(0)
    assert lesson.skip().advanced
    assert lesson.number == 1
    last = at(len(LESSON.steps) - 1)
    last.skip()
    assert last.done
    assert not last.skip().advanced
