"""Writing the state: what the writers of several chapters have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from game.model.state import State


def nothing(_state: State, _event: Any) -> None:
    """The event tells something but changes nothing."""


def stands_from(state: State, unit: int, here: int, day: int) -> None:
    """A unit ends that day of the turn, and for all that is known now the later ones, in a hex."""
    state.evening[unit, evening_of(state, day) :] = here


def evening_of(state: State, day: int) -> int:
    """Which evening of the turn ends a day; one before the turn counts as its first."""
    return max(0, day - state.turn * int(state.evening.shape[1]))


def forget_march(state: State, units: Iterable[int]) -> None:
    """Units have no march before them."""
    for unit in units:
        state.route[unit, :] = -1
        state.heading[unit] = -1
        state.headway[unit] = 0


def moved(state: State, unit: int, target: int) -> None:
    """A unit is in another hex, in the open, without a march before it."""
    state.hex[unit] = target
    state.site[unit] = 0
    state.since[unit] = state.day
    stands_from(state, unit, target, state.day)
    forget_march(state, (unit,))
