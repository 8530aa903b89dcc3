"""Looks effects over, wherever they are declared: with an event, an option of a choice, a proposal."""

from __future__ import annotations

from game.scenario.checking import key_mark_at, mark_at
from game.scenario.effects import ArrivalEffect, LoyaltyEffect, PostureEffect, WeatherEffect
from game.scenario.fields import Part
from game.scenario.look import Look
from game.terms import OFF_MAP


def effect(look: Look, part: Part, place: tuple[str | int, ...]) -> None:
    """An effect finds what it works on: towns, weather, irregulars, units that have not come.

    place: where it stands in the scenario, from the list and the id of what declares it on.
    """
    owner = f"{place[0]}.{place[1]}"
    match part:
        case LoyaltyEffect() if "towns" not in look.tree:
            at = key_mark_at(look.tree, *place, "loyalty")
            look.faults.add(at, f"{owner}: without `towns` nobody is loyal")
        case WeatherEffect() if look.document.weather is None:
            at = key_mark_at(look.tree, *place, "weather")
            look.faults.add(at, f"{owner}: without `weather` there are no storms")
        case PostureEffect():
            types = {unit.id: unit.type for unit in look.document.units}
            irregular = {kind.id: kind.irregular for kind in look.document.types}
            for index, name in enumerate(part.posture):
                if not irregular.get(types.get(name, ""), True):
                    at = mark_at(look.tree, *place, "posture", index)
                    look.faults.add(at, f"{owner}: only irregulars change their posture so", name)
        case ArrivalEffect():
            units = {unit.id: unit for unit in look.document.units}
            for index, name in enumerate(part.arrival):
                if name in units and look.numbers.station(units[name]).here != OFF_MAP:
                    at = mark_at(look.tree, *place, "arrival", index)
                    look.faults.add(at, f"{owner}: this unit is on the map from the start", name)
