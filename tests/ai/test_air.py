"""Staffs with wings strike what is massed, seize what a column can reach, and learn to fear strikes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.model import events as ev
from game.scenario import Setup
from game.terms import Duty, Posture

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
SKY = """
map: |
  rX r. r. r. r. r. r. r. r. r. r. r.
   r. r. r. r. r. r. r. r. r. r. r. r.
  rA r. r. r. r. r. rB r. r. r. r. rG
   r. r. r. r. r. r. r. r. r. r. r. r.
legend:
  A: {place: Alpha, site: airfield, size: town}
  B: {place: Bravo, site: airfield, size: town, condition: closed}
  G: {place: Gate, site: airfield, size: capital}
  X: {link: South road, box: Away, km: 100}
roads: [[x0y2, x11y2, graded, 220]]
wing_types:
  - {id: jets, name: Jets, sorties: 200, range: 40,
     strike: {soft: 100, armoured: 100, dispersed: 100, fortified: 50},
     support: {soft: 1}}
  - {id: lifters, name: Lifters, sorties: 200, range: 40, runway: closed, lift: 8}
  - {id: scouts, name: Scouts, sorties: 100, range: 40, runway: closed, sees: 2}
wings:
  - {id: W1, name: Jet flight, type: jets, faction: FRA, aircraft: 3, base: Away}
  - {id: W2, name: Lift flight, type: lifters, faction: FRA, aircraft: 2, base: Away}
  - {id: W3, name: Scout flight, type: scouts, faction: FRA, aircraft: 1, base: Away}
holders: {Alpha: FRA, Bravo: FRA, Gate: ANS}
objectives:
  - {id: gate, faction: FRA, hold_at_end: [Gate], points: 20}
  - {id: bravo, faction: FRA, hold_at_end: [Bravo], points: 5}
