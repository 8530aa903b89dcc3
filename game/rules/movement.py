"""Chapter 5, movement.

The currency is time. A turn gives each unit a thousand thousandths for each of its days; a leg to
the next hex costs its kilometres divided by the rate of the unit's movement class on that road or
ground. On a road the leg counts the road's own kilometres. A leg is tactical while a known enemy, or
a place that an enemy holds, lies within four hexes of either end, and safe otherwise. A river
hexside stops vehicles but for bridges and ferries; a ferry takes half a day. A sandstorm makes every
leg longer.

Units of one hex may march as a group: it sets out when the last of them is ready and goes at the
pace of the slowest. What time is left before the turn ends counts as headway toward the next leg,
and the rest of the march is made in later turns, when the faction ends its phase, until it is done
or cancelled. A march may be forced for the turn; want and wear make legs longer (chapter 9).
Entrenched or patrolling units become mobile when they march; men underground cannot march.

Known enemies who stand openly close their site to others, and exert a zone over their own hex and
the six around it: entering one ends the march. Of other factions, a hex may be entered with the
right to enter, ended in with the right to stop beside, and a site shared with the right to share.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from game.kernels.outlook import outlook as survey
from game.kernels.reach import path as trace
from game.kernels.reach import reach as search
from game.model.orders import March
from game.model.refusals import Refusal
from game.model.state import ROUTE_LEGS, State
from game.model.theatre import Theatre
from game.rules import ground, minefields, relations, wear
from game.rules.ground import Prices
from game.terms import (
    DAY,
    IMPASSABLE,
    OFF_MAP,
    Bools,
    Bytes,
    Day,
    FactionId,
    HexId,
    Ints,
    Pace,
    Posture,
    Reason,
    Right,
    Site,
    UnitId,
)

ZONE_RADIUS = 1


# What a side knows of the ground


class Outlook(NamedTuple):
    """What a side's knowledge makes of the ground for units on the march; (hexes,) each."""

    danger: Bools  # within the danger radius of a known enemy or of a place that an enemy holds
    zone: Bools  # in the zone of a known enemy who stands openly
    barred: Bools  # known others stand in the open and give no right to enter
    full: Bools  # no room for those who would come


def outlook(theatre: Theatre, state: State, side: int, coming: tuple[UnitId, ...] = ()) -> Outlook:
    """The ground as a side knows it, for `coming` units that would march over it."""
    masks = survey(
        theatre.grid.columns,
        theatre.grid.rows,
        relations.rights(theatre, state, side, Right.ATTACK),
        relations.rights(theatre, state, side, Right.ENTER),
        theatre.sight.by_posture,
        relations.rows_seen(theatre, state, side),
        state.status,
        state.hex,
        state.site,
        state.faction,
        state.controller,
        state.posture,
        state.contact_hex[side],
        state.contact_site[side],
        state.contact_day[side],
        state.contact_faction[side],
        state.contact_posture[side],
        side,
        state.day - theatre.fresh,
        theatre.danger_radius,
        ZONE_RADIUS,
        np.array(coming, np.int32),
        theatre.stack_limit,
        theatre.place_hex,
        state.holder,
    )
    return Outlook(*masks)


def right_to_stand(site: Site) -> Right:
    """The right that it takes to stand on a site where others stand."""
    return Right.SHARE_PLACE if site != Site.OPEN else Right.STOP_BESIDE


def site_barred(theatre: Theatre, state: State, side: int, here: int, site: Site) -> bool:
    """Whether known others stand openly on a site of a hex and give no right to be there too."""
    allowed = relations.rights(theatre, state, side, right_to_stand(site))
    outright = theatre.sight.by_posture
    for unit in (state.hex == here).nonzero()[0].tolist():
        if not allowed[state.faction[unit]] and int(state.site[unit]) == site:
            openly = outright[state.posture[unit]] >= 0
            if openly and relations.rows_seen(theatre, state, side)[unit]:
                return True
    for row in (state.contact_hex[side] == here).nonzero()[0].tolist():
        if not allowed[state.contact_faction[side, row]] and int(state.contact_site[side, row]) == site:
            openly = outright[state.contact_posture[side, row]] >= 0
            if openly and state.contact_day[side, row] >= state.day - theatre.fresh:
                return True
    return False


