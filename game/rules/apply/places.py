"""Writing the state: places."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.terms import NOBODY


def _place_sealed(state: State, event: ev.PlaceSealed) -> None:
    state.sealed[event.place] = event.by


def _seal_lifted(state: State, event: ev.SealLifted) -> None:
    state.sealed[event.place] = NOBODY


def _place_captured(state: State, event: ev.PlaceCaptured) -> None:
    state.holder[event.place] = event.now
    state.held_since[event.place] = event.day


def _incident_occurred(state: State, event: ev.IncidentOccurred) -> None:
    state.incident[event.place, event.slot] = event.day


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.PlaceSealed: _place_sealed,
    ev.SealLifted: _seal_lifted,
    ev.PlaceCaptured: _place_captured,
    ev.IncidentOccurred: _incident_occurred,
}
