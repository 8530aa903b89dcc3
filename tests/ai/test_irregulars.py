"""Insurgents choose when to be seen; separatists take what nobody guards."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from game.ai.cover import DANGER
from game.model import events as ev
from game.scenario import Setup
from game.terms import Posture, Standing

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
BUSH = """
map: |
  rB r. r. r. rG r. r. r. r. rX
   r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. r.
   m. m. m. mT m. m. m. m. m. m.
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: town}
  X: {place: Xanadu, site: town, size: village}
  T: {place: Valley, site: stronghold}
roads: [[x0y0, x9y0, graded, 180]]
"""


def test_insurgents_leave_before_a_stronger_column(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: ANS, Xanadu: ANS}
known: [{side: ANS, units: [F1, F2]}]
"""
    )
    setup = scene(body, unit("F1", "FRA", "x3y0"), unit("F2", "FRA", "x3y0"), unit("J1", "ANS", "Gate", 100))
    game = play(setup, 1, "ANS")
    assert not game.told(ev.FightResolved)
    assert game.of("J1", "men") == 100
    assert game.steps("J1", "x3y0") > 3 or game.of("J1", "posture") != Posture.MASSED


def test_the_cornered_hide_and_come_out_again(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: ANS}
known: [{side: ANS, units: [F1, F2, F3]}]
"""
    )
    around = (unit("F1", "FRA", "x3y0", 300), unit("F2", "FRA", "x5y0", 300), unit("F3", "FRA", "x4y1", 300))
    game = play(scene(body, *around, unit("J1", "ANS", "Gate", 60)), 1, "ANS")
    hidden = Posture(game.of("J1", "posture"))
    assert hidden in (Posture.DISPERSED, Posture.UNDERGROUND)


def test_the_hard_core_stands_in_its_stronghold(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: FRA, Valley: ANS}
known: [{side: ANS, units: [F1, F2]}]
objectives: [{id: valley, faction: ANS, hold_at_end: [Valley], points: 14}]
"""
    )
    setup = scene(
        body, unit("F1", "FRA", "x4y2", 300), unit("F2", "FRA", "x3y2", 300), unit("J1", "ANS", "Valley", 100)
    )
    game = play(setup, 2, "ANS")
    assert game.steps("J1", "Valley") == 0
    assert game.of("J1", "posture") == Posture.MASSED
    assert game.of("J1", "standing") == Standing.HOLD


def test_idle_bands_lie_in_ambush_beside_the_road(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: FRA, Xanadu: ANS}
"""
    )
    game = play(scene(body, unit("F1", "FRA", "Base"), unit("J1", "ANS", "x9y2", 60)), 4, "ANS")
    assert game.of("J1", "posture") == Posture.DISPERSED
    assert game.of("J1", "standing") == Standing.AMBUSH
    assert game.theatre.road[game.of("J1", "hex")].any()


def test_a_weak_company_alone_is_attacked_by_massed_katibas(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: MLI, Xanadu: ANS}
known: [{side: ANS, units: [M1]}]
objectives: [{id: gate, faction: ANS, take_by: [Gate], date: 2013-01-20, points: 6}]
"""
    )
    katibas = [unit(f"J{n}", "ANS", f"x{n + 4}y1", 210) for n in range(1, 4)]
    game = play(scene(body, unit("M1", "MLI", "Gate", 60, quality="levy"), *katibas), 4, "ANS")
    assert any(e.attacker == 3 for e in game.told(ev.FightResolved))
    assert game.holder("Gate") == "ANS"


def test_separatists_mass_in_the_empty_place_they_want_and_hold_it(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: ANS}
objectives: [{id: gate, faction: MNL, hold_at_end: [Gate], points: 10}]
"""
    )
    units = (
        unit("N1", "MNL", "x6y0", 100, posture="dispersed"),
        unit("J1", "ANS", "x9y2", 20, posture="dispersed"),
    )
    game = play(scene(body, *units), 4, "MNL")
    assert game.holder("Gate") == "MNL"
    assert game.of("N1", "posture") == Posture.MASSED


def test_separatists_do_not_enter_where_wary_troops_stand(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        BUSH
        + """
holders: {Base: FRA, Gate: MLI}
known: [{side: MNL, units: [M1]}]
objectives: [{id: gate, faction: MNL, hold_at_end: [Gate], points: 10}]
"""
    )
    game = play(scene(body, unit("M1", "MLI", "Gate", 60), unit("N1", "MNL", "x6y0", 200)), 4, "MNL")
    assert not game.told(ev.FightResolved)
    assert game.holder("Gate") == "MLI"


RAIDED = (
    BUSH
    + """
holders: {Base: FRA, Gate: FRA, Xanadu: FRA}
known: [{side: ANS, units: [F1]}]
objectives: [{id: unsafe, faction: ANS, unsafe: [Gate], points: 1}]
"""
)


def test_a_few_men_raid_a_garrison_and_are_gone(play: Play, unit: Unit, scene: Scene) -> None:
    setup = scene(
        RAIDED,
        unit("F1", "FRA", "Gate", 400),
        unit("J1", "ANS", "x7y2", 60, posture="dispersed"),
        unit("J2", "ANS", "x7y2", 120, posture="dispersed"),
    )
    game = play(setup, 1, "ANS")
    (fight,) = game.told(ev.FightResolved)
    assert fight.attackers == (game.theatre.unit_named["J1"],)
    assert game.holder("Gate") == "FRA"
    assert game.steps("J1", "Gate") > 1


def test_nobody_raids_where_it_is_still_unsafe(play: Play, unit: Unit, scene: Scene) -> None:
    bands = [unit(f"J{n}", "ANS", "x7y2", 60, posture="dispersed") for n in range(1, 4)]
    game = play(scene(RAIDED, unit("F1", "FRA", "Gate", 400), *bands), 9, "ANS")
    days = [fight.day for fight in game.told(ev.FightResolved)]
    assert len(days) > 1
    assert all(later - earlier >= game.theatre.politics.quiet - 2 for earlier, later in pairwise(days))


def test_a_cell_comes_out_of_hiding_for_a_raid(play: Play, unit: Unit, scene: Scene) -> None:
    cell = unit("J1", "ANS", "Gate", 30, type="cell", posture="underground")
    game = play(scene(RAIDED, unit("F1", "FRA", "Gate", 400), cell), 1, "ANS")
    assert len(game.told(ev.FightResolved)) == 1
    assert game.of("J1", "men") < 30


def test_a_band_from_far_away_first_gathers_out_of_sight(play: Play, unit: Unit, scene: Scene) -> None:
    setup = scene(
        RAIDED.replace("unsafe: [Gate]", "unsafe: [Base]"),
        unit("F1", "FRA", "Base", 400),
        unit("J1", "ANS", "x9y2", 90),
    )
    game = play(setup, 1, "ANS")
    assert not game.told(ev.FightResolved)
    assert DANGER < game.steps("J1", "Base") < 10
    assert play(setup, 3, "ANS").told(ev.FightResolved)
