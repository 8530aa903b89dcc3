"""Factions, relations, objectives and tracks, as an author writes them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Any, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.fields import (
    Colour,
    ConditionWord,
    Count,
    Date,
    Days,
    EventName,
    FactionName,
    Garrison,
    Id,
    In,
    Like,
    Men,
    Part,
    PerMille,
    PlaceName,
    Points,
    Prose,
    RelationWord,
    Title,
    TrackName,
    TrackValue,
)

Pair = Annotated[list[FactionName], Field(min_length=2, max_length=2)]
Places = Annotated[list[PlaceName], Field(min_length=1)]


class HomePart(Part):
    """What it costs a faction's will that its troops are out."""

    since: Date = Field(description="first day, on which its people were told of their return")
    every: Annotated[int, Field(ge=1, le=100), In("days")] = Field(description="between two costs")
    men: Count = Field(description="of its own on the map that cost a point of its will each time")


class FactionPart(Part):
    """One of those who have a will of their own in the war."""

    id: Id = Field(description="by which everything else names it")
    name: Title = Field(description="as players read it")
    letter: Annotated[str, Field(pattern=r"^[A-Z]$"), Like("capital letter")] = Field(
        description="that marks its counters in text"
    )
    colour: Colour = Field(description="of its counters, as #RRGGBB, in quotes")
    doctrine: Id = Field("regular", description="way of fighting of its staff commander")
    win: Points = Field(0, description="from which it wins")
    draw: Points = Field(0, description="from which it draws")
    will: TrackName | None = Field(
        None, description="track at whose nothing its war ends; missing: it fights on"
    )
    funds: TrackName | None = Field(
        None, description="track out of which it pays garrisons that it takes over; missing: it always can"
    )
    home: HomePart | None = Field(None, description="its clock at home; missing: nobody counts the days")
    upkeep: Men | None = Field(
        None, description="whom a point of its funds keeps for a week; missing: they cost nothing"
    )


class RelationPart(Part):
    """How two factions stand to each other at the start; pairs not named are hostile."""

    between: Pair = Field(description="the two factions")
    is_: RelationWord = Field(alias="is", description="how they stand to each other")


class PlacePart(Part):
    """Rule data of a place of the map."""

    name: PlaceName = Field(description="as on the map")
    overlap: Days | None = Field(None, description="for which both stay at a handover; missing: by its size")
    threat: Garrison | None = Field(
        None, description="garrison that it needs in quiet times; missing: by its size"
    )
    condition: ConditionWord | None = Field(
        None, description="of an airfield at the start, where it differs from the map's"
    )


class TrackPart(Part):
    """A political quantity from 0 to 100."""

    id: Id = Field(description="by which events name it")
    name: Title = Field(description="as players read it")
    short: Annotated[str, Field(max_length=16)] = Field("", description="the name where there is little room")
    faction: FactionName | None = Field(None, description="whose it is; its letter stands beside the name")
    start: TrackValue = Field(description="value at the start")


class Aim(Part):
    """What all objectives have."""

    id: Id = Field(description="by which reports name it")
    faction: FactionName = Field(description="whose aim it is")
    points: Points = Field(description="that it earns")
    text: Prose = Field("", description="as the briefing puts it")


class Hold(Aim):
    """Points for every full day on which all the places are held by the faction or its allies."""

    hold: Places = Field(description="places to hold")
    per: Literal["day"] = Field("day", description="points are counted by the day")


class Unsafe(Aim):
    """Points for every day on which one of the places, in others' hands, was lately disturbed.

    That is while the quiet days of a handover have not gone by since its last incident.
    """

    unsafe: Places = Field(description="places to disturb")


class HoldAtEnd(Aim):
    """Points if all the places are held at the end by the faction or its allies."""

    hold_at_end: Places = Field(description="places to hold at the end")


class OwnAtEnd(Aim):
    """Points for each place that the faction itself, not an ally, holds at the end."""

    own_at_end: Places = Field(description="places to hold oneself at the end")


class TakeBy(Aim):
    """Points if all the places are held by the faction or its allies on a day."""

    take_by: Places = Field(description="places to take")
    date: Date = Field(description="last day")


class KeepAlive(Aim):
    """Points if a share of the men whom the faction had at the start are fit at the end."""

    keep_alive: PerMille = Field(description="of its men")


class HandOver(Aim):
    """Points for each place handed over by the faction and not dropped."""

    hand_over: Places = Field(description="places to hand over")
    dropped: Points = Field(0, description="taken off for each that is dropped")


class Receive(Aim):
    """Points for each place handed over to the faction and not dropped."""

    receive: Places = Field(description="places to take over")
    dropped: Points = Field(0, description="taken off for each that is dropped")


class Spoil(Aim):
    """Points for each of the places whose baton is dropped in the hands of the faction's enemies."""

    spoil: Places = Field(description="places that others hand over")


class Deny(Aim):
    """Points for each place that another faction and its allies do not hold at the end."""

    deny: Places = Field(description="places")
    to: FactionName = Field(description="faction that is not to hold them")


class Destroy(Aim):
    """Points if at most a share of another faction's men are left at the end."""

    destroy: FactionName = Field(description="the other faction")
    share: PerMille = Field(description="of its men at the start that may be left")


class Happened(Aim):
    """Points once a declared event has happened: the end of a phase, a political aim."""

    happened: EventName = Field(description="the event")
    date: Date | None = Field(None, description="last day on which it counts; missing: the end")


class KeepTrack(Aim):
    """Points if a track stands high enough at the end."""

    keep_track: TrackName = Field(description="the track")
    at_least: TrackValue = Field(description="where it must stand")


AIMS: dict[str, type[Aim]] = {
    "hold": Hold,
    "unsafe": Unsafe,
    "hold_at_end": HoldAtEnd,
    "own_at_end": OwnAtEnd,
    "take_by": TakeBy,
    "keep_alive": KeepAlive,
    "hand_over": HandOver,
    "receive": Receive,
    "spoil": Spoil,
    "deny": Deny,
    "destroy": Destroy,
    "happened": Happened,
    "keep_track": KeepTrack,
}


def by_kind(what: str, kinds: Collection[str]) -> Discriminator:
    """Tells the parts of a union, tagged `~kind`, by the one kind among some that a mapping has as a key."""

    def kind_of(value: Any) -> str | None:
        has = [kind for kind in kinds if isinstance(value, dict) and kind in value]
        return f"~{has[0]}" if len(has) == 1 else None

    wrong = f"{what} has exactly one of {', '.join(kinds)}"
    return Discriminator(kind_of, custom_error_type="kind", custom_error_message=wrong)


ObjectivePart = Annotated[
    Annotated[Hold, Tag("~hold")]
    | Annotated[Unsafe, Tag("~unsafe")]
    | Annotated[HoldAtEnd, Tag("~hold_at_end")]
    | Annotated[OwnAtEnd, Tag("~own_at_end")]
    | Annotated[TakeBy, Tag("~take_by")]
    | Annotated[KeepAlive, Tag("~keep_alive")]
    | Annotated[HandOver, Tag("~hand_over")]
    | Annotated[Receive, Tag("~receive")]
    | Annotated[Spoil, Tag("~spoil")]
    | Annotated[Deny, Tag("~deny")]
    | Annotated[Destroy, Tag("~destroy")]
    | Annotated[Happened, Tag("~happened")]
    | Annotated[KeepTrack, Tag("~keep_track")],
    by_kind("an objective", AIMS),
]
