"""Chapter 6, finding the enemy: caches.

Men in hiding live on friendly places, which their side or a partner who supports it holds or whose
people are deeply for it, and on their side's caches, within so many hexes. Irregulars who would mass
again need arms from there: a friendly place gives them for nothing, else so many loads a step come
out of the caches, the nearest first. Mines come from there as well; the explosive for a bridge comes
out of caches alone. At Dusk hidden irregulars whom nobody feeds lose men, who go home.

A cache cannot be moved, and those who find it destroy it. It is laid in a day's work by irregulars
near a friendly place, or left behind by irregulars who get out of a stronger enemy's way from a
place that their side holds. A side has one in a hex.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.kernels.influence import near
from game.model import events as ev
from game.model.charts import CacheChart
from game.model.orders import Cache
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, loyalty, movement, relations
from game.rules.combat import steps
from game.rules.journal import Journal
from game.terms import (
    OFF_MAP,
    Bools,
    FactionId,
    HexId,
    Ints,
    Posture,
    Reason,
    Right,
    UnitId,
)

HIDDEN = (Posture.DISPERSED, Posture.UNDERGROUND)
PER_MILLE = 1000


# What there is


def in_hiding(postures: Ints) -> Bools:
    """Which of some postures are those of men in hiding."""
    return np.asarray((postures == int(Posture.DISPERSED)) | (postures == int(Posture.UNDERGROUND)))


def _friendly(theatre: Theatre, state: State, side: int) -> Ints:
    """(k,) hexes of the places that a side or a partner holds, or whose people are for it."""
    friends = (state.holder >= 0) & relations.rights(theatre, state, side, Right.SUPPORT)[state.holder]
    if theatre.towns is not None and theatre.caches is not None:
        sign = 1 if loyalty.friendly(theatre, state)[side] else -1
        friends |= theatre.towns.people & (sign * state.loyalty >= theatre.caches.friends)
    out: Ints = theatre.place_hex[friends]
    return out


def has_friends(theatre: Theatre, state: State, side: int, reach: int) -> Bools:
    """(hexes,) where a friendly place of a side lies within reach."""
    return near(theatre.grid.columns, theatre.grid.rows, _friendly(theatre, state, side), reach)


def fed(theatre: Theatre, state: State, side: int, reach: int) -> Bools:
    """(hexes,) where a friendly place or a cache of a side lies within reach."""
    sources = np.concatenate([_friendly(theatre, state, side), state.cache_hex[side]])
    return near(theatre.grid.columns, theatre.grid.rows, sources, reach)


def _rows(theatre: Theatre, state: State, side: int, here: int, reach: int) -> list[int]:
    """Rows of a side's caches within reach of a hex, the nearest first."""
    away = {
        row: theatre.grid.distance(here, int(state.cache_hex[side, row]))
        for row in (state.cache_hex[side] != OFF_MAP).nonzero()[0].tolist()
    }
    return sorted((row for row in away if away[row] <= reach), key=lambda row: (away[row], row))


def lacking(
    theatre: Theatre, state: State, needs: Sequence[tuple[UnitId, int]], *, of_friends: bool = True
) -> Refusal | None:
    """Whether units that draw loads one after another would find too few: the first such, or None.

    of_friends: whether friendly places have what they need, too.
    """
    chart = theatre.caches
    if chart is None or not needs:
        return None
    side = int(state.controller[needs[0][0]])
    friends, left = has_friends(theatre, state, side, chart.reach), state.cache_loads[side].tolist()
    for unit, loads in needs:
        here = int(state.hex[unit])
        if of_friends and friends[here]:
            continue
        rows = _rows(theatre, state, side, here, chart.reach)
        have = sum(left[row] for row in rows)
        if have < loads:
            return Refusal(Reason.NO_CACHE, unit, have=have, need=loads)
        missing = loads
        for row in rows:
            taken = min(missing, left[row])
            left[row] -= taken
            missing -= taken
    return None


def at_hand(theatre: Theatre, state: State, side: int, here: int) -> int | None:
    """Loads that units in a hex could draw to mass again; None if they find all that they need."""
    chart = theatre.caches
    friends = chart is None or has_friends(theatre, state, side, chart.reach)[here]
    return None if friends else stored(theatre, state, side, here)


def stored(theatre: Theatre, state: State, side: int, here: int) -> int:
    """Loads in the caches of a side on which units in a hex could draw."""
    reach = 0 if theatre.caches is None else theatre.caches.reach
    return sum(int(state.cache_loads[side, row]) for row in _rows(theatre, state, side, here, reach))