def kinds_of(theatre: Theatre, units: Iterable[int]) -> tuple[int, ...]:
    """The movement classes of some units, in order."""
    return tuple(sorted({int(theatre.unit_movement[unit]) for unit in units}))


def prices_for(
    theatre: Theatre, state: State, units: tuple[UnitId, ...], driven: Pace = Pace.USUAL
) -> Prices:
    """What legs cost units that keep together: those of the slowest class, at the pace of the most worn.

    Whoever plans a march adds what the mines of which its side knows cost on the mean; the march itself
    takes its `times`.
    """
    pace = max(wear.pace(theatre, state, unit, driven) for unit in units)
    legs = minefields.known(theatre, state, int(state.controller[units[0]]))
    return ground.prices(
        theatre, state, kinds_of(theatre, units), pace, legs, minefields.toll(theatre, units)
    )


def times(theatre: Theatre, state: State, units: tuple[UnitId, ...], driven: Pace = Pace.USUAL) -> Prices:
    """What legs take units that keep together, whatever lies on them."""
    pace = max(wear.pace(theatre, state, unit, driven) for unit in units)
    return ground.prices(theatre, state, kinds_of(theatre, units), pace)


def time_left(theatre: Theatre, state: State, unit: int) -> int:
    """Thousandths of a day that a unit may still spend this turn."""
    return max(0, theatre.calendar.budget - int(state.spent[unit]))


def reach(theatre: Theatre, state: State, unit: int, budget: int | None = None) -> tuple[Ints, Bytes]:
    """Where a unit can go within a budget, by default the time it has left.

    (hexes,) thousandths of a day to each hex, UNREACHED beyond, and (hexes,) int8 direction of the
    last leg into it. Rests on what the unit's side knows.
    """
    side = int(state.controller[unit])
    price = prices_for(theatre, state, (UnitId(unit),))
    view = outlook(theatre, state, side, (UnitId(unit),))
    return search(
        theatre.neighbours,
        price.tactical,
        price.safe,
        view.danger,
        view.barred | view.full,
        view.zone,
        int(state.hex[unit]),
        int(state.headway[unit]),
        int(state.heading[unit]),
        time_left(theatre, state, unit) if budget is None else budget,
    )


def path_to(theatre: Theatre, state: State, unit: int, target: int) -> tuple[int, ...] | None:
    """The cheapest known way of a unit to a hex, over as many turns as it takes; None if none."""
    limit = theatre.calendar.budget * theatre.calendar.turns
    cost, came = reach(theatre, state, unit, limit)
    if cost[target] > limit:
        return None
    return tuple(int(d) for d in trace(theatre.neighbours, came, target))


