"""The theatre: everything that never changes during a game.

Ground lies on hexes, the cost of movement on their edges. Whatever a scenario declares (terrain
kinds, movement classes, unit types, factions, places, charts, events, objectives) is numbered in
the order of its declaration; the numbers index the arrays here and in the state.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.hexes import Grid
from game.model.charts import (
    AirChart,
    CacheChart,
    CombatChart,
    MineChart,
    MovementChart,
    NightChart,
    PoliticsChart,
    SearchChart,
    SightChart,
    SupplyChart,
    TownsChart,
)
from game.model.declarations import Clause, Contingent, DeclaredEvent, Objective, Proposal, Track
from game.model.land import Box, Climate, Drawn, Link, Place, Region, Source, bridges_in
from game.model.roster import Faction, Unit, UnitType, Wing, WingType
from game.terms import (
    NO_CONTINGENT,
    OFF_MAP,
    Bools,
    BoxId,
    ContingentId,
    EventId,
    FactionId,
    HexId,
    Ints,
    PlaceId,
    ProposalId,
    Right,
    Site,
    TrackId,
    UnitId,
    WingId,
)


@dataclass(frozen=True, slots=True)
class Calendar:
    """Start, length and division of the game."""

    start: dt.date
    days_a_turn: int
    turns: int

    @property
    def budget(self) -> int:
        """Thousandths of a day that a unit may spend in a turn."""
        return 1000 * self.days_a_turn

    def date(self, day: int) -> dt.date:
        """The date of a day of the game, day 0 being the first."""
        return self.start + dt.timedelta(days=int(day))

    def day(self, date: dt.date) -> int:
        """The day of the game of a date; negative before the start."""
        return (date - self.start).days


@dataclass(frozen=True, eq=False)
class Theatre:
    """All that is fixed in a game."""

    name: str
    title: str
    calendar: Calendar
    grid: Grid
    terrains: tuple[str, ...]
    terrain: Ints  # (hexes,) index of the terrain kind
    road: Ints  # (hexes, 6) road class + 1 of the road across a hexside, 0 none
    road_km: Ints  # (hexes, 6) tenths of a km of that road's leg
    crossing: Ints  # (hexes, 6) `Crossing`
    roads: tuple[str, ...]  # road classes, best first
    movement: MovementChart
    sight: SightChart
    combat: CombatChart
    politics: PoliticsChart
    air: AirChart
    stack_limit: int  # units in the open of a hex
    assault_limit: int  # steps of a side in one assault
    assault_time: int
    patrol_time: int
    posture_time: int
    danger_radius: int  # hexes from a known enemy within which a leg is tactical
    factions: tuple[Faction, ...]
    sovereign: FactionId
    order_of_phases: tuple[FactionId, ...]
    types: tuple[UnitType, ...]
    units: tuple[Unit, ...]
    groups: Mapping[str, tuple[UnitId, ...]]
    places: tuple[Place, ...]
    boxes: tuple[Box, ...]
    regions: tuple[Region, ...]
    objectives: tuple[Objective, ...]
    events: tuple[DeclaredEvent, ...]
    tracks: tuple[Track, ...]
    proposals: tuple[Proposal, ...] = ()
    contingents: tuple[Contingent, ...] = ()
    supply: SupplyChart | None = None  # None: nobody wants for anything
    sources: tuple[Source, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)  # scenario texts by id, source language
    km_a_hex: int = 20
    fresh: int = 4  # days for which a contact is acted upon as if it still stood there
    alarm_ratio: int = 1500  # per mille of attack to defence from which a force outmatches another
    ambush_chance: int = 500  # per mille that men in ambush get their blow in
    links: tuple[Link, ...] = ()
    sanctuaries: tuple[frozenset[BoxId], ...] = ()  # of each faction
    night: NightChart | None = None  # these four: None where a scenario has no such thing
    search: SearchChart | None = None
    caches: CacheChart | None = None
    mines: MineChart | None = None
    wing_types: tuple[WingType, ...] = ()
    wings: tuple[Wing, ...] = ()
    climate: Climate | None = None
    towns: TownsChart | None = None  # without it the people of towns take no part
    drawn: tuple[Drawn, ...] = ()  # (terrain kinds,) for screens only

    @cached_property
    def neighbours(self) -> Ints:
        """(hexes, 6) HexId or OFF_MAP."""
        return self.grid.neighbours

    @cached_property
    def shares_sight(self) -> Bools:
        """(relations,) whether a relation shares sight."""
        return np.ascontiguousarray(self.politics.rights[:, Right.SHARE_SIGHT])

    @cached_property
    def bridges(self) -> tuple[tuple[HexId, int], ...]:
        """The hexsides with bridges, each as a hex and one of the directions 0 to 2."""
        return bridges_in(self.crossing)

    @cached_property
    def bridge_at(self) -> Mapping[tuple[int, int], int]:
        """Number of the bridge that leaves a hex in a direction."""
        out: dict[tuple[int, int], int] = {}
        for number, (here, direction) in enumerate(self.bridges):
            out[here, direction] = number
            out[int(self.neighbours[here, direction]), direction + 3] = number
        return out

    @cached_property
    def unit_type(self) -> Ints:
        """(units,) TypeId."""
        return np.array([u.type for u in self.units], np.int32)

    @cached_property
    def unit_movement(self) -> Ints:
        """(units,) movement class."""
        return np.array([self.types[u.type].movement for u in self.units], np.int32)

    @cached_property
    def unit_men(self) -> Ints:
        """(units,) men with whom each unit begins."""
        return np.array([u.men for u in self.units], np.int32)

    @cached_property
    def unit_sees(self) -> Ints:
        """(units,) hexes that a unit sees."""
        return np.array([self.types[u.type].sees for u in self.units], np.int32)

    @cached_property
    def type_visible(self) -> Ints:
        """(types,) hexes that a kind adds to the range at which it is seen."""
        return np.array([t.visible for t in self.types], np.int32)

    @cached_property
    def unit_irregular(self) -> Bools:
        """(units,) whether a unit is irregular."""
        return np.array([self.types[u.type].irregular for u in self.units], np.bool_)

    @cached_property
    def unit_needs(self) -> Ints:
        """(units, 3) kg a man and day: at rest, on the march, in a fight."""
        needs = [self.types[u.type].needs for u in self.units]
        return np.array(needs, np.int32).reshape(len(needs), 3)

    @cached_property
    def place_work(self) -> Ints:
        """(places,) days of work that a forward base takes, by the condition of the hex's airfield."""
        chart = self.supply
        fields = {int(p.hex): p.condition for p in self.places if p.site == Site.AIRFIELD}
        days = [
            0 if chart is None else int(chart.work[fields[p.hex]]) if p.hex in fields else chart.bare
            for p in self.places
        ]
        return np.array(days, np.int32)

    @cached_property
    def place_gate(self) -> Ints:
        """(places,) kg a day that a place takes in where no forward base was built.

        A town takes in what its size allows, an airfield what lands there for any side.
        """
        chart = self.supply
        gates = np.zeros(len(self.places), np.int32)
        if chart is None:
            return gates
        for number, place in enumerate(self.places):
            if place.site == Site.TOWN:
                gates[number] = chart.gate[place.size]
        for source in self.sources:
            if source.place is not None:
                gates[source.place] += source.daily
        return gates

    @cached_property
    def place_hex(self) -> Ints:
        """(places,) HexId."""
        return np.array([p.hex for p in self.places], np.int32)

    @cached_property
    def place_floor(self) -> Ints:
        """(places,) men of a garrison that a place needs in quiet times."""
        return np.array([p.threat_floor for p in self.places], np.int32)

    @cached_property
    def ways_in(self) -> Mapping[int, tuple[int, ...]]:
        """Hexes from which a road leads into the hex of a place, by that hex."""
        return {
            here: tuple(
                int(there)
                for there, road in zip(self.neighbours[here], self.road[here], strict=True)
                if road and there != OFF_MAP
            )
            for here in self.place_hex.tolist()
        }

    @cached_property
    def place_at(self) -> Mapping[tuple[int, int], PlaceId]:
        """Place by (hex, site)."""
        return {(int(p.hex), int(p.site)): PlaceId(i) for i, p in enumerate(self.places)}

    @cached_property
    def unit_named(self) -> Mapping[str, UnitId]:
        """Unit by its id."""
        return {u.id: UnitId(i) for i, u in enumerate(self.units)}

    @cached_property
    def faction_named(self) -> Mapping[str, FactionId]:
        """Faction by its id."""
        return {f.id: FactionId(i) for i, f in enumerate(self.factions)}

    @cached_property
    def place_named(self) -> Mapping[str, PlaceId]:
        """Place by name, slug or alias."""
        names: dict[str, PlaceId] = {}
        for i, place in enumerate(self.places):
            for name in (*place.aliases, place.slug, place.name):
                names[name] = PlaceId(i)
        return names

    @cached_property
    def track_named(self) -> Mapping[str, TrackId]:
        """Track by its id."""
        return {t.id: TrackId(i) for i, t in enumerate(self.tracks)}

    @cached_property
    def proposal_named(self) -> Mapping[str, ProposalId]:
        """Proposal by its id."""
        return {p.id: ProposalId(i) for i, p in enumerate(self.proposals)}

    @cached_property
    def contingent_named(self) -> Mapping[str, ContingentId]:
        """Contingent with a will of its own by its id."""
        return {c.id: ContingentId(i) for i, c in enumerate(self.contingents)}

    @cached_property
    def unit_contingent(self) -> Ints:
        """(units,) ContingentId, or NO_CONTINGENT of troops without a will of their own."""
        named = self.contingent_named
        return np.array([named.get(u.contingent, NO_CONTINGENT) for u in self.units], np.int32)

    @cached_property
    def event_named(self) -> Mapping[str, EventId]:
        """Declared event by its id."""
        return {e.id: EventId(i) for i, e in enumerate(self.events)}

    @cached_property
    def spans(self) -> tuple[Clause, ...]:
        """The conditions that last for some days (`of`), the inner ones before those about them."""
        out: list[Clause] = []

        def gather(clause: Clause) -> None:
            for part in clause.parts:
                gather(part)
            if clause.kind == "of":
                out.append(clause)

        asked = [event.when for event in self.events]
        asked += [clause for one in self.proposals for clause in (one.when, one.terms) if clause is not None]
        for clause in asked:
            gather(clause)
        return tuple(out)

    @cached_property
    def span_at(self) -> Mapping[int, int]:
        """The number of each of `spans`, by its identity: equal conditions are counted apart."""
        return {id(clause): number for number, clause in enumerate(self.spans)}

    @cached_property
    def wing_faction(self) -> Ints:
        """(wings,) FactionId."""
        return np.array([w.faction for w in self.wings], np.int32)

    def wing_type(self, wing: WingId) -> WingType:
        """The kind of a wing."""
        return self.wing_types[self.wings[wing].type]

    def may(self, relation: int, right: Right) -> bool:
        """Whether a relation gives a right."""
        return bool(self.politics.rights[relation, right])

    def where(self, text: str) -> HexId:
        """The hex of a place's name or of a position `x12y30`; OFF_MAP if it is neither."""
        place = self.place_named.get(text)
        return self.grid.parse(text) if place is None else self.places[place].hex

    def hex_name(self, here: int) -> str:
        """The text form of a hex."""
        return "off" if here == OFF_MAP else self.grid.name(here)
