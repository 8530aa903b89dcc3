"""Commanders: those who give a faction's orders, from nothing but its Sight."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from game.ai.simple import Idle, Random
from game.ai.staff import Staff

COMMANDERS: Final[Mapping[str, Callable[[int], Any]]] = {
    "staff": lambda seed: Staff(seed + 2),  # seeds of their own: they must not foresee the game's dice
    "idle": lambda _seed: Idle(),
    "random": lambda seed: Random(seed + 1),
}
"""Commanders by name, each made from the game's seed."""

DEFAULT: Final = "staff"
