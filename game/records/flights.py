"""Sentences about the air: weather, strikes, lifts, airfields and coups."""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.page import Page, Rank, Several, Strikes
from game.terms import NO_PLACE, NO_UNIT, NO_WING, OFF_MAP, Duty, FactionId, Runway, Site, WingId
from game.texts import _, articled, mark, ngettext, spoken

DUTIES: Final = {
    Duty.ON_CALL: mark("Put on call: {wing}."),
    Duty.NONE: mark("Taken off call: {wing}."),
}
DUTIES_OF_SEVERAL: Final = {
    Duty.ON_CALL: mark("Put on call: {entries}."),
    Duty.NONE: mark("Taken off call: {entries}."),
}
MOVED: Final = Several(mark("Aircraft moved: {entries}."), mark("{wing} to {place}"))
SCOUTED: Final = Several(mark("Scouted from the air: {entries}."), mark("{place}"))
SAW_NOBODY: Final = Several(mark("Scouted from the air, and nobody seen: {entries}."), mark("{place}"))
RUNWAYS: Final = {
    Runway.CLOSED: mark("{units} worked on {place}, which is still closed."),
    Runway.LIGHT: mark("{units} worked on {place}, which takes light aircraft."),
    Runway.OPEN: mark("{units} opened {place} for all aircraft."),
}
HEARD_OF: Final = {
    Runway.CLOSED: mark("{place} is being repaired, and still closed."),
    Runway.LIGHT: mark("{place} is being repaired; it takes light aircraft."),
    Runway.OPEN: mark("{place} takes all aircraft again."),
}
"""Where the reader does not know by whom."""


def _wing(page: Page, wing: WingId, side: FactionId) -> str:
    """A wing by name with its owner; of an unknown one, the owner's aircraft."""
    owner = wording.faction(page.theatre, side)
    if wing == NO_WING:
        return _("aircraft of {faction}").format(faction=owner)
    return _("{wing} of {faction}").format(wing=spoken(page.theatre.wings[wing].name), faction=owner)


def _sorties(count: int) -> str:
    return ngettext("{count} sortie", "{count} sorties", count).format(count=count)


def weather(page: Page, event: ev.WeatherTurned) -> None:
    """Where a sandstorm stands."""
    if event.hex == OFF_MAP:
        page.tell(Rank.OTHER, event.hex, _("The sandstorm fell."), {})
    else:
        words = {"where": positions.at(page.theatre, event.hex)}
        page.tell(Rank.OTHER, event.hex, _("A sandstorm rose {where}; no aircraft fly in it."), words)


def duty(page: Page, event: ev.DutySet) -> None:
    """A wing put on call or taken off."""
    words = {"wing": spoken(page.theatre.wings[event.wing].name)}
    several = Several(DUTIES_OF_SEVERAL[event.duty], mark("{wing}"))
    page.tell(Rank.OTHER, OFF_MAP, (_(DUTIES[event.duty]), several), words)


def rebased(page: Page, event: ev.WingRebased) -> None:
    """Where a wing went."""
    theatre, wing = page.theatre, page.theatre.wings[event.wing]
    if event.place == NO_PLACE:
        words = {"wing": spoken(wing.name), "place": articled(theatre.boxes[wing.box].name)}
        page.tell(Rank.OTHER, OFF_MAP, _("{wing} flew out to {place}."), words)
    else:
        words = {"wing": spoken(wing.name), "place": articled(theatre.places[event.place].name)}
        here = theatre.places[event.place].hex
        page.tell(Rank.OTHER, here, (_("{wing} moved to {place}."), MOVED), words)


def wing_lost(page: Page, event: ev.WingLost) -> None:
    """A wing that was overrun."""
    words = {"wing": spoken(page.theatre.wings[event.wing].name)}
    page.tell(Rank.FIGHT, OFF_MAP, _("{wing} was lost with its airfield."), words)


def wing_manned(page: Page, event: ev.WingManned) -> None:
    """A wing that has more aircraft, or fewer, by decision."""
    words = {"wing": spoken(page.theatre.wings[event.wing].name), "count": str(event.aircraft)}
    template = ngettext(
        "{wing} now has {count} aircraft.", "{wing} now has {count} aircraft.", event.aircraft
    )
    page.tell(Rank.OTHER, OFF_MAP, template, words)


