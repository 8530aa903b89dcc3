"""Events: relations, tracks, declared events and points."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, EventId, FactionId, ObjectiveId, Relation, TrackId, Units


@event
class RelationChanged:
    """Two factions stand to each other in a new way."""

    one: FactionId
    other: FactionId
    was: Relation
    now: Relation
    cause: str


@event
class TrackChanged:
    """A political quantity moved."""

    track: TrackId
    was: int
    now: int
    cause: str


@event
class EventFired:
    """A declared event came true."""

    event: EventId
    day: Day


@event
class ConditionMet:
    """A condition that lasts for some days came true for the first time."""

    span: int
    day: Day


@event
class ReinforcementsReleased:
    """A declared event made waiting units due."""

    units: Units
    day: Day


@event
class MessageGiven:
    """A text of the scenario was made public."""

    event: EventId
    text: str  # id


@event
class ObjectiveScored:
    """A faction's points for an objective changed."""

    objective: ObjectiveId
    was: int
    now: int


@event
class WarEnded:
    """A faction's will came to nothing: its war is over."""

    faction: FactionId
    track: TrackId
    day: Day


@event
class ChoicePosed:
    """A declared event asks a faction to choose."""

    event: EventId
    faction: FactionId
    until: Day  # last day for an answer


@event
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
    | ConditionMet
    | ReinforcementsReleased
    | MessageGiven
    | ObjectiveScored
    | WarEnded
    | ChoicePosed
    | ChoiceMade
)
