"""Places, rivers and roads of the shipped map are those of northern Mali in January 2013."""

from __future__ import annotations

import csv
import math
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from game.paths import assets_folder
from game.terms import OFF_MAP, HexId

if TYPE_CHECKING:
    from tests.cartography.conftest import Chart

TABLES = Path(__file__).parents[2] / "game" / "cartography" / "tables"

BOXES = {
    "Abidjan",
    "Bamako",
    "Dakar",
    "N'Djamena",
    "Nema",
    "Northern Niger",
    "Ouagadougou",
    "South-west Libya",
    "Southern Algeria",
    "Taoudenni",
}
RIGHT_BANK = ("Segou", "Markala", "Mopti", "Konna", "Gourma-Rharous", "Wabaria")
LEFT_BANK = (
    "Macina",
    "Diafarabe",
    "Niafunke",
    "Tonka",
    "Dire",
    "Korioume",
    "Timbuktu",
    "Bamba",
    "Temera",
    "Bourem",
    "Gao",
    "Ansongo",
    "Labbezanga",
    "Ayorou",
    "Tillabery",
    "Niamey",
)
# Away from the river, yet on one side of it.
SOUTH_OF_IT = ("Sevare", "Douentza", "Boni", "Hombori", "Gossi", "Bambara-Maounde", "Tessit", "San", "Dori")
NORTH_OF_IT = ("Niono", "Diabaly", "Tenenkou", "Lere", "Goundam", "Ber", "Kidal", "Menaka", "Ouallam")
CHECKPOINTS = (
    "Konna",
    "Mopti-Sevare",
    "Diabaly",
    "Douentza",
    "Hombori",
    "Gao",
    "Timbuktu",
    "Kidal",
    "Ansongo",
    "Kidal airfield",
    "Aguelhok",
    "Tessalit",
    "Bourem",
    "Tigharghar",
    "Menaka",
)
AIRFIELDS = ("Gao", "Timbuktu", "Kidal", "Tessalit", "Sevare", "Niamey", "Menaka", "Ansongo")


# --- the file ---------------------------------------------------------------------------------


def test_it_is_a_hexagonal_map_of_57_by_58_in_the_editors_terms(chart: Chart) -> None:
    expected = {
        "version": "1.10",
        "orientation": "hexagonal",
        "staggeraxis": "y",
        "staggerindex": "odd",
        "width": "57",
        "height": "58",
        "tilewidth": "56",
        "tileheight": "64",
        "hexsidelength": "32",
        "infinite": "0",
    }
    assert {name: chart.root.get(name) for name in expected} == expected
    assert len(chart.terrain) == 57 * 58
    ids = [element.get("id") for element in chart.root.iter("object")]
    assert len(ids) == len(set(ids))


def test_properties_are_flat_and_every_object_has_name_and_type(chart: Chart) -> None:
    kinds = {p.get("type", "string") for p in chart.root.iter("property")}
    assert kinds <= {"string", "int", "float", "bool"}
    assert all(thing.name and thing.kind for layer in chart.layers.values() for thing in layer)


