"""Chapter 7, combat.

An assault names units, a hex (their own or one next to it) and a site of it. It costs half a day,
and begins when the last of the units is ready. A unit that marched more than half a day cannot take
part on that day, a unit assaults once a day, and a faction once a day on one hex; where that forbids
it, the units wait for the next morning of the turn, if it has one. So a fight may go on day after
day. At most 24 steps of a side fight; men underground do not. Nor is a river crossed whose bridge is
blown.
"""

from __future__ import annotations

from typing import NamedTuple

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Assault
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, civilians, detection, ground, on_trial, relations, support
from game.rules.combat import FACES, Prospect, chief_class, element, ledger, prospect, steps, targets
from game.rules.journal import Journal
from game.rules.movement import day_of, in_posture
from game.terms import (
    DAY,
    IMPASSABLE,
    OFF_MAP,
    Day,
    FactionId,
    FightKind,
    HexId,
    Outcome,
    Posture,
    Reason,
    Right,
    Site,
    UnitId,
)

HALF_DAY = DAY // 2


def refusal(theatre: Theatre, state: State, side: int, order: Assault) -> Refusal | None:
    """Why an assault may not be ordered, from what the side knows; None if it may."""
    for unit in order.units:
        if (wrong := _refusal_of(theatre, state, unit, order.hex)) is not None:
            return wrong
    start = beginning(theatre, state, order)
    if (wrong := _not_that_day(state, order, start)) is not None:
        return wrong
    if start + theatre.assault_time > theatre.calendar.budget:
        left = theatre.calendar.budget - start
        return Refusal(Reason.NO_TIME, order.units[0], have=left, need=theatre.assault_time)
    force = sum(steps(int(state.men[unit])) for unit in order.units)
    if force > theatre.assault_limit:
        return Refusal(Reason.TOO_MANY_STEPS, have=force, need=theatre.assault_limit)
    if not targets(theatre, state, side, order.hex, order.site):
        known = state.contact_hex[side, detection.known(theatre, state, side)].tolist()
        here = int(state.hex[order.units[0]])
        nearest = min((theatre.grid.distance(here, there) for there in known), default=0)
        return Refusal(Reason.NO_TARGET, hex=order.hex, have=nearest)
    return None


def _refusal_of(theatre: Theatre, state: State, unit: UnitId, target: int) -> Refusal | None:
    """Why a unit cannot attack a hex on any day."""
    here = int(state.hex[unit])
    if int(state.posture[unit]) == Posture.UNDERGROUND:
        return in_posture(theatre, state, unit)
    if here != target:
        away = 0 if target == OFF_MAP else theatre.grid.distance(here, target)
        if away != 1:
            return Refusal(Reason.NOT_ADJACENT, unit, HexId(target), have=away, need=1)
        direction = theatre.grid.direction(here, target)
        if ground.costs(theatre, state).tactical[theatre.unit_movement[unit], here, direction] >= IMPASSABLE:
            return Refusal(Reason.RIVER, unit, HexId(target))
    return None


# The day on which it falls


