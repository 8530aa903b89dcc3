"""Writing the state: handovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.terms import NOBODY, Baton


def _baton_offered(state: State, event: ev.BatonOffered) -> None:
    state.baton[event.place] = Baton.OFFERED
    state.giver[event.place] = event.giver
    state.receiver[event.place] = event.receiver
    state.overlap[event.place] = 0


def _baton_accepted(state: State, event: ev.BatonAccepted) -> None:
    state.baton[event.place] = Baton.OVERLAP


def _baton_over(
    state: State, event: ev.BatonDeclined | ev.BatonCancelled | ev.BatonDropped | ev.BatonKept
) -> None:
    state.baton[event.place] = Baton.NONE
    state.giver[event.place] = NOBODY
    state.receiver[event.place] = NOBODY
    state.overlap[event.place] = 0
    state.missing[event.place] = 0


def _overlap_counted(state: State, event: ev.OverlapCounted) -> None:
    state.overlap[event.place] = event.days


def _handover_delayed(state: State, event: ev.HandoverDelayed) -> None:
    state.missing[event.place] = 0
    for one in event.missing:
        state.missing[event.place, one.condition] = one.need - one.have


def _baton_passed(state: State, event: ev.BatonPassed) -> None:
    state.baton[event.place] = Baton.CLOCK
    state.missing[event.place] = 0
    state.clock_end[event.place] = event.clock_end
    state.holder[event.place] = event.receiver
    state.held_since[event.place] = event.day


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.BatonOffered: _baton_offered,
    ev.BatonAccepted: _baton_accepted,
    ev.BatonDeclined: _baton_over,
    ev.BatonCancelled: _baton_over,
    ev.OverlapCounted: _overlap_counted,
    ev.HandoverDelayed: _handover_delayed,
    ev.BatonPassed: _baton_passed,
    ev.BatonDropped: _baton_over,
    ev.BatonKept: _baton_over,
}
