"""Chapter 6, finding the enemy.

A unit that stands openly (massed, mobile, entrenched, patrolling) is seen outright by every side
that has an observer within its range: the posture's range and its kind's, shortened by the ground,
and never farther than the observer sees. The people of a place report what comes within one hex to
its holder, unless their loyalty is deeply against him. Dispersed and underground men are not seen
outright: at each Dusk a faction with units in their hex or beside it, and on a patrol one in their
hex, has a chance to find them; the loyalty of a town in their hex raises or lowers it, and the
faction's partners learn of it.

What a side has seen is a contact: where, when, whose, how many men and in what posture. A contact
ages; it is struck off when the side looks at its hex and finds nobody there. Men in hiding are not
struck off by looking.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np

from game.dice import Purpose
from game.kernels.watch import SEEN, stirring, watch
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import loyalty, relations
from game.rules.journal import Journal
from game.terms import (
    NO_UNIT,
    OFF_MAP,
    Bools,
    ContactId,
    Day,
    FactionId,
    HexId,
    Ints,
    Posture,
    Right,
    Site,
    UnitId,
)

SITES: Final = tuple(Site)  # looked up far quicker than made from their numbers: this is asked most of all
POSTURES: Final = tuple(Posture)


def positions(state: State) -> Ints:
    """(units,) hex of each unit on the map, OFF_MAP of the others."""
    out: Ints = np.where(state.present, state.hex, OFF_MAP).astype(np.int32)
    return out


def look(journal: Journal, subjects: Iterable[int]) -> None:
    """Bring every side's contacts up to date after `subjects` moved or changed."""
    theatre, state = journal.theatre, journal.state
    news = watch(
        theatre.grid.columns,
        theatre.shares_sight,
        state.relation,
        theatre.terrain,
        theatre.sight.by_posture,
        theatre.type_visible,
        theatre.sight.hides,
        theatre.unit_type,
        theatre.unit_sees,
        state.status,
        state.hex,
        state.site,
        state.faction,
        state.controller,
        state.men,
        state.posture,
        theatre.place_hex,
        loyalty.informed(theatre, state),
        state.contact_of,
        state.contact_hex,
        state.contact_site,
        state.contact_day,
        state.contact_faction,
        state.contact_type,
        state.contact_men,
        state.contact_posture,
        state.day,
        np.array(tuple(subjects), np.int32),
    )
    for side, unit, what in news.tolist():
        if what == SEEN:
            spot(journal, FactionId(side), UnitId(unit))
        else:
            row = int(state.contact_of[side, unit])
            there = HexId(int(state.contact_hex[side, row]))
            journal.record(ev.ContactLost(FactionId(side), ContactId(row), UnitId(unit), there))


def where_it_stirs(theatre: Theatre, state: State, units: tuple[UnitId, ...]) -> Bools:
    """(hexes,) where units on the march could see or be seen by anybody; elsewhere nobody need look.

    Units of several factions may be news to one another's friends wherever they go.
    """
    if len({(int(state.faction[unit]), int(state.controller[unit])) for unit in units}) > 1:
        return np.ones(len(theatre.grid), np.bool_)
    who = relations.audience(theatre, state, units[0])
    return stirring(
        theatre.grid.columns,
        theatre.grid.rows,
        theatre.terrain,
        theatre.sight.by_posture,
        theatre.type_visible,
        theatre.sight.hides,
        theatre.unit_type,
        theatre.unit_sees,
        state.status,
        state.hex,
        state.posture,
        who.strangers,
        who.watchful,
        theatre.place_hex,
        loyalty.informed(theatre, state),
        who.eyes,
        state.contact_of,
        state.contact_hex,
        state.contact_type,
        state.contact_posture,
        np.array(units, np.int32),
    )


def spot(journal: Journal, side: FactionId, unit: UnitId) -> None:
    """Enter what a side now knows of a unit."""
    theatre, state = journal.theatre, journal.state
    row = int(state.contact_of[side, unit])
    if row < 0:
        row = int((state.contact_hex[side] == OFF_MAP).argmax())
    journal.record(
        ev.ContactSeen(
            side=side,
            contact=ContactId(row),
            unit=unit,
            hex=HexId(int(state.hex[unit])),
            site=SITES[state.site[unit]],
            day=Day(state.day),
            faction=FactionId(int(state.faction[unit])),
            type=theatre.units[unit].type,
            men=int(state.men[unit]),
            posture=POSTURES[state.posture[unit]],
            quality=theatre.units[unit].quality,
        )
    )


def strike_off(journal: Journal, side: FactionId, row: int) -> None:
    """Strike a report off, whether or not there is anybody behind it."""
    state = journal.state
    of = (state.contact_of[side] == row).nonzero()[0]
    unit = UnitId(int(of[0])) if of.size else NO_UNIT
    there = HexId(int(state.contact_hex[side, row]))
    journal.record(ev.ContactLost(side, ContactId(row), unit, there))


def search(journal: Journal) -> None:
    """Dusk: each faction may find men who hide in or beside a hex where it has units of its own."""
    theatre, state = journal.theatre, journal.state
    where, faction = positions(state), state.faction.tolist()
    standing: dict[int, list[int]] = {}
    for unit in (where != OFF_MAP).nonzero()[0].tolist():
        standing.setdefault(int(where[unit]), []).append(unit)
    hiding = (theatre.sight.by_posture[state.posture] < 0) & (where != OFF_MAP)
    for unit in hiding.nonzero()[0].tolist():
        here = int(where[unit])
        ring = (here, *theatre.neighbours[here].tolist())
        beside = [other for there in ring for other in standing.get(there, ()) if other != unit]
        for side in sorted({faction[other] for other in beside}):
            if relations.may(theatre, state, side, faction[unit], Right.SHARE_SIGHT):
                continue
            theirs = [other for other in beside if faction[other] == side]
            patrol = any(int(state.posture[other]) == Posture.PATROLLING for other in theirs)
            try_to_find(journal, FactionId(side), UnitId(unit), patrol=patrol)


def try_to_find(journal: Journal, side: FactionId, unit: UnitId, *, patrol: bool) -> bool:
    """Roll for a faction to find a hidden unit; tell whether it did. Its partners learn of it."""
    theatre, state = journal.theatre, journal.state
    chance = int(theatre.sight.chance[state.posture[unit]]) + patrol * theatre.sight.patrol
    chance += loyalty.informers(theatre, state, side, int(state.hex[unit]))
    if chance <= 0 or journal.roll(Purpose.DETECT, 1000, unit) > chance:
        return False
    for other in range(len(theatre.factions)):
        told = relations.may(theatre, state, other, side, Right.SHARE_SIGHT)
        if told and not relations.rows_seen(theatre, state, other)[unit]:
            spot(journal, FactionId(other), unit)
    return True


def known(theatre: Theatre, state: State, side: int, right: Right = Right.ATTACK) -> Ints:
    """(k,) rows of a side's fresh contacts with factions over whom it has a right."""
    over = relations.rights(theatre, state, side, right)
    contacts = (state.contact_hex[side] != OFF_MAP) & over[state.contact_faction[side]]
    fresh = state.contact_day[side] >= state.day - theatre.fresh
    out: Ints = (contacts & fresh).nonzero()[0].astype(np.int32)
    return out


def open_contacts(theatre: Theatre, state: State, side: int) -> Ints:
    """(k,) rows of a side's fresh contacts with enemies who stand openly."""
    rows = known(theatre, state, side)
    out: Ints = rows[theatre.sight.by_posture[state.contact_posture[side, rows]] >= 0]
    return out
