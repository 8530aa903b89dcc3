"""Writing the state: weather and wings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import forget_march, nothing, stands_from
from game.terms import NEVER, NO_PLACE, NO_WING, Status


def _weather_turned(state: State, event: ev.WeatherTurned) -> None:
    state.storm = event.hex


def _sorties_readied(state: State, event: ev.SortiesReadied) -> None:
    state.sorties[:] = event.sorties


def _duty_set(state: State, event: ev.DutySet) -> None:
    state.duty[event.wing] = event.duty


def _wing_rebased(state: State, event: ev.WingRebased) -> None:
    state.wing_place[event.wing] = event.place
    state.sorties[event.wing] = event.sorties


def _wing_lost(state: State, event: ev.WingLost) -> None:
    state.wing_place[event.wing] = NO_PLACE
    state.aircraft[event.wing] = 0
    state.sorties[event.wing] = 0


def _wing_manned(state: State, event: ev.WingManned) -> None:
    state.aircraft[event.wing] = event.aircraft


def _strike_flown(state: State, event: ev.StrikeFlown) -> None:
    if event.wing != NO_WING:
        state.sorties[event.wing] = event.sorties
        state.aircraft[event.wing] = event.aircraft


def _flown(state: State, event: ev.ScoutFlown | ev.SupportFlown | ev.LiftFlown) -> None:
    state.sorties[event.wing] = event.sorties


def _units_landed(state: State, event: ev.UnitsLanded) -> None:
    forget_march(state, event.units)
    for unit in event.units:
        state.status[unit] = Status.PRESENT
        state.hex[unit] = event.hex
        state.site[unit] = event.site
        state.since[unit] = event.day
        state.spent[unit] = event.spent
        stands_from(state, unit, event.hex, event.day)


def _airfield_repaired(state: State, event: ev.AirfieldRepaired) -> None:
    state.works[event.place] = event.work
    state.condition[event.place] = event.condition
    for unit in event.units:
        state.spent[unit] = event.spent


def _coup_made(state: State, event: ev.CoupMade) -> None:
    for unit in event.units:
        state.dropped[unit] = event.day


def _linked_up(state: State, event: ev.LinkedUp) -> None:
    for unit in event.units:
        state.dropped[unit] = NEVER


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.WeatherTurned: _weather_turned,
    ev.SortiesReadied: _sorties_readied,
    ev.DutySet: _duty_set,
    ev.WingRebased: _wing_rebased,
    ev.WingLost: _wing_lost,
    ev.WingManned: _wing_manned,
    ev.StrikeFlown: _strike_flown,
    ev.ScoutFlown: _flown,
    ev.SupportFlown: _flown,
    ev.UnitsLanded: _units_landed,
    ev.LiftFlown: _flown,
    ev.AirfieldRepaired: _airfield_repaired,
    ev.CoupMade: _coup_made,
    ev.CoupCalledOff: nothing,
    ev.LinkedUp: _linked_up,
}
