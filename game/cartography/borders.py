"""The borders between the countries of the theatre, for drawing: no rule reads them."""

from __future__ import annotations

import math
from typing import Final

from game.cartography import geodata
from game.cartography.projection import GRID, KM_A_HEX, ROW_STEP, on_map, pixel_of
from game.cartography.rivers import stray, track
from game.cartography.tmx import Shape

NAMES: Final = {
    "BF": "Burkina Faso",
    "BJ": "Benin",
    "DZ": "Algeria",
    "ML": "Mali",
    "MR": "Mauritania",
    "NE": "Niger",
}
PAIRS: Final = (
    ("ML", "BF"),
    ("ML", "DZ"),
    ("ML", "MR"),
    ("ML", "NE"),
    ("NE", "BF"),
    ("NE", "DZ"),
    ("NE", "BJ"),
)
TOUCH_KM: Final = 7.0  # the two countries' outlines are simplified apart by less than this
APART_PX: Final = 10


def border_shapes() -> list[Shape]:
    """One line for each run of outline that two countries share on the map."""
    return [
        Shape(f"{NAMES[one]}-{NAMES[other]}", "Border", _thin([pixel_of(*point) for point in run]))
        for one, other in PAIRS
        for run in _shared(geodata.border(one), geodata.border(other))
    ]


def _shared(one: geodata.Ring, other: geodata.Ring) -> list[list[tuple[float, float]]]:
    """The stretches of one outline that lie on the map and along the other."""
    line = track([(lon, lat) for lon, lat in other if -12 < lon < 8 and 9 < lat < 25])
    x, y = on_map([p[0] for p in one], [p[1] for p in one])
    along = [bool(stray(line, *point) < TOUCH_KM / KM_A_HEX) for point in zip(x, y, strict=True)]
    runs: list[list[tuple[float, float]]] = [[]]
    for i in range(len(one) - 1):
        piece = _dense(one[i], one[i + 1])
        if along[i] and along[i + 1] and any(map(_seen, piece)):
            runs[-1] += [point for point in piece if _seen(point)]
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 2]  # shorter ones are mere touches


def _dense(a: list[float], b: list[float]) -> list[tuple[float, float]]:
    """Points from a to b, ends included, at most a tenth of a degree apart."""
    steps = max(1, math.ceil(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / 0.1))
    return [(a[0] + (b[0] - a[0]) * k / steps, a[1] + (b[1] - a[1]) * k / steps) for k in range(steps + 1)]


def _seen(point: tuple[float, float]) -> bool:
    """Whether a point lies on the map, or within a hex of it."""
    x, y = on_map(*point)
    return bool(-1 < x < GRID.columns and -1 < y < GRID.rows * ROW_STEP)


def _thin(pixels: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The line without vertices that crowd the one before; both ends stay."""
    kept = pixels[:1]
    for pixel in pixels[1:-1]:
        if math.dist(pixel, kept[-1]) >= APART_PX:
            kept.append(pixel)
    return [*kept, pixels[-1]]
