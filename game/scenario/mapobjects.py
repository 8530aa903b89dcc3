"""What the objects of a map file mean: roads, rivers, crossings, places, links and regions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from game.hexes import POSITION, Corner, opposite
from game.scenario.fields import CONDITIONS, SIZES
from game.scenario.plan import Area, Bridge, Exit, Plan, Road, Side, Spot
from game.scenario.snapping import Pixels, corner_path, hex_path, hexes_at, side_between
from game.scenario.tmx import Element, Reading
from game.terms import OFF_MAP, Crossing, HexId, Site

SITES: Final = {"Town": Site.TOWN, "Airfield": Site.AIRFIELD, "Stronghold": Site.STRONGHOLD}
FARTHEST: Final = 20  # hexes from vertex to vertex of a road or river
CROSSINGS: Final = {"Bridge": Crossing.BRIDGE, "Ferry": Crossing.FERRY}


@dataclass(frozen=True)
class MapObjects:
    """Puts the objects of a map file into its plan."""

    plan: Plan
    pixels: Pixels
    reading: Reading
    banks: dict[HexId, set[str]] = field(default_factory=dict)  # on which banks of rivers hexes lie

    def read(self, root: Element) -> None:
        """Read every layer; rivers before what stands beside them, places before regions."""
        for layer, reader in READERS.items():
            for group in root.all("objectgroup"):
                for element in group.all("object") if group.name == layer else ():
                    reader(self, element)
        self.plan.named.discard("")

    def _fault(self, element: Element, what: str, got: str = "") -> None:
        self.reading.faults.add(element.mark, f"{self.reading.called(element)}: {what}", got)

    def _points(self, element: Element, line: str) -> list[tuple[float, float]]:
        """The pixels of a point or line on the map; empty after a fault."""
        points = self.reading.points(element, line)
        if not all(self.pixels.inside(*point) for point in points):
            self._fault(element, "lies outside the map")
            return []
        return points

    def road(self, element: Element) -> None:
        """A road: the hexes of its vertices and those on straight lines between them."""
        stops = [self.pixels.hex(*point) for point in self._points(element, "polyline")]
        km = self.reading.whole(element, "km", 1, 10_000)
        if any(self.plan.grid.distance(a, b) > FARTHEST for a, b in pairwise(stops)):
            self._fault(element, f"its vertices lie more than {FARTHEST} hexes apart")
            return
        hexes = hex_path(self.plan.grid, stops)
        if stops and len(hexes) < 2:
            self._fault(element, "a road runs through two hexes at least")
        elif stops and km is not None:
            road_class = element.properties.get("class", "")
            self.plan.roads.append(Road(element.name, road_class, km, tuple(hexes), element.mark))

    def river(self, element: Element) -> None:
        """A river: the hexsides from corner to corner. A side channel is only drawn."""
        if element.kind == "Channel":
            return
        corners = [self.pixels.nearest_corner(*point) for point in self._points(element, "polyline")]
        if any(max(abs(a.x - b.x) / 2, abs(a.y - b.y) / 3) > FARTHEST for a, b in pairwise(corners)):
            self._fault(element, f"its vertices lie more than {FARTHEST} hexes apart")
            return
        path = corners[:1]
        for corner in corners[1:]:
            path += corner_path(self.plan.grid, path[-1], corner)[1:]
        for a, b in pairwise(path):
            side = side_between(self.plan.grid, a, b)
            if side:
                self.plan.rivers.append(Side(*side, element.mark, element.name))
                self._banks(a, b)

    def _banks(self, a: Corner, b: Corner) -> None:
        """Note on which bank the hexes on both sides of a leg lie; rivers are drawn downstream."""
        (ax, ay), (bx, by) = self.pixels.corner(a), self.pixels.corner(b)
        for here in set(hexes_at(self.plan.grid, a)) & set(hexes_at(self.plan.grid, b)):
            x, y = self.pixels.centre(here)
            turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)  # y grows downwards
            self.banks.setdefault(here, set()).add("right" if turn > 0 else "left")

    def crossing(self, element: Element) -> None:
        """A bridge or ferry on the nearest hexside."""
        points = self._points(element, "point")
        if element.kind not in CROSSINGS:
            self._fault(element, f"a crossing is of type {' or '.join(CROSSINGS)}", element.kind)
        elif points:
            side = Side(*self.pixels.nearest_side(*points[0]), element.mark, element.name)
            self.plan.bridges.append(Bridge(side, CROSSINGS[element.kind]))

    def place(self, element: Element) -> None:
        """A town, airfield or stronghold."""
        aliases = tuple(a.strip() for a in element.properties.get("aliases", "").split(";") if a.strip())
        self.plan.named.update((element.name, *aliases))
        here = self._hex(element)
        size = self.reading.word(element, "size", SIZES, "hamlet")
        population = self.reading.whole(element, "population", 0, 10_000_000, 0)
        condition = self.reading.word(element, "condition", CONDITIONS, "closed")
        site = SITES.get(element.kind)
        if site is None or not element.name:
            self._fault(element, f"a place has a name and is of type {', '.join(SITES)}", element.kind)
        elif here is not None and size and population is not None and condition:
            bank = element.properties.get("bank")
            if bank and bank not in self.banks.get(here, ()):
                self._fault(element, "no river has it on this bank", bank)
            spot = Spot(
                name=element.name,
                here=here,
                site=site,
                size=SIZES.index(size),
                population=population,
                country=element.properties.get("country", ""),
                aliases=aliases,
                condition=CONDITIONS.index(condition) if site == Site.AIRFIELD else 0,
                mark=element.mark,
            )
            self.plan.places.append(spot)

    def link(self, element: Element) -> None:
        """A way out of the map to a box."""
        here = self._hex(element)
        km = self.reading.whole(element, "km", 0, 10_000, 0)
        box = element.properties.get("box", "")
        self.plan.named.update((element.name, box))
        if not box or not element.name:
            self._fault(element, "a link has a name and a property `box`")
        elif here is not None and km is not None:
            self.plan.exits.append(Exit(element.name, box, here, km, element.mark))

    def region(self, element: Element) -> None:
        """An outline; the places in it belong to the region."""
        outline = self.reading.points(element, "polygon")
        if not element.name:
            self._fault(element, "a region has a name")
        elif outline:
            hexes = {spot.here for spot in self.plan.places}
            inside = frozenset(here for here in hexes if within(self.pixels.centre(here), outline))
            self.plan.areas.append(Area(element.name, inside))

    def _hex(self, element: Element) -> HexId | None:
        """The hex of a point, which a property `hex` may repeat but not contradict."""
        points = self._points(element, "point")
        if not points:
            return None
        grid, here = self.plan.grid, self.pixels.hex(*points[0])
        stated = element.properties.get("hex", grid.name(here))
        if not POSITION.fullmatch(stated) or grid.parse(stated) != here:
            self._fault(
                element, f"its point lies in {grid.name(here)}, but its property `hex` differs", stated
            )
            return None
        river = self.pixels.in_side(*points[0], here)
        if river is not None and any(self._same(side, here, river) for side in self.plan.rivers):
            self._fault(element, "stands in a river; move its point into its hex")
            return None
        return here

    def _same(self, side: Side, here: HexId, direction: int) -> bool:
        there = self.plan.grid.neighbour(here, direction)
        return (side.here, side.direction) == (here, direction) or (
            there != OFF_MAP and (side.here, side.direction) == (there, opposite(direction))
        )


READERS: Final[Mapping[str, Callable[[MapObjects, Element], None]]] = {
    "roads": MapObjects.road,
    "rivers": MapObjects.river,
    "crossings": MapObjects.crossing,
    "places": MapObjects.place,
    "links": MapObjects.link,
    "regions": MapObjects.region,
}
LAYERS: Final = (*READERS, "borders")  # borders are for the screen


def within(point: tuple[float, float], outline: list[tuple[float, float]]) -> bool:
    """Whether a point lies inside a polygon: a ray to the east crosses its sides an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(outline, outline[1:] + outline[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd
