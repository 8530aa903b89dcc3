"""Chapter 5, movement: reactions by standing order.

After each leg, every enemy of the marching units for whom they are near acts by its standing order,
in order of unit number:

- *evacuate*: when it knows of a force within its alarm whose attack would outmatch the defence of
  all its side's units in its hex by three to two, it goes out of the way as far as a day's march
  allows; the time is its own, owed to its next turn if need be; vehicles without fuel stay;
- *ambush*: hidden men within one hex may strike first; the marching units are surprised;
- *blend in*: irregulars within their alarm of such a force hide their weapons among the people;
- *hold*: hidden men whose very hex is entered fight, with surprise; all others stay where they are.

Then aircraft on call may attack the column (chapter 8). A fight ends the march.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from game.dice import Purpose
from game.kernels.influence import distances, near
from game.kernels.reach import reach
from game.kernels.watch import alarmed, alarming
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, caches, combat, detection, fighting, movement, strikes, wear
from game.rules.journal import Journal
from game.terms import (
    DAY,
    Bools,
    FightKind,
    Halt,
    HexId,
    Ints,
    Pace,
    Posture,
    Site,
    Standing,
    Status,
    UnitId,
)

STRIKE = 1  # hexes from which men in ambush strike
EVACUATION = DAY  # thousandths of a day that a unit will march out of the way
SAFE_DISTANCE = 12  # hexes beyond which an enemy's distance matters no more


def to_march(journal: Journal, units: tuple[UnitId, ...], here: int, enemies: Bools) -> Halt | None:
    """Let enemies near marching units react to their last leg; tell if that ended the march.

    here: where the leg led    enemies: (factions,) whom the units' side may attack
    """
    theatre, state = journal.theatre, journal.state
    near_by = alarmed(theatre.grid.columns, *_watchers(theatre, state, enemies), here, STRIKE)
    for unit in near_by.tolist():
        if int(state.status[unit]) != Status.PRESENT:
            continue
        halt = _react(journal, UnitId(unit), units, here)
        if halt is not None:
            return halt
    return strikes.against_march(journal, units, here, enemies)


def where_alarmed(theatre: Theatre, state: State, enemies: Bools) -> Bools:
    """(hexes,) where units on the march come near enough to an enemy, as things stand, for him to react.

    enemies: (factions,) whom the units' side may attack. Aircraft on call are another matter.
    """
    grid = theatre.grid
    return alarming(grid.columns, grid.rows, *_watchers(theatre, state, enemies), STRIKE)


def _watchers(
    theatre: Theatre, state: State, enemies: Bools
) -> tuple[Ints, Ints, Ints, Ints, Ints, Ints, Bools, Ints]:
    """The columns that tell who may react: alike for the two kernels that ask."""
    units = (state.status, state.hex, state.faction, state.posture, state.standing, state.alarm)
    return (*units, enemies, theatre.sight.by_posture)


def _react(journal: Journal, unit: UnitId, units: tuple[UnitId, ...], here: int) -> Halt | None:
    theatre, state = journal.theatre, journal.state
    distance = theatre.grid.distance(int(state.hex[unit]), here)
    standing = int(state.standing[unit])
    way_out = WAYS_OUT.get(standing)
    near_enough = way_out is not None and distance <= state.alarm[unit]
    if way_out and near_enough and _outmatched(theatre, state, unit, here) and way_out(journal, unit):
        return None
    if not _lurks(theatre, state, unit, units):
        return None
    if standing == Standing.AMBUSH and distance <= STRIKE:
        if journal.roll(Purpose.AMBUSH, 1000, unit) > theatre.ambush_chance:
            return None
        fighting.surprise(journal, FightKind.AMBUSH, unit, units)
        return Halt.FIGHT
    if distance == 0 and int(state.site[unit]) == Site.OPEN and standing != Standing.BLEND_IN:
        fighting.surprise(journal, FightKind.CONTACT, unit, units)
        return Halt.CONTACT
    return None


def _lurks(theatre: Theatre, state: State, unit: int, units: tuple[UnitId, ...]) -> bool:
    """Whether a unit hides under arms where the marching side does not know of it."""
    if int(state.posture[unit]) == Posture.UNDERGROUND:
        return False
    hidden = theatre.sight.by_posture[state.posture[unit]] < 0
    row = int(state.contact_of[state.controller[units[0]], unit])
    found = row >= 0 and state.contact_hex[state.controller[units[0]], row] == state.hex[unit]
    return bool(hidden) and not found


def _outmatched(theatre: Theatre, state: State, unit: int, here: int) -> bool:
    """Whether a unit's side knows of a force at `here` that outmatches its own in the unit's hex."""
    side = int(state.controller[unit])
    coming = [combat.report(state, side, row) for row in combat.opponents(theatre, state, side, here)]
    if not coming:
        return False
    ours = (state.hex == state.hex[unit]) & state.present & (state.controller == side)
    own = [combat.element(theatre, state, u) for u in ours.nonzero()[0].tolist()]
    return combat.outmatches(theatre, coming, own)


def evacuate(journal: Journal, unit: UnitId) -> bool:
    """Go out of the way, if there is a better place within a day's march; tell whether it went."""
    theatre, state = journal.theatre, journal.state
    side = int(state.controller[unit])
    origin = int(state.hex[unit])
    owed = int(state.spent[unit]) - theatre.calendar.budget
    if owed >= theatre.calendar.budget or int(state.posture[unit]) == Posture.UNDERGROUND:
        return False
    if wear.refusal_to_march(theatre, state, unit, Pace.USUAL) is not None:
        return False
    rows = detection.known(theatre, state, side)
    threats = state.contact_hex[side, rows]
    costs = movement.times(theatre, state, (unit,)).tactical
    nowhere = np.zeros(len(theatre.grid), np.bool_)
    barred = near(theatre.grid.columns, theatre.grid.rows, threats, 1)
    cost, _ = reach(theatre.neighbours, costs, costs, nowhere, barred, nowhere, origin, 0, -1, EVACUATION)
    reached = (cost <= EVACUATION).nonzero()[0].astype(np.int32)
    away = distances(theatre.grid.columns, reached, threats).min(axis=1, initial=SAFE_DISTANCE)
    target = int(reached[np.lexsort((reached, cost[reached], -away))[0]])
    if target == origin:
        return False
    spent = int(state.spent[unit]) + int(cost[target])
    aftermath.get_moving(journal, unit)
    caches.leave(journal, unit)
    journal.record(ev.UnitEvacuated(unit, HexId(origin), HexId(target), spent))
    detection.look(journal, (unit,))
    return True


def _blend_in(journal: Journal, unit: UnitId) -> bool:
    """Go underground, if the unit's kind can; tell whether it did."""
    theatre, state = journal.theatre, journal.state
    was = Posture(int(state.posture[unit]))
    if not theatre.unit_irregular[unit] or was == Posture.UNDERGROUND:
        return False
    spent = int(state.spent[unit]) + theatre.posture_time
    caches.leave(journal, unit)
    journal.record(ev.UnitBlendedIn(unit, HexId(int(state.hex[unit])), was, Posture.UNDERGROUND, spent))
    detection.look(journal, (unit,))
    return True


WAYS_OUT: Final[dict[int, Callable[[Journal, UnitId], bool]]] = {
    Standing.EVACUATE: evacuate,
    Standing.BLEND_IN: _blend_in,
}
