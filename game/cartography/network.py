"""Rivers, crossings and roads laid over the grid, each where the ones before leave room for it."""

from __future__ import annotations

from dataclasses import dataclass

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


def lay_rivers(places: dict[str, Place]) -> dict[str, list[Corner]]:
    """The Niger from rim to rim, then the Bani from the rim to where it meets the Niger."""
    niger_line, bani_line = (tables.rivers()[name] for name in ("Niger", "Bani"))
    niger = rivers.course(
        rivers.Bed(rivers.track(niger_line), river_towns(places, "Niger", niger_line), set()),
        rivers.rim_near(niger_line[:2]),
        rivers.rim_near(niger_line[-2:]),
    )
    taken = {side for a, b in roads.sides_of([niger]) for side in ((a, b), (b, a))}
    bani = rivers.course(
        rivers.Bed(rivers.track(bani_line), river_towns(places, "Bani", bani_line), taken),
        rivers.rim_near(bani_line[:2]),
        niger,
    )
    return {"Niger": niger, "Bani": bani}


def river_towns(places: dict[str, Place], river: str, points: list[tables.LonLat]) -> list[rivers.Mark]:
    """The hexes that must lie on a river, with their bank, from source to mouth."""
    marks = {
        place.here: place.bank for place in places.values() if place.bank and river in place.river.split(";")
    }
    return rivers.in_order(list(marks.items()), rivers.track(points))
