"""The hidden enemy as an author writes it: nights, searches, caches, mines and bridges.

Each mapping may be missing; a scenario without it has no such orders, and plays without that chapter.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.fields import BridgeName, FactionName, Hexes, In, Part, PerMille, Prose, Spot, TimeCost

Loads = Annotated[int, Field(ge=0, le=1000), In("loads")]
FewMen = Annotated[int, Field(ge=0, le=100), In("men")]
Age = Annotated[int, Field(ge=1, le=1000), In("days")]
Work = Annotated[int, Field(ge=1, le=100_000), In("thousandths of a day")]
Steps = Annotated[int, Field(ge=1, le=100), In("steps")]


class NightPart(Part):
    """Raids and risings by night."""

    reach: Hexes = Field(description="from raiders to their target")
    time: TimeCost = Field(description="that a night costs those who raid or rise, from its day's end on")
    faced: Steps = Field(description="of a garrison that each step of raiders meets")
    caught: PerMille = Field(
        description="of the raiders left who are taken where the garrison holds, on the mean"
    )
    bomber: FewMen = Field(description="whom a suicide attack uses up")
    bomb: FewMen = Field(description="of a garrison whom a suicide attack costs at most")


class SearchPart(Part):
    """Patrols, and what is told that is not so."""

    caches: PerMille = Field(description="chance of a patrol to find each cache in its hex")
    mines: PerMille = Field(description="chance of a patrol to find mines on each road out of its hex")
    fight: PerMille = Field(description="chance that men found are brought to a fight before they slip away")
    rumour: PerMille = Field(description="chance a day that a side is told of men who are not there")
    forget: Age = Field(description="after which a report of men in hiding is struck off")


class LaidPart(Part):
    """A cache that is there at the start."""

    side: FactionName = Field(description="whose it is")
    at: Spot = Field(description="where it lies")
    loads: Annotated[int, Field(ge=1, le=1000), In("loads")] = Field(description="what is in it")
    source: Prose = Field("", description="from which this comes")


class CachePart(Part):
    """What those who hide live on."""

    reach: Hexes = Field(description="within which a cache or a friendly place feeds and arms")
    arming: Loads = Field(description="that irregulars draw for each step to mass again")
    fill: Annotated[int, Field(ge=1, le=1000), In("loads")] = Field(
        description="that a cache holds when it is laid"
    )
    time: TimeCost = Field(description="that laying one takes")
    hunger: PerMille = Field(description="of their men whom hidden irregulars lose a day where nobody feeds")
    friends: Annotated[int, Field(ge=0, le=1000), In("hundredths of a point of loyalty")] = Field(
        1000, description="for a side, from which the people of a town feed and arm it"
    )
    laid: list[LaidPart] = Field([], description="caches at the start")


class BridgePart(Part):
    """What a single bridge takes."""

    loads: Loads = Field(description="that irregulars need to blow it")
    restore: Work = Field(description="of one unit of engineers until it stands again")


class MinePart(Part):
    """Mines on roads, blown bridges."""

    loads: Loads = Field(description="that mining a leg takes")
    time: TimeCost = Field(description="that mining a leg takes")
    chance: PerMille = Field(description="chance that a column runs onto mines of which it does not know")
    lost: FewMen = Field(description="whom that costs at most")
    clear: TimeCost = Field(description="that engineers of a column take to clear them")
    bridge_loads: Loads = Field(description="that irregulars need to blow a bridge")
    bridge_time: TimeCost = Field(description="that blowing a bridge takes")
    restore: Work = Field(description="of one unit of engineers until a bridge stands again")
    bridges: dict[BridgeName, BridgePart] = Field({}, description="bridges that take less or more, by name")
