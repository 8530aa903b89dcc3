"""Sentences about units on their way: marches, arrivals, reactions, postures, sightings.

The legs of a march are gathered on the page; when it closes, one sentence tells who went from where
to where, how far, and what stopped them. Units that made the same march share it.
"""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import wording
from game.records.page import Page, Rank, Trek
from game.terms import OFF_MAP, FactionId, Halt, HexId, Posture, Site
from game.texts import _, mark, ngettext

MARCHES: Final = {
    Halt.ARRIVED: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.TIME: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.ORDERED: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.ZONE: mark("{units} marched {km} km from {origin} to {target} and halted before an enemy."),
    Halt.CONTACT: mark("{units} marched {km} km from {origin} to {target} and walked into an enemy."),
    Halt.CLOSED: mark("{units} marched {km} km from {origin} to {target} and found the way barred."),
    Halt.FIGHT: mark("{units} marched {km} km from {origin} to {target}, where they were attacked."),
}
BOUND: Final = mark("{units} marched {km} km from {origin} to {target}, bound for {goal}.")
INTO: Final = mark("{units} marched {km} km from {origin} into {place}.")

POSTURES: Final = {
    Posture.MASSED: mark("{units} massed {where}."),
    Posture.DISPERSED: mark("{units} dispersed {where}."),
    Posture.UNDERGROUND: mark("{units} went underground {where}."),
    Posture.ENTRENCHED: mark("{units} dug in {where}."),
    Posture.PATROLLING: mark("{units} began to patrol {where}."),
}
"""Becoming mobile is part of a march and goes without saying."""

COLUMN: Final = (Posture.MASSED, Posture.MOBILE)
HIDDEN: Final = (Posture.DISPERSED, Posture.UNDERGROUND)


# On and off the map


def arrived(page: Page, event: ev.UnitArrived) -> None:
    """Arrivals at one place on one day make one sentence."""
    words = {"place": wording.site(page.theatre, event.hex, event.site)}
    template = _("{units} arrived at {place}.")
    if event.day != page.state.day:
        template = _("{units} arrived at {place} on {date}.")
        words["date"] = wording.short_date(page.theatre, event.day)
    page.tell(Rank.ARRIVAL, event.hex, template, (event.unit,), event.day, **words)


def arrival_delayed(page: Page, event: ev.ArrivalDelayed) -> None:
    """Who waits outside, and before which entrance."""
    place = wording.site(page.theatre, event.hex, page.theatre.units[event.unit].entry_site)
    template = _("{units} could not enter at {place} and must wait.")
    page.tell(Rank.ARRIVAL, event.hex, template, (event.unit,), place=place)


def withdrawn(page: Page, event: ev.UnitWithdrawn) -> None:
    """Who went home."""
    page.tell(Rank.ARRIVAL, page.hex_of(event.unit), _("{units} left the campaign."), (event.unit,))


# Marches


def leg(page: Page, event: ev.LegMarched) -> None:
    """Another leg of a march, in the road's kilometres if it goes by road."""
    theatre = page.theatre
    trek = _trek(page, event.units, event.origin)
    if trek is None:
        trek = Trek(event.units, event.origin, event.origin)
        page.treks.append(trek)
    direction = theatre.grid.direction(event.origin, event.target)
    by_road = theatre.road[event.origin, direction]
    trek.tenths_km += int(theatre.road_km[event.origin, direction]) if by_road else 10 * wording.KM_A_HEX
    trek.target, trek.entered, trek.why, trek.goal = event.target, None, Halt.ORDERED, OFF_MAP


def _trek(page: Page, units: ev.Units, here: int) -> Trek | None:
    """The march under this heading that brought just these units here."""
    return next((t for t in page.treks if t.units == units and t.target == here), None)


def route_set(page: Page, event: ev.RouteSet) -> None:
    """Where a march is bound that will go on."""
    goal = page.hex_of(event.units[0])
    trek = _trek(page, event.units, goal)
    if trek is None:
        return
    for direction in event.path:
        goal = page.theatre.grid.neighbour(goal, direction)
    trek.goal = goal if event.path else OFF_MAP


def march_ended(page: Page, event: ev.MarchEnded) -> None:
    """Why a march stopped, of which some units may have been lost."""
    gone = set(event.units)
    trek = next((t for t in page.treks if t.target == event.hex and gone <= set(t.units)), None)
    if trek is not None:
        trek.why = event.why
    elif event.why == Halt.CLOSED:
        template = _("{units} found the way barred {where}.")
        page.tell(Rank.MARCH, event.hex, template, event.units, where=wording.at(page.theatre, event.hex))


