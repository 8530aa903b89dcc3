"""Which declared events can come true by date alone.

Political dates may be declared, military outcomes may not. An event comes true by date alone if
its condition can be true on some day of the calendar while every condition about places keeps the
value that it has at the start, nobody falls, and units on the map stay where they are. Tracks and
relations may have moved, and units in boxes may have come. Another event counts as something that
may or may not have happened if it can itself come true by date alone, and else as not happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.scenario.fields import Part
from game.scenario.happenings import (
    Agreed,
    AllOf,
    AnyOf,
    EventPart,
    Fired,
    Held,
    Losses,
    Lost,
    OnDate,
    OnTurn,
    Present,
    Related,
    TrackAt,
    Unless,
    Within,
    inner,
)
from game.scenario.numbering import Numbers
from game.terms import OFF_MAP

Truths = frozenset[bool]  # the values that a condition can take


@dataclass(frozen=True)
class _Standstill:
    """A day of a war in which nobody moves."""

    numbers: Numbers
    holders: Mapping[int, str]  # by number of the place
    day: int
    datable: frozenset[str]  # events that can come true by date alone
    days: tuple[int, ...]  # on which a condition may change

    def truths(self, part: Part) -> Truths:
        """What a condition can be on this day."""
        match part:
            case OnDate():
                return frozenset({self.day >= self.numbers.calendar.day(part.date)})
            case OnTurn():
                return frozenset({self.day // self.numbers.calendar.days_a_turn >= part.turn - 1})
            case Held():
                return frozenset({all(self._holder(place) in part.by for place in part.held)})
            case Lost():
                return frozenset({all(self._holder(place) not in part.by for place in part.lost)})
            case Unless():
                return frozenset(not value for value in self.truths(part.not_))
            case AllOf():
                return self._joined([self.truths(one) for one in part.all], decisive=False)
            case AnyOf():
                return self._joined([self.truths(one) for one in part.any], decisive=True)
        return self._fact(part)

    def _fact(self, part: Part) -> Truths:
        """What a condition that asks for neither dates nor holders nor joins others can be."""
        match part:
            case Fired():
                if part.fired in self.numbers.document.happened:
                    return frozenset({True})
                return frozenset({False, part.fired in self.datable})
            case Present():
                return self._presence(part)
            case Losses():
                return frozenset({part.share == 0})
            case Within():
                return self._lately(part)
            case TrackAt() | Related() | Agreed():
                return frozenset({False, True})  # other events and factions may move them
        raise TypeError(part)

    def _presence(self, part: Present) -> Truths:
        """Units in boxes may come by date; those on the map stay where they are."""
        units = {unit.id: unit for unit in self.numbers.document.units}
        named = [self.numbers.station(units[name]) for name in part.present if name in units]
        there = self.numbers.places.get(part.at) if part.at else None
        stays = [station for station in named if station.here != OFF_MAP]
        here = self.numbers.plan.places[there].here if there is not None else OFF_MAP
        if part.at and any(station.here != here for station in stays):
            return frozenset({False})
        return frozenset({True}) if len(stays) == len(named) else frozenset({False, True})

    def _lately(self, part: Within) -> Truths:
        """It may be over on any day, and may hold once its condition can have come true."""
        so_far = [replace(self, day=day).truths(part.of) for day in self.days if day <= self.day]
        return frozenset({False}).union(*(truths & {True} for truths in so_far))

    def _holder(self, place: str) -> str | None:
        number = self.numbers.places.get(place)
        return None if number is None else self.holders.get(number)

    @staticmethod
    def _joined(parts: list[Truths], *, decisive: bool) -> Truths:
        """What `all` (False decides) or `any` (True decides) of some conditions can be."""
        can: set[bool] = set()
        if any(decisive in truths for truths in parts):
            can.add(decisive)
        if all((not decisive) in truths for truths in parts):
            can.add(not decisive)
        return frozenset(can)


def by_date_alone(numbers: Numbers) -> frozenset[str]:
    """The ids of the declared events that can come true by date alone."""
    document = numbers.document
    holders = {
        numbers.places[name]: faction for name, faction in document.holders.items() if name in numbers.places
    }
    days = tuple(_days(numbers))

    def datable(event: EventPart, known: frozenset[str]) -> bool:
        when = event.when
        return when is not None and any(
            True in _Standstill(numbers, holders, day, known, days).truths(when) for day in days
        )

    found: frozenset[str] = frozenset()
    while True:
        more = found | {
            event.id for event in document.events if event.id not in found and datable(event, found)
        }
        if more == found:
            return found
        found = more


def _days(numbers: Numbers) -> list[int]:
    """The days on which a condition about dates or turns may change: the first and those named."""
    named = {0}

    def gather(part: Part) -> None:
        match part:
            case OnDate():
                named.add(numbers.calendar.day(part.date))
            case OnTurn():
                named.add((part.turn - 1) * numbers.calendar.days_a_turn)
        for one in inner(part):
            gather(one)

    for event in numbers.document.events:
        if event.when is not None:
            gather(event.when)
    last = numbers.calendar.days_a_turn * numbers.calendar.turns
    return sorted(day for day in named if 0 <= day < last)
