"""Events: the people of the towns."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, FactionId, Feeling, FightKind, PlaceId, UnitId


@event
class LoyaltyDrifted:
    """A day changed the loyalty of the people of some places."""

    places: tuple[PlaceId, ...]
    now: tuple[int, ...]  # hundredths of a point, of each
    day: Day


@event
class LoyaltyChanged:
    """Something that happened changed the loyalty of a place's people at a stroke."""

    place: PlaceId
    was: int
    now: int
    why: Feeling


@event
class CiviliansHarmed:
    """Civilians were killed in a fight."""

    place: PlaceId
    killed: int
    by: FactionId  # who had sought the fight
    kind: FightKind
    day: Day


@event
class AbuseReported:
    """Soldiers who had entered a place were reported to have killed people there."""

    place: PlaceId
    unit: UnitId  # NO_UNIT in what those are told who do not see it
    faction: FactionId
    killed: int
    day: Day


Event = LoyaltyDrifted | LoyaltyChanged | CiviliansHarmed | AbuseReported
