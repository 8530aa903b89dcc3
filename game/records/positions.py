"""Positions in words, by the nearest place: `Konna`, `20 km east of Konna`, `between Gossi and Gao`."""

from __future__ import annotations

from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np

from game.model.theatre import Theatre
from game.terms import OFF_MAP, PlaceId, Site
from game.texts import _, articled, mark

NEAR: Final = 3  # hexes up to which one place is enough to tell a position
FAR: Final = 8  # hexes beyond which a second place tells nothing

BEARINGS: Final = (
    mark("{km} km north of {place}"),
    mark("{km} km north-east of {place}"),
    mark("{km} km east of {place}"),
    mark("{km} km south-east of {place}"),
    mark("{km} km south of {place}"),
    mark("{km} km south-west of {place}"),
    mark("{km} km west of {place}"),
    mark("{km} km north-west of {place}"),
)


class Fix(NamedTuple):
    """A position by places: in or off the first by so many km in an octant, or between two."""

    places: tuple[PlaceId, ...]
    km: int
    octant: int  # 0 north, then clockwise


@lru_cache(maxsize=8192)
def fix(theatre: Theatre, here: int) -> Fix | None:
    """By which places a hex is told; None off the map and where there are no places."""
    if here == OFF_MAP or not theatre.places:
        return None
    grid, places = theatre.grid, theatre.places
    away = _distances(theatre, here)
    first, *others = sorted(
        range(len(places)), key=lambda p: (away[p], places[p].site == Site.AIRFIELD, -places[p].size)
    )
    nearest = places[first].hex
    (ax, ay), (bx, by) = grid.centre(nearest), grid.centre(here)
    km = round(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 * theatre.km_a_hex / 5) * 5
    octant = (grid.bearing(nearest, here) * 8 + 180) // 360 % 8
    if away[first] > NEAR:
        apart = _distances(theatre, nearest)
        for other in others:
            if apart[other] and away[other] <= FAR and away[first] + away[other] <= apart[other]:
                return Fix((PlaceId(first), PlaceId(other)), km, octant)
    return Fix((PlaceId(first),), km, octant)


def _distances(theatre: Theatre, here: int) -> list[int]:
    """Hexes from a hex to each place."""
    q, r = theatre.grid.axial(here)
    axial = np.array([theatre.grid.axial(place.hex) for place in theatre.places], np.int32)
    q_off, r_off = axial[:, 0] - q, axial[:, 1] - r
    away: list[int] = ((abs(q_off) + abs(r_off) + abs(q_off + r_off)) // 2).tolist()
    return away


class Form(IntEnum):
    """How a position stands in its sentence."""

    PLAIN = 0  # Konna | 20 km north of Konna
    AT = 1  # at Konna | 20 km north of Konna
    POINT = 2  # Konna | a point 20 km north of Konna


IN_PLACE: Final = {Form.PLAIN: mark("{place}"), Form.AT: mark("at {place}"), Form.POINT: mark("{place}")}
OFF_PLACE: Final = {
    Form.PLAIN: mark("{where}"),
    Form.AT: mark("{where}"),
    Form.POINT: mark("a point {where}"),
}


def _position(theatre: Theatre, here: int, form: Form) -> str:
    found = fix(theatre, here)
    if found is None:
        return theatre.hex_name(here)
    names = [articled(theatre.places[place].name) for place in found.places]
    if len(names) > 1:
        where = _("between {one} and {other}").format(one=names[0], other=names[1])
    elif found.km:
        where = _(BEARINGS[found.octant]).format(km=found.km, place=names[0])
    else:
        return _(IN_PLACE[form]).format(place=names[0])
    return _(OFF_PLACE[form]).format(where=where)


def describe(theatre: Theatre, here: int) -> str:
    """A hex by its nearest place: `Konna`, `20 km east of Konna`, `between Gossi and Gao`."""
    return _position(theatre, here, Form.PLAIN)


def at(theatre: Theatre, here: int) -> str:
    """Where something happened: `at Konna`, `20 km east of Konna`, `between Gossi and Gao`."""
    return _position(theatre, here, Form.AT)


def point(theatre: Theatre, here: int) -> str:
    """Whence or whither somebody went: `Konna`, `a point 20 km east of Konna`."""
    return _position(theatre, here, Form.POINT)


def site(theatre: Theatre, here: int, where: int) -> str:
    """A site of a hex: its place's name, or the position where the site is no place."""
    place = theatre.place_at.get((int(here), int(where)))
    return point(theatre, here) if place is None else articled(theatre.places[place].name)
