"""Cheapest ways over the map: where a unit can get, by which legs, and how far places lie.

A bucket queue (R. B. Dial, "Shortest-path forest with topological ordering", CACM 12:11, 1969):
hexes wait in buckets by their cost, and the buckets are emptied in order. A bucket spans
1 << BUCKET thousandths of a day, a little less than the cheapest usual leg; a leg cheaper than that
may bring a hex back into the bucket being emptied, and the hex is then simply settled once more.

The costs found are the only cheapest ones, whatever the order of settling. So is the direction of
the last leg into a hex: of all legs that reach it at its cost, the one with the lowest number.
"""

from __future__ import annotations

from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from game.kernels import COLUMN, DIRECTION_COLUMN, INT, MASK, TABLE, kernel
from game.terms import IMPASSABLE, OFF_MAP

Index: TypeAlias = int | np.integer

UNREACHED: Final = 1 << 30  # cost of a hex that was not reached
FURTHEST: Final = (1 << 27) - 1  # a larger budget counts as this one: labels are int32
BUCKET: Final = 5
LABEL: Final = 3  # a label is cost << LABEL | direction of the last leg: one comparison for both


@kernel
def rings(hexes: int, buckets: int) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Empty buckets: (next node, previous node), (hexes + buckets,) each.

    A bucket is the ring of node hexes + bucket and of the hexes that wait in it.
    """
    after = np.empty(hexes + buckets, np.int32)
    for node in range(hexes, hexes + buckets):
        after[node] = node
    return after, after.copy()


@kernel
def join(after: npt.NDArray[np.int32], before: npt.NDArray[np.int32], here: Index, bucket: int) -> None:
    """Put a hex into the ring of a bucket's node."""
    after[here] = after[bucket]
    before[here] = bucket
    before[after[bucket]] = here
    after[bucket] = here


@kernel
def leave(after: npt.NDArray[np.int32], before: npt.NDArray[np.int32], here: Index) -> None:
    """Take a hex out of its ring."""
    after[before[here]] = after[here]
    before[after[here]] = before[here]


@kernel
def count_below(label: npt.NDArray[np.int32], goals: npt.NDArray[np.int32], bound: int) -> int:
    """How many of the goals have a label below a bound."""
    count = 0
    for goal in goals:
        count += label[goal] < bound
    return count


@kernel
def reach(
    neighbours: npt.NDArray[np.int32],  # (hexes, 6) HexId or OFF_MAP
    tactical: npt.NDArray[np.int32],  # (hexes, 6) cost of leaving a hex in a direction, in danger
    safe: npt.NDArray[np.int32],  # (hexes, 6) the same where no danger is near
    danger: npt.NDArray[np.bool_],  # (hexes,) a leg with an end here costs its tactical price
    closed: npt.NDArray[np.bool_],  # (hexes,) may not be entered
    zone: npt.NDArray[np.bool_],  # (hexes,) may be entered, not left; the start may always be left
    start: int,
    headway: int,
    heading: int,
    budget: int,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """Cheapest time, in thousandths of a day, from start to each hex, and the last leg's direction.

    Costs are at least 1; IMPASSABLE bars a leg. Time already spent, `headway`, counts towards the
    leg from start in direction `heading` (-1: none), which still costs at least 1. Hexes beyond
    `budget` keep UNREACHED and, like the start, direction -1.
    """
    nowhere = np.empty(0, np.int32)
    ground = (neighbours, tactical, safe, danger, closed, zone)
    return approach(*ground, start, headway, heading, budget, nowhere, 1)


@kernel
def approach(
    neighbours: npt.NDArray[np.int32],  # as in `reach`, and so the next nine
    tactical: npt.NDArray[np.int32],
    safe: npt.NDArray[np.int32],
    danger: npt.NDArray[np.bool_],
    closed: npt.NDArray[np.bool_],
    zone: npt.NDArray[np.bool_],
    start: int,
    headway: int,
    heading: int,
    budget: int,
    goals: npt.NDArray[np.int32],  # (n,) HexId
    enough: int,  # > 0
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int8]]:
    """What `reach` gives with a budget cut down to the bucket in which enough goals are reached.

    Where fewer can be reached, nothing is cut.
    """
    hexes = neighbours.shape[0]
    budget = min(max(0, budget), FURTHEST)
    beyond = (budget + 1) << LABEL
    label = np.full(hexes, beyond, np.int32)
    after, before = rings(hexes, (budget >> BUCKET) + 1)
    label[start] = 0
    join(after, before, start, hexes)
    ahead = neighbours[start, heading] if heading >= 0 else OFF_MAP
    if ahead != OFF_MAP and not closed[ahead]:
        price = tactical if danger[start] or danger[ahead] else safe
        leg = int(price[start, heading])
        arrival = max(1, leg - headway) << LABEL | heading
        if leg != IMPASSABLE and arrival < beyond:
            label[ahead] = arrival
            join(after, before, ahead, hexes + (arrival >> LABEL + BUCKET))
    for bucket in range(hexes, after.shape[0]):
        while after[bucket] != bucket:
            here = np.uintp(after[bucket])  # unsigned, so that no code for negative indices is made
            leave(after, before, here)
            after[here] = before[here] = here  # a ring of its own, which it may leave again
            if zone[here] and label[here] > 0:
                continue
            so_far = int(label[here]) >> LABEL
            in_danger = danger[here]
            for direction in range(6):
                there = neighbours[here, direction]
                if there < 0:  # OFF_MAP; so written, numba knows the others to be indices
                    continue
                leg = tactical[here, direction] if in_danger | danger[there] else safe[here, direction]
                arrival = so_far + int(leg) << LABEL | direction
                if arrival < label[there] and not closed[there]:
                    if label[there] != beyond:  # it waits already, or has been settled
                        leave(after, before, there)
                    label[there] = arrival
                    join(after, before, there, hexes + (arrival >> LABEL + BUCKET))
        settled = (bucket - hexes + 1) << BUCKET + LABEL  # labels below are final
        if count_below(label, goals, settled) >= enough:
            beyond = min(beyond, settled)
            break
    cost = np.empty(hexes, np.int32)
    came = np.empty(hexes, np.int8)
    for there in range(hexes):
        cost[there] = label[there] >> LABEL if label[there] < beyond else UNREACHED
        came[there] = label[there] & 7 if label[there] < beyond else -1
    came[start] = -1
    return cost, came


