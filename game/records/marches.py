"""Sentences about units on their way: marches, arrivals, reactions, postures, sightings.

The legs of a march are gathered on the page; when it closes, one sentence tells who went from where
to where, how far, and what stopped them. Units that made the same march share it.
"""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.forces import known_near
from game.records.page import Page, Rank, Trek
from game.rules import relations
from game.terms import NOBODY, OFF_MAP, FactionId, Halt, HexId, Posture, Right, Site, Units
from game.texts import _, mark, ngettext

MARCHES: Final = {
    Halt.ARRIVED: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.TIME: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.ORDERED: mark("{units} marched {km} km from {origin} to {target}."),
    Halt.ZONE: mark("{units} marched {km} km from {origin} to {target} and halted before an enemy."),
    Halt.CONTACT: mark("{units} marched {km} km from {origin} to {target} and walked into an enemy."),
    Halt.CLOSED: mark("{units} marched {km} km from {origin} to {target} and found the way barred."),
    Halt.MINED: mark("{units} marched {km} km from {origin} to {target}, where mines halted them."),
    Halt.FIGHT: mark("{units} marched {km} km from {origin} to {target}, where they were attacked."),
}
STOPPED: Final = {
    Halt.ZONE: mark("{units} marched {km} km from {origin} to {target} and halted before {force}."),
    Halt.CLOSED: mark("{units} marched {km} km from {origin} to {target}, where {force} barred the way."),
}
"""Where the reader knows before whom."""

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
    box = page.theatre.units[event.unit].box
    words = {
        "faction": wording.faction(page.theatre, page.owner_of(event.unit)),
        "box": page.theatre.boxes[box].name if box >= 0 else _("beyond the map"),
        "place": positions.site(page.theatre, event.hex, event.site),
        "date": wording.short_date(page.theatre, event.day),
    }
    template = _("{units} of {faction} arrived at {place} from {box}.")
    if event.day != page.state.day:
        template = _("{units} of {faction} arrived at {place} from {box} on {date}.")
    page.tell(Rank.ARRIVAL, event.hex, template, words, units=(event.unit,), day=event.day)


def arrival_delayed(page: Page, event: ev.ArrivalDelayed) -> None:
    """Who waits outside, before which entrance, and who is in the way as far as the reader knows."""
    owner, site = page.owner_of(event.unit), page.theatre.units[event.unit].entry_site
    place = page.theatre.place_at.get((int(event.hex), int(site)))
    holder = NOBODY if place is None else int(page.state.holder[place])
    words = {
        "faction": wording.faction(page.theatre, owner),
        "place": positions.site(page.theatre, event.hex, site),
        "force": known_near(page, event.unit, event.hex, 0),
        "holder": wording.faction(page.theatre, holder),
    }
    template = _("{units} of {faction} could not enter at {place} and must wait.")
    ours = holder != NOBODY and relations.may(page.theatre, page.state, owner, holder, Right.SHARE_PLACE)
    if site == Site.AIRFIELD and not ours:
        template = _("{units} of {faction} could not enter at {place}, which {holder} holds, and must wait.")
    elif words["force"]:
        template = _("{units} of {faction} could not enter at {place} for {force} and must wait.")
    page.tell(Rank.ARRIVAL, event.hex, template, words, units=(event.unit,))


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
    trek.tenths_km += int(theatre.road_km[event.origin, direction]) if by_road else 10 * theatre.km_a_hex
    trek.target, trek.entered, trek.why, trek.goal = event.target, None, Halt.ORDERED, OFF_MAP
    trek.before = ""


def _trek(page: Page, units: Units, here: int) -> Trek | None:
    """The march under this heading that brought just these units here."""
    return next((t for t in reversed(page.treks) if t.units == units and t.target == here), None)


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
    left = set(event.units)
    trek = next((t for t in reversed(page.treks) if t.target == event.hex and left <= set(t.units)), None)
    if trek is not None:
        trek.why, trek.before = event.why, ""
        if event.why in STOPPED:
            hostile = event.why == Halt.ZONE
            trek.before = known_near(page, event.units[0], event.hex, 1, enemies=hostile)
    elif event.why == Halt.CLOSED:
        words = {"where": positions.at(page.theatre, event.hex)}
        page.tell(Rank.MARCH, event.hex, _("{units} found the way barred {where}."), words, units=event.units)


def site_entered(page: Page, event: ev.SiteEntered) -> None:
    """The end of a march into a place, or a move within a hex."""
    place = page.theatre.place_at.get((int(event.hex), int(event.site)))
    trek = _trek(page, event.units, event.hex)
    if trek is not None and trek.entered is None:
        trek.entered = place
    elif place is not None:
        words = {"place": page.theatre.places[place].name}
        page.tell(
            Rank.MARCH, event.hex, _("{units} entered {place}."), words, units=event.units, day=event.day
        )
    elif event.site == Site.OPEN:
        words = {"where": positions.at(page.theatre, event.hex)}
        template = _("{units} moved into the open {where}.")
        page.tell(Rank.MARCH, event.hex, template, words, units=event.units, day=event.day)


