"""The ground between the hexes' centres: natural edges, and smooth fields of what is drawn where.

A point has the ground of the hex that lies under it once it is shifted by noise; then each kind is
blurred. The shift and the blur together never carry a kind beyond half a hex from its own edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields as fields_of
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from game.sheet.geometry import Floats, Pixels, View, nearest
from game.sheet.mapdata import MapData
from game.sheet.noise import layered
from game.sheet.styles import PLAIN, STYLES, Style

SAMPLES: Final = 32  # of the coarse fields, a hex width
SHIFT: Final = 0.26  # hex widths by which noise moves an edge at most


@dataclass(frozen=True, eq=False)
class Ground:
    """(rows, columns) coarse fields, `SAMPLES` a hex width."""

    colour: tuple[Floats, Floats, Floats]  # red, green, blue, 0 to 255
    shares: dict[str, Floats]  # of each share of a `Style`, 0 to 1
    height: Floats  # metres above the plain, by kind alone
    spread: Floats  # metres of heights round about, by kind alone


SHARES: Final = tuple(
    f.name for f in fields_of(Style) if f.name not in ("colour", "height", "spread", "blur", "wadi")
)


def coarse_view(data: MapData) -> View:
    """The window in which coarse fields are made."""
    return Pixels(data.grid, SAMPLES).whole()


def shifted_hexes(data: MapData, view: View) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    """The hex whose ground each pixel of a view shows before it is blurred."""
    x, y = view.positions()
    east = _bounded(layered(view, 1.4, 101, 6, 0.62) * np.float32(0.6))
    south = _bounded(layered(view, 1.4, 151, 6, 0.62) * np.float32(0.6))
    return nearest(data.grid, x + east, y + south)


def _bounded(shift: Floats) -> Floats:
    """A shift of at most `SHIFT` times 0.7, so that both axes together stay within it."""
    most = np.float32(SHIFT * 0.7)
    return np.clip(shift, -most, most)


def weights(data: MapData) -> Iterator[tuple[int, Floats]]:
    """Each kind on the map and its share at each point of the coarse view, before they are evened out."""
    kinds = data.ground[shifted_hexes(data, coarse_view(data))]
    for kind in np.unique(data.ground).tolist():
        mask = Image.fromarray(np.where(kinds == kind, np.uint8(255), np.uint8(0)))
        soft = mask.filter(ImageFilter.GaussianBlur(SAMPLES * style_of(data, kind).blur))
        yield kind, np.asarray(soft, np.float32) * np.float32(1 / 255)


def style_of(data: MapData, kind: int) -> Style:
    """The style of a kind of ground."""
    return STYLES.get(data.drawn[kind].style, STYLES[PLAIN])


def ground(data: MapData) -> Ground:
    """The coarse fields of a map's ground."""
    view = coarse_view(data)
    names = ("red", "green", "blue", "height", "spread", *SHARES)
    fields = {name: np.zeros((view.height, view.width), np.float32) for name in names}
    total = np.full((view.height, view.width), 1e-6, np.float32)
    for kind, share in weights(data):
        style = style_of(data, kind)
        red, green, blue = rgb_of(data.drawn[kind].colour or style.colour)
        values = {"red": red, "green": green, "blue": blue, "height": style.height, "spread": style.spread}
        for name in names:
            value = values[name] if name in values else getattr(style, name)
            if value:
                fields[name] += share * np.float32(value)
        total += share
    fields = {name: field / total for name, field in fields.items()}
    return Ground(
        colour=(fields["red"], fields["green"], fields["blue"]),
        shares={name: fields[name] for name in SHARES},
        height=fields["height"],
        spread=fields["spread"],
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
