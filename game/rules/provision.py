"""Chapter 9, supply: the day's share.

At each Dusk every faction's supply is shared out. What enters at its sources is added to what waits
there. Bases draw on it, base and source that are nearest to each other first: first what the units
that they serve need for the day, then what these may load, then, where engineers built the base, a
reserve of some days. A base takes in no more than its gate; over a road of N days a ton counts N
times, for its lorries are N days away.

Units draw on their base: those that fought first, then the nearest, then the one declared first. All
receive what they need for the day before any of them loads, and what a unit does not receive it
takes from its load. It needs its men times the rate of its type: that of a fight on a day on which it
attacked, else between rest and march by the part of the day that it has spent. A unit that goes
without supply lacks a day more; full supply, from a base or from its load, ends that.

Where a unit stands counts day by day, in turns of any length. Stock in a place that is no longer
in friendly hands is lost.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.kernels.reach import UNREACHED
from game.model import events as ev
from game.model.charts import SupplyChart
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, supply, wear
from game.rules.journal import Journal
from game.terms import DAY, OFF_MAP, Bools, Day, FactionId, Ints, PlaceId, Site, SourceId, SupplyState, UnitId

REST, MARCH, FIGHT = 0, 1, 2


class Ration(NamedTuple):
    """What a unit asks for on a day."""

    unit: int
    place: int  # the base that serves it, or -1
    away: int  # thousandths of a day from there
    need: int  # kg
    room: int  # kg that it may carry
    spent: int  # thousandths of the day
    fought: bool


class Fare(NamedTuple):
    """How a unit fares at the end of a day: the columns of the state."""

    supply: SupplyState
    lacking: int
    load: int
    wear: int


def capacity(theatre: Theatre, state: State, units: Ints, chart: SupplyChart) -> Ints:
    """(n,) kilograms that units may carry."""
    out: Ints = state.men[units].astype(np.int64) * theatre.unit_needs[units, MARCH] * chart.load
    return out


def need(theatre: Theatre, state: State, units: Ints, spent: Ints, fought: Bools) -> Ints:
    """(n,) kilograms that units need for a day of which each spent so many thousandths."""
    rest, march, fight = theatre.unit_needs[units].astype(np.int64).T
    rate = np.where(fought, fight * DAY, rest * DAY + (march - rest) * spent)
    out: Ints = state.men[units] * rate // DAY
    return out


def dusk(journal: Journal) -> None:
    """Share out a day's supply, and let those suffer who have none."""
    theatre, state = journal.theatre, journal.state
    chart = theatre.supply
    if chart is None:
        return
    sides = set(state.faction[theatre.unit_needs[:, REST] > 0].tolist())
    for side in sorted(sides | {int(source.faction) for source in theatre.sources}):
        _Share(journal.theatre, journal.state, chart, FactionId(side)).give_out(journal)
    out = ((state.supply == int(SupplyState.OUT)) & (state.men > 0)).nonzero()[0].tolist()
    for unit in out:
        here = int(state.evening[unit, state.day % theatre.calendar.days_a_turn])
        if here >= 0 and (here, Site.TOWN) not in theatre.place_at:
            _thirst(journal, chart, UnitId(unit))


