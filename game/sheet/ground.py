"""The ground between the hexes' centres: natural edges, and smooth fields of what is drawn where.

A point has the ground of the hex that lies under it once it is shifted by noise; then each kind is
blurred. The shift and the blur together never carry a kind beyond half a hex from its own edge.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

import numpy as np

from game.sheet.geometry import Floats, Pixels, View, nearest
from game.sheet.mapdata import MapData
from game.sheet.noise import layered
from game.sheet.styles import PLAIN, STYLES, Style

SAMPLES: Final = 16  # of the coarse fields, a hex width
SHIFT: Final = 0.26  # hex widths by which noise moves an edge at most
SOFT, SHARP = 0.17, 0.07  # hex widths of blur (standard deviation) of soft and of sharp kinds


@dataclass(frozen=True, eq=False)
class Ground:
    """(rows, columns) coarse fields, `SAMPLES` a hex width."""

    colour: tuple[Floats, Floats, Floats]  # red, green, blue, 0 to 255
    shares: dict[str, Floats]  # of each share of a `Style`, 0 to 1
    height: Floats  # metres above the plain, by kind alone
    spread: Floats  # metres of heights round about, by kind alone


SHARES: Final = tuple(f.name for f in fields(Style) if f.name not in ("colour", "height", "spread", "sharp"))


def coarse_view(data: MapData) -> View:
    """The window in which coarse fields are made."""
    return Pixels(data.grid, SAMPLES).whole()


def shifted_hexes(data: MapData, view: View) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """The hex whose ground each pixel of a view shows before it is blurred."""
    x, y = view.positions()
    east = _bounded(layered(view, 1.9, 101, 5) * np.float32(0.45))
    south = _bounded(layered(view, 1.9, 151, 5) * np.float32(0.45))
    return nearest(data.grid, x + east, y + south)


def _bounded(shift: Floats) -> Floats:
    """A shift of at most `SHIFT` times 0.7, so that both axes together stay within it."""
    most = np.float32(SHIFT * 0.7)
    return np.clip(shift, -most, most)


def weights(data: MapData) -> Floats:
    """(kinds, rows, columns) share of each kind at each point of the coarse view, together 1."""
    kinds = data.ground[shifted_hexes(data, coarse_view(data))]
    soft = np.stack([blurred((kinds == kind).astype(np.float32), _blur(data, kind)) for kind in _kinds(data)])
    total = soft.sum(axis=0)
    out: Floats = soft / np.maximum(total, np.float32(1e-6))
    return out


def _kinds(data: MapData) -> range:
    return range(len(data.drawn))


def _blur(data: MapData, kind: int) -> float:
    return SAMPLES * (SHARP if style_of(data, kind).sharp else SOFT)


def style_of(data: MapData, kind: int) -> Style:
    """The style of a kind of ground."""
    return STYLES.get(data.drawn[kind].style, STYLES[PLAIN])


def ground(data: MapData) -> Ground:
    """The coarse fields of a map's ground."""
    share = weights(data)
    used = [kind for kind in _kinds(data) if share[kind].any()]
    styles = {kind: style_of(data, kind) for kind in used}

    def mean(values: dict[int, float]) -> Floats:
        total = np.zeros(share.shape[1:], np.float32)
        for kind, value in values.items():
            if value:
                total += share[kind] * np.float32(value)
        return total

    rgb = {kind: rgb_of(data.drawn[kind].colour or styles[kind].colour) for kind in used}
    red, green, blue = (mean({kind: rgb[kind][part] for kind in used}) for part in range(3))
    return Ground(
        colour=(red, green, blue),
        shares={name: mean({kind: getattr(styles[kind], name) for kind in used}) for name in SHARES},
        height=mean({kind: styles[kind].height for kind in used}),
        spread=mean({kind: styles[kind].spread for kind in used}),
    )


def rgb_of(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 255, of `#RRGGBB`."""
    return float(int(colour[1:3], 16)), float(int(colour[3:5], 16)), float(int(colour[5:7], 16))


def blurred(field: Floats, deviation: float) -> Floats:
    """A field blurred by a bell curve of a standard deviation in samples; edges repeat."""
    reach = max(1, round(2.5 * deviation))
    taps = np.exp(-0.5 * (np.arange(-reach, reach + 1) / deviation) ** 2)
    taps = (taps / taps.sum()).astype(np.float32)
    for axis in (0, 1):
        size = field.shape[axis]
        pad = [(reach, reach) if side == axis else (0, 0) for side in (0, 1)]
        padded = np.pad(field, pad, mode="edge")
        total = np.zeros_like(field)
        for offset, tap in enumerate(taps):
            part = padded[offset : offset + size] if axis == 0 else padded[:, offset : offset + size]
            total += tap * part
        field = total
    return field