def strike(page: Page, event: ev.StrikeFlown) -> None:
    """An attack from the air; those of one wing on one unit are told together, one that missed at once."""
    words = {
        "wing": _wing(page, event.wing, event.side),
        "sorties": _sorties(event.flown),
        "where": positions.at(page.theatre, event.hex),
    }
    if not event.roll:
        page.tell(Rank.FIGHT, event.hex, _("{wing} flew {sorties} {where} and found nobody."), words)
        return
    if event.wing != NO_WING and event.aircraft < page.state.aircraft[event.wing]:
        page.tell(Rank.FIGHT, event.hex, _("{wing} lost an aircraft {where}."), words)
    key = (int(event.side), OFF_MAP if event.on_call else int(event.hex), event.on_call)
    gathered = page.strikes.setdefault(key, Strikes(event, event))
    gathered.last = event
    gathered.wings[event.wing] = None
    if event.unit != NO_UNIT and page.sees(event.unit):
        gathered.targets[event.unit] = None
    gathered.sorties += event.flown
    gathered.killed += event.killed
    gathered.wounded += event.wounded
    page.struck = event


def tell_strikes(page: Page) -> None:
    """Tell whom aircraft hit, and what it cost: those on call all together, the others by their target."""
    for gathered in page.strikes.values():
        first, last = gathered.first, gathered.last
        targets = tuple(gathered.targets)
        words = {
            "wing": _wings(page, gathered),
            "target": wording.units(page.theatre, targets) if targets else _("the enemy"),
            "where": positions.at(page.theatre, first.hex),
            "origin": positions.point(page.theatre, first.hex),
            "end": positions.point(page.theatre, last.hex),
            "sorties": _sorties(gathered.sorties),
            "toll": wording.toll(gathered.killed, gathered.wounded, 0),
        }
        template = _("{wing} attacked {target} {where} with {sorties}: {toll}.")
        if first.on_call and words["origin"] == words["end"]:
            template = _("{wing}, on call, attacked {target} marching from {origin} with {sorties}: {toll}.")
        elif first.on_call:
            template = _(
                "{wing}, on call, attacked {target} on the march, first at {origin}, last at {end}, "
                "with {sorties}: {toll}."
            )
        page.tell(Rank.FIGHT, first.hex, template, words)


def _wings(page: Page, gathered: Strikes) -> str:
    """The wings of an attack with their owner; of unknown ones, the owner's aircraft."""
    owner = wording.faction(page.theatre, gathered.first.side)
    names = [spoken(page.theatre.wings[wing].name) for wing in gathered.wings if wing != NO_WING]
    if not names:
        return _("aircraft of {faction}").format(faction=owner)
    return _("{wing} of {faction}").format(wing=wording.listed(names), faction=owner)


def scouted(page: Page, event: ev.ScoutFlown) -> None:
    """A look from the air."""
    words = {
        "wing": spoken(page.theatre.wings[event.wing].name),
        "where": positions.at(page.theatre, event.hex),
        "place": positions.describe(page.theatre, event.hex),
    }
    template = _("{wing} scouted {where}.") if event.found else _("{wing} scouted {where} and saw nobody.")
    page.tell(Rank.OTHER, event.hex, (template, SCOUTED if event.found else SAW_NOBODY), words)


def landed(page: Page, event: ev.UnitsLanded) -> None:
    """Units that came by air; those who came down beside a field are told by its coup."""
    if event.site == Site.OPEN:
        return
    words = {
        "faction": wording.faction(page.theatre, page.owner_of(event.units[0])),
        "place": positions.site(page.theatre, event.hex, event.site),
    }
    template = _("{units} of {faction} came by air to {place}.")
    page.tell(Rank.ARRIVAL, event.hex, template, words, units=event.units, day=event.day)


def repaired(page: Page, event: ev.AirfieldRepaired) -> None:
    """Work on an airfield."""
    place = page.theatre.places[event.place]
    template = RUNWAYS[event.condition] if event.units else HEARD_OF[event.condition]
    page.tell(Rank.OTHER, place.hex, _(template), {"place": articled(place.name)}, units=event.units)


def coup(page: Page, event: ev.CoupMade) -> None:
    """Troops that came down on an airfield."""
    place = page.theatre.places[event.place]
    words = {"faction": wording.faction(page.theatre, event.side), "place": articled(place.name)}
    template = _("{units} of {faction} came down by night on {place}.")
    if not event.units:
        template = _("Troops of {faction} came down by night on {place}.")
    page.tell(Rank.FIGHT, place.hex, template, words, units=event.units, day=event.day)


def called_off(page: Page, event: ev.CoupCalledOff) -> None:
    """Why troops did not jump."""
    place = page.theatre.places[event.place]
    template = _("{units} were not ready and did not set out for {place}.")
    if event.storm:
        template = _("A sandstorm kept {units} from coming down on {place}.")
    page.tell(Rank.OTHER, place.hex, template, {"place": articled(place.name)}, units=event.units)


def linked_up(page: Page, event: ev.LinkedUp) -> None:
    """A column that reached them."""
    words = {"where": positions.at(page.theatre, event.hex)}
    page.tell(Rank.ARRIVAL, event.hex, _("A column reached {units} {where}."), words, units=event.units)
