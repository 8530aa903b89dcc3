"""The charts of a scenario as an author writes them: ground, movement, sight, combat, politics, limits."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from game.model.land import GroundStyle
from game.scenario.fields import (
    Change,
    Colour,
    Columns,
    Count,
    Days,
    Garrison,
    GroundName,
    Hexes,
    KmADay,
    Like,
    OutcomeWord,
    Part,
    PerCent,
    PerMille,
    RightWord,
    RoadName,
    StrengthPerCent,
    TimeCost,
    TrackValue,
)

FACES = 10  # of the die of the combat chart

DieRow = Annotated[list[PerMille], Field(min_length=FACES, max_length=FACES)]
OutcomeRow = Annotated[list[OutcomeWord], Field(min_length=FACES, max_length=FACES)]
Odds = Annotated[str, Field(pattern=r"^[1-9][0-9]{0,2}:[1-9][0-9]{0,2}$"), Like("odds such as `3:2`")]
SeenFrom = Hexes | Literal["never"]


class Ground(Part):
    """What a kind of terrain does to sight and fights; what it costs to cross is in `movement`."""

    hides: Hexes = Field(0, description="by how much units on it are seen from less far")
    assault: Columns = Field(
        0, description="odds columns for the attacker of a hex; negative favours the defender"
    )
    drawn: GroundStyle = Field("plain", description="the style in which screens draw it")
    colour: Colour | None = Field(None, description="its colour on screens; missing: that of its style")


class Movement(Part):
    """How fast a movement class goes."""

    roads: dict[RoadName, KmADay] = Field(
        description="speed on each road class; a missing class is no road to it"
    )
    safe_roads: dict[RoadName, KmADay] = Field(
        {}, description="speed on roads with no known enemy near (see `limits.danger`); missing: as `roads`"
    )
    ground: dict[GroundName, KmADay] = Field(
        description="speed off the road; a missing terrain kind is impassable"
    )
    river: TimeCost | None = Field(
        None, description="time to cross a river without bridge or ferry; missing: it cannot"
    )
    ferry: TimeCost | None = Field(None, description="time that a ferry takes; missing: it cannot use one")


class HiddenChance(Part):
    """The chance to find units that are not seen outright, a day and a searching side, by posture."""

    massed: PerMille = Field(0, description="of massed irregulars")
    dispersed: PerMille = Field(0, description="of dispersed irregulars")
    underground: PerMille = Field(0, description="of cells underground")
    mobile: PerMille = Field(0, description="of mobile regulars")
    entrenched: PerMille = Field(0, description="of entrenched regulars")
    patrolling: PerMille = Field(0, description="of patrolling regulars")


class SightPart(Part):
    """From how far units are seen outright, by their posture, and the chance to find the others."""

    massed: SeenFrom = Field(description="hexes from which massed irregulars are seen, or `never`")
    dispersed: SeenFrom = Field(description="the same of dispersed irregulars")
    underground: SeenFrom = Field(description="the same of cells underground")
    mobile: SeenFrom = Field(description="the same of mobile regulars")
    entrenched: SeenFrom = Field(description="the same of entrenched regulars")
    patrolling: SeenFrom = Field(description="the same of patrolling regulars")
    chance: HiddenChance = Field(description="chance a day to find those not seen outright")
    patrol: PerMille = Field(description="added to that chance in the hex of a patrolling unit")


class Qualities(Part):
    """Strength of units by quality."""

    levy: StrengthPerCent = Field(description="of levies")
    conscript: StrengthPerCent = Field(description="of conscripts")
    regular: StrengthPerCent = Field(description="of regulars")
    veteran: StrengthPerCent = Field(description="of veterans")
    elite: StrengthPerCent = Field(description="of picked troops")


class Captured(Part):
    """How many of the loser's lost men are taken by the winner, by outcome."""

    held: PerCent = Field(0, description="where the defender held")
    retreated: PerCent = Field(0, description="where it retreated")
    routed: PerCent = Field(0, description="where it was routed")
    melted: PerCent = Field(0, description="where it melted away")
    surrendered: PerCent = Field(0, description="where it surrendered")
    destroyed: PerCent = Field(0, description="where it was destroyed")


class Shifts(Part):
    """Odds columns for the attacker by circumstance."""

    surprise: Columns = Field(0, description="one side did not expect the other")
    entrenched: Columns = Field(0, description="the defender is entrenched")
    stronghold: Columns = Field(0, description="the defender stands in a stronghold")
    town: Columns = Field(0, description="the defender stands in a town")
    river: Columns = Field(0, description="the attack crosses a river")
    night: Columns = Field(0, description="by night")
    three_sides: Columns = Field(0, description="from three hexsides or more")
    dispersed: Columns = Field(0, description="the defender is dispersed")
    guides: Columns = Field(0, description="the attacker has guides who know the ground")


