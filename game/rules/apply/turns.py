"""Writing the state: the course of the turn, and dice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import nothing
from game.terms import NO_UNIT, Phase


def _turn_began(state: State, event: ev.TurnBegan) -> None:
    state.turn, state.day, state.phase = event.turn, event.day, Phase.DAWN
    state.spent[:] = event.spent
    state.marched[:] = 0
    state.evening[:] = state.hex[:, None]


def _phase_began(state: State, event: ev.PhaseBegan) -> None:
    state.phase, state.active = Phase.ORDERS, event.index


def _night_fell(state: State, event: ev.NightFell) -> None:
    state.day, state.phase = event.day, Phase.NIGHT


def _dusk_fell(state: State, event: ev.DuskFell) -> None:
    state.day, state.phase = event.day, Phase.DUSK


def _game_ended(state: State, _event: ev.GameEnded) -> None:
    state.phase = Phase.OVER


def _die_cast(state: State, event: ev.DieCast) -> None:
    if event.unit != NO_UNIT:
        state.rolls[event.purpose, event.unit] = event.count


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.TurnBegan: _turn_began,
    ev.PhaseBegan: _phase_began,
    ev.PhaseEnded: nothing,
    ev.NightFell: _night_fell,
    ev.DuskFell: _dusk_fell,
    ev.GameEnded: _game_ended,
    ev.DieCast: _die_cast,
}
