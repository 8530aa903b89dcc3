"""Chapter 8, air: strikes.

A strike hits one unit: of the enemies whom the side knows in the hex and who are still there, the
one that suffers most. A ten-sided die gives what a sortie costs mobile troops in the open; massed
men suffer more, dispersed men little, cells hardly at all, by the chart's shares for posture and
for town, stronghold or open ground, and by the aircraft's strength against that class of target. One
attack costs a unit at most the chart's share of its men. Where nobody is found the sorties are
spent all the same. Those who are attacked may bring an aircraft down, and in a town civilians may be
killed (chapter 10).

Aircraft on call attack columns, massed irregulars or mobile regulars, on the march: after a leg that
ends in the day's first half, in a hex where the wing's side sees them, one wing attacks with one
sortie. A unit that is destroyed ends the march.

The forecast of a strike is made from the same chart: exact if all enemies known there were seen
today.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Strike
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, air, civilians, combat, detection, relations
from game.rules.aftermath import Loss
from game.rules.combat import FACES, Element
from game.rules.journal import Journal
from game.terms import (
    DAY,
    NO_UNIT,
    OFF_MAP,
    Bools,
    Day,
    Duty,
    FactionId,
    FightKind,
    Halt,
    HexId,
    Posture,
    Reason,
    Right,
    Site,
    Status,
    UnitId,
    WingId,
)

IN_COLUMN = (Posture.MASSED, Posture.MOBILE)
SHARES = 10 * 100**3  # tenths of a man, and three shares in per cent
PER_MILLE = 1000
MOST_SORTIES = 1000  # of a wing in a turn, to tell strikes apart


@dataclass(frozen=True, slots=True)
class StrikeForecast:
    """Men whom a strike would cost the enemy, by die face."""

    exact: bool
    faces: tuple[int, ...]


def lost(theatre: Theatre, wing: int, target: Element, sorties: int, face: int) -> int:
    """Men whom so many sorties of a wing cost a target on a face of the die."""
    chart = theatre.air
    share = _exposure(theatre, wing, target)
    men = int(chart.strike[face - 1]) * sorties * share // SHARES
    return min(men, target.men * chart.most // PER_MILLE)


def _exposure(theatre: Theatre, wing: int, target: Element) -> int:
    """How much a target suffers: three shares in per cent, multiplied."""
    strength = theatre.wing_type(WingId(wing)).strike[combat.target_class(theatre, target)]
    return int(theatre.air.posture[target.posture]) * int(theatre.air.site[target.site]) * strength


def _worst_hit(theatre: Theatre, wing: int, targets: list[Element], sorties: int) -> int:
    """Which of some targets suffers most; the first of equals."""
    worth = [
        (lost(theatre, wing, one, sorties, FACES), _exposure(theatre, wing, one), one.men) for one in targets
    ]
    return max(range(len(targets)), key=lambda n: (worth[n], -n))


# What a side may ask


def _rows(theatre: Theatre, state: State, side: int, here: int) -> list[int]:
    """Rows of a side's contacts with enemies in a hex."""
    rows = detection.known(theatre, state, side)
    found: list[int] = rows[state.contact_hex[side, rows] == here].tolist()
    return found


def refusal(theatre: Theatre, state: State, side: int, order: Strike) -> Refusal | None:
    """Why a strike may not be flown, from what the side knows; None if it may."""
    if not any(theatre.wing_type(order.wing).strike):
        return Refusal(Reason.UNARMED)
    if (wrong := air.refusal_to_fly(theatre, state, order.wing, order.hex, order.sorties)) is not None:
        return wrong
    if not _rows(theatre, state, side, order.hex):
        return Refusal(Reason.NO_TARGET, hex=order.hex)
    return None


def forecast(theatre: Theatre, state: State, side: int, order: Strike) -> StrikeForecast:
    """What a side can foresee of a strike. The order must not be refused."""
    rows = _rows(theatre, state, side, order.hex)
    targets = [combat.report(state, side, row) for row in rows]
    target = targets[_worst_hit(theatre, order.wing, targets, order.sorties)]
    exact = all(state.contact_day[side, row] == state.day for row in rows)
    faces = (lost(theatre, order.wing, target, order.sorties, face) for face in range(1, FACES + 1))
    return StrikeForecast(exact, tuple(faces))


# Carrying it out


def strike(journal: Journal, order: Strike) -> None:
    """Attack the enemies known in a hex who are still there."""
    theatre, state = journal.theatre, journal.state
    side = theatre.wings[order.wing].faction
    units = {int(row): unit for unit, row in enumerate(state.contact_of[side].tolist()) if row >= 0}
    rows = _rows(theatre, state, side, order.hex)
    there = [
        UnitId(units[row])
        for row in rows
        if row in units and state.hex[units[row]] == order.hex and state.status[units[row]] == Status.PRESENT
    ]
    for row in rows:
        openly = theatre.sight.by_posture[state.contact_posture[side, row]] >= 0
        if openly and units.get(row) not in there:  # gone: the pilots have looked
            detection.strike_off(journal, side, row)
    if not there:
        _miss(journal, order)
        return
    targets = [combat.element(theatre, state, unit) for unit in there]
    unit = there[_worst_hit(theatre, order.wing, targets, order.sorties)]
    _hit(journal, order, unit, on_call=False)


