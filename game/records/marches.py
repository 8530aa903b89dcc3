"""Sentences about units on their way: marches, arrivals, reactions, postures.

The legs of a march are gathered on the page; when it closes, one sentence tells who went from where
to where, how far, and what stopped them. Units that made the same march share it.
"""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.records import positions, wording
from game.records.forces import known_near
from game.records.page import Page, Rank, Several, Trek
from game.rules import relations
from game.terms import NOBODY, OFF_MAP, Halt, Posture, Right, Site, Units
from game.texts import _, articled, mark, ngettext

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

UNHINDERED: Final = (Halt.ARRIVED, Halt.TIME, Halt.ORDERED)
TOLD_BY_FIGHTS: Final = (Halt.CONTACT, Halt.FIGHT)

BOUND: Final = mark("{units} marched {km} km from {origin} to {target}, bound for {goal}.")
INTO: Final = mark("{units} marched {km} km from {origin} into {place}.")

MARCHED_INTO: Final = Several(mark("Marched in: {entries}."), mark("{units} into {place}"))
MARCHED: Final = Several(mark("Marched: {entries}."), mark("{units} to {target}"))
ON_THE_WAY: Final = Several(mark("On the march: {entries}."), mark("{units} to {goal}"))
ENTERED: Final = Several(mark("Moved within the hex: {entries}."), mark("{units} into {place}"))
ESCAPED: Final = Several(
    mark("Out of the way of stronger enemies: {entries}."),
    mark("{units} of {faction} from {origin} to {target}"),
)
SEARCHED: Final = Several(mark("Patrols found nobody in hiding {entries}."), mark("{where}"))
"""How several of the everyday movements under a heading are told."""

POSTURES: Final = {
    Posture.MASSED: mark("{units} massed {where}."),
    Posture.DISPERSED: mark("{units} dispersed {where}."),
    Posture.UNDERGROUND: mark("{units} went underground {where}."),
    Posture.ENTRENCHED: mark("{units} dug in {where}."),
    Posture.PATROLLING: mark("{units} began to patrol {where}."),
}
"""Becoming mobile is part of a march and goes without saying."""

TOOK_UP: Final = {
    Posture.MASSED: mark("Massed: {entries}."),
    Posture.DISPERSED: mark("Dispersed: {entries}."),
    Posture.UNDERGROUND: mark("Went underground: {entries}."),
    Posture.ENTRENCHED: mark("Dug in: {entries}."),
    Posture.PATROLLING: mark("Set to patrol: {entries}."),
}
"""The same of several."""


# On and off the map


def arrived(page: Page, event: ev.UnitArrived) -> None:
    """Arrivals at one place on one day make one sentence."""
    box = page.theatre.units[event.unit].box
    words = {
        "faction": wording.faction(page.theatre, page.owner_of(event.unit)),
        "box": articled(page.theatre.boxes[box].name) if box >= 0 else _("beyond the map"),
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
        words = {"place": articled(page.theatre.places[place].name)}
        template = _("{units} entered {place}.")
        page.tell(*(Rank.SITE, event.hex, (template, ENTERED), words), units=event.units, day=event.day)
    elif event.site == Site.OPEN:
        words = {"where": positions.at(page.theatre, event.hex)}
        template = _("{units} moved into the open {where}.")
        page.tell(Rank.MARCH, event.hex, template, words, units=event.units, day=event.day)


def tell_treks(page: Page) -> None:
    """Tell the marches of a page but for those that a fight of the page has told."""
    for trek in page.treks:
        if trek.why in TOLD_BY_FIGHTS and any(set(trek.units) & set(fight.men) for fight in page.battles):
            continue
        template, words, several = _trek_in_words(page, trek)
        page.tell(Rank.MARCH, trek.target, (template, several), words, units=trek.units)


def _trek_in_words(page: Page, trek: Trek) -> tuple[str, dict[str, str], Several | None]:
    """The template of a march, its words, and how several of the kind are told."""
    theatre = page.theatre
    words = {
        "km": str((trek.tenths_km + 5) // 10),
        "origin": positions.point(theatre, trek.origin),
    }
    if trek.why == Halt.ARRIVED and trek.entered is not None:
        return _(INTO), words | {"place": articled(theatre.places[trek.entered].name)}, MARCHED_INTO
    words |= {
        "target": positions.point(theatre, trek.target),
        "goal": positions.point(theatre, trek.goal),
        "force": trek.before,
    }
    if trek.why == Halt.TIME and trek.goal != OFF_MAP and words["goal"] != words["target"]:
        return _(BOUND), words, ON_THE_WAY
    if trek.before:
        return _(STOPPED[trek.why]), words, None
    return _(MARCHES[trek.why]), words, MARCHED if trek.why in UNHINDERED else None


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
        template = known if force else unknown
        page.tell(Rank.MARCH, target, (template, ESCAPED), words, units=(unit,))


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
    several = None if event.found else SEARCHED
    page.tell(Rank.OTHER, event.hex, (template, several), words, units=event.units)


def posture(page: Page, event: ev.PostureTaken) -> None:
    """A change of posture, but for getting ready to march."""
    if event.now in POSTURES:
        here = page.hex_of(event.unit)
        words = {"where": positions.at(page.theatre, here)}
        several = Several(TOOK_UP[event.now], mark("{units} {where}"))
        page.tell(Rank.OTHER, here, (_(POSTURES[event.now]), several), words, units=(event.unit,))


def control(page: Page, event: ev.ControlPassed) -> None:
    """Who gives the orders from now on; of others' units that is not talked about."""
    if not page.sees(event.unit):
        return
    words = {"faction": wording.faction(page.theatre, event.now)}
    template = _("{units} came under the orders of {faction}.")
    page.tell(Rank.OTHER, page.hex_of(event.unit), template, words, units=(event.unit,))
