"""Chapter 9, supply.

Only units whose type states its needs want for anything: so many kilograms a man and day at rest,
on the march, in a fight. Water is the greatest part. Each faction has its own supply. It enters the
map at *sources*, so many tons a day, and waits there; lorries carry it to *bases*, where it lies in
stock, and from the bases to the units. Nothing enters by an airfield that is not in friendly hands, by
a road that an enemy closes, or before the unit has come with which a source begins to flow.

A base is a place that the faction or a partner holds: a town of some size, or any place where
engineers have built a forward base. Lorries drive at the rate of their movement class over roads and
open ground, as the faction knows the ground. They do not enter the hex or the zone of known enemies
who stand openly, unless friendly troops stand there too, nor the hex of a place that an enemy holds,
and cross rivers by bridges and ferries alone.

A unit is served by the base from which lorries reach it soonest, if that takes them no longer than
the chart's reach; of two equally near by the one with the wider gate. What enters by road is driven
to bases at any distance, what enters by air to the base of the airfield alone.

Before a hex is given up, or to know what an enemy in it would do, one may ask which units would go out
of supply: no base would serve them, or only one to which no source is open any more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

import numpy as np

from game.kernels.flood import flood
from game.kernels.reach import UNREACHED
from game.model.charts import MovementChart, SupplyChart
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import ground, relations
from game.rules.movement import Outlook, outlook
from game.terms import (
    DAY,
    NO_UNIT,
    NOBODY,
    OFF_MAP,
    Bools,
    HexId,
    Ints,
    PlaceId,
    Posture,
    Right,
    Site,
    Status,
    UnitId,
)

NO_PLACE = -1
LONGEST = 30 * DAY  # thousandths of a day beyond which no lorry drives


class Trace(NamedTuple):
    """Who is served whence.

    base: (units,) PlaceId that serves a unit of the side, or -1. away: (units,) thousandths of a
    day from that base to it. bases: the places that serve, in their order. flows: (sources,) whether
    supply of the side's enters there now. far: (sources, places) thousandths of a day from a source
    that flows to a base.
    """

    base: Ints
    away: Ints
    bases: tuple[PlaceId, ...]
    flows: Bools
    far: Ints


def wants(theatre: Theatre, state: State, side: int) -> Bools:
    """(units,) units of a side on the map that need supply."""
    mine: Bools = (state.faction == side) & state.present
    return mine & (theatre.unit_needs[:, 0] > 0)


def built(theatre: Theatre, state: State) -> Bools:
    """(places,) where engineers have finished a forward base."""
    out: Bools = (state.base > 0) & (state.base >= theatre.place_work)
    return out


def is_built(theatre: Theatre, state: State, place: int) -> bool:
    """Whether engineers have finished a forward base at a place."""
    done = int(state.base[place])
    return done > 0 and done >= int(theatre.place_work[place])


def gates(theatre: Theatre, state: State, chart: SupplyChart) -> Ints:
    """(places,) kilograms a day that a base takes in from a source a day away or nearer; else 0."""
    out: Ints = np.where(built(theatre, state), chart.built_gate, theatre.place_gate).astype(np.int32)
    return out


def intake(theatre: Theatre, state: State, chart: SupplyChart, seen: Trace, place: int) -> int:
    """Kilograms a day that come to a base in the long run, as its gate and the sources allow."""
    wide = is_built(theatre, state, place)
    left, total = chart.built_gate if wide else int(theatre.place_gate[place]), 0
    times = seen.far[:, place].tolist()
    for far, source in sorted((far, source) for source, far in enumerate(times) if far < UNREACHED):
        days = max(DAY, far)
        came = min(theatre.sources[source].daily, left * DAY // days)
        total, left = total + came, left - came * days // DAY
    return total


def bases(theatre: Theatre, state: State, chart: SupplyChart, side: int) -> tuple[PlaceId, ...]:
    """The bases of a side, those with the widest gate first."""
    friendly = relations.rights(theatre, state, side, Right.SUPPORT)
    wide = gates(theatre, state, chart)
    held = ((state.holder != NOBODY) & friendly[state.holder] & (wide > 0)).nonzero()[0]
    return tuple(PlaceId(place) for place in held[(-wide[held]).argsort(kind="stable")].tolist())


def no_way(theatre: Theatre, state: State, side: int, view: Outlook) -> Bools:
    """(hexes,) where a side's lorries do not go, with its outlook."""
    enemies = relations.rights(theatre, state, side, Right.ATTACK)
    closed: Bools = view.zone | view.barred
    ours = relations.rows_seen(theatre, state, side) & state.present
    ours &= ~enemies[state.faction] & (theatre.sight.by_posture[state.posture] >= 0)
    closed[state.hex[ours]] = False
    held = (state.holder != NOBODY) & enemies[state.holder]
    closed[theatre.place_hex[held]] = True
    return closed


def _flows(theatre: Theatre, state: State, side: int, closed: Bools) -> Bools:
    """(sources,) whether supply of a side's enters there."""
    friendly = relations.rights(theatre, state, side, Right.SUPPORT)
    out = np.zeros(len(theatre.sources), np.bool_)
    for number, source in enumerate(theatre.sources):
        held = source.place is None or (
            state.holder[source.place] != NOBODY and friendly[state.holder[source.place]]
        )
        begun = source.unit == NO_UNIT or int(state.status[source.unit]) != Status.PENDING
        out[number] = source.faction == side and held and begun and not closed[source.hex]
    return out


