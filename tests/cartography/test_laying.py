"""How the builder lays rivers and roads, on courses of a few hexes."""

from __future__ import annotations

from itertools import pairwise

import pytest

from game.cartography import projection, rivers, roads
from game.cartography.projection import GRID
from game.cartography.tables import CrossingSite
from game.hexes import Corner
from game.terms import HexId

WEST, EAST = GRID.at(20, 30), GRID.at(30, 30)
HEXES = [GRID.at(column, 30) for column in range(20, 31)]


def lon_lat(here: HexId) -> tuple[float, float]:
    lon, lat = projection.from_map(*GRID.centre(here))
    return float(lon), float(lat)


def crossing(kind: str, here: HexId, left: str = "") -> CrossingSite:
    lon, lat = lon_lat(here)
    about = {"river": "River", "right": "", "confidence": "sure", "source": ""}
    return CrossingSite(name=kind, kind=kind, lat=lat, lon=lon, left=left, **about)


def straight_course(marks: list[rivers.Mark]) -> list[Corner]:
    """A river from hex to hex along row 30, eastwards, that keeps `marks` on their banks."""
    starts = [GRID.corner(WEST, k) for k in range(6)]
    ends = [GRID.corner(EAST, k) for k in range(6)]
    return rivers.course(rivers.Bed(rivers.track([lon_lat(WEST), lon_lat(EAST)]), marks, set()), starts, ends)


@pytest.mark.parametrize("here", [0, 1234, 3305])
def test_the_projection_leads_back(here: int) -> None:
    assert projection.hex_at(*lon_lat(HexId(here))) == here


def test_a_degree_of_latitude_is_111_km_at_the_centre() -> None:
    _, north = projection.plane(-2.0, 19.0)
    assert float(north) == pytest.approx(111.19, abs=0.01)


@pytest.mark.parametrize("hand", ["left", "right"])
def test_a_river_bends_round_a_town_to_keep_it_on_its_bank(hand: str) -> None:
    town = GRID.at(25, 30)
    course = straight_course([(town, hand)])
    sides = [(GRID.left_of(a, b), GRID.left_of(b, a)) for a, b in pairwise(course)]
    lefts, rights = {left for left, _ in sides}, {right for _, right in sides}
    assert town in (lefts if hand == "left" else rights)
    assert town not in (rights if hand == "left" else lefts)


def test_a_river_that_cannot_keep_its_towns_is_refused() -> None:
    same = GRID.at(25, 30)
    with pytest.raises(ValueError, match="no course"):
        straight_course([(same, "left"), (GRID.at(25, 10), "left"), (same, "right")])


def test_a_road_goes_round_a_river_or_over_its_bridge() -> None:
    course = straight_course([(here, "left") for here in HEXES[2:9]])
    site = crossing("Bridge", HEXES[7])
    bridge = roads.place_crossing(site, course, {})
    shut, spared = roads.barriers([course], []), roads.barriers([course], [bridge])
    origin, target = GRID.at(25, 28), GRID.at(25, 33)
    points = [lon_lat(origin), lon_lat(target)]
    around = roads.route(origin, target, points, shut)
    across = roads.route(origin, target, points, spared)
    assert not any(pair in shut for pair in pairwise(around))
    assert (bridge.left, bridge.right) in list(pairwise(across))
    assert len(across) < len(around)


def test_a_crossing_must_touch_the_place_it_serves() -> None:
    course = straight_course([])
    site = crossing("Ferry", EAST, "Far")
    with pytest.raises(ValueError, match="Ferry: the river runs between no hexes"):
        roads.place_crossing(site, course, {"Far": GRID.at(3, 3)})


def test_a_road_keeps_near_its_line() -> None:
    path = roads.route(WEST, EAST, [lon_lat(WEST), lon_lat(EAST)], set())
    assert path == HEXES
