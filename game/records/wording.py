"""The words of the records: dates, lists, losses, names of units, and the rules' own terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from game.model.events import LedgerLine
from game.model.theatre import Theatre
from game.terms import NOBODY, Relation
from game.texts import _, articled, mark, ngettext, spoken

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
    mark("January", "month"),
    mark("February", "month"),
    mark("March", "month"),
    mark("April", "month"),
    mark("May", "month"),
    mark("June", "month"),
    mark("July", "month"),
    mark("August", "month"),
    mark("September", "month"),
    mark("October", "month"),
    mark("November", "month"),
    mark("December", "month"),
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
    "night": mark("night"),
    "three_sides": mark("from three sides"),
    "air": mark("aircraft"),
    "want": mark("want of supply"),
    "wear": mark("wear"),
}
"""Names of ledger lines; one that is not here is shown as the scenario spells it."""


# Dates and lists


def long_date(theatre: Theatre, day: int) -> str:
    """A day of the game as `Friday 11 January 2013`."""
    return _("{weekday} {day} {month} {year}").format(**_parts(theatre.calendar.date(day)))


def short_date(theatre: Theatre, day: int) -> str:
    """A day of the game as `Friday 11 January`."""
    return _("{weekday} {day} {month}").format(**_parts(theatre.calendar.date(day)))


def short_weekday_date(theatre: Theatre, day: int) -> str:
    """A day of the game as `Fri 11 January 2013`."""
    parts = _parts(theatre.calendar.date(day))
    parts["weekday"] = str(parts["weekday"])[:3]
    return _("{weekday} {day} {month} {year}").format(**parts)


def day_and_month(theatre: Theatre, day: int) -> str:
    """A day of the game as `11 January`."""
    return _("{day} {month}").format(**_parts(theatre.calendar.date(day)))


def _parts(date: dt.date) -> dict[str, str | int]:
    return {
        "weekday": _(WEEKDAYS[date.weekday()]),
        "day": _("1", "first of a month") if date.day == 1 else date.day,
        "month": _(MONTHS[date.month - 1], "month"),
        "year": date.year,
    }


def minus(figures: str) -> str:
    """Figures with a minus sign where code has a hyphen."""
    return figures.replace("-", "−")


def signed(number: int) -> str:
    """A number with its sign: `+3`, `−3`, `±0`."""
    return minus(f"{number:+d}") if number else "±0"


def sentence(text: str) -> str:
    """A text with its full stop."""
    return text if text.endswith((".", "!", "?")) else _("{sentence}.").format(sentence=text)


def capital(text: str) -> str:
    """A text with a capital."""
    return text[:1].upper() + text[1:]


def listed(words: Iterable[str]) -> str:
    """Words as `A`, `A and B` or `A, B and C`."""
    *most, last = words
    if not most:
        return last
    return _("{most} and {last}").format(most=_(", ").join(most), last=last)


def enumerated(entries: Sequence[str]) -> str:
    """Entries of a list as `listed` joins words, or with semicolons where one of them is a list itself."""
    if any(_(", ") in entry or _(" and ") in entry for entry in entries):
        return _("; ").join(entries)
    return listed(entries)


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


def ledger(lines: Iterable[LedgerLine]) -> str:
    """The circumstances of a fight as `town -1, surprise +2`; empty if there are none."""
    return _(", ").join(f"{_(CIRCUMSTANCES.get(line.name, line.name))} {line.columns:+d}" for line in lines)


# Factions, places, units


def faction(theatre: Theatre, number: int) -> str:
    """A faction's name."""
    return _("nobody") if number == NOBODY else articled(theatre.factions[number].name)


def places(theatre: Theatre, numbers: Iterable[int]) -> str:
    """The names of places, listed."""
    return listed(articled(theatre.places[number].name) for number in numbers)


def units(theatre: Theatre, numbers: Sequence[int]) -> str:
    """Units by name: whole groups by the group's, then at most three, then `2 others`.

    Many that stand in one group are told as `part of GTIA1 (5 units)`.
    """
    left = list(dict.fromkeys(numbers))
    names = []
    for name, members in sorted(theatre.groups.items(), key=lambda group: (-len(group[1]), group[0])):
        if len(members) > 1 and all(member in left for member in members):
            names.append(group(theatre, name))
            left = [unit for unit in left if unit not in members]
    if len(left) > MOST_NAMES and (whole := _group_of(theatre, left)) is not None:
        part = ngettext("part of {group} ({count} unit)", "part of {group} ({count} units)", len(left))
        return listed([*names, part.format(group=group(theatre, whole), count=len(left))])
    names += [spoken(theatre.units[unit].name) for unit in left]
    rest = len(names) - MOST_NAMES
    if rest > 0:
        names[MOST_NAMES:] = [ngettext("{count} other", "{count} others", rest).format(count=rest)]
    return listed(names)


def group(theatre: Theatre, name: str) -> str:
    """The name of a group; one that bears a place's name is told from the place."""
    return _("{place} group").format(place=articled(name)) if name in theatre.place_named else spoken(name)


def _group_of(theatre: Theatre, numbers: Sequence[int]) -> str | None:
    """The first group of which all these units are members."""
    return next((name for name, members in theatre.groups.items() if set(numbers) <= set(members)), None)
