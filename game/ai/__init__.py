"""Commanders: those who give a faction's orders, from nothing but its Sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.ai.simple import Idle, Random
from game.ai.staff import Staff

COMMANDERS: Final[Mapping[str, Callable[[int], Any]]] = {
    "staff": lambda _seed: Staff(),
    "idle": lambda _seed: Idle(),
    "random": lambda seed: Random(seed + 1),  # a seed of its own: it must not foresee the game's dice
}
"""Commanders by name, each made from the game's seed."""

DEFAULT: Final = "staff"
