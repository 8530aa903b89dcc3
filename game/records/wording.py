"""The words of the records: dates, positions, names of units, lists, and the rules' own terms.

Positions are told by the nearest place: `Konna`, `20 km north-east of Konna`, `between Gossi and
Gao`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import Final, NamedTuple

from game.model.theatre import Theatre
from game.terms import NOBODY, OFF_MAP, PlaceId, Relation, Site
from game.texts import _, mark, ngettext

KM_A_HEX: Final = 20
NEAR: Final = 3  # hexes up to which one place is enough to tell a position
MOST_NAMES: Final = 3  # units named one by one

WEEKDAYS: Final = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
MONTHS: Final = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
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
RELATIONS: Final = {
    Relation.HOSTILE: mark("hostile"),
    Relation.WARY: mark("wary"),
    Relation.PASSAGE: mark("passage granted"),
    Relation.COOPERATING: mark("cooperating"),
    Relation.ALLIED: mark("allied"),
}
CIRCUMSTANCES: Final = {
    "terrain": mark("terrain"),
    "town": mark("town"),
    "stronghold": mark("stronghold"),
    "entrenched": mark("entrenched"),
    "surprise": mark("surprise"),
    "river": mark("river"),
    "three_sides": mark("from three sides"),
}
"""Names of ledger lines; one that is not here is shown as the scenario spells it."""


# Dates and lists


def long_date(theatre: Theatre, day: int) -> str:
    """A day of the game as `Friday 11 January 2013`."""
    return _("{weekday} {day} {month} {year}").format(**_parts(theatre.calendar.date(day)))


def short_date(theatre: Theatre, day: int) -> str:
    """A day of the game as `Friday 11 January`."""
    return _("{weekday} {day} {month}").format(**_parts(theatre.calendar.date(day)))


def _parts(date: dt.date) -> dict[str, str | int]:
    return {
        "weekday": _(WEEKDAYS[date.weekday()]),
        "day": date.day,
        "month": _(MONTHS[date.month - 1]),
        "year": date.year,
    }


def listed(words: Iterable[str]) -> str:
    """Words as `A`, `A and B` or `A, B and C`."""
    *most, last = words
    if not most:
        return last
    return _("{most} and {last}").format(most=_(", ").join(most), last=last)


def men(count: int) -> str:
    """A number of men, `1 man` or `150 men`."""
    return ngettext("{count} man", "{count} men", count).format(count=count)


def days(count: int) -> str:
    """A number of days, `1 day` or `4 days`."""
    return ngettext("{count} day", "{count} days", count).format(count=count)


def toll(killed: int, wounded: int, captured: int) -> str:
    """Losses as `3 killed, 8 wounded`, or `no losses`."""
    parts = (
        (killed, ngettext("{count} killed", "{count} killed", killed)),
        (wounded, ngettext("{count} wounded", "{count} wounded", wounded)),
        (captured, ngettext("{count} captured", "{count} captured", captured)),
    )
    told = [template.format(count=count) for count, template in parts if count]
    return listed(told) if told else _("no losses")


# Factions, places, units


def faction(theatre: Theatre, number: int) -> str:
    """A faction's name."""
    return _("nobody") if number == NOBODY else theatre.factions[number].name


def places(theatre: Theatre, numbers: Iterable[int]) -> str:
    """The names of places, listed."""
    return listed(theatre.places[number].name for number in numbers)


def units(theatre: Theatre, numbers: Sequence[int]) -> str:
    """Units by name: whole groups by the group's, then at most three, then `2 others`.

    Many that stand in one group are told as `part of GTIA1 (5 units)`.
    """
    left = list(dict.fromkeys(numbers))
    names = []
    for name, members in sorted(theatre.groups.items(), key=lambda group: (-len(group[1]), group[0])):
        if len(members) > 1 and all(member in left for member in members):
            names.append(name)
            left = [unit for unit in left if unit not in members]
    if len(left) > MOST_NAMES and (whole := _group_of(theatre, left)) is not None:
        part = ngettext("part of {group} ({count} unit)", "part of {group} ({count} units)", len(left))
        return listed([*names, part.format(group=whole, count=len(left))])
    names += [theatre.units[unit].name for unit in left]
    rest = len(names) - MOST_NAMES
    if rest > 0:
        names[MOST_NAMES:] = [ngettext("{count} other", "{count} others", rest).format(count=rest)]
    return listed(names)


def _group_of(theatre: Theatre, numbers: Sequence[int]) -> str | None:
    """The first group of which all these units are members."""
    return next((name for name, members in theatre.groups.items() if set(numbers) <= set(members)), None)


# Positions


class Fix(NamedTuple):
    """A position as told by places: in the first, off it by so many km and an octant, or between two."""

    places: tuple[PlaceId, ...]
    km: int
    octant: int


@lru_cache(maxsize=8192)
def _fix(theatre: Theatre, here: int) -> Fix | None:
    if here == OFF_MAP or not theatre.places:
        return None
    order = sorted(range(len(theatre.places)), key=lambda place: _nearness(theatre, here, place))
    nearest = theatre.places[order[0]].hex
    away = theatre.grid.distance(nearest, here)
    octant = (theatre.grid.bearing(nearest, here) * 8 + 180) // 360 % 8
    (ax, ay), (bx, by) = theatre.grid.centre(nearest), theatre.grid.centre(here)
    km = round(((ax - bx) ** 2 + (ay - by) ** 2) ** 0.5 * KM_A_HEX / 5) * 5
    if away > NEAR:
        for place in order[1:]:
            there = theatre.places[place].hex
            whole = theatre.grid.distance(nearest, there)
            if there != nearest and theatre.grid.distance(here, there) + away <= whole:
                return Fix((PlaceId(order[0]), PlaceId(place)), km, octant)
    return Fix((PlaceId(order[0]),), km, octant)


def _nearness(theatre: Theatre, here: int, number: int) -> tuple[int, bool, int, int]:
    """Order in which places come to mind: near ones, rather not airfields, large ones."""
    place = theatre.places[number]
    return theatre.grid.distance(place.hex, here), place.site == Site.AIRFIELD, -place.size, number


class Form(IntEnum):
    """How a position stands in its sentence."""

    PLAIN = 0  # Konna | 20 km north of Konna
    AT = 1  # at Konna | 20 km north of Konna
    POINT = 2  # Konna | a point 20 km north of Konna


IN_PLACE: Final = {Form.PLAIN: mark("{place}"), Form.AT: mark("at {place}"), Form.POINT: mark("{place}")}
OFF_PLACE: Final = {Form.PLAIN: mark("{where}"), Form.AT: mark("{where}"), Form.POINT: mark("a point {where}")}


def _position(theatre: Theatre, here: int, form: Form) -> str:
    fix = _fix(theatre, here)
    if fix is None:
        return theatre.hex_name(here)
    names = [theatre.places[place].name for place in fix.places]
    if len(names) > 1:
        where = _("between {one} and {other}").format(one=names[0], other=names[1])
    elif fix.km:
        where = _(BEARINGS[fix.octant]).format(km=fix.km, place=names[0])
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
    return point(theatre, here) if place is None else theatre.places[place].name
