"""Who sees whom: the loop over sides, units and observers that every leg of a march asks for."""

from __future__ import annotations

from typing import Final

import numpy as np
from numba import types

from game.kernels import COLUMN, INT, MASK, TABLE, kernel
from game.terms import OFF_MAP

SEEN = 0
LOST = 1


@kernel
def _distance(columns, rows, here, there):  # type: ignore[no-untyped-def]
    """Steps from hex to hex."""
    q = columns[here] - (rows[here] - (rows[here] & 1)) // 2
    p = columns[there] - (rows[there] - (rows[there] & 1)) // 2
    dq = q - p
    dr = rows[here] - rows[there]
    return (abs(dq) + abs(dr) + abs(dq + dr)) // 2


@kernel
def watch(  # type: ignore[no-untyped-def]
    columns,  # (hexes,)
    rows,  # (hexes,)
    eyes,  # (factions, factions) bool: whether a side sees with a faction's eyes
    hexes,  # (units,) HexId or OFF_MAP
    factions,  # (units,)
    controllers,  # (units,)
    ranges,  # (units,) hexes at which each is seen where it stands; negative: never outright
    sees,  # (units,) hexes that each sees
    watched,  # (places,) hex of each place, whose people report what comes within one hex
    holders,  # (places,)
    contact_of,  # (factions, units)
    contact_hex,  # (factions, contacts)
    contact_range,  # (factions, contacts) hexes at which each contact would be seen where reported
    subjects,  # (n,) units that have just moved or changed
):
    """What sides newly see or no longer find, because of `subjects`.

    (k, 3) int32 rows of side, unit, SEEN or LOST. A unit is SEEN by a side that has an observer
    within its range; LOST, where its reported hex is in view and it is not seen there. Both the
    subjects as things to be seen and the subjects as observers are reckoned.
    """
    sides = eyes.shape[0]
    units = hexes.shape[0]
    out = np.empty((2 * sides * units, 3), np.int32)
    count = 0
    is_subject = np.zeros(units, np.bool_)
    for subject in subjects:
        is_subject[subject] = True
    for side in range(sides):
        observing = False
        for subject in subjects:
            if eyes[side, factions[subject]] or controllers[subject] == side:
                observing = True
        for unit in range(units):
            if eyes[side, factions[unit]] or controllers[unit] == side:
                continue
            if not (is_subject[unit] or observing):
                continue
            here = hexes[unit]
            row = contact_of[side, unit]
            reported = contact_hex[side, row] if row >= 0 else OFF_MAP
            if here == OFF_MAP and reported == OFF_MAP:
                continue
            seen = False
            missed = False
            for observer in range(units):
                there = hexes[observer]
                if there == OFF_MAP or not (is_subject[unit] or is_subject[observer]):
                    continue
                if not (eyes[side, factions[observer]] or controllers[observer] == side):
                    continue
                if here != OFF_MAP and not seen:
                    reach = min(sees[observer], ranges[unit])
                    seen = reach >= 0 and _distance(columns, rows, here, there) <= reach
                if reported != OFF_MAP and not missed:
                    reach = min(sees[observer], contact_range[side, row])
                    missed = reach >= 0 and _distance(columns, rows, reported, there) <= reach
                if seen:
                    break
            if is_subject[unit] and not seen:
                for place in range(watched.shape[0]):
                    if holders[place] < 0 or not eyes[side, holders[place]]:
                        continue
                    there = watched[place]
                    if here != OFF_MAP and ranges[unit] >= 0:
                        seen = seen or _distance(columns, rows, here, there) <= min(1, ranges[unit])
                    if reported != OFF_MAP and contact_range[side, row] >= 0:
                        near = _distance(columns, rows, reported, there)
                        missed = missed or near <= min(1, contact_range[side, row])
            if seen or missed:
                out[count, 0] = side
                out[count, 1] = unit
                out[count, 2] = SEEN if seen else LOST
                count += 1
    return out[:count]


@kernel
def alarmed(columns, rows, hexes, factions, enemies, alarms, here, least):  # type: ignore[no-untyped-def]
    """(k,) int32 units of `enemies` factions for whom something at `here` is within their alarm.

    enemies: (factions,) bool    alarms: (units,) hexes; `least` counts where it is more.
    """
    out = np.empty(hexes.shape[0], np.int32)
    count = 0
    for unit in range(hexes.shape[0]):
        if hexes[unit] == OFF_MAP or not enemies[factions[unit]]:
            continue
        if _distance(columns, rows, hexes[unit], here) <= max(alarms[unit], least):
            out[count] = unit
            count += 1
    return out[:count]


_MASKS: Final = types.Array(types.boolean, 2, "C", readonly=True)

SIGNATURES: Final = {
    watch: (
        COLUMN, COLUMN, _MASKS, COLUMN, COLUMN, COLUMN, COLUMN, COLUMN, COLUMN, COLUMN, TABLE, TABLE, TABLE, COLUMN,
    ),
    alarmed: (COLUMN, COLUMN, COLUMN, COLUMN, MASK, COLUMN, INT, INT),
}