def trace(theatre: Theatre, state: State, side: int, hexes: Ints | None = None) -> Trace:
    """Who of a side is served whence, with its units where they stand or on given hexes, (units,).

    The same on the side's Sight as on the state. The theatre must have rules of supply.
    """
    chart = theatre.supply
    assert chart is not None  # noqa: S101  asked of those alone who have them
    view = outlook(theatre, state, side)
    closed = no_way(theatre, state, side, view)
    drive = lorries(theatre, state, chart, view, closed)
    mine = bases(theatre, state, chart, side)
    field, nearest = drive(tuple(theatre.place_hex[list(mine)].tolist()), chart.reach)
    flows = _flows(theatre, state, side, closed)
    here = state.hex if hexes is None else hexes
    units = (wants(theatre, state, side) & (here != OFF_MAP)).nonzero()[0]
    base = np.full(len(here), NO_PLACE, np.int32)
    away = np.full(len(here), UNREACHED, np.int32)
    away[units] = field[here[units]]
    served = units[away[units] < UNREACHED]
    if len(served):
        base[served] = np.array(mine, np.int32)[nearest[here[served]]]
    return Trace(base, away, mine, flows, _from_sources(theatre, flows, drive))


Drive = Callable[[tuple[int, ...], int], tuple[Ints, Ints]]
"""Where lorries get from some hexes within so much time: (hexes,) time and the nearest of those hexes."""


def lorries(theatre: Theatre, state: State, chart: SupplyChart, view: Outlook, closed: Bools) -> Drive:
    """How a side's lorries drive, with its outlook and where they do not go, (hexes,)."""
    legs = ground.costs(theatre, state)
    return partial(_driven, theatre, legs, chart.trucks, view.danger.tobytes(), closed.tobytes())


@lru_cache(maxsize=64)
def _driven(
    theatre: Theatre,
    legs: MovementChart,
    trucks: int,
    danger: bytes,
    closed: bytes,
    sources: tuple[int, ...],
    limit: int,
) -> tuple[Ints, Ints]:
    """Where lorries get from some hexes; `danger` and `closed` are the bytes of (hexes,) bool. Read-only.

    Allies see the same ground, and a day changes little: most of these are asked more than once.
    """
    costs = legs.tactical[trucks], legs.safe[trucks]
    where = np.frombuffer(danger, np.bool_), np.frombuffer(closed, np.bool_)
    return flood(theatre.neighbours, *costs, *where, np.array(sources, np.int32), limit)


def _from_sources(theatre: Theatre, flows: Bools, drive: Drive) -> Ints:
    """(sources, places) time from each source that flows to each place."""
    far = np.full((len(theatre.sources), len(theatre.places)), UNREACHED, np.int32)
    by_road: dict[int, Ints] = {}
    for number in flows.nonzero()[0].tolist():
        source = theatre.sources[number]
        if source.place is not None:
            far[number, theatre.place_hex == source.hex] = 0
            continue
        if source.hex not in by_road:
            time, _ = drive((source.hex,), LONGEST)
            by_road[source.hex] = time[theatre.place_hex]
        far[number] = by_road[source.hex]
    return far


def served_area(theatre: Theatre, state: State, side: int) -> Bools:
    """(hexes,) where a base of a side would serve a unit, as far as the side knows the ground."""
    chart = theatre.supply
    if chart is None:
        return np.zeros(len(theatre.grid), np.bool_)
    view = outlook(theatre, state, side)
    hexes = tuple(theatre.place_hex[list(bases(theatre, state, chart, side))].tolist())
    drive = lorries(theatre, state, chart, view, no_way(theatre, state, side, view))
    time, _ = drive(hexes, chart.reach)
    out: Bools = time < UNREACHED
    return out


def served(seen: Trace) -> Bools:
    """(units,) units that a base serves to which some source is open."""
    fed = np.asarray(np.any(seen.far < UNREACHED, axis=0))
    out: Bools = (seen.base >= 0) & fed[seen.base]
    return out


def cut_off(theatre: Theatre, state: State, side: int, here: HexId) -> tuple[UnitId, ...]:
    """The units of a side that would be served no longer if a hex fell to an enemy.

    From what the side knows: the hex would be in the hands of an enemy who stands in it openly, and
    so would be its places. Those who stand in the hex itself are not named.
    """
    now, then = trace(theatre, state, side), trace(theatre, fallen(theatre, state, side, here), side)
    lost = served(now) & ~served(then) & (state.hex != here)
    return tuple(UnitId(unit) for unit in lost.nonzero()[0].tolist())


def fallen(theatre: Theatre, state: State, side: int, here: HexId) -> State:
    """What a side would know had a hex fallen to an enemy."""
    enemies = relations.rights(theatre, state, side, Right.ATTACK).nonzero()[0]
    out = state.copy()
    if not len(enemies):
        return out
    enemy = int(enemies[0])
    out.holder[theatre.place_hex == here] = enemy
    there = out.hex == here
    out.hex[there], out.status[there] = OFF_MAP, Status.DESTROYED
    row = int((out.contact_hex[side] == OFF_MAP).nonzero()[0][0])
    out.contact_hex[side, row] = here
    out.contact_site[side, row] = Site.OPEN
    out.contact_day[side, row] = out.day
    out.contact_faction[side, row] = enemy
    out.contact_posture[side, row] = Posture.MASSED
    return out
