"""The roster: factions, kinds of unit and wing, units and wings, as far as they are fixed."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import NO_TRACK, BoxId, FactionId, HexId, PlaceId, Quality, Site, TargetClass, TrackId, TypeId


@dataclass(frozen=True, slots=True)
class HomeClock:
    """How a faction's people at home count the days that its troops are out."""

    since: int  # day from which they do
    every: int  # days between two points of will, or more
    men: int  # on the map who cost a point


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
    will: TrackId = NO_TRACK  # at nothing its war is over
    funds: TrackId = NO_TRACK  # out of which it pays garrisons that it takes over
    upkeep: int = 0  # men whom a point of its funds keeps for a week; 0: they cost nothing
    home: HomeClock | None = None


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
    travel: int = 0  # days from its box to where it enters by road


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
