"""The situation of a side in words, as a briefing tells it, at a window or in a terminal; no pygame here."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from game.model.state import State
from game.model.theatre import Theatre
from game.records import aims, positions, wording
from game.terms import NEVER, OFF_MAP, FactionId, Status
from game.texts import _, ngettext, titled
from game.ui import words

Row = tuple[str, str, str]  # name, what it is, where it is


def chief_aim(theatre: Theatre, faction: int) -> str:
    """The aim of a faction that brings it most points, in words; empty if it has none."""
    own = [aim for aim in theatre.objectives if aim.faction == faction]
    dearest = max(own, key=lambda aim: aim.points, default=None)
    return "" if dearest is None else words.capital(aims.aim_in_words(theatre, dearest))


def situation(theatre: Theatre, state: State, seat: FactionId) -> Iterator[str]:
    """The situation in sentences."""
    calendar = theatre.calendar
    last = calendar.turns * calendar.days_a_turn - 1
    told = _("{title}: {turns} turns of {days}, from {first} to {last}.")
    yield told.format(
        title=titled(theatre.title),
        turns=calendar.turns,
        days=wording.days(calendar.days_a_turn),
        first=wording.long_date(theatre, 0),
        last=wording.long_date(theatre, last),
    )
    mine = np.flatnonzero((state.controller == seat) & (state.status == int(Status.PRESENT)))
    men = int(state.men[mine].sum())
    due = len(list(coming(theatre, state, seat)))
    units = ngettext("{count} unit", "{count} units", len(mine)).format(count=len(mine))
    told = _("{faction} has {units} with {men} on the map; {due} are to come.")
    if not len(mine):
        told = _("{faction} has nobody on the map yet; {due} units are to come.")
    yield told.format(faction=titled(theatre.factions[seat].name), units=units, men=wording.men(men), due=due)
    rows = np.flatnonzero(state.contact_hex[seat] != OFF_MAP).tolist()
    known: dict[int, int] = {}
    for row in rows:
        who = int(state.contact_faction[seat, row])
        known[who] = known.get(who, 0) + int(state.contact_men[seat, row])
    for who, count in sorted(known.items()):
        told = _("Reports speak of about {men} of {faction}.")
        about = wording.men(max(10, round(count, -1)))
        yield told.format(men=about, faction=wording.faction(theatre, who))
    order = ", ".join(titled(theatre.factions[f].name) for f in theatre.order_of_phases)
    yield _(
        "In each turn the factions give their orders in this order: {order}; then comes the night."
    ).format(order=order)


def present(theatre: Theatre, state: State, seat: FactionId) -> Iterator[Row]:
    """Units on the map: name, what they are, where they stand."""
    mine = (state.controller == seat) & (state.status == int(Status.PRESENT))
    units = np.flatnonzero(mine).tolist()
    for unit in sorted(units, key=lambda u: (int(state.hex[u]), u)):
        fixed = theatre.units[unit]
        what = f"{titled(theatre.types[fixed.type].name)}, {wording.men(int(state.men[unit]))}"
        yield fixed.name, what, words.capital(positions.describe(theatre, int(state.hex[unit])))


def coming(theatre: Theatre, state: State, seat: FactionId) -> Iterator[Row]:
    """Units that are still to come, those with a date first."""
    mine = (state.faction == seat) & (state.status == int(Status.PENDING))
    units = np.flatnonzero(mine).tolist()
    for unit in sorted(units, key=lambda u: (int(state.due[u]) == NEVER, int(state.due[u]), u)):
        fixed, due = theatre.units[unit], int(state.due[unit])
        what = f"{titled(theatre.types[fixed.type].name)}, {wording.men(fixed.men)}"
        when = _("if events bring it") if due == NEVER else wording.day_and_month(theatre, max(0, due))
        if due != NEVER and fixed.box >= 0:
            when = f"{when}, {titled(theatre.boxes[fixed.box].name)}"
        yield fixed.name, what, when


def wings(theatre: Theatre, state: State, seat: FactionId) -> Iterator[Row]:
    """Wings of aircraft and whence they fly."""
    for number, wing in enumerate(theatre.wings):
        count = int(state.aircraft[number])
        if wing.faction != seat or not count:
            continue
        place = int(state.wing_place[number])
        base = titled(theatre.places[place].name) if place >= 0 else ""
        base = base or (titled(theatre.boxes[wing.box].name) if wing.box >= 0 else "")
        aircraft = ngettext("{count} aircraft", "{count} aircraft", count).format(count=count)
        yield titled(wing.name), f"{titled(theatre.wing_types[wing.type].name)}, {aircraft}", base