def arms(theatre: Theatre, state: State, unit: int) -> int:
    """Loads that a unit needs to mass again."""
    return 0 if theatre.caches is None else theatre.caches.arming * steps(int(state.men[unit]))


# What is taken and brought


def draw(journal: Journal, unit: UnitId, loads: int, *, of_friends: bool = True) -> None:
    """Take loads that do not lack out of the caches near a unit, if no friendly place gives them."""
    theatre, state = journal.theatre, journal.state
    chart, here = theatre.caches, int(state.hex[unit])
    side = FactionId(int(state.controller[unit]))
    if chart is None or (of_friends and has_friends(theatre, state, side, chart.reach)[here]):
        return
    for row in _rows(theatre, state, side, here, chart.reach):
        taken = min(loads, int(state.cache_loads[side, row]))
        if taken:
            where, left = HexId(int(state.cache_hex[side, row])), int(state.cache_loads[side, row]) - taken
            journal.record(ev.CacheDrawn(side, row, where, left))
            loads -= taken


def _row_for(state: State, side: int, here: int, chart: CacheChart) -> int | None:
    """The row of a side's cache in a hex if it is not full, else a free one; None if neither is left."""
    for row in (state.cache_hex[side] == here).nonzero()[0].tolist():
        return row if state.cache_loads[side, row] < chart.fill else None
    free = (state.cache_hex[side] == OFF_MAP).nonzero()[0]
    return int(free[0]) if free.size else None


def leave(journal: Journal, unit: UnitId) -> None:
    """Leave a cache behind where an irregular unit gives up a place of its side."""
    theatre, state = journal.theatre, journal.state
    here, side = HexId(int(state.hex[unit])), FactionId(int(state.controller[unit]))
    if theatre.unit_irregular[unit] and (state.holder[theatre.place_hex == here] == side).any():
        fill(journal, side, here)


def fill(journal: Journal, side: FactionId, here: HexId) -> None:
    """Fill a side's cache in a hex, if it can keep one there."""
    chart = journal.theatre.caches
    row = None if chart is None else _row_for(journal.state, side, here, chart)
    if chart is not None and row is not None:
        journal.record(ev.CacheLaid(side, row, here, chart.fill))


# The order


def refusal(theatre: Theatre, state: State, side: int, order: Cache) -> Refusal | None:
    """Why a cache may not be laid; None if it may."""
    chart, here = theatre.caches, HexId(int(state.hex[order.units[0]]))
    if chart is None:
        return Refusal(Reason.NOT_PLAYED, order.units[0])
    for unit in order.units:
        if state.hex[unit] != here:
            return movement.apart(theatre, state, unit, int(here))
        if not theatre.unit_irregular[unit]:
            return Refusal(Reason.WRONG_KIND, unit)
        if (late := movement.short_of_time(theatre, state, unit, chart.time)) is not None:
            return late
    if not has_friends(theatre, state, side, chart.reach)[here]:
        return Refusal(Reason.NO_CACHE, order.units[0], need=chart.fill)
    return Refusal(Reason.ALREADY, hex=here) if _row_for(state, side, here, chart) is None else None


def lay(journal: Journal, order: Cache) -> None:
    """Lay a cache."""
    state, chart = journal.state, journal.theatre.caches
    if chart is not None:
        spent = max(int(state.spent[unit]) for unit in order.units) + chart.time
        journal.record(ev.TimeSpent(order.units, spent))
        side, here = int(state.controller[order.units[0]]), int(state.hex[order.units[0]])
        fill(journal, FactionId(side), HexId(here))


# Dusk


def dusk(journal: Journal) -> None:
    """Let men go home from hidden units that nobody feeds."""
    theatre, state = journal.theatre, journal.state
    if theatre.caches is None:
        return
    hidden = state.present & theatre.unit_irregular & in_hiding(state.posture)
    for side in sorted(set(state.controller[hidden].tolist())):
        supplied = fed(theatre, state, side, theatre.caches.reach)
        for unit in (hidden & (state.controller == side)).nonzero()[0].tolist():
            if not supplied[state.hex[unit]]:
                _go_home(journal, UnitId(unit), theatre.caches.hunger)


def _go_home(journal: Journal, unit: UnitId, hunger: int) -> None:
    men = int(journal.state.men[unit])
    gone = (men * hunger + PER_MILLE - 1) // PER_MILLE
    if gone:
        journal.record(ev.MenDeserted(unit, gone, men - gone))
        aftermath.disband(journal, unit)
