"""The project's own tables: places, roads, links, rivers, crossings and regions, as read from files.

Facts are restated with their sources; the columns `sources`, `source`, `basis` and `note` say how
sure each is. Positions are degrees, distances kilometres.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from importlib.resources import files

from game.cartography.projection import GRID, hex_at, on_map
from game.terms import HexId

LonLat = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Place:
    """A town or a stronghold, perhaps with an airfield; `bank` is empty away from a river."""

    name: str
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
    here: HexId


@dataclass(frozen=True, slots=True)
class Road:
    """A stretch of road between two places or links; `via` are points that it passes near."""

    road: str
    origin: str
    target: str
    km: int
    basis: str
    kind: str
    condition: int
    via: tuple[LonLat, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Link:
    """Where a road leaves the map for a box, and how far the box is from there."""

    name: str
    box: str
    lat: float
    lon: float
    km: int
    kind: str
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class CrossingSite:
    """A bridge or ferry; `left` and `right` name the places whose hexes it joins, where known."""

    name: str
    kind: str
    river: str
    lat: float
    lon: float
    left: str
    right: str
    confidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """A named stretch of country: an area, a line or a few points."""

    key: str
    name: str
    shape: str
    source: str
    points: tuple[LonLat, ...]


def _rows(name: str) -> list[dict[str, str]]:
    table = files("game.cartography") / "tables" / f"{name}.csv"
    return list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))


def places() -> dict[str, Place]:
    """Every place, by name."""
    found = {}
    for row in _rows("places"):
        lon, lat = float(row["lon"]), float(row["lat"])
        found[row["name"]] = Place(
            name=row["name"],
            kind=row["kind"],
            aliases=row["aliases"],
            country=row["country"],
            lat=lat,
            lon=lon,
            size=row["size"],
            population=int(row["population"]),
            bank=row["bank"],
            river=row["river"],
            airfield=row["airfield"],
            runway_m=int(row["runway_m"]),
            here=hex_at(lon, lat),
        )
    return found


def roads() -> list[Road]:
    """Every stretch of road."""
    return [
        Road(
            road=row["road"],
            origin=row["from"],
            target=row["to"],
            km=int(row["km"]),
            basis=row["basis"],
            kind=row["class"],
            condition=int(row["condition"]),
            via=tuple(_lon_lat(point) for point in row["via"].split(";") if point),
            source=row["source"],
        )
        for row in _rows("roads")
    ]


def _lon_lat(text: str) -> LonLat:
    lat, lon = text.split()
    return float(lon), float(lat)


def links() -> list[Link]:
    """Every road that leaves the map."""
    return [
        Link(
            name=row["name"],
            box=row["box"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            km=int(row["km"]),
            kind=row["class"],
            basis=row["basis"],
            source=row["source"],
        )
        for row in _rows("links")
    ]


def link_hex(link: Link) -> HexId:
    """The hex on the map's edge nearest to where the road leaves."""
    x, y = on_map(link.lon, link.lat)
    edge = [here for here in range(len(GRID)) if GRID.neighbours[here].min() < 0]

    def away(here: int) -> tuple[float, int]:
        cx, cy = GRID.centre(here)
        return round((cx - float(x)) ** 2 + (cy - float(y)) ** 2, 6), here

    return HexId(min(edge, key=away))


def rivers() -> dict[str, list[LonLat]]:
    """Points of each river, from source to mouth."""
    found: dict[str, list[LonLat]] = {}
    for row in _rows("rivers"):
        found.setdefault(row["river"], []).append((float(row["lon"]), float(row["lat"])))
    return found


def crossings() -> list[CrossingSite]:
    """Every bridge and ferry."""
    return [
        CrossingSite(
            name=row["name"],
            kind=row["kind"],
            river=row["river"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            left=row["left"],
            right=row["right"],
            confidence=row["confidence"],
            source=row["source"],
        )
        for row in _rows("crossings")
    ]


def regions() -> dict[str, Region]:
    """Every region, by key."""
    text = (files("game.cartography") / "tables" / "regions.json").read_text(encoding="utf-8")
    return {
        row["key"]: Region(
            row["key"], row["name"], row["shape"], row["source"], tuple(map(tuple, row["points"]))
        )
        for row in json.loads(text)
    }
