"""Events: places sealed, captured and disturbed."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, FactionId, IncidentKind, PlaceId, Units


@event
class PlaceSealed:
    """The access to a place came under a faction's control."""

    place: PlaceId
    by: FactionId


@event
class SealLifted:
    """The access to a place was free again."""

    place: PlaceId
    by: FactionId  # who had sealed it


@event
class PlaceCaptured:
    """A place got another holder by those who entered it."""

    place: PlaceId
    was: FactionId
    now: FactionId
    units: Units
    day: Day


@event
class IncidentOccurred:
    """A place was disturbed."""

    place: PlaceId
    kind: IncidentKind
    slot: int  # of the place's list of incidents
    day: Day


Event = PlaceSealed | SealLifted | PlaceCaptured | IncidentOccurred
