"""Sentences about the air: weather, strikes, lifts, airfields and coups."""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.page import Page, Rank, Strikes
from game.terms import NO_PLACE, NO_UNIT, NO_WING, OFF_MAP, Duty, FactionId, Runway, Site, WingId
from game.texts import _, mark, ngettext

DUTIES: Final = {
    Duty.ON_CALL: mark("{wing} was put on call."),
    Duty.NONE: mark("{wing} was taken off call."),
}
RUNWAYS: Final = {
    Runway.CLOSED: mark("{units} worked on {place}, which is still closed."),
    Runway.LIGHT: mark("{units} worked on {place}, which takes light aircraft."),
    Runway.OPEN: mark("{units} opened {place} for all aircraft."),
}


def _wing(page: Page, wing: WingId, side: FactionId) -> str:
    """A wing by name with its owner; of an unknown one, the owner's aircraft."""
    owner = wording.faction(page.theatre, side)
    if wing == NO_WING:
        return _("aircraft of {faction}").format(faction=owner)
    return _("{wing} of {faction}").format(wing=page.theatre.wings[wing].name, faction=owner)


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
    words = {"wing": page.theatre.wings[event.wing].name}
    page.tell(Rank.OTHER, OFF_MAP, _(DUTIES[event.duty]), words)


def rebased(page: Page, event: ev.WingRebased) -> None:
    """Where a wing went."""
    theatre, wing = page.theatre, page.theatre.wings[event.wing]
    if event.place == NO_PLACE:
        words = {"wing": wing.name, "place": theatre.boxes[wing.box].name}
        page.tell(Rank.OTHER, OFF_MAP, _("{wing} flew out to {place}."), words)
    else:
        words = {"wing": wing.name, "place": theatre.places[event.place].name}
        here = theatre.places[event.place].hex
        page.tell(Rank.OTHER, here, _("{wing} moved to {place}."), words)


def wing_lost(page: Page, event: ev.WingLost) -> None:
    """A wing that was overrun."""
    words = {"wing": page.theatre.wings[event.wing].name}
    page.tell(Rank.FIGHT, OFF_MAP, _("{wing} was lost with its airfield."), words)


def wing_manned(page: Page, event: ev.WingManned) -> None:
    """A wing that has more aircraft, or fewer, by decision."""
    words = {"wing": page.theatre.wings[event.wing].name, "count": str(event.aircraft)}
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
    key = (event.wing, event.unit if event.unit != NO_UNIT else event.hex, event.side, event.on_call)
    gathered = page.strikes.setdefault(key, Strikes(event))
    gathered.sorties += event.flown
    gathered.killed += event.killed
    gathered.wounded += event.wounded
    page.struck = event


def tell_strikes(page: Page) -> None:
    """Tell whom aircraft hit, and what it cost."""
    for gathered in page.strikes.values():
        event = gathered.first
        seen = event.unit != NO_UNIT and page.sees(event.unit)
        words = {
            "wing": _wing(page, event.wing, event.side),
            "target": wording.units(page.theatre, (event.unit,)) if seen else _("the enemy"),
            "where": positions.at(page.theatre, event.hex),
            "sorties": _sorties(gathered.sorties),
            "toll": wording.toll(gathered.killed, gathered.wounded, 0),
        }
        template = _("{wing} attacked {target} {where} with {sorties}: {toll}.")
        if event.on_call:
            template = _("{wing}, on call, attacked {target} marching from {where} with {sorties}: {toll}.")
            words["where"] = positions.point(page.theatre, event.hex)
        page.tell(Rank.FIGHT, event.hex, template, words)


def scouted(page: Page, event: ev.ScoutFlown) -> None:
    """A look from the air."""
    words = {"wing": page.theatre.wings[event.wing].name, "where": positions.at(page.theatre, event.hex)}
    template = _("{wing} scouted {where}.") if event.found else _("{wing} scouted {where} and saw nobody.")
    page.tell(Rank.OTHER, event.hex, template, words)


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
    template = RUNWAYS[event.condition]
    page.tell(Rank.OTHER, place.hex, _(template), {"place": place.name}, units=event.units)


def coup(page: Page, event: ev.CoupMade) -> None:
    """Troops that came down on an airfield."""
    place = page.theatre.places[event.place]
    words = {"faction": wording.faction(page.theatre, event.side), "place": place.name}
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
    page.tell(Rank.OTHER, place.hex, template, {"place": place.name}, units=event.units)


def linked_up(page: Page, event: ev.LinkedUp) -> None:
    """A column that reached them."""
    words = {"where": positions.at(page.theatre, event.hex)}
    page.tell(Rank.ARRIVAL, event.hex, _("A column reached {units} {where}."), words, units=event.units)
