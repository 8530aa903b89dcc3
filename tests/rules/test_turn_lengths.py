"""Turns of one day and of two are one war: like forces over like days meet like chances and clocks.

The dice differ, for their keys count turns, so chances are compared over many games: the shares of
games may differ by no more than four standard errors.
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt

import pytest

from game.ai import COMMANDERS
from game.dice import Dice
from game.match import Match
from game.model import events as ev
from game.model import text
from game.scenario import Setup, load_text
from game.terms import FactionId

Make = Callable[[str, str], Setup]
CALENDAR = "days_a_turn: 2, turns: 6"
DAYS = 12
GAMES = 200
ERRORS = 4

PLAIN = """
format: 1
name: plain
title: A plain
map: |
  rA r. r. r. r. r. r. r. r. r. r. r.
   r. r. r. r. r. r. r. r. r. r. r. r.
legend: {{A: {{place: Alpha, size: town}}}}
calendar: {{start: 2013-01-11, days_a_turn: {days}, turns: {turns}}}
factions:
  - {{id: FRA, name: France, letter: F, colour: "#1B63B5"}}
  - {{id: MLI, name: Mali, letter: M, colour: "#56B4E9"}}
relations: [{{between: [FRA, MLI], is: allied}}]
holders: {{Alpha: FRA}}
types: [{{id: company, name: Company, movement: wheeled, attack: {{soft: 3}}, defence: {{soft: 4}}, sees: 2}}]
units:
  - {{id: F1, name: First, type: company, faction: FRA, men: 100, at: x0y1}}
  - {{id: F2, name: Second, type: company, faction: FRA, men: 100, at: Alpha}}
  - {{id: M1, name: Third, type: company, faction: MLI, men: 200, at: Alpha}}
"""


@pytest.fixture
def lengths(make: Make) -> list[Setup]:
    """The crossroads in turns of one day and of two."""
    return [make(CALENDAR, f"days_a_turn: {days}, turns: {DAYS // days}") for days in (1, 2)]


def played(setup: Setup, seed: int, orders: dict[str, list[str]]) -> list[ev.Event]:
    """A game to its end; the orders of each faction are given in its first phase."""
    theatre, events = setup.theatre, []
    idle = {FactionId(f): COMMANDERS["idle"](seed) for f in range(len(theatre.factions))}
    match = Match(theatre, setup.state.copy(), idle, Dice(seed), readers=[events.extend])
    match.begin()
    for faction, lines in orders.items():
        while match.umpire.side != theatre.faction_named[faction]:
            match.submit(text.read(theatre, "end-phase"))
        for line in lines:
            assert isinstance(match.submit(text.read(theatre, line)).answer, list)
    match.finish()
    return events


def first(events: list[ev.Event], fits: Callable[[ev.Event], bool]) -> int:
    """The day of the first event that fits; DAYS if none does."""
    return next((int(e.day) for e in events if fits(e)), DAYS)


@pytest.mark.parametrize(("unit", "side"), [("J2", "FRA"), ("J4", "MLI")])
@pytest.mark.parametrize("by", [2, 4, 8])
def test_men_in_hiding_are_found_as_soon(lengths: list[Setup], unit: str, side: str, by: int) -> None:
    found = []
    for setup in lengths:
        hidden, who = setup.theatre.unit_named[unit], setup.theatre.faction_named[side]

        def seen(event: ev.Event, hidden: int = hidden, who: int = who) -> bool:
            return isinstance(event, ev.ContactSeen) and event.unit == hidden and event.side == who

        found.append(sum(first(played(setup, seed, {}), seen) < by for seed in range(GAMES)) / GAMES)

    one, two = found
    middle = (one + two) / 2
    assert abs(one - two) <= ERRORS * sqrt(2 * middle * (1 - middle) / GAMES)
    assert 0 < middle < 1


def quiet(days: int) -> Setup:
    """Two allies on a plain without an enemy."""
    return load_text(PLAIN.format(days=days, turns=DAYS // days))


def test_a_long_march_arrives_on_the_same_day() -> None:
    days = []
    for length in (1, 2):
        setup = quiet(length)
        there = setup.theatre.where("x11y1")
        events = played(setup, 1, {"FRA": ["march F1 path=E,E,E,E,E,E,E,E,E,E,E"]})
        days.append(first(events, lambda e, there=there: isinstance(e, ev.LegMarched) and e.target == there))
    assert days[0] == days[1] < DAYS


def test_a_handover_takes_as_many_days() -> None:
    days = []
    for length in (1, 2):
        events = played(
            quiet(length), 1, {"FRA": ["offer-baton Alpha to=MLI"], "MLI": ["accept-baton Alpha"]}
        )
        days.append(first(events, lambda e: isinstance(e, ev.BatonPassed)))
    assert days[0] == days[1] < DAYS
