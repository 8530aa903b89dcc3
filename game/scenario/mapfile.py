"""What the layers of a map file mean: ground, roads, rivers, crossings, places, links, regions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.hexes import POSITION, Grid
from game.scenario.faults import Faults, Mark
from game.scenario.fields import CONDITIONS, SIZES
from game.scenario.library import Library
from game.scenario.plan import Area, Bridge, Exit, Plan, Road, Side, Spot, Tile
from game.scenario.snapping import Pixels, corner_path, hex_path, side_between
from game.scenario.tmx import Element, Reading, read_xml
from game.terms import OFF_MAP, Crossing, HexId, Site

SITES: Final = {"Town": Site.TOWN, "Airfield": Site.AIRFIELD, "Stronghold": Site.STRONGHOLD}
CROSSINGS: Final = {"Bridge": Crossing.BRIDGE, "Ferry": Crossing.FERRY}
LAYERS: Final = ("roads", "rivers", "crossings", "places", "links", "borders", "regions")
WIDEST: Final = 400  # hexes in a row or column
SHAPE: Final = {"orientation": "hexagonal", "staggeraxis": "y", "staggerindex": "odd", "infinite": "0"}
TILESET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.tsx")
FLIPS: Final = 0x0FFFFFFF  # the bits of a tile number without the editor's flips


def mapped(library: Library, name: str, wanted_at: Mark) -> Plan | None:
    """The plan of a map file; None if not even its ground can be read."""
    text = library.text(name, wanted_at)
    root = None if text is None else read_xml(name, text, library.faults)
    if root is None or text is None:
        return None
    return MapFile(library, name, root, text.split("\n"), Reading(library.faults)).plan()


@dataclass
class MapFile:
    """A map file being read."""

    library: Library
    name: str
    root: Element
    lines: list[str]
    reading: Reading

    @property
    def faults(self) -> Faults:
        """Where faults go."""
        return self.library.faults

    def plan(self) -> Plan | None:
        """Everything that the file draws; None if its ground cannot be read."""
        pixels = self._pixels()
        kinds = self._kinds()
        if pixels is None or kinds is None:
            return None
        plan = Plan(pixels.grid, 20, [], [])
        km = self.reading.whole(self.root, "km_a_hex", 1, 1000, 20)
        plan.km_a_hex = km or 20
        if not self._ground(plan, kinds):
            return None
        layers = {group.name: group for group in self.root.all("objectgroup")}
        for group in layers.values():
            if group.name not in LAYERS:
                self.faults.add(group.mark, f"unknown layer, known: {', '.join(LAYERS)}", group.name)
        readers = (self._road, self._river, self._crossing, self._place, self._link, self._ignored, self._region)
        for layer, reader in zip(LAYERS, readers, strict=True):
            for element in layers[layer].all("object") if layer in layers else ():
                reader(plan, pixels, element)
        return plan

    def _pixels(self) -> Pixels | None:
        root = self.root
        if root.tag != "map":
            self.faults.add(root.mark, "a map file begins with `<map`", root.tag)
            return None
        good = True
        for key, value in SHAPE.items():
            if root.attributes.get(key, "0" if key == "infinite" else None) != value:
                self.faults.add(root.mark, f'a map has {key}="{value}"', root.attributes.get(key))
                good = False
        columns, rows, width, height, side = (
            self.reading.whole(root, key, low, WIDEST)
            for key, low in (("width", 1), ("height", 1), ("tilewidth", 2), ("tileheight", 4), ("hexsidelength", 2))
        )
        if not (good and columns and rows and width and height and side):
            return None
        if width % 2 or height % 4 or side != height // 2:
            what = "tiles have an even width, a height in fours and a hexsidelength of half their height"
            self.faults.add(root.mark, what, f"{width} x {height}, {side}")
            return None
        return Pixels(Grid(columns, rows), width, height)

    def _kinds(self) -> dict[int, str] | None:
        """Terrain kind by tile number."""
        kinds: dict[int, str] = {}
        for tileset in self.root.all("tileset"):
            first = self.reading.whole(tileset, "firstgid", 1, 1_000_000)
            source = tileset.attributes.get("source")
            body: Element | None = tileset
            if source is not None:
                body = self._tileset(source, tileset.mark)
            if first is None or body is None:
                return None
            for tile in body.all("tile"):
                number = self.reading.whole(tile, "id", 0, 1_000_000)
                if number is not None:
                    kinds[first + number] = tile.kind
        return kinds

    def _tileset(self, source: str, at: Mark) -> Element | None:
        bare = source.replace("\\", "/").rpartition("/")[2]
        if not TILESET.fullmatch(bare):
            self.faults.add(at, "a tileset is a file *.tsx beside the map or among the shipped ones", source)
            return None
        name = f"{self.name.rpartition('/')[0]}/{bare}".lstrip("/")
        text = self.library.text(name, at)
        return None if text is None else read_xml(name, text, self.faults)

    def _ground(self, plan: Plan, kinds: dict[int, str]) -> bool:
        layers = [layer for layer in self.root.all("layer") if layer.name == "terrain"]
        data = layers[0].first("data") if layers else None
        if data is None or data.attributes.get("encoding") != "csv" or "compression" in data.attributes:
            where = data or self.root
            self.faults.add(where.mark, "a map has a tile layer `terrain` whose data are csv, not compressed")
            return False
        cells = data.text.replace("\n", "").split(",")
        if len(cells) != len(plan.grid):
            what = f"the layer `terrain` has {len(plan.grid)} tiles"
            self.faults.add(data.mark, what, f"{len(cells)}")
            return False
        numbers: dict[str, int] = {}
        seen: dict[str, int] = {}  # by the tile's number as it is written
        for here, cell in enumerate(cells):
            if cell not in seen:
                kind = self._kind(cell.strip(), kinds)
                at = self._tile_mark(data, plan.grid, here)
                if not kind:
                    self.faults.add(at, f"hex {plan.grid.name(here)} has no tile of a terrain kind", cell.strip())
                    return False
                if kind not in numbers:
                    numbers[kind] = len(numbers)
                    plan.kinds.append(Tile(kind, at))
                seen[cell] = numbers[kind]
            plan.ground.append(seen[cell])
        return True

    @staticmethod
    def _kind(cell: str, kinds: dict[int, str]) -> str:
        """The terrain kind of a tile's number, which may carry the editor's flips; "" if it is none."""
        return kinds.get(int(cell) & FLIPS, "") if cell.isdecimal() and len(cell) <= 10 else ""

    def _tile_mark(self, data: Element, grid: Grid, here: int) -> Mark:
        """The place of a tile's number in the rows of csv."""
        before = 0
        for line in range(data.mark.line, len(self.lines)):
            cells = self.lines[line].split(",")
            count = len(cells) - (1 if not cells[-1].strip() else 0)
            if before + count > here:
                column = sum(len(cell) + 1 for cell in cells[: here - before])
                return Mark(self.name, line + 1, column + 1)
            before += count
        return data.mark

    def _hexes(self, pixels: Pixels, element: Element, line: str) -> list[HexId]:
        """The hexes of a point or of the vertices of a line; empty after a fault."""
        points = self.reading.points(element, line)
        if not all(pixels.inside(*point) for point in points):
            self.faults.add(element.mark, f"{self.reading.called(element)}: lies outside the map")
            return []
        return [pixels.hex(*point) for point in points]

    def _road(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        stops = self._hexes(pixels, element, "polyline")
        km = self.reading.whole(element, "km", 1, 10_000)
        hexes = hex_path(plan.grid, stops)
        if stops and len(hexes) < 2:
            self.faults.add(element.mark, f"{self.reading.called(element)}: a road runs through two hexes at least")
        elif stops and km is not None:
            road_class = element.properties.get("class", "")
            plan.roads.append(Road(element.name, road_class, km, tuple(hexes), element.mark))

    def _river(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        if element.kind == "Channel":
            return
        points = self.reading.points(element, "polyline")
        if not all(pixels.inside(*point) for point in points):
            self.faults.add(element.mark, f"{self.reading.called(element)}: lies outside the map")
            return
        corners = [pixels.nearest_corner(*point) for point in points]
        path = corners[:1]
        for corner in corners[1:]:
            path += corner_path(plan.grid, path[-1], corner)[1:]
        for a, b in zip(path, path[1:], strict=False):
            side = side_between(plan.grid, a, b)
            if side:
                plan.rivers.append(Side(*side, element.mark, element.name))

    def _crossing(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        points = self.reading.points(element, "point")
        if element.kind not in CROSSINGS:
            self.faults.add(element.mark, "a crossing is of type Bridge or Ferry", element.kind)
        elif points and not pixels.inside(*points[0]):
            self.faults.add(element.mark, f"{self.reading.called(element)}: lies outside the map")
        elif points:
            side = Side(*pixels.nearest_side(*points[0]), element.mark, element.name)
            plan.bridges.append(Bridge(side, CROSSINGS[element.kind]))

    def _place(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        here = self._stated_hex(plan, pixels, element)
        size = self.reading.word(element, "size", SIZES, "hamlet")
        population = self.reading.whole(element, "population", 0, 10_000_000, 0)
        condition = self.reading.word(element, "condition", CONDITIONS, "closed")
        if element.kind not in SITES:
            self.faults.add(element.mark, f"a place is of type {', '.join(SITES)}", element.kind)
        elif here is not None and size and population is not None and condition:
            site = SITES[element.kind]
            aliases = tuple(a.strip() for a in element.properties.get("aliases", "").split(";") if a.strip())
            state = CONDITIONS.index(condition) if site == Site.AIRFIELD else 0
            country = element.properties.get("country", "")
            spot = Spot(element.name, here, site, SIZES.index(size), population, country, aliases, state, element.mark)
            plan.places.append(spot)

    def _link(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        here = self._stated_hex(plan, pixels, element)
        km = self.reading.whole(element, "km", 0, 10_000, 0)
        box = element.properties.get("box", "")
        if not box or not element.name:
            self.faults.add(element.mark, "a link has a name and a property `box`")
        elif here is not None and km is not None:
            plan.exits.append(Exit(element.name, box, here, km, element.mark))

    def _stated_hex(self, plan: Plan, pixels: Pixels, element: Element) -> HexId | None:
        """The hex of a point, which a property `hex` may repeat but not contradict."""
        hexes = self._hexes(pixels, element, "point")
        if not hexes:
            return None
        stated = element.properties.get("hex", plan.grid.name(hexes[0]))
        here = plan.grid.parse(stated) if POSITION.fullmatch(stated) else OFF_MAP
        if here != hexes[0]:
            what = f"{self.reading.called(element)}: its point lies in {plan.grid.name(hexes[0])}, its property `hex` differs"
            self.faults.add(element.mark, what, stated)
            return None
        return here

    def _ignored(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        """Borders are for the screen."""

    def _region(self, plan: Plan, pixels: Pixels, element: Element) -> None:
        outline = self.reading.points(element, "polygon")
        if not element.name:
            self.faults.add(element.mark, "a region has a name")
        elif outline:
            hexes = {spot.here for spot in plan.places}
            plan.areas.append(Area(element.name, frozenset(h for h in hexes if _within(pixels.centre(h), outline))))


def _within(point: tuple[float, float], outline: list[tuple[float, float]]) -> bool:
    """Whether a point lies inside a polygon: a ray to the east crosses its sides an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd
