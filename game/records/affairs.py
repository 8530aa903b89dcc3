"""Sentences about places, batons and politics.

A declared event and what it brings about make one paragraph: its text, its messages, relations and
tracks that changed, its source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from game.model import events as ev
from game.model.events import Shortfall
from game.records import wording
from game.records.aims import aim_in_words
from game.records.page import Affair, Page, Rank
from game.records.people import cause_in_words
from game.rules import choices
from game.terms import NO_EVENT, NO_REGION, NOBODY, OFF_MAP, Condition, Drop, Relation
from game.texts import _, articled, mark, ngettext, spoken

EARNED_AT_ONCE: Final = ("take_by", "happened", "hand_over", "receive", "spoil")
"""Aims whose points are news; others are earned daily, or at the end with the result."""

PARTIES: Final = ("by", "was", "now", "giver", "receiver")
"""Fields of events about places that name a faction."""

NO_WORDS: Final[Mapping[str, str]] = {}


# Places


def sealed(page: Page, event: ev.PlaceSealed) -> None:
    """Who controls the access to a place."""
    page.lifted.pop(event.place, None)
    _of_place(page, Rank.SEAL, event, _("{by} controls the access to {places}."))


def seal_lifted(page: Page, event: ev.SealLifted) -> None:
    """Worth a line only if neither a capture nor another seal follows."""
    page.lifted[event.place] = event


def captured(page: Page, event: ev.PlaceCaptured) -> None:
    """Who took a place from whom, and with which units if the reader sees them.

    A town and its airfield may share a sentence, towns may not: it must be clear who took which.
    """
    page.lifted.pop(event.place, None)
    if event.was == NOBODY:
        full = _("{now} took {places}, which nobody held: {units}.")
        bare = _("{now} took {places}, which nobody held.")
    else:
        full = _("{now} captured {places} from {was}: {units}.")
        bare = _("{now} captured {places} from {was}.")
    apart = {"hex": str(page.theatre.places[event.place].hex)}
    _of_place(page, Rank.CAPTURE, event, full if event.units else bare, apart)


def tell_lifted(page: Page) -> None:
    """Tell of seals that came off."""
    for event in page.lifted.values():
        _of_place(page, Rank.SEAL, event, _("{by} no longer controls the access to {places}."))


def _of_place(page: Page, rank: Rank, event: Any, template: str, words: Mapping[str, str] = NO_WORDS) -> None:
    """A sentence about the place, the factions and the units that an event names."""
    parties = {name: getattr(event, name) for name in PARTIES if hasattr(event, name)}
    names = {name: wording.faction(page.theatre, party) for name, party in parties.items()}
    page.tell(
        rank,
        page.theatre.places[event.place].hex,
        template,
        {**names, **words},
        units=getattr(event, "units", ()),
        places=(event.place,),
        day=getattr(event, "day", None),
    )


# Batons


def offered(page: Page, event: ev.BatonOffered) -> None:
    """Who would hand over what to whom."""
    template = _("{giver} offered to hand {places} over to {receiver}.")
    words = {}
    if event.region != NO_REGION:
        template = _("{giver} offered to hand {region} over to {receiver}, whole: {places}.")
        words["region"] = articled(page.theatre.regions[event.region].name)
    _of_place(page, Rank.BATON, event, template, words)


def accepted(page: Page, event: ev.BatonAccepted) -> None:
    """The beginning of an overlap."""
    template = _("{receiver} agreed to take {places} over from {giver}; both stay for {days}.")
    _of_place(page, Rank.BATON, event, template, {"days": wording.days(event.needed)})


def declined(page: Page, event: ev.BatonDeclined) -> None:
    """An offer refused."""
    _of_place(page, Rank.BATON, event, _("{receiver} declined to take {places} over from {giver}."))


def cancelled(page: Page, event: ev.BatonCancelled) -> None:
    """A handover broken off, or overtaken by another's holding the place."""
    parties = (page.state.giver[event.place], page.state.receiver[event.place])
    template = _("{by} broke off the handover of {places}.")
    if event.by not in parties:
        template = _("The handover of {places} is void: {by} holds it.")
    _of_place(page, Rank.BATON, event, template)


def overlap(page: Page, event: ev.OverlapCounted) -> None:
    """The first and the last day of an overlap."""
    if event.days in (1, event.needed):
        template = _("Handover of {places}: day {count} of {needed} with both on the spot.")
        _of_place(page, Rank.BATON, event, template, {"count": str(event.days), "needed": str(event.needed)})


