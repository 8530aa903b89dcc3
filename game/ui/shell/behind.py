"""What lies behind the title. It is brought in while the title is looked at, so that the title comes at once.

Rules, commanders and the table take more than half of a start to import, and the inner loops are compiled at
the first start. The title needs none of that. Each door below leads to a page and imports what it is made of.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Final

from game.texts import _

if TYPE_CHECKING:
    from game.records.save import Save
    from game.ui.shell.game import Game
    from game.ui.shell.page import Page
    from game.ui.shell.parts import Seated
    from game.ui.shell.shell import Shell

PARTS: Final = (
    "game.scenario",
    "game.ui.shell.playing",
    "game.ui.shell.choosing",
    "game.ui.shell.loading",
    "game.ui.shell.optioning",
    "game.ui.shell.reading",
)
"""Modules that bring in all that lies behind the title."""
PAUSE: Final = 0.02  # seconds between two pictures of the progress


class Preparation:
    """Brings in what lies behind the title, in a thread of its own."""

    def __init__(self) -> None:
        """Begin."""
        self.done, self.count = 0, 1
        self.error: Exception | None = None
        self.thread = Thread(target=self._prepare, name="preparing", daemon=True)
        self.thread.start()

    def _prepare(self) -> None:
        try:
            for name in PARTS:
                importlib.import_module(name)
            kernels = importlib.import_module("game.kernels")
            kernels.warm_up(self._hear)
        except Exception as error:  # noqa: BLE001  it is raised where somebody waits for the result
            self.error = error

    def _hear(self, _name: str, done: int, count: int) -> None:
        self.done, self.count = done, count

    def wait(self, shell: Shell) -> None:
        """Wait until all is there, with a picture of the progress. Raises what went wrong."""
        while self.thread.is_alive():
            shell.progress(_("The game is made ready; the first time takes longest."), self.done, self.count)
            self.thread.join(PAUSE)
        if self.error is not None:
            raise self.error


def ready(shell: Shell) -> None:
    """Wait for what is still brought in."""
    if shell.preparation is not None:
        shell.preparation.wait(shell)


def scenarios(shell: Shell) -> Page:
    """The choice of scenarios."""
    ready(shell)
    from game.ui.shell.choosing import ScenarioPage

    return ScenarioPage(shell)


def saves(shell: Shell, *, look: bool = False) -> Page:
    """The list of saved games: to go on with, or to look at."""
    ready(shell)
    from game.ui.shell.loading import LoadPage

    return LoadPage(shell, look=look)


def options(shell: Shell) -> Page:
    """The options."""
    from game.ui.shell.optioning import OptionsPage

    return OptionsPage(shell)


def rules(shell: Shell) -> Page:
    """Rules and glossary."""
    ready(shell)
    from game.ui.shell.reading import RulesPage

    return RulesPage(shell)


def credit(shell: Shell) -> Page:
    """Credits and sources."""
    from game.ui.shell.crediting import CreditsPage

    return CreditsPage(shell)


def failed(shell: Shell, error: Exception, bundle: Path | None) -> Page:
    """What is said after an error of the program."""
    from game.ui.shell.failing import FailedPage

    return FailedPage(shell, error, bundle)


def play(shell: Shell, game: Game) -> Seated:
    """The table."""
    from game.ui.shell.playing import Play

    return Play(shell, game)


def go_on(page: Page, save: Save) -> None:
    """Open a saved game where it stands."""
    ready(page.shell)
    from game.ui.shell.loading import open_save

    open_save(page, save)


def learn(page: Page, name: str) -> None:
    """Begin the tutorial of a scenario; what is wrong with its files is said on the page."""
    shell = page.shell
    ready(shell)
    from game.scenario import ScenarioFaults, load
    from game.ui.shell.game import begin_tutorial

    try:
        setup = load(name)
        game = begin_tutorial(setup, name, shell.archive, shell.tiles_of(setup))
    except ScenarioFaults as faults:
        page.said = str(faults).splitlines()[0]
        return
    shell.close_game()
    shell.show(game)
