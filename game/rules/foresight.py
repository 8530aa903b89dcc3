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


class Leg(NamedTuple):
    """A leg of a march as it will be made: what it leads over, how long it is and what it costs."""

    origin: HexId
    target: HexId
    road: int  # road class + 1; 0 over open ground
    tenths_km: int
    cost: int  # thousandths of a day, less the headway already made
    tactical: bool  # near a known enemy or a place of his


class Foreseen(NamedTuple):
    """A march as far as its side can foresee it."""

    way: tuple[Leg, ...]  # the legs that are made
    spent: int  # thousandths of a day from the start of this turn until done, known mines on the mean
    end: HexId  # where it stops
    halt: Halt  # ARRIVED; ZONE at the end; CLOSED before `barrier`
    barrier: HexId  # the hex whose zone, men or crowding stops it; the end if nothing does

    @property
    def legs(self) -> int:
        """How many legs are made."""
        return len(self.way)

    @property
    def tactical(self) -> int:
        """Of these, how many near a known enemy or a place of his."""
        return sum(leg.tactical for leg in self.way)

    @property
    def tenths_km(self) -> int:
        """Their length."""
        return sum(leg.tenths_km for leg in self.way)

    @property
    def cost(self) -> int:
        """Thousandths of a day for them."""
        return sum(leg.cost for leg in self.way)


def march(theatre: Theatre, state: State, order: March) -> Foreseen:
    """Follow a march that the umpire would take, on what its side knows now."""
    units, here = order.units, HexId(int(state.hex[order.units[0]]))
    view = movement.outlook(theatre, state, int(state.controller[units[0]]), units)
    prices = movement.prices_for(theatre, state, units, order.pace)
    first = order.path[0] if order.path else -1
    done = min(int(state.headway[u]) if state.heading[u] == first else 0 for u in units)
    spent = max(int(state.spent[unit]) for unit in units)
    way: list[Leg] = []
    for made, direction in enumerate(order.path, start=1):
        there = HexId(int(theatre.neighbours[here, direction]))
        if view.barred[there] or view.full[there]:
            return Foreseen(tuple(way), spent, here, Halt.CLOSED, there)
        danger = bool(view.danger[here] or view.danger[there])
        price = prices.tactical if danger else prices.safe
        road = int(theatre.road[here, direction])
        tenths_km = int(theatre.road_km[here, direction]) if road else 10 * theatre.km_a_hex
        way.append(Leg(here, there, road, tenths_km, max(1, int(price[here, direction]) - done), danger))
        spent, done, here = spent + way[-1].cost, 0, there
        if view.zone[there] and made < len(order.path):
            return Foreseen(tuple(way), spent, here, Halt.ZONE, there)
    site_closed = movement.site_barred(theatre, state, int(state.controller[units[0]]), here, order.site)
    return Foreseen(tuple(way), spent, here, Halt.CLOSED if site_closed else Halt.ARRIVED, here)


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
