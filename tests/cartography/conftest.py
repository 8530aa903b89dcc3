"""The shipped map as the tests read it: from the file itself, with no code of the builder."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import pytest
from lxml import etree

from game.hexes import Corner, Grid
from game.paths import scenarios_folder
from game.terms import OFF_MAP, HexId

MAP = scenarios_folder() / "northern-mali" / "map.tmx"

Pair = frozenset[HexId]


class Thing:
    """An object of the file: its name, type, properties and absolute pixels."""

    def __init__(self, element: etree._Element) -> None:
        self.name, self.kind = element.get("name", ""), element.get("type", "")
        self.facts = {p.get("name"): p.get("value", "") for p in element.findall("properties/property")}
        x, y = int(element.get("x", "")), int(element.get("y", ""))
        line = next((child for child in element if child.tag in ("polyline", "polygon")), None)
        points = "0,0" if line is None else line.get("points", "")
        steps = [tuple(map(int, point.split(","))) for point in points.split()]
        self.pixels = [(x + dx, y + dy) for dx, dy in steps]


class Chart:
    """The file, read."""

    def __init__(self, path: Path) -> None:
        self.root = etree.parse(path, etree.XMLParser(resolve_entities=False, no_network=True)).getroot()
        self.grid = Grid(int(self.root.get("width", "")), int(self.root.get("height", "")))
        tileset = etree.parse(path.parent / self.root.find("tileset").get("source", "")).getroot()
        kinds = {int(tile.get("id", "")): tile.get("type", "") for tile in tileset.findall("tile")}
        text = self.root.find("layer/data").text or ""
        self.terrain = [kinds[int(tile) - 1] for tile in text.split(",")]
        self.layers = {
            group.get("name"): [Thing(element) for element in group.findall("object")]
            for group in self.root.findall("objectgroup")
        }

    @cached_property
    def places(self) -> dict[str, Thing]:
        return {thing.name: thing for thing in self.layers["places"]}

    @cached_property
    def by_alias(self) -> dict[str, Thing]:
        aliases = {
            alias: t for t in self.layers["places"] for alias in t.facts["aliases"].split(";") if alias
        }
        return aliases | self.places

    def hex_of(self, name: str) -> HexId:
        """The hex of a place by name or alias, or of a link."""
        links = {link.name: link for link in self.layers["links"]}
        return self.grid.parse((self.by_alias | links)[name].facts["hex"])

    def hex_at(self, pixel: tuple[int, int]) -> HexId:
        """The hex whose centre is that very pixel, or OFF_MAP."""
        row, rest = divmod(pixel[1] - 32, 48)
        column, off = divmod(pixel[0] - 28 - 28 * (row & 1), 56)
        return self.grid.at(column, row) if rest == off == 0 else OFF_MAP

    def path(self, road: Thing) -> list[HexId]:
        return [self.hex_at(pixel) for pixel in road.pixels]

    def road(self, a: str, b: str) -> list[HexId]:
        return next(self.path(r) for r in self.layers["roads"] if {r.facts["from"], r.facts["to"]} == {a, b})

    def river(self, name: str) -> list[Corner]:
        (river,) = (r for r in self.layers["rivers"] if r.kind == "River" and r.name == name)
        assert all(x % 28 == 0 and y % 16 == 0 for x, y in river.pixels)
        return [Corner(x // 28 - 1, y // 16 - 2) for x, y in river.pixels]

    def river_sides(self) -> Iterator[tuple[HexId, HexId]]:
        """Left and right hex of every hexside of a river."""
        for name in ("Niger", "Bani", "Tassiga wadi"):
            for a, b in pairwise(self.river(name)):
                yield self.grid.left_of(a, b), self.grid.left_of(b, a)

    def crossed(self, crossing: Thing) -> Pair:
        """The two hexes a crossing joins: those whose centres are as far from it as can be equal."""
        x, y = crossing.pixels[0]
        near = [h for h in range(len(self.grid)) if math.dist((x, y), self.pixel(h)) < 30]
        assert len(near) == 2
        return frozenset(HexId(h) for h in near)

    def pixel(self, here: int) -> tuple[int, int]:
        column, row = self.grid.column_row(here)
        return 28 + 56 * column + 28 * (row & 1), 32 + 48 * row

    def flooded(self, start: list[HexId], shut: set[Pair]) -> set[HexId]:
        """Every hex reached from some without going from one to another of a shut pair."""
        seen, queue = set(start), list(start)
        while queue:
            here = queue.pop()
            for there in (HexId(int(n)) for n in self.grid.neighbours[here] if n != OFF_MAP):
                if there not in seen and frozenset((here, there)) not in shut:
                    seen.add(there)
                    queue.append(there)
        return seen

    def place_on_earth(self, lat: float, lon: float) -> tuple[float, float]:
        """Hex widths from the centre of x0y0, by the projection that the file declares."""
        facts = {p.get("name"): p.get("value", "") for p in self.root.findall("properties/property")}
        lat0, radius, width = math.radians(float(facts["lat0"])), float(facts["radius_km"]), 20
        away, lat = math.radians(lon - float(facts["lon0"])), math.radians(lat)
        near = math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(away)
        k = radius * math.sqrt(2 / (1 + near))
        east = k * math.cos(lat) * math.sin(away)
        north = k * (math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(away))
        x, y = (east - float(facts["x0"])) / width - 0.5, (float(facts["y1"]) - north) / width
        return x, y - math.sqrt(3) / 4

    def kind_at(self, lat: float, lon: float) -> str:
        return self.terrain[self.grid.nearest(*self.place_on_earth(lat, lon))]


@pytest.fixture(scope="session")
def chart() -> Chart:
    return Chart(MAP)
