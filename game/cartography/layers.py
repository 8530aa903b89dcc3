"""The objects of the map file: what has been laid over the grid, in pixels and flat properties."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from game.cartography import tables
from game.cartography.network import Network
from game.cartography.projection import (
    GRID,
    PIXELS_X,
    PIXELS_Y,
    pixel_of,
    pixel_of_corner,
    pixel_of_hex,
)
from game.cartography.roads import Crossing
from game.cartography.tmx import Pixel, Shape, Value
from game.terms import HexId

WIDTH_PX: Final = PIXELS_X * (2 * GRID.columns + 1)
HEIGHT_PX: Final = PIXELS_Y * (3 * GRID.rows + 1)
CHANNELS: Final = ("Diaka", "Bara Issa")  # side arms of the Niger, drawn only


def region_shapes() -> list[Shape]:
    """The areas that have a name on the map."""
    return [
        Shape(region.name, "Region", [_within(pixel_of(*point)) for point in region.points], closed=True)
        for region in tables.regions().values()
        if region.name and region.shape == "area"
    ]


def _within(pixel: Pixel) -> Pixel:
    """The pixel of the map nearest to one that may lie beyond its edge."""
    return min(max(pixel[0], 0), WIDTH_PX), min(max(pixel[1], 0), HEIGHT_PX)


def river_shapes(network: Network) -> list[Shape]:
    """Rivers along hexsides, then side channels as they run."""
    big = [
        Shape(name, "River", [pixel_of_corner(c) for c in corners], {"navigable": name == "Niger"})
        for name, corners in network.courses.items()
    ]
    points = tables.rivers()
    return big + [Shape(name, "Channel", [pixel_of(*p) for p in points[name]]) for name in CHANNELS]


def road_shapes(network: Network) -> list[Shape]:
    """Roads, a vertex a hex."""
    return [
        Shape(
            road.name,
            "Road",
            [pixel_of_hex(here) for here in path],
            {
                "basis": road.basis,
                "class": road.kind,
                "condition": road.condition,
                "from": road.origin,
                "km": road.km,
                "source": road.source,
                "to": road.target,
            },
        )
        for road, path in network.routes
    ]


def crossing_shapes(network: Network) -> list[Shape]:
    """Bridges and ferries in the middle of their hexside."""
    shapes = []
    for crossing in network.crossings:
        (ax, ay), (bx, by) = (pixel_of_corner(end) for end in crossing.ends)
        site = crossing.site
        facts = {"confidence": site.confidence, "river": site.river, "source": site.source}
        over = sorted({road.name for road, path in network.routes if _crosses(path, crossing)})
        if over:
            facts["road"] = ";".join(over)
        shapes.append(Shape(site.name, site.kind, [((ax + bx) // 2, (ay + by) // 2)], facts))
    return shapes


def _crosses(path: list[HexId], crossing: Crossing) -> bool:
    pair = {crossing.left, crossing.right}
    return any({a, b} == pair for a, b in pairwise(path))


def link_shapes(network: Network) -> list[Shape]:
    """Where roads leave the map."""
    return [
        Shape(
            name,
            "Link",
            [pixel_of_hex(here)],
            {
                "basis": link.basis,
                "box": link.box,
                "class": link.kind,
                "hex": GRID.name(here),
                "km": link.km,
                "source": link.source,
            },
        )
        for name, (link, here) in network.links.items()
    ]


def place_shapes(network: Network) -> list[Shape]:
    """Towns and strongholds, and airfields beside them."""
    shapes = []
    for place in network.places.values():
        x, y = pixel_of_hex(place.here)
        facts: dict[str, Value] = {
            "country": place.country,
            "hex": GRID.name(place.here),
            "lat": place.lat,
            "lon": place.lon,
        }
        own = facts | {"aliases": place.aliases, "population": place.population, "size": place.size}
        if place.bank:
            own["bank"] = place.bank
        shapes.append(Shape(place.name, place.kind, [(x, y)], own))
        if place.airfield:
            runway: dict[str, Value] = {"condition": place.airfield, "runway_m": place.runway_m}
            field = facts | runway | {"aliases": "", "population": 0, "size": place.size}
            shapes.append(Shape(f"{place.name} airfield", "Airfield", [(x + 10, y + 8)], field))
    return shapes