def delayed(page: Page, event: ev.HandoverDelayed) -> None:
    """What a handover still lacks, and how much of it."""
    template = _("The handover of {places} from {giver} to {receiver} is delayed: {missing}.")
    missing = wording.listed(shortfall(short) for short in event.missing)
    _of_place(page, Rank.BATON, event, template, {"missing": missing})


def shortfall(short: Shortfall) -> str:
    """A condition of a handover that is not met, as `a garrison of 90 men where 150 are needed`."""
    enemies = short.need - short.have  # of SEALED; units of SUPPLY; places of REGION
    men, days = wording.men(short.have), wording.days(short.have)
    match short.condition:
        case Condition.GARRISON:
            template = _("a garrison of {men} where {need} are needed")
        case Condition.SEALED:
            template = ngettext("{enemies} enemy known nearby", "{enemies} enemies known nearby", enemies)
        case Condition.QUIET:
            template = _("{days} without an incident where {need} are needed")
        case Condition.SUPPLY:
            template = ngettext("{enemies} unit short of supply", "{enemies} units short of supply", enemies)
        case Condition.PAY:
            template = _("funds at {have} where {need} are needed")
        case Condition.REGION:
            template = ngettext(
                "{enemies} place of its region not ready", "{enemies} places of its region not ready", enemies
            )
        case Condition.PRESENCE:
            template = _("{days} of overlap where {need} are needed")
    return template.format(men=men, days=days, enemies=enemies, have=short.have, need=short.need)


def passed(page: Page, event: ev.BatonPassed) -> None:
    """A place has a new holder by agreement, and until when that is on trial."""
    template = _("The baton of {places} passed from {giver} to {receiver}, who must keep it until {date}.")
    if event.units:
        template = _(
            "The baton of {places} passed from {giver} to {receiver}, who must keep it until {date}; "
            "it releases {units}."
        )
    _of_place(page, Rank.BATON, event, template, {"date": wording.short_date(page.theatre, event.clock_end)})


def region_passed(page: Page, event: ev.RegionPassed) -> None:
    """A region went over whole."""
    words = {
        "region": articled(page.theatre.regions[event.region].name),
        "giver": wording.faction(page.theatre, event.giver),
        "receiver": wording.faction(page.theatre, event.receiver),
    }
    text = _("With that {giver} has handed {region} over to {receiver} whole.")
    page.tell(Rank.BATON, OFF_MAP, text, words)


def went_home(page: Page, event: ev.UnitWentHome) -> None:
    """Who left the war."""
    page.tell(Rank.BATON, event.hex, _("{units} went home."), {}, units=(event.unit,))


def dropped(page: Page, event: ev.BatonDropped) -> None:
    """A place lost within its days."""
    _of_place(page, Rank.BATON, event, _(DROPPED[event.why]))


DROPPED: Final = {
    Drop.FALLEN: mark("The baton of {places} was dropped: {receiver}, who had it from {giver}, lost it."),
    Drop.BEATEN: mark(
        "The baton of {places} was dropped: the garrison of {receiver}, who had it from {giver}, was beaten."
    ),
    Drop.RAIDED: mark(
        "The baton of {places} was dropped: raiders had their way there for a day, which {receiver}, who had "
        "it from {giver}, could not prevent."
    ),
}
"""Why a baton was dropped."""


def kept(page: Page, event: ev.BatonKept) -> None:
    """A handover that lasted."""
    template = _("{receiver} kept {places}: the handover from {giver} is complete.")
    _of_place(page, Rank.BATON, event, template)


# Politics


def fired(page: Page, event: ev.EventFired) -> None:
    """A declared event opens a paragraph; without a text of its own its consequences speak."""
    part = page.theatre.events[event.event]
    page.affairs[part.id] = Affair(
        [wording.sentence(spoken(part.text))] if part.text else [], source=part.source
    )


def message(page: Page, event: ev.MessageGiven) -> None:
    """A text of the scenario."""
    text = wording.sentence(spoken(page.theatre.texts.get(event.text, event.text)))
    part = page.theatre.events[event.event]
    page.affairs.setdefault(part.id, Affair(source=part.source)).words.append(text)


def relation_changed(page: Page, event: ev.RelationChanged) -> None:
    """How two factions stand to each other now."""
    text = _("{one} and {other}: now {now}, {was} before.").format(
        one=wording.faction(page.theatre, event.one),
        other=wording.faction(page.theatre, event.other),
        now=_(wording.RELATIONS[Relation(event.now)]),
        was=_(wording.RELATIONS[Relation(event.was)]),
    )
    _change(page, event.cause, text)


