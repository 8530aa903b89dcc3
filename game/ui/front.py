"""The map behind the title, kept as a picture: the title need not load and print a scenario for it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import pygame

from game.paths import PACKAGE, cache_folder, scenarios_folder

SUFFIXES: Final = (".yaml", ".tmx", ".asc")  # of the files from which a map is painted


def front(scenario: str, paint: Callable[[], pygame.Surface]) -> pygame.Surface:
    """The picture of a scenario's map from the cache, or painted now and kept there if that can be."""
    path = cache_folder() / "title" / f"{_mark(scenario)}.png"
    try:
        return pygame.image.load(path).convert()
    except (OSError, pygame.error):
        picture = paint()
    with suppress(OSError, pygame.error):  # else it is painted again the next time
        _keep(path, picture)
    return picture


def _mark(scenario: str) -> str:
    """A hash of all that the picture depends on: the scenario's files, and the code that paints."""
    files = [path for path in (scenarios_folder() / scenario).iterdir() if path.suffix in SUFFIXES]
    seen = hashlib.sha256()
    for path in sorted([*files, *(PACKAGE / "sheet").glob("*.py")]):
        seen.update(path.read_bytes())
    return seen.hexdigest()[:20]


def _keep(path: Path, picture: pygame.Surface) -> None:
    """Write a picture, whole or not at all, and remove those that were kept for other maps."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{os.getpid()}.part.png")
    pygame.image.save(picture, partial)
    partial.replace(path)
    for other in path.parent.glob("*.png"):
        if other != path:
            other.unlink(missing_ok=True)
