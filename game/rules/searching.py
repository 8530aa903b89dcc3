"""Chapter 6, finding the enemy: patrols.

A patrol costs a day and searches the hex of its units: for each enemy who hides there it has one
chance, greater where the people of the place inform. Men found whom the
patrol outmatches by three to two are fought at once, or slip away into the next hex; stronger ones
are left alone and reported. Reports of men in hiding there of whom nothing is found are struck off.
Each cache in the hex may be found, and is destroyed; so may mines on the roads out of it.
"""

from __future__ import annotations

import numpy as np

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Patrol
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, combat, detection, fighting, mines, movement, relations
from game.rules.journal import Journal
from game.terms import (
    OFF_MAP,
    FactionId,
    HexId,
    Outcome,
    Posture,
    Right,
    Status,
    UnitId,
)


def refusal(theatre: Theatre, state: State, order: Patrol) -> Refusal | None:
    """Why a patrol may not be made; None if it may."""
    here = state.hex[order.units[0]]
    for unit in order.units:
        if state.hex[unit] != here:
            return movement.apart(theatre, state, unit, int(here))
        if int(state.posture[unit]) == Posture.UNDERGROUND:
            return movement.in_posture(theatre, state, unit)
        if (late := movement.short_of_time(theatre, state, unit, theatre.patrol_time)) is not None:
            return late
    return None


def patrol(journal: Journal, order: Patrol) -> None:
    """Search the hex: one try at each enemy who hides in it, then at caches and mines."""
    theatre, state = journal.theatre, journal.state
    here = int(state.hex[order.units[0]])
    side = FactionId(int(state.controller[order.units[0]]))
    spent = max(int(state.spent[unit]) for unit in order.units) + theatre.patrol_time
    enemies = relations.rights(theatre, state, side, Right.ATTACK)[state.faction]
    hiding = enemies & (detection.positions(state) == here)
    hiding &= theatre.sight.by_posture[state.posture] < 0
    tried = [UnitId(unit) for unit in hiding.nonzero()[0].tolist()]
    found = [unit for unit in tried if detection.try_to_find(journal, side, unit, patrol=True)]
    journal.record(ev.PatrolMade(order.units, HexId(here), len(found), spent))
    if theatre.search is None:
        return
    _search_caches(journal, order.units[0], side, theatre.search.caches)
    mines.search(journal, order.units)
    _strike_off(journal, side, here, found)
    for unit in found:
        _flush(journal, order.units, unit, theatre.search.fight)


def _search_caches(journal: Journal, unit: UnitId, side: FactionId, chance: int) -> None:
    """Look for the caches of enemies in the hex of a unit, and destroy those found."""
    state, here = journal.state, HexId(int(journal.state.hex[unit]))
    enemies = relations.rights(journal.theatre, state, side, Right.ATTACK)
    for owner, row in np.argwhere((state.cache_hex == here) & enemies[:, None]).tolist():
        if journal.roll(Purpose.SEARCH, 1000, unit) <= chance:
            loads = int(state.cache_loads[owner, row])
            journal.record(ev.CacheDestroyed(FactionId(owner), row, here, side, loads))


def _strike_off(journal: Journal, side: FactionId, here: int, found: list[UnitId]) -> None:
    """Strike off the reports of men in hiding in a hex that are not those of men found there."""
    theatre, state = journal.theatre, journal.state
    enemies = relations.rights(theatre, state, side, Right.ATTACK)
    for other in relations.partners(theatre, state, side):
        reports = (state.contact_hex[other] == here) & enemies[state.contact_faction[other]]
        reports &= theatre.sight.by_posture[state.contact_posture[other]] < 0
        reports[state.contact_of[other, found]] = False
        for row in reports.nonzero()[0].tolist():
            detection.strike_off(journal, other, row)


def _flush(journal: Journal, patrol_: tuple[UnitId, ...], unit: UnitId, chance: int) -> None:
    """Bring men who were found to a fight, or let them slip away."""
    theatre, state = journal.theatre, journal.state
    alive = tuple(one for one in patrol_ if int(state.status[one]) == Status.PRESENT)
    if not alive or int(state.status[unit]) != Status.PRESENT or not _outmatches(theatre, state, alive, unit):
        return
    if journal.roll(Purpose.FLUSH, 1000, unit) > chance:
        origin = HexId(int(state.hex[unit]))
        target = aftermath.ways_back(theatre, state, (alive, (unit,)), Outcome.RETREATED)[unit]
        if target not in (origin, OFF_MAP):
            journal.record(ev.UnitEvacuated(unit, origin, target, int(state.spent[unit])))
            return
    fighting.flush(journal, alive, unit)


def _outmatches(theatre: Theatre, state: State, patrol_: tuple[UnitId, ...], unit: UnitId) -> bool:
    force = [combat.element(theatre, state, one) for one in patrol_]
    foe = [combat.element(theatre, state, unit)]
    return combat.outmatches(theatre, force, foe)
