"""Water, grid, borders and roads of a map, in the order in which they lie over one another."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from game.sheet.chains import Curve
from game.sheet.courses import Courses, courses
from game.sheet.geometry import Floats, View
from game.sheet.mapdata import MapData
from game.sheet.strokes import Board, Pen
from game.sheet.waterways import Bridge

RIVER: Final = (
    Pen("#8FAE86", 15, 0.38),
    Pen("#E6D8B0", 9.6, 0.85),
    Pen("#234F66", 7),
    Pen("#3E7F9F", 5),
    Pen("#7FB3C6", 1.3, 0.75),
)
STREAM: Final = (Pen("#8FAE86", 9, 0.3), Pen("#234F66", 4.2), Pen("#3E7F9F", 2.8))
CHANNEL: Final = (Pen("#234F66", 2.8, 0.85), Pen("#3E7F9F", 1.6))
WADI: Final = (Pen("#EFE7CB", 3.2, 0.6), Pen("#5F8797", 1.15, 0.8, (11, 3, 2, 3)))
BORDER: Final = (
    Pen("#5A3556", 11, 0.13),
    Pen("#F3E9CF", 3.4, 0.75),
    Pen("#5A3556", 1.5, 0.9, (11, 3.5, 1.6, 3.5)),
)
# By rank of the road's class: the first, the second, all others.
ROADS: Final = (
    (Pen("#4A2E1C", 4.6, 0.95), Pen("#FBF3DC", 2.7)),
    (Pen("#5B3B22", 3.5, 0.9), Pen("#EBD8AE", 1.8, 1.0, (9, 2))),
    (Pen("#F4EAD0", 3.2, 0.5), Pen("#5B3B22", 1.4, 0.95, (6.5, 3.5))),
)
GRID_INK: Final = "#3A2A18"
# Pixels a hex and the cover of the grid's lines at them.
GRID_COVER: Final = ((14, 28, 56, 112), (0.07, 0.11, 0.16, 0.19))
FAINT: Final = 20  # pixels a hex below which channels and wadis are left out


@dataclass(frozen=True, eq=False)
class Linework:
    """The lines of a map, prepared for all windows."""

    data: MapData

    @cached_property
    def courses(self) -> Courses:
        """Where they run."""
        return courses(self.data)

    def water(self, colour: list[Floats], view: View) -> list[Floats]:
        """Dry beds, channels, streams, rivers."""
        board, lines = Board(view), self.courses
        layers = [(lines.streams, STREAM), (lines.rivers, RIVER)]
        if view.across >= FAINT:
            layers = [(lines.wadis, WADI), (lines.channels, CHANNEL), *layers]
        for curves, pens in layers:
            for pen in pens:
                colour = board.draw(colour, curves, pen)
        return colour

    def above(self, colour: list[Floats], view: View) -> list[Floats]:
        """Grid, borders, roads from the poorest to the best, bridges and ferries."""
        board, lines = Board(view), self.courses
        cover = float(np.interp(math.log(view.across), np.log(GRID_COVER[0]), GRID_COVER[1]))
        colour = board.grid(colour, self.data.grid.columns, self.data.grid.rows, GRID_INK, cover)
        for pen in BORDER:
            colour = board.draw(colour, lines.borders, pen)
        for rank in range(len(ROADS) - 1, -1, -1):
            curves = [curve for own, curve in lines.roads if own == rank]
            for pen in ROADS[rank]:
                colour = board.draw(colour, curves, pen)
        return self._bridges(colour, board)

    def _bridges(self, colour: list[Floats], board: Board) -> list[Floats]:
        ferries = [_ferry(bridge) for bridge in self.courses.bridges if bridge.ferry]
        colour = board.draw(colour, ferries, Pen("#F4EAD0", 4.4, 0.95))
        colour = board.draw(colour, ferries, Pen("#1E150C", 2.2, 1.0, (2.6, 2.0)))
        brackets = [line for bridge in self.courses.bridges if not bridge.ferry for line in _brackets(bridge)]
        colour = board.draw(colour, brackets, Pen("#F4EAD0", 3.6, 0.85))
        return board.draw(colour, brackets, Pen("#1E150C", 1.8))


def _directions(bridge: Bridge) -> tuple[Curve, Curve, Curve]:
    """The middle of a crossing, and the unit ways along its road and along its river."""
    along = np.array(bridge.towards) / math.hypot(*bridge.towards)
    return np.array(bridge.at), along, np.array([-along[1], along[0]])


def _ferry(bridge: Bridge) -> Curve:
    middle, along, _ = _directions(bridge)
    return np.array([middle - along * 0.13, middle + along * 0.13])


def _brackets(bridge: Bridge) -> list[Curve]:
    """Two lines beside the road, bent outwards at their ends."""
    middle, along, across = _directions(bridge)
    found = []
    for hand in (-1, 1):
        side = across * hand
        points = [
            middle - along * 0.14 + side * 0.1,
            middle - along * 0.09 + side * 0.055,
            middle + along * 0.09 + side * 0.055,
            middle + along * 0.14 + side * 0.1,
        ]
        found.append(np.array(points))
    return found
