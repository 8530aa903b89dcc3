"""The game at a window, from the title to the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import pygame

from game.paths import config_folder, data_folder
from game.records.archive import Archive
from game.texts import _
from game.ui import window
from game.ui.front import front
from game.ui.options import read_options
from game.ui.shell import behind
from game.ui.shell import shell as shells
from game.ui.shell.parts import Makers, TilesOf
from game.ui.shell.shell import Shell
from game.ui.shell.title import TitlePage

if TYPE_CHECKING:
    from game.records.save import Save
    from game.scenario import Setup
    from game.sheet import Sheet
    from game.ui.tiles import Tiles

FIRST: Final = "northern-mali"  # the scenario whose map lies behind the title

Size: TypeAlias = tuple[int, int]
Begin: TypeAlias = Callable[[Shell], None]


@dataclass(slots=True)
class Sheets:
    """The printed maps that are open, a sheet for each scenario."""

    progress: Callable[[int, int], None]
    sheets: dict[object, Sheet] = field(default_factory=dict)

    def tiles_of(self, setup: Setup) -> Callable[[], Tiles]:
        """What makes tiles of a scenario's map. Raises OSError if it can be kept nowhere."""
        from game.ui import printed
        from game.ui.tiles import Tiles

        key = setup.theatre.name, hash(tuple(sorted(setup.files.items())))
        if key not in self.sheets:
            self.sheets[key] = printed.sheet_of(setup, self.progress)
        sheet = self.sheets[key]
        return lambda: Tiles(printed.PrintedGround(sheet), sheet.size)

    def close(self) -> None:
        """Render no more."""
        for sheet in self.sheets.values():
            sheet.close()


def open_window(begin: Begin | None = None, size: Size | None = None) -> None:
    """Open the window at its title, or where `begin` leads, and stay until the player leaves.

    Raises NoWindow where no display can be opened.
    """
    options, said = read_options(config_folder())
    surface = window.open_display(size, title="Baton", full_screen=options.full_screen)
    archive = Archive(data_folder())
    made: list[Shell] = []
    sheets = Sheets(lambda done, count: _drawing(made[0], done, count))
    shell = Shell(surface.get_size(), options, config_folder(), archive, makers_of(sheets.tiles_of))
    made.append(shell)
    try:
        shell.picture = front(FIRST, lambda: _first_map(shell))
        title = TitlePage(shell)
        title.said = said or title.said
        shell.parts = [title]
        if begin is not None:
            begin(shell)
        else:
            shell.draw(surface)
            pygame.display.flip()
            shell.preparation = behind.Preparation()
        shells.run(shell, surface)
    finally:
        shell.close_game()
        sheets.close()
        pygame.display.quit()


def _first_map(shell: Shell) -> pygame.Surface:
    _drawing(shell, 0, 1)  # at once: what prints it takes seconds to bring in
    from game.scenario import load

    return shell.map_of(load(FIRST))


def makers_of(tiles_of: TilesOf) -> Makers:
    """What the shell makes its parts with."""
    return Makers(tiles_of, TitlePage, behind.rules, behind.play, behind.failed)


def _drawing(shell: Shell, done: int, count: int) -> None:
    shell.progress(_("The map is drawn for the first time."), done, count)


def new_game(setup: Setup, seed: int, seats: dict[str, str]) -> Begin:
    """Begin a game at once, without asking."""
    from game.ui.shell.game import begin_game

    def begin(shell: Shell) -> None:
        shell.show(begin_game(setup, seed, seats, shell.archive, shell.tiles_of(setup)))

    return begin


def ask_for_seats(setup: Setup, seed: int, seats: dict[str, str]) -> Begin:
    """Ask who leads which faction of a scenario."""
    from game.ui.shell.seating import SeatsPage

    def begin(shell: Shell) -> None:
        page = SeatsPage(shell, setup)
        page.seats |= seats
        page.fields["seed"] = str(seed)
        shell.open(page)

    return begin


def saved_game(save: Save) -> Begin:
    """Open a saved game at once."""
    from game.ui.shell.loading import open_save

    def begin(shell: Shell) -> None:
        page = TitlePage(shell)
        shell.parts = [page]
        open_save(page, save)

    return begin
