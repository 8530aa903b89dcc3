"""Writing the state: handovers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import forget_march, nothing
from game.terms import NO_REGION, NOBODY, OFF_MAP, Baton, Status


def _baton_offered(state: State, event: ev.BatonOffered) -> None:
    state.baton[event.place] = Baton.OFFERED
    state.giver[event.place] = event.giver
    state.receiver[event.place] = event.receiver
    state.overlap[event.place] = 0
    state.bundle[event.place] = event.region


def _baton_accepted(state: State, event: ev.BatonAccepted) -> None:
    state.baton[event.place] = Baton.OVERLAP


def _baton_over(
    state: State, event: ev.BatonDeclined | ev.BatonCancelled | ev.BatonDropped | ev.BatonKept
) -> None:
    state.baton[event.place] = Baton.NONE
    state.giver[event.place] = NOBODY
    state.receiver[event.place] = NOBODY
    state.overlap[event.place] = 0
    state.bundle[event.place] = NO_REGION
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
    state.bundle[event.place] = NO_REGION
    for unit in event.units:
        state.released[unit] = event.day


def _unit_went_home(state: State, event: ev.UnitWentHome) -> None:
    state.status[event.unit] = Status.HOME
    state.hex[event.unit] = OFF_MAP
    state.evening[event.unit] = OFF_MAP
    state.away[event.unit] = -1
    forget_march(state, (event.unit,))


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.BatonOffered: _baton_offered,
    ev.BatonAccepted: _baton_accepted,
    ev.BatonDeclined: _baton_over,
    ev.BatonCancelled: _baton_over,
    ev.OverlapCounted: _overlap_counted,
    ev.HandoverDelayed: _handover_delayed,
    ev.BatonPassed: _baton_passed,
    ev.RegionPassed: nothing,
    ev.UnitWentHome: _unit_went_home,
    ev.BatonDropped: _baton_over,
    ev.BatonKept: _baton_over,
}
