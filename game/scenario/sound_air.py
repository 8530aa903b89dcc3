"""Looks wings over: each has a base from which it can fly."""

from __future__ import annotations

from game.scenario.checking import mark_at
from game.scenario.fields import CONDITIONS
from game.scenario.look import Look


def wings(look: Look) -> None:
    """A wing's base is a box, or an airfield whose runway takes its kind."""
    own = {look.numbers.places.get(part.name): part.condition for part in look.document.places}
    for part in look.document.wings:
        spot = look.numbers.spot(part.base)
        at = mark_at(look.tree, "wings", part.id, "base")
        if spot is None:
            if part.base not in look.numbers.boxes:
                look.faults.add(at, f"wings.{part.id}: a link is no base", part.base)
        elif part.type in look.numbers.wing_types:
            needed = look.document.wing_types[look.numbers.wing_types[part.type]].runway
            condition = own.get(look.numbers.places[part.base]) or CONDITIONS[spot.condition]
            if CONDITIONS.index(needed) > CONDITIONS.index(condition):
                what = f"wings.{part.id}: its kind needs a runway in condition {needed!r}"
                look.faults.add(at, what, condition)
