"""The staff commander: plays any faction from its declared objectives and its Sight.

A phase runs like a staff's day: the estimate of the situation, what each place is worth, aircraft and
lifts, who must stay, the main effort and the lesser tasks, cover for those in danger, then marches and
assaults task by task, then postures, and the batons to hand on.
"""

from __future__ import annotations

import copy
from collections.abc import Generator, Iterator

import numpy as np

from game.ai import (
    batons,
    cells,
    choosing,
    control,
    coups,
    garrisons,
    hidden,
    homeward,
    lifts,
    postures,
    sabotage,
    stores,
    tasks,
)
from game.ai.aims import Aims
from game.ai.assaults import strike
from game.ai.batons import Batons
from game.ai.cover import hide, threatened, withdraw
from game.ai.doctrine import doctrine
from game.ai.estimate import MEMORY, Estimate, ids
from game.ai.flying import Flying
from game.ai.hiding import emerge, lie_in_wait, move_on
from game.ai.marches import advance, halt, spread_out
from game.ai.raids import gather, raid
from game.ai.sealing import Seals
from game.ai.shelter import Shelter
from game.ai.supplying import Means, engineers, means_of
from game.ai.tasks import Kind, Task
from game.ai.thought import Part, Thought
from game.dice import Dice
from game.model.orders import EndPhase, Order, Recall
from game.rules.sight import Sight
from game.terms import Posture


