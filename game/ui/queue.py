"""The units that wait for orders: who is next, and the three ways of not giving one now.

Skip is for this turn, wait puts to the end of the row, guard leaves a unit alone until told otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from game.rules.sight import Sight
from game.ui import view


@dataclass(slots=True)
class Queue:
    """Who was told what instead of an order."""

    skipped: set[int] = field(default_factory=set)  # until the turn ends
    guarding: set[int] = field(default_factory=set)  # until told otherwise
    waited: list[int] = field(
        default_factory=list
    )  # in the order in which they were told, until the turn ends

    def row(self, sight: Sight) -> list[int]:
        """Units that can still act and were not told to skip or to guard; those told to wait come last."""
        able = [u for u in view.able(sight) if u not in self.skipped and u not in self.guarding]
        last = [u for u in self.waited if u in able]
        return [u for u in able if u not in last] + last

    def next(self, sight: Sight, after: int, step: int) -> int | None:
        """The unit after another in the row, or before it with a negative step; None if the row is empty."""
        row = self.row(sight)
        if not row:
            return None
        if after in row:
            return row[(row.index(after) + step) % len(row)]
        fresh = [u for u in row if u not in self.waited]
        later = [u for u in fresh if u > after] if step > 0 else [u for u in fresh[::-1] if u < after]
        return (later or row[::step])[0]

    def skip(self, units: Iterable[int]) -> None:
        """Be done with units for this turn."""
        self.skipped |= set(units)

    def wait(self, units: Iterable[int]) -> None:
        """Come back to units after all others."""
        for unit in units:
            if unit in self.waited:
                self.waited.remove(unit)
            self.waited.append(unit)

    def guard(self, units: Iterable[int]) -> None:
        """Leave units alone until told otherwise, or no longer."""
        self.guarding ^= set(units)

    def end_turn(self) -> None:
        """Forget what was for one turn."""
        self.skipped.clear()
        self.waited.clear()
