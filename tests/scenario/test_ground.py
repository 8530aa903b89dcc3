"""What a map costs to cross, reckoned by hand on maps of a few hexes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from game.hexes import DIRECTIONS
from game.model.theatre import Theatre
from game.scenario import ScenarioFaults, load_text
from game.terms import IMPASSABLE, OFF_MAP, Crossing

FRAME = """
format: 1
name: sketch
title: Sketch
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 3}
factions: [{id: FRA, name: France, letter: F, colour: "#1B63B5"}]
movement:
  trucks:
    roads: {paved: 150, graded: 140, piste: 10}
    safe_roads: {paved: 400}
    ground: {reg: 80, sand: 50, massif: 5}
    ferry: 500
  feet: {roads: {}, ground: {reg: 25}, river: 700}
  still: {roads: {}, ground: {}}
"""

ROW = "map: |\n  r. r. r. s.\n   r. m. e. r.\n"


def theatre(*parts: str) -> Theatre:
    return load_text(FRAME + "".join(parts)).theatre


def legs(made: Theatre, here: str, movement: str = "trucks", safe: str = "tactical") -> Mapping[str, int]:
    """The cost of leaving a hex, by direction, where it can be left at all."""
    costs = getattr(made.movement, safe)[made.movement.classes.index(movement), made.grid.parse(here)]
    return {word: int(cost) for word, cost in zip(DIRECTIONS, costs, strict=True) if cost < IMPASSABLE}


def test_open_ground_goes_at_the_speed_of_the_ground_entered() -> None:
    made = theatre(ROW)
    # 20 km at 80, 50 and 5 km a day; the erg is closed, so is the edge of the map.
    assert legs(made, "x2y0") == {"E": 400, "W": 250, "SW": 4000}
    assert legs(made, "x2y0", "feet") == {"W": 800}
    assert legs(made, "x2y0", "still") == {}


def test_a_road_has_its_own_length_and_speed() -> None:
    made = theatre(ROW, "roads: [[x0y0, x3y0, paved, 50]]\n")
    # 500 tenths over three legs: 166, 167, 167.
    tenths = made.road_km[[made.grid.parse(f"x{c}y0") for c in range(3)], 0]
    assert tenths.tolist() == [166, 167, 167]
    assert legs(made, "x0y0")["E"] == 166 * 100 // 150
    assert legs(made, "x2y0")["E"] == 167 * 100 // 150  # into sand, by the road
    assert legs(made, "x0y0", safe="safe")["E"] == 166 * 100 // 400
    assert legs(made, "x0y0", safe="safe")["SE"] == legs(made, "x0y0")["SE"]


def test_open_ground_is_taken_where_the_road_is_worse() -> None:
    made = theatre(ROW, "roads: [[x0y0, x1y0, piste, 25]]\n")
    assert legs(made, "x0y0")["E"] == 250  # not 25 km at 10 km a day


def test_a_road_leads_through_closed_ground() -> None:
    made = theatre(ROW, "roads: [[x2y0, x2y1, paved, 30]]\n")
    assert legs(made, "x2y0")["SE"] == 300 * 100 // 150
    assert "SE" not in legs(made, "x2y0", "feet")


@pytest.mark.parametrize("order", [1, -1])
def test_the_better_of_two_roads_counts(order: int) -> None:
    roads = ["[x0y0, x2y0, paved, 60]", "[x0y0, x1y0, graded, 20]"][::order]
    made = theatre(ROW, f"roads: [{', '.join(roads)}]\n")
    here = made.grid.parse("x0y0")
    assert (made.roads[made.road[here, 0] - 1], int(made.road_km[here, 0])) == ("paved", 300)


RIVER = "rivers: [[x1y0, E], [x2y0, SW], [x1y1, E]]\n"


def test_a_river_stops_those_who_cannot_cross_it() -> None:
    made = theatre(ROW, RIVER)
    assert "E" not in legs(made, "x1y0")
    assert legs(made, "x1y0", "feet")["E"] == 800 + 700


def test_a_bridge_is_free_and_a_ferry_takes_its_time() -> None:
    made = theatre(ROW, RIVER, "bridges: [[x1y0, E]]\nferries: [[x1y1, NE]]\n")
    assert legs(made, "x1y0")["E"] == 250
    assert legs(made, "x1y1")["NE"] == 250 + 500
    assert legs(made, "x2y0", "feet")["W"] == 800
    feet = made.movement.classes.index("feet")  # no ferry of its own: it fords, if the far bank is open
    assert made.movement.tactical[feet, made.grid.parse("x1y1"), 1] == 800 + 700


def test_hexsides_are_the_same_from_both_sides() -> None:
    made = theatre(ROW, RIVER, "bridges: [[x1y0, E]]\n", "roads: [[x0y0, x3y0, paved, 50]]\n")
    for table in (made.road, made.road_km, made.crossing):
        for here in range(len(made.grid)):
            for direction, there in enumerate(made.neighbours[here]):
                if there != OFF_MAP:
                    assert table[here, direction] == table[there, (direction + 3) % 6]
    assert (made.crossing == Crossing.BRIDGE).sum() == 2
    assert (made.road[made.neighbours == OFF_MAP] == 0).all()


def test_no_leg_is_free() -> None:
    made = theatre(ROW.replace("s.", "r."), "roads: [[x0y0, x3y0, paved, 0]]\n")
    assert legs(made, "x0y0")["E"] == 1
    assert made.movement.tactical.dtype == np.int32


@pytest.mark.parametrize(
    ("text", "place", "what"),
    [
        ("map: |\n  r. r.\n   r. r. r.\n", "17:4", "this row has 3 cells, the first 2"),
        ("map: |\n  r. x.\n", "16:6", "a cell is a letter of ground"),
        ("map: |\n  r. rG\n", "16:6", "this letter is not in the legend (got 'G')"),
        ("map: |\n  r. r.\nlegend: {G: {place: Gao}}\n", "17:13", "no cell of the sketch bears the letter G"),
        ("map: |\n  rG rG\nlegend: {G: {place: Gao}}\n", "16:6", "a letter of the legend stands for one hex"),
        (f"{ROW}rivers: [[x0y0, W]]\n", "18:10", "this hexside is the edge of the map"),
        (f"{ROW}bridges: [[x0y0, E]]\n", "18:11", "bridge 'bridges': no river runs between x0y0 and x1y0"),
        (f"{ROW}{RIVER}roads: [[x0y0, x3y0, paved, 9]]\n", "19:9", "crosses a river without bridge or ferry"),
    ],
)
def test_faults_of_a_sketch(text: str, place: str, what: str) -> None:
    with pytest.raises(ScenarioFaults) as caught:
        theatre(text)
    assert len(caught.value.faults) == 1, str(caught.value)
    head = str(caught.value).split("\n")[0]
    assert head.startswith(f"scenario.yaml:{place}: error: ")
    assert what in head
