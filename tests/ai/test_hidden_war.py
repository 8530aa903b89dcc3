"""The hidden war: insurgents use the night, the roads and their caches; regulars search and repair."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from game.model import events as ev
from game.scenario import Setup
from game.terms import IncidentKind, NightPlan, Posture, Status

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
FIGURES = """
night: {reach: 2, time: 500, faced: 3, caught: 300, bomber: 2, bomb: 6}
search: {caches: 300, mines: 400, fight: 600, rumour: 0, forget: 8}
mines: {loads: 1, time: 500, chance: 400, lost: 10, clear: 250, bridge_loads: 2, bridge_time: 500,
  restore: 3000}
"""
BEND = (  # after the types of the frame come two more
    """  - {id: sappers, name: Sappers, movement: foot, irregular: true, target: dispersed, traits: [sapper],
     attack: {soft: 2, armoured: 1, dispersed: 1, fortified: 2},
     defence: {soft: 1, armoured: 1, dispersed: 1, fortified: 1}, quality: regular}
  - {id: engineers, name: Engineers, movement: wheeled, traits: [engineer], quality: regular,
     attack: {soft: 4, armoured: 1, dispersed: 2, fortified: 2},
     defence: {soft: 4, armoured: 1, dispersed: 2, fortified: 4}}
map: |
  rB r. r. r. rG r. r. r. r. rX
   r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. rE
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: capital}
  X: {place: Xanadu, site: town, size: village}
  E: {link: East track, box: Beyond}
roads: [[x0y0, x9y0, graded, 180]]
rivers: [[x4y0, E], [x4y1, E]]
bridges: [[x4y0, E]]
sanctuaries: {ANS: [Beyond]}
"""
    + FIGURES
)
CACHES = "caches: {reach: 3, arming: 1, fill: 8, time: 1000, hunger: 25, laid: [%s]}"
HERE = "{side: ANS, at: Gate, loads: 8}"


def test_a_cell_in_a_large_town_disturbs_it_by_night(play: Play, unit: Unit, scene: Scene) -> None:
    body = BEND + CACHES % HERE + "\nholders: {Base: FRA, Gate: MLI, Xanadu: ANS}"
    cell = unit("J1", "ANS", "Gate", 30, type="cell", posture="underground")
    game = play(scene(body, cell, unit("M1", "MLI", "Gate", 300)), 6, "ANS")
    kinds = [e.kind for e in game.told(ev.IncidentOccurred)]
    assert set(kinds) & {IncidentKind.RAID, IncidentKind.SUICIDE}
    days = sorted({int(e.day) for e in game.told(ev.IncidentOccurred)})
    assert all(later - day > 4 for day, later in itertools.pairwise(days)), "but not every night"


def test_a_cell_rises_where_hardly_anybody_stands(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND
        + CACHES % HERE
        + """
holders: {Base: FRA, Gate: MLI, Xanadu: ANS}
objectives: [{id: gate, faction: ANS, hold: [Gate], points: 2}]
"""
    )
    cell = unit("J1", "ANS", "Gate", 60, type="cell", posture="underground")
    game = play(scene(body, cell, unit("F1", "FRA", "Base")), 2, "ANS")
    assert game.holder("Gate") == "ANS"


def test_sappers_mine_the_roads_of_the_enemy(play: Play, unit: Unit, scene: Scene) -> None:
    body = BEND + CACHES % HERE + "\nholders: {Base: FRA, Gate: MLI, Xanadu: ANS}"
    cell = unit("J1", "ANS", "x6y0", 30, type="sappers", posture="dispersed")
    game = play(scene(body, cell, unit("M1", "MLI", "Gate", 300)), 3, "ANS")
    laid = game.told(ev.MinesLaid)
    assert laid
    assert game.theatre.road[laid[0].hex, laid[0].direction]


def test_a_bridge_is_blown_before_a_stronger_column(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND
        + CACHES % HERE
        + """
holders: {Base: FRA, Gate: ANS, Xanadu: ANS}
known: [{side: ANS, units: [F1, F2]}]
"""
    )
    columns = [unit(f"F{n}", "FRA", "x1y0", 300) for n in (1, 2)]
    game = play(scene(body, unit("J1", "ANS", "Gate", 60), *columns), 1, "ANS")
    assert game.told(ev.BridgeBlown)


def test_engineers_restore_it_behind_their_lines(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND
        + CACHES % HERE
        + """
holders: {Base: FRA, Gate: FRA, Xanadu: FRA}
"""
    )
    setup = scene(
        body,
        unit("F1", "FRA", "Base", 60, type="engineers"),
        unit("J1", "ANS", "x9y1", 20, posture="underground"),
    )
    setup.state.bridge[0] = 3000
    game = play(setup, 5, "FRA")
    assert game.told(ev.BridgeRestored)[-1].work == 0


def test_a_cache_is_laid_before_the_enemy_comes(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND
        + CACHES % ""
        + """
