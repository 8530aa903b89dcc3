"""Unit types, units, groups and what sides know at the start, as an author writes them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from game.scenario.fields import (
    ClassName,
    Date,
    FactionName,
    Hexes,
    Id,
    Men,
    Part,
    PerCent,
    PostureWord,
    Prose,
    QualityWord,
    SiteWord,
    StandingWord,
    Station,
    Strength,
    Symbol,
    TargetWord,
    Title,
    TypeName,
    UnitName,
    Way,
    Weight,
)
from game.scenario.supply import Needs


class ByTarget(Part):
    """Strength against each class of target."""

    soft: Strength = Field(0, description="against men and trucks")
    armoured: Strength = Field(0, description="against armour")
    dispersed: Strength = Field(0, description="against those who do not stand together")
    fortified: Strength = Field(0, description="against works")


class UnitTypePart(Part):
    """What units of a kind have in common."""

    id: Id = Field(description="by which units name it")
    name: Title = Field(description="as players read it")
    symbol: Symbol = Field("10031000151211000000", description="APP-6 code of 20 digits, in quotes")
    movement: ClassName = Field(description="its row of `movement`")
    irregular: bool = Field(default=False, description="whether it masses, disperses and goes underground")
    target: TargetWord = Field("soft", description="what it is to those who shoot at it")
    attack: ByTarget = Field(description="strength when it attacks")
    defence: ByTarget = Field(description="strength when it is attacked")
    sees: Hexes = Field(1, description="how far it sees")
    visible: Hexes = Field(0, description="from how much farther than others it is seen")
    weight: Weight = Field(0, description="to be flown; 0: it cannot be")
    killed: PerCent = Field(
        30, description="of the men it loses who die; the rest are wounded, or captured with the beaten"
    )
    traits: list[Id] = Field([], description="words that rules look for, such as `engineer`, `airborne`")
    needs: Needs = Field(Needs(), description="supply that it uses up; missing: it wants for nothing")
    quality: QualityWord = Field("regular", description="of its units, unless they say otherwise")


class UnitPart(Part):
    """One counter: a company, a squadron, a katiba."""

    id: Id = Field(description="by which orders, events and reports name it")
    name: Title = Field(description="as players read it")
    type: TypeName = Field(description="its kind")
    faction: FactionName = Field(description="its owner")
    contingent: Annotated[str, Field(max_length=200)] = Field(
        "", description="the army it comes from, within its faction"
    )
    men: Men = Field(description="fit for duty")
    quality: QualityWord | None = Field(None, description="how good they are; missing: as its type")
    at: Station = Field(description="where it stands at the start, or the box in which it waits")
    site: SiteWord | None = Field(
        None, description="part of the hex; missing: the site of the place named in `at`, else the open"
    )
    arrives: Date | None = Field(
        None, description="day on which it may enter the map; missing, in a box: an event brings it"
    )
    via: Way | None = Field(
        None, description="by which it enters: a link of the map or, by air, an airfield; boxes only"
    )
    posture: PostureWord | None = Field(None, description="missing: regulars are mobile, irregulars massed")
    standing: StandingWord = Field("hold", description="what it does when a stronger enemy comes near")
    alarm: Hexes = Field(3, description="within which such an enemy sets that off")
    controller: FactionName | None = Field(
        None, description="faction that gives its orders; missing: its owner"
    )
    leader: Annotated[str, Field(max_length=200)] = Field("", description="as sources name him")
    uncertain: list[Id] = Field([], description="which of its figures are estimates")
    source: Prose = Field("", description="from which its figures come")


class KnownPart(Part):
    """What a side knows before the first turn."""

    side: FactionName = Field(description="that knows")
    units: list[UnitName] = Field(description="of others, on the map, that it knows where they stand")
