"""The ear at a table: what is heard of events and orders, a few sounds at most, each with its caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from game.match import Match
from game.model.events import Event
from game.model.orders import Order
from game.records import positions
from game.terms import OFF_MAP, FactionId
from game.texts import _
from game.ui.options import Options
from game.ui.playback import where
from game.ui.sound.cues import Cue, Group
from game.ui.sound.heard import cue_of
from game.ui.sound.speaker import Speaker
from game.ui.table import Table

MOST: Final = 2  # groups that sound together
SHOWN: Final = 3500  # milliseconds for which a caption stands
LINES: Final = 3  # of captions at once


@dataclass(slots=True)
class Caption:
    """A line of text in place of a sound, and for how many milliseconds it will stand."""

    words: str
    left: float = SHOWN


@dataclass(slots=True)
class Ear:
    """Hears for the person who sits before a table.

    Many events happen in one frame when the playback is fast or skipped. So nothing sounds at once: what
    was heard is gathered, and each tick begins what there is room for, the most important first.
    """

    speaker: Speaker
    options: Options
    captions: list[Caption] = field(default_factory=list)
    _heard: dict[Cue, tuple[str, float]] = field(default_factory=dict)  # caption, milliseconds it may wait
    _rest: dict[Group, float] = field(default_factory=dict)  # milliseconds for which a group is silent

    # What tables and the match tell

    def sit_down(self, tables: Sequence[Table], match: Match) -> None:
        """Listen at the tables of a game, and to what becomes of the orders given there."""
        for table in tables:
            table.watchers.append(partial(self.told, table))
        match.keepers.append(Answers(self, match, frozenset(table.side for table in tables)))

    def told(self, table: Table, event: Event) -> None:
        """Hear an event that was shown at a table."""
        cue = cue_of(event, table.view)
        if cue is not None and cue not in self._heard:
            self.hear(cue, place_of(table, event))

    def hear(self, cue: Cue, place: str = "") -> None:
        """Take note of a sound, and where what makes it is."""
        words = _(cue.value.words)
        told = _("{sound}: {where}").format(sound=words, where=place) if place else words
        self._heard[cue] = (told, float(cue.value.patience))

    def leave(self) -> None:
        """Forget what was heard: somebody else sits down."""
        self._heard.clear()
        self.captions.clear()

    # Sounding

    def tick(self, ms: float, *, covered: bool = False) -> bool:
        """Let time pass and sounds begin; whether the captions changed. Covered, they stay for later."""
        if not (self._heard or self._rest or self.captions):
            return False
        self._rest = {group: left - ms for group, left in self._rest.items() if left > ms}
        before = [caption.words for caption in self.captions]
        for caption in self.captions:
            caption.left -= 0 if covered else ms
        self.captions = [caption for caption in self.captions if caption.left > 0]
        for cue in Cue:
            if cue in self._heard:
                self._begin(cue, ms)
        return before != [caption.words for caption in self.captions]

    def _begin(self, cue: Cue, ms: float) -> None:
        """Let a sound begin, or wait, or be too late."""
        words, patience = self._heard.pop(cue)
        if cue.value.group in self._rest or len(self._rest) >= MOST:
            if patience > ms:
                self._heard[cue] = (words, patience - ms)
            return
        self._rest[cue.value.group] = float(cue.value.rest)
        self.speaker.play(cue, self.options.gain(orders=cue.value.group is Group.ORDERS))
        if self.options.captions:
            again = [caption for caption in self.captions if caption.words != words]
            self.captions = [*again, Caption(words)][-LINES:]


def place_of(table: Table, event: Event) -> str:
    """Where an event was, in words, as far as the side was told; empty if it was not."""
    here = where(table.view, event)
    return "" if here == OFF_MAP else positions.describe(table.match.theatre, here)


@dataclass(slots=True)
class Answers:
    """Hears, as one of the match's keepers, whether an order of persons at the machine was taken."""

    ear: Ear
    match: Match
    persons: frozenset[FactionId]
    own: bool = False  # whether the order at hand is a person's

    def about_to(self, _order: Order) -> None:
        """An order is given, by a person or a commander."""
        self.own = self.match.umpire.side in self.persons

    def took(self, _order: Order, _events: list[Event]) -> None:
        """It was carried out."""
        if self.own:
            self.ear.hear(Cue.GIVEN)

    def refused(self) -> None:
        """It was refused."""
        if self.own:
            self.ear.hear(Cue.REFUSED)

    def took_back(self) -> None:
        """The last order was taken back: nothing is heard of it."""
