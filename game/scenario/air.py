"""Aircraft, airfields and weather, as an author writes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.fields import (
    BaseName,
    Columns,
    ConditionWord,
    Count,
    Date,
    Days,
    FactionName,
    Hexes,
    Id,
    In,
    Part,
    PerMille,
    Prose,
    Spot,
    Symbol,
    TimeCost,
    Title,
    WingTypeName,
)

Tenths = Annotated[int, Field(ge=0, le=10_000), In("tenths of a man")]
DieRow = Annotated[list[Tenths], Field(min_length=10, max_length=10)]
Share = Annotated[int, Field(ge=0, le=1000), In("per cent")]
Range = Annotated[int, Field(ge=0, le=1000), In("hexes")]
Tons = Annotated[int, Field(ge=0, le=1000), In("tons")]
Aircraft = Annotated[int, Field(ge=1, le=1000), In("aircraft")]
Rate = Annotated[int, Field(ge=1, le=1000), In("per cent")]


class ByPosture(Part):
    """What an air attack costs, by the posture of those attacked."""

    massed: Share = Field(100, description="on massed irregulars")
    dispersed: Share = Field(100, description="on dispersed irregulars")
    underground: Share = Field(100, description="on cells underground")
    mobile: Share = Field(100, description="on mobile regulars")
    entrenched: Share = Field(100, description="on entrenched regulars")
    patrolling: Share = Field(100, description="on patrolling regulars")


class BySite(Part):
    """What an air attack costs, by where those attacked stand."""

    open: Share = Field(100, description="in the open")
    town: Share = Field(100, description="in a town, where civilians live")
    airfield: Share = Field(100, description="on an airfield")
    stronghold: Share = Field(100, description="in a stronghold")


class RepairPart(Part):
    """Work that an airfield takes, in days of one unit."""

    light: TimeCost = Field(description="from closed to open for light aircraft")
    open: TimeCost = Field(description="from there to open for all")


class CoupPart(Part):
    """What becomes of troops who come down on an enemy's airfield by night."""

    link_up: Days = Field(description="for which they hold out alone without loss")
    cut_off: PerMille = Field(description="of their men lost each day from then on until a column comes")


class AirPart(Part):
    """What aircraft do; which there are stands in `wing_types` and `wings`."""

    strike: DieRow = Field(description="men whom a sortie costs mobile troops in the open, by die")
    posture: ByPosture = Field(description="share of that by posture")
    site: BySite = Field(description="share of that by site")
    most: PerMille = Field(description="of a unit's men that one attack can cost it")
    support: Count = Field(description="sorties that a wing on call flies in a fight")
    daylight: TimeCost = Field(description="of each day in which columns on the march are attacked")
    scout: PerMille = Field(description="chance to find dispersed men by scouting")
    lift: TimeCost = Field(description="that being flown somewhere takes")
    coup: CoupPart = Field(description="what seizing an airfield by night brings")
    repair: RepairPart = Field(description="what repairing an airfield takes")


class StrikeShares(Part):
    """Strength of an air attack against each class of target."""

    soft: Share = Field(0, description="against men and trucks")
    armoured: Share = Field(0, description="against armour")
    dispersed: Share = Field(0, description="against those who do not stand together")
    fortified: Share = Field(0, description="against works")


class SupportColumns(Part):
    """Odds columns that a wing on call is worth in a fight, by what most of the enemies are."""

    soft: Columns = Field(0, description="against men and trucks")
    armoured: Columns = Field(0, description="against armour")
    dispersed: Columns = Field(0, description="against those who do not stand together")
    fortified: Columns = Field(0, description="against works")


class WingTypePart(Part):
    """What wings of a kind have in common."""

    id: Id = Field(description="by which wings name it")
    name: Title = Field(description="as players read it")
    symbol: Symbol = Field("10030100001101000000", description="APP-6 code of 20 digits, in quotes")
    sorties: Rate = Field(description="that a hundred aircraft fly in a day")
    range: Range = Field(description="from the base, tankers included")
    runway: ConditionWord = Field(
        "open", description="least condition of its base; closed: it needs no runway"
    )
    strike: StrikeShares = Field(StrikeShares(), description="against each class of target; none: unarmed")
    support: SupportColumns = Field(SupportColumns(), description="odds columns in fights while on call")
    sees: Hexes = Field(0, description="round the hex where it scouts; 0: it does not scout")
    lift: Tons = Field(0, description="a sortie carries; 0: it lifts nothing")
    risk: PerMille = Field(0, description="chance a sortie that those attacked bring an aircraft down")


class WingPart(Part):
    """Aircraft that fly from one base."""

    id: Id = Field(description="by which orders, events and reports name it")
    name: Title = Field(description="as players read it")
    type: WingTypeName = Field(description="its kind")
    faction: FactionName = Field(description="whose it is")
    aircraft: Aircraft = Field(description="how many")
    base: BaseName = Field(description="airfield of the map, or box, from which it flies at the start")
    from_: Date | None = Field(None, alias="from", description="first day; missing: from the start")
    until: Date | None = Field(None, description="last day; missing: to the end")
    uncertain: list[Id] = Field([], description="which of its figures are estimates")
    source: Prose = Field("", description="from which its figures come")


class Months(Part):
    """The chance that a day has a sandstorm somewhere on the map."""

    january: PerMille = Field(0, description="in January")
    february: PerMille = Field(0, description="in February")
    march: PerMille = Field(0, description="in March")
    april: PerMille = Field(0, description="in April")
    may: PerMille = Field(0, description="in May")
    june: PerMille = Field(0, description="in June")
    july: PerMille = Field(0, description="in July")
    august: PerMille = Field(0, description="in August")
    september: PerMille = Field(0, description="in September")
    october: PerMille = Field(0, description="in October")
    november: PerMille = Field(0, description="in November")
    december: PerMille = Field(0, description="in December")


class StormPart(Part):
    """A sandstorm on record."""

    at: Spot = Field(description="its centre")
    from_: Date = Field(alias="from", description="first day")
    until: Date = Field(description="last day")
    source: Prose = Field("", description="from which it is known")


class WeatherPart(Part):
    """Sandstorms: where they are no aircraft fly and marches are slow."""

    radius: Hexes = Field(description="of a storm")
    slows: Annotated[int, Field(ge=100, le=1000), In("per cent")] = Field(
        description="of the time that a leg takes"
    )
    chance: Months = Field(Months(), description="by month")
    storms: list[StormPart] = Field([], description="storms on record; they come in any case")
