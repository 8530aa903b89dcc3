"""Who sees whom, and for whom it is news: asked after every leg of a march."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.kernels import COLUMN, INT, MASK, TABLE, kernel
from game.kernels.influence import mark_within
from game.terms import OFF_MAP, Bools, Ints, Posture, Standing, Status

SEEN: Final = 0
LOST: Final = 1
REPORTED_WITHIN: Final = 1  # hexes from a place that its people watch


@kernel
def within(columns: int, here: int, there: int, radius: int) -> bool:
    """Whether two hexes of a grid so many columns wide lie at most `radius` steps apart."""
    if radius < 0 or abs(here - there) > radius * (columns + 1):  # far off, told without a division
        return False
    row, other = here // columns, there // columns
    rise = abs(row - other)
    if rise > radius:
        return False
    run = abs(2 * (here - row * columns) + (row & 1) - 2 * (there - other * columns) - (other & 1))
    return rise + run <= 2 * radius


@kernel
def seen_from(posture: int, kind: int, ground: int, outright: Ints, visible: Ints, hides: Ints) -> int:
    """Hexes at which a unit of a kind is seen in a posture on some ground; -1 never outright."""
    if outright[posture] < 0:
        return -1
    return max(0, int(outright[posture] + visible[kind] - hides[ground]))


@kernel
def watch(
    columns: int,
    shares: Bools,  # (relations,) whether a relation shares sight
    relation: Ints,  # (factions, factions)
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
    out = np.empty((relation.shape[0] * kinds.size, 3), np.int32)
    count = 0
    is_subject = np.zeros(kinds.size, np.bool_)
    for subject in subjects:
        is_subject[subject] = True
    trusted = np.empty(relation.shape[0], np.bool_)  # (factions,) with whose eyes the side sees
    for side in range(relation.shape[0]):
        for faction in range(relation.shape[0]):
            trusted[faction] = faction == side or shares[relation[side, faction]]
        observing = False
        for subject in subjects:
            observing |= trusted[factions[subject]] or controllers[subject] == side
        for unit in range(kinds.size):
            if not (observing or is_subject[unit]):
                continue
            if trusted[factions[unit]] or controllers[unit] == side:
                continue
            here = hexes[unit] if status[unit] == Status.PRESENT else OFF_MAP
            row = contact_of[side, unit]
            there = contact_hex[side, row] if row >= 0 else OFF_MAP
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
            for other in range(kinds.size if is_subject[unit] else subjects.size):
                observer = other if is_subject[unit] else subjects[other]
                if status[observer] != Status.PRESENT:
                    continue
                if not (trusted[factions[observer]] or controllers[observer] == side):
                    continue
                at = hexes[observer]
                if within(columns, here, at, min(sees[observer], range_here)):
                    seen = True
                    break
                if within(columns, there, at, min(sees[observer], range_there)):
                    missed = True
            if is_subject[unit] and not seen:
                for place in range(watched.size):
                    if holders[place] < 0 or not trusted[holders[place]]:
                        continue
                    at = watched[place]
                    if within(columns, here, at, min(REPORTED_WITHIN, range_here)):
                        seen = True
                    if within(columns, there, at, min(REPORTED_WITHIN, range_there)):
                        missed = True
            if seen and there == here and contact_day[side, row] == today:
                same = contact_site[side, row] == sites[unit] and contact_faction[side, row] == factions[unit]
                if (
                    same
                    and contact_men[side, row] == men[unit]
                    and contact_posture[side, row] == postures[unit]
                ):
                    continue
            if seen or missed:
                out[count, 0] = side
                out[count, 1] = unit
                out[count, 2] = SEEN if seen else LOST
                count += 1
    return out[:count]


@kernel
def _heed(standing: int, alarm: int, posture: int, outright: Ints, strike: int) -> int:
    """Hexes within which a unit may react to an enemy; negative if it does not."""
    if posture == Posture.UNDERGROUND:
        return -1
    leaves = standing in (Standing.EVACUATE, Standing.BLEND_IN)
    heed = alarm if leaves else -1
    return max(heed, strike) if outright[posture] < 0 else heed


@kernel
def alarmed(
    columns: int,
    status: Ints,  # (units,) and so the next five
    hexes: Ints,
    factions: Ints,
    postures: Ints,
    standings: Ints,
    alarms: Ints,  # hexes
    enemies: Bools,  # (factions,)
    outright: Ints,  # (postures,) negative where men hide
    here: int,
    strike: int,  # hexes from which men in hiding may strike
) -> Ints:
    """(k,) units of `enemies` who may react to what comes to a hex.

    They are those whose standing order is to get away, where the hex lies within their alarm, and
    those in hiding under arms, where it lies within their reach. Men underground sit still.
    """
    out = np.empty(alarms.size, np.int32)
    count = 0
    for unit in range(alarms.size):
        if status[unit] != Status.PRESENT or not enemies[factions[unit]]:
            continue
        heed = _heed(standings[unit], alarms[unit], postures[unit], outright, strike)
        if heed >= 0 and within(columns, hexes[unit], here, heed):
            out[count] = unit
            count += 1
    return out[:count]


@kernel
def alarming(
    columns: int,
    rows: int,
    status: Ints,  # as in `alarmed`, and so the next eight
    hexes: Ints,
    factions: Ints,
    postures: Ints,
    standings: Ints,
    alarms: Ints,
    enemies: Bools,
    outright: Ints,
    strike: int,
) -> Bools:
    """(hexes,) where `alarmed` would name anybody."""
    mask = np.zeros(columns * rows, np.bool_)
    for unit in range(alarms.size):
        if status[unit] == Status.PRESENT and enemies[factions[unit]]:
            heed = _heed(standings[unit], alarms[unit], postures[unit], outright, strike)
            if heed >= 0:
                mark_within(columns, rows, int(hexes[unit]), heed, mask)
    return mask


@kernel
def stirring(
    columns: int,
    rows: int,
    terrain: Ints,  # (hexes,) as in `watch`, and so the next eight
    outright: Ints,
    visible: Ints,
    hides: Ints,
    kinds: Ints,
    sees: Ints,
    status: Ints,
    hexes: Ints,
    postures: Ints,
    strangers: Bools,  # (units,) with whom not just the same sides see as with the subjects
    watchful: Bools,  # (factions,) whose people's reports reach a side that does not see with them
    watched: Ints,  # (places,) hex
    holders: Ints,  # (places,)
    eyes: Bools,  # (factions,) sides that see with the subjects
    contact_of: Ints,  # (factions, units)
    contact_hex: Ints,  # (factions, contacts) and so the next two
    contact_type: Ints,
    contact_posture: Ints,
    subjects: Ints,  # (n,) units on the march
) -> Bools:
    """(hexes,) where units on the march could be seen, see anybody or miss a contact.

    Elsewhere `watch` has nothing to tell after a leg. Others who know of a subject can miss it only
    with the leg away from where they know it to be.
    """
    mask = np.zeros(columns * rows, np.bool_)
    far, shows = 0, -1
    for subject in subjects:
        far = max(far, sees[subject])
        if outright[postures[subject]] >= 0:
            shows = max(shows, 0, outright[postures[subject]] + visible[kinds[subject]])
    for unit in range(hexes.size):
        if status[unit] == Status.PRESENT and strangers[unit]:
            here = int(hexes[unit])
            shown = seen_from(postures[unit], kinds[unit], terrain[here], outright, visible, hides)
            mark_within(columns, rows, here, max(min(far, shown), min(sees[unit], shows)), mask)
    for place in range(watched.size):
        if holders[place] >= 0 and watchful[holders[place]]:
            mark_within(columns, rows, int(watched[place]), min(REPORTED_WITHIN, shows), mask)
    for side in range(contact_hex.shape[0]):
        if eyes[side]:
            for row in range(contact_hex.shape[1]):
                here = int(contact_hex[side, row])
                if here != OFF_MAP:
                    posture, kind = contact_posture[side, row], contact_type[side, row]
                    shown = seen_from(posture, kind, terrain[here], outright, visible, hides)
                    mark_within(columns, rows, here, min(far, shown), mask)
        else:
            for subject in subjects:
                row = contact_of[side, subject]
                if row >= 0:
                    mark_within(columns, rows, int(contact_hex[side, row]), 1, mask)
    return mask


SIGNATURES: Final = {
    watch: (INT, MASK, TABLE, *(COLUMN,) * 15, *(TABLE,) * 8, INT, COLUMN),
    alarmed: (INT, *(COLUMN,) * 6, MASK, COLUMN, INT, INT),
    alarming: (INT, INT, *(COLUMN,) * 6, MASK, COLUMN, INT),
    stirring: (INT, INT, *(COLUMN,) * 9, MASK, MASK, COLUMN, COLUMN, MASK, *(TABLE,) * 4, COLUMN),
}