def beginning(theatre: Theatre, state: State, order: Assault) -> int:
    """Thousandths of the turn at which an assault begins: on its first day that does not forbid it.

    Where every day left does, when the last of the units is ready.
    """
    ready = start = max(int(state.spent[unit]) for unit in order.units)
    while start + theatre.assault_time <= theatre.calendar.budget:
        if _not_that_day(state, order, start) is None:
            return start
        start = (start // DAY + 1) * DAY
    return ready


def _not_that_day(state: State, order: Assault, start: int) -> Refusal | None:
    """Why an assault may not fall on the day of a time of the turn; None if it may."""
    day = int(state.day) + start // DAY
    for unit in order.units:
        today = int(state.marched[unit]) if int(state.spent[unit]) // DAY == start // DAY else 0
        if today > HALF_DAY:
            return Refusal(Reason.MARCHED, unit, have=today, need=HALF_DAY)
        if state.assault_day[unit] == day:
            return Refusal(Reason.TODAY, unit, order.hex)
    ours = state.controller == state.controller[order.units[0]]
    if ((state.assault_hex == order.hex) & (state.assault_day == day) & ours).any():
        return Refusal(Reason.TODAY, hex=order.hex)
    return None


# Carrying it out


def assault(journal: Journal, order: Assault) -> None:
    """Fight for a site; where nobody is found there, the time is spent all the same."""
    theatre, state = journal.theatre, journal.state
    side = FactionId(int(state.controller[order.units[0]]))
    start = beginning(theatre, state, order)
    day = Day(int(state.day) + start // DAY)
    defenders = standing(theatre, state, side, order.hex, order.site)
    for unit in order.units:
        journal.record(ev.UnitFought(unit, order.hex, day, start + theatre.assault_time))
    if not defenders:
        detection.look(journal, order.units)
        return
    ordinal = int(side) + len(theatre.factions) * (start // DAY)
    roll = journal.roll_at(Purpose.ASSAULT, FACES, order.hex, ordinal)
    fight = Fight(FightKind.ASSAULT, order.units, defenders, HexId(order.hex), order.site, day)
    risks = on_trial.at_risk(theatre, state, order.hex, side)
    outcome = _resolve(journal, fight, roll)
    on_trial.attacked(journal, order.hex, risks, ordinal, beaten=outcome != Outcome.HELD)


def surprise(journal: Journal, kind: FightKind, unit: UnitId, marching: tuple[UnitId, ...]) -> None:
    """Hidden men fall upon units on the march."""
    state = journal.state
    here = HexId(int(state.hex[marching[0]]))
    day = day_of(state, max(int(state.spent[one]) for one in marching))
    roll = journal.roll(Purpose.ASSAULT, FACES, unit)
    _resolve(journal, Fight(kind, (unit,), marching, here, Site.OPEN, day), roll)


def flush(journal: Journal, patrol: tuple[UnitId, ...], unit: UnitId) -> None:
    """A patrol fights men whom it found in hiding."""
    state = journal.state
    here, site = HexId(int(state.hex[unit])), Site(int(state.site[unit]))
    day = day_of(state, max(int(state.spent[one]) for one in patrol))
    roll = journal.roll(Purpose.ASSAULT, FACES, unit)
    _resolve(journal, Fight(FightKind.FLUSH, patrol, (unit,), here, site, day), roll)


def come_down(
    journal: Journal,
    units: tuple[UnitId, ...],
    defenders: tuple[UnitId, ...],
    where: tuple[HexId, Site],
    roll: int,
) -> None:
    """Fight from the air, by night, for a site of a hex."""
    fight = Fight(FightKind.COUP, units, defenders, *where, Day(journal.state.day))
    _resolve(journal, fight, roll)


def standing(theatre: Theatre, state: State, side: int, here: int, site: int) -> tuple[UnitId, ...]:
    """Enemies of a side who fight for a site, within the limit of steps, most men first."""
    enemies = relations.rights(theatre, state, side, Right.ATTACK)
    there = state.present & (state.hex == here) & (state.site == int(site))
    there &= enemies[state.faction] & (state.posture != int(Posture.UNDERGROUND))
    chosen: list[UnitId] = []
    total = 0
    for unit in sorted(there.nonzero()[0].tolist(), key=lambda u: (-int(state.men[u]), u)):
        if not chosen or total + steps(int(state.men[unit])) <= theatre.assault_limit:
            chosen.append(UnitId(unit))
            total += steps(int(state.men[unit]))
    return tuple(chosen)


class Fight(NamedTuple):
    """Who fights whom, where and when."""

    kind: FightKind
    attackers: tuple[UnitId, ...]
    defenders: tuple[UnitId, ...]
    hex: HexId
    site: Site
    day: Day


def _call(journal: Journal, parties: Fight) -> int:
    """Call the aircraft of both parties; the columns by which they help the attacker."""
    theatre, state = journal.theatre, journal.state
    columns = 0
    pairs = ((parties.attackers, parties.defenders, 1), (parties.defenders, parties.attackers, -1))
    for ours, theirs, sign in pairs:
        side, enemy = int(state.controller[ours[0]]), int(state.faction[theirs[0]])
        kind = chief_class(theatre, [element(theatre, state, unit) for unit in theirs])
        columns += sign * support.call(journal, side, (enemy, kind), parties.hex)
    return columns


def _resolve(journal: Journal, parties: Fight, roll: int) -> Outcome:
    theatre, state = journal.theatre, journal.state
    kind, attackers, defenders, here, site, _ = parties
    force = [element(theatre, state, u) for u in attackers]
    foe = [element(theatre, state, u) for u in defenders]
    air = 0 if kind == FightKind.COUP else _call(journal, parties)
    hexes = [int(state.hex[u]) for u in attackers]
    lines = ledger(theatre, hexes, (here, site), force, foe, kind, air)
    fight = prospect(theatre, force, foe, lines)
    face = fight.faces[roll - 1]
    captured = face.defenders_lost * int(theatre.combat.captured[face.outcome]) // 100
    luck = roll * 100 // FACES - 5  # high throws are good for the attackers
    ours = aftermath.share(theatre, state, attackers, face.attackers_lost, 0, luck=luck)
    theirs = aftermath.share(theatre, state, defenders, face.defenders_lost, captured, luck=100 - luck)
    back = aftermath.ways_back(theatre, state, (attackers, defenders), face.outcome)
    if face.outcome != Outcome.HELD:
        lost = [unit for unit in defenders if back[unit] == state.hex[unit]]
        theirs = tuple(aftermath.captured_whole(state, x) if x.unit in lost else x for x in theirs)
    event = resolved(state, parties, fight, roll, (ours, theirs))
    journal.record(event)
    aftermath.settle(journal, event, (*ours, *theirs), back)
    civilians.fought(journal, event)
    return face.outcome


Losses = tuple[aftermath.Loss, ...]


def resolved(
    state: State, parties: Fight, fight: Prospect, roll: int, losses: tuple[Losses, Losses]
) -> ev.FightResolved:
    """What is told of a fight with its losses, of the attackers and of the defenders."""
    kind, attackers, defenders, here, site, day = parties
    ours, theirs = losses
    return ev.FightResolved(
        kind=kind,
        day=day,
        hex=here,
        site=site,
        attacker=FactionId(int(state.faction[attackers[0]])),
        defender=FactionId(int(state.faction[defenders[0]])),
        attackers=attackers,
        defenders=defenders,
        attack=fight.attack,
        defence=fight.defence,
        column=fight.column,
        ledger=fight.ledger,
        roll=roll,
        outcome=fight.faces[roll - 1].outcome,
        attacker_killed=sum(loss.killed for loss in ours),
        attacker_wounded=sum(loss.wounded for loss in ours),
        defender_killed=sum(loss.killed for loss in theirs),
        defender_wounded=sum(loss.wounded for loss in theirs),
        defender_captured=sum(loss.captured for loss in theirs),
        attacker_captured=sum(loss.captured for loss in ours),
    )
