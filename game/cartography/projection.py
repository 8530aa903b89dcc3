"""Where a place of the earth lies on the map: the projection, the grid laid on it, its pixels.

Lambert azimuthal equal-area on a sphere, centred on the theatre: a hex covers the same area
everywhere, and distances are true to half a per cent. The formulae are those of J. P. Snyder, Map
Projections: A Working Manual, USGS Professional Paper 1395 (1987), page 185.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from game.hexes import Corner, Grid
from game.terms import HexId

Floats = npt.NDArray[np.float64]

EARTH_RADIUS_KM: Final = 6371.0088
CENTRE_LAT: Final = 18.0
CENTRE_LON: Final = -2.0

# Longitude -7 to 3.4, latitude 12.85 to 21.6, and a margin chosen so that each town of the campaign
# falls into a hex of its own.
KM_A_HEX: Final = 20
GRID: Final = Grid(57, 58)
WEST_KM: Final = -553.0
NORTH_KM: Final = 426.0
ROW_STEP: Final = math.sqrt(3) / 2

# Half a hex in pixels, and a third of a row step: what the corners of `game.hexes` count in.
PIXELS_X: Final = 28
PIXELS_Y: Final = 16


def plane(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Kilometres east and north of the map's centre, of degrees."""
    away = np.radians(np.asarray(lon, np.float64) - CENTRE_LON)
    lat_rad, lat0 = np.radians(np.asarray(lat, np.float64)), math.radians(CENTRE_LAT)
    cos = np.cos(lat_rad) * np.cos(away)
    scale = EARTH_RADIUS_KM * np.sqrt(2 / (1 + math.sin(lat0) * np.sin(lat_rad) + math.cos(lat0) * cos))
    north = math.cos(lat0) * np.sin(lat_rad) - math.sin(lat0) * cos
    return scale * np.cos(lat_rad) * np.sin(away), scale * north


def degrees(east: npt.ArrayLike, north: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Longitude and latitude, of kilometres east and north of the map's centre."""
    x, y = np.asarray(east, np.float64), np.asarray(north, np.float64)
    lat0 = math.radians(CENTRE_LAT)
    rho = np.maximum(np.hypot(x, y), 1e-9)
    arc = 2 * np.arcsin(rho / (2 * EARTH_RADIUS_KM))
    lat = np.arcsin(np.cos(arc) * math.sin(lat0) + y * np.sin(arc) * math.cos(lat0) / rho)
    lon = np.arctan2(x * np.sin(arc), rho * math.cos(lat0) * np.cos(arc) - y * math.sin(lat0) * np.sin(arc))
    return np.degrees(lon) + CENTRE_LON, np.degrees(lat)


def on_map(lon: npt.ArrayLike, lat: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Hex widths east and south of the centre of hex x0y0, as `Grid.centre` gives them."""
    east, north = plane(lon, lat)
    return (east - WEST_KM) / KM_A_HEX - 0.5, (NORTH_KM - north) / KM_A_HEX - ROW_STEP / 2


def from_map(x: npt.ArrayLike, y: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Longitude and latitude of a point in hex widths from the centre of hex x0y0."""
    east = WEST_KM + (np.asarray(x, np.float64) + 0.5) * KM_A_HEX
    return degrees(east, NORTH_KM - (np.asarray(y, np.float64) + ROW_STEP / 2) * KM_A_HEX)


def hex_at(lon: float, lat: float) -> HexId:
    """The hex that a place of the earth lies in, or OFF_MAP."""
    x, y = on_map(lon, lat)
    return GRID.nearest(float(x), float(y))


def centres() -> tuple[Floats, Floats]:
    """(hexes,) each hex's centre, in hex widths from the centre of hex x0y0."""
    x, y = zip(*(GRID.centre(here) for here in range(len(GRID))), strict=True)
    return np.array(x), np.array(y)


def corner_point(corner: Corner) -> tuple[float, float]:
    """A corner in hex widths from the centre of hex x0y0."""
    return corner.x / 2, corner.y * ROW_STEP / 3


def pixel_of_corner(corner: Corner) -> tuple[int, int]:
    """Pixel of a corner of hexes."""
    return PIXELS_X * (corner.x + 1), PIXELS_Y * (corner.y + 2)


def pixel_of_hex(here: HexId) -> tuple[int, int]:
    """Pixel of a hex's centre."""
    column, row = GRID.column_row(here)
    return PIXELS_X * (2 * column + (row & 1) + 1), PIXELS_Y * (3 * row + 2)


def pixel_of(lon: float, lat: float) -> tuple[int, int]:
    """Pixel of a place of the earth."""
    x, y = on_map(lon, lat)
    return round(PIXELS_X * (2 * float(x) + 1)), round(PIXELS_Y * (3 * float(y) / ROW_STEP + 2))
