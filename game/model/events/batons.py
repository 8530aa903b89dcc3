"""Events: handovers."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import NO_REGION, Condition, Day, Drop, FactionId, HexId, PlaceId, RegionId, UnitId, Units


@event
class Shortfall:
    """A condition of a handover that is not met: what there is and what it takes."""

    condition: Condition
    have: int
    need: int


@event
class BatonOffered:
    """The holder of a place offered it to a partner, by itself or with the rest of a region."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    region: RegionId = NO_REGION


@event
class BatonAccepted:
    """The partner accepted; both stay for the overlap."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    needed: int  # days of overlap


@event
class BatonDeclined:
    """The partner refused."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


@event
class BatonCancelled:
    """A party broke the handover off."""

    place: PlaceId
    by: FactionId


@event
class OverlapCounted:
    """A day of the overlap passed with both on the spot."""

    place: PlaceId
    days: int
    needed: int


@event
class HandoverDelayed:
    """The overlap is over but something is missing."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    missing: tuple[Shortfall, ...]


@event
class BatonPassed:
    """Responsibility for a place went from giver to receiver."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    clock_end: Day  # last day on which it can be dropped
    day: Day
    units: Units = ()  # the giver's there, who are released


@event
class RegionPassed:
    """All that a faction had offered of a region went to the receiver at once."""

    region: RegionId
    giver: FactionId
    receiver: FactionId
    places: tuple[PlaceId, ...]


@event
class UnitWentHome:
    """A unit that a baton had released left the war."""

    unit: UnitId
    hex: HexId


@event
class BatonDropped:
    """A place that had been handed over fell, or was raided with success, within its days."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    why: Drop


@event
class BatonKept:
    """The receiver kept the place for its days: the handover is over."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


Event = (
    BatonOffered
    | BatonAccepted
    | BatonDeclined
    | BatonCancelled
    | OverlapCounted
    | HandoverDelayed
    | BatonPassed
    | RegionPassed
    | UnitWentHome
    | BatonDropped
    | BatonKept
)
