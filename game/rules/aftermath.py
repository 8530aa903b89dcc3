"""Chapter 7, combat: losses and retreats.

Men lost are shared out among the units of a side by their men, the remainder to the largest first.
Of those not captured, the share of the unit's type is killed: small where surgeons are near, large
where nobody comes for the wounded. Parts of a man count as one on a die that is bad for his side, as
none on a good one. The rest are wounded. Beaten units
fall back one hex, routed ones two, by the leg that takes them farthest from known enemies; they leave
trenches behind, and irregulars who melt away disperse as they go. A unit that cannot fall back is captured
whole, and one of fewer than ten men ceases to exist. A fight in the hex of a place is an incident
there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import contingents, detection, ground, places, relations
from game.rules.journal import Journal
from game.terms import (
    IMPASSABLE,
    NOBODY,
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
    theatre: Theatre, state: State, units: tuple[UnitId, ...], lost: int, captured: int, *, luck: int = 50
) -> tuple[Loss, ...]:
    """Share out men lost, of whom some are captured, among units.

    luck: per cent of a man from which the killed count as one more; 50 rounds to the nearest.
    """
    men = {unit: int(state.men[unit]) for unit in units}
    by_unit = _apportion(lost, men)
    taken = _apportion(captured, by_unit)
    losses = []
    for unit in units:
        fallen = by_unit[unit] - taken[unit]
        killed = (fallen * theatre.types[theatre.unit_type[unit]].killed + 100 - luck) // 100
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


def ways_back(
    theatre: Theatre, state: State, fight: tuple[tuple[UnitId, ...], tuple[UnitId, ...]], outcome: Outcome
) -> dict[UnitId, HexId]:
    """Where each defender of a fight (attackers, defenders) falls back to; his own hex if he cannot."""
    attackers, defenders = fight
    facing = [int(state.hex[unit]) for unit in attackers]
    out = {}
    for unit in defenders:
        target = origin = HexId(int(state.hex[unit]))
        for _ in range(HEXES_BACK.get(outcome, 0)):
            target = _way_back(theatre, state, unit, target, (origin, facing))
        out[unit] = target
    return out


def captured_whole(state: State, loss: Loss) -> Loss:
    """The loss of a unit of which nobody comes away."""
    return replace(loss, captured=int(state.men[loss.unit]) - loss.killed - loss.wounded)


def settle(
    journal: Journal, fight: ev.FightResolved, losses: tuple[Loss, ...], back: dict[UnitId, HexId]
) -> None:
    """Carry out the losses and what became of the defenders; both sides now know each other."""
    state = journal.state
    for loss in losses:
        take(journal, loss, fight.defender if loss.unit in fight.attackers else fight.attacker)
    places.disturb(journal, fight.hex, IncidentKind.FIGHT, fight.day)
    _introduce(journal, fight.attackers, fight.defenders)
    for unit, target in back.items():
        if int(state.status[unit]) == Status.PRESENT and target != state.hex[unit]:
            _fall_back(journal, unit, target, fight.outcome)
    detection.look(journal, (*fight.attackers, *fight.defenders))


def take(journal: Journal, loss: Loss, by: FactionId = NOBODY) -> None:
    """Take men from a unit; `by` is the faction that inflicted it, if one did."""
    gone = loss.killed + loss.wounded + loss.captured
    if not gone:
        return
    left = int(journal.state.men[loss.unit]) - gone
    journal.record(ev.LossesTaken(loss.unit, loss.killed, loss.wounded, loss.captured, left, by))
    contingents.fell(journal, loss.unit, loss.killed)
    disband(journal, loss.unit)


def disband(journal: Journal, unit: UnitId) -> None:
    """A unit of which too few are left ceases to exist."""
    if journal.state.men[unit] < FEWEST_MEN:
        journal.record(ev.UnitDestroyed(unit))


def _introduce(journal: Journal, attackers: tuple[UnitId, ...], defenders: tuple[UnitId, ...]) -> None:
    """Everyone who fought is known to those whom he fought, and to their partners."""
    theatre, state = journal.theatre, journal.state
    for some, others in ((attackers, defenders), (defenders, attackers)):
        owners = {int(state.controller[u]) for u in some} | {int(state.faction[u]) for u in some}
        for side in range(len(theatre.factions)):
            sees = any(relations.may(theatre, state, side, o, Right.SHARE_SIGHT) for o in sorted(owners))
            ours = relations.rows_seen(theatre, state, side)
            for unit in others:
                if sees and not ours[unit] and int(state.status[unit]) == Status.PRESENT:
                    detection.spot(journal, FactionId(side), unit)


def _fall_back(journal: Journal, unit: UnitId, target: HexId, outcome: Outcome) -> None:
    origin = HexId(int(journal.state.hex[unit]))
    if outcome == Outcome.MELTED:
        journal.record(ev.UnitMelted(unit, origin, target, Posture.DISPERSED))
    else:
        get_moving(journal, unit)
        journal.record(ev.UnitRetreated(unit, origin, target))


def get_moving(journal: Journal, unit: UnitId) -> None:
    """Leave trenches or a patrol: who goes elsewhere is mobile."""
    state = journal.state
    if int(state.posture[unit]) in STANDING_STILL:
        was = Posture(int(state.posture[unit]))
        journal.record(ev.PostureTaken(unit, was, Posture.MOBILE, int(state.spent[unit])))


def _way_back(theatre: Theatre, state: State, unit: int, here: HexId, fled: tuple[HexId, list[int]]) -> HexId:
    """The hex to which a unit falls back from `here`; `here` itself if there is none.

    It is the farthest from the enemies it knows or fights, then the cheapest to reach, then the
    lowest number. fled: the hex of the fight and those of the attackers.
    """
    origin, facing = fled
    side = int(state.controller[unit])
    rows = detection.known(theatre, state, side)
    threats = [*facing, *state.contact_hex[side, rows].tolist()]
    costs = ground.costs(theatre, state).tactical[theatre.unit_movement[unit], here]
    options = []
    for direction, there in enumerate(theatre.neighbours[here].tolist()):
        if there in (OFF_MAP, origin, *threats) or costs[direction] >= IMPASSABLE:
            continue
        away = min(theatre.grid.distance(there, threat) for threat in threats)
        options.append((-away, int(costs[direction]), there))
    return HexId(min(options)[2]) if options else here
