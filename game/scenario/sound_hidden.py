"""Looks over what is hidden at the start."""

from __future__ import annotations

from game.model.state import CACHES
from game.scenario.checking import mark_at
from game.scenario.look import Look
from game.terms import HexId


def caches(look: Look) -> None:
    """A side has one cache in a hex, and no more than there are rows for."""
    part = look.document.caches
    seen: dict[str, list[HexId]] = {}
    for number, laid in enumerate(part.laid if part else ()):
        spot = look.numbers.spot(laid.at)
        here = spot.here if spot else look.plan.grid.parse(laid.at)
        others = seen.setdefault(laid.side, [])
        at = mark_at(look.tree, "caches", "laid", number)
        if here in others:
            look.faults.add(at, f"this side has a cache in {look.hex_name(here)} already", laid.at)
        elif len(others) >= CACHES:
            look.faults.add(at, f"a side has at most {CACHES} caches", laid.side)
        others.append(here)
