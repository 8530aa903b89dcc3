"""The kinds of value that scenario files are made of, each with its bounds, unit and meaning.

They are pydantic types: the loader checks by them, and the JSON Schema and the reference page for
authors are made from them.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, core_schema

from game.scenario.names import Names, Naming


class Part(BaseModel):
    """A mapping of a scenario file: nothing but the keys named, nothing converted."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


@dataclass(frozen=True)
class In:
    """The unit in which a figure is given (for `Annotated`)."""

    unit: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Tell readers of the schema the unit."""
        return {**handler(core), "x-unit": self.unit}


@dataclass(frozen=True)
class Like:
    """What a text looks like, in words (for `Annotated`)."""

    words: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Tell readers of the schema the words."""
        return {**handler(core), "x-like": self.words}


@dataclass(frozen=True)
class InCalendar:
    """A date that must lie within the game (for `Annotated`)."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the date after its shape."""

        def check(value: dt.date, info: ValidationInfo) -> dt.date:
            if isinstance(info.context, Names):
                info.context.check_date(value)
            return value

        return core_schema.with_info_after_validator_function(check, handler(source))


# Figures
Men = Annotated[int, Field(ge=1, le=100_000), In("men")]
Garrison = Annotated[int, Field(ge=0, le=100_000), In("men")]
Days = Annotated[int, Field(ge=0, le=1000), In("days")]
Hexes = Annotated[int, Field(ge=0, le=50), In("hexes")]
Km = Annotated[int, Field(ge=0, le=10_000), In("km")]
KmADay = Annotated[int, Field(ge=1, le=10_000), In("km a day")]
PerMille = Annotated[int, Field(ge=0, le=1000), In("per mille")]
PerCent = Annotated[int, Field(ge=0, le=100), In("per cent")]
Strength = Annotated[int, Field(ge=0, le=1000), In("strength a step")]
StrengthPerCent = Annotated[int, Field(ge=1, le=1000), In("per cent")]
Columns = Annotated[int, Field(ge=-9, le=9), In("odds columns")]
Weight = Annotated[int, Field(ge=0, le=1000), In("tons a step")]
TimeCost = Annotated[int, Field(ge=0, le=100_000), In("thousandths of a day")]
Points = Annotated[int, Field(ge=0, le=100_000), In("points")]
Count = Annotated[int, Field(ge=1, le=10_000)]
Loyalty = Annotated[int, Field(ge=-200, le=200), In("hundredths of a point of loyalty")]
Toll = Annotated[int, Field(ge=0, le=1000), In("people")]
TrackValue = Annotated[int, Field(ge=0, le=100)]
Change = Annotated[int, Field(ge=-100, le=100)]

# Words
Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]*$", max_length=60), Like("id")]
Title = Annotated[str, Field(min_length=1, max_length=200)]
Prose = Annotated[str, Field(max_length=20_000)]
Colour = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$"), Like("colour")]
Symbol = Annotated[str, Field(pattern=r"^[0-9]{20}$"), Like("20 digits")]
Date = Annotated[dt.date, InCalendar()]

# Names of things
FactionName = Annotated[str, Naming("faction")]
TypeName = Annotated[str, Naming("type")]
UnitName = Annotated[str, Naming("unit")]
BridgeName = Annotated[str, Naming("bridge")]
PlaceName = Annotated[str, Naming("place")]
EventName = Annotated[str, Naming("event")]
TrackName = Annotated[str, Naming("track")]
WingName = Annotated[str, Naming("wing")]
ProposalName = Annotated[str, Naming("proposal")]
TextName = Annotated[str, Naming("text")]
WingTypeName = Annotated[str, Naming("wing_type")]
BaseName = Annotated[str, Naming("base")]
ClassName = Annotated[str, Naming("class")]
GroundName = Annotated[str, Naming("ground")]
RoadName = Annotated[str, Naming("road")]
Spot = Annotated[str, Naming("spot")]
Station = Annotated[str, Naming("station")]
Way = Annotated[str, Naming("way")]
Box = Annotated[str, Naming("box")]

# Words that the rules know; the loader turns them into the members of game.terms of the same names.
SiteWord = Literal["open", "town", "airfield", "stronghold"]
PlaceSite = Literal["town", "airfield", "stronghold"]
PostureWord = Literal["massed", "dispersed", "underground", "mobile", "entrenched", "patrolling"]
StandingWord = Literal["hold", "evacuate", "ambush", "blend_in"]
QualityWord = Literal["levy", "conscript", "regular", "veteran", "elite"]
TargetWord = Literal["soft", "armoured", "dispersed", "fortified"]
RelationWord = Literal["hostile", "wary", "passage", "cooperating", "allied"]
RightWord = Literal["enter", "stop_beside", "share_place", "share_sight", "support", "attack"]
OutcomeWord = Literal["held", "retreated", "routed", "melted", "surrendered", "destroyed"]
TieWord = Literal["sovereign", "partner", "neighbour", "enemy", "nobody"]
FightWord = Literal["assault", "ambush", "contact", "coup", "strike", "raid", "flush"]
SizeWord = Literal["hamlet", "village", "town", "capital"]
ConditionWord = Literal["closed", "light", "open"]
DirectionWord = Literal["E", "NE", "NW", "W", "SW", "SE"]

SIZES: Final = get_args(SizeWord)  # numbered so in the theatre
CONDITIONS: Final = get_args(ConditionWord)
