"""Assaults: when a fight is worth its dead.

The forecast says what each face of the die would cost both sides and whether the enemy would give
way. Weighed with what the place and the men of both sides are worth, the worse forecast counting
double, the fight is given or refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.model.orders import Assault, Order
from game.rules import combat
from game.rules.umpire import refusal
from game.terms import DAY, NO_UNIT, OFF_MAP, FactionId, HexId, Outcome, Posture, Site

NUISANCE: Final = 150  # thousandths of a point for driving an enemy off from beside one's own
TRIES: Final = 4


def strike(estimate: Estimate, aims: Aims, here: int) -> Iterator[Order]:
    """Attack the enemies known in a hex with what stands beside it, if it is worth it."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    if not combat.opponents(theatre, state, side, here):
        return
    for site in (Site.OPEN, Site.TOWN, Site.AIRFIELD, Site.STRONGHOLD):
        if site != Site.OPEN and (here, int(site)) not in theatre.place_at:
            continue
        rows = combat.targets(theatre, state, side, here, site)
        if not rows:
            continue
        order = _muster(estimate, here, site)
        if order is not None and worth_it(estimate, aims, order, rows):
            yield order


def _muster(estimate: Estimate, here: int, site: Site) -> Assault | None:
    """The strongest assault that the umpire would allow on a site."""
    theatre, state = estimate.theatre, estimate.state
    ring = [h for h in (*theatre.neighbours[here].tolist(), here) if h != OFF_MAP]
    near = [u for u in estimate.units.tolist() if int(state.hex[u]) in ring]
    able = [u for u in estimate.alive(near) if _can_attack(estimate, u)]
    strength = dict(zip(able, estimate.attack(np.array(able, np.int32)).tolist(), strict=True))
    able.sort(key=lambda u: (-strength[u], u))
    for _ in range(TRIES):
        chosen = _within_limit(estimate, able)
        if not chosen:
            return None
        order = Assault(ids(chosen), HexId(here), site)
        wrong = refusal(theatre, state, FactionId(estimate.side), order)
        if wrong is None:
            return order
        if wrong.unit == NO_UNIT:
            return None
        able.remove(wrong.unit)
    return None


def _can_attack(estimate: Estimate, unit: int) -> bool:
    state, theatre = estimate.state, estimate.theatre
    posture = int(state.posture[unit])
    rested = state.marched[unit] * 2 <= DAY
    in_time = state.spent[unit] + theatre.assault_time <= theatre.calendar.budget
    return bool(rested and in_time and posture not in (Posture.UNDERGROUND, Posture.DISPERSED))


def _within_limit(estimate: Estimate, units: list[int]) -> list[int]:
    chosen, total = [], 0
    for unit in units:
        size = combat.steps(int(estimate.state.men[unit]))
        if total + size <= estimate.theatre.assault_limit:
            chosen.append(unit)
            total += size
    return chosen


def worth_it(estimate: Estimate, aims: Aims, order: Assault, rows: list[int]) -> bool:
    """Whether a fight brings more than it costs, in thousandths of a point."""
    seen = combat.forecast(estimate.theatre, estimate.state, estimate.side, order)
    if seen.worst.column < aims.doctrine.least:
        return False
    best, worst = gains(estimate, aims, order, rows, seen)
    return best + 2 * worst > 0


def gains(
    estimate: Estimate, aims: Aims, order: Assault, rows: list[int], seen: combat.Forecast
) -> tuple[int, int]:
    """What a fight so foreseen brings less what it costs, in thousandths of a point, at best and worst."""
    theatre, state = estimate.theatre, estimate.state
    foe = aims.foe_man[int(state.contact_faction[estimate.side, rows[0]])]
    place = theatre.place_at.get((int(order.hex), int(order.site)))
    spot = estimate.atlas.spot_at.get(int(order.hex))
    prize = int(aims.taking[place]) if place is not None else 0
    if place is None and spot is not None:
        prize = sum(int(aims.taking[p]) + int(aims.keeping[p]) for p in estimate.atlas.places_of[spot])
    around = estimate.atlas.places_of[spot] if spot is not None else []
    stir = max((int(aims.unsettling[p]) for p in around), default=0)
    best, worst = (_gain(aims, fight, foe, prize + NUISANCE) + stir for fight in (seen.best, seen.worst))
    return best, worst


def _gain(aims: Aims, fight: combat.Prospect, foe: int, prize: int) -> int:
    ours = sum(face.attackers_lost for face in fight.faces)
    theirs = sum(face.defenders_lost for face in fight.faces)
    cleared = sum(face.outcome != Outcome.HELD for face in fight.faces)
    cost = ours * aims.man * aims.doctrine.caution // 100
    return (theirs * foe + cleared * prize - cost) // len(fight.faces)
