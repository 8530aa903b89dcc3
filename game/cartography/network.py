"""Rivers, crossings and roads laid over the grid, each where the ones before leave room for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.cartography import rivers, roads, tables
from game.cartography.tables import Link, Place
from game.hexes import Corner
from game.terms import OFF_MAP, HexId


@dataclass(frozen=True)
class Network:
    """What has been laid over the grid."""

    places: dict[str, Place]
    links: dict[str, tuple[Link, HexId]]
    courses: dict[str, list[Corner]]
    crossings: list[roads.Crossing]
    routes: list[tuple[tables.Road, list[HexId]]]


def lay_network() -> Network:
    """Lays rivers, crossings and roads. Raises ValueError if the tables ask for the impossible."""
    places = {place.name: place for place in tables.places() if place.here != OFF_MAP}
    links = {link.name: (link, link.here) for link in tables.links()}
    courses = lay_rivers(places)
    towns = {name: place.here for name, place in places.items()}
    crossings = [roads.place_crossing(site, courses[site.river], towns) for site in tables.crossings()]
    shut = roads.barriers(list(courses.values()), crossings)
    ends = {name: ((place.lon, place.lat), place.here) for name, place in places.items()}
    ends |= {name: ((link.lon, link.lat), here) for name, (link, here) in links.items()}
    routes = []
    for road in tables.roads():
        (start, origin), (finish, goal) = ends[road.origin], ends[road.target]
        try:
            path = roads.route(origin, goal, [start, *road.points, finish], shut)
        except ValueError as fault:
            msg = f"{road.origin}-{road.target}: {fault}"
            raise ValueError(msg) from fault
        routes.append((road, path))
    return Network(places, links, courses, crossings, routes)


TRIBUTARIES: Final = ("Bani", "Tassiga wadi")  # of the Niger, laid in this order


def lay_rivers(places: dict[str, Place]) -> dict[str, list[Corner]]:
    """The Niger from rim to rim, then its tributaries from the rim, or from where they rise, to the Niger."""
    lines = tables.rivers()
    line = lines["Niger"]
    niger = rivers.course(
        rivers.Bed(rivers.track(line), river_towns(places, "Niger", line), set()),
        rivers.rim_near(line[:2]),
        rivers.rim_near(line[-2:]),
    )
    courses = {"Niger": niger}
    for name in TRIBUTARIES:
        line = lines[name]
        taken = {side for a, b in roads.sides_of([*courses.values()]) for side in ((a, b), (b, a))}
        bed = rivers.Bed(rivers.track(line), river_towns(places, name, line), taken)
        courses[name] = rivers.course(bed, rivers.rim_near(line[:2]) or [rivers.corner_at(line[0])], niger)
    return courses


def river_towns(places: dict[str, Place], river: str, points: list[tables.LonLat]) -> list[rivers.Mark]:
    """The hexes that must lie on a river, with their bank, from source to mouth."""
    marks = {
        place.here: place.bank for place in places.values() if place.bank and river in place.river.split(";")
    }
    return rivers.in_order(list(marks.items()), rivers.track(points))
