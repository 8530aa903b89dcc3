"""Paints a window of the map, bottom to top: ground, relief, water, grid, borders, roads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from game.sheet.geometry import View
from game.sheet.ground import Ground, Samples
from game.sheet.linework import Linework
from game.sheet.mapdata import MapData
from game.sheet.relief import Relief
from game.sheet.shading import lit, shade
from game.sheet.tints import Tints

Picture = npt.NDArray[np.uint8]  # (height, width, 3)


@dataclass(frozen=True, eq=False)
class Painter:
    """Paints windows of a map. What it keeps between windows are lines: memory does not grow with the map."""

    data: MapData

    @cached_property
    def linework(self) -> Linework:
        """The lines of the map."""
        return Linework(self.data)

    def paint(self, view: View) -> Picture:
        """The picture of a window; the same window always gives the same bytes."""
        larger = view.grown(1)  # slopes need a neighbour on each hand
        samples = Samples.under(self.data, larger)
        forms = Relief(self.data, Ground(samples, larger)).forms()
        colour = Tints(Ground(samples, view), self.linework.courses.rivers).colour(forms)
        colour = lit(colour, shade(forms.east, forms.south))
        colour = self.linework.above(self.linework.water(colour, view), view)
        return np.clip(np.rint(np.stack(colour, axis=2)), 0, 255).astype(np.uint8)
