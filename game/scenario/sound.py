"""Looks a scenario over for what is well written and yet cannot be."""

from __future__ import annotations

from game.scenario.checking import mark_at
from game.scenario.document import Document
from game.scenario.faults import Faults
from game.scenario.ground import Ground
from game.scenario.look import Look, earlier
from game.scenario.numbering import Numbers
from game.scenario.plan import Plan
from game.scenario.sound_affairs import (
    aims,
    choices,
    events,
    factions,
    knowledge,
    names_used_twice,
    past,
    towns,
)
from game.scenario.sound_air import wings
from game.scenario.sound_hidden import caches
from game.scenario.sound_proposals import agreed, contingents, proposals, upkeep
from game.scenario.sound_units import stands
from game.scenario.yamltext import Block
from game.terms import OFF_MAP


def look_over(document: Document, tree: Block, plan: Plan, ground: Ground, faults: Faults) -> None:
    """Note what cannot be. The document may lack entries in which faults were found before."""
    look = Look(document, tree, plan, ground, faults, Numbers(document, plan))
    places(look)
    links(look)
    for part in document.units:
        stands(look, part)
    for check in (
        factions,
        names_used_twice,
        knowledge,
        towns,
        aims,
        past,
        events,
        choices,
        proposals,
        agreed,
        contingents,
        upkeep,
        wings,
        caches,
        bases,
        sources,
    ):
        check(look)


def places(look: Look) -> None:
    """Names and sites are unique; places lie where somebody can go."""
    classes, charted = list(look.document.movement.items()), not look.holes("movement")
    for spot, others in earlier(look.plan.places):
        names = {name for other in others for name in other.names}
        for name in spot.names:
            if name in names:
                look.faults.add(spot.mark, f"place {spot.name!r}: another place bears this name", name)
        if any((other.here, other.site) == (spot.here, spot.site) for other in others):
            what = f"there is a {spot.site.name.lower()} in {look.hex_name(spot.here)} already"
            look.faults.add(spot.mark, f"place {spot.name!r}: {what}")
        if charted and not any(part.ground and look.passable(spot.here, name) for name, part in classes):
            what = f"place {spot.name!r} lies in {look.hex_name(spot.here)}, where nobody can go"
            look.faults.add(spot.mark, what)


def links(look: Look) -> None:
    """Links lead out of the map; they have names of their own, and so have their boxes."""
    grid = look.plan.grid
    for exit_ in look.plan.exits:
        if not any(there == OFF_MAP for there in grid.neighbours[exit_.here].tolist()):
            what = f"link {exit_.name!r} lies in {look.hex_name(exit_.here)}, inside the map"
            hint = "put it on a hex of the map's edge, by which arrivals enter"
            look.faults.add(exit_.mark, what, hint=hint)
    for exit_, others_ in earlier(look.plan.exits):
        if exit_.name in {other.name for other in others_} or exit_.name in look.numbers.places:
            look.faults.add(exit_.mark, "another link or place bears this name", exit_.name)
        if exit_.box in look.numbers.places:
            what = f"link {exit_.name!r}: a place of the map bears the name of its box"
            look.faults.add(exit_.mark, what, exit_.box)


def bases(look: Look) -> None:
    """What a faction has at a place is said once."""
    for number, (part, others) in enumerate(earlier(look.document.bases)):
        if any((other.place, other.faction) == (part.place, part.faction) for other in others):
            what = f"what {part.faction} has at {part.place} is said already"
            look.faults.add(mark_at(look.tree, "bases", number), what)


def sources(look: Look) -> None:
    """A source begins to flow with a unit of the faction's own; one on the map has come already."""
    units = {part.id: part for part in look.document.units}
    for part in look.document.sources:
        unit = units.get(part.comes_with or "")
        if unit is not None and unit.faction != part.faction:
            what = f"sources.{part.id}: a unit of {part.faction} is wanted"
            look.faults.add(mark_at(look.tree, "sources", part.id, "comes_with"), what, unit.id)
