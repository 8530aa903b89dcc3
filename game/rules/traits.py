"""Traits: the words of a type's data by which rules tell what its units can do."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from game.model.theatre import Theatre

AIRBORNE: Final = "airborne"  # jumps, and lands with aircraft
ENGINEER: Final = "engineer"  # builds, restores and clears
OPENS_AIRFIELDS: Final = "opens_airfields"
RAIDER: Final = "raider"  # raids by night, regulars too
SAPPER: Final = "sapper"  # lays mines and charges


def has(theatre: Theatre, unit: int, *names: str) -> bool:
    """Whether a unit's type has one of some traits."""
    return _having(theatre, names)[unit]


@lru_cache(maxsize=64)
def _having(theatre: Theatre, names: tuple[str, ...]) -> tuple[bool, ...]:
    """For each unit, whether its type has one of some traits."""
    kinds = [not set(kind.traits).isdisjoint(names) for kind in theatre.types]
    return tuple(kinds[kind] for kind in theatre.unit_type.tolist())
