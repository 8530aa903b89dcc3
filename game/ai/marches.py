"""Marches: columns that go to their task by the cheapest way their slowest vehicles can make.

A column goes in when there is strength enough near the task, else it waits a few hexes short of it.
It enters the site that is to be taken, stops beside one that enemies hold, and where a spot has a
town and an airfield the column parts between them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.atlas import FAR
from game.ai.estimate import Estimate, ids
from game.ai.supplying import Means, can_march
from game.ai.tasks import Kind, Task
from game.kernels.reach import approach
from game.kernels.reach import path as trace
from game.model.orders import Halt, March, Order
from game.model.state import ROUTE_LEGS
from game.rules import movement
from game.rules.umpire import refusal
from game.terms import DAY, OFF_MAP, Bytes, FactionId, Ints, Posture, Site

ASSEMBLE: Final = 4  # hexes from a defended target at which columns wait for one another
TOGETHER: Final = 2  # one vehicle may be so many times as slow as another and still march with it
LONGEST: Final = 30 * DAY  # thousandths of a day that any march may take
STRETCH: Final = 6  # hexes beside a target that are all within so many times the time to the nearest


def allowed(estimate: Estimate, order: Order) -> bool:
    """Whether the umpire would carry an order out, as far as the side knows."""
    return refusal(estimate.theatre, estimate.state, FactionId(estimate.side), order) is None


def advance(
    estimate: Estimate, task: Task, bound: dict[int, int], means: Means | None = None
) -> Iterator[Order]:
    """Bring the units of a task to it, column by column, and into its sites.

    `bound` remembers where units with standing marches are going.
    """
    state = estimate.state
    for index, column in enumerate(columns(estimate, task)):
        going = [u for u in column if state.route[u, 0] >= 0 and bound.get(u) == task.hex]
        ready = [u for u in column if u not in going and _can_march(estimate, u)]
        if not ready:
            continue
        if state.hex[ready[0]] == task.hex:
            yield from enter(estimate, task, ready)
            continue
        order = _march(estimate, task, ready, index, means)
        if order is not None and (roomy(estimate, order) or allowed(estimate, order)):
            for unit in ready:
                bound[unit] = task.hex
            yield order


def along(estimate: Estimate, units: list[int], came: Bytes, target: int) -> March:
    """The march of some units to a hex by the ways of a search, as far as a route can hold it."""
    legs = trace(estimate.theatre.neighbours, came, target).tolist()
    return March(ids(units), tuple(legs[:ROUTE_LEGS]))


def halt(estimate: Estimate, units: list[int]) -> Iterator[Order]:
    """Stop those of some units that are on a march: they are to stay where they have come to."""
    going = [unit for unit in units if estimate.state.route[unit, 0] >= 0]
    if going:
        yield Halt(ids(going))


def _can_march(estimate: Estimate, unit: int) -> bool:
    able = estimate.time_left(unit) > 0 and not estimate.underground(unit)
    return able and can_march(estimate, unit)


def roomy(estimate: Estimate, order: March) -> bool:
    """Whether a march that follows the known ways can meet no refusal.

    That is when nobody bars its end and no hex holds so many that the column could find it full.
    """
    here, state = int(estimate.state.hex[order.units[0]]), estimate.state
    for direction in order.path:
        here = int(estimate.theatre.neighbours[here, direction])
    stacks = Counter(state.hex[estimate.units].tolist())
    most = max(count for there, count in stacks.items() if there != OFF_MAP)
    return most + len(order.units) <= estimate.theatre.stack_limit and not barred(estimate, here, order.site)


def columns(estimate: Estimate, task: Task) -> list[list[int]]:
    """The units of a task by hex, those on foot apart from those on wheels; the strongest column first."""
    state, usual = estimate.state, estimate.atlas.usual_leg
    kinds = estimate.theatre.unit_movement
    found: dict[tuple[int, bool], list[int]] = {}
    alive = estimate.alive(task.units)
    fastest = min((int(usual[kinds[u]]) for u in alive), default=1)
    for unit in alive:
        slow = int(usual[kinds[unit]]) > TOGETHER * 2 * fastest
        found.setdefault((int(state.hex[unit]), slow), []).append(unit)
    return sorted(found.values(), key=lambda column: -int(state.men[column].sum()))


def ways(
    estimate: Estimate,
    units: list[int],
    limit: int,
    nerve: int = 0,
    goals: tuple[int, ...] = (),
    enough: int = 1,
) -> tuple[Ints, Bytes]:
    """Time to each hex for a column, at its slowest member's pace, and the last leg's direction.

    The ways lead around known enemies whose weight there is more than `nerve`, if that is given, and
    no farther than it takes to reach `enough` of the `goals`.
    """
    theatre = estimate.theatre
    price = movement.prices_for(theatre, estimate.state, ids(units))
    view = estimate.outlook()
    start = int(estimate.state.hex[units[0]])
    closed = view.barred | (estimate.foe_weight > nerve) if nerve else view.barred
    land = (theatre.neighbours, price.tactical, price.safe, view.danger, closed, view.zone)
    return approach(*land, start, 0, -1, limit, np.array(goals, np.int32), enough)


def _march(estimate: Estimate, task: Task, units: list[int], index: int, means: Means | None) -> March | None:
    """The march of a column to its task, or short of it."""
    theatre = estimate.theatre
    strength = estimate.attack_of(estimate.alive(task.units))
    site = _site_to_enter(estimate, task)
    goals, enough = ((task.hex,), 1) if site is not None else (_ring(estimate, task.hex), index + 1)
    cost, came = ways(estimate, units, LONGEST, max(1, strength), goals, enough)
    target = task.hex if site is not None else _beside(estimate, task.hex, cost, index)
    if target == OFF_MAP or cost[target] >= FAR:
        target = _beside(estimate, task.hex, cost, index)
        site = Site.OPEN
    if target == OFF_MAP or cost[target] >= FAR or target == estimate.state.hex[units[0]]:
        return None
    legs = trace(theatre.neighbours, came, target).tolist()
    if task.waits or (task.kind != Kind.HOLD and not strong_enough(estimate, task, units)):
        legs, site = _short_of(estimate, units, legs, task.hex)
    if len(legs) > ROUTE_LEGS:
        legs, site = legs[:ROUTE_LEGS], Site.OPEN
    if not legs:
        return None
    order = March(ids(units), tuple(legs), site or Site.OPEN)
    return order if means is None else means.driven(task, order, int(cost[target]))


def strong_enough(estimate: Estimate, task: Task, units: list[int]) -> bool:
    """Whether a task has the strength it needs in a column and in the others that are near this turn."""
    missing = task.need - estimate.attack_of(units)
    if missing <= 0:
        return True
    others = np.array([u for u in estimate.alive(task.units) if u not in units], np.int32)
    steps = estimate.atlas.distance(np.array([task.hex], np.int32), estimate.state.hex[others])[0]
    near = others[(steps <= ASSEMBLE) | estimate.there_soon(task.hex, others)]
    return estimate.attack_of(near.tolist()) >= missing


def _short_of(estimate: Estimate, units: list[int], legs: list[int], target: int) -> tuple[list[int], Site]:
    """A march cut off where it comes near a target."""
    grid, here = estimate.theatre.grid, int(estimate.state.hex[units[0]])
    for index, direction in enumerate(legs):
        here = grid.neighbour(here, direction)
        if grid.distance(here, target) < ASSEMBLE:
            return legs[:index], Site.OPEN
    return legs, Site.OPEN


def _site_to_enter(estimate: Estimate, task: Task) -> Site | None:
    """The site at which a column ends; None if it must stop beside the hex."""
    theatre = estimate.theatre
    if task.kind == Kind.HUNT:
        return None
    for place in wanted(estimate, task):
        site = theatre.places[place].site
        if not barred(estimate, task.hex, site):
            return site
    return Site.OPEN if task.seals and not barred(estimate, task.hex, Site.OPEN) else None


def is_barred(estimate: Estimate, task: Task) -> bool:
    """Whether known others bar a place of a task's hex that is not friendly, to those who stand beside it."""
    theatre, holder = estimate.theatre, estimate.state.holder
    spot = estimate.atlas.spot_at[task.hex]
    places = [p for p in estimate.atlas.places_of[spot] if holder[p] < 0 or estimate.hostile[holder[p]]]
    return any(barred(estimate, task.hex, theatre.places[p].site) for p in places)


