"""Writing the state: marches, postures and control."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import evening_of, forget_march, moved, nothing, stands_from
from game.terms import Status


def _unit_arrived(state: State, event: ev.UnitArrived) -> None:
    state.status[event.unit] = Status.PRESENT
    state.hex[event.unit] = event.hex
    state.site[event.unit] = event.site
    state.since[event.unit] = event.day
    state.spent[event.unit] = event.spent
    state.away[event.unit] = -1
    stands_from(state, event.unit, event.hex, event.day)


def _leg_marched(state: State, event: ev.LegMarched) -> None:
    tonight = evening_of(state, event.day)
    for unit in event.units:
        state.hex[unit] = event.target
        state.site[unit] = 0
        state.spent[unit] = event.spent
        state.marched[unit] = event.marched
        state.headway[unit] = 0
        state.heading[unit] = -1
        state.since[unit] = event.day
        state.evening[unit, tonight:] = event.target


def _headway_made(state: State, event: ev.HeadwayMade) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent
        state.marched[unit] = event.marched
        state.headway[unit] = event.headway
        state.heading[unit] = event.heading


def _route_set(state: State, event: ev.RouteSet) -> None:
    for unit in event.units:
        state.route[unit, : len(event.path)] = event.path
        state.route[unit, len(event.path) :] = -1
        state.route_site[unit] = event.site


def _site_entered(state: State, event: ev.SiteEntered) -> None:
    for unit in event.units:
        state.site[unit] = event.site
        state.since[unit] = event.day


def _posture_taken(state: State, event: ev.PostureTaken) -> None:
    state.posture[event.unit] = event.now
    state.spent[event.unit] = event.spent


def _standing_set(state: State, event: ev.StandingSet) -> None:
    for unit in event.units:
        state.standing[unit] = event.standing
        state.alarm[unit] = event.alarm


def _control_passed(state: State, event: ev.ControlPassed) -> None:
    state.controller[event.unit] = event.now


def _unit_defected(state: State, event: ev.UnitDefected) -> None:
    state.faction[event.unit] = event.now
    state.controller[event.unit] = event.now


def _unit_evacuated(state: State, event: ev.UnitEvacuated) -> None:
    moved(state, event.unit, event.target)
    state.spent[event.unit] = event.spent


def _unit_blended_in(state: State, event: ev.UnitBlendedIn) -> None:
    state.posture[event.unit] = event.now
    state.spent[event.unit] = event.spent
    forget_march(state, (event.unit,))


def _patrol_made(state: State, event: ev.PatrolMade) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.UnitArrived: _unit_arrived,
    ev.ArrivalDelayed: nothing,
    ev.LegMarched: _leg_marched,
    ev.HeadwayMade: _headway_made,
    ev.RouteSet: _route_set,
    ev.MarchEnded: nothing,
    ev.SiteEntered: _site_entered,
    ev.PostureTaken: _posture_taken,
    ev.StandingSet: _standing_set,
    ev.ControlPassed: _control_passed,
    ev.UnitDefected: _unit_defected,
    ev.UnitEvacuated: _unit_evacuated,
    ev.UnitBlendedIn: _unit_blended_in,
    ev.PatrolMade: _patrol_made,
}
