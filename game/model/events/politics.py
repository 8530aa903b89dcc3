"""Events: relations, tracks, declared events and points."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import Day, EventId, FactionId, ObjectiveId, Relation, TrackId, Units


@dataclass(frozen=True, slots=True)
class RelationChanged:
    """Two factions stand to each other in a new way."""

    one: FactionId
    other: FactionId
    was: Relation
    now: Relation
    cause: str


@dataclass(frozen=True, slots=True)
class TrackChanged:
    """A political quantity moved."""

    track: TrackId
    was: int
    now: int
    cause: str


@dataclass(frozen=True, slots=True)
class EventFired:
    """A declared event came true."""

    event: EventId
    day: Day


@dataclass(frozen=True, slots=True)
class ReinforcementsReleased:
    """A declared event made waiting units due."""

    units: Units
    day: Day


@dataclass(frozen=True, slots=True)
class MessageGiven:
    """A text of the scenario was made public."""

    event: EventId
    text: str  # id


@dataclass(frozen=True, slots=True)
class ObjectiveScored:
    """A faction's points for an objective changed."""

    objective: ObjectiveId
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class WarEnded:
    """A faction's will came to nothing: its war is over."""

    faction: FactionId
    track: TrackId
    day: Day


@dataclass(frozen=True, slots=True)
class ChoicePosed:
    """A declared event asks a faction to choose."""

    event: EventId
    faction: FactionId
    until: Day  # last day for an answer


@dataclass(frozen=True, slots=True)
class ChoiceMade:
    """A faction chose, or its days ran out."""

    event: EventId
    faction: FactionId
    option: str
    by_default: bool


Event = (
    RelationChanged
    | TrackChanged
    | EventFired
    | ReinforcementsReleased
    | MessageGiven
    | ObjectiveScored
    | WarEnded
    | ChoicePosed
    | ChoiceMade
)
