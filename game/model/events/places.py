"""Events: places sealed, captured and disturbed."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import Day, FactionId, IncidentKind, PlaceId, Units


@dataclass(frozen=True, slots=True)
class PlaceSealed:
    """The access to a place came under a faction's control."""

    place: PlaceId
    by: FactionId


@dataclass(frozen=True, slots=True)
class SealLifted:
    """The access to a place was free again."""

    place: PlaceId
    by: FactionId  # who had sealed it


@dataclass(frozen=True, slots=True)
class PlaceCaptured:
    """A place got another holder by those who entered it."""

    place: PlaceId
    was: FactionId
    now: FactionId
    units: Units
    day: Day


@dataclass(frozen=True, slots=True)
class IncidentOccurred:
    """A place was disturbed."""

    place: PlaceId
    kind: IncidentKind
    slot: int  # of the place's list of incidents
    day: Day


Event = PlaceSealed | SealLifted | PlaceCaptured | IncidentOccurred
