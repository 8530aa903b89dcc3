"""The shape of the land in a window: measured heights, and below their resolution forms of its ground.

Forms are metres of height made of noise: ridged rock, gullies where noise crosses zero, dunes. Only
what is some pixels wide is made, so that a far level stays quiet.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.sheet.dunes import dunes
from game.sheet.geometry import Floats, View
from game.sheet.ground import Ground, Samples, blurred
from game.sheet.mapdata import MapData
from game.sheet.noise import GOLDEN_ANGLE, layered, noise, spread, step, warped

HEIGHTS: Final = 8  # samples of heights, a hex width
ROOM: Final = 2.0  # hex widths round a window whose heights matter in it
ROUND: Final = 0.35  # hex widths (standard deviation) round about within which the spread of heights counts
# Hex widths between gullies, and the share of their depth.
GULLIES: Final = ((0.8, 1.0), (0.33, 0.55), (0.145, 0.3))
FINEST: Final = 2.5  # pixels of the smallest form
METRES_A_HEX: Final = 20_000  # heights are drawn as if hexes were this wide


@dataclass(frozen=True, eq=False)
class Forms:
    """(height, width) of a window: slopes in metres a metre, and the crests (0 to 1) that colour follows."""

    east: Floats
    south: Floats
    crests: Floats


@dataclass(frozen=True, eq=False)
class Relief:
    """The heights of a window."""

    data: MapData
    ground: Ground  # of the window

    @cached_property
    def samples(self) -> View:
        """The window of samples of heights."""
        return self.ground.view.sampled(HEIGHTS, ROOM)

    @cached_property
    def heights(self) -> Floats:
        """Heights on the samples, in metres: as measured, or else by kind of ground."""
        if self.data.elevation:
            cells = self.data.km_a_hex / self.data.elevation.cell_km
            return blurred(spread(self.data.elevation.metres, self.samples, cells), 1.0)
        by_kind = Ground(Samples.under(self.data, self.samples), self.samples).field("height")
        return blurred(by_kind, 0.2 * HEIGHTS) + np.float32(25) * layered(self.samples, 2.5, 301, 3)

    @cached_property
    def spread(self) -> Floats:
        """How far heights spread round about, in metres, at the window's pixels."""
        by_kind = self.ground.field("spread")
        if not self.data.elevation:
            return by_kind
        reach = ROUND * HEIGHTS
        mean = blurred(self.heights, reach)
        squares = blurred((self.heights - mean) ** 2, reach)
        return self._at_pixels(np.sqrt(squares)) * np.float32(0.6) + by_kind * np.float32(0.6)

    def _at_pixels(self, field: Floats) -> Floats:
        return spread(field, self.ground.view, HEIGHTS, (self.samples.left, self.samples.top))

    def forms(self) -> Forms:
        """The land in the window, without the outermost pixel all round."""
        metres, crests = self._small_forms()
        inner = (slice(1, -1), slice(1, -1))
        scale = np.float32(self.ground.view.across / (2 * METRES_A_HEX))
        south, east = np.gradient(self.heights * np.float32(HEIGHTS / METRES_A_HEX))
        east, south = (self._at_pixels(part.astype(np.float32))[inner] for part in (east, south))
        east = east + (metres[1:-1, 2:] - metres[1:-1, :-2]) * scale
        south = south + (metres[2:, 1:-1] - metres[:-2, 1:-1]) * scale
        return Forms(east, south, crests[inner])

    def _small_forms(self) -> tuple[Floats, Floats]:
        """Metres of the forms that noise makes, and crests."""
        view, rough = self.ground.view, self.spread
        rough = rough * np.float32((56 / view.across) ** 0.25)  # far levels lose their finest forms
        metres = (np.float32(9) + rough * np.float32(0.32)) * layered(view, 0.6, 311, 7, 0.6)
        sand, rock, cut = (self.ground.share(name) for name in ("dunes", "ridges", "gullies"))
        if sand is not None:
            metres = metres * (1 - np.float32(0.7) * sand)
        crests = np.zeros_like(metres)
        bends = [layered(view, 0.3, seed, 5, 0.55) * np.float32(0.16) for seed in (331, 341)]
        if rock is not None:
            crests = warped(ridges, view, *bends)
            metres += rock * (np.float32(14) + rough * np.float32(1.9)) * crests
        if cut is not None:
            patches = step(noise(view, 1.5, 351, 0.3), -0.5, 0.5)
            depth = cut * (np.float32(11) + rough * np.float32(0.45)) * (np.float32(0.3) + patches)
            metres -= depth * warped(gullies, view, *bends)
        if sand is not None:
            metres += dunes(view, sand)
        return metres, crests


def ridges(view: View) -> Floats:
    """Ridged rock from 0 (valley floor) to about 1 (crest), stretched from north to south."""
    total = np.zeros((view.height, view.width), np.float32)
    weight: Floats | float = 1.0
    share, whole = 1.0, 0.0
    for octave in range(7):
        length = 0.35 / 2**octave
        whole += share
        if length * view.across < FINEST:
            continue
        turn = math.pi / 2 + 0.6 * math.sin(GOLDEN_ANGLE * octave)
        crease = 1 - np.minimum(np.abs(noise(view, length, 401 + octave, turn, 1.9)) * np.float32(1.7), 1)
        crease = crease * crease * weight
        weight = np.clip(crease * np.float32(2.5) + np.float32(0.1), 0, 1)
        total += np.float32(share) * crease
        share *= 0.7
    return total / np.float32(whole * 0.6)


def gullies(view: View) -> Floats:
    """Incised valleys, 0 on the plain to 1 at the bottom, of a few sizes."""
    total = np.zeros((view.height, view.width), np.float32)
    for number, (length, depth) in enumerate(GULLIES):
        if length * 0.3 * view.across < FINEST:
            continue
        turn = math.pi / 2 + GOLDEN_ANGLE * number
        field = np.abs(noise(view, length, 501 + number, turn, 1.5))
        total += np.float32(depth) * np.exp(-field * np.float32(7))
    return total