class Staff:
    """A staff with what it remembers from phase to phase: columns' aims, offers, seals, flights, losses."""

    name = "staff"

    def __init__(self, seed: int = 0) -> None:
        """A new staff, at the beginning of a game, with a seed of its own, never the game's."""
        self.dice = Dice(seed)
        self.batons = Batons()
        self.seals = Seals()
        self.bound: dict[int, int] = {}
        self.flying = Flying()
        self.shelter = Shelter()
        self.lent: dict[int, int] = {}  # by unit, the day on which it was lent
        self.garrisons: dict[int, tuple[int, int]] = {}  # by spot: day and strength of the last report
        self.thought: Thought | None = None  # behind the last order; no decision reads it

    def twin(self) -> Staff:
        """A staff that remembers the same, to think ahead with."""
        out = Staff()
        vars(out).update(copy.deepcopy({k: v for k, v in vars(self).items() if k != "thought"}))
        return out

    def orders(self, sight: Sight) -> Iterator[Order]:
        """The orders of one phase."""
        school = doctrine(sight.theatre.factions[sight.side].doctrine)
        estimate = Estimate(sight)
        if back := control.back(estimate, self.lent):
            self.thought = Thought(estimate, Aims(estimate, school), Part.RECALL)
            yield Recall(ids(back))
            estimate = Estimate(sight)
        aims = Aims(estimate, school)
        self.thought = mind = Thought(estimate, aims)
        self.recall(estimate)
        yield from mind.on(Part.ANSWER, choosing.answer(estimate, self.dice))
        yield from mind.on(Part.ANSWER, self.batons.answer(estimate, aims))
        yield from mind.on(Part.FLY, self.flying.orders(estimate, aims))
        means = means_of(estimate)
        yield from mind.on(Part.LIFT, lifts.orders(estimate, aims, means))
        yield from mind.on(Part.HOMEWARD, homeward.orders(estimate))
        if len(estimate.units):
            yield from self._campaign(mind, means)
        yield from mind.on(Part.OFFER, self.batons.offer(estimate, aims))
        yield from mind.on(Part.PROPOSE, choosing.propose(estimate, school))
        yield EndPhase()

    def recall(self, estimate: Estimate) -> None:
        """Remember garrisons that were reported and are seen no more: they have dug in, not gone."""
        day = int(estimate.state.day)
        for spot in estimate.garrisons.nonzero()[0].tolist():
            self.garrisons[spot] = day, int(estimate.garrisons[spot])
        for spot, (then, strength) in self.garrisons.items():
            if day - then <= MEMORY:
                estimate.recalled[spot] = strength

    def _campaign(self, mind: Thought, means: Means | None) -> Iterator[Order]:
        estimate, aims = mind.estimate, mind.aims
        yield from mind.on(Part.PREPARE, hidden.prepare(estimate, aims))
        yield from mind.on(Part.EMERGE, emerge(estimate, aims))
        free = estimate.units[estimate.state.posture[estimate.units] != Posture.UNDERGROUND].tolist()
        yield from mind.on(Part.SHELTER, self.shelter.orders(estimate, aims, free))
        going = cells.sown(estimate, aims, free, self.bound)
        free = [u for u in free if u not in going]
        for stack in threatened(estimate, aims, free, self.bound):
            yield from mind.on(Part.WITHDRAW, stores.flee(estimate, aims, stack))
            if there := estimate.alive(stack):
                yield from mind.on(Part.WITHDRAW, withdraw(estimate, aims, there, self.bound))
            free = [u for u in free if u not in stack]
        waiting = coups.kept(estimate, aims, free)
        free = [u for u in free if u not in waiting]
        if means is not None:
            aims.keeping = np.maximum(aims.keeping, means.line())
            free = yield from self._supply(mind, means, free)
        yield from mind.on(Part.RESTORE, sabotage.restore(estimate, free, self.bound))
        posts = garrisons.post(estimate, aims, free)
        wanted = [*self._main_effort(estimate, aims), *coups.relief(estimate), *posts.tasks]
        beside = garrisons.next_door(estimate, aims, posts, free, wanted)
        staying = posts.all()
        yield from mind.on(Part.STAY, halt(estimate, [*sorted(staying), *waiting]))
        met, idle = tasks.assign(estimate, aims, wanted, [u for u in free if u not in staying], means)
        sabotage.lead(estimate, met, idle)
        for task in (*beside, *met):
            yield from mind.on(Part.TASK, self._carry_out(estimate, aims, task, means), task)
        yield from self._send_bands(mind, going, idle)
        yield from mind.on(Part.RELIEVED, batons.go_home(estimate, idle))
        for here, units in self._resting(estimate, posts, idle).items():
            yield from mind.on(Part.SETTLE, postures.settle(estimate, aims, here, units))
        yield from mind.on(Part.NIGHT, hidden.strike(estimate, aims))
        yield from mind.on(Part.LEND, control.lend(estimate, aims, wanted))

    def _send_bands(self, mind: Thought, going: list[int], idle: list[int]) -> Iterator[Order]:
        """What irregulars do whom no task needs; those who do something are struck off the idle."""
        estimate, aims = mind.estimate, mind.aims
        yield from mind.on(Part.SOW, cells.sow(estimate, aims, going, idle, self.bound))
        yield from mind.on(Part.RUIN, sabotage.ruin(estimate, aims, idle, self.bound))
        if aims.raidable.any() and not aims.last_men:
            yield from mind.on(Part.RAID, self._raid(estimate, aims, idle))
        yield from mind.on(Part.FORAGE, stores.forage(estimate, aims, idle, self.bound))
        yield from mind.on(Part.LURK, self._out_of_sight(estimate, aims, idle))

    def _main_effort(self, estimate: Estimate, aims: Aims) -> list[Task]:
        """What is to be taken, and whom to hunt; the last men go only where nobody is expected."""
        sown = set(cells.prizes(estimate, aims))
        takes = tasks.takes(estimate, aims, self.seals.left(estimate, aims))
        takes = [task for task in takes if not (task.waits and sown.issuperset(task.places))]
        wanted = [*takes, *tasks.hunts(estimate, aims)]
        return [task for task in wanted if _is_safe(task, aims)] if aims.last_men else wanted

    def _supply(self, mind: Thought, means: Means, free: list[int]) -> Generator[Order, None, list[int]]:
        """Let engineers build and the stranded go back; the units that are left for other tasks."""
        estimate = mind.estimate
        builders = means.sites(engineers(estimate, free))
        builders = {
            unit: site for unit, site in builders.items() if self._better_there(estimate, means, unit)
        }
        for unit, place in builders.items():
            there = Task(Kind.HOLD, int(estimate.theatre.places[place].hex), 0, 1, [unit])
            yield from mind.on(Part.BUILD, advance(estimate, there, self.bound), there)
            yield from mind.on(Part.BUILD, means.build(unit, place), there)
        back = means.stranded([u for u in free if u not in builders])
        for unit in back:
            home = Task(Kind.HOLD, means.home(unit), 0, 1, [unit])
            yield from mind.on(Part.RESUPPLY, advance(estimate, home, self.bound), home)
        return [u for u in free if u not in builders and u not in back]

    def _better_there(self, estimate: Estimate, means: Means, unit: int) -> bool:
        """Whether engineers do more at the site that is chosen for them than at a blown bridge."""
        return means.pay[unit] >= sabotage.pays(estimate, unit)

    def _carry_out(self, estimate: Estimate, aims: Aims, task: Task, means: Means | None) -> Iterator[Order]:
        if task.waits:
            yield from advance(estimate, task, self.bound, means)
            yield from hide(estimate, [u for u in task.units if estimate.state.route[u, 0] < 0])
            return
        yield from strike(estimate, aims, task.hex)
        yield from advance(estimate, task, self.bound, means)
        yield from spread_out(estimate, task)
        fought = False
        for order in strike(estimate, aims, task.hex):
            fought = True
            yield order
        if fought:
            yield from advance(estimate, task, self.bound)
        yield from postures.show(estimate, task)

    def _raid(self, estimate: Estimate, aims: Aims, idle: list[int]) -> Iterator[Order]:
        """Raids by those in hiding and the idle; the idle who are used are struck off their list."""
        bands = [u for u in idle if estimate.irregular(u)]
        ready = bands + [u for u in estimate.units.tolist() if estimate.underground(u)]
        yield from raid(estimate, aims, ready, self.bound)
        left = [u for u in bands if u in ready]
        yield from gather(estimate, aims, left, self.bound)
        idle[:] = [u for u in idle if u in left or u not in bands]

    def _out_of_sight(self, estimate: Estimate, aims: Aims, idle: list[int]) -> Iterator[Order]:
        """What irregulars without a task do; those who lie in wait are struck off the list of the idle."""
        bands = [u for u in idle if estimate.irregular(u)]
        if not bands:
            return
        if aims.last_men:
            yield from hide(estimate, bands if aims.doctrine.hides else [])
            return
        waiting = [u for u in bands if not self._keeps(estimate, aims, u)][: aims.doctrine.ambushes]
        yield from lie_in_wait(estimate, aims, waiting, self.bound)
        idle[:] = [u for u in idle if u not in waiting]
        yield from move_on(estimate, idle, self.bound)

    def _keeps(self, estimate: Estimate, aims: Aims, unit: int) -> bool:
        """Whether a unit stands at a spot that it is worth keeping."""
        spot = estimate.atlas.spot_at.get(int(estimate.state.hex[unit]))
        return spot is not None and any(aims.keeping[p] > 0 for p in estimate.atlas.places_of[spot])

    def _resting(self, estimate: Estimate, posts: garrisons.Posts, idle: list[int]) -> dict[int, list[int]]:
        """Units that stay, by hex: garrisons and those without a task."""
        found = {here: list(units) for here, units in posts.staying.items()}
        for unit in idle:
            found.setdefault(int(estimate.state.hex[unit]), []).append(unit)
        return found


def _is_safe(task: Task, aims: Aims) -> bool:
    """Whether a task is fit for a side that can hardly afford another loss: nobody is expected there."""
    return task.kind == Kind.TAKE and task.need <= 1 and not aims.doctrine.hides
