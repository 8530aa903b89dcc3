"""The lines of a map as they are drawn: rivers, channels, dry valleys, roads, crossings, borders."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.sheet.chains import Curve
from game.sheet.mapdata import MapData
from game.sheet.roadways import roads_of
from game.sheet.waterways import (
    Bridge,
    bridges_of,
    channels_of,
    joined,
    river_points,
    rivers_of,
    wadis_of,
)


@dataclass(frozen=True, eq=False)
class Courses:
    """All lines of a map."""

    rivers: tuple[Curve, ...]
    streams: tuple[Curve, ...]
    channels: tuple[Curve, ...]
    wadis: tuple[Curve, ...]
    roads: tuple[tuple[int, Curve], ...]  # rank and line, the poorest class first
    bridges: tuple[Bridge, ...]
    borders: tuple[Curve, ...]


def courses(data: MapData) -> Courses:
    """The lines of a map."""
    middles = river_points(data)
    rivers = tuple(rivers_of(data, middles, streams=False))
    streams = rivers_of(data, middles, streams=True)
    return Courses(
        rivers=rivers,
        streams=tuple(joined(stream, rivers) for stream in streams),
        channels=tuple(channels_of(data)),
        wadis=tuple(wadis_of(data)),
        roads=tuple(sorted(roads_of(data, middles), key=lambda road: -road[0])),
        bridges=tuple(bridges_of(data, middles)),
        borders=tuple(np.array(line) for line in data.borders),
    )