def test_the_tileset_has_a_picture_that_holds_its_tiles() -> None:
    image = pytest.importorskip("PIL.Image")
    folder = assets_folder() / "tiles"
    tileset = etree.parse(folder / "terrain.tsx").getroot()
    with image.open(folder / tileset.find("image").get("source")) as picture:
        columns = int(tileset.get("columns", ""))
        assert picture.size == (56 * columns, 64 * int(tileset.get("tilecount", "")) // columns)
        covered = picture.convert("RGBA").crop((0, 0, 56, 64)).getchannel("A").histogram()[255]
    assert covered == 56 * 48  # a hex's share of the plane: tiles meet without gap or overlap


def test_names_of_places_are_unique_and_no_alias_means_two_places(chart: Chart) -> None:
    names = [thing.name for thing in chart.layers["places"]]
    aliases = [a for thing in chart.layers["places"] for a in thing.facts["aliases"].split(";") if a]
    assert [name for name, count in Counter(names + aliases).items() if count > 1] == []


# --- places -----------------------------------------------------------------------------------


def test_every_place_lies_in_the_hex_of_its_coordinates(chart: Chart) -> None:
    for thing in chart.layers["places"]:
        lat, lon = float(thing.facts["lat"]), float(thing.facts["lon"])
        here = chart.grid.nearest(*chart.place_on_earth(lat, lon))
        assert chart.grid.name(here) == thing.facts["hex"], thing.name
        assert math.dist(thing.pixels[0], chart.pixel(here)) < 20, thing.name


def test_no_two_towns_share_a_hex(chart: Chart) -> None:
    hexes = Counter(thing.facts["hex"] for thing in chart.layers["places"] if thing.kind != "Airfield")
    assert [name for name, count in hexes.items() if count > 1] == []


def test_distances_on_the_map_are_those_on_the_earth(chart: Chart) -> None:
    x1, y1 = chart.place_on_earth(16.27, -0.04)  # Gao
    x2, y2 = chart.place_on_earth(20.20, 1.01)  # Tessalit, 451 km away by great circle
    assert 20 * math.hypot(x2 - x1, y2 - y1) == pytest.approx(451.0, rel=0.01)


def test_every_place_of_the_table_is_on_the_map(chart: Chart) -> None:
    with (TABLES / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 80
    assert [row["name"] for row in rows if row["name"] not in chart.places] == []


def test_every_checkpoint_of_the_record_exists(chart: Chart) -> None:
    assert [name for name in CHECKPOINTS if name not in chart.by_alias] == []
    assert chart.by_alias["Mopti-Sevare"].name == "Sevare"
    assert chart.by_alias["Ametettai"] is chart.places["Tigharghar"]
    assert chart.places["Tigharghar"].kind == "Stronghold"


def test_town_and_airfield_share_a_hex_and_are_two_places(chart: Chart) -> None:
    for name in AIRFIELDS:
        town, field = chart.places[name], chart.places[f"{name} airfield"]
        assert (town.kind, field.kind) == ("Town", "Airfield")
        assert town.facts["hex"] == field.facts["hex"]
    assert chart.places["Gao airfield"].facts["condition"] == "open"
    assert chart.places["Kidal airfield"].facts["condition"] == "light"
    assert chart.places["Segou airfield"].facts["condition"] == "closed"


# --- rivers -----------------------------------------------------------------------------------


def test_rivers_run_along_hexsides_from_the_rim_and_never_meet_themselves(chart: Chart) -> None:
    niger, bani = chart.river("Niger"), chart.river("Bani")
    for course in (niger, bani):
        assert len(course) == len(set(course))
        for a, b in pairwise(course):
            assert chart.grid.left_of(a, b) != OFF_MAP
            assert chart.grid.left_of(b, a) != OFF_MAP
    assert [corner for corner in bani if corner in niger] == [bani[-1]]
    for end in (niger[0], niger[-1], bani[0]):
        on_rim = [h for h in range(len(chart.grid)) if chart.grid.neighbours[h].min() == OFF_MAP]
        assert any(end == chart.grid.corner(h, k) for h in on_rim for k in range(6))


@pytest.mark.parametrize(("names", "hand"), [(LEFT_BANK, "left"), (RIGHT_BANK, "right")])
def test_every_river_town_touches_the_river_on_its_own_bank(
    chart: Chart, names: tuple[str, ...], hand: str
) -> None:
    sides = [(chart.grid.left_of(a, b), chart.grid.left_of(b, a)) for a, b in pairwise(chart.river("Niger"))]
    banks = {"left": {left for left, _ in sides}, "right": {right for _, right in sides}}
    other = "right" if hand == "left" else "left"
    for name in names:
        assert chart.hex_of(name) in banks[hand], name
        assert chart.hex_of(name) not in banks[other], name
        assert chart.places[name].facts["bank"] == hand


def test_the_bani_keeps_djenne_from_mopti(chart: Chart) -> None:
    sides = [(chart.grid.left_of(a, b), chart.grid.left_of(b, a)) for a, b in pairwise(chart.river("Bani"))]
    assert chart.hex_of("Djenne") in {left for left, _ in sides}
    assert chart.hex_of("Mopti") in {right for _, right in sides}


def test_the_valley_of_tassiga_rises_inland_and_cuts_the_road_to_niger(chart: Chart) -> None:
    niger, valley = chart.river("Niger"), chart.river("Tassiga wadi")
    assert [corner for corner in valley if corner in niger] == [valley[-1]]
    sides = [frozenset((chart.grid.left_of(a, b), chart.grid.left_of(b, a))) for a, b in pairwise(valley)]
    bridge = chart.crossed({thing.name: thing for thing in chart.layers["crossings"]}["Tassiga bridge"])
    crossed = [frozenset(pair) for pair in pairwise(chart.road("Ansongo", "Labbezanga"))]
    assert [side for side in crossed if side in sides] == [bridge]
    assert chart.hex_of("Tassiga") in bridge
    round_it = chart.flooded([chart.hex_of("Tassiga")], set(map(frozenset, chart.river_sides())))
    assert chart.hex_of("Ansongo") in round_it


def test_the_niger_parts_the_map_in_two(chart: Chart) -> None:
    niger = chart.river("Niger")
    sides = [(chart.grid.left_of(a, b), chart.grid.left_of(b, a)) for a, b in pairwise(niger)]
    shut = {frozenset(side) for side in sides}
    north = chart.flooded([left for left, _ in sides], shut)
    south = chart.flooded([right for _, right in sides], shut)
    assert not north & south
    assert len(north) + len(south) == len(chart.grid)
    assert [name for name in NORTH_OF_IT if chart.hex_of(name) not in north] == []
    assert [name for name in SOUTH_OF_IT if chart.hex_of(name) not in south] == []


def test_crossings_stand_on_river_sides_and_doubtful_ones_say_so(chart: Chart) -> None:
    sides = {frozenset(side) for side in chart.river_sides()}
    crossings = {thing.name: thing for thing in chart.layers["crossings"]}
    for thing in crossings.values():
        assert chart.crossed(thing) in sides, thing.name
    bridges = {name for name, thing in crossings.items() if thing.kind == "Bridge"}
    assert bridges == {"Markala bridge", "Wabaria bridge", "Niamey bridge", "Douna bridge", "Tassiga bridge"}
    sure = {n for n, t in crossings.items() if t.kind == "Ferry" and t.facts["confidence"] == "sure"}
    assert sure == {"Korioume ferry", "Djenne ferry"}
    assert chart.crossed(crossings["Wabaria bridge"]) == {chart.hex_of("Gao"), chart.hex_of("Wabaria")}


# --- roads and links --------------------------------------------------------------------------


def test_every_road_joins_the_places_it_names_hex_by_hex(chart: Chart) -> None:
    roads = chart.layers["roads"]
    assert len(roads) > 100
    for road in roads:
        path = chart.path(road)
        assert OFF_MAP not in path, road.name
        assert (path[0], path[-1]) == (chart.hex_of(road.facts["from"]), chart.hex_of(road.facts["to"]))
        assert all(chart.grid.distance(a, b) == 1 for a, b in pairwise(path)), road.facts
        assert road.facts["class"] in {"paved", "graded", "piste"}
        assert 1 <= int(road.facts["condition"]) <= 4


def test_a_roads_hexes_fit_its_kilometres(chart: Chart) -> None:
    for road in chart.layers["roads"]:
        km, steps = int(road.facts["km"]), len(road.pixels) - 1
        assert abs(steps * 20 - km) <= max(30, km * 0.4), (road.facts["from"], road.facts["to"])


def test_roads_cross_rivers_only_at_bridges_and_ferries(chart: Chart) -> None:
    rivers = {frozenset(side) for side in chart.river_sides()}
    crossings = {chart.crossed(thing): thing for thing in chart.layers["crossings"]}
    used = set()
    for road in chart.layers["roads"]:
        for a, b in pairwise(chart.path(road)):
            if frozenset((a, b)) in rivers:
                assert frozenset((a, b)) in crossings, (road.facts["from"], road.facts["to"])
                used.add(crossings[frozenset((a, b))].name)
    bridges = {"Markala bridge", "Wabaria bridge", "Niamey bridge", "Douna bridge", "Tassiga bridge"}
    assert {*bridges, "Korioume ferry"} <= used


def test_every_town_is_on_a_road_and_the_roads_hang_together(chart: Chart) -> None:
    joined = {frozenset(pair) for road in chart.layers["roads"] for pair in pairwise(chart.path(road))}
    neighbours = {
        frozenset((HexId(h), HexId(int(n)))) for h in range(len(chart.grid)) for n in chart.grid.neighbours[h]
    }
    network = chart.flooded([chart.hex_of("Gao")], neighbours - joined)
    assert [name for name in chart.places if chart.hex_of(name) not in network] == []


def test_roads_leave_the_map_for_every_box(chart: Chart) -> None:
    links = chart.layers["links"]
    assert {link.facts["box"] for link in links} == BOXES
    ends = {road.facts["to"] for road in chart.layers["roads"]}
    roads = {here for road in chart.layers["roads"] for here in chart.path(road)}
    for link in links:
        here = chart.hex_of(link.name)
        assert chart.grid.neighbours[here].min() == OFF_MAP, link.name
        assert here in roads
        assert int(link.facts["km"]) > 0
    assert {link.name for link in links} - ends == {"Dakar road"}  # it shares the Segou road's hex
