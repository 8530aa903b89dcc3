"""A smaller map cut out of the whole: the same ground, rivers, roads and places, for a small scenario.

A cut is a rectangle of hexes whose first row is even, so that its rows are shifted as those of the whole
are. Roads and rivers end at its edge; a road's part keeps its share of the road's kilometres.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from game.cartography.projection import GRID, KM_A_HEX, NORTH_KM, PIXELS_X, PIXELS_Y, ROW_STEP, WEST_KM
from game.cartography.tmx import Pixel, Shape, Sheet
from game.hexes import Grid
from game.terms import HexId


@dataclass(frozen=True)
class Cut:
    """A part of the map: for which scenario, its first column and row, and how large it is."""

    scenario: str
    column: int
    row: int
    columns: int
    rows: int

    @property
    def sheet(self) -> Sheet:
        """The sheet of the cut."""
        west, north = WEST_KM + self.column * KM_A_HEX, NORTH_KM - self.row * ROW_STEP * KM_A_HEX
        return Sheet(Grid(self.columns, self.rows), west, north)

    def holds(self, here: int) -> bool:
        """Whether a hex of the whole map lies in it."""
        column, row = GRID.column_row(here)
        return 0 <= column - self.column < self.columns and 0 <= row - self.row < self.rows

    def inside(self, pixel: Pixel) -> bool:
        """Whether a pixel of the whole map lies in it or on its edge."""
        x, y = self.moved(pixel)
        return 0 <= x <= PIXELS_X * (2 * self.columns + 1) and 0 <= y <= PIXELS_Y * (3 * self.rows + 1)

    def moved(self, pixel: Pixel) -> Pixel:
        """The pixel in the cut of one of the whole map."""
        return pixel[0] - 2 * PIXELS_X * self.column, pixel[1] - 3 * PIXELS_Y * self.row

    def clamped(self, pixel: Pixel) -> Pixel:
        """The pixel of the cut nearest to one of the whole map."""
        x, y = self.moved(pixel)
        right, bottom = PIXELS_X * (2 * self.columns + 1), PIXELS_Y * (3 * self.rows + 1)
        return min(max(x, 0), right), min(max(y, 0), bottom)

    def tiles(self, tiles: list[int]) -> list[int]:
        """The tiles of its hexes, row by row."""
        return [tile for here, tile in enumerate(tiles) if self.holds(here)]

    def objects(self, layers: Mapping[str, list[Shape]]) -> dict[str, list[Shape]]:
        """What lies in it of each layer."""
        return {name: list(CUTTERS[name](self, shapes)) for name, shapes in layers.items()}


# From the road to Segou to that of Hombori: Konna, Diabaly, and the ways to them.
CUTS: Final = (Cut("konna", column=0, row=38, columns=25, rows=18),)


def hex_of(pixel: Pixel) -> HexId:
    """The hex of the whole map whose centre is nearest to a pixel."""
    x, y = pixel[0] / PIXELS_X, pixel[1] / PIXELS_Y
    return GRID.nearest((x - 1) / 2, (y - 2) / 3 * ROW_STEP)


def _points(cut: Cut, shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Points in its hexes, told of their hex anew."""
    for shape in shapes:
        here = hex_of(shape.pixels[0])
        if cut.holds(here):
            column, row = GRID.column_row(here)
            name = cut.sheet.grid.name(cut.sheet.grid.at(column - cut.column, row - cut.row))
            facts = {**shape.properties, **({"hex": name} if "hex" in shape.properties else {})}
            yield replace(shape, pixels=[cut.moved(shape.pixels[0])], properties=facts)


def _roads(cut: Cut, shapes: Iterable[Shape]) -> Iterable[Shape]:
    for shape in shapes:
        legs = len(shape.pixels) - 1
        for run in _runs(shape.pixels, lambda pixel: cut.holds(hex_of(pixel))):
            km = max(1, (int(shape.properties["km"]) * (len(run) - 1) * 2 + legs) // (2 * legs))
            yield replace(shape, pixels=list(map(cut.moved, run)), properties={**shape.properties, "km": km})


def _lines(cut: Cut, shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Stretches of rivers and borders."""
    for shape in shapes:
        for run in _runs(shape.pixels, cut.inside):
            yield replace(shape, pixels=list(map(cut.moved, run)))


def _areas(cut: Cut, shapes: Iterable[Shape]) -> Iterable[Shape]:
    """Outlines of which a corner lies in it, drawn in to its edge."""
    for shape in shapes:
        if any(map(cut.inside, shape.pixels)):
            pixels = list(map(cut.clamped, shape.pixels))
            yield replace(shape, pixels=pixels[:1] + [b for a, b in pairwise(pixels) if a != b])


def _runs(pixels: list[Pixel], inside: Callable[[Pixel], bool]) -> list[list[Pixel]]:
    """The stretches of two pixels or more that lie inside."""
    runs: list[list[Pixel]] = [[]]
    for pixel in pixels:
        if inside(pixel):
            runs[-1].append(pixel)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


CUTTERS: Final[Mapping[str, Callable[[Cut, Iterable[Shape]], Iterable[Shape]]]] = {
    "regions": _areas,
    "borders": _lines,
    "rivers": _lines,
    "roads": _roads,
    "crossings": _points,
    "links": _points,
    "places": _points,
}
