"""Events: relations, tracks, declared events and points."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import (
    ContingentId,
    Day,
    EventId,
    FactionId,
    ObjectiveId,
    ProposalId,
    Relation,
    TrackId,
    Units,
)


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

    span: int  # its number among `theatre.spans`
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


@event
class ProposalMade:
    """A faction proposed something to another, or asked it of a power beyond the game (nobody)."""

    proposal: ProposalId
    by: FactionId
    to: FactionId
    until: Day  # last day for an answer


@event
class ProposalAnswered:
    """What was proposed is agreed or declined; by default where no answer came in time."""

    proposal: ProposalId
    by: FactionId  # who answers; nobody of a power beyond the game
    accepted: bool
    by_default: bool
    stands: bool  # whether it was agreed to last
    day: Day  # of the agreement, or before which it may not be made again


@event
class ProposalBrokenOff:
    """A party withdrew its proposal, or ended what was agreed."""

    proposal: ProposalId
    by: FactionId
    agreed: bool  # whether it had been agreed
    day: Day  # before which it may not be made again


@event
class ContingentWithdrew:
    """The will of a contingent's country is spent: it withdraws from the field."""

    contingent: ContingentId
    day: Day


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
    | ProposalMade
    | ProposalAnswered
    | ProposalBrokenOff
    | ContingentWithdrew
)
