"""Paints a window of the map, bottom to top: ground, relief, water, grid, borders, roads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from game.sheet.geometry import Floats, View
from game.sheet.ground import SAMPLES, Ground, ground
from game.sheet.mapdata import MapData
from game.sheet.noise import spread

Picture = npt.NDArray[np.uint8]  # (height, width, 3)


@dataclass(frozen=True, eq=False)
class Painter:
    """A map prepared for painting: what is worked out once for all windows and levels."""

    data: MapData

    @cached_property
    def ground(self) -> Ground:
        """The ground's coarse fields."""
        return ground(self.data)

    def paint(self, view: View) -> Picture:
        """The picture of a window; the same window always gives the same bytes."""
        colour = [spread(part, view, SAMPLES) for part in self.ground.colour]
        return finished(colour)


def finished(colour: list[Floats]) -> Picture:
    """Bytes of red, green and blue."""
    return np.clip(np.rint(np.stack(colour, axis=2)), 0, 255).astype(np.uint8)