holders: {Base: FRA, Xanadu: ANS}
known: [{side: ANS, units: [F1]}]
"""
    )
    game = play(scene(body, unit("F1", "FRA", "Base", 300), unit("J1", "ANS", "Xanadu", 60)), 2, "ANS")
    assert [e.hex for e in game.told(ev.CacheLaid)] == [game.theatre.where("Xanadu")]


def test_the_hungry_go_where_they_are_fed(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND + CACHES % "{side: ANS, at: x8y2, loads: 8}" + "\nholders: {Base: FRA, Gate: FRA, Xanadu: FRA}"
    )
    band = unit("J1", "ANS", "x2y2", 60, posture="dispersed")
    game = play(scene(body, unit("F1", "FRA", "Base", 300), band), 4, "ANS")
    assert game.steps("J1", "x8y2") <= 3


def test_where_there_is_nothing_left_they_cross_the_border(play: Play, unit: Unit, scene: Scene) -> None:
    body = BEND + CACHES % "" + "\nholders: {Base: FRA, Gate: FRA, Xanadu: FRA}"
    band = unit("J1", "ANS", "x7y2", 60, posture="dispersed")
    game = play(scene(body, unit("F1", "FRA", "Base", 300), band), 4, "ANS")
    assert game.told(ev.UnitExfiltrated)
    assert game.of("J1", "status") == Status.PENDING


def test_regulars_search_a_place_that_was_disturbed(play: Play, unit: Unit, scene: Scene) -> None:
    body = BEND + CACHES % HERE + "\nholders: {Base: FRA, Gate: MLI, Xanadu: ANS}"
    cell = unit("J1", "ANS", "Gate", 30, type="cell", posture="underground")
    game = play(scene(body, cell, unit("M1", "MLI", "Gate", 300)), 6, "ANS", "MLI")
    first = next(e for e in game.told(ev.IncidentOccurred, ev.PatrolMade))
    assert isinstance(first, ev.IncidentOccurred), "and not before"
    assert any(e.hex == game.theatre.where("Gate") for e in game.told(ev.PatrolMade))


PRIZE = """
holders: {Base: FRA, Gate: FRA, Xanadu: ANS}
objectives: [{id: gate, faction: ANS, hold_at_end: [Gate], points: 6}]
"""


def test_a_band_hides_in_a_thinly_held_place_and_rises_in_the_last_night(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = BEND + CACHES % HERE + PRIZE
    guard = unit("F1", "FRA", "Gate", 10)
    game = play(scene(body, guard, unit("J1", "ANS", "Xanadu", 240, posture="dispersed")), 15, "ANS")
    hid = [e for e in game.told(ev.PostureTaken) if e.now == Posture.UNDERGROUND]
    assert hid, "it hides"
    plans = [e for e in game.told(ev.NightPlanned) if e.plan == NightPlan.INFILTRATE]
    assert len(plans) == 1
    turns = [
        e.turn
        for e in itertools.takewhile(lambda e: e is not plans[0], game.told(ev.TurnBegan, ev.NightPlanned))
        if isinstance(e, ev.TurnBegan)
    ]
    assert turns[-1] == 14, "and shows itself only when nobody can come any more"
    assert game.holder("Gate") == "ANS"


def test_nobody_hides_in_a_place_that_is_held_as_it_needs(play: Play, unit: Unit, scene: Scene) -> None:
    body = BEND + CACHES % HERE + PRIZE
    guards = [unit(f"F{n}", "FRA", "Gate", 300) for n in (1, 2)]
    game = play(scene(body, *guards, unit("J1", "ANS", "Xanadu", 90, posture="dispersed")), 15, "ANS")
    assert not [e for e in game.told(ev.NightPlanned) if e.plan == NightPlan.INFILTRATE]


def test_a_band_goes_to_blow_a_bridge_while_the_enemy_is_far(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BEND
        + CACHES % HERE
        + """
holders: {Base: FRA, Gate: ANS, Xanadu: ANS}
known: [{side: ANS, units: [F1]}]
"""
    )
    band = unit("J1", "ANS", "x8y1", 60, posture="dispersed")
    game = play(scene(body, unit("F1", "FRA", "Base", 300), band), 2, "ANS")
    (blown,) = game.told(ev.BridgeBlown)
    assert game.theatre.grid.distance(blown.hex, game.theatre.where("Gate")) <= 1


def test_no_band_goes_to_a_bridge_for_which_there_is_no_explosive(
    play: Play, unit: Unit, scene: Scene
) -> None:
    few = "{side: ANS, at: Gate, loads: 1}"
    body = (
        BEND
        + CACHES % few
        + """
holders: {Base: FRA, Gate: ANS, Xanadu: ANS}
known: [{side: ANS, units: [F1]}]
"""
    )
    band = unit("J1", "ANS", "x8y1", 60, posture="dispersed")
    game = play(scene(body, unit("F1", "FRA", "Base", 300), band), 2, "ANS")
    assert not game.told(ev.BridgeBlown)


DEAR = """
holders: {Base: FRA, Gate: MLI, Xanadu: ANS}
objectives: [{id: men, faction: ANS, keep_alive: 500, points: 11}]
known: [{side: ANS, units: [M1, F1]}]
"""


@pytest.mark.parametrize(("at", "attacks"), [("x0y2", True), ("x5y1", False)])
def test_who_attacks_by_night_reckons_with_the_day_after(
    play: Play, unit: Unit, scene: Scene, *, at: str, attacks: bool
) -> None:
    body = BEND + CACHES % HERE + DEAR
    band = unit("J1", "ANS", "Gate", 120, posture="underground")
    near = unit("F1", "FRA", at, 300)
    game = play(scene(body, band, unit("M1", "MLI", "Gate", 20), near), 1, "ANS")
    assert bool(game.told(ev.NightPlanned)) is attacks
