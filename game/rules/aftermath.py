"""Chapter 7, combat: losses and retreats.

Men lost are shared out among the units of a side by their men, the remainder to the largest first.
Of those not captured, the chart's share is killed and the rest wounded. Beaten units fall back one
hex, routed ones two, by the leg that takes them farthest from known enemies; they leave trenches
behind, and irregulars who melt away disperse as they go. A unit that cannot fall back is captured
whole, and one of fewer than ten men ceases to exist. A fight in the hex of a place is an incident
there.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import detection, places, relations
from game.rules.journal import Journal
from game.terms import (
    IMPASSABLE,
    OFF_MAP,
    FactionId,
    HexId,
    IncidentKind,
    Outcome,
    Posture,
    Right,
    Status,
    UnitId,
)

FEWEST_MEN = 10
HEXES_BACK = {Outcome.RETREATED: 1, Outcome.ROUTED: 2, Outcome.MELTED: 1}
STANDING_STILL = (Posture.ENTRENCHED, Posture.PATROLLING)


@dataclass(frozen=True, slots=True)
class Loss:
    """Men that one unit loses."""

    unit: UnitId
    killed: int
    wounded: int
    captured: int


def share(
    theatre: Theatre, state: State, units: tuple[UnitId, ...], lost: int, captured: int
) -> tuple[Loss, ...]:
    """Share out men lost, of whom some are captured, among units."""
    men = {unit: int(state.men[unit]) for unit in units}
    by_unit = _apportion(lost, men)
    taken = _apportion(captured, by_unit)
    losses = []
    for unit in units:
        fallen = by_unit[unit] - taken[unit]
        killed = (fallen * theatre.combat.killed + 99) // 100
        losses.append(Loss(unit, killed, fallen - killed, taken[unit]))
    return tuple(losses)


def _apportion(total: int, weights: dict[UnitId, int]) -> dict[UnitId, int]:
    """A total in proportion to weights, none above its weight; remainders to the largest first."""
    whole = sum(weights.values())
    total = min(total, whole)
    parts = {unit: total * weight // whole if whole else 0 for unit, weight in weights.items()}
    rest = total - sum(parts.values())
    for unit in sorted(weights, key=lambda u: (-weights[u], u)):
        if rest and parts[unit] < weights[unit]:
            parts[unit] += 1
            rest -= 1
    return parts


def settle(
    journal: Journal,
    ours: tuple[Loss, ...],
    theirs: tuple[Loss, ...],
    attackers: tuple[UnitId, ...],
    defenders: tuple[UnitId, ...],
    outcome: Outcome,
    here: HexId,
) -> None:
    """Carry out the losses and what became of the defenders; both sides now know each other."""
    state = journal.state
    for loss in (*ours, *theirs):
        take(journal, loss)
    places.disturb(journal, here, IncidentKind.FIGHT)
    _introduce(journal, attackers, defenders)
    for unit in defenders:
        if state.status[unit] == Status.PRESENT:
            _give_way(journal, unit, outcome)
    detection.look(journal, (*attackers, *defenders))


def take(journal: Journal, loss: Loss) -> None:
    """Take men from a unit."""
    gone = loss.killed + loss.wounded + loss.captured
    if not gone:
        return
    left = int(journal.state.men[loss.unit]) - gone
    journal.record(ev.LossesTaken(loss.unit, loss.killed, loss.wounded, loss.captured, left))
    if left < FEWEST_MEN:
        journal.record(ev.UnitDestroyed(loss.unit))


def _introduce(journal: Journal, attackers: tuple[UnitId, ...], defenders: tuple[UnitId, ...]) -> None:
    """Everyone who fought is known to those whom he fought, and to their partners."""
    theatre, state = journal.theatre, journal.state
    for some, others in ((attackers, defenders), (defenders, attackers)):
        owners = {int(state.controller[u]) for u in some} | {int(state.faction[u]) for u in some}
        for side in range(len(theatre.factions)):
            sees = any(relations.may(theatre, state, side, o, Right.SHARE_SIGHT) for o in sorted(owners))
            ours = relations.rows_seen(theatre, state, side)
            for unit in others:
                if sees and not ours[unit] and state.status[unit] == Status.PRESENT:
                    detection.spot(journal, FactionId(side), unit)


def _give_way(journal: Journal, unit: UnitId, outcome: Outcome) -> None:
    state = journal.state
    if outcome == Outcome.HELD:
        return
    origin = HexId(int(state.hex[unit]))
    target = origin
    for _ in range(HEXES_BACK.get(outcome, 0)):
        target = way_back(journal.theatre, state, unit, target, origin)
    if target == origin:
        men = int(state.men[unit])
        journal.record(ev.LossesTaken(unit, 0, 0, men, 0))
        journal.record(ev.UnitDestroyed(unit))
    elif outcome == Outcome.MELTED:
        journal.record(ev.UnitMelted(unit, origin, target, Posture.DISPERSED))
    else:
        get_moving(journal, unit)
        journal.record(ev.UnitRetreated(unit, origin, target))


def get_moving(journal: Journal, unit: UnitId) -> None:
    """Leave trenches or a patrol: who goes elsewhere is mobile."""
    state = journal.state
    if state.posture[unit] in STANDING_STILL:
        was = Posture(int(state.posture[unit]))
        journal.record(ev.PostureTaken(unit, was, Posture.MOBILE, int(state.spent[unit])))


def way_back(theatre: Theatre, state: State, unit: int, here: HexId, fought: HexId) -> HexId:
    """The hex to which a unit falls back from `here`; `here` itself if there is none.

    It is the farthest from the enemies it knows, then the cheapest to reach, then the lowest number.
    """
    side = int(state.controller[unit])
    rows = detection.known(theatre, state, side)
    threats = [int(h) for h in state.contact_hex[side, rows]]
    costs = theatre.movement.tactical[theatre.unit_movement[unit], here]
    options = []
    for direction, there in enumerate(theatre.neighbours[here].tolist()):
        if there in (OFF_MAP, fought) or costs[direction] >= IMPASSABLE or there in threats:
            continue
        away = min((theatre.grid.distance(there, t) for t in threats), default=0)
        options.append((-away, int(costs[direction]), there))
    return HexId(min(options)[2]) if options else here
