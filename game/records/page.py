"""A page of the chronicle: all that is told under one heading.

Sentences that differ only in their units or places become one, everyday ones of a kind (patrols that found
nobody, marches, aircraft that looked) a list, and what takes several events to tell (a march, a fight, a
declared event with its consequences) is gathered until the page is closed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final, Literal

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.records import wording
from game.rules import relations
from game.terms import (
    NO_EVENT,
    OFF_MAP,
    ContactId,
    Day,
    EventId,
    FactionId,
    Halt,
    HexId,
    IncidentKind,
    PlaceId,
    TrackId,
    UnitId,
    Units,
    WingId,
)
from game.texts import _

Kind = Literal["heading", "headline", "line"]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the chronicle, and where and when it happened.

    event: the declared event that it is about; words, changes: what that says, and what it brings about
    """

    kind: Kind
    text: str
    hex: HexId
    day: Day
    event: EventId = NO_EVENT
    words: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()


class Rank(IntEnum):
    """The order in which things are told under a heading."""

    CAPTURE = 0
    BATON = 1
    FIGHT = 2
    POLITICS = 3
    DEFECTION = 4
    SEAL = 5
    ARRIVAL = 6
    CONTACT = 7
    MARCH = 8
    SITE = 9  # within a hex
    OTHER = 10


LAST_HEADLINE: Final = Rank.DEFECTION
FIELD: Final = re.compile(r"\{(\w+)\}")  # of a template


@dataclass(frozen=True, slots=True)
class Several:
    """How sentences of a kind are told when there are more than one under a heading; yet to be translated.

    many: the sentence that lists them as `{entries}`
    entry: what each of them adds to the list; entries that differ only in their units become one
    of: whom all of a list are about; those about somebody else have a list of their own
    """

    many: str
    entry: str
    of: str = ""


@dataclass(slots=True)
class Sentence:
    """A template, its words, and the units and places that have gathered in it."""

    rank: Rank
    hex: HexId
    day: Day
    template: str
    words: Mapping[str, str]
    several: Several | None = None
    units: dict[UnitId, None] = field(default_factory=dict)  # in the order of their coming
    places: dict[PlaceId, None] = field(default_factory=dict)
    event: EventId = NO_EVENT  # of whose paragraph it is
    affair: Affair | None = None  # that it tells


@dataclass(slots=True)
class Trek:
    """A march as far as it went under one heading."""

    units: Units
    origin: HexId
    target: HexId
    tenths_km: int = 0
    goal: HexId = OFF_MAP  # of what is left to be marched
    why: Halt = Halt.ORDERED
    before: str = ""  # what force stopped it, in words
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
class Strikes:
    """Attacks from the air that are told together: the first and the last of them, and what all came to."""

    first: ev.StrikeFlown
    last: ev.StrikeFlown
    wings: dict[WingId, None] = field(default_factory=dict)
    targets: dict[UnitId, None] = field(default_factory=dict)  # those whom the reader knows
    sorties: int = 0
    killed: int = 0
    wounded: int = 0


@dataclass(slots=True)
class Drift:
    """Changes of a track that no declared event of the page tells of."""

    was: int
    now: int
    causes: dict[str, None] = field(default_factory=dict)  # as the events name them


@dataclass(slots=True)
class Affair:
    """A declared event, an answer to its question or to a proposal: what it says, then what it changes."""

    words: list[str] = field(default_factory=list)
    changes: list[str] = field(default_factory=list)
    source: str = ""


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
    escapes: dict[UnitId, tuple[HexId, HexId, str]] = field(default_factory=dict)  # from, to, from whom
    battles: list[Battle] = field(default_factory=list)
    sought: dict[HexId, list[UnitId]] = field(default_factory=dict)  # by those who went to fight there
    lifted: dict[PlaceId, ev.SealLifted] = field(default_factory=dict)
    affairs: dict[str, Affair] = field(default_factory=dict)  # by cause, as tracks and relations name it
    drifts: dict[TrackId, Drift] = field(default_factory=dict)
    incidents: dict[tuple[HexId, IncidentKind], Day] = field(default_factory=dict)
    strikes: dict[tuple[int, int, bool], Strikes] = field(default_factory=dict)  # by whom, where
    struck: ev.StrikeFlown | None = None  # the last, whose losses need not be told again
    seen: dict[ContactId, ev.ContactSeen] = field(default_factory=dict)  # for the first time

    def hex_of(self, unit: int) -> HexId:
        """Where a unit is, as far as the reader knows."""
        return HexId(int(self.state.hex[unit]))

    def owner_of(self, unit: int) -> FactionId:
        """Whose a unit is."""
        return FactionId(int(self.state.faction[unit]))

    def sees(self, unit: int) -> bool:
        """Whether the reader knows a unit by name."""
        return self.side is None or bool(relations.rows_seen(self.theatre, self.state, self.side)[unit])

    def tell(
        self,
        rank: Rank,
        here: int,
        template: str | tuple[str, Several | None],
        words: Mapping[str, str],
        *,
        units: Sequence[UnitId] = (),
        places: Sequence[PlaceId] = (),
        day: int | None = None,
    ) -> None:
        """Add a sentence; one that was told of others already is now told of these as well.

        `{units}` and `{places}` of the template stand for those who gather in it. A template may come with
        the way in which it is told in one list with others of its kind.
        """
        when = Day(self.state.day if day is None else day)
        one, several = (template, None) if isinstance(template, str) else template
        sentence = Sentence(rank, HexId(here), when, one, words, several)
        sentence = self.sentences.setdefault((one, *words.values()), sentence)
        sentence.units |= dict.fromkeys(units)
        sentence.places |= dict.fromkeys(places)

    def lines(self) -> list[Line]:
        """The sentences in the order of their importance, otherwise as they came."""
        kinds: dict[object, list[Sentence]] = {}
        for number, sentence in enumerate(sorted(self.sentences.values(), key=lambda s: s.rank)):
            kinds.setdefault(sentence.several or number, []).append(sentence)
        return [self._line(told) for told in kinds.values()]

    def _line(self, told: Sequence[Sentence]) -> Line:
        """A sentence, or those of a kind as a list."""
        first = told[0]
        text = self._list(told, first.several) if first.several and len(told) > 1 else self._text(first)
        kind: Kind = "headline" if first.rank <= LAST_HEADLINE else "line"
        affair = first.affair or Affair()
        return Line(
            kind,
            wording.capital(text),
            first.hex,
            first.day,
            first.event,
            tuple(affair.words),
            tuple(affair.changes),
        )

    def _text(self, sentence: Sentence) -> str:
        units = wording.units(self.theatre, tuple(sentence.units)) if sentence.units else ""
        places = wording.places(self.theatre, sentence.places) if sentence.places else ""
        return sentence.template.format(units=units, places=places, **sentence.words)

    def _list(self, told: Sequence[Sentence], several: Several) -> str:
        entries: dict[tuple[str, ...], Sentence] = {}
        names = set(FIELD.findall(several.entry))
        for sentence in told:
            words = {name: word for name, word in sentence.words.items() if name in names}
            alike = Sentence(sentence.rank, sentence.hex, sentence.day, _(several.entry), words)
            alike = entries.setdefault(tuple(words.values()), alike)
            alike.units |= sentence.units
            alike.places |= sentence.places
        texts = [self._text(sentence) for sentence in entries.values()]
        return _(several.many).format(entries=wording.enumerated(texts), **told[0].words)
