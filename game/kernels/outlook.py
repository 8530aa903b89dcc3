"""What a side's knowledge makes of the ground: danger, zones, and where the way is barred."""

from __future__ import annotations

from typing import Final

import numpy as np

from game.kernels import COLUMN, INT, MASK, kernel
from game.kernels.influence import mark_within
from game.terms import OFF_MAP, Bools, Ints, Site, Status


@kernel
def outlook(
    columns: int,
    rows: int,
    attack: Bools,  # (factions,) whom the side may attack
    enter: Bools,  # (factions,) whose hexes it may enter
    outright: Ints,  # (postures,) negative where men hide
    ours: Bools,  # (units,) rows that the side sees
    status: Ints,  # (units,) and so the next five
    hexes: Ints,
    sites: Ints,
    factions: Ints,
    controllers: Ints,
    postures: Ints,
    contact_hex: Ints,  # (contacts,) of the side, and so the next four
    contact_site: Ints,
    contact_day: Ints,
    contact_faction: Ints,
    contact_posture: Ints,
    side: int,
    since: int,  # contacts seen before this day no longer count
    danger_radius: int,
    zone_radius: int,
    coming: Ints,  # (n,) units that would march, who take no room themselves yet
    stack: int,
    places: Ints,  # (places,) hex; stacking is free there
    holders: Ints,  # (places,)
) -> Bools:
    """Masks (4, hexes): within danger, within a zone, barred by others, full.

    Danger lies about every known enemy and every place that an enemy holds, zones about those known
    who stand openly. The way is barred where
    known others stand openly in the open and give no right to enter; a hex is full where the units
    coming would be more than the stacking limit with those of the side already there.
    """
    out = np.zeros((4, columns * rows), np.bool_)  # one array is handed over faster than four
    danger, zone, barred, full = out[0], out[1], out[2], out[3]
    for row in range(contact_hex.size):
        here = contact_hex[row]
        if here == OFF_MAP or contact_day[row] < since:
            continue
        openly = outright[contact_posture[row]] >= 0
        if attack[contact_faction[row]]:
            mark_within(columns, rows, int(here), danger_radius, danger)
            if openly:
                mark_within(columns, rows, int(here), zone_radius, zone)
        if openly and contact_site[row] == Site.OPEN and not enter[contact_faction[row]]:
            barred[here] = True
    for place in range(places.size):
        if holders[place] >= 0 and attack[holders[place]]:
            mark_within(columns, rows, int(places[place]), danger_radius, danger)
    standing = np.zeros(columns * rows, np.int32)
    for unit in range(hexes.size):
        if status[unit] != Status.PRESENT or not ours[unit]:
            continue
        here = hexes[unit]
        if controllers[unit] == side:
            standing[here] += 1
        if sites[unit] == Site.OPEN and outright[postures[unit]] >= 0 and not enter[factions[unit]]:
            barred[here] = True
    for unit in coming:
        standing[hexes[unit]] -= 1
    for unit in range(hexes.size):
        if status[unit] == Status.PRESENT and controllers[unit] == side:
            full[hexes[unit]] = standing[hexes[unit]] + coming.size > stack
    for here in places:
        full[here] = False
    return out


SIGNATURES: Final = {
    outlook: (
        *(INT, INT, MASK, MASK, COLUMN, MASK),
        *(COLUMN,) * 11,
        *(INT, INT, INT, INT, COLUMN, INT, COLUMN, COLUMN),
    ),
}
