"""A game at the window, from the first picture to the last."""

from __future__ import annotations

import pygame

from game.match import Match
from game.scenario import Setup
from game.terms import FactionId
from game.texts import _
from game.ui import printed, style, window
from game.ui.controls import DeskScreen
from game.ui.desk import Desk
from game.ui.lettering import Lettering
from game.ui.style import Face
from game.ui.table import Table
from game.ui.tiles import Tiles
from game.ui.title import Title

Size = tuple[int, int]
COARSEST = 3  # level of which the title's backdrop is made


def play(setup: Setup, match: Match, side: FactionId | None, size: Size | None = None) -> None:
    """Let somebody play a match that has not begun; without a side he is asked for one.

    Raises NoWindow where no display can be opened.
    """
    theatre = setup.theatre
    surface = window.open_display(size, title=f"Baton · {theatre.title}")
    scale = window.scale_for(surface.get_size())
    sheet = printed.sheet_of(setup, lambda done, count: _progress(surface, scale, done, count))
    try:
        tiles = Tiles(printed.PrintedGround(sheet), sheet.size)
        seat = _seat(setup, tiles, surface, scale) if side is None else side
        if seat is not None:
            table = Table(match, seat)
            table.begin()
            shown = pygame.display.get_surface() or surface
            desk = Desk(table, tiles, shown.get_size(), scale)
            window.run(DeskScreen(desk), shown)
    finally:
        sheet.close()
        pygame.display.quit()


def _seat(setup: Setup, tiles: Tiles, surface: pygame.Surface, scale: float) -> FactionId | None:
    across, down = tiles.size(COARSEST)
    title = Title(setup.theatre, tiles.whole(COARSEST, (across, down)), surface.get_size(), scale)
    window.run(title, surface)
    return title.chosen


def _progress(surface: pygame.Surface, scale: float, done: int, count: int) -> None:
    """Say how far the first rendering of the map has come."""
    letters = Lettering(scale)
    surface.fill(style.DESK)
    width, height = surface.get_size()
    told = letters.word(_("The map is drawn for the first time."), Face.HEAD, 22, style.TEXT)
    surface.blit(told, told.get_rect(center=(width // 2, height // 2 - letters.px(30))))
    bar = pygame.Rect(0, 0, letters.px(360), letters.px(8))
    bar.center = width // 2, height // 2
    surface.fill(style.INSET, bar)
    surface.fill(style.ACCENT, (bar.x, bar.y, bar.width * done // max(1, count), bar.height))
    pygame.display.flip()
    pygame.event.pump()
