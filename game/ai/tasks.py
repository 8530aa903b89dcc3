"""Tasks and the main effort: what is worth doing, and who does it.

Each task asks for a strength at a hex; the staff gives the troops that can be there soonest to the
task that pays most for the time, then to the next, until no task can be met. Troops left over are
sent to where the next task could be met with more of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from heapq import heapify, heappop, heapreplace
from typing import Final, NamedTuple

import numpy as np

from game.ai.aims import LAST_DAYS, Aims
from game.ai.atlas import FAR
from game.ai.estimate import Estimate
from game.ai.supplying import Means
from game.terms import DAY, Bools, Ints, Posture

NOTHING: Final[frozenset[int]] = frozenset()
FRESH: Final = 2  # days for which a contact in the open is worth hunting
HUNT: Final = 6  # hexes within which troops hunt
LEAST: Final = 20  # thousandths of a point below which nothing is worth a march
SHIFT: Final = 140  # per cent of strength wanted for each column that ground and works cost the attacker
SUPPORT: Final = 2  # share of a partner's strength near by that one reckons with


class Kind(IntEnum):
    """What a task asks for."""

    TAKE = 0  # go in, and fight if need be
    HOLD = 1  # men who stay
    HUNT = 2  # known enemies in the open


@dataclass(slots=True, eq=False)
class Task:
    """Something to do at a hex, what it is worth, and the strength (or men, to hold) that it needs."""

    kind: Kind
    hex: int
    value: int
    need: int
    units: list[int] = field(default_factory=list)
    places: tuple[int, ...] = ()  # to be taken
    waits: bool = False  # near by and out of sight, for the last turn
    seals: bool = False  # a town of the hex is not to be entered but its access controlled


def takes(estimate: Estimate, aims: Aims, left: frozenset[int] = NOTHING) -> list[Task]:
    """Spots to be taken, but for those places that are left to others and only sealed."""
    atlas = estimate.atlas
    tasks = []
    worth = np.bincount(atlas.spot_of_place, aims.taking, len(atlas.spots)).astype(np.int32)
    defence, helped = estimate.expected_defence.tolist(), estimate.friend_strength.tolist()
    taking, late = aims.taking.tolist(), aims.late.tolist()
    for spot in (worth >= LEAST).nonzero()[0].tolist():
        here = int(atlas.spots[spot])
        odds = aims.doctrine.odds if helped[spot] else aims.doctrine.alone
        need = defence[spot] * odds // 100
        for _ in range(max(0, -atlas.works[spot])):
            need = need * SHIFT // 100
        need -= helped[spot] // SUPPORT
        places = [p for p in atlas.places_of[spot] if taking[p] > 0]
        waits = aims.waits and aims.days_left <= LAST_DAYS and all(late[p] for p in places)
        task = Task(Kind.TAKE, here, int(worth[spot]), max(1, need), waits=waits)
        task.places = tuple(p for p in places if p not in left)
        task.seals = len(task.places) < len(places)
        tasks.append(task)
    return tasks


def hunts(estimate: Estimate, aims: Aims) -> list[Task]:
    """Known enemies in the open, near enough to be caught."""
    state, side = estimate.state, estimate.side
    if not aims.doctrine.hunts or not len(estimate.foes):
        return []
    fresh = state.contact_day[side, estimate.foes] >= state.day - FRESH
    fresh &= state.contact_posture[side, estimate.foes] != Posture.UNDERGROUND
    tasks = []
    for here in sorted(set(estimate.foe_hex[fresh].tolist())):
        if here in estimate.atlas.spot_at:
            continue
        there = estimate.foe_hex == here
        faction = int(state.contact_faction[side, estimate.foes[there][0]])
        value = int(estimate.foe_men[there].sum()) * aims.foe_man[faction] // 3
        need = int(estimate.foe_defence[there].sum()) * aims.doctrine.odds // 100
        tasks.append(Task(Kind.HUNT, here, value, max(1, need)))
    return tasks


def assign(
    estimate: Estimate, aims: Aims, tasks: list[Task], free: list[int], means: Means | None = None
) -> tuple[list[Task], list[int]]:
    """Give troops to the tasks, the best paid first; the tasks met, and the units left over.

    Nobody is given what lies beyond the means, if there are rules of supply.
    """
    tasks = [task for task in tasks if task.value >= LEAST]
    units = np.array(free, np.int32)
    if not tasks or not len(units):
        return [], free
    auction = _Auction(estimate, aims, tasks, units, means)
    met = []
    bids = [auction.bid(number) for number in range(len(tasks))]
    heapify(bids)
    while bids and bids[0].loss < 0:
        best = bids[0]
        if all(auction.free[row] for row in best.rows):
            heappop(bids)
            met.append(tasks[best.number])
            auction.send(best.rows, tasks[best.number])
        else:
            heapreplace(bids, auction.bid(best.number))
    left = auction.join(met, tasks)
    return met, units[left].tolist()


class _Bid(NamedTuple):
    """What a task offers for the troops that it needs; the best bid sorts first."""

    loss: int  # what it pays for the time, below zero; 0 if it cannot be met
    number: int  # of the task
    rows: list[int]  # of the troops


class _Auction:
    """Times and strengths of all units for all tasks, and who is still free."""

    def __init__(
        self, estimate: Estimate, aims: Aims, tasks: list[Task], units: Ints, means: Means | None
    ) -> None:
        """Reckon every unit's time to every task."""
        theatre, state = estimate.theatre, estimate.state
        self.tasks = tasks
        self.doctrine = aims.doctrine
        self.units = units
        self.free = [True] * len(units)
        classes, hexes = theatre.unit_movement[units], state.hex[units]
        here = np.array([task.hex for task in tasks], np.int32)
        spot = np.array([estimate.atlas.spot_at.get(task.hex, -1) for task in tasks], np.int32)
        self.times = np.full((len(tasks), len(units)), FAR, np.int32)
        at_spots = (spot >= 0).nonzero()[0]
        self.times[at_spots] = estimate.atlas.times(spot[at_spots], classes, hexes)
        roam = (spot < 0).nonzero()[0]
        if len(roam):
            steps = estimate.atlas.distance(here[roam], hexes)
            usual = estimate.atlas.usual_leg[classes]
            self.times[roam] = np.where(steps <= HUNT, steps * usual[None, :], FAR)
        self.times[self.times > self.doctrine.horizon * DAY] = FAR
        go = np.array([task.kind != Kind.HOLD for task in tasks])
        away = go[:, None] & (here[:, None] != hexes[None, :])  # who is there already needs nothing more
        for kind in sorted(set(classes.tolist())):
            lost = go & (estimate.way_back(kind)[here] > self.doctrine.stride)
            self.times[lost[:, None] & (classes == kind)] = FAR
        self.cautious = self.times  # as if nothing were worth going without supply
        if means is not None:
            self.cautious = self.times.copy()
            self._mind(means, here, away)
        have = np.where(go[:, None], estimate.attack(units), state.men[units])
        soonest, able = np.lexsort((-have, self.times)).tolist(), (self.times < FAR).sum(axis=1).tolist()
        self.have: list[list[int]] = have.tolist()  # by task and unit, what it would bring
        self.soonest = [rows[:n] for rows, n in zip(soonest, able, strict=True)]  # of those who can come

    def _mind(self, means: Means, here: Ints, away: Bools) -> None:
        """Strike off what lies beyond the means, of those who would have to go there."""
        dares: tuple[Ints | int, ...] = (means.daring(self.tasks, self.doctrine.daring), 0)
        for times, daring in zip((self.times, self.cautious), dares, strict=True):
            times[away & means.beyond(here, self.units, times, daring)] = FAR

    def bid(self, number: int) -> _Bid:
        """What a task pays for the time with the free units that are there soonest."""
        task, have = self.tasks[number], self.have[number]
        total, rows = 0, []
        for row in self.soonest[number]:
            if self.free[row]:
                rows.append(row)
                total += have[row]
                if total >= task.need:
                    time = int(self.times[number, row])
                    return _Bid(-1 - task.value * DAY // (time + self.doctrine.patience), number, rows)
        return _Bid(0, number, rows)

    def send(self, rows: list[int], task: Task) -> None:
        """Give troops to a task."""
        for row in rows:
            self.free[row] = False
            task.units.append(int(self.units[row]))

    def left(self) -> list[int]:
        """Rows of the troops that are still free."""
        return [row for row, free in enumerate(self.free) if free]

    def join(self, met: list[Task], tasks: list[Task]) -> list[int]:
        """Let free units join the task that pays them best, met or not; the rows of those who cannot."""
        takes = [n for n, task in enumerate(tasks) if task.kind == Kind.TAKE]
        rows = self.left()
        if not takes or not rows or self.doctrine.hides:
            return rows
        met_already = np.array([tasks[n] in met for n in takes])[:, None]
        times = np.where(met_already, self.times[takes], self.cautious[takes])[:, rows].astype(np.int64)
        values = np.array([tasks[n].value for n in takes], np.int64)
        pay = np.where(times < FAR, values[:, None] * DAY // (times + self.doctrine.patience), 0)
        empty = np.array([tasks[n].need <= 1 for n in takes])[:, None]
        pay[np.broadcast_to(met_already & empty, pay.shape)] = 0
        best = pay.argmax(axis=0)
        for column, row in enumerate(rows):
            if pay[best[column], column] > 0:
                task = tasks[takes[int(best[column])]]
                if task not in met:
                    met.append(task)
                self.send([row], task)
        return self.left()
