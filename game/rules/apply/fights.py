"""Writing the state: fights and losses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import forget_march, moved, nothing
from game.terms import OFF_MAP, Status


def _unit_destroyed(state: State, event: ev.UnitDestroyed) -> None:
    state.status[event.unit] = Status.DESTROYED
    state.hex[event.unit] = OFF_MAP
    state.evening[event.unit] = OFF_MAP
    forget_march(state, (event.unit,))


def _unit_retreated(state: State, event: ev.UnitRetreated) -> None:
    moved(state, event.unit, event.target)


def _unit_melted(state: State, event: ev.UnitMelted) -> None:
    moved(state, event.unit, event.target)
    state.posture[event.unit] = event.now


def _unit_fought(state: State, event: ev.UnitFought) -> None:
    state.assault_hex[event.unit] = event.hex
    state.assault_day[event.unit] = event.day
    state.spent[event.unit] = event.spent


def _losses_taken(state: State, event: ev.LossesTaken) -> None:
    state.men[event.unit] = event.men


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.FightResolved: nothing,
    ev.UnitFought: _unit_fought,
    ev.LossesTaken: _losses_taken,
    ev.UnitDestroyed: _unit_destroyed,
    ev.UnitRetreated: _unit_retreated,
    ev.UnitMelted: _unit_melted,
}
