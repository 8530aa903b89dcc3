"""Looks a scenario over for what is well written and yet cannot be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

from game.scenario.affairs import Deny, Destroy
from game.scenario.checking import key_mark_at, mark_at
from game.scenario.conditions import by_date_alone
from game.scenario.document import Document
from game.scenario.faults import Faults
from game.scenario.forces import UnitPart
from game.scenario.ground import Ground
from game.scenario.happenings import ArrivalEffect, OwnerEffect
from game.scenario.numbering import Numbers
from game.scenario.plan import Plan
from game.scenario.yamltext import Block
from game.terms import OFF_MAP, HexId, Site

Entry = TypeVar("Entry")

IRREGULAR: Final = (
    "massed",
    "dispersed",
    "underground",
)  # postures of irregulars; the others are of regulars


def look_over(document: Document, tree: Block, plan: Plan, ground: Ground, faults: Faults) -> None:
    """Note what cannot be. The document may lack entries in which faults were found before."""
    look = _Look(document, tree, plan, ground, faults, Numbers(document, plan))
    look.map()
    for unit in document.units:
        look.unit(unit)
    look.factions()
    look.names_used_twice()
    look.knowledge()
    look.aims()
    look.events()


@dataclass(frozen=True)
class _Look:
    document: Document
    tree: Block
    plan: Plan
    ground: Ground
    faults: Faults
    numbers: Numbers

    # The map

    def map(self) -> None:
        """Names and sites are unique; places lie where somebody can go."""
        for spot, others in _earlier(self.plan.places):
            names = {name for other in others for name in (other.name, *other.aliases)}
            for name in (spot.name, *spot.aliases):
                if name in names:
                    self.faults.add(spot.mark, f"place {spot.name!r}: another place bears this name", name)
            if False and any((other.here, other.site) == (spot.here, spot.site) for other in others):
                what = f"place {spot.name!r}: there is a {spot.site.name.lower()} in {self._hex(spot.here)} already"
                self.faults.add(spot.mark, what)
            if not any(self._passable(spot.here, name) for name in self.document.movement):
                self.faults.add(
                    spot.mark, f"place {spot.name!r} lies in {self._hex(spot.here)}, where nobody can go"
                )
        for exit_, others_ in _earlier(self.plan.exits):
            if exit_.name in {other.name for other in others_} or exit_.name in self.numbers.places:
                self.faults.add(exit_.mark, "another link or place bears this name", exit_.name)
            if exit_.box in self.numbers.places:
                self.faults.add(
                    exit_.mark,
                    f"link {exit_.name!r}: a place of the map bears the name of its box",
                    exit_.box,
                )

    def _hex(self, here: int) -> str:
        return self.plan.grid.name(here)

    def _passable(self, here: HexId, movement: str) -> bool:
        """Whether a movement class can be in a hex: on its ground, or on a road through it."""
        part = self.document.movement.get(movement)
        if part is None or not part.ground:  # what cannot move at all may stand anywhere
            return True
        kind = list(self.document.ground)[self.ground.terrain[here]]
        classes = self.document.road_classes
        roads = {classes[number - 1] for number in self.ground.road[here].tolist() if number}
        return kind in part.ground or any(name in part.roads for name in roads)

    # Units

    def unit(self, unit: UnitPart) -> None:
        """A unit is somewhere where it can be, with a way in if that is a box."""
        station = self.numbers.station(unit)
        if station.box >= 0:
            self._in_box(unit)
        elif station.here != OFF_MAP:
            for key in ("arrives", "via"):
                if getattr(unit, key) is not None:
                    what = f"units.{unit.id}: it stands on the map, and `{key}` is for units in boxes"
                    self.faults.add(key_mark_at(self.tree, "units", unit.id, key), what)
        here = station.here if station.box < 0 else station.entry
        if here == OFF_MAP:
            return
        if station.site != Site.OPEN and not self._site(here, station.site):
            what = f"units.{unit.id}: there is no {station.site.name.lower()} in {self._hex(here)}"
            self.faults.add(mark_at(self.tree, "units", unit.id, "site"), what)
        self._kind(unit, here)

    def _in_box(self, unit: UnitPart) -> None:
        if unit.via is None:
            links = [exit_.name for exit_ in self.plan.exits if exit_.box == unit.at]
            hint = f"links of {unit.at}: {', '.join(links)}" if links else ""
            what = f"units.{unit.id}: in a box, and `via` is missing"
            self.faults.add(mark_at(self.tree, "units", unit.id, "at"), what, unit.at, hint)

    def _site(self, here: HexId, site: Site) -> bool:
        return any((spot.here, spot.site) == (here, site) for spot in self.plan.places)

    def _kind(self, unit: UnitPart, here: HexId) -> None:
        """Its type can stand on that ground in that posture."""
        number = self.numbers.types.get(unit.type)
        if number is None:
            return
        kind = self.document.types[number]
        if not self._passable(here, kind.movement):
            ground = list(self.document.ground)[self.ground.terrain[here]]
            what = f"units.{unit.id}: {kind.movement} cannot be on the {ground} of {self._hex(here)}"
            self.faults.add(mark_at(self.tree, "units", unit.id, "at"), what, unit.at)
        if unit.posture and (unit.posture in IRREGULAR) != kind.irregular:
            side = "irregulars" if unit.posture in IRREGULAR else "regulars"
            what = f"units.{unit.id}: a posture of {side}, which {kind.id!r} are not"
            self.faults.add(mark_at(self.tree, "units", unit.id, "posture"), what, unit.posture)

    # Factions

    def factions(self) -> None:
        """Letters are unique, relations and phases name each faction once, draws come before wins."""
        for part, others in _earlier(self.document.factions):
            if part.letter in {other.letter for other in others}:
                at = mark_at(self.tree, "factions", part.id, "letter")
                self.faults.add(at, "another faction has this letter", part.letter)
            if part.draw > part.win:
                at = mark_at(self.tree, "factions", part.id, "draw")
                self.faults.add(at, f"a draw takes no more points than a win, {part.win}", part.draw)
        for number, (relation, others_) in enumerate(_earlier(self.document.relations)):
            pair = set(relation.between)
            at = mark_at(self.tree, "relations", number)
            if len(pair) < 2:
                self.faults.add(at, "a relation is between two factions", relation.between[0])
            if pair in [set(other.between) for other in others_]:
                self.faults.add(at, "this relation is given already", " and ".join(relation.between))
        phases, declared = self.document.phases, [part.id for part in self.document.factions]
        if phases and not self._holes("factions") and sorted(phases) != sorted(declared):
            self.faults.add(mark_at(self.tree, "phases"), f"each faction once: {', '.join(declared)}")

    def _holes(self, key: str) -> bool:
        """Whether entries were left out because of their faults."""
        return len(getattr(self.document, key)) != len(self.tree.get(key) or ())

    # Names

    def names_used_twice(self) -> None:
        """A place bears several names, but is spoken of once; a unit marches in a group once."""
        for key, names in (
            ("holders", list(self.document.holders)),
            ("places", [p.name for p in self.document.places]),
        ):
            for name, others in _earlier(names):
                if self.numbers.places.get(name, -1) in [self.numbers.places.get(other) for other in others]:
                    self.faults.add(
                        key_mark_at(self.tree, key, name), f"{key}: this place is named already", name
                    )
        for group, units in self.document.groups.items():
            for number, (unit, others) in enumerate(_earlier(units)):
                if unit in others:
                    self.faults.add(
                        mark_at(self.tree, "groups", group, number), "this unit is in the group already", unit
                    )

    # What sides know and want

    def knowledge(self) -> None:
        """Sides know of others, and of those on the map."""
        units = {unit.id: unit for unit in self.document.units}
        for number, part in enumerate(self.document.known):
            for index, name in enumerate(part.units):
                unit = units.get(name)
                at = mark_at(self.tree, "known", number, "units", index)
                if unit and unit.faction == part.side:
                    self.faults.add(at, "a side knows its own units anyway", name)
                elif unit and self.numbers.station(unit).here == OFF_MAP:
                    self.faults.add(at, "this unit is not on the map", name)

    def aims(self) -> None:
        """Objectives against a faction are not one's own."""
        for aim in self.document.objectives:
            key = "to" if isinstance(aim, Deny) else "destroy" if isinstance(aim, Destroy) else None
            if key and getattr(aim, key) == aim.faction:
                at = mark_at(self.tree, "objectives", aim.id, key)
                self.faults.add(at, f"objectives.{aim.id}: another faction is wanted", aim.faction)

    # Events

    def events(self) -> None:
        """Nobody changes sides by date alone; nobody arrives who is there."""
        datable = by_date_alone(self.numbers)
        units = {unit.id: unit for unit in self.document.units}
        for event in self.document.events:
            for number, then in enumerate(event.then):
                place = ("events", event.id, "then", number)
                if isinstance(then, OwnerEffect) and event.id in datable:
                    what = f"events.{event.id}: its condition can come true by date alone, which changes no owner"
                    hint = "let `when` depend on a place as well"
                    self.faults.add(key_mark_at(self.tree, *place, "owner"), what, hint=hint)
                for index, name in enumerate(then.arrival if isinstance(then, ArrivalEffect) else ()):
                    if name in units and self.numbers.station(units[name]).here != OFF_MAP:
                        at = mark_at(self.tree, *place, "arrival", index)
                        self.faults.add(
                            at, f"events.{event.id}: this unit is on the map from the start", name
                        )


def _earlier(parts: Iterable[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each part with those before it."""
    before: list[Entry] = []
    for part in parts:
        yield part, list(before)
        before.append(part)
