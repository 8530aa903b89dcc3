"""A map as its file or sketch draws it: ground, lines and points on hexes, each with its mark.

Both readers, of map files and of sketches, make one of these; the arrays of the theatre are built
from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.hexes import Grid
from game.scenario.faults import Mark
from game.terms import Crossing, HexId, Site

Point = tuple[int, int]  # pixels of the map file


@dataclass(frozen=True)
class Tile:
    """A kind of ground on the map and where it is first seen."""

    kind: str
    mark: Mark


@dataclass(frozen=True)
class Road:
    """A stretch of road along hexes that touch one another."""

    name: str
    road_class: str
    km: int  # of the whole stretch
    hexes: tuple[HexId, ...]
    mark: Mark


@dataclass(frozen=True)
class Side:
    """A hexside, as seen from one of its hexes."""

    here: HexId
    direction: int
    mark: Mark
    name: str = ""


@dataclass(frozen=True)
class Bridge:
    """A bridge or ferry over a hexside."""

    side: Side
    kind: Crossing


@dataclass(frozen=True)
class Spot:
    """A town, airfield or stronghold."""

    name: str
    here: HexId
    site: Site
    size: int
    population: int
    country: str
    aliases: tuple[str, ...]
    condition: int
    mark: Mark

    @property
    def names(self) -> tuple[str, ...]:
        """Its name and aliases."""
        return self.name, *self.aliases


@dataclass(frozen=True)
class Exit:
    """A link to a box beyond the map."""

    name: str
    box: str
    here: HexId
    km: int
    mark: Mark


@dataclass(frozen=True)
class Area:
    """A named region and those hexes with places that lie in it."""

    name: str
    hexes: frozenset[int]


@dataclass
class Plan:
    """Everything that a map draws."""

    grid: Grid
    km_a_hex: int
    kinds: list[Tile]
    ground: list[int]  # (hexes,) index of `kinds`
    roads: list[Road] = field(default_factory=list)
    rivers: list[Side] = field(default_factory=list)
    bridges: list[Bridge] = field(default_factory=list)
    places: list[Spot] = field(default_factory=list)
    exits: list[Exit] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    named: set[str] = field(default_factory=set)  # names and boxes of points, those with faults too
