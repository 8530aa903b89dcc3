"""The map file in the format of the Tiled editor (TMX 1.10): one tile layer, then typed objects.

Objects carry flat properties only, pixels are whole numbers and nothing depends on the day of the
build, so that the same tables make the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lxml import etree

from game.cartography.projection import (
    CENTRE_LAT,
    CENTRE_LON,
    EARTH_RADIUS_KM,
    GRID,
    KM_A_HEX,
    NORTH_KM,
    PIXELS_X,
    PIXELS_Y,
    WEST_KM,
)
from game.hexes import Grid

Pixel = tuple[int, int]
Value = str | int | float | bool

ELEVATION: Final = "elevation.asc"  # the file of heights beside the map

# What the editor draws each layer's objects in.
COLOURS: Final = {
    "regions": "#5b3f22",
    "borders": "#5a3556",
    "rivers": "#3e7f9f",
    "roads": "#4a2e1c",
    "crossings": "#234f66",
    "links": "#b3261e",
    "places": "#1e150c",
}


@dataclass(frozen=True)
class Sheet:
    """A rectangle of hexes and where its top left lies: kilometres from the centre of the projection."""

    grid: Grid
    west_km: float
    north_km: float


WHOLE: Final = Sheet(GRID, WEST_KM, NORTH_KM)


@dataclass(frozen=True)
class Shape:
    """An object on the map: a point, or a line or area if it has more pixels than one."""

    name: str
    kind: str
    pixels: list[Pixel]
    properties: Mapping[str, Value] = field(default_factory=dict)
    closed: bool = False


def write(
    target: Path, tileset: str, tiles: list[int], layers: Mapping[str, list[Shape]], sheet: Sheet = WHOLE
) -> None:
    """Writes the map: `tiles` are numbers in the tileset from 0, row by row."""
    count = sum(len(shapes) for shapes in layers.values())
    root = etree.Element("map", _head(sheet.grid, len(layers) + 2, count + 1))
    _properties(
        root,
        {
            "elevation": ELEVATION,
            "km_a_hex": KM_A_HEX,
            "projection": "Lambert azimuthal equal-area on a sphere",
            "radius_km": EARTH_RADIUS_KM,
            "lat0": CENTRE_LAT,
            "lon0": CENTRE_LON,
            "x0": sheet.west_km,
            "y1": sheet.north_km,
        },
    )
    etree.SubElement(root, "tileset", {"firstgid": "1", "source": tileset})
    _terrain(root, sheet.grid, tiles)
    number = 1
    for index, (name, shapes) in enumerate(layers.items()):
        look = {"color": COLOURS[name]} | ({"opacity": "0.35"} if name == "regions" else {})
        group = etree.SubElement(root, "objectgroup", {"id": str(index + 2), "name": name} | look)
        for shape in shapes:
            _object(group, number, shape)
            number += 1
    etree.indent(root, " ")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n")


def _terrain(root: etree._Element, grid: Grid, tiles: list[int]) -> None:
    size = {"width": str(grid.columns), "height": str(grid.rows)}
    layer = etree.SubElement(root, "layer", {"id": "1", "name": "terrain"} | size)
    rows = [tiles[row * grid.columns : (row + 1) * grid.columns] for row in range(grid.rows)]
    text = ",\n".join(",".join(str(tile + 1) for tile in row) for row in rows)
    etree.SubElement(layer, "data", {"encoding": "csv"}).text = f"\n{text}\n"


def _head(grid: Grid, next_layer: int, next_object: int) -> dict[str, str]:
    return {
        "version": "1.10",
        "tiledversion": "1.10.2",
        "orientation": "hexagonal",
        "renderorder": "right-down",
        "width": str(grid.columns),
        "height": str(grid.rows),
        "tilewidth": str(2 * PIXELS_X),
        "tileheight": str(4 * PIXELS_Y),
        "infinite": "0",
        "hexsidelength": str(2 * PIXELS_Y),
        "staggeraxis": "y",
        "staggerindex": "odd",
        "nextlayerid": str(next_layer),
        "nextobjectid": str(next_object),
    }


def _object(group: etree._Element, number: int, shape: Shape) -> None:
    x, y = shape.pixels[0]
    attributes = {"id": str(number), "name": shape.name, "type": shape.kind, "x": str(x), "y": str(y)}
    element = etree.SubElement(group, "object", attributes)
    _properties(element, shape.properties)
    if len(shape.pixels) == 1:
        etree.SubElement(element, "point")
    else:
        points = " ".join(f"{px - x},{py - y}" for px, py in shape.pixels)
        etree.SubElement(element, "polygon" if shape.closed else "polyline", {"points": points})


def _properties(element: etree._Element, properties: Mapping[str, Value]) -> None:
    if not properties:
        return
    group = etree.SubElement(element, "properties")
    for name, value in sorted(properties.items()):
        attributes = {"name": name}
        if isinstance(value, bool):
            attributes |= {"type": "bool", "value": str(value).lower()}
        elif isinstance(value, str):
            attributes |= {"value": value}
        else:
            attributes |= {"type": type(value).__name__, "value": str(value)}
        etree.SubElement(group, "property", attributes)