def site_entered(page: Page, event: ev.SiteEntered) -> None:
    """The end of a march into a place, or a move within a hex."""
    place = page.theatre.place_at.get((int(event.hex), int(event.site)))
    trek = _trek(page, event.units, event.hex)
    if trek is not None and trek.entered is None:
        trek.entered = place
    elif place is not None:
        name = page.theatre.places[place].name
        page.tell(Rank.MARCH, event.hex, _("{units} entered {place}."), event.units, event.day, place=name)
    elif event.site == Site.OPEN:
        template, where = _("{units} moved into the open {where}."), wording.at(page.theatre, event.hex)
        page.tell(Rank.MARCH, event.hex, template, event.units, event.day, where=where)


def tell_treks(page: Page) -> None:
    """Tell the marches of a page."""
    theatre = page.theatre
    for trek in page.treks:
        words = {
            "km": str((trek.tenths_km + 5) // 10),
            "origin": wording.point(theatre, trek.origin),
        }
        if trek.why == Halt.ARRIVED and trek.entered is not None:
            template = _(INTO)
            words["place"] = theatre.places[trek.entered].name
        else:
            template = _(BOUND if trek.why == Halt.TIME and trek.goal != OFF_MAP else MARCHES[trek.why])
            words["target"] = wording.point(theatre, trek.target)
            words["goal"] = wording.point(theatre, trek.goal)
        page.tell(Rank.MARCH, trek.target, template, trek.units, **words)


# Reactions, postures, control


def evacuated(page: Page, event: ev.UnitEvacuated) -> None:
    """Who made way for a stronger enemy."""
    page.tell(
        Rank.MARCH,
        event.target,
        _("{units} went out of a stronger enemy's way, from {origin} to {target}."),
        (event.unit,),
        origin=wording.point(page.theatre, event.origin),
        target=wording.point(page.theatre, event.target),
    )


def blended_in(page: Page, event: ev.UnitBlendedIn) -> None:
    """Who hid among the people."""
    template = _("{units} hid their weapons {where} as a stronger enemy came near.")
    page.tell(Rank.OTHER, event.hex, template, (event.unit,), where=wording.at(page.theatre, event.hex))


def patrolled(page: Page, event: ev.PatrolMade) -> None:
    """Who searched, and what was found."""
    template = _("{units} searched for men in hiding {where} and found nobody.")
    if event.found:
        template = ngettext(
            "{units} searched for men in hiding {where} and found {count} unit.",
            "{units} searched for men in hiding {where} and found {count} units.",
            event.found,
        )
    where, count = wording.at(page.theatre, event.hex), str(event.found)
    page.tell(Rank.OTHER, event.hex, template, event.units, where=where, count=count)


def posture(page: Page, event: ev.PostureTaken) -> None:
    """A change of posture, but for getting ready to march."""
    if event.now in POSTURES:
        here = page.hex_of(event.unit)
        where = wording.at(page.theatre, here)
        page.tell(Rank.OTHER, here, _(POSTURES[event.now]), (event.unit,), where=where)


def control(page: Page, event: ev.ControlPassed) -> None:
    """Who gives the orders from now on."""
    template = _("{units} came under the orders of {faction}.")
    faction = wording.faction(page.theatre, event.now)
    page.tell(Rank.OTHER, page.hex_of(event.unit), template, (event.unit,), faction=faction)


def released(page: Page, event: ev.ReinforcementsReleased) -> None:
    """Who may come now."""
    page.tell(Rank.ARRIVAL, OFF_MAP, _("{units} received their orders to move up."), event.units, event.day)


# Sightings: told to a side, and only what is new


def seen(page: Page, event: ev.ContactSeen) -> None:
    """A contact that is new, or was out of sight for longer than it is acted upon."""
    if event.side != page.side:
        return
    last = int(page.state.contact_day[event.side, event.contact])
    free = page.state.contact_hex[event.side, event.contact] == OFF_MAP
    if event.contact in page.seen or free or last < event.day - page.theatre.fresh:
        page.seen[event.contact] = event


def lost(page: Page, event: ev.ContactLost) -> None:
    """A contact that was gone again under the same heading is not worth a line."""
    if event.side == page.side:
        page.seen.pop(event.contact, None)


def tell_sightings(page: Page) -> None:
    """Tell the new contacts of a page: men of a faction in a hex, who look alike, as one body."""
    bodies: dict[tuple[HexId, FactionId, str], int] = {}
    for event in page.seen.values():
        key = (event.hex, event.faction, _appearance(event))
        bodies[key] = bodies.get(key, 0) + event.men
    for (here, faction, template), men in bodies.items():
        page.tell(
            Rank.CONTACT,
            here,
            template,
            men=wording.men(max(10, round(men, -1))),
            faction=wording.faction(page.theatre, faction),
            where=wording.at(page.theatre, here),
        )


def _appearance(event: ev.ContactSeen) -> str:
    if event.posture in HIDDEN:
        return _("Found in hiding: about {men} of {faction} {where}.")
    if event.site != Site.OPEN:
        return _("Seen: a garrison of about {men} of {faction} {where}.")
    if event.posture in COLUMN:
        return _("Seen: a column of about {men} of {faction} {where}.")
    return _("Seen: a position of about {men} of {faction} {where}.")