class Combat(Part):
    """Odds columns, losses and outcomes. Every table has a row a column of `odds` and ten die faces."""

    odds: list[Odds] = Field(min_length=1, max_length=20, description="names of the columns, least first")
    attacker: list[DieRow] = Field(description="men that the attacker loses, per mille, by column and die")
    defender: list[DieRow] = Field(description="men that the defender loses, per mille, by column and die")
    outcome: list[OutcomeRow] = Field(description="what becomes of the defender, by column and die")
    quality: Qualities = Field(description="strength by quality")
    stand: StrengthPerCent = Field(
        100, description="of the chart's losses, where men stand in a stronghold and do not retreat"
    )
    captured: Captured = Field(description="of the loser's lost who are taken, by outcome")
    shifts: Shifts = Field(description="odds columns by circumstance")

    @field_validator("odds")
    @classmethod
    def rising(cls, odds: list[str]) -> list[str]:
        """Each column begins above the one before."""
        ratios = [per_mille(text) for text in odds]
        for before, after, text in zip(ratios, ratios[1:], odds[1:], strict=False):
            if before >= after:
                raise PydanticCustomError(
                    "order", "odds rise from column to column, {odds} does not", {"odds": text}
                )
        return odds

    @model_validator(mode="after")
    def as_many_rows(self) -> Combat:
        """Every table has a row a column."""
        for name in ("attacker", "defender", "outcome"):
            if len(getattr(self, name)) != len(self.odds):
                words = {"name": name, "rows": len(self.odds)}
                raise PydanticCustomError("rows", "`{name}` needs {rows} rows, one for each of `odds`", words)
        return self


def per_mille(odds: str) -> int:
    """The ratio `3:2` as 1500."""
    attack, defence = odds.split(":")
    return 1000 * int(attack) // int(defence)


class Rights(Part):
    """What each relation allows."""

    hostile: list[RightWord] = Field(description="among enemies")
    wary: list[RightWord] = Field(description="among those who mistrust each other")
    passage: list[RightWord] = Field(description="where passage is granted")
    cooperating: list[RightWord] = Field(description="where they work together")
    allied: list[RightWord] = Field(description="among allies")


class DaysBySize(Part):
    """Days by size of place."""

    hamlet: Days = Field(0, description="in a hamlet")
    village: Days = Field(0, description="in a village")
    town: Days = Field(0, description="in a town")
    capital: Days = Field(0, description="in the capital of a region")


class MenBySize(Part):
    """Men by size of place."""

    hamlet: Garrison = Field(0, description="in a hamlet")
    village: Garrison = Field(0, description="in a village")
    town: Garrison = Field(0, description="in a town")
    capital: Garrison = Field(0, description="in the capital of a region")


class BatonPart(Part):
    """What a handover of a place needs."""

    quiet: Days = Field(description="without a raid or a fight before it")
    clock: Days = Field(description="after it in which the baton can still be dropped")
    incident_days: Days = Field(description="for which an incident counts in the threat")
    men_an_incident: Garrison = Field(description="that each such incident adds to the garrison needed")
    overlap: DaysBySize = Field(description="for which both stay, by size of the place")
    threat: MenBySize = Field(description="garrison that a place needs in quiet times, by its size")
    pay: TrackValue = Field(0, description="that a receiver with `funds` must have of that track")
    kept: Change = Field(0, description="to the wills of both when the clock has run out")
    dropped: Change = Field(0, description="to the wills of both when the baton is dropped")
    broken: Change = Field(0, description="to the will of who breaks an agreed handover off")
    whole: Change = Field(0, description="to the wills of both when a region passes whole")
    breach: PerMille = Field(
        0, description="of attacks in its clock that drop it, where the garrison just matches the threat"
    )


class Politics(Part):
    """Rights, handovers and clashes."""

    rights: Rights = Field(description="what each relation allows")
    baton: BatonPart = Field(description="what a handover needs")
    clash: PerMille = Field(description="chance a day that wary neighbours in one hex come to blows")


class Limits(Part):
    """Bounds and costs that hold for every unit."""

    stack: Count = Field(description="units that may stand in the open of a hex")
    assault_steps: Count = Field(description="steps of a side that fight in one assault")
    assault: TimeCost = Field(description="that an assault takes")
    patrol: TimeCost = Field(description="that a patrol takes")
    posture: TimeCost = Field(description="that a change of posture takes")
    danger: Hexes = Field(description="within which a known enemy makes a leg unsafe")
