"""The colour of the ground in a window, before light falls on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np

from game.sheet.chains import Curve
from game.sheet.geometry import Floats, View
from game.sheet.ground import COLOURS, Ground
from game.sheet.noise import grain, lattice, layered, noise, spread, step
from game.sheet.relief import Forms
from game.sheet.strokes import covered, scale_of

Covering: TypeAlias = Callable[[list[Floats], View, Floats], list[Floats]]
Coverings: TypeAlias = tuple[tuple[str, Covering], ...]

BANKS: Final = 16  # samples of the distance to rivers, a hex width
FARTHEST: Final = 0.6  # hex widths: distances beyond are of no account
CROWN: Final = 0.055  # hex widths from tree to tree
CREST, FLOOR = "#6B5646", "#D6C49C"  # of rock
PAPER: Final = (0.97, 0.958, 0.93)  # a warm paper under all inks


@dataclass(frozen=True, eq=False)
class Tints:
    """The colours of a window."""

    ground: Ground  # of the window
    rivers: tuple[Curve, ...]  # of the map

    def colour(self, forms: Forms) -> list[Floats]:
        """Red, green and blue of the ground."""
        ground, view = self.ground, self.ground.view
        colour = [ground.field(name) for name in COLOURS]
        rock = ground.share("ridges")
        if rock is not None:
            colour = covered(colour, rock * step(forms.crests, 0.42, 0.08), FLOOR, 0.5)
            colour = covered(colour, rock * step(forms.crests, 0.45, 0.95), CREST, 0.58)
        colour = self._mottled(colour, view)
        colour = self._covered(colour, DRY)
        colour = self._flooded(colour, view)
        colour = self._covered(colour, WET)
        speck = grain(view, 21) * np.float32(1.6)
        return [part * np.float32(tone) + speck for part, tone in zip(colour, PAPER, strict=True)]

    def _covered(self, colour: list[Floats], coverings: Coverings) -> list[Floats]:
        for name, covering in coverings:
            share = self.ground.share(name)
            if share is not None:
                colour = covering(colour, self.ground.view, share)
        return colour

    def _mottled(self, colour: list[Floats], view: View) -> list[Floats]:
        """Patches of lighter and darker, of yellower and greyer ground, as seen from above."""
        light = layered(view, 2.6, 31, 6, 0.55)
        warm = layered(view, 1.7, 41, 5, 0.55)
        tones = (1 + light * np.float32(0.1) + warm * np.float32(part) for part in (0.02, 0.0, -0.04))
        return [part * tone for part, tone in zip(colour, tones, strict=True)]

    def _flooded(self, colour: list[Floats], view: View) -> list[Floats]:
        """The green of the flood plain along rivers, with a ragged rim."""
        away = to_rivers(self.rivers, view)
        if away is None:
            return colour
        rim = away - np.float32(0.16) + layered(view, 0.3, 51, 5, 0.6) * np.float32(0.22)
        rim = np.maximum(rim, away - np.float32(0.31))
        colour = covered(colour, step(rim, 0.012, -0.05), "#94B48A", 0.62)
        edge = np.exp(-((rim / np.float32(0.011)) ** 2))
        return covered(colour, edge, "#8C7B55", 0.3)


def to_rivers(rivers: tuple[Curve, ...], view: View) -> Floats | None:
    """How far each pixel is from a river, in hex widths, at most `FARTHEST`; None if all are as far."""
    samples = view.sampled(BANKS, 0.2)
    left, top, right, bottom = samples.box
    points = np.concatenate([*rivers, np.zeros((0, 2))])
    near = (points > (left - FARTHEST, top - FARTHEST)) & (points < (right + FARTHEST, bottom + FARTHEST))
    points = points[near.all(axis=1)]
    if not len(points):
        return None
    away = np.full((samples.height, samples.width), FARTHEST, np.float32)
    reach = int(FARTHEST * BANKS) + 1
    for x, y in points.tolist():
        column, row = int(x * BANKS) - samples.left, int(y * BANKS) - samples.top
        rows = slice(max(0, row - reach), max(0, row + reach + 1))
        columns = slice(max(0, column - reach), max(0, column + reach + 1))
        part = away[rows, columns]
        south = (np.arange(part.shape[0]) + (samples.top + rows.start + 0.5)) / BANKS - y
        east = (np.arange(part.shape[1]) + (samples.left + columns.start + 0.5)) / BANKS - x
        np.minimum(part, np.hypot(south[:, None], east[None, :]).astype(np.float32), out=part)
    return spread(away, view, BANKS, (samples.left, samples.top))


def crusted(colour: list[Floats], view: View, pale: Floats) -> list[Floats]:
    """A floor of clay or salt with drifts on it, and the broken line of an old shore."""
    drifts = layered(view, 0.7, 1061, 5, 0.6)
    colour = covered(colour, step(pale, 0.3, 0.6) * step(drifts, -0.3, 0.35), "#F1ECDD", 0.5)
    if min(pale.shape) < 2:  # the last row of a map may be a tile of its own
        return colour
    south, east = np.gradient(pale)
    away = np.abs(pale - np.float32(0.36)) / np.maximum(np.hypot(south, east), np.float32(1e-4))
    broken = step(noise(view, 7 / view.across, 1071), -0.15, 0.0)
    width = 0.75 * scale_of(view.across)
    return covered(colour, step(away, width + 0.6, width - 0.4) * broken, "#5F8797", 0.75)


def wooded(colour: list[Floats], view: View, trees: Floats) -> list[Floats]:
    """Patches of green, and from near the single crowns."""
    patches = layered(view, 1.5, 61, 6, 0.52)
    colour = covered(colour, trees * step(patches, -0.15, 0.5), "#9DAE76", 0.5)
    colour = covered(colour, trees * step(patches, 0.3, -0.45), "#E2D7AC", 0.7)
    if CROWN * view.across >= 5:
        colour = covered(colour, trees * crowns(view, step(patches, -0.35, 0.5)), "#66773F", 0.6)
    return colour


def crowns(view: View, density: Floats) -> Floats:
    """Round crowns of trees, at most one a cell of a hidden grid, more of them where they stand densely."""
    x, y = view.positions()
    u, v = (x + y * np.float32(0.3)) / np.float32(CROWN), (y - x * np.float32(0.3)) / np.float32(CROWN)
    column, row = np.floor(u).astype(np.int64), np.floor(v).astype(np.int64)
    left, top = int(column.min()), int(row.min())
    size = (int(column.max()) - left + 1, int(row.max()) - top + 1)
    at = row - top, column - left
    east, south, there, large = (lattice(left, top, *size, seed)[at] for seed in (71, 72, 73, 74))
    radius = np.float32(0.17) + np.float32(0.06) * large
    away = np.hypot(u - column - 0.5 - np.float32(0.3) * east, v - row - 0.5 - np.float32(0.3) * south)
    soft = np.float32(0.7 / (CROWN * view.across))
    drawn = np.clip((radius - away) / soft + np.float32(0.5), 0, 1)
    out: Floats = drawn * (there < density * np.float32(1.5) - np.float32(1))
    return out


def tilled(colour: list[Floats], view: View, fields: Floats) -> list[Floats]:
    """Plots of several greens between ditches."""
    size = 0.085 if view.across > 40 else 0.2
    x, y = view.positions()
    sway = noise(view, 0.9, 81) * np.float32(0.05)
    u, v = (
        (x * np.float32(0.94) + y * np.float32(0.34) + sway) / size,
        (y * np.float32(0.94) - x * np.float32(0.34)) / size,
    )
    column, row = np.floor(u).astype(np.int64), np.floor(v * np.float32(1.6)).astype(np.int64)
    left, top = int(column.min()), int(row.min())
    tones = lattice(left, top, int(column.max()) - left + 1, int(row.max()) - top + 1, 91)[
        row - top, column - left
    ]
    colour = covered(colour, fields * np.maximum(tones, 0), "#7E9C57", 0.5)
    colour = covered(colour, fields * np.maximum(-tones, 0), "#CDC58C", 0.45)
    ditch = np.minimum(np.abs(u - np.rint(u)), np.abs(v / 2 - np.rint(v / 2)) * 2) * np.float32(
        size * view.across
    )
    return covered(colour, fields * step(ditch, 1.1, 0.3), "#5E97A0", 0.35)


def marshy(colour: list[Floats], view: View, marsh: Floats) -> list[Floats]:
    """Wet grass of several greens, winding channels and ponds."""
    wet = layered(view, 0.9, 1001, 6, 0.6)
    rim = step(marsh + wet * np.float32(0.6), 0.28, 0.6) * step(marsh, 0.04, 0.3)
    colour = covered(colour, rim * step(wet, -0.05, 0.35), "#74A588", 0.55)
    colour = covered(colour, rim * step(wet, -0.08, -0.4), "#C4C79A", 0.55)
    bend = layered(view, 0.22, 1011, 4, 0.62) * np.float32(0.6)
    for number, (length, width) in enumerate(((0.55, 1.5), (0.27, 1.15))):
        if length * view.across > 18:
            thread = np.abs(noise(view, length, 1021 + number) + bend) * np.float32(length * view.across)
            where = rim * step(layered(view, 1.1, 1031 + number, 3), -0.25, 0.0)
            colour = covered(colour, where * step(thread, width * 1.5, width * 0.5), "#4A8BA8", 0.8)
    size = max(0.13, 5 / view.across)
    pond = noise(view, size, 1041) + bend * np.float32(0.55) + wet * np.float32(0.75)
    colour = covered(colour, rim * step(pond, 0.72, 0.8), "#3A7690", 0.4)
    return covered(colour, rim * step(pond, 0.77, 0.83), "#4F93B3", 0.9)


# What covers the ground, by the share that asks for it.
DRY: Final[Coverings] = (("pale", crusted), ("trees", wooded), ("fields", tilled))
WET: Final[Coverings] = (("marsh", marshy),)
