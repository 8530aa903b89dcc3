"""An expeditionary force seals a town and leaves it to the sovereign's army, if that comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.model import events as ev
from game.scenario import Setup
from game.terms import Site

Play = Callable[..., Any]
Unit = Callable[..., str]
Scene = Callable[..., Setup]
TOWN = """
map: |
  rB r. r. rG r. r. r. rX r. r.
   r. r. r. r. r. r. r. r. r. rM
  r. r. r. r. r. r. r. r. r. r.
legend:
  B: {place: Base, site: town, size: town}
  G: [{place: Gate, site: town, size: town}, {place: Gate airfield, site: airfield}]
  X: {place: Xanadu, site: town, size: village}
  M: {place: Morrow, site: town, size: town}
roads: [[x0y0, x7y0, graded, 140]]
holders: {Base: MLI, Gate: ANS, Gate airfield: ANS, Morrow: ANS}
tracks: [{id: legitimacy, name: Legitimacy, start: 30}]
towns:
  taken:
    - {by: sovereign, track: legitimacy, town: 5}
    - {by: partner, track: legitimacy, town: 2}
objectives:
  - {id: gate, faction: FRA, hold_at_end: [Gate, Gate airfield], points: 10}
  - {id: ours, faction: MLI, hold_at_end: [Gate], points: 10}
  - {id: given, faction: MLI, receive: [Gate], points: 5}
"""
FRENCH = ("F1", "F2")
BESIDE = "x2y0"  # the Malians march beside the French


def french(unit: Unit) -> list[str]:
    return [unit(name, "FRA", "x1y0") for name in FRENCH]


def test_the_french_stay_outside_and_the_sovereigns_army_takes_the_town(
    play: Play, unit: Unit, scene: Scene
) -> None:
    malians = unit("M1", "MLI", BESIDE, 300)
    game = play(scene(TOWN, *french(unit), malians, unit("J1", "ANS", "x9y2", 20)), 1, "FRA", "MLI")
    captured = {game.theatre.places[e.place].name: e.now for e in game.told(ev.PlaceCaptured)}
    named = game.theatre.faction_named
    assert captured == {"Gate": named["MLI"], "Gate airfield": named["FRA"]}
    there = [name for name in FRENCH if game.steps(name, "Gate") == 0]  # others may have gone on
    assert there
    assert not [name for name in there if game.of(name, "site") == Site.TOWN]
    assert [e.now for e in game.told(ev.TrackChanged)] == [35]


def test_it_does_not_wait_for_an_army_that_is_far_away(play: Play, unit: Unit, scene: Scene) -> None:
    """Lorries that are not on the road go 80 km a day: nine hexes of sand are more than two days."""
    rows = TOWN.replace("rG r. r. r. rX r. r.", "rG s. s. s. s. s. s.").replace(
        "  X: {place: Xanadu, site: town, size: village}\n", ""
    )
    body = rows.replace("[x0y0, x7y0, graded, 140]", "[x0y0, x3y0, graded, 60]").replace(
        "r. r. r. r. r. r. r. r. r. rM", "s. s. s. s. s. s. s. s. s. sM"
    )
    malians = unit("M1", "MLI", "Morrow", 300)
    setup = scene(
        body.replace("Morrow: ANS", "Morrow: MLI"), *french(unit), malians, unit("J1", "ANS", "x9y2", 20)
    )
    game = play(setup, 4, "FRA")
    assert game.holder("Gate") == "FRA"


def test_after_some_days_it_goes_in_itself(play: Play, unit: Unit, scene: Scene) -> None:
    malians = unit("M1", "MLI", BESIDE, 300)  # who stay where they are
    game = play(scene(TOWN, *french(unit), malians, unit("J1", "ANS", "x9y2", 20)), 8, "FRA")
    gate = game.theatre.place_named["Gate"]
    [sealed] = [e for e in game.told(ev.PlaceSealed) if e.place == gate]
    [taken] = [e for e in game.told(ev.PlaceCaptured) if e.place == gate]
    assert game.theatre.factions[sealed.by].id == "FRA"
    assert game.theatre.factions[taken.now].id == "FRA"
    assert 4 <= taken.day <= 10


def test_it_does_not_leave_a_town_to_an_army_that_its_people_do_not_want(
    play: Play, unit: Unit, scene: Scene
) -> None:
    malians = unit("M1", "MLI", BESIDE, 300)  # who stay where they are
    units = (*french(unit), malians, unit("J1", "ANS", "x9y2", 20))
    people = TOWN.replace("towns:\n", "towns:\n  loyalty: {Gate: -120}\n")
    assert play(scene(TOWN, *units), 1, "FRA").holder("Gate") == "ANS"  # it is sealed
    assert play(scene(people, *units), 1, "FRA").holder("Gate") == "FRA"


def test_without_people_in_the_towns_nobody_is_waited_for(play: Play, unit: Unit, scene: Scene) -> None:
    start, end = TOWN.index("towns:"), TOWN.index("objectives:")
    malians = unit("M1", "MLI", BESIDE, 300)
    setup = scene(TOWN[:start] + TOWN[end:], *french(unit), malians, unit("J1", "ANS", "x9y2", 20))
    game = play(setup, 4, "FRA")
    assert game.holder("Gate") == "FRA"
    assert Site.TOWN in {event.site for event in game.told(ev.SiteEntered)}
