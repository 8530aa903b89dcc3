"""Writing the state: the people of the towns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import nothing


def _loyalty_drifted(state: State, event: ev.LoyaltyDrifted) -> None:
    state.loyalty[list(event.places)] = event.now


def _loyalty_changed(state: State, event: ev.LoyaltyChanged) -> None:
    state.loyalty[event.place] = event.now


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.LoyaltyDrifted: _loyalty_drifted,
    ev.LoyaltyChanged: _loyalty_changed,
    ev.CiviliansHarmed: nothing,
    ev.AbuseReported: nothing,
}
