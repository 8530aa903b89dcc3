"""Declared events as an author writes them: conditions (`when`) and effects (`then`)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from game.scenario.affairs import Pair, Places, by_kind
from game.scenario.fields import (
    Change,
    Count,
    Date,
    Days,
    EventName,
    FactionName,
    Id,
    In,
    Loyalty,
    Part,
    PerMille,
    PlaceName,
    ProposalName,
    Prose,
    RelationWord,
    TextName,
    TrackName,
    TrackValue,
    UnitName,
    WingName,
)

Units = Annotated[list[UnitName], Field(min_length=1)]
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


class Stand(Part):
    """Two factions, and how they stand to each other."""

    between: Pair = Field(description="the two factions")
    is_: RelationWord = Field(alias="is", description="how they stand to each other")


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


class RelationEffect(Part):
    """Two factions stand to each other in a new way."""

    relation: Stand = Field(description="which and how")


class ArrivalEffect(Part):
    """Units that wait in boxes may enter the map, if they would come later otherwise."""

    arrival: Units = Field(description="units")
    after: Days = Field(0, description="days until they may")


class TrackEffect(Part):
    """A track moves."""

    track: TrackName = Field(description="track")
    add: Change = Field(description="what is added; negative takes away")


class LoyaltyEffect(Part):
    """The loyalty of towns changes: aid, pay, a visit."""

    loyalty: Places = Field(description="towns")
    add: Loyalty = Field(description="what is added; negative takes away")


class OwnerEffect(Part):
    """Units change sides. Refused where the condition can come true by date alone."""

    owner: Units = Field(description="units")
    to: FactionName = Field(description="their new owner")


class PostureEffect(Part):
    """Irregulars take up a posture. Refused where the condition can come true by date alone."""

    posture: Units = Field(description="units")
    into: Literal["massed", "dispersed", "underground"] = Field(description="posture")


class CacheEffect(Part):
    """A faction's cache at a place is filled, if it can keep one more there."""

    cache: PlaceName = Field(description="place")
    of: FactionName = Field(description="whose cache")


class WithdrawalEffect(Part):
    """Units leave the war for good, or never come. Refused where the condition can come true by date."""

    withdrawal: Units = Field(description="units")


class WeatherEffect(Part):
    """A sandstorm stands about a place for this turn."""

    weather: PlaceName = Field(description="about which it stands")


class AircraftEffect(Part):
    """A wing has so many aircraft from now on, and the sorties that go with them."""

    sorties: WingName = Field(description="wing")
    aircraft: Annotated[int, Field(ge=0, le=100), In("aircraft")] = Field(description="that it has")


class OptionPart(Part):
    """One of the answers to a choice."""

    id: Id = Field(description="by which it is chosen")
    text: Prose = Field("", description="as players read it")
    then: list[Then] = Field([], description="effects, in order; no further choice")


class ChoiceEffect(Part):
    """A faction chooses; the first option is taken if it does not."""

    choice: FactionName = Field(description="who chooses")
    days: Annotated[int, Field(ge=1, le=100), In("days")] = Field(description="in which it may answer")
    options: Annotated[list[OptionPart], Field(min_length=2)] = Field(description="what it may choose")


class MessageEffect(Part):
    """Players are told something."""

    message: TextName = Field(description="id of a text of `texts`")


EFFECTS: dict[str, type[Part]] = {
    "relation": RelationEffect,
    "arrival": ArrivalEffect,
    "track": TrackEffect,
    "loyalty": LoyaltyEffect,
    "owner": OwnerEffect,
    "posture": PostureEffect,
    "cache": CacheEffect,
    "withdrawal": WithdrawalEffect,
    "weather": WeatherEffect,
    "sorties": AircraftEffect,
    "choice": ChoiceEffect,
    "message": MessageEffect,
}


Then = Annotated[
    Annotated[RelationEffect, Tag("~relation")]
    | Annotated[ArrivalEffect, Tag("~arrival")]
    | Annotated[TrackEffect, Tag("~track")]
    | Annotated[LoyaltyEffect, Tag("~loyalty")]
    | Annotated[OwnerEffect, Tag("~owner")]
    | Annotated[PostureEffect, Tag("~posture")]
    | Annotated[CacheEffect, Tag("~cache")]
    | Annotated[WithdrawalEffect, Tag("~withdrawal")]
    | Annotated[WeatherEffect, Tag("~weather")]
    | Annotated[AircraftEffect, Tag("~sorties")]
    | Annotated[ChoiceEffect, Tag("~choice")]
    | Annotated[MessageEffect, Tag("~message")],
    by_kind("an effect", EFFECTS),
]


class EventPart(Part):
    """Something that the scenario makes happen, once, when its condition comes true."""

    id: Id = Field(description="by which other events name it")
    when: When | None = Field(None, description="condition; none of an event before the start (`happened`)")
    then: list[Then] = Field(
        [], description="effects in order, one at least; none of an event before the start"
    )
    text: Prose = Field("", description="what the chronicle says")
    source: Prose = Field("", description="from which it is known")


for _model in (Within, AllOf, AnyOf, Unless, OptionPart, ChoiceEffect, EventPart):
    _model.model_rebuild()
