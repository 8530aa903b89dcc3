"""Writing the state: the hidden enemy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import forget_march, nothing
from game.terms import NEVER, OFF_MAP, Status


def _night_planned(state: State, event: ev.NightPlanned) -> None:
    for unit in event.units:
        state.plan[unit] = event.plan
        state.plan_target[unit] = event.target


def _time_spent(state: State, event: ev.TimeSpent) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent


def _cache_laid(state: State, event: ev.CacheLaid) -> None:
    state.cache_hex[event.side, event.row] = event.hex
    state.cache_loads[event.side, event.row] = event.loads


def _cache_drawn(state: State, event: ev.CacheDrawn) -> None:
    state.cache_hex[event.side, event.row] = event.hex if event.loads else OFF_MAP
    state.cache_loads[event.side, event.row] = event.loads


def _cache_destroyed(state: State, event: ev.CacheDestroyed) -> None:
    state.cache_hex[event.side, event.row] = OFF_MAP
    state.cache_loads[event.side, event.row] = 0


def _men_deserted(state: State, event: ev.MenDeserted) -> None:
    state.men[event.unit] = event.men


def _mines_known(state: State, event: ev.MinesLaid | ev.MinesFound, who: int) -> None:
    state.mine_hex[event.side, event.row] = event.hex
    state.mine_direction[event.side, event.row] = event.direction
    state.mine_known[event.side, event.row] |= 1 << who


def _mines_laid(state: State, event: ev.MinesLaid) -> None:
    _mines_known(state, event, event.side)


def _mines_found(state: State, event: ev.MinesFound) -> None:
    _mines_known(state, event, event.by)


def _mines_gone(state: State, event: ev.MinesStruck | ev.MinesCleared) -> None:
    state.mine_hex[event.side, event.row] = OFF_MAP
    state.mine_direction[event.side, event.row] = 0
    state.mine_known[event.side, event.row] = 0


def _bridge(state: State, event: ev.BridgeBlown | ev.BridgeRestored) -> None:
    state.bridge[event.bridge] = event.work


def _unit_exfiltrated(state: State, event: ev.UnitExfiltrated) -> None:
    state.status[event.unit] = Status.PENDING
    state.hex[event.unit] = OFF_MAP
    state.evening[event.unit] = OFF_MAP
    state.due[event.unit] = NEVER
    state.away[event.unit] = event.link
    forget_march(state, (event.unit,))


def _return_ordered(state: State, event: ev.ReturnOrdered) -> None:
    state.due[event.unit] = event.day


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.TimeSpent: _time_spent,
    ev.NightPlanned: _night_planned,
    ev.AttackFailed: nothing,
    ev.CacheLaid: _cache_laid,
    ev.CacheDrawn: _cache_drawn,
    ev.CacheDestroyed: _cache_destroyed,
    ev.MenDeserted: _men_deserted,
    ev.MinesLaid: _mines_laid,
    ev.MinesFound: _mines_found,
    ev.MinesStruck: _mines_gone,
    ev.MinesCleared: _mines_gone,
    ev.BridgeBlown: _bridge,
    ev.BridgeRestored: _bridge,
    ev.UnitExfiltrated: _unit_exfiltrated,
    ev.ReturnOrdered: _return_ordered,
}
