"""Orders: what a commander may ask of the umpire, in the imperative.

An order belongs to the faction whose phase it is; it names units, hexes and places by number. Its
line of text, as tests and saves write it, is made by `game.model.text`.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import (
    BoxId,
    Duty,
    EventId,
    FactionId,
    HexId,
    Pace,
    PlaceId,
    Posture,
    ProposalId,
    RegionId,
    Site,
    Standing,
    Units,
    WingId,
)


@dataclass(frozen=True, slots=True)
class March:
    """Go along a path of directions and enter a site of its last hex; several units go as a group.

    What the turn's time does not allow is marched in later turns, until done or cancelled. An empty
    path only changes the site. The pace is that of this turn; what is left is marched as usual.
    """

    units: Units
    path: tuple[int, ...] = ()
    site: Site = Site.OPEN
    pace: Pace = Pace.USUAL


@dataclass(frozen=True, slots=True)
class Halt:
    """Give up a standing march, or what was planned for the night."""

    units: Units


@dataclass(frozen=True, slots=True)
class Adopt:
    """Take up a posture."""

    units: Units
    posture: Posture


@dataclass(frozen=True, slots=True)
class StandBy:
    """Set the standing order, and within how many hexes a stronger enemy sets it off."""

    units: Units
    standing: Standing
    alarm: int = 1


@dataclass(frozen=True, slots=True)
class Assault:
    """Attack known enemies on a site of the units' own hex or of one next to it."""

    units: Units
    hex: HexId
    site: Site = Site.OPEN


@dataclass(frozen=True, slots=True)
class Patrol:
    """Search the hex for men in hiding, caches and mines."""

    units: Units


# The hidden enemy


@dataclass(frozen=True, slots=True)
class Raid:
    """Fall on the garrison of a place near by in the next night."""

    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class SuicideAttack:
    """Send a few men against the garrison of a place near by in the next night, who do not come back."""

    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Infiltrate:
    """Rise from the underground in the next night and take a thinly held place of the hex."""

    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Cache:
    """Bring arms and food out of a friendly place near by into a cache in the hex."""

    units: Units


@dataclass(frozen=True, slots=True)
class Mine:
    """Mine the road that leaves the hex in a direction."""

    units: Units
    direction: int


@dataclass(frozen=True, slots=True)
class Blow:
    """Blow the bridge that leaves the hex in a direction."""

    units: Units
    direction: int


@dataclass(frozen=True, slots=True)
class Restore:
    """Work with engineers on a blown bridge beside the hex."""

    units: Units
    direction: int


@dataclass(frozen=True, slots=True)
class Exfiltrate:
    """Leave the map by a link of the hex for a sanctuary beyond it."""

    units: Units
    box: BoxId


@dataclass(frozen=True, slots=True)
class Return:
    """Come back from a sanctuary at the next Dawn, by the link by which one left."""

    units: Units


@dataclass(frozen=True, slots=True)
class BuildBase:
    """Work for a day on a forward base at a place where the units stand."""

    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Lend:
    """Put units of one's own under the operational control of a partner."""

    units: Units
    to: FactionId


@dataclass(frozen=True, slots=True)
class Recall:
    """Take units of one's own back under one's own control."""

    units: Units


@dataclass(frozen=True, slots=True)
class OfferBaton:
    """Offer to hand a place over to a partner."""

    place: PlaceId
    to: FactionId


@dataclass(frozen=True, slots=True)
class OfferRegion:
    """Offer to hand over all that one holds of a region, at once when each place of it is ready."""

    region: RegionId
    to: FactionId


@dataclass(frozen=True, slots=True)
class AcceptBaton:
    """Accept a place that is offered, with the rest of its region if it is; the overlap begins."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class DeclineBaton:
    """Refuse a place that is offered."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class CancelBaton:
    """Break off a handover before it is complete; either party may."""

    place: PlaceId


@dataclass(frozen=True, slots=True)
class GoHome:
    """Leave the war with units that a baton released."""

    units: Units


@dataclass(frozen=True, slots=True)
class Choose:
    """Answer a declared event that asks for a choice."""

    event: EventId
    option: str


@dataclass(frozen=True, slots=True)
class Propose:
    """Make a declared proposal to another faction, or to a power beyond the game."""

    proposal: ProposalId


@dataclass(frozen=True, slots=True)
class Answer:
    """Agree to a proposal that another faction made, or decline it."""

    proposal: ProposalId
    accept: bool


@dataclass(frozen=True, slots=True)
class BreakOff:
    """Withdraw a proposal that is not yet answered, or end what was agreed."""

    proposal: ProposalId


# Air


@dataclass(frozen=True, slots=True)
class Strike:
    """Attack known enemies in a hex from the air."""

    wing: WingId
    hex: HexId
    sorties: int = 1


@dataclass(frozen=True, slots=True)
class Scout:
    """Look for enemies round a hex from the air."""

    wing: WingId
    hex: HexId


@dataclass(frozen=True, slots=True)
class Assign:
    """Put a wing on call, or take it off, until told otherwise."""

    wing: WingId
    duty: Duty = Duty.ON_CALL


@dataclass(frozen=True, slots=True)
class Rebase:
    """Move a wing to an airfield."""

    wing: WingId
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Airlift:
    """Fly units from a wing's base to an airfield in friendly hands."""

    wing: WingId
    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Seize:
    """Seize an airfield from the air in the coming Night."""

    wing: WingId
    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class Repair:
    """Work on an airfield for the rest of the turn."""

    units: Units
    place: PlaceId


@dataclass(frozen=True, slots=True)
class EndPhase:
    """End one's phase; standing marches go on, and the next faction's phase begins."""


Order = (
    March
    | Halt
    | Adopt
    | StandBy
    | Assault
    | Patrol
    | Raid
    | SuicideAttack
    | Infiltrate
    | Cache
    | Mine
    | Blow
    | Restore
    | Exfiltrate
    | Return
    | BuildBase
    | Lend
    | Recall
    | OfferBaton
    | OfferRegion
    | AcceptBaton
    | DeclineBaton
    | CancelBaton
    | GoHome
    | Choose
    | Propose
    | Answer
    | BreakOff
    | Strike
    | Scout
    | Assign
    | Rebase
    | Airlift
    | Seize
    | Repair
    | EndPhase
)
