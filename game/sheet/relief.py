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
from game.sheet.geometry import Floats, Pixels, View
from game.sheet.ground import SAMPLES, Ground, blurred
from game.sheet.mapdata import MapData
from game.sheet.noise import GOLDEN_ANGLE, layered, noise, spread, step, warped

HEIGHTS: Final = 8  # samples of heights, a hex width
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
    """The heights of a map, prepared for all windows."""

    data: MapData
    ground: Ground

    @cached_property
    def heights(self) -> Floats:
        """Heights, `HEIGHTS` samples a hex width, in metres: as measured, or else by kind of ground."""
        view = Pixels(self.data.grid, HEIGHTS).whole()
        if self.data.elevation:
            cells = self.data.km_a_hex / self.data.elevation.cell_km
            return blurred(spread(self.data.elevation.metres, view, cells), 1.0)
        by_kind = spread(self.ground.height, view, SAMPLES)
        return blurred(by_kind, 0.14 * HEIGHTS) + np.float32(25) * layered(view, 2.5, 301, 3)

    @cached_property
    def slopes(self) -> tuple[Floats, Floats]:
        """Metres a metre to the east and to the south, of those heights."""
        south, east = np.gradient(self.heights)
        scale = np.float32(HEIGHTS / METRES_A_HEX)
        return (east * scale).astype(np.float32), (south * scale).astype(np.float32)

    @cached_property
    def spread(self) -> Floats:
        """How far heights spread round about, in metres, on the same samples."""
        by_kind = spread(self.ground.spread, Pixels(self.data.grid, HEIGHTS).whole(), SAMPLES)
        if not self.data.elevation:
            return by_kind
        reach = ROUND * HEIGHTS
        mean = blurred(self.heights, reach)
        squares = blurred((self.heights - mean) ** 2, reach)
        return np.sqrt(squares) * np.float32(0.6) + by_kind * np.float32(0.6)

    def forms(self, view: View) -> Forms:
        """The land in a window."""
        larger = view.grown(1)
        metres, crests = self._forms(larger)
        scale = np.float32(view.across / (2 * METRES_A_HEX))
        east, south = (spread(part, view, HEIGHTS) for part in self.slopes)
        east = east + (metres[1:-1, 2:] - metres[1:-1, :-2]) * scale
        south = south + (metres[2:, 1:-1] - metres[:-2, 1:-1]) * scale
        return Forms(east, south, crests[1:-1, 1:-1])

    def _forms(self, view: View) -> tuple[Floats, Floats]:
        """Metres of small forms in a window, and crests."""
        rough = spread(self.spread, view, HEIGHTS)
        metres = (np.float32(9) + rough * np.float32(0.32)) * layered(view, 0.6, 311, 7, 0.6)
        sand, rock, cut = (self.share(name, view) for name in ("dunes", "ridges", "gullies"))
        if sand is not None:
            metres = metres * (1 - np.float32(0.7) * sand)
        crests = np.zeros_like(metres)
        if rock is not None or cut is not None:
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

    def share(self, name: str, view: View) -> Floats | None:
        """A share of a style in a window; None where there is none of it."""
        found = np.clip(spread(self.ground.shares[name], view, SAMPLES), 0, 1)
        return found if float(found.max()) > 0.004 else None


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
