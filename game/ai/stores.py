"""Stores: what those who hide live on, and how they keep near it.

Caches are laid at places that may have to be given up. Bands that nobody feeds go where they are fed;
where they can reach no such place, or where the side can hardly afford another loss, they make for a
border. They come back when friends are near it and no enemy is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed, along, ways
from game.kernels.influence import near
from game.model.orders import Cache, Exfiltrate, Order, Return
from game.rules import caches
from game.terms import DAY, Bools, BoxId, Ints, UnitId

COMING: Final = 12  # hexes from which known enemies may soon be at a place
LAYING: Final = 2  # caches that are laid in a phase
FARTHEST: Final = 6 * DAY  # thousandths of a day to food, or to a border
HOME: Final = 12  # hexes from a border within which a friendly place or cache calls men back
REST: Final = 8  # days after they came to the border before they are called back
CLOSE: Final = 4  # hexes from a border within which known enemies keep them away


def fed(estimate: Estimate) -> Bools | None:
    """(hexes,) where hidden men of the side are fed; None where they need nothing."""
    chart = estimate.theatre.caches
    if chart is None:
        return None
    return caches.fed(estimate.theatre, estimate.state, estimate.side, chart.reach)


def lay(estimate: Estimate) -> Iterator[Order]:
    """Lay caches at places of one's own that enemies may soon come to."""
    state, chart = estimate.state, estimate.theatre.caches
    if chart is None or not len(estimate.foes):
        return
    laid = 0
    for unit in estimate.units.tolist():
        here = int(state.hex[unit])
        spot = estimate.atlas.spot_at.get(here)
        if laid >= LAYING or spot is None or not estimate.irregular(unit):
            continue
        ours = any(state.holder[p] == estimate.side for p in estimate.atlas.places_of[spot])
        if not ours or estimate.foe_steps[spot].min() > COMING or estimate.foes_about[spot]:
            continue
        order = Cache(ids([unit]))
        if not (state.cache_hex[estimate.side] == here).any() and allowed(estimate, order):
            laid += 1
            yield order


def forage(estimate: Estimate, aims: Aims, idle: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Send hungry bands to where they are fed, else over a border; those who go are no longer idle."""
    state, food = estimate.state, fed(estimate) if aims.doctrine.hides and idle else None
    if food is None:
        return
    borders = _borders(estimate)
    for unit in [u for u in idle if estimate.irregular(u) and (aims.last_men or not food[state.hex[u]])]:
        if estimate.underground(unit) or estimate.time_left(unit) <= 0:
            continue
        cost, came = ways(estimate, [unit], FARTHEST)
        target = _nearest(borders if aims.last_men else food, cost)
        if target is None and not food[state.hex[unit]]:
            target = _nearest(food if aims.last_men else borders, cost)
        if target == state.hex[unit]:
            idle.remove(unit)
            yield from _leave(estimate, unit)
        elif target is not None:
            march = along(estimate, [unit], came, target)
            if allowed(estimate, march):
                bound[unit] = target
                idle.remove(unit)
                yield march


def _nearest(wanted: Bools, cost: Ints) -> int | None:
    """The cheapest to reach of some hexes, the lowest number first."""
    there = (wanted & (cost <= FARTHEST)).nonzero()[0]
    return int(there[np.lexsort((there, cost[there]))[0]]) if len(there) else None


# Over the border


def _borders(estimate: Estimate) -> Bools:
    """(hexes,) from which a link leads to a sanctuary."""
    theatre = estimate.theatre
    out = np.zeros(len(theatre.grid), np.bool_)
    for link in theatre.links:
        out[link.hex] |= link.box in theatre.sanctuaries[estimate.side]
    return out


def _leave(estimate: Estimate, unit: int) -> Iterator[Order]:
    """Cross the border, if one leads from here."""
    theatre, here = estimate.theatre, int(estimate.state.hex[unit])
    for link in theatre.links:
        if link.hex == here and allowed(estimate, order := Exfiltrate(ids([unit]), BoxId(link.box))):
            yield order
            return


def flee(estimate: Estimate, aims: Aims, stack: list[int]) -> Iterator[Order]:
    """Let irregulars whom stronger enemies threaten at a border cross it."""
    if aims.doctrine.hides:
        for unit in estimate.alive(stack):
            yield from _leave(estimate, unit)


def come_back(estimate: Estimate, aims: Aims) -> Iterator[Order]:
    """Call men back over a border near which they have friends and no known enemy is."""
    state, theatre = estimate.state, estimate.theatre
    away = ((state.away >= 0) & (state.controller == estimate.side)).nonzero()[0]
    if aims.last_men or not len(away):
        return
    food = fed(estimate)
    for unit in away.tolist():
        border = np.array([theatre.links[int(state.away[unit])].hex], np.int32)
        around = near(theatre.grid.columns, theatre.grid.rows, border, HOME)
        hunted = len(estimate.foes) and bool(
            (estimate.atlas.distance(border, estimate.foe_hex) <= CLOSE).any()
        )
        friends = food is None or bool((around & food).any())
        order = Return((UnitId(unit),))
        rested = state.day - state.since[unit] >= REST
        if rested and friends and not hunted and allowed(estimate, order):
            yield order
