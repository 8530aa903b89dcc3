"""A page of the chronicle: all that is told under one heading.

Sentences that differ only in their units become one, and what takes several events to tell (a
march, a fight, a declared event with its consequences) is gathered until the page is closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Literal

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.records import wording
from game.terms import OFF_MAP, ContactId, Day, EventId, FactionId, Halt, HexId, PlaceId, UnitId

Kind = Literal["heading", "headline", "line"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the chronicle, and where and when it happened."""

    kind: Kind
    text: str
    hex: HexId
    day: Day


class Rank(IntEnum):
    """The order in which things are told under a heading."""

    CAPTURE = 0
    BATON = 1
    FIGHT = 2
    POLITICS = 3
    ARRIVAL = 4
    CONTACT = 5
    MARCH = 6
    OTHER = 7


LAST_HEADLINE: Final = Rank.POLITICS


@dataclass(slots=True)
class Sentence:
    """A template, its words and the units that have gathered in it."""

    rank: Rank
    hex: HexId
    day: Day
    template: str
    words: dict[str, str]
    units: list[UnitId] = field(default_factory=list)


@dataclass(slots=True)
class Trek:
    """A march as far as it went under one heading."""

    units: ev.Units
    origin: HexId
    target: HexId
    tenths_km: int = 0
    goal: HexId = OFF_MAP  # of what is left to be marched
    why: Halt = Halt.ORDERED
    entered: PlaceId | None = None


@dataclass(slots=True)
class Battle:
    """A fight and what came of it; men are those present before it."""

    fight: ev.FightResolved
    men: dict[UnitId, int]
    losses: list[ev.LossesTaken] = field(default_factory=list)
    destroyed: list[UnitId] = field(default_factory=list)
    retreats: list[HexId] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """What has happened so far under one heading.

    state: the game as the reader knows it, before the event that is being told
    side: whose chronicle it is; None the referee's
    """

    theatre: Theatre
    state: State
    side: FactionId | None
    sentences: dict[tuple[str, ...], Sentence] = field(default_factory=dict)
    treks: list[Trek] = field(default_factory=list)
    battles: list[Battle] = field(default_factory=list)
    sought: dict[HexId, list[UnitId]] = field(default_factory=dict)  # by those who went to fight there
    lifted: dict[PlaceId, ev.SealLifted] = field(default_factory=dict)
    affairs: dict[EventId, list[str]] = field(default_factory=dict)  # declared events, sentence by sentence
    seen: dict[ContactId, ev.ContactSeen] = field(default_factory=dict)  # for the first time

    def hex_of(self, unit: int) -> HexId:
        """Where a unit is, as far as the reader knows."""
        return HexId(int(self.state.hex[unit]))

    def tell(
        self,
        rank: Rank,
        here: int,
        template: str,
        units: Sequence[UnitId] = (),
        day: int | None = None,
        **words: str,
    ) -> None:
        """Add a sentence; one that was told of other units already is now told of these as well."""
        key = (template, *words.values())
        when = Day(self.state.day if day is None else day)
        sentence = self.sentences.setdefault(key, Sentence(rank, HexId(here), when, template, words))
        sentence.units.extend(unit for unit in units if unit not in sentence.units)

    def lines(self) -> list[Line]:
        """The sentences in the order of their importance, otherwise as they came."""
        return [
            Line("headline" if s.rank <= LAST_HEADLINE else "line", self._text(s), s.hex, s.day)
            for s in sorted(self.sentences.values(), key=lambda s: s.rank)
        ]

    def _text(self, sentence: Sentence) -> str:
        text = sentence.template
        names = wording.units(self.theatre, sentence.units) if sentence.units else ""
        text = text.format(units=names, **sentence.words)
        return text[:1].upper() + text[1:]
