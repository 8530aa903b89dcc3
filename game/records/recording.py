"""A recording: a saved game played again, so that any moment of it can be gone to, forwards and back.

Every so many orders a copy of the state is kept; any other moment is the copy before it with the events
since then applied. So a step costs little, and a whole campaign takes some megabytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from game.model import text
from game.model.events import Event
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.records.replay import begin, dice_of
from game.records.save import RULES, Save
from game.rules.apply import apply
from game.rules.umpire import Umpire
from game.texts import _

EVERY: Final = 24  # orders between two copies


@dataclass(frozen=True, slots=True)
class Moment:
    """The game after an order: what was ordered, what came of it, where in the calendar it was."""

    order: str  # in its text form; empty of the first Dawn
    side: int  # whose phase it was; -1 of the first Dawn
    turn: int
    day: int
    events: tuple[Event, ...]


@dataclass(slots=True)
class Recording:
    """A game as a row of moments; those that were not reached yet come with `advance`."""

    theatre: Theatre
    save: Save
    start: State  # before the first Dawn
    moments: list[Moment] = field(init=False, default_factory=list)
    wrong: str = field(init=False, default="")  # why it could not be played to its end
    over: bool = field(init=False, default=False)
    _copies: list[State] = field(init=False, default_factory=list)
    _umpire: Umpire = field(init=False)

    def __post_init__(self) -> None:
        """Reach the first moment, before any order."""
        self._umpire = Umpire(self.theatre, self.start.copy(), dice_of(self.save))
        self._reached("", -1, begin(self._umpire, self.save))
        if self.save.rules != RULES:
            words = _("It was played under rules {old}; under rules {new} it cannot be gone through.")
            self.wrong = words.format(old=self.save.rules, new=RULES)

    @property
    def count(self) -> int:
        """How many moments the whole game has."""
        return len(self.save.orders) + 1

    @property
    def ready(self) -> bool:
        """Whether all moments are there, or no more will come."""
        return len(self.moments) == self.count or bool(self.wrong)

    def advance(self) -> bool:
        """Reach the next moment; False if there is none."""
        if self.ready:
            return False
        number = len(self.moments)
        line, mark = self.save.orders[number - 1]
        side = int(self._umpire.side)
        try:
            answer = self._umpire.submit(text.read(self.theatre, line))
        except text.BadText as error:
            self.wrong = _("Order {number}: {why}").format(number=number, why=error)
            return False
        if isinstance(answer, Refusal) or self._umpire.state.fingerprint() != mark:
            words = _("Order {number} ({order}) does not come out as it did.")
            self.wrong = words.format(number=number, order=line)
            return False
        self._reached(line, side, answer)
        return True

    def finish(self) -> Iterator[int]:
        """Reach all moments, telling after each how many there are."""
        while self.advance():
            yield len(self.moments)

    def at(self, number: int) -> State:
        """The state at a moment; a copy of one's own."""
        state = self._copies[number // EVERY].copy()
        for moment in self.moments[number // EVERY * EVERY + 1 : number + 1]:
            for event in moment.events:
                apply(state, event)
        return state

    def first_of_turn(self, turn: int) -> int:
        """The first moment of a turn, or the last that there is."""
        return next(
            (n for n, moment in enumerate(self.moments) if moment.turn >= turn), len(self.moments) - 1
        )

    def _reached(self, line: str, side: int, events: list[Event]) -> None:
        state = self._umpire.state
        if len(self.moments) % EVERY == 0:
            self._copies.append(state.copy())
        self.moments.append(Moment(line, side, int(state.turn), int(state.day), tuple(events)))
        self.over = self._umpire.over