"""


def flown(game: Any) -> list[ev.StrikeFlown]:
    """The strikes of a game that were ordered."""
    return [event for event in game.told(ev.StrikeFlown) if not event.on_call]


def test_columns_massed_in_the_open_are_struck(play: Play, unit: Unit, scene: Scene) -> None:
    body = SKY + "known: [{side: FRA, units: [J1]}]\n"
    game = play(scene(body, unit("F1", "FRA", "Alpha"), unit("J1", "ANS", "x8y1", 300)), 1, "FRA")
    assert flown(game)
    assert game.of("J1", "men") < 300


def test_a_pair_of_weak_aircraft_flies_where_it_can_do_any_harm(play: Play, unit: Unit, scene: Scene) -> None:
    weak = SKY.replace(
        "sorties: 200, range: 40,\n     strike: {soft: 100", "sorties: 25, range: 40,\n     strike: {soft: 55"
    )
    weak = weak.replace("faction: FRA, aircraft: 3", "faction: FRA, aircraft: 2")
    body = weak + "known: [{side: FRA, units: [J1]}]\n"
    game = play(scene(body, unit("F1", "FRA", "Alpha"), unit("J1", "ANS", "x8y1", 300)), 1, "FRA")
    assert [event.flown for event in flown(game)] == [1]


@pytest.mark.parametrize("posture", ["dispersed", "underground"])
def test_men_in_hiding_are_not(play: Play, unit: Unit, scene: Scene, posture: str) -> None:
    body = SKY + "known: [{side: FRA, units: [J1]}]\n"
    hidden = unit("J1", "ANS", "x8y1", 300, posture=posture)
    game = play(scene(body, unit("F1", "FRA", "Alpha"), hidden), 2, "FRA")
    assert not flown(game)


def test_armed_wings_stand_on_call(play: Play, unit: Unit, scene: Scene) -> None:
    game = play(scene(SKY, unit("F1", "FRA", "Alpha")), 1, "FRA")
    assert game.match.umpire.state.duty.tolist() == [Duty.ON_CALL, Duty.NONE, Duty.NONE]


def test_scouts_look_at_what_is_to_be_taken(play: Play, unit: Unit, scene: Scene) -> None:
    game = play(scene(SKY, unit("F1", "FRA", "Alpha"), unit("J1", "ANS", "Gate")), 1, "FRA")
    assert [event.hex for event in game.told(ev.ScoutFlown)] == [game.theatre.where("Gate")]


@pytest.mark.parametrize(("men", "jumps"), [(600, True), (60, False), (0, False)])
def test_paratroops_seize_an_airfield_that_a_strong_column_can_reach(
    play: Play, unit: Unit, scene: Scene, *, men: int, jumps: bool
) -> None:
    paras = unit("P1", "FRA", "Away", 120, type="paras", arrives="2013-01-11", via="Gate")
    others = [unit("F1", "FRA", "x8y2", men)] if men else []
    game = play(scene(SKY, paras, *others, unit("J1", "ANS", "Gate", 30)), 3, "FRA")
    assert bool(game.told(ev.CoupMade)) == jumps
    assert (game.holder("Gate") == "FRA") == jumps


def test_they_do_not_jump_on_a_strong_garrison(play: Play, unit: Unit, scene: Scene) -> None:
    paras = unit("P1", "FRA", "Away", 60, type="paras", arrives="2013-01-11", via="Gate")
    garrison = [unit(f"J{n}", "ANS", "Gate", 200) for n in range(3)]
    body = SKY + "known: [{side: FRA, units: [J0, J1, J2]}]\n"
    game = play(scene(body, paras, unit("F1", "FRA", "x8y2", 600), *garrison), 1, "FRA")
    assert not game.told(ev.CoupMade)


def test_they_wait_at_their_base_for_a_column(play: Play, unit: Unit, scene: Scene) -> None:
    paras = unit("P1", "FRA", "Alpha", 120, type="paras", site="airfield")
    game = play(scene(SKY, paras, unit("F1", "FRA", "Alpha", 60)), 2, "FRA")
    assert not game.told(ev.CoupMade)
    assert game.steps("P1", "Alpha") == 0


def test_a_partners_column_is_enough_where_hardly_anybody_is_expected(
    play: Play, unit: Unit, scene: Scene
) -> None:
    paras = unit("P1", "FRA", "Away", 120, type="paras", arrives="2013-01-11", via="Gate")
    near = unit("M1", "MLI", "x9y2", 150)  # who sees that nobody is there
    assert play(scene(SKY, paras, near), 1, "FRA").told(ev.CoupMade)
    far = unit("M1", "MLI", "Alpha", 150)
    assert not play(scene(SKY, paras, far), 1, "FRA").told(ev.CoupMade)


def test_no_more_lift_is_sent_than_it_takes(play: Play, unit: Unit, scene: Scene) -> None:
    wing = "  - {id: W4, name: Second lift flight, type: lifters, faction: FRA, aircraft: 2, base: Alpha}\n"
    body = SKY.replace("holders:", f"{wing}holders:").replace("Bravo: FRA", "Bravo: ANS")
    body = body.replace("hold_at_end: [Bravo], points: 5", "hold_at_end: [Bravo], points: 20")
    units = (
        unit("P1", "FRA", "Away", 120, type="paras", arrives="2013-01-11", via="Gate"),
        unit("P2", "FRA", "Alpha", 120, type="paras", site="airfield"),
        unit("F1", "FRA", "x8y2", 600),
    )
    coups = play(scene(body, *units), 1, "FRA").told(ev.CoupMade)
    assert sorted(len(event.units) for event in coups) == [1, 1]
    assert len({event.place for event in coups}) == 2


def test_they_take_the_town_beside_their_airfield_before_they_wait_for_another(
    play: Play, unit: Unit, scene: Scene
) -> None:
    body = SKY.replace(
        "A: {place: Alpha, site: airfield, size: town}",
        "A: [{place: Alpha, site: airfield, size: town}, {place: Anvil, size: town}]",
    ).replace("holders: {", "holders: {Anvil: ANS, ")
    body += "  - {id: anvil, faction: FRA, hold_at_end: [Anvil], points: 5}\n"
    game = play(scene(body, unit("P1", "FRA", "Alpha", 120, type="paras", site="airfield")), 1, "FRA")
    assert game.holder("Anvil") == "FRA"


def test_engineers_open_the_airfield_where_they_stand(play: Play, unit: Unit, scene: Scene) -> None:
    game = play(scene(SKY, unit("E1", "FRA", "Bravo", 60, type="pioneers")), 1, "FRA")
    assert game.told(ev.AirfieldRepaired)


def test_massed_men_who_were_struck_disperse(play: Play, unit: Unit, scene: Scene) -> None:
    def dispersed(known: str) -> bool:
        setup = scene(SKY + known, unit("F1", "FRA", "Alpha"), unit("J1", "ANS", "x10y0", 300))
        taken = play(setup, 1, "FRA", "ANS").told(ev.PostureTaken)
        return any(event.now == Posture.DISPERSED for event in taken)

    assert dispersed("known: [{side: FRA, units: [J1]}]\n")
    assert not dispersed("")
