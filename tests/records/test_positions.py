"""Positions in words."""

from __future__ import annotations

from game.records.positions import at, describe, point
from game.scenario import Setup
from game.terms import OFF_MAP


def test_positions_are_told_by_the_nearest_place(bend: Setup) -> None:
    grid = bend.theatre.grid
    told_of = {
        "x2y0": "Konna",
        "x3y0": "20 km east of Konna",
        "x0y0": "40 km west of Konna",
        "x2y1": "20 km south-east of Konna",
        "x1y1": "20 km south-west of Konna",
        "x5y2": "35 km south of Sevare",
        "x12y2": "Gao",
        "x13y2": "Gao airfield",
        "x12y0": "35 km north of Gao",
        "x9y0": "between Gao and Sevare",
    }
    assert {name: describe(bend.theatre, grid.parse(name)) for name in told_of} == told_of


def test_a_position_off_the_map_is_told_as_such(bend: Setup) -> None:
    assert describe(bend.theatre, OFF_MAP) == "off"


def test_a_position_fits_its_sentence(bend: Setup) -> None:
    theatre, konna, east = bend.theatre, bend.theatre.where("Konna"), bend.theatre.where("x3y0")
    assert [at(theatre, konna), at(theatre, east)] == ["at Konna", "20 km east of Konna"]
    assert [point(theatre, konna), point(theatre, east)] == ["Konna", "a point 20 km east of Konna"]
