"""Who sees whom, and for whom it is news: asked after every leg of a march."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from numba import types

from game.kernels import COLUMN, INT, MASK, TABLE, kernel
from game.terms import OFF_MAP, Status

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]

SEEN: Final = 0
LOST: Final = 1
REPORTED_WITHIN: Final = 1  # hexes from a place that its people watch


@kernel
def steps_between(columns: int, here: int, there: int) -> int:
    """Steps from hex to hex on a grid of so many columns."""
    r, s = here // columns, there // columns
    q = here % columns - (r - (r & 1)) // 2 - (there % columns - (s - (s & 1)) // 2)
    return (abs(q) + abs(r - s) + abs(q + r - s)) // 2


@kernel
def seen_from(posture: int, kind: int, ground: int, outright: Ints, visible: Ints, hides: Ints) -> int:
    """Hexes at which a unit of a kind is seen in a posture on some ground; -1 never outright."""
    if outright[posture] < 0:
        return -1
    return max(0, outright[posture] + visible[kind] - hides[ground])


@kernel
def watch(
    columns: int,
    eyes: Bools,  # (factions, factions) whether a side sees with a faction's eyes
    terrain: Ints,  # (hexes,)
    outright: Ints,  # (postures,) hexes; negative never
    visible: Ints,  # (types,) hexes added
    hides: Ints,  # (terrain kinds,) hexes taken off
    kinds: Ints,  # (units,) type
    sees: Ints,  # (units,) hexes
    status: Ints,  # (units,) and so the next six
    hexes: Ints,
    sites: Ints,
    factions: Ints,
    controllers: Ints,
    men: Ints,
    postures: Ints,
    watched: Ints,  # (places,) hex
    holders: Ints,  # (places,)
    contact_of: Ints,  # (factions, units)
    contact_hex: Ints,  # (factions, contacts) and so the next six
    contact_site: Ints,
    contact_day: Ints,
    contact_faction: Ints,
    contact_type: Ints,
    contact_men: Ints,
    contact_posture: Ints,
    today: int,
    subjects: Ints,  # (n,) units that have just moved or changed
) -> Ints:
    """What sides newly see or no longer find because of `subjects`, as far as it is news to them.

    (k, 3) rows of side, unit, SEEN or LOST. A side sees a unit that is within range of one of its
    observers, and loses one whose reported hex is in view when it is not seen there. The subjects
    count both as what is seen and as those who see.
    """
    out = np.empty((2 * eyes.shape[0] * kinds.size, 3), np.int32)
    count = 0
    is_subject = np.zeros(kinds.size, np.bool_)
    for subject in subjects:
        is_subject[subject] = True
    for side in range(eyes.shape[0]):
        observing = False
        for subject in subjects:
            if eyes[side, factions[subject]] or controllers[subject] == side:
                observing = True
        for unit in range(kinds.size):
            if eyes[side, factions[unit]] or controllers[unit] == side:
                continue
            if not (is_subject[unit] or observing):
                continue
            here = hexes[unit] if status[unit] == Status.PRESENT else OFF_MAP
            row = contact_of[side, unit]
            there = contact_hex[side, row] if row >= 0 else OFF_MAP
            if here == OFF_MAP and there == OFF_MAP:
                continue
            range_here = -1
            if here != OFF_MAP:
                range_here = seen_from(postures[unit], kinds[unit], terrain[here], outright, visible, hides)
            range_there = -1
            if there != OFF_MAP:
                posture, kind = contact_posture[side, row], contact_type[side, row]
                range_there = seen_from(posture, kind, terrain[there], outright, visible, hides)
            if range_here < 0 and range_there < 0:
                continue
            seen = False
            missed = False
            for observer in range(kinds.size):
                if status[observer] != Status.PRESENT or not (is_subject[unit] or is_subject[observer]):
                    continue
                if not (eyes[side, factions[observer]] or controllers[observer] == side):
                    continue
                at = hexes[observer]
                reach = sees[observer]
                if steps_between(columns, here, at) <= min(reach, range_here):
                    seen = True
                    break
                if steps_between(columns, there, at) <= min(reach, range_there):
                    missed = True
            if is_subject[unit] and not seen:
                for place in range(watched.size):
                    if holders[place] < 0 or not eyes[side, holders[place]]:
                        continue
                    at = watched[place]
                    if steps_between(columns, here, at) <= min(REPORTED_WITHIN, range_here):
                        seen = True
                    if steps_between(columns, there, at) <= min(REPORTED_WITHIN, range_there):
                        missed = True
            if seen and there == here and contact_day[side, row] == today:
                same = contact_site[side, row] == sites[unit] and contact_faction[side, row] == factions[unit]
                if same and contact_men[side, row] == men[unit] and contact_posture[side, row] == postures[unit]:
                    continue
            if seen or missed:
                out[count, 0] = side
                out[count, 1] = unit
                out[count, 2] = SEEN if seen else LOST
                count += 1
    return out[:count]


@kernel
def alarmed(
    columns: int,
    status: Ints,  # (units,)
    hexes: Ints,  # (units,)
    factions: Ints,  # (units,)
    enemies: Bools,  # (factions,)
    alarms: Ints,  # (units,) hexes
    here: int,
    least: int,
) -> Ints:
    """(k,) units of `enemies` on the map who have `here` within their alarm, or within `least`."""
    out = np.empty(alarms.size, np.int32)
    count = 0
    for unit in range(alarms.size):
        if status[unit] != Status.PRESENT or not enemies[factions[unit]]:
            continue
        if steps_between(columns, hexes[unit], here) <= max(alarms[unit], least):
            out[count] = unit
            count += 1
    return out[:count]


_MASKS: Final = types.Array(types.boolean, 2, "C", readonly=True)
_GROUND: Final = (INT, _MASKS, COLUMN, COLUMN, COLUMN, COLUMN)

SIGNATURES: Final = {
    watch: (*_GROUND, *(COLUMN,) * 11, *(TABLE,) * 8, INT, COLUMN),
    alarmed: (INT, COLUMN, COLUMN, COLUMN, MASK, COLUMN, INT, INT),
}
