"""Pixels of the sheet are where the window expects hexes to be."""

from __future__ import annotations

import math

import numpy as np
import pytest

from game.hexes import Grid
from game.sheet import LEVELS, TILE, Pixels
from game.sheet.geometry import nearest

GRID = Grid(57, 58)


@pytest.mark.parametrize("across", LEVELS)
def test_centres_are_those_of_pointy_hexes_in_rows_shifted_right_when_odd(across: int) -> None:
    pixels, high = Pixels(GRID, across), across * 2 / math.sqrt(3)
    for column, row in ((0, 0), (5, 0), (0, 1), (56, 57), (20, 33)):
        x = across / 2 + across * (column + (row % 2) / 2)
        assert pixels.centre(column, row) == pytest.approx((x, high / 2 + row * 0.75 * high))


def test_the_map_ends_where_its_outermost_hexes_end() -> None:
    pixels = Pixels(GRID, 56)
    assert pixels.size == (56 * 57 + 28, math.ceil(64.6632 * (0.75 * 57 + 1)))
    assert Pixels(Grid(3, 1), 28).size == (84, 33)  # a single row is not shifted


def test_tiles_cover_the_map_without_overlap() -> None:
    pixels = Pixels(Grid(9, 9), 112)
    covered = np.zeros(pixels.size[::-1], np.int64)
    across, down = pixels.tiles
    for column in range(across):
        for row in range(down):
            view = pixels.tile(column, row)
            assert view.width <= TILE
            assert view.height <= TILE
            covered[view.top : view.top + view.height, view.left : view.left + view.width] += 1
    assert (covered == 1).all()
    with pytest.raises(IndexError, match="no tile 3, 0"):
        pixels.tile(3, 0)


def test_a_point_lies_in_the_hex_that_the_grid_finds() -> None:
    grid = Grid(7, 6)
    x, y = (
        np.array(part, np.float32)
        for part in np.meshgrid(np.linspace(0.6, 6.9, 80), np.linspace(0.4, 5.1, 70))
    )
    own = nearest(grid, x, y)
    for here, px, py in zip(own.ravel(), x.ravel(), y.ravel(), strict=True):
        expected = grid.nearest(float(px) - 0.5, float(py) - 1 / math.sqrt(3))
        if expected >= 0:
            (ax, ay), (bx, by) = grid.centre(int(here)), grid.centre(expected)
            at = float(px) - 0.5, float(py) - 1 / math.sqrt(3)
            assert math.dist((ax, ay), at) == pytest.approx(math.dist((bx, by), at), abs=1e-5)
