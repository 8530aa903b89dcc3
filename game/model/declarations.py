"""Declarations: events, objectives and tracks of a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from game.terms import NO_EVENT, NO_TRACK, NOBODY, EventId, FactionId, PlaceId, TrackId


@dataclass(frozen=True, slots=True)
class Clause:
    """A node of a declared `when`: a kind with its arguments, or and / or / not over others."""

    kind: str
    args: Mapping[str, Any] = field(default_factory=dict)
    parts: tuple[Clause, ...] = ()

    def walk(self, *, negated: bool = True) -> Iterator[Clause]:
        """Itself and the conditions in it, the inner ones first; `negated`: also those that must not be."""
        for part in self.parts if negated or self.kind != "not" else ():
            yield from part.walk(negated=negated)
        yield self


@dataclass(frozen=True, slots=True)
class Effect:
    """One consequence of a declared event: a kind with its arguments."""

    kind: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers that a declared event lets a faction give."""

    id: str
    then: tuple[Effect, ...]
    text: str


@dataclass(frozen=True, slots=True)
class DeclaredEvent:
    """Something the scenario makes happen when its condition comes true."""

    id: str
    when: Clause
    then: tuple[Effect, ...]
    text: str
    source: str
    once: bool = True


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a faction may propose to another, or ask of a power that is no faction of the game."""

    id: str
    by: FactionId
    to: FactionId  # NOBODY: a power beyond the game
    of: str  # who that power is
    either: bool  # whether the other faction may propose it as well
    when: Clause | None  # under which it may be proposed; None always
    terms: Clause | None  # under which it can be agreed to; None always
    days: int  # in which it may be answered
    again: int  # days until it may be proposed once more
    lasting: bool  # whether what was agreed stands until it is broken off
    then: tuple[Effect, ...]
    declined: tuple[Effect, ...]
    broken: tuple[Effect, ...]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Contingent:
    """Troops within a faction whose country has a will of its own."""

    id: str  # as units name it
    faction: FactionId
    will: TrackId
    killed: int  # change of the will for each of its men killed
    low: int  # of the will, at which the contingent withdraws from the field
    pays: bool  # for itself, so that the faction's funds need not


@dataclass(frozen=True, slots=True)
class Objective:
    """An aim of a faction: what earns points, how many, and when it is looked at."""

    id: str
    faction: FactionId
    # hold, unsafe, hold_at_end, own_at_end, take_by, keep_alive, hand_over, receive, spoil, deny, destroy,
    # happened, keep_track
    kind: str
    points: int
    places: tuple[PlaceId, ...] = ()
    by: int = -1  # day; -1 without one
    share: int = 0  # per mille
    lost: int = 0  # points that each dropped baton costs
    other: FactionId = NOBODY
    event: EventId = NO_EVENT
    track: TrackId = NO_TRACK
    least: int = 0  # of the track
    text: str = ""


@dataclass(frozen=True, slots=True)
class Track:
    """A political quantity from 0 to 100. faction: whose it is, or NOBODY."""

    id: str
    name: str
    short: str  # the name where there is little room; "" if it has no other
    faction: FactionId
    start: int
