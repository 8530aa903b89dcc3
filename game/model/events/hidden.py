"""Events: the hidden enemy: nights, caches, mines, bridges, sanctuaries."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import BoxId, Day, FactionId, HexId, NightPlan, PlaceId, Reason, UnitId, Units


@event
class TimeSpent:
    """Units were busy, and with what is told apart."""

    units: Units
    spent: int


@event
class NightPlanned:
    """Units were told what to do in the next night, or no longer; a plan ends with its night."""

    units: Units
    plan: NightPlan
    target: PlaceId  # NO_PLACE with no plan


@event
class AttackFailed:
    """Units could not do what they had planned for the night: why, with the figures of a refusal."""

    units: Units
    plan: NightPlan
    target: PlaceId
    why: Reason
    have: int
    need: int


@event
class CacheLaid:
    """A side has a cache, new or filled up."""

    side: FactionId
    row: int  # of the side's caches
    hex: HexId
    loads: int


@event
class CacheDrawn:
    """A side took stock out of a cache; an empty one is given up."""

    side: FactionId
    row: int
    hex: HexId
    loads: int  # left


@event
class CacheDestroyed:
    """A side found a cache of another and destroyed it."""

    side: FactionId  # whose it was
    row: int
    hex: HexId
    by: FactionId
    loads: int  # lost


@event
class MenDeserted:
    """Men in hiding whom nobody feeds went home."""

    unit: UnitId
    gone: int
    men: int  # left


@event
class MinesLaid:
    """A side mined a leg of a road."""

    side: FactionId
    row: int  # of the side's mines
    hex: HexId
    direction: int
    units: Units


@event
class MinesFound:
    """A side learned of mines."""

    side: FactionId  # who laid them
    row: int
    hex: HexId
    direction: int
    by: FactionId


@event
class MinesStruck:
    """Units on the march ran onto mines, which are then gone."""

    side: FactionId
    row: int
    hex: HexId
    direction: int
    units: Units
    known: tuple[FactionId, ...]  # who knew of them


@event
class MinesCleared:
    """Engineers cleared mines."""

    side: FactionId
    row: int
    hex: HexId
    direction: int
    units: Units
    known: tuple[FactionId, ...]


@event
class BridgeBlown:
    """A bridge was blown: the river stops there who cannot cross it otherwise."""

    bridge: int  # number in the theatre
    hex: HexId
    direction: int
    units: Units
    work: int  # thousandths of a day of one unit of engineers to restore it


@event
class BridgeRestored:
    """Engineers worked on a blown bridge; it stands again when no work is left."""

    bridge: int
    hex: HexId
    direction: int
    units: Units
    work: int  # left


@event
class UnitExfiltrated:
    """A unit left the map for a sanctuary."""

    unit: UnitId
    hex: HexId
    link: int  # number in the theatre
    box: BoxId


@event
class ReturnOrdered:
    """A unit in a sanctuary is to come back."""

    unit: UnitId
    day: Day


Event = (
    TimeSpent
    | NightPlanned
    | AttackFailed
    | CacheLaid
    | CacheDrawn
    | CacheDestroyed
    | MenDeserted
    | MinesLaid
    | MinesFound
    | MinesStruck
    | MinesCleared
    | BridgeBlown
    | BridgeRestored
    | UnitExfiltrated
    | ReturnOrdered
)
