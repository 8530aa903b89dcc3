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
from typing import Any

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
from game.terms import (
    NO_UNIT,
    NOBODY,
    OFF_MAP,
    Bools,
    BoxId,
    Crossing,
    EventId,
    FactionId,
    HexId,
    Ints,
    PlaceId,
    Quality,
    Right,
    Site,
    SourceId,
    TargetClass,
    TrackId,
    TypeId,
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


@dataclass(frozen=True, slots=True)
class Faction:
    """One of those who have a will of their own in the war."""

    id: str
    name: str
    letter: str
    colour: str
    doctrine: str  # a commander's way of fighting; named in the scenario
    win: int = 0  # victory points from which the faction wins
    draw: int = 0  # ... and from which it draws


@dataclass(frozen=True, slots=True)
class UnitType:
    """What units of a kind have in common."""

    id: str
    name: str
    symbol: str  # APP-6 code, 20 digits
    movement: int  # index of the movement class
    irregular: bool
    target: TargetClass
    attack: tuple[int, int, int, int]  # strength a step against each target class
    defence: tuple[int, int, int, int]
    sees: int  # hexes
    visible: int  # hexes added to the range at which it is seen
    killed: int = 30  # per cent of the men it loses who die; the rest are wounded or captured
    traits: tuple[str, ...] = ()
    weight: int = 0  # tons a step, to be lifted; 0 cannot be
    needs: tuple[int, int, int] = (0, 0, 0)  # kg a man and day at rest, on the march, in a fight


@dataclass(frozen=True, slots=True)
class Unit:
    """What is fixed about a unit; its state holds the rest."""

    id: str
    name: str
    type: TypeId
    contingent: str
    quality: Quality
    box: BoxId  # where it waits before it arrives, or -1
    entry: HexId  # hex at which it enters the map, or OFF_MAP
    entry_site: Site
    leader: str = ""
    source: str = ""
    uncertain: tuple[str, ...] = ()
    men: int = 0  # its men at the start


@dataclass(frozen=True, slots=True)
class Place:
    """A town, an airfield or a stronghold: one site of one hex, with one holder."""

    name: str
    hex: HexId
    site: Site
    size: int  # 0 hamlet, 1 village, 2 town, 3 regional capital
    population: int  # 0 where unknown
    country: str
    aliases: tuple[str, ...]
    overlap: int  # days both stay before a baton passes
    threat_floor: int  # men of a garrison that it needs in quiet times
    condition: int = 0  # airfields: 0 closed, 1 light aircraft, 2 open

    @property
    def slug(self) -> str:
        """The name as it stands in one word of an order or event."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Box:
    """An area beyond the map."""

    name: str
    links: tuple[tuple[HexId, int], ...] = ()  # hexes by which it is reached, and how far beyond it lies

    @property
    def id(self) -> str:
        """The name as it stands in one word of an order or event."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class WingType:
    """What wings of a kind have in common."""

    id: str
    name: str
    symbol: str  # APP-6 code, 20 digits
    sorties: int  # a day, of a hundred aircraft
    range: int  # hexes
    runway: int  # `Runway` that it needs
    strike: tuple[int, int, int, int]  # per cent of the chart against each target class; 0 unarmed
    support: tuple[int, int, int, int]  # odds columns in a fight against each target class
    sees: int  # hexes round where it scouts; 0 does not
    lift: int  # tons a sortie; 0 lifts nothing
    risk: int  # per mille a sortie to lose an aircraft to those who are struck


@dataclass(frozen=True, slots=True)
class Wing:
    """What is fixed about a wing of aircraft; the state holds the rest."""

    id: str
    name: str
    faction: FactionId
    type: int  # index of the wing type
    aircraft: int  # at the start
    box: BoxId  # from which it flies at the start, or -1
    place: PlaceId  # airfield of the map from which it does, or NO_PLACE
    first: int  # day from which it flies
    last: int  # last day on which it does
    source: str = ""


@dataclass(frozen=True, slots=True)
class Climate:
    """When sandstorms rise and what they do."""

    radius: int  # hexes
    slows: int  # per cent of the time that a leg takes
    chance: tuple[int, ...]  # per mille of days, by month from January
    storms: tuple[tuple[HexId, int, int], ...]  # those on record: centre, first and last day


@dataclass(frozen=True, slots=True)
class Link:
    """A way out of the map."""

    name: str
    box: BoxId
    hex: HexId


@dataclass(frozen=True, slots=True)
class Source:
    """Where supply for a faction enters the map, and how much."""

    id: str
    faction: FactionId
    hex: HexId
    daily: int  # kg a day
    waiting: int  # kg there at the start
    place: PlaceId | None = None  # the airfield by which it comes; None by road
    unit: UnitId = NO_UNIT  # with whom it begins to flow; NO_UNIT from the start


@dataclass(frozen=True, slots=True)
class Region:
    """Places that can be spoken of, and handed over, together."""

    name: str
    places: tuple[PlaceId, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of a declared `when`: a kind with its arguments, or and / or / not over others."""

    kind: str
    args: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence of a declared event: a kind with its arguments."""

    kind: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeclaredEvent:
    """Something the scenario makes happen when its condition comes true."""

    id: str
    when: Clause
    then: tuple[Effect, ...]
    text: str
    source: str
    once: bool = True


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of a faction: what earns points, how many, and when it is looked at."""

    id: str
    faction: FactionId
    # hold, unsafe, hold_at_end, own_at_end, take_by, keep_alive, hand_over, receive, deny, destroy
    kind: str
    points: int
    places: tuple[PlaceId, ...] = ()
    by: int = -1  # day
    share: int = 0  # per mille
    other: FactionId = NOBODY
    text: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A political quantity from 0 to 100."""

    id: str
    name: str
    start: int


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
        half = np.argwhere(self.crossing[:, :3] == Crossing.BRIDGE)
        return tuple((HexId(here), direction) for here, direction in half.tolist())

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
    def unit_visible(self) -> Ints:
        """(units,) hexes that its kind adds to the range at which it is seen."""
        return np.array([self.types[u.type].visible for u in self.units], np.int32)

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
        """(places,) kg a day that a place takes in where no forward base was built."""
        chart = self.supply
        gates = [
            int(chart.gate[p.size]) if chart is not None and p.site == Site.TOWN else 0 for p in self.places
        ]
        return np.array(gates, np.int32)

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
    def source_named(self) -> Mapping[str, SourceId]:
        """Source of supply by its id."""
        return {s.id: SourceId(i) for i, s in enumerate(self.sources)}

    @cached_property
    def event_named(self) -> Mapping[str, EventId]:
        """Declared event by its id."""
        return {e.id: EventId(i) for i, e in enumerate(self.events)}

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
