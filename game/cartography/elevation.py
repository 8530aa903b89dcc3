"""Heights for the screen: ETOPO 2022 on the map's own plane, written as an Arc/Info ASCII grid."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Final

import numpy as np

from game.cartography import geodata
from game.cartography.projection import GRID, KM_A_HEX, NORTH_KM, ROW_STEP, WEST_KM, Floats, degrees

CELL_KM: Final = 8  # a little finer than the five minutes (9.2 km) of the source
TOP_KM: Final = NORTH_KM + (1 / math.sqrt(3) - ROW_STEP / 2) * KM_A_HEX  # of the first row's upper corners


def heights() -> Floats:
    """(rows, columns) metres above the sea at the centres of cells that cover the map, north first."""
    columns = math.ceil((GRID.columns + 0.5) * KM_A_HEX / CELL_KM)
    rows = math.ceil((2 / math.sqrt(3) + (GRID.rows - 1) * ROW_STEP) * KM_A_HEX / CELL_KM)
    east = WEST_KM + (np.arange(columns) + 0.5) * CELL_KM
    north = TOP_KM - (np.arange(rows) + 0.5) * CELL_KM
    return geodata.smooth_heights(*degrees(*np.meshgrid(east, north)))


def write(target: Path) -> None:
    """Writes the heights, to whole metres, rows from north to south."""
    metres = np.rint(heights()).astype(int)
    rows, columns = metres.shape
    head = {
        "ncols": columns,
        "nrows": rows,
        "xllcorner": round(WEST_KM * 1000),
        "yllcorner": round((TOP_KM - rows * CELL_KM) * 1000),
        "cellsize": CELL_KM * 1000,
    }
    lines = [f"{word} {value}" for word, value in head.items()]
    lines += [" ".join(map(str, row)) for row in metres.tolist()]
    target.write_text("\n".join(lines) + "\n", encoding="ascii", newline="\n")
