"""What a side can foresee of a march, before it orders it: how far it goes, by when, and what stops it."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.kernels.reach import path as trace
from game.kernels.reach import reach as search
from game.model.orders import March
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import movement
from game.terms import DAY, Day, Halt, HexId, UnitId


class Foreseen(NamedTuple):
    """A march as far as its side can foresee it."""

    legs: int  # that are made
    tactical: int  # of these, legs near a known enemy or a place of his
    tenths_km: int
    cost: int  # thousandths of a day for them
    spent: int  # thousandths of a day from the start of this turn until they are done
    end: HexId  # where it stops
    halt: Halt  # ARRIVED; ZONE at the end; CLOSED before `barrier`
    barrier: HexId  # the hex whose zone, men or crowding stops it; the end if nothing does


def march(theatre: Theatre, state: State, order: March) -> Foreseen:
    """Follow a march that the umpire would take, on what its side knows now."""
    units, here = order.units, HexId(int(state.hex[order.units[0]]))
    view = movement.outlook(theatre, state, int(state.controller[units[0]]), units)
    prices = movement.prices_for(theatre, state, units, order.pace)
    first = order.path[0] if order.path else -1
    done = min(int(state.headway[u]) if state.heading[u] == first else 0 for u in units)
    start = max(int(state.spent[unit]) for unit in units)
    cost = tactical = tenths_km = 0
    for made, direction in enumerate(order.path):
        there = HexId(int(theatre.neighbours[here, direction]))
        if view.barred[there] or view.full[there]:
            return Foreseen(made, tactical, tenths_km, cost, start + cost, here, Halt.CLOSED, there)
        danger = bool(view.danger[here] or view.danger[there])
        price = prices.tactical if danger else prices.safe
        cost += max(1, int(price[here, direction]) - done)
        by_road = theatre.road[here, direction] > 0
        tenths_km += int(theatre.road_km[here, direction]) if by_road else 10 * theatre.km_a_hex
        tactical, done, here = tactical + danger, 0, there
        if view.zone[there] and made + 1 < len(order.path):
            return Foreseen(made + 1, tactical, tenths_km, cost, start + cost, here, Halt.ZONE, there)
    end = Foreseen(len(order.path), tactical, tenths_km, cost, start + cost, here, Halt.ARRIVED, here)
    site_closed = movement.site_barred(theatre, state, int(state.controller[units[0]]), here, order.site)
    return end._replace(halt=Halt.CLOSED) if site_closed else end


def day(state: State, spent: int) -> Day:
    """The day on which a unit will be that has then spent so much from the start of this turn."""
    return Day(state.day + max(0, spent - 1) // DAY)


def way_regardless(theatre: Theatre, state: State, unit: UnitId, target: int) -> tuple[int, ...] | None:
    """The cheapest way of a unit to a hex if no enemy were on it; None if the ground allows none."""
    costs = movement.prices_for(theatre, state, (unit,)).tactical
    nowhere = np.zeros(len(theatre.grid), np.bool_)
    limit = theatre.calendar.budget * theatre.calendar.turns
    here = int(state.hex[unit])
    cost, came = search(theatre.neighbours, costs, costs, nowhere, nowhere, nowhere, here, 0, -1, limit)
    if cost[target] > limit:
        return None
    return tuple(int(d) for d in trace(theatre.neighbours, came, target))
