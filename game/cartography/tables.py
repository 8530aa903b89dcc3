"""The project's own tables: places, roads, links, rivers, crossings and regions, as read from files.

Facts are restated with their sources; the columns `sources`, `source`, `basis` and `note` say how
sure each is. Positions are degrees, distances kilometres. A column that no field bears is for readers.
"""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, TypeAdapter

from game.cartography.projection import GRID, hex_at, on_map
from game.terms import HexId

LonLat = tuple[float, float]
Entry = TypeVar("Entry", bound="Row")


class Row(BaseModel):
    """A row of a table."""

    model_config = ConfigDict(frozen=True)

    name: str


class Place(Row):
    """A town or a stronghold, perhaps with an airfield; `bank` and `river` are empty away from one."""

    kind: str
    aliases: str
    country: str
    lat: float
    lon: float
    size: str
    population: int
    bank: str
    river: str
    airfield: str
    runway_m: int

    @property
    def here(self) -> HexId:
        """The hex it lies in, or OFF_MAP."""
        return hex_at(self.lon, self.lat)


class Road(Row):
    """A stretch of road between two places or links; `via` are points it passes near, `lat lon;...`."""

    origin: str
    target: str
    km: int
    basis: str
    kind: str
    condition: int
    via: str
    source: str

    @property
    def points(self) -> list[LonLat]:
        """The points between its ends."""
        pairs = [point.split() for point in self.via.split(";") if point]
        return [(float(lon), float(lat)) for lat, lon in pairs]


class Link(Row):
    """Where a road leaves the map for a box, and how far the box is from there."""

    box: str
    lat: float
    lon: float
    km: int
    kind: str
    basis: str
    source: str

    @property
    def here(self) -> HexId:
        """The hex on the map's edge nearest to where the road leaves."""
        x, y = (float(part) for part in on_map(self.lon, self.lat))
        edge = [here for here in range(len(GRID)) if GRID.neighbours[here].min() < 0]

        def away(here: int) -> tuple[float, int]:
            cx, cy = GRID.centre(here)
            return round((cx - x) ** 2 + (cy - y) ** 2, 6), here

        return HexId(min(edge, key=away))


class CrossingSite(Row):
    """A bridge or ferry; `left` and `right` name the places whose hexes it joins, where known."""

    kind: str
    river: str
    lat: float
    lon: float
    left: str
    right: str
    confidence: str
    source: str


class Region(Row):
    """A stretch of country: an area, a line or a few points. Those without a name only shape the ground."""

    key: str
    shape: str
    source: str
    points: tuple[LonLat, ...]


def _text(name: str) -> str:
    return (files("game.cartography") / "tables" / name).read_text(encoding="utf-8")


def _table(name: str, row: type[Entry]) -> list[Entry]:
    rows = csv.DictReader(_text(name).splitlines())
    return TypeAdapter(list[row]).validate_python(list(rows))  # type: ignore[valid-type]


def places() -> list[Place]:
    """Every place, by name."""
    return _table("places.csv", Place)


def roads() -> list[Road]:
    """Every stretch of road."""
    return _table("roads.csv", Road)


def links() -> list[Link]:
    """Every road that leaves the map."""
    return _table("links.csv", Link)


def crossings() -> list[CrossingSite]:
    """Every bridge and ferry."""
    return _table("crossings.csv", CrossingSite)


def rivers() -> dict[str, list[LonLat]]:
    """Points of each river, from source to mouth."""
    found: dict[str, list[LonLat]] = {}
    for row in csv.DictReader(_text("rivers.csv").splitlines()):
        found.setdefault(row["river"], []).append((float(row["lon"]), float(row["lat"])))
    return found


def regions() -> dict[str, Region]:
    """Every region, by key."""
    return {region.key: region for region in TypeAdapter(list[Region]).validate_json(_text("regions.json"))}
