"""Chapter 9, supply: lines.

A line is the way that lorries take from a source to a base: to each base that serves somebody, from the
source that is nearest to it. In the long run it carries what its gate and its sources allow. It is at its
limit where the units that its base serves need more in a day. A base to which no source is open is cut off.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.kernels.reach import UNREACHED
from game.model.charts import SupplyChart
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import ground, provision, supply
from game.rules.movement import outlook
from game.terms import DAY, OFF_MAP, HexId, Ints, PlaceId, SourceId


class Line(NamedTuple):
    """What comes to a base, and by which way."""

    place: PlaceId
    source: SourceId  # the nearest that is open; -1 if the base is cut off
    way: tuple[HexId, ...]  # from source to base; the base alone where supply comes by air or not at all
    daily: int  # kilograms a day that come in the long run
    wanted: int  # kilograms that the units it serves need today

    @property
    def cut(self) -> bool:
        """Whether nothing comes."""
        return self.source < 0

    @property
    def strained(self) -> bool:
        """Whether less comes than is wanted."""
        return self.daily < self.wanted


def lines(theatre: Theatre, state: State, side: int) -> list[Line]:
    """The lines to the bases that serve units of a side, as far as the side knows; by number of the base."""
    chart = theatre.supply
    if chart is None:
        return []
    seen = supply.trace(theatre, state, side)
    units = (seen.base >= 0).nonzero()[0].astype(np.int32)
    spent: Ints = np.clip(state.spent[units], 0, DAY)
    wants = provision.need(theatre, state, units, spent, state.assault_day[units] == state.day)
    return [
        _line(theatre, state, side, chart, seen, PlaceId(place), int(wants[seen.base[units] == place].sum()))
        for place in sorted(set(seen.base[units].tolist()))
    ]


def _line(
    theatre: Theatre,
    state: State,
    side: int,
    chart: SupplyChart,
    seen: supply.Trace,
    place: PlaceId,
    wanted: int,
) -> Line:
    far, here = seen.far[:, place], theatre.places[place].hex
    nearest = int(far.argmin()) if len(far) else -1
    if nearest < 0 or int(far[nearest]) >= UNREACHED:
        return Line(place, SourceId(-1), (here,), 0, wanted)
    source = theatre.sources[nearest]
    way = (here,) if source.place is not None else _way(theatre, state, side, chart, source.hex, here)
    daily = supply.intake(theatre, state, chart, seen, place)
    return Line(place, SourceId(nearest), way, daily, wanted)


def _way(
    theatre: Theatre, state: State, side: int, chart: SupplyChart, start: HexId, end: HexId
) -> tuple[HexId, ...]:
    """The way of lorries from one hex to another, followed back from its end."""
    view = outlook(theatre, state, side)
    drive = supply.lorries(theatre, state, chart, view, supply.no_way(theatre, state, side, view))
    time, _nearest = drive((start,), supply.LONGEST)
    legs, danger = ground.costs(theatre, state), view.danger
    out, here = [end], int(end)
    while here != start and len(out) <= len(theatre.grid):
        came = [
            (int(time[there]) + int(costs[there, (direction + 3) % 6]), there)
            for direction, there in enumerate(theatre.neighbours[here].tolist())
            if there != OFF_MAP and time[there] < time[here]
            for costs in [(legs.tactical if danger[here] or danger[there] else legs.safe)[chart.trucks]]
        ]
        if not came:
            break
        here = min(came)[1]
        out.append(HexId(here))
    return tuple(out[::-1])