def barred(estimate: Estimate, here: int, site: Site) -> bool:
    """Whether known others bar a site."""
    state, side = estimate.state, estimate.side
    return bool((state.contact_hex[side] == here).any()) and movement.site_barred(
        estimate.theatre, state, side, here, site
    )


def wanted(estimate: Estimate, task: Task) -> list[int]:
    """Places in which a task's units would stand, the largest first: those to be taken, or friendly ones.

    None where the only town is to be sealed.
    """
    theatre, holder = estimate.theatre, estimate.state.holder
    spot = estimate.atlas.spot_at.get(task.hex)
    if spot is None or (task.seals and not task.places):
        return []
    places = list(task.places) or [
        p for p in estimate.atlas.places_of[spot] if holder[p] >= 0 and estimate.partner[holder[p]]
    ]
    return sorted(places, key=lambda place: (-theatre.places[place].threat_floor, place))


def _ring(estimate: Estimate, here: int) -> tuple[int, ...]:
    """The hexes next to a hex."""
    return tuple(h for h in estimate.theatre.neighbours[here].tolist() if h != OFF_MAP)


def _beside(estimate: Estimate, here: int, cost: Ints, index: int) -> int:
    """A hex next to a target for the index-th column: the nearest, then others for another side."""
    ring = [h for h in _ring(estimate, here) if cost[h] < FAR]
    if not ring:
        return OFF_MAP
    ring.sort(key=lambda h: (int(cost[h]), h))
    near = [h for h in ring if cost[h] <= STRETCH * (int(cost[ring[0]]) + 50)]
    return near[index % len(near)]


