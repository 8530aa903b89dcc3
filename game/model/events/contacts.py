"""Events: what sides came to know of others."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import ContactId, Day, FactionId, HexId, Posture, Quality, Site, TypeId, UnitId


@event
class ContactSeen:
    """A side saw, or saw again, a unit that is not of its own; the report as it stands now."""

    side: FactionId
    contact: ContactId
    unit: UnitId  # NO_UNIT in what the side itself is told
    hex: HexId
    site: Site
    day: Day
    faction: FactionId
    type: TypeId
    men: int
    posture: Posture
    quality: Quality


@event
class ContactLost:
    """A side looked where a contact should be, and it was gone."""

    side: FactionId
    contact: ContactId
    unit: UnitId
    hex: HexId


Event = ContactSeen | ContactLost
