"""The staff goes for its objectives, keeps to ways it can come back by, and fights when it pays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from game.ai.doctrine import doctrine
from game.ai.estimate import Estimate
from game.match import Match
from game.model import events as ev
from game.model.events import Event
from game.rules.sight import sight
from game.scenario import Setup

ROAD = """
map: |
  rB r. r. rM r. r. rG r. r. rX
   r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. r.
legend:
  B: {place: Base, site: town, size: town}
  M: {place: Midway, site: town, size: village}
  G: [{place: Gate, site: town, size: town}, {place: Gate airfield, site: airfield}]
  X: {place: Xanadu, site: town, size: village}
roads: [[x0y0, x9y0, graded, 180]]
"""
Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]


def test_takes_the_objective_and_the_empty_place_on_the_way(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        ROAD
        + """
holders: {Base: FRA, Midway: ANS, Gate: ANS, Gate airfield: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate, Gate airfield], points: 10}]
"""
    )
    game = play(
        scene(body, *(unit(f"F{n}", "FRA", "Base") for n in range(1, 4)), unit("J1", "ANS", "x9y2", 20)),
        8,
        "FRA",
    )
    assert [game.holder(p) for p in ("Gate", "Gate airfield", "Midway")] == ["FRA"] * 3


def test_town_and_airfield_fall_on_the_same_day_to_two_companies(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = (
        ROAD
        + """
holders: {Base: FRA, Gate: ANS, Gate airfield: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate, Gate airfield], points: 10}]
"""
    )
    game = play(
        scene(body, *(unit(f"F{n}", "FRA", "Base") for n in range(1, 4)), unit("J1", "ANS", "x9y2", 20)),
        6,
        "FRA",
    )
    days = [event.day for event in game.told(ev.PlaceCaptured)]
    assert len(days) == 2
    assert days[0] == days[1]


def test_does_not_attack_what_is_too_strong_and_loses_nobody(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        ROAD
        + """
holders: {Base: FRA, Gate: ANS}
known: [{side: FRA, units: [J1, J2, J3]}]
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 10},
             {id: alive, faction: FRA, keep_alive: 900, points: 10}]
"""
    )
    katibas = [unit(f"J{n}", "ANS", "Gate", 200) for n in range(1, 4)]
    game = play(scene(body, unit("F1", "FRA", "Base", 90), *katibas), 6, "FRA")
    assert not game.told(ev.FightResolved)
    assert game.steps("F1", "Gate") >= 3


def test_masses_and_attacks_from_several_sides(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        ROAD
        + """
holders: {Base: FRA, Midway: FRA, Gate: ANS}
known: [{side: FRA, units: [J1]}]
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 10}]
"""
    )
    units = [unit(f"F{n}", "FRA", "Base") for n in range(1, 3)] + [
        unit(f"F{n}", "FRA", "Midway") for n in range(3, 5)
    ]
    game = play(scene(body, *units, unit("J1", "ANS", "Gate", 140)), 6, "FRA")
    fights = game.told(ev.FightResolved)
    assert fights
    assert len(fights[0].attackers) >= 3
    assert fights[0].column >= doctrine("expeditionary").least
    assert game.holder("Gate") == "FRA"


BEYOND = """
map: |
  rB r. r. m. m. m. m. m. m. rG
   r. r. r. m. m. m. m. m. m. r.
  r. r. r. m. m. m. m. m. m. r.
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: town}
holders: {Base: FRA, Gate: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 10}]
"""


def test_does_not_go_where_it_could_not_come_back_from(play: Play, unit: Unit, scene: Scene) -> None:
    """Six hexes of massif cost a lorry column four days each: nobody sets foot in them."""
    far: list[int] = []
    limit = doctrine("expeditionary").stride

    def watch(match: Match, events: list[Event]) -> None:
        back = Estimate(sight(match.theatre, match.state, 0)).way_back(0)
        far.extend(e.target for e in events if isinstance(e, ev.LegMarched) and back[e.target] > limit)

    game = play(
        scene(BEYOND, unit("F1", "FRA", "Base"), unit("J1", "ANS", "x9y2", 20)), 8, "FRA", watch=watch
    )
    assert not far
    assert game.holder("Gate") == "ANS"


def test_marches_by_road_where_there_is_one(play: Play, unit: Unit, scene: Scene) -> None:
    """The road leads around; a company never leaves it for the sand."""
    body = """
map: |
  rB r. r. r. r. r. r. r. r. rG
   s. s. s. s. s. s. s. s. s. s.
  s. s. s. s. s. s. s. s. s. s.
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: town}
roads: [[x0y0, x9y0, paved, 180]]
holders: {Base: FRA, Gate: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 10}]
"""
    setup = scene(
        body,
        *(unit(f"F{n}", "FRA", "Base") for n in range(1, 4)),
        unit("J1", "ANS", "x9y2", 20, posture="dispersed"),
    )
    game = play(setup, 6, "FRA")
    targets = {int(e.target) for e in game.told(ev.LegMarched)}
    assert targets
    assert np.all(setup.theatre.road[sorted(targets)].any(axis=1))


def test_orders_do_not_depend_on_what_the_side_cannot_see(play: Play, unit: Unit, scene: Scene) -> None:
    """An unseen katiba far away changes no order of the staff's first turn."""
    body = (
        ROAD
        + """
holders: {Base: FRA, Gate: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 10}]
"""
    )

    def first_marches(hidden: str) -> list[Any]:
        units = (unit("F1", "FRA", "Base"), unit("F2", "FRA", "Base"), unit("J1", "ANS", hidden, 100))
        game = play(scene(body, *units), 1, "FRA")
        return [(e.units, e.target) for e in game.told(ev.LegMarched)]

    assert first_marches("x9y2") == first_marches("x9y1")