def spread_out(estimate: Estimate, task: Task) -> Iterator[Order]:
    """Part units that have just come to a spot of several places."""
    spot = estimate.atlas.spot_at.get(task.hex)
    if task.kind != Kind.TAKE or spot is None or len(estimate.atlas.places_of[spot]) == 1:
        return
    there = [u for u in estimate.alive(task.units) if estimate.state.hex[u] == task.hex]
    if len(there) > 1:
        yield from enter(estimate, task, there)


def enter(estimate: Estimate, task: Task, units: list[int]) -> Iterator[Order]:
    """Spread units that have come to a hex over its sites: the strongest into the first, and so on."""
    state, sites = estimate.state, _sites(estimate, task)
    standing = estimate.units[state.hex[estimate.units] == task.hex].tolist()
    others = [u for u in standing if u not in units and int(state.posture[u]) != Posture.DISPERSED]
    filled = {int(state.site[u]) for u in others}
    empty = [site for site in sites if int(site) not in filled] or sites
    units = sorted(units, key=lambda u: (-int(state.men[u]), u))
    for number, site in enumerate(empty[: len(units)]):
        part = [units[number], *(units[len(empty) :] if number == 0 else [])]
        order = March(ids([u for u in part if int(state.site[u]) != site]), (), site)
        if order.units and allowed(estimate, order):
            yield order


def _sites(estimate: Estimate, task: Task) -> list[Site]:
    """Sites of a task's hex for its units: of places to be taken, then the open beside a sealed town."""
    theatre, holder = estimate.theatre, estimate.state.holder
    open_to = [p for p in wanted(estimate, task) if not barred(estimate, task.hex, theatre.places[p].site)]
    todo = [p for p in open_to if holder[p] < 0 or estimate.hostile[holder[p]]] or open_to[:1]
    return [theatre.places[p].site for p in todo] + [Site.OPEN] * task.seals
