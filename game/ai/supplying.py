"""Supplying: how far a staff's troops can go, who must rest, and where its engineers build.

Troops take on what lies within reach of lorries from a base that takes in enough. Beyond it they go
as far as what they carry lasts, for the way and a day on the spot; for a great prize they go without
for as long as their doctrine dares, and by forced march where that brings them in this turn. Who is
short goes back to be supplied, who is worn rests, and the bases on which the side lives are worth
a garrison. Engineers build where the bases lie far behind and many men would be served.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from game.ai.aims import POINT
from game.ai.atlas import FAR
from game.ai.estimate import Estimate, ids
from game.model.charts import SupplyChart
from game.model.orders import BuildBase, March, Order
from game.rules import supply, traits, wear
from game.rules.umpire import refusal
from game.terms import DAY, Bools, FactionId, Ints, Pace, PlaceId, Site, SupplyState, UnitId

if TYPE_CHECKING:
    from game.ai.tasks import Task

PRIZE: Final = 8000  # thousandths of a point from which troops go beyond supply
ENOUGH: Final = 8000  # kg a day that a base must take in before operations rest on it
STAY: Final = DAY  # on the spot
FRESH: Final = 150  # per mille of wear up to which troops are driven harder
A_MAN_SERVED: Final = 5  # thousandths of a point for keeping the base from which a man lives
SERVED: Final = 10  # hexes within which a base would serve men
BY_AIR: Final = 2  # sizes of town for which a place counts more if supply enters there
LONGEST: Final = 8 * DAY  # on the way to wells
CLAIM: Final = 1500  # thousandths of a day from the next base at which a place is worth building on


class Means:
    """What a side's supply allows, as things stand at the beginning of its phase."""

    def __init__(self, estimate: Estimate, chart: SupplyChart) -> None:
        """Trace the side's supply, and reckon how long its units last."""
        self.estimate, self.chart = estimate, chart
        theatre, state = estimate.theatre, estimate.state
        self.trace = supply.trace(theatre, state, estimate.side)
        marching = np.maximum(1, state.men * theatre.unit_needs[:, 1]).astype(np.int64)
        self.lasts: Ints = (state.load * np.int64(DAY) // marching).astype(np.int32)
        self.lasts[theatre.unit_needs[:, 1] == 0] = FAR
        self.wanting: Bools = state.supply >= int(SupplyState.SHORT)
        self.tired: Bools = self.wanting | (state.wear >= chart.worn)
        self.pay: dict[int, int] = {}  # by engineer unit, what its chosen site pays for the time

    @cached_property
    def front(self) -> Ints:
        """(hexes,) time for lorries from the nearest base on which operations can rest."""
        return self.estimate.atlas.front(self.chart.trucks, self.bearing)

    @cached_property
    def feeds(self) -> Bools:
        """(hexes,) where troops would find stores once the place is theirs."""
        theatre, state = self.estimate.theatre, self.estimate.state
        out = np.zeros(len(theatre.grid), np.bool_)
        out[theatre.place_hex[supply.gates(theatre, state, self.chart) > 0]] = True
        return out

    @cached_property
    def bearing(self) -> Bools:
        """(places,) bases on which operations can rest: they take in enough, for those they serve too."""
        theatre, state, trace = self.estimate.theatre, self.estimate.state, self.trace
        needs = np.zeros(len(theatre.places), np.int64)
        served = (trace.base >= 0).nonzero()[0]
        np.add.at(needs, trace.base[served], state.men[served] * theatre.unit_needs[served, 0])
        out = np.zeros(len(theatre.places), np.bool_)
        for place in trace.bases:
            takes = supply.intake(theatre, state, self.chart, trace, place)
            out[place] = takes >= max(ENOUGH, int(needs[place]))
        return out

    def beyond(self, hexes: Ints, units: Ints, times: Ints, daring: Ints | int = 0) -> Bools:
        """(hexes, units) which hexes lie beyond the means of which units, given their times to them.

        daring: (hexes,) thousandths of a day for which units would go without to be there.
        """
        dare = np.broadcast_to(daring, len(hexes))[:, None]
        past = np.maximum(0, self.front[hexes] - self.chart.reach)[:, None]
        back = np.where(self.feeds[hexes], 0, self.front[hexes] - self.chart.reach)[:, None]
        wanted = np.minimum(past, times) + STAY + np.maximum(0, back)
        tired = self.tired[units][None, :] & (dare == 0)
        out: Bools = ((past > 0) & (wanted > self.lasts[units][None, :] + dare)) | tired
        return out

    def daring(self, tasks: list[Task], most: int) -> Ints:
        """(tasks,) thousandths of a day for which units would go without for each: for prizes alone."""
        return np.array([most if task.value >= PRIZE else 0 for task in tasks], np.int32)

    def driven(self, task: Task, order: March, time: int) -> March:
        """A march to a task that takes so much time, forced where that wins the turn for a prize."""
        estimate = self.estimate
        left = min(estimate.time_left(unit) for unit in order.units)
        fresh = all(estimate.state.wear[unit] <= FRESH for unit in order.units)
        wins = left < time and time * self.chart.forced // wear.WHOLE <= left
        if task.value < PRIZE or not fresh or not wins:
            return order
        return dataclasses.replace(order, pace=Pace.FORCED)

    # Units that are not for the main effort

    def stranded(self, units: list[int]) -> list[int]:
        """Units whom nobody has supplied, and who can still move."""
        return [u for u in units if self.wanting[u] and can_march(self.estimate, u)]

    def home(self, unit: int) -> int:
        """Where a unit in want does best to be: where there are wells, which is where there is a town.

        From elsewhere it goes to a good base that it can reach in time, or to the nearest wells.
        """
        estimate, atlas = self.estimate, self.estimate.atlas
        state, theatre = estimate.state, estimate.theatre
        here = int(state.hex[unit])
        if self._wells[theatre.place_hex == here].any():
            return here
        left = (self.chart.out - int(state.lacking[unit])) * DAY * wear.WHOLE // self.chart.slow
        for places, time in ((self.bearing, left), (self._wells, LONGEST)):
            spots = np.unique(atlas.spot_of_place[places])
            kind = theatre.unit_movement[[unit]]
            times = atlas.times(spots, kind, np.array([here], np.int32))[:, 0]
            if len(spots) and times.min() <= time:
                return int(atlas.spots[spots[int(times.argmin())]])
        return here

    @cached_property
    def _wells(self) -> Bools:
        """(places,) towns in friendly hands."""
        theatre, holder = self.estimate.theatre, self.estimate.state.holder
        towns = np.array([place.site == Site.TOWN for place in theatre.places], np.bool_)
        return towns & (holder >= 0) & self.estimate.partner[holder]

    def line(self) -> Ints:
        """(places,) what it is worth to keep the bases on which the side's units live."""
        men = np.zeros(len(self.estimate.theatre.places), np.int32)
        served = (self.trace.base >= 0).nonzero()[0]
        np.add.at(men, self.trace.base[served], self.estimate.state.men[served])
        out: Ints = np.minimum(men * A_MAN_SERVED, POINT).astype(np.int32)
        return out

    def sites(self, units: list[int]) -> dict[int, int]:
        """Where engineer units would do best to build, well apart from one another: most men for the time."""
        estimate, theatre, state = self.estimate, self.estimate.theatre, self.estimate.state
        friendly = (state.holder >= 0) & estimate.partner[state.holder]
        built = supply.built(theatre, state)
        far = estimate.atlas.front(self.chart.trucks, friendly & built)[theatre.place_hex] >= CLAIM
        near_built = np.isin(theatre.place_hex, theatre.place_hex[built])
        found = (friendly & far & ~near_built & (estimate.atlas.size >= 1)).nonzero()[0]
        if not len(found) or not units:
            return {}
        troops = np.concatenate([estimate.units, estimate.friends])
        steps = estimate.atlas.distance(theatre.place_hex[found], state.hex[troops])
        men = ((steps <= SERVED) * state.men[troops]).sum(axis=1).astype(np.int64)
        entries = [source.hex for source in theatre.sources if source.faction == estimate.side]
        fed = np.isin(theatre.place_hex[found], entries)
        men *= estimate.atlas.size[found] + BY_AIR * fed  # stores and workshops, and what flies in
        work = (theatre.place_work[found] - state.base[found]) * DAY
        chosen = {}
        for unit in units:
            kind, here = theatre.unit_movement[[unit]], state.hex[[unit]]
            way = estimate.atlas.times(estimate.atlas.spot_of_place[found], kind, here)[:, 0]
            past = np.maximum(0, self.front[theatre.place_hex[found]] - self.chart.reach)
            pay = np.where(np.minimum(past, way) <= self.lasts[unit], men * DAY // (way + work), 0)
            if pay.max() > 0:
                best = int(pay.argmax())
                chosen[unit], self.pay[unit] = int(found[best]), int(pay[best])
                here = theatre.place_hex[found[best : best + 1]]
                men[estimate.atlas.distance(here, theatre.place_hex[found])[0] <= SERVED] = 0
        return chosen

    def build(self, unit: int, place: int) -> Iterator[Order]:
        """Work on a base for as long as the turn goes on."""
        estimate = self.estimate
        order = BuildBase(ids([unit]), PlaceId(place))
        side = FactionId(estimate.side)
        while refusal(estimate.theatre, estimate.state, side, order) is None:
            yield order


def means_of(estimate: Estimate) -> Means | None:
    """What supply allows a side; None where nobody of it wants for anything."""
    chart, needs = estimate.theatre.supply, estimate.theatre.unit_needs
    return None if chart is None or not needs[estimate.units].any() else Means(estimate, chart)


def engineers(estimate: Estimate, units: list[int]) -> list[int]:
    """Those of some units that can build."""
    return [u for u in units if traits.has(estimate.theatre, u, traits.ENGINEER)]


def can_march(estimate: Estimate, unit: int) -> bool:
    """Whether a unit has what it takes to march."""
    return wear.refusal_to_march(estimate.theatre, estimate.state, UnitId(unit), Pace.USUAL) is None
