"""Builds the map: rivers, then roads, then the ground they run over, then the files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from game.cartography import elevation, layers, tables, tileset, tmx
from game.cartography.borders import border_shapes
from game.cartography.cut import CUTS
from game.cartography.ground import classify
from game.cartography.network import lay_network
from game.cartography.projection import GRID
from game.cartography.survey import survey

TILESET: Final = "../../assets/tiles/terrain.tsx"


def build(target: Path) -> None:
    """Writes `map.tmx` and `elevation.asc` of the shipped scenarios and `assets/tiles/` under a folder.

    The whole map is that of `scenarios/northern-mali/`; smaller scenarios have parts cut out of it.

    The same tables and packages make the same bytes. Raises ModuleNotFoundError without the optional
    packages, ValueError if the tables ask for a road or river that cannot be laid.
    """
    network = lay_network()
    roads = {here for _, path in network.routes for here in path}
    towns = {place.here for place in network.places.values()}
    kinds = classify(survey(), tables.regions(), roads, towns)
    tiles = [tileset.tile_of(kind, GRID.column_row(here)) for here, kind in enumerate(kinds)]
    objects = {
        "regions": layers.region_shapes(),
        "borders": border_shapes(),
        "rivers": layers.river_shapes(network),
        "roads": layers.road_shapes(network),
        "crossings": layers.crossing_shapes(network),
        "links": layers.link_shapes(network),
        "places": layers.place_shapes(network),
    }
    tileset.draw(target / "assets" / "tiles")
    name = target / "scenarios" / "northern-mali" / "map.tmx"
    tmx.write(name, TILESET, tiles, objects)
    elevation.write(name.with_name(tmx.ELEVATION))
    for cut in CUTS:
        name = target / "scenarios" / cut.scenario / "map.tmx"
        tmx.write(name, TILESET, cut.tiles(tiles), cut.objects(objects), cut.sheet)
        elevation.write(name.with_name(tmx.ELEVATION), cut.sheet)
