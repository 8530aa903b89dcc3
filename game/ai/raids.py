"""Raids: a few men fall upon a place that pays for being unsafe, and are gone before others come.

A raid is not meant to win. The band that loses least in it goes by a short march to beside the place,
attacks those it finds there and marches off in what is left of the turn; cells come out of hiding for
it. When nobody is near enough, bands gather within a raid's march, out of sight.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.aims import Aims
from game.ai.assaults import gains
from game.ai.cover import DANGER, hide, withdraw
from game.ai.estimate import Estimate, ids
from game.ai.marches import allowed, along, ways
from game.kernels.influence import near
from game.model.orders import Adopt, Assault, March, Order
from game.rules import combat
from game.terms import DAY, OFF_MAP, Bools, HexId, Posture, Site

DASH: Final = DAY // 2  # thousandths of a day that men may march before they fight
FARTHEST: Final = 8 * DAY  # thousandths of a day from which bands are called in


def raid(estimate: Estimate, aims: Aims, bands: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Raid the place that pays most for it; the band used is struck off the list."""
    worth = aims.unsettling
    for place in np.lexsort((np.arange(len(worth)), -worth))[: np.count_nonzero(worth)].tolist():
        here = estimate.theatre.places[place].hex
        for band in sorted(bands, key=lambda unit: (int(estimate.state.men[unit]), unit)):
            went = False
            for order in _fall_upon(estimate, aims, band, here):
                went = True
                yield order
            if went:
                bands.remove(band)
                if estimate.alive([band]):
                    yield from withdraw(estimate, aims, [band], bound)
                return


def _fall_upon(estimate: Estimate, aims: Aims, band: int, here: int) -> Iterator[Order]:
    """Bring a band beside a place, if that is a short march, and attack if it pays."""
    state, grid = estimate.state, estimate.theatre.grid
    if grid.distance(int(state.hex[band]), here) > 1:
        approach = _approach(estimate, band, here)
        if approach is None:
            return
        yield approach
    if not estimate.alive([band]) or grid.distance(int(state.hex[band]), here) > 1:
        return
    order = _best(estimate, aims, band, here)
    if order is None:
        return
    if estimate.underground(band):
        rise = Adopt(ids([band]), Posture.DISPERSED)
        if not allowed(estimate, rise):
            return
        yield rise
    if allowed(estimate, order):
        yield order


def _approach(estimate: Estimate, band: int, here: int) -> March | None:
    """A short march to beside a place."""
    theatre, state = estimate.theatre, estimate.state
    if estimate.underground(band) or state.spent[band] or not _lairs(estimate, band, here)[state.hex[band]]:
        return None
    cost, came = ways(estimate, [band], DASH)
    ring = [h for h in theatre.neighbours[here].tolist() if h != OFF_MAP and cost[h] <= DASH]
    if not ring:
        return None
    target = min(ring, key=lambda h: (int(cost[h]), h))
    march = along(estimate, [band], came, target)
    return march if allowed(estimate, march) else None


def _best(estimate: Estimate, aims: Aims, band: int, here: int) -> Assault | None:
    """The attack of a band on a site of a hex that pays best, if one does."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    chosen, most = None, 0
    for site in Site:
        rows = combat.targets(theatre, state, side, here, site)
        if rows:
            order = Assault(ids([band]), HexId(here), site)
            seen = combat.forecast(theatre, state, side, order)
            best, worst = gains(estimate, aims, order, rows, seen)
            if best + 2 * worst > most:
                chosen, most = order, best + 2 * worst
    return chosen


def _lairs(estimate: Estimate, band: int, here: int) -> Bools:
    """(hexes,) from where a band could raid a place."""
    atlas, grid = estimate.atlas, estimate.theatre.grid
    spot = np.array([atlas.spot_at[here]], np.int32)
    kind = estimate.theatre.unit_movement[[band]]
    times = atlas.times(spot, kind, np.arange(len(grid), dtype=np.int32))[0]
    out: Bools = times <= DASH + int(atlas.usual_leg[kind[0]])
    return out


def gather(estimate: Estimate, aims: Aims, bands: list[int], bound: dict[int, int]) -> Iterator[Order]:
    """Bring the band that is soonest there within a raid's march of each place that pays, and hide it.

    The bands used are struck off the list.
    """
    state = estimate.state
    for place in aims.raidable.nonzero()[0].tolist():
        here = estimate.theatre.places[place].hex
        found = [way for band in bands if (way := _way_to_lair(estimate, band, here)) is not None]
        if not found:
            continue
        _, band, path = min(found)
        bands.remove(band)
        march = March(ids([band]), path)
        if not path:
            yield from hide(estimate, [band])
        elif (state.route[band, 0] < 0 or bound.get(band) != here) and allowed(estimate, march):
            bound[band] = here
            yield march


def _way_to_lair(estimate: Estimate, band: int, here: int) -> tuple[int, int, tuple[int, ...]] | None:
    """Time, band and legs to the nearest hex out of sight from where it could raid a place."""
    grid = estimate.theatre.grid
    cost, came = ways(estimate, [band], FARTHEST)
    lairs = _lairs(estimate, band, here) & (cost <= FARTHEST)
    lairs &= ~near(grid.columns, grid.rows, np.append(estimate.foe_hex, here).astype(np.int32), DANGER)
    there = lairs.nonzero()[0]
    if not len(there):
        return None
    lair = int(there[np.lexsort((there, cost[there]))[0]])
    return int(cost[lair]), band, along(estimate, [band], came, lair).path
