"""The ledger of a side: what it was told that moved a number of politics, entry by entry.

It reckons nothing: every number is where it stood when the ledger was begun, plus its moves. Events come as
the side is told of them, so that nothing stands here that it may not know; an observer is told of everything.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, NamedTuple

from game.model import events as ev
from game.model.events import Event
from game.model.state import State
from game.terms import PlaceId


class Matter(Enum):
    """What a number is about; a matter and the number of what it is about name it."""

    TRACK = "track"
    LOYALTY = "loyalty"  # of a place's people, in hundredths of a point
    RELATION = "relation"  # of two factions: `pair` makes the number
    AIM = "aim"  # points of an objective
    BATON = "baton"  # days of overlap at a place


class Subject(NamedTuple):
    """A number that has a ledger."""

    matter: Matter
    number: int


class Move(NamedTuple):
    """What moved a number. first and last: the days, which differ where days of a kind are taken together."""

    first: int
    last: int
    was: int
    now: int
    event: Event


OF_BATON: Final = (
    ev.BatonOffered,
    ev.BatonAccepted,
    ev.BatonDeclined,
    ev.BatonCancelled,
    ev.OverlapCounted,
    ev.HandoverDelayed,
    ev.BatonPassed,
    ev.BatonDropped,
    ev.BatonKept,
)
KEPT: Final = (
    ev.TrackChanged,
    ev.LoyaltyChanged,
    ev.LoyaltyDrifted,
    ev.RelationChanged,
    ev.ObjectiveScored,
    *OF_BATON,
)
"""Kinds of events that a ledger keeps."""

DAILY: Final = (ev.LoyaltyDrifted, ev.ObjectiveScored, ev.OverlapCounted, ev.HandoverDelayed)
"""Kinds that come day by day, and are taken together while they do the same."""


@dataclass(slots=True)
class Ledger:
    """The ledger of one reader, from a state of the game on."""

    begun: int  # day
    tracks: list[int]
    loyalty: list[int]
    relations: list[list[int]]
    scored: list[int]
    overlap: list[int]
    entries: list[tuple[int, Event]] = field(default_factory=list)  # day and event

    @classmethod
    def of(cls, state: State) -> Ledger:
        """Begin at what a reader knows now."""
        return cls(
            int(state.day),
            state.track.tolist(),
            state.loyalty.tolist(),
            state.relation.tolist(),
            state.scored.tolist(),
            state.overlap.tolist(),
        )

    def add(self, event: Event, day: int) -> None:
        """Take down an event that the reader was told on a day, if it moves a number of politics."""
        if isinstance(event, KEPT):
            self.entries.append((day, event))

    def start(self, subject: Subject) -> int:
        """Where a number stood when the ledger was begun."""
        if subject.matter is Matter.RELATION:
            one, other = parties(len(self.relations), subject.number)
            return self.relations[one][other]
        columns = {
            Matter.TRACK: self.tracks,
            Matter.LOYALTY: self.loyalty,
            Matter.AIM: self.scored,
            Matter.BATON: self.overlap,
        }
        return columns[subject.matter][subject.number]

    def moves(self, subject: Subject) -> list[Move]:
        """What moved a number, in order; days that did the same are one move."""
        out: list[Move] = []
        now = self.start(subject)
        for day, event in self.entries:
            value = self._value(subject, event, now)
            if value is None:
                continue
            last = out[-1] if out else None
            if last is not None and _goes_on(last, day, event, value):
                out[-1] = last._replace(last=day, now=value)
            else:
                out.append(Move(day, day, now, value, event))
            now = value
        return out

    def course(self, subject: Subject, until: int) -> list[int]:
        """Where a number stood at the end of each day, from that on which the ledger was begun."""
        out = [self.start(subject)] * (max(until, self.begun) - self.begun + 1)
        now = out[0]
        for day, event in self.entries:
            value = self._value(subject, event, now)
            if value is not None:
                now = value
                rest = len(out) - max(0, day - self.begun)
                out[max(0, day - self.begun) :] = [value] * rest
        return out

    def _value(self, subject: Subject, event: Event, now: int) -> int | None:
        """Where an event puts a number; None if it is not about it."""
        matter, number = subject
        if matter is Matter.TRACK:
            return event.now if isinstance(event, ev.TrackChanged) and event.track == number else None
        if matter is Matter.AIM:
            return event.now if isinstance(event, ev.ObjectiveScored) and event.objective == number else None
        if matter is Matter.RELATION:
            if not isinstance(event, ev.RelationChanged):
                return None
            mine = pair(len(self.relations), event.one, event.other) == number
            return int(event.now) if mine else None
        if matter is Matter.LOYALTY:
            return _loyalty(event, number)
        return _overlap(event, number, now)

    def batons(self) -> Iterator[int]:
        """Places of whose handover the reader was told, by the time of the first news."""
        told = (event.place for _day, event in self.entries if isinstance(event, OF_BATON))
        return iter(dict.fromkeys(int(place) for place in told))


def pair(count: int, one: int, other: int) -> int:
    """The index of two of so many factions, in either order."""
    return min(one, other) * count + max(one, other)


def parties(count: int, index: int) -> tuple[int, int]:
    """The two factions of an index."""
    return divmod(index, count)


def _loyalty(event: Event, place: int) -> int | None:
    if isinstance(event, ev.LoyaltyChanged):
        return event.now if event.place == place else None
    if isinstance(event, ev.LoyaltyDrifted) and PlaceId(place) in event.places:
        return event.now[event.places.index(PlaceId(place))]
    return None


def _overlap(event: Event, place: int, now: int) -> int | None:
    if not isinstance(event, OF_BATON) or event.place != place:
        return None
    if isinstance(event, ev.OverlapCounted):
        return event.days
    return 0 if isinstance(event, ev.BatonOffered | ev.BatonAccepted) else now


def _goes_on(last: Move, day: int, event: Event, value: int) -> bool:
    """Whether a move goes on that came day by day, in the same direction."""
    if type(event) is not type(last.event) or not isinstance(event, DAILY) or day > last.last + 1:
        return False
    return (value > last.now) == (last.now > last.was) and (value < last.now) == (last.now < last.was)
