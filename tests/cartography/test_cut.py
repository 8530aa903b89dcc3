"""A map cut out of the whole shows the same places, ground and roads, and nothing that it does not reach."""

from __future__ import annotations

import pytest

from game.cartography.cut import CUTS, Cut
from game.cartography.projection import GRID, pixel_of_hex
from game.cartography.tmx import Shape
from game.paths import scenarios_folder
from game.scenario import load
from game.terms import HexId

CUT = Cut("part", column=10, row=4, columns=5, rows=6)


def whole(column: int, row: int) -> HexId:
    """A hex of the whole map by its column and row in the cut."""
    return GRID.at(CUT.column + column, CUT.row + row)


def road(*hexes: HexId) -> Shape:
    return Shape("R", "Road", [pixel_of_hex(here) for here in hexes], {"km": 20 * (len(hexes) - 1)})


def test_a_point_is_told_of_its_hex_anew_and_one_outside_is_left_out() -> None:
    inside = Shape("A", "Town", [pixel_of_hex(whole(2, 3))], {"hex": GRID.name(whole(2, 3))})
    outside = Shape("B", "Town", [pixel_of_hex(GRID.at(20, 4))], {"hex": "x20y4"})
    (kept,) = CUT.objects({"places": [inside, outside]})["places"]
    assert kept.properties["hex"] == "x2y3"
    assert kept.pixels == [(28 + 56 * 2 + 28, 32 + 48 * 3)]


def test_a_road_that_leaves_and_returns_becomes_two_with_their_share_of_its_km() -> None:
    out = [GRID.at(CUT.column - 1, CUT.row + 2)]
    path = [whole(2, 2), whole(1, 2), whole(0, 2), *out, whole(0, 3), whole(1, 3)]
    parts = CUT.objects({"roads": [road(*path)]})["roads"]
    assert [(len(part.pixels), part.properties["km"]) for part in parts] == [(3, 40), (2, 20)]


def test_a_road_that_only_touches_the_cut_is_left_out() -> None:
    touching = road(whole(0, 2), GRID.at(CUT.column - 1, CUT.row + 2))
    assert CUT.objects({"roads": [touching]})["roads"] == []


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: cut.scenario)
def test_a_shipped_cut_is_the_same_country(cut: Cut) -> None:
    assert cut.row % 2 == 0, "rows are shifted as those of the whole"
    assert (scenarios_folder() / cut.scenario / "map.tmx").is_file()
    part, campaign = load(cut.scenario).theatre, load("northern-mali").theatre
    for place in part.places:
        column, row = part.grid.column_row(place.hex)
        there = campaign.places[campaign.place_named[place.name]].hex
        assert campaign.grid.column_row(there) == (column + cut.column, row + cut.row)
        kind = part.terrains[int(part.terrain[place.hex])]
        assert kind == campaign.terrains[int(campaign.terrain[there])]
    assert len(part.places) == sum(cut.holds(place.hex) for place in campaign.places)
