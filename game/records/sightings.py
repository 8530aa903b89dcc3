"""Sentences about contacts: told to a side, and only what is new to it."""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.page import Page, Rank, Several
from game.terms import OFF_MAP, FactionId, HexId, Posture, Site
from game.texts import _, mark

COLUMN: Final = (Posture.MASSED, Posture.MOBILE)
HIDDEN: Final = (Posture.DISPERSED, Posture.UNDERGROUND)

IN_HIDING: Final = mark("Found in hiding: about {men} of {faction} {where}.")
GARRISON: Final = mark("Seen: a garrison of about {men} of {faction} {where}.")
IN_COLUMN: Final = mark("Seen: a column of about {men} of {faction} {where}.")
IN_POSITION: Final = mark("Seen: a position of about {men} of {faction} {where}.")
LISTED: Final = {
    IN_HIDING: mark("Men of {faction} found in hiding: {entries}."),
    GARRISON: mark("Garrisons of {faction} seen: {entries}."),
    IN_COLUMN: mark("Columns of {faction} seen: {entries}."),
    IN_POSITION: mark("Positions of {faction} seen: {entries}."),
}
STRUCK_OFF: Final = mark("Struck off as too old, men of {faction} in hiding: {entries}.")
A_BODY: Final = mark("about {men} {where}")


def seen(page: Page, event: ev.ContactSeen) -> None:
    """A contact that is new, or was out of sight for longer than it is acted upon."""
    if event.side != page.side:
        return
    last = int(page.state.contact_day[event.side, event.contact])
    free = page.state.contact_hex[event.side, event.contact] == OFF_MAP
    if event.contact in page.seen or free or last < event.day - page.theatre.fresh:
        page.seen[event.contact] = event


def lost(page: Page, event: ev.ContactLost) -> None:
    """A report of men in hiding that is struck off, with its age.

    A contact that was gone again under the same heading is not worth a line.
    """
    if event.side != page.side or page.seen.pop(event.contact, None) is not None:
        return
    state, row = page.state, (event.side, event.contact)
    if state.contact_posture[row] not in HIDDEN:
        return
    words = {
        "men": wording.men(max(10, round(int(state.contact_men[row]), -1))),
        "faction": wording.faction(page.theatre, int(state.contact_faction[row])),
        "where": positions.at(page.theatre, event.hex),
        "date": wording.short_date(page.theatre, int(state.contact_day[row])),
        "days": wording.days(page.state.day - int(state.contact_day[row])),
    }
    template = _(
        "Struck off: about {men} of {faction} in hiding {where}, last reported on {date}, {days} ago."
    )
    page.tell(Rank.CONTACT, event.hex, (template, Several(STRUCK_OFF, A_BODY, words["faction"])), words)


def tell_sightings(page: Page) -> None:
    """Tell the new contacts of a page: men of a faction in one hex who look alike are one body."""
    bodies: dict[tuple[HexId, FactionId, str], int] = {}
    for event in page.seen.values():
        key = (event.hex, event.faction, _appearance(event))
        bodies[key] = bodies.get(key, 0) + event.men
    for (here, faction, look), men in bodies.items():
        words = {
            "men": wording.men(max(10, round(men, -1))),
            "faction": wording.faction(page.theatre, faction),
            "where": positions.at(page.theatre, here),
        }
        several = Several(LISTED[look], A_BODY, words["faction"])
        page.tell(Rank.CONTACT, here, (_(look), several), words)


def _appearance(event: ev.ContactSeen) -> str:
    """The sentence for what a contact looks like, yet to be translated."""
    if event.posture in HIDDEN:
        return IN_HIDING
    if event.site != Site.OPEN:
        return GARRISON
    return IN_COLUMN if event.posture in COLUMN else IN_POSITION
