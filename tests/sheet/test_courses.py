"""Rivers and roads run where the rules have them, however they wind."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from game.scenario import Setup, load
from game.sheet.chains import Edge, chains
from game.sheet.courses import Courses, courses
from game.sheet.geometry import centre, extent
from game.sheet.mapdata import MapData, map_data, place_of
from game.terms import Crossing


@cache
def mali() -> tuple[Setup, MapData, Courses]:
    setup = load("northern-mali")
    data = map_data(setup)
    return setup, data, courses(data)


def sides(data: MapData) -> np.ndarray:
    """(sides, 2) the middle of each hexside with a river."""
    found = []
    for here, direction in np.argwhere(data.crossing != Crossing.FREE).tolist():
        (ax, ay), (bx, by) = (place_of(data.grid.corner(here, direction + k)) for k in (0, 1))
        found.append(((ax + bx) / 2, (ay + by) / 2))
    return np.array(found)


def away(points: np.ndarray, others: np.ndarray) -> np.ndarray:
    """(points,) how far each point is from the nearest of the others."""
    return np.hypot(*(points[:, None, :] - others[None, :, :]).transpose(2, 0, 1)).min(axis=1)


def test_a_river_stays_by_its_hexsides_and_passes_them_all() -> None:
    _, data, lines = mali()
    middles = sides(data)
    wide, high = extent(data.grid)
    points = np.concatenate([*lines.rivers, *lines.streams])
    inside = points[(points > 1).all(axis=1) & (points[:, 0] < wide - 1) & (points[:, 1] < high - 1)]
    assert away(inside, middles).max() < 0.5
    assert away(middles, points).max() < 0.45


def test_a_river_keeps_off_the_middle_of_towns() -> None:
    _, data, lines = mali()
    towns = np.array([centre(*data.grid.column_row(here)) for here in data.towns])
    assert away(towns, np.concatenate([*lines.rivers, *lines.streams])).min() > 0.11


def test_tributaries_flow_into_the_niger() -> None:
    _, _, lines = mali()
    assert (len(lines.rivers), len(lines.streams)) == (1, 2)
    for stream in lines.streams:
        assert away(stream[[0, -1]], lines.rivers[0]).min() < 1e-9


@pytest.mark.parametrize("name", ["Gao", "Timbuktu", "Kidal", "Sevare", "Hombori"])
def test_roads_run_through_towns(name: str) -> None:
    setup, data, lines = mali()
    town = np.array([centre(*data.grid.column_row(setup.theatre.where(name)))])
    assert min(away(town, curve).min() for _, curve in lines.roads) < 1e-6


def test_roads_and_rivers_meet_at_crossings() -> None:
    _, _, lines = mali()
    assert len(lines.bridges) > 8
    water = np.concatenate([*lines.rivers, *lines.streams])
    for bridge in lines.bridges:
        assert away(np.array([bridge.at]), water).max() < 0.03
    roads = np.concatenate([curve for _, curve in lines.roads])
    crossed = [bridge for bridge in lines.bridges if not bridge.ferry]
    assert away(np.array([bridge.at for bridge in crossed]), roads).max() < 1e-6


def test_each_class_of_road_is_drawn_in_its_rank_the_best_on_top() -> None:
    ranks = [rank for rank, _ in mali()[2].roads]
    assert set(ranks) == {0, 1, 2}
    assert ranks == sorted(ranks, reverse=True)


def test_a_chain_runs_straight_on_through_a_junction() -> None:
    at = {0: (0.0, 0.0), 1: (1.0, 0.0), 2: (2.0, 0.0), 3: (1.0, 1.0)}
    edges = [Edge(1, 3), Edge(1, 2), Edge(0, 1)]
    assert sorted(sorted(nodes) for _, nodes in chains(edges, at)) == [[0, 1, 2], [1, 3]]


def test_a_ring_is_one_chain() -> None:
    at = {0: (0.0, 0.0), 1: (1.0, 0.0), 2: (0.5, 1.0)}
    (ring,) = chains([Edge(0, 1), Edge(1, 2), Edge(2, 0)], at)
    assert sorted(ring[1][:-1]) == [0, 1, 2]
    assert ring[1][0] == ring[1][-1]
