"""How far selected units get: this turn, next turn, and the way to the hex under the pointer.

Everything is asked of the rules on the side's Sight.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

import numpy as np

from game.model.orders import March
from game.model.theatre import Theatre
from game.rules import foresight, movement
from game.rules.foresight import Foreseen, Leg
from game.rules.sight import Sight
from game.terms import Bools, HexId, Pace, Site, UnitId
from game.ui import style
from game.ui.overlays import Outline, Overlay, Wash

WASH: Final = style.rgb("#FFF6D8")
TURNS: Final = 2  # turns that are shown


@dataclass(frozen=True)
class Reach:
    """Where units get by the end of this turn and of the next; (hexes,) each."""

    now: Bools
    later: Bools


def reach(view: Sight, units: tuple[int, ...]) -> Reach:
    """Where all of some units that stand together get."""
    theatre, state = view.theatre, view.state
    now = np.ones(len(theatre.grid), np.bool_)
    later = now.copy()
    for unit in units:
        left = movement.time_left(theatre, state, unit)
        cost, _came = movement.reach(theatre, state, unit, left + theatre.calendar.budget)
        now &= cost <= left
        later &= cost <= left + theatre.calendar.budget
    return Reach(now, later)


def reach_overlay(view: Sight, units: tuple[int, ...]) -> Overlay:
    """The reach of units as it lies over the map."""
    found = reach(view, units)
    return Overlay(
        view.theatre.grid,
        (Wash(~found.later, style.VEIL, 0.16), Wash(found.now, WASH, 0.24)),
        (
            Outline(found.later, ((4.6, style.ORDER_RIM, 0.85), (2.4, style.ORDER, 1.0)), dashed=True),
            Outline(found.now, ((4.8, style.ORDER_RIM, 0.9), (2.7, style.ORDER, 1.0))),
        ),
    )


def way(
    view: Sight,
    units: tuple[UnitId, ...],
    target: int,
    site: Site | None = None,
    *,
    via: tuple[HexId, ...] = (),
    pace: Pace = Pace.USUAL,
) -> March | None:
    """The march of units to a hex by the cheapest way that their side knows; None if there is none.

    The way is that of the slowest among them, and passes the hexes of `via` in their order. Without a site
    they enter the town there, if it is one.
    """
    theatre, state = view.theatre, view.state
    paths = [path for unit in units if (path := _through(view, unit, (*via, target))) is not None]
    if len(paths) < len(units):
        return None
    wanted = [Site.TOWN, Site.AIRFIELD, Site.STRONGHOLD] if site is None else [site]
    sites = [one for one in wanted if (target, int(one)) in theatre.place_at]
    marches = [March(units, path, one, pace) for path in dict.fromkeys(paths) for one in (*sites, Site.OPEN)]
    legal = [march for march in marches if movement.refusal(theatre, state, int(view.side), march) is None]
    if not legal:
        return marches[0]
    first = next(one for one in (*sites, Site.OPEN) if any(march.site == one for march in legal))
    return min(
        (march for march in legal if march.site == first),
        key=lambda march: foresight.march(theatre, state, march).spent,
    )


def _through(view: Sight, unit: UnitId, stops: tuple[int, ...]) -> tuple[int, ...] | None:
    """The cheapest known way of a unit through hexes, one after the other; None if one cannot be reached."""
    theatre, state, out = view.theatre, view.state, tuple[int, ...]()
    for number, stop in enumerate(stops):
        if number:
            state = state.copy() if number == 1 else state
            state.hex[unit], state.headway[unit] = stops[number - 1], 0
        path = movement.path_to(theatre, state, unit, stop)
        if path is None:
            return None
        out += path
    return out


@dataclass(frozen=True, slots=True)
class Stretch:
    """Legs of one kind, together."""

    ground: str  # name of the road class or kind of ground
    road: bool
    tenths_km: int
    cost: int
    rate: int  # km a day


def stretches(theatre: Theatre, seen: Foreseen) -> list[Stretch]:
    """The legs of a march, gathered where one follows another of the same kind and rate."""

    def kind(leg: Leg) -> tuple[str, bool, bool]:
        if leg.road:
            return theatre.roads[leg.road - 1], True, leg.tactical
        return theatre.terrains[int(theatre.terrain[leg.target])], False, leg.tactical

    out = []
    for (ground, road, _tactical), legs in groupby(seen.way, kind):
        some = list(legs)
        km, cost = sum(leg.tenths_km for leg in some), sum(leg.cost for leg in some)
        out.append(Stretch(ground, road, km, cost, km * 100 // max(1, cost)))
    return out


def dusks(seen: Foreseen, start: int) -> list[int]:
    """The hexes in which a march is when a day ends, given what was spent before it."""
    out, spent = [], start
    for leg in seen.way:
        before, spent = spent, spent + leg.cost
        if spent // 1000 > before // 1000 and leg is not seen.way[-1]:
            out.append(int(leg.target if spent % 1000 < leg.cost / 2 else leg.origin))
    return out
