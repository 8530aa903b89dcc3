"""From pixels to hexes and corners."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from game.hexes import Grid
from game.scenario.snapping import Pixels, beside, corner_path, hex_path, hexes_at, side_between
from game.terms import OFF_MAP

GRID = Grid(7, 6)
PIXELS = Pixels(GRID, 56, 64)
HEXES = st.integers(0, len(GRID) - 1)
CORNERS = st.builds(GRID.corner, HEXES, st.integers(0, 5))


@given(HEXES, st.integers(-24, 24), st.integers(-14, 14))
def test_a_pixel_inside_a_hex_means_that_hex(here: int, dx: int, dy: int) -> None:
    x, y = PIXELS.centre(here)
    assert PIXELS.hex(x + dx, y + dy) == here


@given(st.floats(-60, 460), st.floats(-60, 360))
def test_the_nearest_centre_of_all_is_found(x: float, y: float) -> None:
    def apart(here: int) -> tuple[float, int]:
        cx, cy = PIXELS.centre(here)
        return (cx - x) ** 2 + (cy - y) ** 2, here

    assert PIXELS.hex(x, y) == min(range(len(GRID)), key=apart)


@given(HEXES, st.integers(0, 5), st.integers(-6, 6), st.integers(-6, 6))
def test_corners_and_sides_are_found_near_them(here: int, index: int, dx: int, dy: int) -> None:
    corner, after = GRID.corner(here, index), GRID.corner(here, index + 1)
    (ax, ay), (bx, by) = PIXELS.corner(corner), PIXELS.corner(after)
    assert PIXELS.nearest_corner(ax + dx, ay + dy) == corner
    there, direction = PIXELS.nearest_side((ax + bx) / 2, (ay + by) / 2)
    assert {GRID.corner(there, direction), GRID.corner(there, direction + 1)} == {corner, after}


@given(HEXES, st.integers(0, 5))
def test_hexes_at_a_corner_are_those_that_have_it(here: int, index: int) -> None:
    corner = GRID.corner(here, index)
    having = [h for h in range(len(GRID)) if corner in [GRID.corner(h, k) for k in range(6)]]
    assert hexes_at(GRID, corner) == having
    assert GRID.corner(here, index + 1) in beside(corner)


@given(CORNERS, CORNERS)
def test_a_way_of_corners_runs_along_hexsides_and_is_as_long_back(start: object, end: object) -> None:
    path = corner_path(GRID, start, end)  # type: ignore[arg-type]
    assert (path[0], path[-1]) == (start, end)
    assert all(side_between(GRID, a, b) for a, b in itertools.pairwise(path))
    assert len(set(path)) == len(path) == len(corner_path(GRID, end, start))  # type: ignore[arg-type]


@given(st.lists(HEXES, min_size=1, max_size=5))
def test_a_way_of_hexes_goes_from_neighbour_to_neighbour_through_its_stops(stops: list[int]) -> None:
    path = hex_path(GRID, stops)  # type: ignore[arg-type]
    assert all(b in GRID.neighbours[a] and b != OFF_MAP for a, b in itertools.pairwise(path))
    assert set(stops) <= set(path)
