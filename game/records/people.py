"""Sentences about the people of towns: their dead, what soldiers did to them, whom they trust."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from game.model import events as ev
from game.model.theatre import Theatre
from game.records import wording
from game.records.page import Page, Rank, Several
from game.rules import tracks
from game.terms import NO_UNIT, POINT
from game.texts import _, articled, decimal, mark, ngettext, spoken

CAUSES: Final = {
    tracks.KEPT: mark("the handover of {place} lasted"),
    tracks.DROPPED: mark("the baton of {place} was dropped"),
    tracks.BROKEN: mark("the handover of {place} was broken off"),
    tracks.WHOLE: mark("a region was handed over whole"),
    tracks.HOME: mark("people at home ask when the troops come back"),
    tracks.TAKEN: mark("{place} came into other hands"),
    tracks.HARM: mark("civilians were killed at {place}"),
    tracks.ABUSE: mark("abuses were reported from {place}"),
}


OF_PROPOSALS: Final = {
    tracks.AGREED: mark("it was agreed: {text}"),
    tracks.DECLINED: mark("it was declined: {text}"),
    tracks.BROKEN_OFF: mark("an agreement was ended: {text}"),
}
OF_TROOPS: Final = {
    tracks.FALLEN: mark("men of {name} were killed"),
    tracks.UPKEEP: mark("pay and keep of the troops of {name} for a week"),
    tracks.UNPAID: mark("troops of {name} were not paid"),
}
SWAYED: Final = Several(mark("Loyalty to {faction}: {entries}."), mark("{places} from {was} to {now}"))


def cause_in_words(theatre: Theatre, cause: str) -> str:
    """The cause of a change: what a declared event says, or the rules' words; any other as it stands."""
    if cause in theatre.event_named:
        return spoken(theatre.events[theatre.event_named[cause]].text)
    word, _colon, name = cause.partition(":")
    if word in CAUSES and not name:
        return _(CAUSES[word])
    if word in CAUSES and name in theatre.place_named:
        return _at_places(theatre, word, [name])
    if word in OF_PROPOSALS and name in theatre.proposal_named:
        part = theatre.proposals[theatre.proposal_named[name]]
        return _(OF_PROPOSALS[word]).format(text=spoken(part.text).rstrip(".") or part.id)
    if word in OF_TROOPS:
        owner = theatre.faction_named.get(name)
        return _(OF_TROOPS[word]).format(
            name=spoken(name) if owner is None else wording.faction(theatre, owner)
        )
    return cause


def causes_in_words(theatre: Theatre, causes: Sequence[str]) -> list[str]:
    """Several causes, those of one kind at several places as one."""
    kinds: dict[str, list[str]] = {}
    for cause in causes:
        word, _colon, name = cause.partition(":")
        alike = word in CAUSES and name in theatre.place_named
        kinds.setdefault(word if alike else cause, []).append(name if alike else cause)
    return [
        _at_places(theatre, kind, members)
        if kind in CAUSES and members != [kind]
        else cause_in_words(theatre, kind)
        for kind, members in kinds.items()
    ]


def _at_places(theatre: Theatre, word: str, names: Sequence[str]) -> str:
    """The words of a cause that has to do with places."""
    places = [articled(theatre.places[theatre.place_named[name]].name) for name in names]
    return _(CAUSES[word]).format(place=wording.listed(places))


def harmed(page: Page, event: ev.CiviliansHarmed) -> None:
    """Civilians killed in a fight; each town's are told apart."""
    template = ngettext(
        "{count} civilian was killed in the fighting at {places}.",
        "{count} civilians were killed in the fighting at {places}.",
        event.killed,
    )
    here = page.theatre.places[event.place].hex
    words = {"count": str(event.killed), "hex": str(here)}
    page.tell(Rank.FIGHT, here, template, words, places=(event.place,), day=event.day)


def abused(page: Page, event: ev.AbuseReported) -> None:
    """People killed by soldiers; who does not see the unit is told whose it was."""
    people = ngettext("{count} person", "{count} people", event.killed).format(count=event.killed)
    here = page.theatre.places[event.place].hex
    words = {"people": people, "faction": wording.faction(page.theatre, event.faction), "hex": str(here)}
    template = _("Soldiers of {faction} are reported to have killed {people} in {places}.")
    units = () if event.unit == NO_UNIT else (event.unit,)
    if units:
        template = _("Men of {units} ({faction}) are reported to have killed {people} in {places}.")
    page.tell(Rank.POLITICS, here, template, words, units=units, places=(event.place,), day=event.day)


def swayed(page: Page, event: ev.LoyaltyChanged) -> None:
    """How the people of a place stand to the sovereign after something that happened."""
    words = {
        "faction": wording.faction(page.theatre, page.theatre.sovereign),
        "was": in_points(event.was),
        "now": in_points(event.now),
    }
    template = _("Loyalty of {places} to {faction}: down from {was} to {now}.")
    if event.now > event.was:
        template = _("Loyalty of {places} to {faction}: up from {was} to {now}.")
    here = page.theatre.places[event.place].hex
    page.tell(Rank.OTHER, here, (template, SWAYED), words, places=(event.place,))


def in_points(hundredths: int) -> str:
    """Hundredths of a point as `+0.50`, `-1.20` or `0.00`."""
    whole, rest = divmod(abs(hundredths), POINT)
    sign = "-" if hundredths < 0 else "+" if hundredths else ""
    return decimal(f"{sign}{whole}.{rest:02d}")
