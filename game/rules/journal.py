"""The journal: the one way in which rules make something happen.

Recording an event applies it to the state at once and then appends it, so that later steps of the
same order see the earlier ones, and the log can never say anything else than the state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

from game.dice import Purpose
from game.model.events import DieCast, Event
from game.model.state import State
from game.model.theatre import Theatre
from game.rules.apply import apply
from game.terms import NO_UNIT, UnitId


class RollsDice(Protocol):
    """Keyed dice, or dice with forced results."""

    def roll(self, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
        """A result from 1 to `sides`."""
        ...


@dataclass(slots=True)
class Journal:
    """The record of a game in the making: its theatre, its state, its dice and what happened."""

    theatre: Theatre
    state: State
    dice: RollsDice
    events: list[Event] = field(default_factory=list)

    def record(self, event: Event) -> None:
        """Make an event happen."""
        apply(self.state, event)
        self.events.append(event)

    def roll(self, purpose: Purpose, sides: int, unit: UnitId) -> int:
        """Throw a die about a unit; how often it was thrown for that purpose lies in the state."""
        count = int(self.state.rolls[purpose, unit]) + 1
        return self._throw(purpose, unit, count, sides, unit)

    def roll_at(self, purpose: Purpose, sides: int, subject: int, ordinal: int) -> int:
        """Throw a die about a hex or place, the `ordinal`-th of the day.

        Nobody can shop for dice there by naming another unit first.
        """
        return self._throw(purpose, subject, ordinal, sides, NO_UNIT)

    def _throw(self, purpose: Purpose, subject: int, count: int, sides: int, unit: UnitId) -> int:
        state = self.state
        result = self.dice.roll(state.turn, state.day, purpose, subject, count, sides)
        self.record(DieCast(purpose, subject, sides, result, unit, count))
        return result
