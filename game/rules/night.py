"""Chapter 4, the turn: plans for the night.

A plan is carried out in the first Night by which its units have spent their time, one from the air in
the first; those who plan the same against the same target go together. The best units go first, then
those of the lower number. A plan ends with its night; those who attack spend the time of a night and
the day after it, owed to the next turn if need be, so that nobody attacks two nights running.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.model import events as ev
from game.model.orders import Infiltrate, Raid, SuicideAttack
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import caches, coups, movement, raids, relations, traits
from game.rules.journal import Journal
from game.terms import DAY, NO_PLACE, FactionId, NightPlan, PlaceId, Posture, Reason, Status, UnitId

PLANS: Final[dict[NightPlan, Callable[[Journal, tuple[UnitId, ...]], None]]] = {
    NightPlan.RAID: raids.raid,
    NightPlan.INFILTRATE: raids.rise,
    NightPlan.SEIZE: coups.seize,
    NightPlan.SUICIDE: raids.send_bombers,
}
MEANT: Final[dict[type, NightPlan]] = {
    Raid: NightPlan.RAID,
    Infiltrate: NightPlan.INFILTRATE,
    SuicideAttack: NightPlan.SUICIDE,
}


def refusal(
    theatre: Theatre, state: State, side: int, order: Raid | SuicideAttack | Infiltrate
) -> Refusal | None:
    """Why a raid or rising may not be planned, from what the side knows; None if it may."""
    plan, place = MEANT[type(order)], theatre.places[order.place]
    if theatre.night is None:
        return Refusal(Reason.NOT_PLAYED, order.units[0])
    for unit in order.units:
        if (wrong := _wrong_unit(theatre, state, unit, order)) is not None:
            return wrong
    holder = FactionId(int(state.holder[order.place]))
    if not relations.hostile(theatre, state, side, holder):
        return Refusal(Reason.NOT_HOSTILE, hex=place.hex, faction=holder)
    if all(state.plan[unit] == plan and state.plan_target[unit] == order.place for unit in order.units):
        return Refusal(Reason.ALREADY, order.units[0])
    if plan == NightPlan.INFILTRATE:
        return caches.lacking(theatre, state, [(u, caches.arms(theatre, state, u)) for u in order.units])
    return None


def _wrong_unit(
    theatre: Theatre, state: State, unit: UnitId, order: Raid | SuicideAttack | Infiltrate
) -> Refusal | None:
    raider = traits.has(theatre, unit, traits.RAIDER) and isinstance(order, Raid)
    if not theatre.unit_irregular[unit] and not raider:
        return Refusal(Reason.WRONG_KIND, unit)
    rises = isinstance(order, Infiltrate)
    if rises and state.posture[unit] != Posture.UNDERGROUND:
        return movement.in_posture(theatre, state, unit)
    away = raids.distance(theatre, state, unit, order.place)
    reach = 0 if rises else raids.reach(theatre)
    if away > reach:
        return Refusal(Reason.OUT_OF_REACH, unit, theatre.places[order.place].hex, have=away, need=reach)
    least = raids.fewest(theatre)
    if isinstance(order, SuicideAttack) and state.men[unit] < least:
        return Refusal(Reason.TOO_FEW, unit, have=int(state.men[unit]), need=least)
    return None


def plan(journal: Journal, order: Raid | SuicideAttack | Infiltrate) -> None:
    """Tell units what to do in the next night."""
    journal.record(ev.NightPlanned(order.units, MEANT[type(order)], order.place))


def call_off(journal: Journal, units: tuple[UnitId, ...]) -> None:
    """Give up what units were to do in the night."""
    planned = tuple(unit for unit in units if journal.state.plan[unit] != NightPlan.NONE)
    if planned:
        journal.record(ev.NightPlanned(planned, NightPlan.NONE, NO_PLACE))


def run(journal: Journal) -> None:
    """Carry out the plans that are due in this Night."""
    theatre, state = journal.theatre, journal.state
    first = state.turn * theatre.calendar.days_a_turn
    in_time = (state.spent <= (state.day - first + 1) * DAY) & state.present
    by_air = (state.plan == NightPlan.SEIZE) & (state.status != Status.DESTROYED)
    due = (state.plan != NightPlan.NONE) & (in_time | by_air)
    waiting = sorted(due.nonzero()[0].tolist(), key=lambda u: (-theatre.units[u].quality, u))
    while waiting:
        same = _what(state, waiting[0])
        group = tuple(UnitId(unit) for unit in waiting if _what(state, unit) == same)
        waiting = [unit for unit in waiting if unit not in group]
        alive = tuple(unit for unit in group if state.status[unit] != Status.DESTROYED)
        if alive:
            PLANS[NightPlan(int(state.plan[alive[0]]))](journal, alive)
        journal.record(ev.NightPlanned(group, NightPlan.NONE, NO_PLACE))


def _what(state: State, unit: int) -> tuple[int, PlaceId, int]:
    return int(state.plan[unit]), PlaceId(int(state.plan_target[unit])), int(state.controller[unit])
