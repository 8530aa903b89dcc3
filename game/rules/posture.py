"""Chapter 6, finding the enemy: postures and standing orders.

Irregulars are massed, dispersed or underground; regulars mobile, entrenched or patrolling. Taking
up a posture costs a day, but going from entrenched or patrolling to mobile costs nothing. To mass
again irregulars need arms from a friendly place or a cache near by. Any unit may be told to hold or
to evacuate; only irregulars lie in ambush or blend in.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Adopt, StandBy
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, caches, detection, marching, movement
from game.rules.journal import Journal
from game.terms import Posture, Reason, Standing

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
        need = price(theatre, state, unit, order.posture)
        if (late := movement.short_of_time(theatre, state, unit, need)) is not None:
            return late
    if order.posture != Posture.MASSED:
        return None
    return caches.lacking(theatre, state, [(unit, caches.arms(theatre, state, unit)) for unit in order.units])


def adopt(journal: Journal, order: Adopt) -> None:
    """Take up a posture."""
    state = journal.state
    marching.clear_route(journal, order.units)
    for unit in order.units:
        if order.posture == Posture.MASSED:
            caches.draw(journal, unit, caches.arms(journal.theatre, state, unit))
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
