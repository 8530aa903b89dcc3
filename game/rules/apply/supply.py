"""Writing the state: supply."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import nothing


def _supply_traced(state: State, event: ev.SupplyTraced) -> None:
    units, places, sources = list(event.units), list(event.places), list(event.sources)
    state.supply[units] = event.supply
    state.lacking[units] = event.lacking
    state.load[units] = event.load
    state.wear[units] = event.wear
    state.stock[event.faction, places] = event.stock
    state.waiting[sources] = event.waiting


def _attrition_taken(state: State, event: ev.AttritionTaken) -> None:
    state.men[event.unit] = event.men


def _wear_taken(state: State, event: ev.WearTaken) -> None:
    state.wear[event.unit] = event.now


def _base_worked(state: State, event: ev.BaseWorked) -> None:
    state.base[event.place] = event.done
    for unit in event.units:
        state.spent[unit] = event.spent


def _base_lost(state: State, event: ev.BaseLost) -> None:
    state.base[event.place] = 0


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.SupplyTraced: _supply_traced,
    ev.AttritionTaken: _attrition_taken,
    ev.WearTaken: _wear_taken,
    ev.BaseWorked: _base_worked,
    ev.BaseBuilt: nothing,
    ev.BaseLost: _base_lost,
}