def tell_treks(page: Page) -> None:
    """Tell the marches of a page."""
    theatre = page.theatre
    for trek in page.treks:
        words = {
            "km": str((trek.tenths_km + 5) // 10),
            "origin": positions.point(theatre, trek.origin),
        }
        if trek.why == Halt.ARRIVED and trek.entered is not None:
            template = _(INTO)
            words["place"] = theatre.places[trek.entered].name
        else:
            words["target"] = positions.point(theatre, trek.target)
            words["goal"] = positions.point(theatre, trek.goal)
            goes_on = trek.why == Halt.TIME and trek.goal != OFF_MAP and words["goal"] != words["target"]
            words["force"] = trek.before
            stop = STOPPED[trek.why] if trek.before else MARCHES[trek.why]
            template = _(BOUND if goes_on else stop)
        page.tell(Rank.MARCH, trek.target, template, words, units=trek.units)


# Reactions, postures, control


def evacuated(page: Page, event: ev.UnitEvacuated) -> None:
    """Who made way for a stronger enemy; several steps of a unit are one."""
    force = known_near(page, event.unit, event.origin, int(page.state.alarm[event.unit]))
    origin, _target, force = page.escapes.get(event.unit, (event.origin, event.origin, force))
    page.escapes[event.unit] = (origin, event.target, force)


def tell_escapes(page: Page) -> None:
    """Tell who made way for a stronger enemy."""
    unknown = _("{units} of {faction} went out of a stronger enemy's way, from {origin} to {target}.")
    known = _("{units} of {faction} went out of the way of {force}, from {origin} to {target}.")
    for unit, (origin, target, force) in page.escapes.items():
        words = {
            "faction": wording.faction(page.theatre, page.owner_of(unit)),
            "origin": positions.point(page.theatre, origin),
            "target": positions.point(page.theatre, target),
            "force": force,
        }
        page.tell(Rank.MARCH, target, known if force else unknown, words, units=(unit,))


def blended_in(page: Page, event: ev.UnitBlendedIn) -> None:
    """Who hid among the people."""
    template = _("{units} of {faction} hid their weapons {where} as a stronger enemy came near.")
    faction = wording.faction(page.theatre, page.owner_of(event.unit))
    words = {"faction": faction, "where": positions.at(page.theatre, event.hex)}
    page.tell(Rank.OTHER, event.hex, template, words, units=(event.unit,))


def patrolled(page: Page, event: ev.PatrolMade) -> None:
    """Who searched, and what was found."""
    template = _("{units} searched for men in hiding {where} and found nobody.")
    if event.found:
        template = ngettext(
            "{units} searched for men in hiding {where} and found {count} unit.",
            "{units} searched for men in hiding {where} and found {count} units.",
            event.found,
        )
    words = {"where": positions.at(page.theatre, event.hex), "count": str(event.found)}
    page.tell(Rank.OTHER, event.hex, template, words, units=event.units)


def posture(page: Page, event: ev.PostureTaken) -> None:
    """A change of posture, but for getting ready to march."""
    if event.now in POSTURES:
        here = page.hex_of(event.unit)
        words = {"where": positions.at(page.theatre, here)}
        page.tell(Rank.OTHER, here, _(POSTURES[event.now]), words, units=(event.unit,))


def control(page: Page, event: ev.ControlPassed) -> None:
    """Who gives the orders from now on; of others' units that is not talked about."""
    if not page.sees(event.unit):
        return
    words = {"faction": wording.faction(page.theatre, event.now)}
    template = _("{units} came under the orders of {faction}.")
    page.tell(Rank.OTHER, page.hex_of(event.unit), template, words, units=(event.unit,))


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
    page.tell(Rank.CONTACT, event.hex, template, words)


def tell_sightings(page: Page) -> None:
    """Tell the new contacts of a page: men of a faction in one hex who look alike are one body."""
    bodies: dict[tuple[HexId, FactionId, str], int] = {}
    for event in page.seen.values():
        key = (event.hex, event.faction, _appearance(event))
        bodies[key] = bodies.get(key, 0) + event.men
    for (here, faction, template), men in bodies.items():
        words = {
            "men": wording.men(max(10, round(men, -1))),
            "faction": wording.faction(page.theatre, faction),
            "where": positions.at(page.theatre, here),
        }
        page.tell(Rank.CONTACT, here, template, words)


def _appearance(event: ev.ContactSeen) -> str:
    if event.posture in HIDDEN:
        return _("Found in hiding: about {men} of {faction} {where}.")
    if event.site != Site.OPEN:
        return _("Seen: a garrison of about {men} of {faction} {where}.")
    if event.posture in COLUMN:
        return _("Seen: a column of about {men} of {faction} {where}.")
    return _("Seen: a position of about {men} of {faction} {where}.")
