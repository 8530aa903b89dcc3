"""Reads a map file: its shape, its tilesets and the ground; its objects are read in `mapobjects.py`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from game.hexes import Grid
from game.scenario.elevation import read_elevation
from game.scenario.faults import Faults, Mark, meant
from game.scenario.mapobjects import LAYERS, MapObjects
from game.scenario.plan import Plan, Tile
from game.scenario.shelves import FILE_NAME, Library
from game.scenario.snapping import Pixels
from game.scenario.tmx import Element, Reading, read_xml

WIDEST: Final = 400  # hexes in a row or column
SHAPE: Final = {"orientation": "hexagonal", "staggeraxis": "y", "staggerindex": "odd", "infinite": "0"}
TILESET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.tsx")
ELEVATION: Final = "elevation"  # the map property that names its file of heights
FLIPS: Final = 0x0FFFFFFF  # the bits of a tile number without the editor's flips


def beside(name: str, bare: str) -> str:
    """The name of a file in the same folder as another."""
    return f"{name.rpartition('/')[0]}/{bare}".lstrip("/")


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

    sources: Library
    name: str
    root: Element
    lines: list[str]
    reading: Reading

    @property
    def faults(self) -> Faults:
        """Where faults go."""
        return self.sources.faults

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
        for group in self.root.all("objectgroup"):
            if group.name not in LAYERS:
                self.faults.add(group.mark, "unknown layer", group.name, meant(group.name, LAYERS))
        MapObjects(plan, pixels, self.reading).read(self.root)
        self._elevation(plan)
        return plan

    def _elevation(self, plan: Plan) -> None:
        """Look over the file of heights, if the map names one. Screens read it again."""
        source = self.root.properties.get(ELEVATION)
        if source is None:
            return
        if not FILE_NAME.fullmatch(source) or not source.endswith(".asc"):
            self.faults.add(self.root.mark, "`elevation` is a file *.asc beside the map", source)
            return
        name = beside(self.name, source)
        text = self.sources.text(name, self.root.mark)
        heights = None if text is None else read_elevation(name, text, self.faults)
        if heights is not None and not heights.covers(plan.grid, plan.km_a_hex):
            rows, columns = heights.metres.shape
            what = f"{columns} x {rows} cells of {heights.cell_km:g} km do not cover the map"
            self.faults.add(Mark(name, 1, 1), what, hint="add rows and columns to the right and below")

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
            for key, low in (
                ("width", 1),
                ("height", 1),
                ("tilewidth", 2),
                ("tileheight", 4),
                ("hexsidelength", 2),
            )
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
        name = beside(self.name, bare)
        text = self.sources.text(name, at)
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
                at = self._tile_mark(data, here)
                if not kind:
                    self.faults.add(
                        at, f"hex {plan.grid.name(here)} has no tile of a terrain kind", cell.strip()
                    )
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

    def _tile_mark(self, data: Element, here: int) -> Mark:
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
