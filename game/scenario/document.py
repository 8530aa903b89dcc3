"""The whole of a scenario as its authors write it."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Strict, Tag

from game.scenario.affairs import FactionPart, ObjectivePart, PlacePart, Places, RelationPart, TrackPart
from game.scenario.air import AirPart, WeatherPart, WingPart, WingTypePart
from game.scenario.charts import Combat, Ground, Limits, Movement, Politics, SightPart
from game.scenario.fields import (
    Box,
    ConditionWord,
    DirectionWord,
    EventName,
    FactionName,
    Id,
    In,
    Km,
    Like,
    Part,
    PlaceName,
    PlaceSite,
    ProposalName,
    Prose,
    RoadName,
    SizeWord,
    Spot,
    Title,
    UnitName,
)
from game.scenario.forces import KnownPart, UnitPart, UnitTypePart
from game.scenario.happenings import EventPart
from game.scenario.hidden import CachePart, MinePart, NightPart, SearchPart
from game.scenario.proposing import ContingentPart, ProposalPart
from game.scenario.supply import BasePart, SourcePart, SupplyPart
from game.scenario.towns import TownsPart


class CalendarPart(Part):
    """When the game begins and how long it lasts."""

    start: dt.date = Field(description="first day, as 2013-01-11")
    days_a_turn: Annotated[int, Field(ge=1, le=7), In("days")] = Field(description="length of a turn")
    turns: Annotated[int, Field(ge=1, le=1000), In("turns")] = Field(description="length of the game")


class SketchPlace(Part):
    """A town, airfield or stronghold that a letter of a sketch stands for."""

    place: Title = Field(description="its name")
    site: PlaceSite = Field("town", description="what it is")
    size: SizeWord = Field("hamlet", description="how large it is")
    population: Annotated[int, Field(ge=0, le=10_000_000)] = Field(0, description="0 where unknown")
    aliases: list[Title] = Field([], description="other names")
    country: Annotated[str, Field(max_length=3)] = Field("", description="country code")
    condition: ConditionWord = Field("open", description="of an airfield: closed, for light aircraft, open")


class SketchLink(Part):
    """A road out of the map that a letter of a sketch stands for."""

    link: Title = Field(description="its name")
    box: Title = Field(description="area beyond the map that it leads to")
    km: Km = Field(0, description="to the box by road")


def _legend_kind(value: object) -> str:
    return "~link" if isinstance(value, dict) and "link" in value else "~place"


def _legend_shape(value: object) -> str:
    return "~many" if isinstance(value, list) else "~one"


def _road_kind(value: object) -> str:
    return "~road" if isinstance(value, list) else "~class"


LegendEntry = Annotated[
    Annotated[SketchPlace, Tag("~place")] | Annotated[SketchLink, Tag("~link")], Discriminator(_legend_kind)
]
Legend = Annotated[
    Annotated[LegendEntry, Tag("~one")] | Annotated[list[LegendEntry], Tag("~many")],
    Discriminator(_legend_shape),
]
SketchRoad = Annotated[tuple[Spot, Spot, RoadName, Km], Strict(strict=False)]
Hexside = Annotated[tuple[Spot, DirectionWord], Strict(strict=False)]
Roads = Annotated[
    Annotated[Id, Tag("~class")] | Annotated[SketchRoad, Tag("~road")], Discriminator(_road_kind)
]


class Document(Part):
    """A scenario: its own files over those that it extends, over the standard charts."""

    format: Literal[1] = Field(description="version of this format")
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64), Like("folder name")] = Field(
        description="name of the scenario's folder"
    )
    title: Title = Field(description="as players read it")
    extends: str | None = Field(
        None, description="name of a scenario's folder from which everything else is taken"
    )
    without: list[str] = Field(
        [],
        description="keys, or parts of them (`key.part`), that are not taken from the other scenario",
    )
    include: list[str] = Field([], description="further files of the folder; each top-level key has one home")
    map: Annotated[str, Field(min_length=1)] = Field(description="the map's file, or a sketch of a small map")
    calendar: CalendarPart = Field(description="when the game begins and how long it lasts")
    factions: Annotated[list[FactionPart], Field(min_length=1, max_length=16)] = Field(
        description="in their order"
    )
    sovereign: FactionName | None = Field(None, description="whose country it is; missing: nobody's")
    phases: list[FactionName] = Field(
        [], description="order of the factions' phases; missing: of declaration"
    )
    relations: list[RelationPart] = Field([], description="at the start; pairs not named are hostile")
    ground: dict[Id, Ground] = Field(description="terrain kinds of the map")
    roads: list[Roads] = Field(description="road classes, best first; of a sketch also [from, to, class, km]")
    movement: dict[Id, Movement] = Field(description="movement classes")
    sight: SightPart = Field(description="who is seen from how far")
    combat: Combat = Field(description="odds columns")
    politics: Politics = Field(description="rights, handovers, clashes")
    air: AirPart = Field(description="what aircraft do")
    limits: Limits = Field(description="bounds and costs")
    night: NightPart | None = Field(None, description="raids and risings; missing: there are none")
    search: SearchPart | None = Field(
        None, description="what patrols find and rumours tell; missing: patrols report hidden units only"
    )
    caches: CachePart | None = Field(
        None, description="what those in hiding live on; missing: they need nothing"
    )
    mines: MinePart | None = Field(None, description="mines and blown bridges; missing: there are none")
    sanctuaries: dict[FactionName, list[Box]] = Field(
        {}, description="boxes beyond the map in which a faction's irregulars are safe"
    )
    towns: TownsPart | None = Field(
        None, description="what their people make of the war; missing: they take no part in it"
    )
    supply: SupplyPart | None = Field(None, description="supply; missing: nobody wants for anything")
    sources: list[SourcePart] = Field([], description="where supply enters the map")
    bases: list[BasePart] = Field([], description="what lies where at the start")
    types: list[UnitTypePart] = Field([], description="unit types")
    units: list[UnitPart] = Field([], description="units on the map and in boxes")
    wing_types: list[WingTypePart] = Field([], description="kinds of wings of aircraft")
    wings: list[WingPart] = Field([], description="wings of aircraft; none: no war in the air")
    weather: WeatherPart | None = Field(None, description="sandstorms; missing: none")
    groups: dict[Id, list[UnitName]] = Field({}, description="units that march with one order, by name")
    holders: dict[PlaceName, FactionName] = Field(
        {}, description="who holds a place at the start; others: nobody"
    )
    places: list[PlacePart] = Field([], description="rule data of places of the map")
    regions: dict[Title, Places] = Field(
        {}, description="places that can be handed over together, by name; beside those that the map outlines"
    )
    known: list[KnownPart] = Field([], description="what sides know at the start")
    tracks: list[TrackPart] = Field([], description="political quantities")
    objectives: list[ObjectivePart] = Field([], description="what earns points")
    events: list[EventPart] = Field([], description="what happens under conditions")
    agreed: dict[ProposalName, dt.date] = Field(
        {},
        description="proposals that are agreed at the start, with their dates; relations say what came of it",
    )
    proposals: list[ProposalPart] = Field([], description="what factions may propose to each other")
    contingents: list[ContingentPart] = Field([], description="troops with a will of their own")
    happened: dict[EventName, dt.date] = Field(
        {}, description="events that lie before the start, with their dates; their effects are in the set-up"
    )
    texts: dict[Id, Prose] = Field({}, description="longer texts by id")
    legend: dict[Annotated[str, Field(pattern=r"^[A-Z]$")], Legend] = Field(
        {}, description="letters of a sketch"
    )
    rivers: list[Hexside] = Field([], description="of a sketch: hexsides as [position, direction]")
    bridges: list[Hexside] = Field([], description="of a sketch: hexsides as [position, direction]")
    ferries: list[Hexside] = Field([], description="of a sketch: hexsides as [position, direction]")

    @property
    def road_classes(self) -> tuple[str, ...]:
        """Road classes, best first."""
        return tuple(entry for entry in self.roads if isinstance(entry, str))
