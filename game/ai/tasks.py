"""Tasks and the main effort: what is worth doing, and who does it.

Each task asks for a strength at a hex; the staff gives the troops that can be there soonest to the
task that pays most for the time, then to the next, until no task can be met. Troops left over are
sent to where the next task could be met with more of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from game.ai.aims import LAST_DAYS, Aims
from game.ai.atlas import FAR
from game.ai.estimate import Estimate
from game.terms import DAY, Bools, Ints, Posture

Rows: TypeAlias = npt.NDArray[np.intp]

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


@dataclass(slots=True)
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
    atlas, theatre = estimate.atlas, estimate.theatre
    tasks = []
    worth = np.bincount(atlas.spot_of_place, aims.taking, len(atlas.spots)).astype(np.int32)
    shift = theatre.combat.shifts
    defence, helped = estimate.expected_defence, estimate.friend_strength
    for spot in np.flatnonzero(worth >= LEAST).tolist():
        here = int(atlas.spots[spot])
        sites = {theatre.places[p].site.name.lower() for p in atlas.places_of[spot]}
        columns = int(theatre.combat.terrain[theatre.terrain[here]])
        columns += min((shift.get(site, 0) for site in sorted(sites)), default=0)
        odds = aims.doctrine.odds if helped[spot] else aims.doctrine.alone
        need = int(defence[spot]) * odds // 100
        for _ in range(max(0, -columns)):
            need = need * SHIFT // 100
        need -= int(helped[spot]) // SUPPORT
        places = [p for p in atlas.places_of[spot] if aims.taking[p] > 0]
        waits = aims.waits and aims.days_left <= LAST_DAYS and all(aims.late[p] for p in places)
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
    estimate: Estimate, aims: Aims, tasks: list[Task], free: list[int]
) -> tuple[list[Task], list[int]]:
    """Give troops to the tasks, the best paid first; the tasks met, and the units left over."""
    tasks = [task for task in tasks if task.value >= LEAST]
    units = np.array(free, np.int32)
    if not tasks or not len(units):
        return [], free
    auction = _Auction(estimate, aims, tasks, units)
    met = []
    bids = {number: auction.bid(number) for number in range(len(tasks))}
    while bids:
        best = max(bids, key=lambda n: (bids[n][0], -n))
        score, chosen = bids[best]
        if score <= 0:
            break
        if auction.free[chosen].all():
            del bids[best]
            auction.free[chosen] = False
            tasks[best].units = units[chosen].tolist()
            met.append(tasks[best])
        else:
            bids[best] = auction.bid(best)
    left = auction.join(met, tasks)
    return met, units[left].tolist()


class _Auction:
    """Times and strengths of all units for all tasks, and who is still free."""

    def __init__(self, estimate: Estimate, aims: Aims, tasks: list[Task], units: Ints) -> None:
        """Reckon every unit's time to every task."""
        theatre, state = estimate.theatre, estimate.state
        self.tasks = tasks
        self.doctrine = aims.doctrine
        self.units = units
        self.free: Bools = np.ones(len(units), np.bool_)
        self.strength = estimate.attack(units)
        self.men = state.men[units]
        classes, hexes = theatre.unit_movement[units], state.hex[units]
        here = np.array([task.hex for task in tasks], np.int32)
        spot = np.array([estimate.atlas.spot_at.get(task.hex, -1) for task in tasks], np.int32)
        self.times = np.full((len(tasks), len(units)), FAR, np.int32)
        at_spots = np.flatnonzero(spot >= 0)
        self.times[at_spots] = estimate.atlas.times(spot[at_spots], classes, hexes)
        roam = np.flatnonzero(spot < 0)
        if len(roam):
            steps = estimate.atlas.distance(here[roam], hexes)
            usual = estimate.atlas.usual_leg[classes]
            self.times[roam] = np.where(steps <= HUNT, steps * usual[None, :], FAR)
        self.times[self.times > self.doctrine.horizon * DAY] = FAR
        go = np.array([task.kind != Kind.HOLD for task in tasks])
        for kind in sorted(set(classes.tolist())):
            lost = go & (estimate.way_back(kind)[here] > self.doctrine.stride)
            self.times[np.ix_(lost, classes == kind)] = FAR

    def bid(self, number: int) -> tuple[int, Rows]:
        """What a task pays for the time with the free units that are there soonest, and their rows."""
        task, times = self.tasks[number], self.times[number]
        rows = np.flatnonzero(self.free & (times < FAR))
        have = self.men if task.kind == Kind.HOLD else self.strength
        rows = rows[np.lexsort((-have[rows], times[rows]))]
        total = np.cumsum(have[rows])
        last = int(np.searchsorted(total, task.need))
        if last >= len(rows):
            return 0, rows
        time = int(times[rows[last]])
        return 1 + task.value * DAY // (time + self.doctrine.patience), rows[: last + 1]

    def join(self, met: list[Task], tasks: list[Task]) -> Rows:
        """Let free units join the task that pays them best, met or not; the rows of those who cannot."""
        takes = [n for n, task in enumerate(tasks) if task.kind == Kind.TAKE]
        rows = np.flatnonzero(self.free)
        if not takes or not len(rows) or self.doctrine.hides:
            return rows
        times = self.times[takes][:, rows].astype(np.int64)
        values = np.array([tasks[n].value for n in takes], np.int64)
        pay = np.where(times < FAR, values[:, None] * DAY // (times + self.doctrine.patience), 0)
        best = pay.argmax(axis=0)
        for column, row in enumerate(rows.tolist()):
            if pay[best[column], column] > 0:
                task = tasks[takes[int(best[column])]]
                if task not in met:
                    met.append(task)
                task.units.append(int(self.units[row]))
                self.free[row] = False
        return np.flatnonzero(self.free)