def _miss(journal: Journal, order: Strike) -> None:
    nobody = Element(0, 0, 0, Posture.DISPERSED, Site.OPEN)
    _record(journal, order, nobody, Loss(NO_UNIT, 0, 0, 0))


def _hit(journal: Journal, order: Strike, unit: UnitId, *, on_call: bool) -> None:
    """Attack a unit. The die belongs to the wing and to how many sorties it has left."""
    theatre, state = journal.theatre, journal.state
    wing, before = order.wing, int(state.sorties[order.wing])
    target = combat.element(theatre, state, unit)
    roll = journal.roll_at(Purpose.STRIKE, FACES, wing, before)
    risk = theatre.wing_type(wing).risk * order.sorties
    down = bool(risk) and journal.roll_at(Purpose.AIR_LOSS, PER_MILLE, wing, before) <= risk
    total = lost(theatre, wing, target, order.sorties, roll)
    (loss,) = aftermath.share(theatre, state, (unit,), total, 0)
    _record(journal, order, target, loss, roll=roll, down=down, on_call=on_call)
    aftermath.take(journal, loss, theatre.wings[wing].faction)
    where, day = (int(order.hex), target.site), Day(state.day)
    count = 1 + wing * MOST_SORTIES + before
    civilians.harm(journal, where, theatre.wings[wing].faction, FightKind.STRIKE, day, count=count)
    _report(journal, wing, unit)


def _record(
    journal: Journal,
    order: Strike,
    target: Element,
    loss: Loss,
    *,
    roll: int = 0,
    down: bool = False,
    on_call: bool = False,
) -> None:
    """Record an attack on a target and what it costs both sides."""
    state, wing = journal.state, order.wing
    journal.record(
        ev.StrikeFlown(
            wing=wing,
            side=journal.theatre.wings[wing].faction,
            hex=order.hex,
            site=Site(target.site),
            unit=loss.unit,
            posture=Posture(target.posture),
            flown=order.sorties,
            on_call=on_call,
            roll=roll,
            killed=loss.killed,
            wounded=loss.wounded,
            sorties=int(state.sorties[wing]) - order.sorties,
            aircraft=int(state.aircraft[wing]) - down,
        )
    )


def _report(journal: Journal, wing: WingId, unit: UnitId) -> None:
    """The pilots tell their side and its partners what is left."""
    theatre, state = journal.theatre, journal.state
    if int(state.status[unit]) != Status.PRESENT:
        detection.look(journal, (unit,))
        return
    for side in range(len(theatre.factions)):
        told = relations.may(theatre, state, side, theatre.wings[wing].faction, Right.SHARE_SIGHT)
        if told and not relations.rows_seen(theatre, state, side)[unit]:
            detection.spot(journal, FactionId(side), unit)


# On call


def against_march(journal: Journal, units: tuple[UnitId, ...], here: int, enemies: Bools) -> Halt | None:
    """Let one wing on call attack a column after its last leg; tell if that ended the march."""
    theatre, state = journal.theatre, journal.state
    if (int(state.spent[units[0]]) - 1) % DAY >= theatre.air.daylight:
        return None
    for wing in on_call(theatre, state, enemies):
        openly = (u for u in units if int(state.posture[u]) in IN_COLUMN)
        column = [u for u in openly if _sees(state, theatre.wings[wing].faction, u, here)]
        armed = any(theatre.wing_type(wing).strike)
        if column and armed and air.can_fly(theatre, state, wing, here):
            targets = [combat.element(theatre, state, u) for u in column]
            unit = column[_worst_hit(theatre, wing, targets, 1)]
            _hit(journal, Strike(wing, HexId(here)), unit, on_call=True)
            return Halt.FIGHT if state.hex[unit] == OFF_MAP else None
    return None


def on_call(theatre: Theatre, state: State, enemies: Bools) -> list[WingId]:
    """Wings of some factions, (factions,) bool, that are on call with sorties left."""
    wings = _hostile_wings(theatre, enemies.tobytes())
    return [w for w in wings if int(state.duty[w]) == Duty.ON_CALL and state.sorties[w] > 0]


@lru_cache(maxsize=64)
def _hostile_wings(theatre: Theatre, enemies: bytes) -> tuple[WingId, ...]:
    """The wings of some factions; `enemies` are the bytes of (factions,) bool. Asked after every leg."""
    theirs = np.frombuffer(enemies, np.bool_)[theatre.wing_faction]
    return tuple(map(WingId, theirs.nonzero()[0].tolist()))


def _sees(state: State, side: int, unit: int, here: int) -> bool:
    """Whether a side sees a unit where it stands."""
    row = int(state.contact_of[side, unit])
    return row >= 0 and bool(state.contact_hex[side, row] == here)
