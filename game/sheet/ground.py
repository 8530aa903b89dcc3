"""The ground of a window: which kind shows where, with natural edges, and what its styles ask for.

A point has the ground of the hex that lies under it once it is shifted by noise; then each kind is
blurred. The shift and the blur together never carry a kind beyond half a hex from its own edge.
Kinds change slowly, so this is worked out on coarser samples than pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as fields_of
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from game.sheet.geometry import Floats, View, nearest
from game.sheet.mapdata import MapData
from game.sheet.noise import layered, spread
from game.sheet.styles import PLAIN, STYLES, Style

SAMPLES: Final = 32  # a hex width at most; far levels have a sample a pixel
ROOM: Final = 1.0  # hex widths round a window that blurs reach into
SHIFT: Final = 0.26  # hex widths by which noise moves an edge at most
SHARES: Final = tuple(part.name for part in fields_of(Style) if part.name not in ("colour", "blur", "wadi"))
COLOURS: Final = ("red", "green", "blue")


def style_of(data: MapData, kind: int) -> Style:
    """The style of a kind of ground."""
    return STYLES.get(data.drawn[kind].style, STYLES[PLAIN])


def rgb_of(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0 to 255, of `#RRGGBB`."""
    return float(int(colour[1:3], 16)), float(int(colour[3:5], 16)), float(int(colour[5:7], 16))


@dataclass(frozen=True, eq=False)
class Samples:
    """The ground on the samples of a window."""

    data: MapData
    view: View  # of the samples

    @classmethod
    def under(cls, data: MapData, view: View) -> Samples:
        """The samples under a window of pixels, with room for blurs."""
        return cls(data, view.sampled(min(SAMPLES, view.across), ROOM))

    @cached_property
    def fields(self) -> dict[str, Floats]:
        """The means of what the kinds of ground bring, by name of colour or share."""
        names = (*COLOURS, *SHARES)
        shape = (self.view.height, self.view.width)
        found = {name: np.zeros(shape, np.float32) for name in names}
        total = np.full(shape, 1e-6, np.float32)
        for kind, share in shares(self.data, self.view):
            style = style_of(self.data, kind)
            tones = zip(COLOURS, rgb_of(self.data.drawn[kind].colour or style.colour), strict=True)
            for name, value in (*tones, *((name, getattr(style, name)) for name in SHARES)):
                if value:
                    found[name] += share * np.float32(value)
            total += share
        return {name: field / total for name, field in found.items()}


@dataclass(frozen=True, eq=False)
class Ground:
    """The ground at the pixels of a window."""

    samples: Samples
    view: View

    def field(self, name: str) -> Floats:
        """(height, width) of one of `COLOURS` or `SHARES`."""
        samples = self.samples.view
        return spread(self.samples.fields[name], self.view, samples.across, (samples.left, samples.top))

    def share(self, name: str) -> Floats | None:
        """A share of the styles, 0 to 1; None where there is none of it."""
        if float(self.samples.fields[name].max()) < 0.004:
            return None
        return np.clip(self.field(name), 0, 1)


def shares(data: MapData, view: View) -> list[tuple[int, Floats]]:
    """Each kind seen in a window and how much of it there is, before the sum of all is brought to 1."""
    kinds = data.ground[shifted_hexes(data, view)]
    found = []
    for kind in np.unique(kinds).tolist():
        mask = Image.fromarray(np.where(kinds == kind, np.uint8(255), np.uint8(0)))
        soft = mask.filter(ImageFilter.GaussianBlur(view.across * style_of(data, kind).blur))
        found.append((kind, np.asarray(soft, np.float32) * np.float32(1 / 255)))
    return found


def shifted_hexes(data: MapData, view: View) -> npt.NDArray[np.int64]:
    """The hex whose ground each pixel of a view shows before it is blurred."""
    x, y = view.positions()
    most = np.float32(SHIFT * 0.7)  # both axes together stay within the shift
    east, south = (
        np.clip(layered(view, 1.4, seed, 6, 0.62) * np.float32(0.6), -most, most) for seed in (101, 151)
    )
    return nearest(data.grid, x + east, y + south)


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
