"""Effects as an author writes them (`then`): of declared events, options of a choice, and proposals."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, Tag

from game.scenario.affairs import Pair, Places, by_kind
from game.scenario.fields import (
    Change,
    Days,
    FactionName,
    Id,
    In,
    Loyalty,
    Part,
    PlaceName,
    Prose,
    RelationWord,
    TextName,
    TrackName,
    UnitName,
    WingName,
)

Units = Annotated[list[UnitName], Field(min_length=1)]


class Stand(Part):
    """Two factions, and how they stand to each other."""

    between: Pair = Field(description="the two factions")
    is_: RelationWord = Field(alias="is", description="how they stand to each other")


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


for _model in (OptionPart, ChoiceEffect):
    _model.model_rebuild()
