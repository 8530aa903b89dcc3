"""The land: places, regions, what lies beyond the map and leads there, where supply enters, the climate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from game.terms import NO_UNIT, BoxId, Crossing, FactionId, HexId, Ints, PlaceId, Site, UnitId

# Styles in which a screen draws ground; what each looks like is the screen's business.
GroundStyle: TypeAlias = Literal[
    "plain",
    "sand",
    "dunes",
    "steppe",
    "savanna",
    "hills",
    "rock",
    "mountains",
    "cliff",
    "valley",
    "salt",
    "clay",
    "fields",
    "marsh",
]


@dataclass(frozen=True, slots=True)
class Drawn:
    """How a kind of ground is drawn: no rule reads it."""

    style: GroundStyle = "plain"
    colour: str = ""  # as #RRGGBB; empty: that of its style


@dataclass(frozen=True, slots=True)
class Place:
    """A town, an airfield or a stronghold: one site of one hex, with one holder."""

    name: str
    hex: HexId
    site: Site
    size: int  # 0 hamlet, 1 village, 2 town, 3 regional capital
    population: int  # 0 where unknown
    country: str
    aliases: tuple[str, ...]
    overlap: int  # days both stay before a baton passes
    threat_floor: int  # men of a garrison that it needs in quiet times
    condition: int = 0  # airfields: 0 closed, 1 light aircraft, 2 open

    @property
    def slug(self) -> str:
        """The name as it stands in one word of an order or event."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Box:
    """An area beyond the map."""

    name: str
    links: tuple[tuple[HexId, int], ...] = ()  # hexes by which it is reached, and how far beyond it lies

    @property
    def id(self) -> str:
        """The name as it stands in one word of an order or event."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Link:
    """A way out of the map."""

    name: str
    box: BoxId
    hex: HexId


@dataclass(frozen=True, slots=True)
class Region:
    """Places that can be spoken of, and handed over, together."""

    name: str
    places: tuple[PlaceId, ...]

    @property
    def id(self) -> str:
        """The name as it stands in one word of an order or event."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Source:
    """Where supply for a faction enters the map, and how much."""

    id: str
    faction: FactionId
    hex: HexId
    daily: int  # kg a day
    waiting: int  # kg there at the start
    place: PlaceId | None = None  # the airfield by which it comes; None by road
    unit: UnitId = NO_UNIT  # with whom it begins to flow; NO_UNIT from the start


@dataclass(frozen=True, slots=True)
class Climate:
    """When sandstorms rise and what they do."""

    radius: int  # hexes
    slows: int  # per cent of the time that a leg takes
    chance: tuple[int, ...]  # per mille of days, by month from January
    storms: tuple[tuple[HexId, int, int], ...]  # those on record: centre, first and last day


def bridges_in(crossing: Ints) -> tuple[tuple[HexId, int], ...]:
    """The bridges among crossings, (hexes, 6), in the order of their numbers.

    Each is a hex and one of the directions 0 to 2, which name every hexside once.
    """
    half = np.argwhere(crossing[:, :3] == Crossing.BRIDGE)
    return tuple((HexId(here), direction) for here, direction in half.tolist())
