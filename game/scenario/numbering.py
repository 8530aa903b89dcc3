"""The numbers of everything declared, in the order of its declaration, and what names stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from game.model.theatre import Calendar
from game.scenario.document import Document
from game.scenario.forces import UnitPart
from game.scenario.plan import Plan, Spot
from game.terms import OFF_MAP, FactionId, HexId, PlaceId, Site, UnitId


@dataclass(frozen=True)
class Station:
    """Where a unit is at the start: on a hex, or in a box with a way in."""

    here: HexId  # OFF_MAP in a box
    site: Site
    box: int = -1
    entry: HexId = OFF_MAP


@dataclass(frozen=True)
class Numbers:
    """Looks names of a scenario up."""

    document: Document
    plan: Plan

    @cached_property
    def calendar(self) -> Calendar:
        """The game's calendar."""
        part = self.document.calendar
        return Calendar(part.start, part.days_a_turn, part.turns)

    @cached_property
    def factions(self) -> Mapping[str, int]:
        """Faction by id."""
        return {part.id: number for number, part in enumerate(self.document.factions)}

    @cached_property
    def types(self) -> Mapping[str, int]:
        """Unit type by id."""
        return {part.id: number for number, part in enumerate(self.document.types)}

    @cached_property
    def wing_types(self) -> Mapping[str, int]:
        """Wing type by id."""
        return {part.id: number for number, part in enumerate(self.document.wing_types)}

    @cached_property
    def wings(self) -> Mapping[str, int]:
        """Wing by id."""
        return {part.id: number for number, part in enumerate(self.document.wings)}

    @cached_property
    def units(self) -> Mapping[str, int]:
        """Unit by id."""
        return {part.id: number for number, part in enumerate(self.document.units)}

    @cached_property
    def events(self) -> Mapping[str, int]:
        """Declared event by id."""
        return {part.id: number for number, part in enumerate(self.document.events)}

    @cached_property
    def proposals(self) -> Mapping[str, int]:
        """Proposal by id."""
        return {part.id: number for number, part in enumerate(self.document.proposals)}

    @cached_property
    def tracks(self) -> Mapping[str, int]:
        """Track by id."""
        return {part.id: number for number, part in enumerate(self.document.tracks)}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Place by name or alias; a name wins over an alias."""
        names: dict[str, int] = {}
        for number, spot in enumerate(self.plan.places):
            for alias in spot.aliases:
                names.setdefault(alias, number)
        return names | {spot.name: number for number, spot in enumerate(self.plan.places)}

    @cached_property
    def boxes(self) -> Mapping[str, int]:
        """Box by name, in the order of the map's links."""
        return {
            box: number for number, box in enumerate(dict.fromkeys(exit_.box for exit_ in self.plan.exits))
        }

    @cached_property
    def ways(self) -> Mapping[str, tuple[HexId, Site]]:
        """Hex and site at which one enters by a link or an airfield."""
        fields = {
            name: (self.plan.places[number].here, Site.AIRFIELD)
            for name, number in self.places.items()
            if self.plan.places[number].site == Site.AIRFIELD
        }
        return fields | {exit_.name: (exit_.here, Site.OPEN) for exit_ in self.plan.exits}

    def spot(self, name: str) -> Spot | None:
        """The place of a name or alias."""
        number = self.places.get(name)
        return None if number is None else self.plan.places[number]

    def station(self, unit: UnitPart) -> Station:
        """Where a unit is at the start."""
        if unit.at in self.boxes and self.spot(unit.at) is None:
            entry, site = self.ways.get(unit.via or "", (OFF_MAP, Site.OPEN))
            return Station(
                OFF_MAP, site if unit.site is None else Site[unit.site.upper()], self.boxes[unit.at], entry
            )
        spot = self.spot(unit.at)
        here, site = (spot.here, spot.site) if spot else (self.plan.grid.parse(unit.at), Site.OPEN)
        return Station(here, site if unit.site is None else Site[unit.site.upper()])

    def place_ids(self, names: Iterable[str]) -> tuple[PlaceId, ...]:
        """Numbers of places."""
        return tuple(PlaceId(self.places[name]) for name in names)

    def unit_ids(self, names: Iterable[str]) -> tuple[UnitId, ...]:
        """Numbers of units."""
        return tuple(UnitId(self.units[name]) for name in names)

    def faction_ids(self, names: Iterable[str]) -> tuple[FactionId, ...]:
        """Numbers of factions."""
        return tuple(FactionId(self.factions[name]) for name in names)

    def faction(self, name: str) -> FactionId:
        """Number of a faction."""
        return FactionId(self.factions[name])
