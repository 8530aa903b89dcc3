"""Sentences about the hidden enemy: nights, caches, hunger, mines, bridges, sanctuaries."""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.model.refusals import Refusal
from game.records import positions, wording
from game.records.page import Page, Rank, Several
from game.records.refusal_texts import refusal_text
from game.terms import FactionId, HexId, NightPlan, UnitId
from game.texts import _, articled, mark

PLANS: Final = {
    NightPlan.RAID: mark("Planned for the night: a raid of {units} on {place}."),
    NightPlan.INFILTRATE: mark("Planned for the night: a rising of {units} in {place}."),
    NightPlan.SUICIDE: mark("Planned for the night: a suicide attack of {units} on {place}."),
}
FAILURES: Final = {
    NightPlan.RAID: mark("The raid of {units} on {place} came to nothing. {why}"),
    NightPlan.INFILTRATE: mark("The rising of {units} in {place} did not begin. {why}"),
    NightPlan.SUICIDE: mark("The attack of {units} on {place} came to nothing. {why}"),
}

WENT_HOME: Final = Several(mark("Men whom nobody feeds went home: {entries}."), mark("{count} of {units}"))


# Nights


def planned(page: Page, event: ev.NightPlanned) -> None:
    """What units are to do; that it is over goes without saying."""
    if event.plan in PLANS:
        words = {"place": articled(page.theatre.places[event.target].name)}
        here = page.theatre.places[event.target].hex
        page.tell(Rank.OTHER, here, _(PLANS[event.plan]), words, units=event.units)


def failed(page: Page, event: ev.AttackFailed) -> None:
    """Why a plan could not be carried out, in the words of a refusal."""
    place = page.theatre.places[event.target]
    refusal = Refusal(event.why, UnitId(event.units[0]), HexId(place.hex), event.have, event.need)
    words = {"place": articled(place.name), "why": refusal_text(page.theatre, refusal, named=True)}
    page.tell(Rank.OTHER, place.hex, _(FAILURES[event.plan]), words, units=event.units)


# Caches and hunger


def cache_laid(page: Page, event: ev.CacheLaid) -> None:
    """A new store."""
    _cache(page, event.hex, event.side, _("{side} laid a cache of {loads} loads {where}."), event.loads)


def cache_drawn(page: Page, event: ev.CacheDrawn) -> None:
    """What is left of a store."""
    full, empty = (
        _("{side} drew on its cache {where}; {loads} loads are left."),
        _("{side} emptied its cache {where}."),
    )
    _cache(page, event.hex, event.side, full if event.loads else empty, event.loads)


def cache_destroyed(page: Page, event: ev.CacheDestroyed) -> None:
    """A store lost."""
    template = _("{by} found a cache of {side} {where} and destroyed it, {loads} loads in all.")
    words = {"by": wording.faction(page.theatre, event.by)}
    _cache(page, event.hex, event.side, template, event.loads, words)


def _cache(
    page: Page, here: HexId, side: FactionId, template: str, loads: int, more: dict[str, str] | None = None
) -> None:
    words = {"side": wording.faction(page.theatre, side), "loads": str(loads), **(more or {})}
    page.tell(Rank.OTHER, here, template, {**words, "where": positions.at(page.theatre, here)})


def deserted(page: Page, event: ev.MenDeserted) -> None:
    """Men who went home."""
    words = {"gone": wording.men(event.gone), "left": wording.men(event.men), "count": str(event.gone)}
    template = _("Nobody feeds {units}: {gone} went home, {left} are left.")
    page.tell(*(Rank.OTHER, page.hex_of(event.unit), (template, WENT_HOME), words), units=(event.unit,))


# Mines and bridges


def _road(page: Page, here: HexId, direction: int) -> str:
    """A leg of a road."""
    there = page.theatre.grid.neighbour(here, direction)
    ends = positions.point(page.theatre, here), positions.point(page.theatre, there)
    return _("between {one} and {other}").format(one=ends[0], other=ends[1])


def _mines(
    page: Page,
    event: ev.MinesLaid | ev.MinesFound | ev.MinesStruck | ev.MinesCleared,
    template: str,
    rank: Rank = Rank.OTHER,
) -> None:
    words = {
        "side": wording.faction(page.theatre, event.side),
        "road": _road(page, event.hex, event.direction),
    }
    by = getattr(event, "by", None)
    words |= {"by": wording.faction(page.theatre, by)} if by is not None else {}
    page.tell(rank, event.hex, template, words, units=getattr(event, "units", ()))


def mines_laid(page: Page, event: ev.MinesLaid) -> None:
    """A road mined."""
    _mines(page, event, _("{units} mined the road {road}."))


def mines_found(page: Page, event: ev.MinesFound) -> None:
    """Mines that are now known."""
    if page.side in (None, event.by):
        _mines(page, event, _("{by} learned of mines of {side} on the road {road}."))


def mines_struck(page: Page, event: ev.MinesStruck) -> None:
    """A column halted; its losses are told on their own."""
    seen = _("{units} ran onto mines of {side} on the road {road} and halted.")
    heard = _("Mines of {side} went off on the road {road}.")
    _mines(page, event, seen if event.units else heard, Rank.FIGHT)


def mines_cleared(page: Page, event: ev.MinesCleared) -> None:
    """A road free again."""
    seen, heard = _("{units} cleared mines of {side} on the road {road}."), _("Mines {road} were cleared.")
    _mines(page, event, seen if event.units else heard)


def bridge_blown(page: Page, event: ev.BridgeBlown) -> None:
    """A bridge down."""
    words = {"road": _road(page, event.hex, event.direction)}
    seen, heard = _("{units} blew the bridge {road}."), _("The bridge {road} was blown.")
    page.tell(Rank.FIGHT, event.hex, seen if event.units else heard, words, units=event.units)


def bridge_restored(page: Page, event: ev.BridgeRestored) -> None:
    """Work on a bridge, and its end."""
    words = {"road": _road(page, event.hex, event.direction), "days": _in_days(event.work)}
    template = _("The bridge {road} stands again.")
    if event.work:
        template = _("The bridge {road} is being restored; {days} days of work are left.")
    page.tell(Rank.OTHER, event.hex, template, words)


def _in_days(thousandths: int) -> str:
    """Thousandths of a day as days with one decimal, rounded up."""
    tenths = -(-thousandths // 100)
    return f"{tenths // 10}.{tenths % 10}"


# Sanctuaries


def exfiltrated(page: Page, event: ev.UnitExfiltrated) -> None:
    """Who went over the border."""
    words = {
        "box": articled(page.theatre.boxes[event.box].name),
        "where": positions.at(page.theatre, event.hex),
    }
    template = _("{units} crossed the border {where}, to {box}.")
    page.tell(Rank.MARCH, event.hex, template, words, units=(event.unit,))


def return_ordered(page: Page, event: ev.ReturnOrdered) -> None:
    """Who is to come back, and when."""
    link = page.theatre.links[int(page.state.away[event.unit])]
    words = {
        "box": articled(page.theatre.boxes[link.box].name),
        "date": wording.short_date(page.theatre, event.day),
    }
    template = _("{units} are to come back from {box} on {date}.")
    page.tell(Rank.OTHER, link.hex, template, words, units=(event.unit,))
