"""What the people of towns make of a war, as an author writes it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.fields import (
    Change,
    Count,
    FactionName,
    FightWord,
    Garrison,
    Id,
    Loyalty,
    Part,
    PerMille,
    PlaceName,
    QualityWord,
    TieWord,
    Toll,
    TrackName,
)

Answers = dict[FactionName, dict[TrackName, Change]]


class DriftByHolder(Part):
    """Loyalty a day by who holds a town: how he stands to the sovereign."""

    sovereign: Loyalty = Field(0, description="the sovereign himself")
    partner: Loyalty = Field(0, description="one whom the sovereign may support")
    neighbour: Loyalty = Field(0, description="one who is neither partner nor enemy")
    enemy: Loyalty = Field(0, description="an enemy of the sovereign")
    nobody: Loyalty = Field(0, description="nobody")


class ChanceByQuality(Part):
    """Chance by the quality of a unit."""

    levy: PerMille = Field(0, description="of levies")
    conscript: PerMille = Field(0, description="of conscripts")
    regular: PerMille = Field(0, description="of regulars")
    veteran: PerMille = Field(0, description="of veterans")
    elite: PerMille = Field(0, description="of picked troops")


class TollBySize(Part):
    """Civilians killed at most, by size of place."""

    hamlet: Toll = Field(0, description="in a hamlet")
    village: Toll = Field(0, description="in a village")
    town: Toll = Field(0, description="in a town")
    capital: Toll = Field(0, description="in the capital of a region")


class TakenPart(Part):
    """By how much a track moves when a town comes into the hands of somebody."""

    by: TieWord = Field(description="how he stands to the sovereign")
    track: TrackName = Field(description="track")
    hamlet: Change = Field(0, description="for a hamlet")
    village: Change = Field(0, description="for a village")
    town: Change = Field(0, description="for a town")
    capital: Change = Field(0, description="for the capital of a region")


class AbusesPart(Part):
    """When soldiers kill people of a town that they enter."""

    chance: ChanceByQuality = Field(ChanceByQuality(), description="a unit that enters, by its quality")
    contingents: list[Annotated[str, Field(max_length=200)]] = Field(
        [], description="liable besides the sovereign's units"
    )
    suspected: Loyalty = Field(0, description="loyalty below which a town's people are suspected")
    escort: QualityWord = Field("veteran", description="from which a partner's unit in the hex restrains it")
    escort_traits: list[Id] = Field([], description="traits by which it does so whatever its quality")
    killed: Count = Field(1, description="people killed at most")
    loyalty: Loyalty = Field(0, description="by which the town's loyalty changes")
    tracks: Answers = Field({}, description="by which tracks move, by faction of the unit")


class HarmPart(Part):
    """What fights for towns do to civilians."""

    chance: dict[FightWord, PerMille] = Field({}, description="that civilians are killed, by kind of fight")
    killed: TollBySize = Field(TollBySize(), description="at most, by size of the town")
    loyalty: Loyalty = Field(
        0, description="a death, where the sovereign or a partner sought the fight; else the opposite"
    )
    deaths: Count = Field(1, description="that make a step of the tracks; a step begun counts whole")
    tracks: Answers = Field({}, description="changes a step, by faction that sought the fight")


class TownsPart(Part):
    """What the people of towns make of those who rule, guard, fight and search there."""

    country: Annotated[str, Field(max_length=3)] = Field(
        "", description="code of the sovereign's country; empty: all towns are his"
    )
    loyalty: dict[PlaceName, Loyalty] = Field({}, description="toward the sovereign at the start; others: 0")
    drift: DriftByHolder = Field(DriftByHolder(), description="loyalty a day, by who holds the town")
    guarded: Loyalty = Field(
        0, description="a day where sovereign or partner hold it with men enough; with fewer its opposite"
    )
    disturbed: Loyalty = Field(0, description="on a day with an incident")
    silent: Loyalty = Field(200, description="against a holder, from which people tell him nothing")
    informers: PerMille = Field(
        0, description="that a point of loyalty adds to the chance to find men in hiding"
    )
    disloyal: Garrison = Field(0, description="that each point below nothing adds to the threat")
    taken: list[TakenPart] = Field([], description="what it does to tracks who takes a town")
    abuses: AbusesPart = Field(AbusesPart(), description="by soldiers who enter a town")
    harm: HarmPart = Field(HarmPart(), description="to civilians in fights")
