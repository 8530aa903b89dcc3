"""The rendered sheet as ground for tiles: its files, opened."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.scenario import Setup
from game.sheet import Sheet, open_sheet


class PrintedGround:
    """The tiles of a sheet; those that are missing are rendered meanwhile."""

    def __init__(self, sheet: Sheet) -> None:
        """Take an open sheet."""
        self.sheet, self.names = sheet, sheet.names

    def tile(self, level: int, column: int, row: int) -> pygame.Surface | None:
        """A tile, or None while it is rendered."""
        file = self.sheet.tile(level, column, row)
        return None if file is None else pygame.image.load(file)


def sheet_of(setup: Setup, progress: Callable[[int, int], None] | None = None) -> Sheet:
    """A scenario's sheet. Raises OSError if it cannot be kept anywhere."""
    return open_sheet(setup, progress)
