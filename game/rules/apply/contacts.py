"""Writing the state: what sides know."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.terms import NO_UNIT, OFF_MAP


def _contact_seen(state: State, event: ev.ContactSeen) -> None:
    side, row = event.side, event.contact
    if event.unit != NO_UNIT:
        state.contact_of[side, event.unit] = row
    state.contact_hex[side, row] = event.hex
    state.contact_site[side, row] = event.site
    state.contact_day[side, row] = event.day
    state.contact_faction[side, row] = event.faction
    state.contact_type[side, row] = event.type
    state.contact_men[side, row] = event.men
    state.contact_posture[side, row] = event.posture
    state.contact_quality[side, row] = event.quality


def _contact_lost(state: State, event: ev.ContactLost) -> None:
    if event.unit != NO_UNIT:
        state.contact_of[event.side, event.unit] = -1
    state.contact_hex[event.side, event.contact] = OFF_MAP


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.ContactSeen: _contact_seen,
    ev.ContactLost: _contact_lost,
}
