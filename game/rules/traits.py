"""Traits: the words of a type's data by which rules tell what its units can do."""

from __future__ import annotations

from typing import Final

from game.model.theatre import Theatre

AIRBORNE: Final = "airborne"  # jumps, and lands with aircraft
ENGINEER: Final = "engineer"  # builds, restores and clears
OPENS_AIRFIELDS: Final = "opens_airfields"
RAIDER: Final = "raider"  # raids by night, regulars too
SAPPER: Final = "sapper"  # lays mines and charges


def has(theatre: Theatre, unit: int, *names: str) -> bool:
    """Whether a unit's type has one of some traits."""
    own = theatre.types[theatre.unit_type[unit]].traits
    return any(name in own for name in names)
