"""How far lorries get from many bases at once, and from which base each hex is nearest.

The same bucket queue as in `reach`. A hex is settled by the least time and, of bases equally near,
by the one that stands first among the sources; so the answer does not depend on the order of
settling.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from game.kernels import COLUMN, INT, MASK, TABLE, kernel
from game.kernels.reach import BUCKET, FURTHEST, UNREACHED, join, leave, rings
from game.terms import OFF_MAP


@kernel
def flood(
    neighbours: npt.NDArray[np.int32],  # (hexes, 6) HexId or OFF_MAP
    tactical: npt.NDArray[np.int32],  # (hexes, 6) cost of leaving a hex in a direction, in danger
    safe: npt.NDArray[np.int32],  # (hexes, 6) the same where no danger is near
    danger: npt.NDArray[np.bool_],  # (hexes,) a leg with an end here costs its tactical price
    closed: npt.NDArray[np.bool_],  # (hexes,) may not be entered; a source there is no source
    sources: npt.NDArray[np.int32],  # (sources,) HexId; OFF_MAP is passed over
    limit: int,
) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """Thousandths of a day from the nearest source to each hex, and which source that is.

    (hexes,) each; UNREACHED and -1 where none is within `limit`. Costs are at least 1.
    """
    hexes = neighbours.shape[0]
    limit = min(max(0, limit), FURTHEST)
    time = np.full(hexes, limit + 1, np.int32)
    whose = np.full(hexes, -1, np.int32)
    after, before = rings(hexes, (limit >> BUCKET) + 1)
    for number in range(sources.size):
        source = sources[number]
        if source != OFF_MAP and time[source] != 0 and not closed[source]:
            time[source] = 0
            whose[source] = number
            join(after, before, source, hexes)
    for bucket in range(hexes, after.shape[0]):
        while after[bucket] != bucket:
            here = np.uintp(after[bucket])
            leave(after, before, here)
            after[here] = before[here] = here
            so_far = int(time[here])
            in_danger = danger[here]
            for direction in range(6):
                there = neighbours[here, direction]
                if there < 0 or closed[there]:
                    continue
                leg = tactical[here, direction] if in_danger | danger[there] else safe[here, direction]
                arrival = so_far + int(leg)
                if arrival < time[there] or (arrival == time[there] and whose[here] < whose[there]):
                    if time[there] <= limit:
                        leave(after, before, there)
                    time[there] = arrival
                    whose[there] = whose[here]
                    join(after, before, there, hexes + (arrival >> BUCKET))
    for there in range(hexes):
        if time[there] > limit:
            time[there] = UNREACHED
    return time, whose


SIGNATURES: Final = {flood: (TABLE, TABLE, TABLE, MASK, MASK, COLUMN, INT)}
