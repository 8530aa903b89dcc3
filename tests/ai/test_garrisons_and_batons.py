"""What was taken is kept by men enough and no more, and passed on to those who are to keep it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from game.batch.handovers import handing_over
from game.model import events as ev
from game.model.roster import HomeClock
from game.scenario import Setup

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
PAIR = """
map: |
  rB r. r. r. rG r. r. r. r. rX
   r. r. r. r. r. r. r. r. r. r.
  r. r. r. r. r. r. r. r. r. r.
legend:
  B: {place: Base, site: town, size: town}
  G: {place: Gate, site: town, size: town}
  X: {place: Xanadu, site: town, size: town}
roads: [[x0y0, x9y0, graded, 180]]
"""


def test_leaves_a_garrison_and_sends_the_others_on(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        PAIR
        + """
holders: {Base: FRA, Gate: ANS, Xanadu: ANS}
objectives: [{id: both, faction: FRA, hold_at_end: [Gate, Xanadu], points: 10}]
"""
    )
    setup = scene(body, *(unit(f"F{n}", "FRA", "Base") for n in range(1, 5)), unit("J1", "ANS", "x9y2", 20))
    game = play(setup, 10, "FRA")
    assert [game.holder(p) for p in ("Gate", "Xanadu")] == ["FRA", "FRA"]
    at_gate = sum(game.steps(f"F{n}", "Gate") == 0 for n in range(1, 5))
    assert 1 <= at_gate <= 2


def test_a_garrison_on_the_march_is_halted(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        PAIR
        + """
holders: {Base: FRA, Gate: FRA, Xanadu: ANS}
objectives: [{id: gate, faction: FRA, hold_at_end: [Gate], points: 20}]
"""
    )
    setup = scene(body, unit("F1", "FRA", "Gate", 150), unit("J1", "ANS", "Xanadu", 60))
    westward = 3
    setup.state.route[setup.theatre.unit_named["F1"], :4] = westward  # to Base, when Gate was not in danger
    game = play(setup, 1, "FRA")
    assert game.steps("F1", "Gate") == 0
    assert not game.told(ev.LegMarched)


def test_a_handover_that_both_want_completes_and_frees_the_giver(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = (
        PAIR
        + """
holders: {Base: MLI, Gate: FRA, Xanadu: ANS}
objectives:
  - {id: give, faction: FRA, hand_over: [Gate], points: 4}
  - {id: on, faction: FRA, hold_at_end: [Xanadu], points: 10}
  - {id: get, faction: MLI, receive: [Gate], points: 4}
"""
    )
    setup = scene(
        body, unit("F1", "FRA", "Gate"), unit("M1", "MLI", "Base", 200), unit("J1", "ANS", "x9y2", 10)
    )
    game = play(setup, 8, "FRA", "MLI")
    assert [type(e) for e in game.told(ev.BatonOffered, ev.BatonAccepted, ev.BatonPassed)] == [
        ev.BatonOffered,
        ev.BatonAccepted,
        ev.BatonPassed,
    ]
    assert game.holder("Gate") == "MLI"
    assert game.steps("M1", "Gate") == 0
    assert game.steps("F1", "Gate") > 0


def test_nothing_is_offered_to_a_partner_who_has_nobody_near(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        PAIR
        + """
holders: {Gate: FRA, Base: MLI}
objectives: [{id: give, faction: FRA, hand_over: [Gate], points: 4}]
"""
    )
    game = play(scene(body, unit("F1", "FRA", "Gate"), unit("M1", "MLI", "Base", 10)), 4, "FRA", "MLI")
    assert not game.told(ev.BatonOffered)


def test_an_offer_that_finds_no_answer_is_withdrawn(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        PAIR
        + """
holders: {Gate: FRA, Base: MLI}
objectives: [{id: give, faction: FRA, hand_over: [Gate], points: 4}]
"""
    )
    game = play(scene(body, unit("F1", "FRA", "Gate"), unit("M1", "MLI", "Base", 200)), 6, "FRA")
    assert game.told(ev.BatonOffered)
    assert game.told(ev.BatonCancelled)


def test_a_place_that_cannot_be_manned_is_declined(play: Play, unit: Unit, scene: Scene) -> None:
    """Most of the receiver's men are pinned far away: it says no rather than keep its partner waiting."""
    body = (
        PAIR.replace("rB r. r. r. rG", "rB r. m. m. rG").replace("[[x0y0, x9y0, graded, 180]]", "[]")
        + """
holders: {Gate: FRA, Base: MLI}
places: [{name: Gate, threat: 300}]
objectives: [{id: give, faction: FRA, hand_over: [Gate], points: 4},
             {id: get, faction: MLI, receive: [Gate], points: 4}]
"""
    )
    setup = scene(
        body, unit("F1", "FRA", "Gate"), unit("M1", "MLI", "Gate", 160), unit("M2", "MLI", "x9y2", 20)
    )
    game = play(handing_over(setup, "at_once", ["FRA"]), 2, "FRA", "MLI")
    assert game.told(ev.BatonDeclined)
    assert not game.told(ev.BatonAccepted)


