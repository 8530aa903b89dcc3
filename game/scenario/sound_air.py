"""Looks wings over: each has a base from which it can fly."""

from __future__ import annotations

from game.scenario.checking import mark_at
from game.scenario.fields import CONDITIONS
from game.scenario.look import Look
from game.terms import Site


def wings(look: Look) -> None:
    """A wing's base is a box or an airfield that takes it."""
    for part in look.document.wings:
        spot = look.numbers.spot(part.base)
        at = mark_at(look.tree, "wings", part.id, "base")
        if spot is None:
            if part.base not in look.numbers.boxes:
                look.faults.add(at, f"wings.{part.id}: a link is no base", part.base)
        elif spot.site != Site.AIRFIELD:
            look.faults.add(at, f"wings.{part.id}: an airfield or a box is wanted", part.base)
        elif part.type in look.numbers.wing_types:
            kind = look.document.wing_types[look.numbers.wing_types[part.type]]
            if CONDITIONS.index(kind.runway) > spot.condition:
                what = f"wings.{part.id}: its kind needs a runway in condition {kind.runway!r}"
                look.faults.add(at, what, CONDITIONS[spot.condition])
