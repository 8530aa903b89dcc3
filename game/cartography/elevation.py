"""Heights for the screen: ETOPO 2022 on the map's own plane, written as an Arc/Info ASCII grid."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import numpy as np

from game.cartography import geodata
from game.cartography.projection import KM_A_HEX, ROW_STEP, Floats, degrees
from game.cartography.tmx import WHOLE, Sheet

CELL_KM: Final = 8  # a little finer than the five minutes (9.2 km) of the source


def top_km(sheet: Sheet) -> float:
    """How far north the upper corners of a sheet's first row lie."""
    return sheet.north_km + (1 / math.sqrt(3) - ROW_STEP / 2) * KM_A_HEX


def heights(sheet: Sheet = WHOLE) -> Floats:
    """(rows, columns) metres above the sea at the centres of cells that cover the sheet, north first."""
    columns = math.ceil((sheet.grid.columns + 0.5) * KM_A_HEX / CELL_KM)
    rows = math.ceil((2 / math.sqrt(3) + (sheet.grid.rows - 1) * ROW_STEP) * KM_A_HEX / CELL_KM)
    east = sheet.west_km + (np.arange(columns) + 0.5) * CELL_KM
    north = top_km(sheet) - (np.arange(rows) + 0.5) * CELL_KM
    return geodata.smooth_heights(*degrees(*np.meshgrid(east, north)))


def write(target: Path, sheet: Sheet = WHOLE) -> None:
    """Writes the heights of a sheet, to whole metres, rows from north to south."""
    metres = np.rint(heights(sheet)).astype(int)
    rows, columns = metres.shape
    head = {
        "ncols": columns,
        "nrows": rows,
        "xllcorner": round(sheet.west_km * 1000),
        "yllcorner": round((top_km(sheet) - rows * CELL_KM) * 1000),
        "cellsize": CELL_KM * 1000,
    }
    lines = [f"{word} {value}" for word, value in head.items()]
    lines += [" ".join(map(str, row)) for row in metres.tolist()]
    target.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
