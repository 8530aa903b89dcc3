"""The hex arithmetic that everything on the map stands on."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.hexes import DIRECTIONS, Corner, Grid, opposite
from game.terms import OFF_MAP, HexId

GRID = Grid(57, 58)
hexes = st.integers(0, len(GRID) - 1).map(HexId)
directions = st.integers(0, 5)


@given(hexes)
def test_a_name_leads_back_to_its_hex(here: HexId) -> None:
    assert GRID.parse(GRID.name(here)) == here
    assert GRID.at(*GRID.column_row(here)) == here
    assert GRID.from_axial(*GRID.axial(here)) == here


@pytest.mark.parametrize("text", ["", "x12", "12y30", "x12y30 ", "x-1y3", "x57y0", "x0y58", "Gao", "X1Y1"])
def test_what_names_no_hex_is_off_the_map(text: str) -> None:
    assert GRID.parse(text) == OFF_MAP


@given(hexes, directions)
def test_neighbours_see_each_other(here: HexId, direction: int) -> None:
    there = GRID.neighbour(here, direction)
    assume(there != OFF_MAP)
    assert GRID.neighbour(there, opposite(direction)) == here
    assert GRID.distance(here, there) == 1
    assert GRID.direction(here, there) == direction


def test_directions_are_named_counter_clockwise_from_east() -> None:
    here = GRID.at(20, 20)
    bearings = [GRID.bearing(here, GRID.neighbour(here, d)) for d in range(6)]
    assert bearings == [90, 30, 330, 270, 210, 150]
    assert DIRECTIONS == ("E", "NE", "NW", "W", "SW", "SE")


def test_odd_rows_are_shifted_right() -> None:
    assert GRID.name(GRID.neighbour(GRID.at(5, 5), 1)) == "x6y4"
    assert GRID.name(GRID.neighbour(GRID.at(5, 4), 1)) == "x5y3"


def test_hexes_that_do_not_touch_have_no_direction() -> None:
    with pytest.raises(ValueError, match="not in list"):
        GRID.direction(GRID.at(3, 3), GRID.at(9, 9))


@given(hexes)
def test_once_round_a_hex_leads_home(here: HexId) -> None:
    column, row = GRID.column_row(here)
    assume(0 < column < 55 and 1 < row < 56)
    step = GRID.neighbour(here, 0)
    for direction in (2, 3, 4, 5, 0, 1):
        step = GRID.neighbour(step, direction)
        assert GRID.distance(here, step) == 1
    assert step == GRID.neighbour(here, 0)


@given(hexes, hexes, hexes)
def test_distance_is_a_distance(a: HexId, b: HexId, c: HexId) -> None:
    assert GRID.distance(a, b) == GRID.distance(b, a)
    assert (GRID.distance(a, b) == 0) == (a == b)
    assert GRID.distance(a, c) <= GRID.distance(a, b) + GRID.distance(b, c)


@pytest.mark.parametrize("radius", [0, 1, 2, 5])
def test_a_ring_far_from_the_edge_has_six_times_its_radius(radius: int) -> None:
    here = GRID.at(28, 29)
    assert len(GRID.ring(here, radius)) == max(1, 6 * radius)
    assert len(list(GRID.within(here, radius))) == 1 + 3 * radius * (radius + 1)


@given(hexes, st.integers(0, 4))
def test_within_is_every_hex_that_near_in_order(here: HexId, radius: int) -> None:
    expected = [there for there in range(len(GRID)) if GRID.distance(here, there) <= radius]
    assert list(GRID.within(here, radius)) == expected


@given(hexes, hexes)
def test_a_line_is_a_shortest_way_and_stays_near_the_ruler(a: HexId, b: HexId) -> None:
    line = GRID.line(a, b)
    assert (line[0], line[-1]) == (a, b)
    assert len(line) == GRID.distance(a, b) + 1
    assert all(GRID.distance(p, q) == 1 for p, q in pairwise(line))
    (ax, ay), (bx, by) = GRID.centre(a), GRID.centre(b)
    for here in line:
        x, y = GRID.centre(here)
        assert abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) <= 0.9 * math.hypot(bx - ax, by - ay)


@given(hexes, directions)
def test_the_corner_between_three_hexes_is_the_same_from_each(here: HexId, index: int) -> None:
    """Corner k lies between the neighbours in directions k - 1 and k."""
    corner = GRID.corner(here, index)
    after, before = GRID.neighbour(here, index), GRID.neighbour(here, index - 1)
    if after != OFF_MAP:
        assert GRID.corner(after, index - 2) == corner
    if before != OFF_MAP:
        assert GRID.corner(before, index + 2) == corner


@given(hexes, directions)
def test_a_hexside_knows_the_hexes_on_its_left_and_right(here: HexId, direction: int) -> None:
    start, end = GRID.corner(here, direction), GRID.corner(here, direction + 1)
    assert GRID.left_of(start, end) == here
    assert GRID.left_of(end, start) == GRID.neighbour(here, direction)


def test_what_is_no_hexside_has_no_left() -> None:
    corner = GRID.corner(GRID.at(9, 9), 0)
    with pytest.raises(ValueError, match="not in tuple"):
        GRID.left_of(corner, GRID.corner(GRID.at(9, 9), 2))
    with pytest.raises(ValueError, match="no corner"):
        GRID.left_of(Corner(corner.x + 1, corner.y), Corner(corner.x + 1, corner.y - 2))


@given(hexes, st.floats(0, 2 * math.pi), st.floats(0, 0.499))
def test_a_point_within_half_a_width_of_a_centre_is_nearest_to_it(
    here: HexId, angle: float, away: float
) -> None:
    x, y = GRID.centre(here)
    assert GRID.nearest(x + away * math.cos(angle), y + away * math.sin(angle)) == here


@given(st.floats(0, 56), st.floats(0, 49))
def test_no_centre_is_nearer_than_the_nearest(x: float, y: float) -> None:
    found = GRID.nearest(x, y)
    assume(found != OFF_MAP)
    away = math.dist(GRID.centre(found), (x, y))
    assert all(
        away <= math.dist(GRID.centre(n), (x, y)) + 1e-9 for n in GRID.neighbours[found] if n != OFF_MAP
    )


@pytest.mark.parametrize(("x", "y"), [(-2.0, 5.0), (60.0, 5.0), (5.0, -2.0), (5.0, 60.0)])
def test_a_point_beyond_the_edge_is_in_no_hex(x: float, y: float) -> None:
    assert GRID.nearest(x, y) == OFF_MAP
