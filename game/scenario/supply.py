"""Supply as an author writes it: its chart, its sources, what lies at bases, what units need."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from game.scenario.fields import (
    ClassName,
    Count,
    Days,
    FactionName,
    Id,
    In,
    Part,
    PerCent,
    PerMille,
    PlaceName,
    Prose,
    TimeCost,
    UnitName,
    Way,
)

Tons = Annotated[int, Field(ge=0, le=100_000), In("tons")]
TonsADay = Annotated[int, Field(ge=0, le=10_000), In("tons a day")]
WorkDays = Annotated[int, Field(ge=1, le=1000), In("days")]
KgADay = Annotated[int, Field(ge=0, le=1000), In("kg a man and day")]
PerCentOfTime = Annotated[int, Field(ge=10, le=1000), In("per cent of the usual time")]
Lost = Annotated[int, Field(ge=0, le=9), In("odds columns")]


class Needs(Part):
    """What a man and his share of the vehicles use up a day: water, food, fuel, ammunition."""

    rest: KgADay = Field(0, description="where they stay")
    march: KgADay = Field(0, description="on a day's march")
    fight: KgADay = Field(0, description="on a day on which they attack")


class GateBySize(Part):
    """What a base without works can take in, by size of the town."""

    hamlet: TonsADay = Field(0, description="in a hamlet")
    village: TonsADay = Field(0, description="in a village")
    town: TonsADay = Field(0, description="in a town")
    capital: TonsADay = Field(0, description="in the capital of a region")


class Work(Part):
    """Days of work that a forward base takes, by the condition of the airfield there."""

    closed: WorkDays = Field(9, description="the airfield is closed")
    light: WorkDays = Field(7, description="it takes light aircraft")
    open: WorkDays = Field(5, description="it is open")
    none: WorkDays = Field(9, description="there is no airfield")


class SupplyPart(Part):
    """Supply: how it is carried, what want does, what wear costs. Without it nobody wants for anything."""

    unlimited: bool = Field(default=False, description="plays as if there were no rules of supply")
    trucks: ClassName = Field(description="movement class of the lorries")
    reach: TimeCost = Field(description="time that lorries may take from a base to a unit")
    on_foot: list[ClassName] = Field([], description="movement classes that march without fuel")
    gate: GateBySize = Field(description="a day into a base from a source no more than a day away")
    built_gate: TonsADay = Field(description="the same where engineers built the base")
    work: Work = Field(description="that a forward base takes")
    reserve: Days = Field(description="of its units' needs that a built base lays in")
    load: Days = Field(description="of marching for which units carry their own supply")
    load_at_start: PerCent = Field(100, description="of that which units have at the start or on arrival")
    short: Count = Field(description="days without supply from which a unit is short")
    out: Count = Field(description="days without supply from which it is out")
    slow: PerCentOfTime = Field(description="that a leg takes a unit which is short")
    short_columns: Lost = Field(description="that a unit which is short loses in fights")
    out_columns: Lost = Field(description="that a unit which is out loses in fights")
    worn_columns: Lost = Field(description="that a worn unit loses in fights")
    thirst: PerMille = Field(description="of its men that a unit which is out loses a day, away from towns")
    forced: PerCentOfTime = Field(description="that a leg takes on a forced march")
    forced_wear: PerMille = Field(description="wear by a day's forced march")
    strain: PerMille = Field(description="wear by a day's march in want")
    repair: PerMille = Field(description="wear repaired by a day's rest at a built base")
    worn: PerMille = Field(description="wear from which a unit is worn")
    worn_out: PerMille = Field(description="wear from which a unit makes no forced march")

    @model_validator(mode="after")
    def worse_by_days(self) -> SupplyPart:
        """A unit is short before it is out."""
        if self.short >= self.out:
            raise PydanticCustomError("order", "`short` comes before `out`")
        return self


class SourcePart(Part):
    """Where supply for a faction enters the map."""

    id: Id = Field(description="by which events and reports name it")
    faction: FactionName = Field(description="whose supply it is")
    via: Way = Field(description="by which it enters: a link of the map or, by air, an airfield")
    tons: TonsADay = Field(description="that enter")
    comes_with: UnitName | None = Field(
        None,
        description="the unit with which it begins to flow; missing, or on the map at the start: at once",
    )
    waiting: Tons = Field(0, description="that wait there at the start")
    source: Prose = Field("", description="from which its figures come")


class BasePart(Part):
    """What a faction has at a place at the start."""

    place: PlaceName = Field(description="where it lies")
    faction: FactionName = Field(description="whose it is")
    stock: Tons = Field(0, description="that lie there")
    built: bool = Field(default=False, description="whether a forward base is ready there")
    source: Prose = Field("", description="from which its figures come")