def day_of(state: State, spent: int) -> Day:
    """The day on which a unit is that has spent so much of the turn."""
    return Day(state.day + max(0, spent - 1) // DAY)


# The order


def refusal(theatre: Theatre, state: State, side: int, order: March) -> Refusal | None:
    """Why a march may not be ordered, from what the side knows; None if it may."""
    here = int(state.hex[order.units[0]])
    for unit in order.units:
        if (wrong := _refusal_of(theatre, state, unit, order)) is not None:
            return wrong
    if len(order.path) > ROUTE_LEGS:
        return Refusal(Reason.NO_PATH, have=len(order.path), need=ROUTE_LEGS)
    view = outlook(theatre, state, side, order.units)
    price = ground.prices(theatre, state, kinds_of(theatre, order.units)).tactical
    for direction in order.path:
        there = int(theatre.neighbours[here, direction])
        if there == OFF_MAP:
            return Refusal(Reason.NO_PATH, hex=HexId(here))
        if price[here, direction] >= IMPASSABLE:
            return Refusal(Reason.NO_WAY, _stuck(theatre, state, order.units, here, direction), HexId(there))
        if view.barred[there]:
            return _closed(theatre, state, side, order.units[0], (there, Site.OPEN), Right.ENTER)
        if view.full[there]:
            ours = (state.hex == there) & (state.controller == side) & state.present
            room, have = theatre.stack_limit, int(ours.sum())
            return Refusal(Reason.FULL, order.units[0], HexId(there), have=have, need=room)
        here = there
    return _refusal_at_end(theatre, state, side, order, HexId(here))


def _refusal_of(theatre: Theatre, state: State, unit: UnitId, order: March) -> Refusal | None:
    here = int(state.hex[order.units[0]])
    if state.hex[unit] != here:
        return apart(theatre, state, unit, here)
    if not order.path:
        return None
    if int(state.posture[unit]) == Posture.UNDERGROUND:
        return in_posture(theatre, state, unit)
    return wear.refusal_to_march(theatre, state, unit, order.pace)


def _refusal_at_end(theatre: Theatre, state: State, side: int, order: March, end: HexId) -> Refusal | None:
    if order.site != Site.OPEN and (end, int(order.site)) not in theatre.place_at:
        return Refusal(Reason.NO_SUCH_SITE, hex=end, have=order.site)
    if site_barred(theatre, state, side, end, order.site):
        return _closed(theatre, state, side, order.units[0], (end, order.site), right_to_stand(order.site))
    if not order.path and all(int(state.site[unit]) == order.site for unit in order.units):
        return Refusal(Reason.ALREADY, order.units[0], end)
    return None


def _stuck(theatre: Theatre, state: State, units: tuple[UnitId, ...], here: int, direction: int) -> UnitId:
    """The first of some units that can never make a leg."""
    legs = ground.costs(theatre, state).tactical[:, here, direction]
    return next(unit for unit in units if legs[theatre.unit_movement[unit]] >= IMPASSABLE)


# Refusals with their figures


def short_of_time(theatre: Theatre, state: State, unit: UnitId, need: int) -> Refusal | None:
    """The refusal of a unit with less time left this turn than something takes; None if it has enough."""
    have = time_left(theatre, state, unit)
    return None if have >= need else Refusal(Reason.NO_TIME, unit, have=have, need=need)


def apart(theatre: Theatre, state: State, unit: UnitId, here: int) -> Refusal:
    """The refusal of a unit that is not with the others, and how far away it is."""
    there = HexId(int(state.hex[unit]))
    return Refusal(Reason.NOT_TOGETHER, unit, there, have=theatre.grid.distance(here, there))


def in_posture(theatre: Theatre, state: State, unit: UnitId) -> Refusal:
    """The refusal of a unit in a posture that does not allow it, and the time that another takes."""
    return Refusal(Reason.WRONG_POSTURE, unit, have=int(state.posture[unit]), need=theatre.posture_time)


def _closed(
    theatre: Theatre, state: State, side: int, unit: UnitId, where: tuple[int, Site], right: Right
) -> Refusal:
    """The refusal of a unit whom known others bar a site; of several factions, the one with most men."""
    here, site = where
    openly, allowed = theatre.sight.by_posture >= 0, relations.rights(theatre, state, side, right)
    units = relations.rows_seen(theatre, state, side) & (state.hex == here) & (state.site == site)
    rows = (state.contact_hex[side] == here) & (state.contact_site[side] == site)
    rows &= (state.contact_day[side] >= state.day - theatre.fresh) & openly[state.contact_posture[side]]
    owners = np.concatenate([state.faction[units & openly[state.posture]], state.contact_faction[side, rows]])
    strength = np.concatenate([state.men[units & openly[state.posture]], state.contact_men[side, rows]])
    men = np.bincount(owners, np.where(allowed[owners], 0, strength), len(theatre.factions))
    who = FactionId(int(men.argmax()))
    return Refusal(Reason.CLOSED, unit, HexId(here), have=int(men[who]), faction=who)
