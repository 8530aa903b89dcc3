"""Proposals between factions and contingents with a will of their own, as an author writes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, Tag

from game.scenario.affairs import by_kind
from game.scenario.effects import (
    AircraftEffect,
    ArrivalEffect,
    CacheEffect,
    LoyaltyEffect,
    RelationEffect,
    TrackEffect,
)
from game.scenario.fields import Change, Days, FactionName, Id, In, Part, Prose, TrackName, TrackValue
from game.scenario.happenings import When

CONCESSIONS: dict[str, type[Part]] = {
    "relation": RelationEffect,
    "arrival": ArrivalEffect,
    "track": TrackEffect,
    "loyalty": LoyaltyEffect,
    "cache": CacheEffect,
    "sorties": AircraftEffect,
}
"""The effects that what is agreed may have: nobody is talked out of the field, or into it."""


Concession = Annotated[
    Annotated[RelationEffect, Tag("~relation")]
    | Annotated[ArrivalEffect, Tag("~arrival")]
    | Annotated[TrackEffect, Tag("~track")]
    | Annotated[LoyaltyEffect, Tag("~loyalty")]
    | Annotated[CacheEffect, Tag("~cache")]
    | Annotated[AircraftEffect, Tag("~sorties")],
    by_kind("an effect of a proposal", CONCESSIONS),
]


class ProposalPart(Part):
    """What a faction may propose to another, or ask of a power that is no faction of the game."""

    id: Id = Field(description="by which orders and events name it")
    by: FactionName = Field(description="who may propose it")
    to: FactionName | None = Field(None, description="to whom; missing: `of` is asked")
    of: Annotated[str, Field(max_length=200)] = Field(
        "", description="a power beyond the game that is asked, as `the donors`; it answers at the next Dawn"
    )
    either: bool = Field(default=False, description="whether `to` may propose it as well")
    when: When | None = Field(None, description="condition under which it may be proposed; missing: always")
    terms: When | None = Field(None, description="condition under which it can be agreed to; missing: always")
    days: Annotated[int, Field(ge=1, le=100), In("days")] = Field(
        6, description="in which it may be answered; then it is declined"
    )
    again: Days = Field(10, description="until it may be proposed once more")
    lasting: bool = Field(default=True, description="whether what is agreed stands until it is broken off")
    then: Annotated[list[Concession], Field(min_length=1)] = Field(description="effects if it is agreed to")
    declined: list[Concession] = Field([], description="effects if it is declined")
    broken: list[Concession] = Field([], description="effects if what was agreed is broken off")
    text: Prose = Field("", description="what is proposed, as players read it; of a power, `to ...`")
    source: Prose = Field("", description="from which it is known")


class ContingentPart(Part):
    """Troops within a faction whose country has a will of its own."""

    id: Id = Field(description="its name, as `contingent` of its units gives it")
    faction: FactionName = Field(description="to which its units belong")
    will: TrackName = Field(description="track of its readiness to stay in the field")
    killed: Change = Field(0, description="to that track for each of its men who is killed")
    low: TrackValue = Field(0, description="of that track, at which it withdraws from the field")
    pays: bool = Field(
        default=False, description="whether it pays for itself, at no cost to the faction's funds"
    )