def released(page: Page, event: ev.ReinforcementsReleased) -> None:
    """Whom a declared event brings: the one told last."""
    units = wording.units(page.theatre, event.units)
    text = _("Ready to move up: {units}.").format(units=units)
    if event.day > page.state.day:
        date = wording.short_date(page.theatre, event.day)
        text = _("Ready to move up on {date}: {units}.").format(date=date, units=units)
    if page.affairs:
        next(reversed(page.affairs.values())).changes.append(text)
    else:
        page.tell(Rank.POLITICS, OFF_MAP, "{text}", {"text": text})


def defected(page: Page, event: ev.UnitDefected) -> None:
    """Who changed sides; those whom the reader does not see go unnamed."""
    words = {"was": wording.faction(page.theatre, event.was), "now": wording.faction(page.theatre, event.now)}
    seen = page.sees(event.unit)
    template = _("{units} went over from {was} to {now}.") if seen else _("Men of {was} went over to {now}.")
    page.tell(Rank.DEFECTION, page.hex_of(event.unit), template, words, units=(event.unit,))


def scored(page: Page, event: ev.ObjectiveScored) -> None:
    """Points that are earned once, when it happens."""
    aim = page.theatre.objectives[event.objective]
    if aim.kind not in EARNED_AT_ONCE:
        return
    points = abs(event.now - event.was)
    template = ngettext(
        "{faction} earned {count} point for “{aim}”.", "{faction} earned {count} points for “{aim}”.", points
    )
    if event.now < event.was:
        template = ngettext(
            "{faction} lost {count} point for “{aim}”.", "{faction} lost {count} points for “{aim}”.", points
        )
    words = {"aim": aim_in_words(page.theatre, aim), "count": str(points)}
    words["faction"] = wording.faction(page.theatre, aim.faction)
    page.tell(Rank.OTHER, OFF_MAP, template, words)


def asked(page: Page, event: ev.ChoicePosed) -> None:
    """A faction has to choose, and among what."""
    theatre = page.theatre
    text = _("{faction} must choose by {date}: {options}.").format(
        faction=wording.faction(theatre, event.faction),
        date=wording.short_date(theatre, event.until),
        options=_(" or ").join(
            spoken(option.text) or option.id for option in choices.options(theatre, event.event)
        ),
    )
    _change(page, theatre.events[event.event].id, text)


def chosen(page: Page, event: ev.ChoiceMade) -> None:
    """What a faction chose opens a paragraph with what comes of it."""
    named = {
        option.id: spoken(option.text) or option.id for option in choices.options(page.theatre, event.event)
    }
    template = _("{faction} chose: {option}.")
    if event.by_default:
        template = _("{faction} gave no answer, which was taken to mean: {option}.")
    text = template.format(
        faction=wording.faction(page.theatre, event.faction), option=named.get(event.option, event.option)
    )
    page.affairs.setdefault(page.theatre.events[event.event].id, Affair()).words.append(wording.capital(text))


def war_ended(page: Page, event: ev.WarEnded) -> None:
    """A faction goes out of the war."""
    template = _("The war is over for {faction}: {track} has come to nothing. Its men stand where they are.")
    words = {
        "faction": wording.faction(page.theatre, event.faction),
        "track": spoken(page.theatre.tracks[event.track].name),
    }
    page.tell(Rank.CAPTURE, OFF_MAP, template, words)


def _change(page: Page, cause: str, text: str) -> None:
    """Tell a change with its cause: in the paragraph of the declared event, or on its own."""
    text = wording.capital(text)
    if cause in page.affairs:
        page.affairs[cause].changes.append(text)
        return
    words = {"text": text, "cause": wording.sentence(cause_in_words(page.theatre, cause))}
    page.tell(Rank.POLITICS, OFF_MAP, _("{text} Cause: {cause}"), words)


def tell_affairs(page: Page) -> None:
    """Tell the declared events of a page."""
    for cause, affair in page.affairs.items():
        told = [*affair.words, *affair.changes]
        if told and affair.source:
            told.append(wording.sentence(_("Source: {source}").format(source=affair.source)))
        if told:
            words = {"text": " ".join(told)}
            page.tell(Rank.POLITICS, OFF_MAP, "{text}", words)
            number = page.theatre.event_named.get(cause, NO_EVENT)
            sentence = page.sentences["{text}", words["text"]]
            sentence.event, sentence.affair = number, affair