@kernel
def path(
    neighbours: npt.NDArray[np.int32],  # (hexes, 6) HexId or OFF_MAP
    came: npt.NDArray[np.int8],  # (hexes,) as reach gives it
    target: int,
) -> npt.NDArray[np.int8]:
    """Directions of the legs that lead to target, (legs,); none to the start or an unreached hex."""
    legs = 0
    here = target
    while came[here] >= 0:
        here = neighbours[here, (came[here] + 3) % 6]
        legs += 1
    directions = np.empty(legs, np.int8)
    here = target
    for leg in range(legs - 1, -1, -1):
        directions[leg] = came[here]
        here = neighbours[here, (came[here] + 3) % 6]
    return directions


@kernel
def field(
    neighbours: npt.NDArray[np.int32],  # (hexes, 6) HexId or OFF_MAP
    cost: npt.NDArray[np.int32],  # (hexes, 6) cost of leaving a hex in a direction
    closed: npt.NDArray[np.bool_],  # (hexes,) may not be entered, though it may be left
    sources: npt.NDArray[np.int32],  # (sources,) HexId; OFF_MAP is passed over
    limit: int,
) -> npt.NDArray[np.int32]:
    """Cheapest time, in thousandths of a day, from each hex to the nearest source: (hexes,).

    The search runs outwards from the sources, against the legs. A source may always be entered.
    Hexes from which no source is reached within `limit` keep UNREACHED.
    """
    hexes = neighbours.shape[0]
    limit = min(limit, FURTHEST)
    away = np.full(hexes, limit + 1, np.int32)
    longest = 0
    legs = cost.ravel()
    for leg in range(legs.size):
        longest = max(longest, legs[leg] if legs[leg] <= limit else 0)
    buckets = 2  # taken in turn, again and again: a power of two, and more than any leg leaps over
    while buckets < (longest >> BUCKET) + 2:
        buckets *= 2
    after, before = rings(hexes, buckets)
    for source in sources:
        if source != OFF_MAP and away[source] != 0:
            away[source] = 0
            join(after, before, source, hexes)
    furthest = 0
    turn = 0
    while turn <= furthest >> BUCKET:
        bucket = hexes + (turn & buckets - 1)
        turn += 1
        while after[bucket] != bucket:
            here = np.uintp(after[bucket])
            leave(after, before, here)
            after[here] = before[here] = here
            so_far = int(away[here])
            if closed[here] and so_far > 0:
                continue
            for direction in range(6):
                there = neighbours[here, direction]
                if there < 0:
                    continue
                start = so_far + int(cost[there, (direction + 3) % 6])
                if start < away[there]:
                    if away[there] <= limit:
                        leave(after, before, there)
                    away[there] = start
                    furthest = max(furthest, start)
                    join(after, before, there, hexes + (start >> BUCKET & buckets - 1))
    for there in range(hexes):
        if away[there] > limit:
            away[there] = UNREACHED
    return away


SIGNATURES: Final = {
    reach: (TABLE, TABLE, TABLE, MASK, MASK, MASK, INT, INT, INT, INT),
    approach: (TABLE, TABLE, TABLE, MASK, MASK, MASK, INT, INT, INT, INT, COLUMN, INT),
    path: (TABLE, DIRECTION_COLUMN, INT),
    field: (TABLE, TABLE, MASK, COLUMN, INT),
}
