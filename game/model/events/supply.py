"""Events: supply, want and wear."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, FactionId, PlaceId, SourceId, SupplyState, UnitId, Units


@event
class SupplyTraced:
    """A faction's supply was shared out for a day: all that changed, as it stands now."""

    faction: FactionId
    day: Day
    units: Units
    supply: tuple[SupplyState, ...]  # of these units, and so the next three
    lacking: tuple[int, ...]
    load: tuple[int, ...]
    wear: tuple[int, ...]
    places: tuple[PlaceId, ...]
    stock: tuple[int, ...]  # of the faction's at these places
    sources: tuple[SourceId, ...]
    waiting: tuple[int, ...]  # at these sources


@event
class AttritionTaken:
    """A unit without water lost men who could go on no longer."""

    unit: UnitId
    lost: int
    men: int
    day: Day


@event
class WearTaken:
    """A forced march wore a unit out."""

    unit: UnitId
    was: int
    now: int


@event
class BaseWorked:
    """Engineers worked on a forward base for a day."""

    place: PlaceId
    units: Units
    spent: int
    done: int  # days
    needed: int


@event
class BaseBuilt:
    """A forward base is ready."""

    place: PlaceId
    by: FactionId


@event
class BaseLost:
    """A forward base, or what there was of it, fell to an enemy and is of no use any more."""

    place: PlaceId
    by: FactionId


Event = SupplyTraced | AttritionTaken | WearTaken | BaseWorked | BaseBuilt | BaseLost
