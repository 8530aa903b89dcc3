"""Reads the heights that may lie beside a map: an Arc/Info ASCII grid, the text that GIS programs write.

Its head says `ncols`, `nrows` and `cellsize` (metres) and may say where it lies on earth, which is
not read: its top left corner lies on that of the map's rectangle, and it covers the map. Then come
the rows from north to south, heights in metres. Only screens draw them; no rule reads heights.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from game.hexes import Grid
from game.scenario.faults import Faults, Mark

HEAD: Final = (
    "ncols",
    "nrows",
    "xllcorner",
    "yllcorner",
    "xllcenter",
    "yllcenter",
    "cellsize",
    "nodata_value",
)
NEEDED: Final = ("ncols", "nrows", "cellsize")
MOST_CELLS: Final = 1_000_000
HOW: Final = "GDAL writes such a file: `gdal_translate -of AAIGrid -tr 8000 8000 heights.tif elevation.asc`"
METRES_A_KM: Final = 1000


@dataclass(frozen=True, eq=False)
class Elevation:
    """Heights above the sea on square cells, the first at the map's top left corner."""

    metres: npt.NDArray[np.float32]  # (rows, columns)
    cell_km: float

    def covers(self, grid: Grid, km_a_hex: int) -> bool:
        """Whether it reaches to the map's right and bottom, give or take half a cell."""
        wide = (grid.columns + (0.5 if grid.rows > 1 else 0)) * km_a_hex
        high = (2 + (grid.rows - 1) * 1.5) / math.sqrt(3) * km_a_hex
        rows, columns = self.metres.shape
        return bool((columns + 0.5) * self.cell_km >= wide and (rows + 0.5) * self.cell_km >= high)


def read_elevation(name: str, text: str, faults: Faults) -> Elevation | None:
    """The heights of a file; None after a fault."""
    lines = text.split("\n")
    head = _head(name, lines, faults)
    if head is None:
        return None
    columns, rows, first = int(head["ncols"]), int(head["nrows"]), int(head["first"])
    body = [(number, line.split()) for number, line in enumerate(lines[first:], first + 1) if line.strip()]
    if len(body) != rows:
        faults.add(Mark(name, 1, 1), f"{rows} rows of heights are wanted, as `nrows` says", len(body), HOW)
        return None
    found = np.empty((rows, columns))
    for row, (number, words) in enumerate(body):
        if len(words) != columns:
            what = f"{columns} heights are wanted in a row, as `ncols` says"
            faults.add(Mark(name, number, 1), what, len(words), HOW)
            return None
        heights = [_number(word) for word in words]
        if None in heights:
            wrong = words[heights.index(None)]
            faults.add(Mark(name, number, 1), "a height is a number of metres", wrong)
            return None
        found[row] = heights
    return _filled(name, found, head, faults)


def _filled(
    name: str, found: npt.NDArray[np.float64], head: dict[str, float], faults: Faults
) -> Elevation | None:
    """Cells without a height take the median of the others."""
    known = np.isfinite(found) & (found != head.get("nodata_value", math.nan))
    if not known.any() or np.abs(found[known]).max() > 10_000:
        faults.add(Mark(name, 1, 1), "heights are metres above the sea, from -10,000 to 10,000", hint=HOW)
        return None
    metres = np.where(known, found, np.median(found[known]))
    return Elevation(metres.astype(np.float32), head["cellsize"] / METRES_A_KM)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _head(name: str, lines: list[str], faults: Faults) -> dict[str, float] | None:
    """The head's figures by their words in small letters, and as `first` the index of the line after it."""
    head: dict[str, float] = {}
    for number, line in enumerate(lines):
        word, value = (*line.split(None, 1), "", "")[:2]
        if word.lower() not in HEAD:
            head["first"] = number
            break
        figure = _number(value)
        if figure is None:
            faults.add(Mark(name, number + 1, 1), f"`{word}` is a number", value.strip(), HOW)
            return None
        head[word.lower()] = figure
    missing = [word for word in NEEDED if not 0 < head.get(word, 0) < math.inf]
    if missing or "first" not in head:
        what = f"an elevation file begins with {', '.join(NEEDED)}, each above 0"
        faults.add(Mark(name, 1, 1), what, lines[0][:40].strip(), HOW)
        return None
    if head["ncols"] * head["nrows"] > MOST_CELLS or head["ncols"] % 1 or head["nrows"] % 1:
        faults.add(Mark(name, 1, 1), f"at most {MOST_CELLS:,} cells, in whole rows and columns", hint=HOW)
        return None
    return head
