"""What is measured of every hex before it is given a terrain, and a noise to break up soft edges."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.cartography import geodata
from game.cartography.projection import KM_A_HEX, Floats, centres, from_map


@dataclass(frozen=True)
class Survey:
    """(hexes,) measurements: position, height in metres, its spread, colour, share of desert."""

    x: Floats
    y: Floats
    lon: Floats
    lat: Floats
    height: Floats
    relief: Floats
    red: Floats
    green: Floats
    bright: Floats
    desert: Floats
    savanna: Floats


def survey() -> Survey:
    """Measures every hex at 19 points, and its relief at 36 points within 25 km."""
    x, y = centres()
    lon, lat = from_map(x, y)
    inner = _spots((0.0, 0.25, 0.45), (1, 6, 12))
    points = from_map(x[:, None] + inner[:, 0], y[:, None] + inner[:, 1])
    wide = _spots((10 / KM_A_HEX, 18 / KM_A_HEX, 25 / KM_A_HEX), (6, 12, 18))
    around = geodata.heights(*from_map(x[:, None] + wide[:, 0], y[:, None] + wide[:, 1]))
    colour = geodata.colours(*points).mean(axis=1)
    region = _spots((0.0, 1.0, 2.0, 3.0), (1, 6, 12, 18))
    far = from_map(x[:, None] + region[:, 0], y[:, None] + region[:, 1])
    return Survey(
        x=x,
        y=y,
        lon=lon,
        lat=lat,
        height=np.nanmean(geodata.heights(*points), axis=1),
        relief=np.nanstd(around, axis=1),
        red=colour[:, 0] - colour[:, 2],
        green=colour[:, 1] - (colour[:, 0] + colour[:, 2]) / 2,
        bright=colour.mean(axis=1),
        desert=geodata.climate("BWh", *far).mean(axis=1),
        savanna=geodata.climate("Aw", *points).mean(axis=1),
    )


def _spots(radii: tuple[float, ...], counts: tuple[int, ...]) -> Floats:
    """(sum of counts, 2) points on rings round a centre, in hex widths."""
    rings = []
    for radius, count in zip(radii, counts, strict=True):
        angle = 2 * np.pi * (np.arange(count) + 0.5) / count
        rings.append(radius * np.stack([np.cos(angle), np.sin(angle)], axis=1))
    return np.concatenate(rings)


def noise(x: Floats, y: Floats, size: float, salt: int) -> Floats:
    """Smooth noise from -1 to 1 whose features are about `size` hex widths across."""
    u, v = x / size + 100, y / size + 100
    column, row = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    a, b = u - column, v - row
    a, b = a * a * (3 - 2 * a), b * b * (3 - 2 * b)
    low = _hash(column, row, salt) * (1 - a) + _hash(column + 1, row, salt) * a
    high = _hash(column, row + 1, salt) * (1 - a) + _hash(column + 1, row + 1, salt) * a
    return low * (1 - b) + high * b


def _hash(column: npt.NDArray[np.int64], row: npt.NDArray[np.int64], salt: int) -> Floats:
    mixed = (column * 73856093 ^ row * 19349663 ^ salt * 83492791) & 0x7FFFFFFF
    mixed = (mixed ^ (mixed >> 13)) * 1274126177 & 0x7FFFFFFF
    mixed = (mixed ^ (mixed >> 16)) * 1103515245 & 0x7FFFFFFF
    return (mixed >> 8).astype(np.float64) / 0x3FFFFF - 1
