"""What a rendered map shows of a scenario: its ground, lines, towns and heights, and a hash of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from game.hexes import Corner, Grid
from game.model.land import Drawn
from game.scenario import Setup
from game.scenario.elevation import Elevation, read_elevation
from game.scenario.faults import Faults
from game.scenario.mapfile import ELEVATION, beside
from game.scenario.snapping import Pixels, corner_path
from game.scenario.tmx import Element, Reading, read_xml
from game.sheet.geometry import HEIGHT, ROW
from game.terms import Ints, Site

Point = tuple[float, float]  # in hex widths from the map's top left corner
Line = tuple[Point, ...]
HexSide = frozenset[Corner]


@dataclass(frozen=True, eq=False)
class MapData:
    """All that is drawn of a map."""

    grid: Grid
    km_a_hex: int
    drawn: tuple[Drawn, ...]  # (kinds,)
    ground: Ints  # (hexes,) kind
    road: Ints  # (hexes, 6) road class + 1, 0 none
    crossing: Ints  # (hexes, 6) `Crossing`
    towns: tuple[int, ...]  # hexes with places
    exits: tuple[int, ...]  # hexes in which roads leave the map
    streams: frozenset[HexSide]  # rivers that are smaller than the others
    channels: tuple[Line, ...]
    borders: tuple[Line, ...]
    elevation: Elevation | None = None

    @property
    def digest(self) -> str:
        """A hash of all of it."""
        seen = hashlib.sha256()
        shape = (self.grid.columns, self.grid.rows, self.km_a_hex, self.drawn, self.towns, self.exits)
        streams = sorted(sorted((c.x, c.y) for c in side) for side in self.streams)
        seen.update(repr((shape, streams, self.channels, self.borders)).encode())
        arrays = [self.ground, self.road, self.crossing]
        if self.elevation:
            seen.update(repr(self.elevation.cell_km).encode())
            arrays.append(self.elevation.metres.view(np.int32))
        for array in arrays:
            seen.update(repr(array.shape).encode() + array.tobytes())
        return seen.hexdigest()[:24]


def map_data(setup: Setup) -> MapData:
    """What is drawn of a loaded scenario."""
    theatre = setup.theatre
    lines = _MapFile.of(setup)
    return MapData(
        grid=theatre.grid,
        km_a_hex=theatre.km_a_hex,
        drawn=theatre.drawn or (Drawn(),) * len(theatre.terrains),
        ground=theatre.terrain,
        road=theatre.road,
        crossing=theatre.crossing,
        towns=tuple(sorted({int(place.hex) for place in theatre.places if place.site != Site.AIRFIELD})),
        exits=tuple(sorted({int(link.hex) for link in theatre.links})),
        streams=frozenset(lines.streams()) if lines else frozenset(),
        channels=tuple(lines.lines("rivers", "Channel")) if lines else (),
        borders=tuple(lines.lines("borders", "Border")) if lines else (),
        elevation=lines.elevation(setup) if lines else None,
    )


@dataclass(frozen=True, slots=True)
class Named:
    """Something of the map that has a name: a region by its outline, a river by its course."""

    text: str
    kind: Literal["region", "river"]
    points: Line


def names_of(setup: Setup) -> tuple[Named, ...]:
    """What is named on a scenario's map besides its places; nothing if it has no map file."""
    lines = _MapFile.of(setup)
    if lines is None:
        return ()
    regions = [Named(name, "region", line) for name, line in lines.named("regions", "Region", "polygon")]
    rivers = [
        Named(name, "river", line)
        for kind in ("River", "Channel")
        for name, line in lines.named("rivers", kind, "polyline")
    ]
    return (*regions, *rivers)


@dataclass
class _MapFile:
    """The lines of a map file that are drawn and that no rule reads."""

    name: str
    root: Element
    pixels: Pixels
    reading: Reading

    @classmethod
    def of(cls, setup: Setup) -> _MapFile | None:
        """The map file of a scenario; None if it has a sketch."""
        name = next((name for name in setup.files if name.endswith(".tmx")), None)
        faults = Faults()
        root = None if name is None else read_xml(name, setup.files[name].decode("utf-8-sig"), faults)
        if name is None or root is None:
            return None
        width, height = (int(root.attributes[key]) for key in ("tilewidth", "tileheight"))
        return cls(name, root, Pixels(setup.theatre.grid, width, height), Reading(faults))

    def elevation(self, setup: Setup) -> Elevation | None:
        """The heights that lie beside it."""
        name = beside(self.name, self.root.properties.get(ELEVATION, ""))
        data = setup.files.get(name)
        return None if data is None else read_elevation(name, data.decode("utf-8-sig"), self.reading.faults)

    def _objects(self, layer: str, kind: str) -> Iterator[Element]:
        for group in self.root.all("objectgroup"):
            if group.name == layer:
                yield from (element for element in group.all("object") if element.kind == kind)

    def lines(self, layer: str, kind: str) -> Iterator[Line]:
        """The polylines of a kind of object, in hex widths."""
        return (line for _name, line in self.named(layer, kind, "polyline"))

    def named(self, layer: str, kind: str, shape: str) -> Iterator[tuple[str, Line]]:
        """The lines or outlines of a kind of object with their names, in hex widths."""
        for element in self._objects(layer, kind):
            line = [self._place(*point) for point in self.reading.points(element, shape)]
            if len(line) > 1:
                yield element.name, tuple(line)

    def _place(self, x: float, y: float) -> Point:
        """A pixel of the file in hex widths; its hexes need not be quite regular."""
        return x / self.pixels.tile_width, y / (0.75 * self.pixels.tile_height) * ROW

    def streams(self) -> Iterator[HexSide]:
        """The hexsides of rivers that say they are not navigable."""
        for element in self._objects("rivers", "River"):
            if element.properties.get("navigable", "true") == "false":
                points = self.reading.points(element, "polyline")
                corners = [self.pixels.nearest_corner(*point) for point in points]
                for a, b in pairwise(corners):
                    path = corner_path(self.pixels.grid, a, b)
                    yield from (frozenset(pair) for pair in pairwise(path))


def place_of(corner: Corner) -> Point:
    """A corner of hexes, in hex widths."""
    return 0.5 + corner.x / 2, HEIGHT / 2 + corner.y * ROW / 3
