"""Keyed dice: what a die shows follows from what it is rolled for, never from when.

A roll is a pure function of the game's seed and of its key: turn, day, purpose, subject and how
many rolls that subject has had for that purpose. Nothing depends on the order of calls, so a
changed order in one place does not change the luck in another, and a replay needs no state.

The numbers come from the finaliser of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast
splittable pseudorandom number generators", OOPSLA 2014), which takes in one word of the key after
another. It is for games, not for secrets.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

_WORD: Final = (1 << 64) - 1
_GAMMA: Final = 0x9E3779B97F4A7C15  # 2 ** 64 divided by the golden ratio, made odd


class Purpose(IntEnum):
    """What a die is rolled for. The numbers are part of every roll: add at the end, never renumber."""

    DETECT = 0
    AMBUSH = 1
    ASSAULT = 2
    INCIDENT = 3
    ABUSE = 4
    COMMAND = 5  # a commander's own choices
    HARM = 6  # civilians in a fight
    STRIKE = 7
    AIR_LOSS = 8
    COUP = 9
    WEATHER = 10
    SEARCH = 11  # for caches and mines
    FLUSH = 12
    MINE = 13
    RUMOUR = 14
    RAID = 15
    BREACH = 16  # whether an attack has its way in a place that was passed lately


def _mix(word: int) -> int:
    """The next word of SplitMix64: one bit changed in `word` changes about half of the result's."""
    word = (word + _GAMMA) & _WORD
    word = ((word ^ word >> 30) * 0xBF58476D1CE4E5B9) & _WORD
    word = ((word ^ word >> 27) * 0x94D049BB133111EB) & _WORD
    return word ^ word >> 31


def roll(seed: int, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
    """A number from 1 to `sides`, each as likely as the others.

    seed: the game's, any whole number (its low 64 bits count)    turn, day: counted from 0
    subject: what the die is for (a hex, a unit, ...)             count: its earlier such rolls
    Raises ValueError if sides is not from 1 to 2 ** 64.
    """
    if not 1 <= sides <= _WORD + 1:
        msg = f"a die cannot have {sides} sides"
        raise ValueError(msg)
    word = _mix(seed & _WORD)
    for part in (turn, day, purpose, subject, count):
        word = _mix(word ^ part & _WORD)
    unfair = _WORD + 1 - (_WORD + 1) % sides  # from here up the low sides would come once too often
    while word >= unfair:
        word = _mix(word)
    return word % sides + 1


@dataclass(frozen=True, slots=True)
class Dice:
    """The dice of a game with this seed."""

    seed: int

    def roll(self, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
        """A number from 1 to `sides`; see the function `roll`."""
        return roll(self.seed, turn, day, purpose, subject, count, sides)


class DiceRunOut(Exception):
    """Loaded dice were rolled more often than they have values."""


class LoadedDice:
    """Dice for tests: they show the given values one after another, whatever they are rolled for."""

    def __init__(self, values: Iterable[int]) -> None:
        self.values: Final = tuple(values)
        self._rolled = 0

    @property
    def left(self) -> tuple[int, ...]:
        """The values not yet rolled; a test that forces dice wants none left."""
        return self.values[self._rolled :]

    def roll(self, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
        """The next value.

        Raises DiceRunOut if none is left, and ValueError if the value is not from 1 to `sides`.
        """
        what = f"{Purpose(purpose).name} for {subject} (turn {turn}, day {day}, roll {count}, {sides} sides)"
        if not self.left:
            msg = f"no loaded die left for {what}: only {len(self.values)} given"
            raise DiceRunOut(msg)
        value = self.left[0]
        if not 1 <= value <= sides:
            msg = f"a loaded die shows {value} for {what}"
            raise ValueError(msg)
        self._rolled += 1
        return value
