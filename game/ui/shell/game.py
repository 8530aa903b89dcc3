"""A game that is open at the window: the sitting, with its map, its desks and the picture of its saves."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.records.archive import Archive
from game.records.save import Save
from game.scenario import Setup
from game.terms import FactionId
from game.ui import sitting, style, view
from game.ui.camera import centre, sheet_size
from game.ui.controls import DeskScreen
from game.ui.sitting import Progress, Sitting
from game.ui.table import Table
from game.ui.tiles import Tiles

SMALL: Final = (320, 200)  # pixels of the picture in a save
COARSEST: Final = 3
REFERENCE: Final = 14.0  # hex width at which positions are reckoned


@dataclass(slots=True)
class Game(Sitting):
    """An open game at the window: its map and its desks."""

    tiles: Callable[[], Tiles] = field(kw_only=True)
    screens: dict[FactionId, DeskScreen] = field(default_factory=dict)
    told_of_end: bool = False
    _small: pygame.Surface | None = None

    def __post_init__(self) -> None:
        """Give its saves a picture."""
        self.keeping.picture = self.picture

    def picture(self) -> bytes:
        """The map as the one who plays knows it, small, as a JPEG; without units where several play."""
        out = self.small_map().copy()
        if len(self.circle.tables) == 1:
            _units(out, self.table)
        file = io.BytesIO()
        pygame.image.save(out, file, "small.jpg")
        return file.getvalue()

    def small_map(self) -> pygame.Surface:
        """The whole map in the size of a save's picture, cut to its shape."""
        if self._small is None:
            grid = self.setup.theatre.grid
            width, height = sheet_size(grid, REFERENCE)
            share = min(SMALL[0] / width, SMALL[1] / height)
            size = max(1, round(width * share)), max(1, round(height * share))
            self._small = self.tiles().whole(COARSEST, size)
        return self._small


def _units(out: pygame.Surface, table: Table) -> None:
    """A spot for each hex in which the side knows of somebody."""
    theatre = table.match.theatre
    whole = sheet_size(theatre.grid, REFERENCE)
    for stack in view.stacks(table.view).values():
        card = (stack.cards or stack.reports)[0]
        x, y = centre(theatre.grid, stack.hex, REFERENCE)
        spot = pygame.Rect(0, 0, 5, 5)
        spot.center = round(x * out.get_width() / whole[0]), round(y * out.get_height() / whole[1])
        out.fill(style.PAPER, spot.inflate(2, 2))
        out.fill(style.rgb(theatre.factions[card.faction].colour), spot)


def begin_game(
    setup: Setup, seed: int, seats: Mapping[str, str], archive: Archive, tiles: Callable[[], Tiles]
) -> Game:
    """Begin a new game at the window."""
    return _at_window(sitting.begin(setup, seed, seats, archive), tiles)


def begin_tutorial(setup: Setup, scenario: str, archive: Archive, tiles: Callable[[], Tiles]) -> Game:
    """Begin a new game with the tutorial beside a scenario. Raises ScenarioFaults and NoSuchCommander."""
    return _at_window(sitting.begin_lesson(setup, scenario, archive), tiles)


def resume_game(
    save: Save, archive: Archive, tiles_of: Callable[[Setup], Callable[[], Tiles]], progress: Progress
) -> Game:
    """Open a saved game at the window. Raises BadSave and ScenarioFaults."""
    opened = sitting.resume(save, archive, progress)
    return _at_window(opened, tiles_of(opened.setup))


def _at_window(one: Sitting, tiles: Callable[[], Tiles]) -> Game:
    return Game(one.setup, one.match, one.circle, one.keeping, one.notice, one.tutorial, tiles=tiles)
