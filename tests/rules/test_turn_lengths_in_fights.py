"""Turns of one day and of two are one war: raids, patrols and fights that last for days.

Each side asks for the same thing as often as the umpire allows. The dice differ, for their keys
count turns, so figures are compared over many games: two means may differ by no more than four
standard errors of their difference, which chance alone exceeds in one comparison of 16,000.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import sqrt
from statistics import fmean, pvariance

from game.dice import Dice
from game.match import Match
from game.model import events as ev
from game.model import text
from game.model.orders import EndPhase
from game.scenario import Setup, load_text
from game.terms import NOBODY, FightKind, Outcome

DAYS = 12
GAMES = 200
ERRORS = 4

FIELD = """
format: 1
name: field
title: A town with enemies about
map: |
  r. r. r. r. r.
   r. rA r. r. r.
  r. r. r. r. r.
legend: {{A: {{place: Alpha, size: town}}}}
calendar: {{start: 2013-01-11, days_a_turn: {days}, turns: {turns}}}
sight: {{chance: {{dispersed: 0, underground: 0}}}}
factions:
  - {{id: FRA, name: France, letter: F, colour: "#1B63B5"}}
  - {{id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C"}}
holders: {{Alpha: {holder}}}
types:
  - {{id: company, name: Company, movement: wheeled, attack: {{soft: 3, dispersed: 2, fortified: 2}},
     defence: {{soft: 4, dispersed: 3}}, sees: 2}}
  - {{id: katiba, name: Katiba, movement: technicals, irregular: true,
     attack: {{soft: 3, dispersed: 2, fortified: 1}},
     defence: {{soft: 3, dispersed: 2, fortified: 3}}, sees: 2}}
units:
  - {{id: F1, name: First, type: company, faction: FRA, men: {french}, at: {here}}}
  - {{id: J1, name: Katiba, type: katiba, faction: ANS, men: {band}, at: {there}, posture: {posture}}}
night: {{reach: 3, time: 500, faced: 3, caught: 300, bomber: 2, bomb: 6}}
search: {{caches: 200, mines: 200, fight: 500, rumour: 0, forget: 8}}
caches: {{reach: 9, arming: 1, fill: 6, time: 1000, hunger: 0, laid: [{{side: ANS, at: x1y1, loads: 6}}]}}
"""
RAID = {"holder": "FRA", "french": 300, "here": "Alpha", "band": 90, "there": "x3y1", "posture": "dispersed"}
SEARCH = {**RAID, "here": "x1y1", "there": "x1y1", "band": 60, "posture": "underground"}
STORM = {"holder": "ANS", "french": 240, "here": "x2y1", "band": 240, "there": "Alpha", "posture": "massed"}

Figure = Callable[[Sequence[ev.Event]], float]


def insisted(fixed: dict[str, object], days: int, seed: int, wants: dict[str, str]) -> list[ev.Event]:
    """A game in which factions give one order each again and again, in every phase until it is refused."""
    setup: Setup = load_text(FIELD.format(days=days, turns=DAYS // days, **fixed))
    theatre, events = setup.theatre, list[ev.Event]()
    match = Match(theatre, setup.state.copy(), {}, Dice(seed), readers=[events.extend])
    match.begin()
    while not match.umpire.over:
        line = wants.get(theatre.factions[match.umpire.side].id)
        if line is not None:
            order = text.read(theatre, line)
            while isinstance(match.submit(order).answer, list):
                pass
        match.submit(EndPhase())
    return events


def found(event: ev.Event) -> bool:
    """Whether the first side saw somebody."""
    return isinstance(event, ev.ContactSeen) and event.side == 0


def fights(events: Sequence[ev.Event]) -> list[ev.FightResolved]:
    return [e for e in events if isinstance(e, ev.FightResolved)]


def day_of(events: Sequence[ev.Event], fits: Callable[[ev.Event], bool]) -> int:
    """The day of the first event that fits; DAYS if none does."""
    return next((int(e.day) for e in events if fits(e)), DAYS)


def agree(fixed: dict[str, object], wants: dict[str, str], figures: dict[str, Figure]) -> None:
    """Each figure has the same mean in turns of one day and of two, as far as so many games can tell."""
    games = {d: [insisted(fixed, d, seed, wants) for seed in range(GAMES)] for d in (1, 2)}
    apart = []
    for name, figure in figures.items():
        one, two = ([figure(events) for events in games[days]] for days in (1, 2))
        error = sqrt((pvariance(one) + pvariance(two)) / GAMES)
        if abs(fmean(one) - fmean(two)) > ERRORS * error:
            apart.append(f"{name}: {fmean(one):.2f} and {fmean(two):.2f}, standard error {error:.3f}")
    assert apart == []


def lost(side: str) -> Figure:
    """Men whom the attackers or the defenders of all fights lose."""

    def figure(events: Sequence[ev.Event]) -> float:
        fates = ("killed", "wounded", "captured")
        return sum(int(getattr(e, f"{side}_{fate}")) for e in fights(events) for fate in fates)

    return figure


def test_night_raids() -> None:
    agree(
        RAID,
        {"ANS": "raid J1 place=Alpha"},
        {
            "fights": lambda events: len(fights(events)),
            "held": lambda events: sum(e.outcome == Outcome.HELD for e in fights(events)),
            "raiders lost": lost("attacker"),
            "garrison lost": lost("defender"),
            "last night": lambda events: max(int(e.day) for e in fights(events)),
        },
    )


def test_suicide_attacks() -> None:
    agree(
        RAID,
        {"ANS": "suicide-attack J1 place=Alpha"},
        {
            "attacks": lambda events: sum(isinstance(e, ev.IncidentOccurred) for e in events),
            "garrison": lambda events: float(
                min((e.men for e in events if isinstance(e, ev.LossesTaken) and e.by != NOBODY), default=300)
            ),
        },
    )


def test_patrols() -> None:
    agree(
        SEARCH,
        {"FRA": "patrol F1"},
        {
            "patrols": lambda events: sum(isinstance(e, ev.PatrolMade) for e in events),
            "found": lambda events: day_of(events, found),
            "fought": lambda events: day_of(events, lambda e: isinstance(e, ev.FightResolved)),
            "cache": lambda events: float(any(isinstance(e, ev.CacheDestroyed) for e in events)),
            "hidden men lost": lost("defender"),
        },
    )


def test_a_fight_for_days() -> None:
    agree(
        STORM,
        {"FRA": "assault F1 hex=Alpha site=town"},
        {
            "assaults": lambda events: sum(e.kind == FightKind.ASSAULT for e in fights(events)),
            "attackers lost": lost("attacker"),
            "defenders lost": lost("defender"),
            "gave way": lambda events: day_of(
                events, lambda e: isinstance(e, ev.FightResolved) and e.outcome != Outcome.HELD
            ),
        },
    )
