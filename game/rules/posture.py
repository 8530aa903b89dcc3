"""Chapter 6, finding the enemy: postures and standing orders.

Irregulars are massed, dispersed or underground; regulars mobile, entrenched or patrolling. Taking
up a posture costs a day, but going from entrenched or patrolling to mobile costs nothing. A patrol
costs a day and searches the unit's hex for men in hiding. Any unit may be told to hold or to
evacuate; only irregulars lie in ambush or blend in.
"""

from __future__ import annotations

import numpy as np

from game.model import events as ev
from game.model.orders import Adopt, Patrol, StandBy
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, detection, marching, movement, relations
from game.rules.journal import Journal
from game.terms import FactionId, HexId, Posture, Reason, Right, Standing, UnitId

IRREGULAR = (Posture.MASSED, Posture.DISPERSED, Posture.UNDERGROUND)
FARTHEST_ALARM = 8


def price(theatre: Theatre, state: State, unit: int, posture: Posture) -> int:
    """Thousandths of a day that taking up a posture costs a unit."""
    leaving = int(state.posture[unit]) in aftermath.STANDING_STILL and posture == Posture.MOBILE
    return 0 if leaving else theatre.posture_time


def refusal_to_adopt(theatre: Theatre, state: State, order: Adopt) -> Refusal | None:
    """Why a posture may not be taken up; None if it may."""
    for unit in order.units:
        if (order.posture in IRREGULAR) != theatre.unit_irregular[unit]:
            return Refusal(Reason.WRONG_KIND, unit)
        if int(state.posture[unit]) == order.posture:
            return Refusal(Reason.ALREADY, unit)
        left, need = movement.time_left(theatre, state, unit), price(theatre, state, unit, order.posture)
        if need > left:
            return Refusal(Reason.NO_TIME, unit, have=left, need=need)
    return None


def adopt(journal: Journal, order: Adopt) -> None:
    """Take up a posture."""
    state = journal.state
    marching.clear_route(journal, order.units)
    for unit in order.units:
        was = Posture(int(state.posture[unit]))
        spent = int(state.spent[unit]) + price(journal.theatre, state, unit, order.posture)
        journal.record(ev.PostureTaken(unit, was, order.posture, spent))
    detection.look(journal, order.units)


def refusal_to_stand_by(theatre: Theatre, order: StandBy) -> Refusal | None:
    """Why a standing order may not be given; None if it may."""
    if not 0 <= order.alarm <= FARTHEST_ALARM:
        return Refusal(Reason.OUT_OF_RANGE, have=order.alarm, need=FARTHEST_ALARM)
    if order.standing in (Standing.AMBUSH, Standing.BLEND_IN):
        for unit in order.units:
            if not theatre.unit_irregular[unit]:
                return Refusal(Reason.WRONG_KIND, unit)
    return None


def stand_by(journal: Journal, order: StandBy) -> None:
    """Give a standing order."""
    journal.record(ev.StandingSet(order.units, order.standing, order.alarm))


def refusal_to_patrol(theatre: Theatre, state: State, order: Patrol) -> Refusal | None:
    """Why a patrol may not be made; None if it may."""
    here = state.hex[order.units[0]]
    for unit in order.units:
        if state.hex[unit] != here:
            return movement.apart(theatre, state, unit, int(here))
        if int(state.posture[unit]) == Posture.UNDERGROUND:
            return movement.in_posture(theatre, state, unit)
        left = movement.time_left(theatre, state, unit)
        if left < theatre.patrol_time:
            return Refusal(Reason.NO_TIME, unit, have=left, need=theatre.patrol_time)
    return None


def patrol(journal: Journal, order: Patrol) -> None:
    """Search the hex: one try at each enemy who hides in it."""
    theatre, state = journal.theatre, journal.state
    here = int(state.hex[order.units[0]])
    side = FactionId(int(state.controller[order.units[0]]))
    spent = max(int(state.spent[unit]) for unit in order.units) + theatre.patrol_time
    enemies = relations.rights(theatre, state, side, Right.ATTACK)[state.faction]
    hiding = enemies & (detection.positions(state) == here)
    hiding &= theatre.sight.by_posture[state.posture] < 0
    found = 0
    for unit in np.flatnonzero(hiding).tolist():
        found += detection.try_to_find(journal, side, UnitId(unit), patrol=True)
    journal.record(ev.PatrolMade(order.units, HexId(here), found, spent))
