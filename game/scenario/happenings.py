"""Declared events as an author writes them, with the conditions (`when`) for which they wait."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Tag

from game.scenario.affairs import Places, by_kind
from game.scenario.effects import Stand, Then, Units
from game.scenario.fields import (
    Count,
    Date,
    Days,
    EventName,
    FactionName,
    Id,
    In,
    Part,
    PerMille,
    PlaceName,
    ProposalName,
    Prose,
    TrackName,
    TrackValue,
)

Factions = Annotated[list[FactionName], Field(min_length=1)]


class OnDate(Part):
    """True from a date on."""

    date: Date = Field(description="first day on which it is true")


class OnTurn(Part):
    """True from a turn on."""

    turn: Annotated[Count, In("turns, the first being 1")] = Field(
        description="first turn on which it is true"
    )


class Held(Part):
    """True while each of the places is held by one of the factions."""

    held: Places = Field(description="places")
    by: Factions = Field(description="factions")


class Lost(Part):
    """True while none of the places is held by any of the factions."""

    lost: Places = Field(description="places")
    by: Factions = Field(description="factions")


class Fired(Part):
    """True once another event has happened."""

    fired: EventName = Field(description="the other event")
    within: Days | None = Field(None, description="true only for so many days after it")


class Present(Part):
    """True while all of some units are on the map, or in the hex of a place."""

    present: Units = Field(description="units")
    at: PlaceName | None = Field(None, description="place; missing: anywhere on the map")


class Losses(Part):
    """True once a faction has lost a share of the men with whom it began."""

    losses: FactionName = Field(description="the faction")
    share: PerMille = Field(description="of its men, lost for any cause")


class TrackAt(Part):
    """True while a track stands so high."""

    track: TrackName = Field(description="the track")
    at_least: TrackValue = Field(description="where it stands or above")


class Related(Part):
    """True while two factions stand so to each other."""

    relation: Stand = Field(description="who and how")


class Agreed(Part):
    """True while what was proposed is agreed."""

    agreed: ProposalName = Field(description="the proposal")


class Within(Part):
    """True for some days from the first day on which a condition is: the other way to say `lately`."""

    within: Days = Field(description="days; 0: only on that day")
    of: When = Field(description="condition")


class AllOf(Part):
    """True while all of some conditions are."""

    all: Annotated[list[When], Field(min_length=1)] = Field(description="conditions")


class AnyOf(Part):
    """True while one of some conditions is."""

    any: Annotated[list[When], Field(min_length=1)] = Field(description="conditions")


class Unless(Part):
    """True while a condition is not."""

    not_: When = Field(alias="not", description="condition")


CONDITIONS: dict[str, type[Part]] = {
    "date": OnDate,
    "turn": OnTurn,
    "held": Held,
    "lost": Lost,
    "fired": Fired,
    "present": Present,
    "losses": Losses,
    "track": TrackAt,
    "relation": Related,
    "agreed": Agreed,
    "of": Within,
    "all": AllOf,
    "any": AnyOf,
    "not": Unless,
}


When = Annotated[
    Annotated[OnDate, Tag("~date")]
    | Annotated[OnTurn, Tag("~turn")]
    | Annotated[Held, Tag("~held")]
    | Annotated[Lost, Tag("~lost")]
    | Annotated[Fired, Tag("~fired")]
    | Annotated[Present, Tag("~present")]
    | Annotated[Losses, Tag("~losses")]
    | Annotated[TrackAt, Tag("~track")]
    | Annotated[Related, Tag("~relation")]
    | Annotated[Agreed, Tag("~agreed")]
    | Annotated[Within, Tag("~of")]
    | Annotated[AllOf, Tag("~all")]
    | Annotated[AnyOf, Tag("~any")]
    | Annotated[Unless, Tag("~not")],
    by_kind("a condition", CONDITIONS),
]


def inner(part: Part) -> list[When]:
    """The conditions of which another one is made."""
    match part:
        case Within():
            return [part.of]
        case Unless():
            return [part.not_]
        case AllOf():
            return part.all
        case AnyOf():
            return part.any
    return []


class EventPart(Part):
    """Something that the scenario makes happen, once, when its condition comes true."""

    id: Id = Field(description="by which other events name it")
    when: When | None = Field(None, description="condition; none of an event before the start (`happened`)")
    then: list[Then] = Field(
        [], description="effects in order, one at least; none of an event before the start"
    )
    text: Prose = Field("", description="what the chronicle says")
    source: Prose = Field("", description="from which it is known")


for _model in (Within, AllOf, AnyOf, Unless, EventPart):
    _model.model_rebuild()
