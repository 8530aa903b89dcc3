"""Paints a window of the map, bottom to top: ground, relief, water, grid, borders, roads."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from game.sheet.geometry import Floats, View
from game.sheet.ground import Ground, ground
from game.sheet.linework import Linework
from game.sheet.mapdata import MapData
from game.sheet.relief import Relief
from game.sheet.shading import lit, shade
from game.sheet.tints import Tints

Picture = npt.NDArray[np.uint8]  # (height, width, 3)


@dataclass(frozen=True, eq=False)
class Painter:
    """A map prepared for painting: what is worked out once for all windows and levels."""

    data: MapData

    @cached_property
    def ground(self) -> Ground:
        """The ground's coarse fields."""
        return ground(self.data)

    @cached_property
    def relief(self) -> Relief:
        """The heights, prepared."""
        return Relief(self.data, self.ground)

    @cached_property
    def tints(self) -> Tints:
        """The colours, prepared."""
        return Tints(self.data, self.ground, self.linework.courses.rivers)

    @cached_property
    def linework(self) -> Linework:
        """The lines, prepared."""
        return Linework(self.data)

    def paint(self, view: View) -> Picture:
        """The picture of a window; the same window always gives the same bytes."""
        forms = self.relief.forms(view)
        colour = self.tints.colour(view, forms)
        colour = lit(colour, shade(forms.east, forms.south))
        colour = self.linework.water(colour, view)
        return finished(self.linework.above(colour, view))


def finished(colour: list[Floats]) -> Picture:
    """Bytes of red, green and blue."""
    return np.clip(np.rint(np.stack(colour, axis=2)), 0, 255).astype(np.uint8)