def test_a_place_is_declined_where_more_enemies_are_known_than_one_could_have_there(
    play: Play, unit: Unit, scene: Scene
) -> None:
    """The same receiver takes the place when he knows of nobody near it."""
    body = (
        PAIR
        + """
holders: {Gate: FRA, Base: MLI}
objectives: [{id: give, faction: FRA, hand_over: [Gate], points: 4},
             {id: get, faction: MLI, receive: [Gate], points: 4}]
"""
    )
    units = [unit("F1", "FRA", "Gate", 60), unit("M1", "MLI", "Gate", 300)]
    units += [unit(f"J{n}", "ANS", f"x9y{n}", 200) for n in (1, 2)]
    answers = {}
    for known in ("", "known: [{side: MLI, units: [J1, J2]}]\n"):
        game = play(handing_over(scene(body + known, *units), "at_once", ["FRA"]), 1, "FRA", "MLI")
        answers[known] = (len(game.told(ev.BatonAccepted)), len(game.told(ev.BatonDeclined)))
    assert list(answers.values()) == [(1, 0), (0, 1)]


def test_a_threatened_garrison_digs_in(play: Play, unit: Unit, scene: Scene) -> None:
    body = (
        PAIR
        + """
holders: {Base: FRA, Gate: FRA}
known: [{side: FRA, units: [J1]}]
objectives: [{id: keep, faction: FRA, hold_at_end: [Gate], points: 10}]
"""
    )
    game = play(scene(body, unit("F1", "FRA", "Gate", 60), unit("J1", "ANS", "x6y1", 90)), 1, "FRA")
    assert [e.now.name for e in game.told(ev.PostureTaken)] == ["ENTRENCHED"]
    assert game.steps("F1", "Gate") == 0


def test_who_hands_over_when_it_is_promising_offers_nothing_that_cannot_be_manned(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = (
        PAIR
        + """
holders: {Gate: FRA, Base: MLI}
places: [{name: Gate, threat: 300}]
objectives: [{id: give, faction: FRA, hand_over: [Gate], points: 4},
             {id: get, faction: MLI, receive: [Gate], points: 4}]
"""
    )
    setup = scene(body, unit("F1", "FRA", "Gate"), unit("M1", "MLI", "Gate", 160))
    offered = {
        way: bool(play(handing_over(setup, way, ["FRA"]), 2, "FRA").told(ev.BatonOffered))
        for way in ("ready", "at_once", "never")
    }
    assert offered == {"ready": False, "at_once": True, "never": False}


def test_a_region_that_one_partner_can_man_is_handed_over_whole_and_the_relieved_go_home(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = (
        PAIR
        + """
regions: {Both: [Gate, Xanadu]}
holders: {Base: FRA, Gate: FRA, Xanadu: FRA}
tracks: [{id: support, name: Support, start: 60}]
objectives: [{id: give, faction: FRA, hand_over: [Gate, Xanadu], points: 4},
             {id: get, faction: MLI, receive: [Gate, Xanadu], points: 4}]
"""
    )
    setup = scene(
        body,
        *(unit(f"F{n}", "FRA", at) for n, at in enumerate(("Gate", "Xanadu"), 1)),
        *(unit(f"M{n}", "MLI", at, 300) for n, at in enumerate(("Gate", "Xanadu"), 1)),
    )
    clock = HomeClock(since=0, every=7, men=50)
    france = dataclasses.replace(setup.theatre.factions[0], home=clock)
    theatre = dataclasses.replace(setup.theatre, factions=(france, *setup.theatre.factions[1:]))
    game = play(dataclasses.replace(setup, theatre=theatre), 16, "FRA", "MLI")
    assert [len(e.places) for e in game.told(ev.RegionPassed)] == [2]
    assert {e.unit for e in game.told(ev.UnitWentHome)} == {0, 1}
