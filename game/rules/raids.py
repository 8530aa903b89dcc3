"""Chapter 6, finding the enemy: raids and risings.

By night irregulars, and regulars who are trained raiders, fall on the garrison of an enemy place
within so many hexes. They surprise it, and meet only part of it: so many of its steps for each of
their own. The fight is fought on the chart, and nobody gives ground. Of the raiders all who fall are
dead, for nobody carries them away; where the garrison holds, a share of those left is caught, by a
ten-sided die up to twice the usual. The others are back where they came from, and massed irregulars
disperse. Whatever comes of it, the place was disturbed; where the garrison did not hold, or raiders
had their way for a day, a baton that passed lately is dropped.

A suicide attack uses up a few men and costs the garrison few: but the place was disturbed.

Men underground in the hex of a place may rise. They are armed as those who mass again. Where the
garrison, with whoever stands by it, is less than the place needs in men, they fight it for its site,
and it gives ground as in any assault; if it is gone they stand massed in the place, which is theirs
at Dusk unless others hold it. Before a garrison that is large enough they stay hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Raid
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, caches, civilians, combat, detection, fighting, on_trial, places, relations
from game.rules.assessment import floor
from game.rules.journal import Journal
from game.terms import (
    DAY,
    MEN_A_STEP,
    Day,
    FactionId,
    FightKind,
    HexId,
    IncidentKind,
    NightPlan,
    Outcome,
    PlaceId,
    Posture,
    Reason,
    Right,
    Site,
    Status,
    UnitId,
    Units,
)

One = TypeVar("One")  # a unit, or what is reported of one
BLAST = 10  # faces of the die of a suicide attack; the lower half does nobody harm


# Figures


def distance(theatre: Theatre, state: State, unit: int, place: int) -> int:
    """Hexes from a unit to a place."""
    return theatre.grid.distance(int(state.hex[unit]), theatre.places[place].hex)


def reach(theatre: Theatre) -> int:
    """Hexes from raiders to their target."""
    return 0 if theatre.night is None else theatre.night.reach


def fewest(theatre: Theatre) -> int:
    """Men of a unit that may send bombers: it must not end with them."""
    return aftermath.FEWEST_MEN + (0 if theatre.night is None else theatre.night.bomber)


def held_by(theatre: Theatre, state: State, side: int, place: int) -> int:
    """Men who would stand by the holder of a place against a side: its enemies in the hex."""
    enemies = relations.rights(theatre, state, side, Right.ATTACK)
    there = state.present & (state.hex == theatre.places[place].hex)
    there &= (state.since <= state.day) & (state.posture != Posture.UNDERGROUND)
    return int(state.men[there & enemies[state.faction]].sum())


# What a side may ask


def forecast(theatre: Theatre, state: State, side: int, order: Raid) -> combat.Prospect | None:
    """What a side can foresee of a raid from what it knows of the garrison; None if it knows of none."""
    place = theatre.places[order.place]
    rows = combat.targets(theatre, state, side, place.hex, place.site)
    force = [combat.element(theatre, state, unit) for unit in order.units]
    known = [(element, element.men) for element in (combat.report(state, side, row) for row in rows)]
    foe = [element._replace(men=men) for element, men in _met(theatre, force, known)]
    if not foe:
        return None
    lines = combat.ledger(theatre, [place.hex], (place.hex, place.site), force, foe, FightKind.RAID)
    return combat.prospect(theatre, force, foe, lines)


def lost_by_raiders(theatre: Theatre, force: int, face: combat.Face) -> int:
    """Men of a force whom a face of the die usually costs, those who are caught included."""
    return face.attackers_lost + _caught(theatre, force, face, _MEAN)


_MEAN = 11  # twice the mean of the die that says how many are caught


def _caught(theatre: Theatre, force: int, face: combat.Face, twice: int) -> int:
    """Raiders who are caught on a face of the fight, with twice what the die for it shows."""
    if theatre.night is None or face.outcome != Outcome.HELD:
        return 0
    return (force - face.attackers_lost) * theatre.night.caught * twice // (1000 * _MEAN)


# The plans


class Target(NamedTuple):
    """What units are sent against: the place, its hex and site, and their side."""

    place: PlaceId
    hex: HexId
    site: Site
    side: int


def _target(theatre: Theatre, state: State, units: Units) -> Target:
    place = PlaceId(int(state.plan_target[units[0]]))
    where = theatre.places[place]
    return Target(place, where.hex, where.site, int(state.controller[units[0]]))


def _ordinal(theatre: Theatre, target: Target, plan: NightPlan) -> int:
    """The ordinal of an attack by night among all on a hex and day: no other has it."""
    return target.side + len(theatre.factions) * (theatre.calendar.days_a_turn + int(plan))


def _go(journal: Journal, units: Units, plan: NightPlan) -> Units:
    """Those of some units who come to their target; they spend their time, the others stay."""
    theatre, state = journal.theatre, journal.state
    target = _target(theatre, state, units)
    most = 0 if plan == NightPlan.INFILTRATE else reach(theatre)
    near = tuple(u for u in units if distance(theatre, state, u, target.place) <= most)
    if not relations.hostile(theatre, state, target.side, int(state.holder[target.place])):
        journal.record(ev.AttackFailed(units, plan, target.place, Reason.NOT_HOSTILE, 0, 0))
        return ()
    if far := tuple(u for u in units if u not in near):
        away = min(distance(theatre, state, u, target.place) for u in far)
        journal.record(ev.AttackFailed(far, plan, target.place, Reason.OUT_OF_REACH, away, most))
    return near


def _spend(journal: Journal, units: Units) -> None:
    """A night costs its time from the end of the day on, and the day after it."""
    theatre, state, chart = journal.theatre, journal.state, journal.theatre.night
    first = state.turn * theatre.calendar.days_a_turn
    for unit in units:
        if chart is not None and state.status[unit] == Status.PRESENT:
            spent = max(int(state.spent[unit]), (state.day - first + 1) * DAY) + chart.time + DAY
            journal.record(ev.TimeSpent((unit,), spent))


def raid(journal: Journal, units: Units) -> None:
    """Fall on a garrison by night."""
    theatre, state = journal.theatre, journal.state
    target = _target(theatre, state, units)
    raiders = _go(journal, units, NightPlan.RAID)
    if not raiders:
        return
    _spend(journal, raiders)
    risks = on_trial.at_risk(theatre, state, target.hex, target.side)
    places.disturb(journal, target.hex, IncidentKind.RAID, state.day)
    garrison = fighting.standing(theatre, state, target.side, target.hex, target.site)
    outcome = Outcome.RETREATED
    if garrison:
        whole = [(unit, int(state.men[unit])) for unit in garrison]
        force = [combat.element(theatre, state, unit) for unit in raiders]
        outcome = _fight(journal, raiders, _met(theatre, force, whole), target, ())
    on_trial.attacked(
        journal, target.hex, risks, _ordinal(theatre, target, NightPlan.RAID), beaten=outcome != Outcome.HELD
    )
    for unit in raiders:
        if state.status[unit] == Status.PRESENT and state.posture[unit] == Posture.MASSED:
            spent = int(state.spent[unit])
            journal.record(ev.PostureTaken(unit, Posture.MASSED, Posture.DISPERSED, spent))
    detection.look(journal, raiders)


def send_bombers(journal: Journal, units: Units) -> None:
    """Send men who do not come back."""
    theatre, state, chart = journal.theatre, journal.state, journal.theatre.night
    target = _target(theatre, state, units)
    senders = _go(journal, units, NightPlan.SUICIDE)
    if not senders or chart is None:
        return
    _spend(journal, senders)
    risks = on_trial.at_risk(theatre, state, target.hex, target.side)
    on_trial.attacked(journal, target.hex, risks, _ordinal(theatre, target, NightPlan.SUICIDE))
    places.disturb(journal, target.hex, IncidentKind.SUICIDE, state.day)
    by, day = FactionId(int(state.faction[senders[0]])), Day(state.day)
    civilians.harm(journal, (target.hex, target.site), by, FightKind.RAID, day)
    for unit in senders:
        garrison = fighting.standing(theatre, state, target.side, target.hex, target.site)
        roll = journal.roll(Purpose.RAID, BLAST, unit)
        aftermath.take(journal, aftermath.Loss(unit, chart.bomber, 0, 0))
        lost = chart.bomb * max(0, 2 * roll - BLAST) // BLAST
        for loss in aftermath.share(theatre, state, garrison[:1], lost, 0):
            aftermath.take(journal, loss, by)


def rise(journal: Journal, units: Units) -> None:
    """Take a thinly held place from within."""
    theatre, state = journal.theatre, journal.state
    target, plan = _target(theatre, state, units), NightPlan.INFILTRATE
    hidden = tuple(u for u in _go(journal, units, plan) if state.posture[u] == Posture.UNDERGROUND)
    needs = [(unit, caches.arms(theatre, state, unit)) for unit in hidden]
    if not hidden:
        return
    if (short := caches.lacking(theatre, state, needs)) is not None:
        journal.record(ev.AttackFailed(hidden, plan, target.place, short.reason, short.have, short.need))
        return
    have, need = held_by(theatre, state, target.side, target.place), floor(theatre, state, target.place)
    if have >= need > 0:
        journal.record(ev.AttackFailed(hidden, plan, target.place, Reason.GUARDED, have, need))
        return
    for unit, loads in needs:
        caches.draw(journal, unit, loads)
    _spend(journal, hidden)
    risks = on_trial.at_risk(theatre, state, target.hex, target.side)
    on_trial.attacked(journal, target.hex, risks, _ordinal(theatre, target, plan))
    places.disturb(journal, target.hex, IncidentKind.RAID, state.day)
    garrison = fighting.standing(theatre, state, target.side, target.hex, target.site)
    if garrison:
        whole = [(unit, int(state.men[unit])) for unit in garrison]
        if _fight(journal, hidden, whole, target, garrison) == Outcome.HELD:
            return
    _stand_up(journal, hidden, target)


def _stand_up(journal: Journal, units: Units, target: Target) -> None:
    """Show oneself in the place that was risen for."""
    state = journal.state
    alive = tuple(unit for unit in units if state.status[unit] == Status.PRESENT)
    if any(state.site[unit] != target.site for unit in alive):
        journal.record(ev.SiteEntered(alive, target.hex, target.site, Day(state.day)))
    for unit in alive:
        was, spent = Posture(int(state.posture[unit])), int(state.spent[unit])
        journal.record(ev.PostureTaken(unit, was, Posture.MASSED, spent))
    detection.look(journal, alive)


# The fight


def _met(
    theatre: Theatre, force: list[combat.Element], garrison: Sequence[tuple[One, int]]
) -> list[tuple[One, int]]:
    """The part of a garrison, of units or reports and their men, that a force of raiders meets."""
    faced = 1 if theatre.night is None else theatre.night.faced
    left = MEN_A_STEP * faced * sum(combat.steps(element.men) for element in force)
    met = []
    for one, men in garrison:
        if (faces := min(left, men)) > 0:
            met.append((one, faces))
        left -= faces
    return met


def _fight(
    journal: Journal, raiders: Units, met: Sequence[tuple[UnitId, int]], target: Target, gives: Units
) -> Outcome:
    """Fight by night with part of a garrison; `gives` are those who give ground when they are beaten."""
    theatre, state = journal.theatre, journal.state
    force = [combat.element(theatre, state, unit) for unit in raiders]
    foe = [combat.element(theatre, state, unit)._replace(men=men) for unit, men in met]
    lines = combat.ledger(theatre, [target.hex], (target.hex, target.site), force, foe, FightKind.RAID)
    fight = combat.prospect(theatre, force, foe, lines)
    roll = journal.roll(Purpose.ASSAULT, combat.FACES, raiders[0])
    face = fight.faces[roll - 1]
    men = sum(element.men for element in force)
    held = face.outcome == Outcome.HELD
    twice = 2 * journal.roll(Purpose.RAID, combat.FACES, raiders[0]) if held else 0
    caught = _caught(theatre, men, face, twice)
    taken = face.defenders_lost * int(theatre.combat.captured[face.outcome]) // 100
    defenders = tuple(unit for unit, _ in met)
    fallen = aftermath.share(theatre, state, raiders, face.attackers_lost + caught, caught)
    ours = tuple(replace(loss, killed=loss.killed + loss.wounded, wounded=0) for loss in fallen)
    theirs = aftermath.share(theatre, state, defenders, face.defenders_lost, taken)
    back = aftermath.ways_back(theatre, state, (raiders, gives), face.outcome)
    parties = fighting.Fight(FightKind.RAID, raiders, defenders, target.hex, target.site, Day(state.day))
    event = fighting.resolved(state, parties, fight, roll, (ours, theirs))
    journal.record(event)
    aftermath.settle(journal, event, (*ours, *theirs), back)
    civilians.fought(journal, event)
    return face.outcome