def _thirst(journal: Journal, chart: SupplyChart, unit: UnitId) -> None:
    men = int(journal.state.men[unit])
    lost = -(-men * chart.thirst // 1000)
    if lost:
        journal.record(ev.AttritionTaken(unit, lost, men - lost, Day(journal.state.day)))
        aftermath.disband(journal, unit)


class _Share:
    """A faction's supply on one day: what lies where, what is asked for, what is given."""

    def __init__(self, theatre: Theatre, state: State, chart: SupplyChart, side: FactionId) -> None:
        self.theatre, self.state, self.chart, self.side = theatre, state, chart, side
        self.today = state.day - state.turn * theatre.calendar.days_a_turn
        evening = state.evening[:, self.today]
        self.seen = supply.trace(theatre, state, side, evening)
        self.stock: list[int] = state.stock[side].tolist()
        for place in state.stock[side].nonzero()[0].tolist():
            if place not in self.seen.bases:
                self.stock[place] = 0
        self.waiting: list[int] = state.waiting.tolist()
        for number, source in enumerate(theatre.sources):
            self.waiting[number] += source.daily if self.seen.flows[number] else 0
        columns = (state.supply, state.lacking, state.load, state.wear)
        self.were = list(zip(*(column.tolist() for column in columns), strict=True))
        self.rations = self._rations(evening)

    def _rations(self, evening: Ints) -> list[Ration]:
        """What the units ask for, in the order in which they are served."""
        theatre, state = self.theatre, self.state
        there = supply.wants(theatre, state, self.side) & (evening != OFF_MAP)
        units = there.nonzero()[0].astype(np.int32)
        spent: Ints = np.clip(state.spent[units] - self.today * DAY, 0, DAY)
        fought = state.assault_day[units] == state.day
        asked = need(theatre, state, units, spent, fought)
        room = np.maximum(0, capacity(theatre, state, units, self.chart) - state.load[units])
        columns = (units, self.seen.base[units], self.seen.away[units], asked, room, spent, fought)
        rations = map(Ration, *(column.tolist() for column in columns))
        return sorted(rations, key=lambda r: (not r.fought, r.away, r.unit))

    def give_out(self, journal: Journal) -> None:
        """Fill the bases, feed the units, and record what has changed by it."""
        self._fill_bases()
        fed = {r.unit: self._draw(r, r.need) for r in self.rations}
        fares = [(r.unit, self._fare(r, fed[r.unit])) for r in self.rations]
        self._record(journal, fares)

    def _fill_bases(self) -> None:
        """Bring forward what waits at the sources, as far as gates and wants go."""
        needs, rooms = dict.fromkeys(self.seen.bases, 0), dict.fromkeys(self.seen.bases, 0)
        for ration in self.rations:
            if ration.place >= 0:
                place = PlaceId(ration.place)
                needs[place] += ration.need
                rooms[place] += ration.room
        lines = self._lines([p for p in needs if needs[p]])
        served = list(dict.fromkeys(place for _, _, place in lines))
        built = supply.built(self.theatre, self.state)
        reserve = {p: self.chart.reserve * needs[p] * int(built[p]) for p in served}
        gates = supply.gates(self.theatre, self.state, self.chart).tolist()
        wanted = dict.fromkeys(served, 0)
        for level in (needs, rooms, reserve):
            for place in served:
                wanted[place] += level[place]
            for far, source, place in lines:
                days = max(DAY, far)
                fits = gates[place] * DAY // days
                came = max(0, min(wanted[place] - self.stock[place], fits, self.waiting[source]))
                self.stock[place] += came
                gates[place] -= came * days // DAY
                self.waiting[source] -= came

    def _lines(self, places: list[PlaceId]) -> list[tuple[int, int, PlaceId]]:
        """(thousandths of a day, source, base) from each source to each of some bases, nearest first."""
        far = self.seen.far.tolist()
        return sorted(
            (far[source][place], source, place)
            for source in self.seen.flows.nonzero()[0].tolist()
            for place in places
            if far[source][place] < UNREACHED
        )

    def _draw(self, ration: Ration, asked: int) -> int:
        """Take kilograms from the stock of a unit's base, as far as there are any."""
        given = min(asked, self.stock[ration.place]) if ration.place >= 0 else 0
        if given:
            self.stock[ration.place] -= given
        return given

    def _fare(self, ration: Ration, given: int) -> Fare:
        """How a unit fares that was given so much of its need; what is left it may load."""
        state, chart = self.state, self.chart
        _, lacked, carried, worn = self.were[ration.unit]
        eaten = min(ration.need - given, carried)
        lacking = 0 if given + eaten >= ration.need else lacked + 1
        load = carried - eaten + self._draw(ration, ration.room)
        if lacking:
            worn = min(wear.WORN_OUT, worn + chart.strain * ration.spent // DAY)
        elif not ration.spent and not ration.away and supply.is_built(self.theatre, state, ration.place):
            worn = max(0, worn - chart.repair)
        return Fare(wear.state_after(self.theatre, lacking), lacking, load, worn)

    def _record(self, journal: Journal, fares: list[tuple[int, Fare]]) -> None:
        state, side = self.state, self.side
        new = [(unit, fare) for unit, fare in sorted(fares) if fare != self.were[unit]]
        places = _changed(state.stock[side].tolist(), self.stock)
        sources = _changed(state.waiting.tolist(), self.waiting)
        if not (new or places or sources):
            return
        fares_now = [fare for _, fare in new]
        journal.record(
            ev.SupplyTraced(
                side,
                Day(state.day),
                tuple(UnitId(unit) for unit, _ in new),
                tuple(fare.supply for fare in fares_now),
                tuple(fare.lacking for fare in fares_now),
                tuple(fare.load for fare in fares_now),
                tuple(fare.wear for fare in fares_now),
                tuple(PlaceId(p) for p in places),
                tuple(self.stock[p] for p in places),
                tuple(SourceId(s) for s in sources),
                tuple(self.waiting[s] for s in sources),
            )
        )


def _changed(was: list[int], now: list[int]) -> list[int]:
    """Where two columns differ."""
    return [row for row, (before, after) in enumerate(zip(was, now, strict=True)) if before != after]
