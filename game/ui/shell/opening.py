"""Opening saved games from a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.records.save import BadSave, Save
from game.scenario import ScenarioFaults
from game.texts import _
from game.ui.shell.game import resume_game

if TYPE_CHECKING:
    from game.ui.shell.page import Page


def show_game(page: Page, save: Save) -> None:
    """Open a saved game where it stands; what stands in the way is said on the page."""
    shell = page.shell
    try:
        game = resume_game(
            save,
            shell.archive,
            shell.tiles_of,
            lambda done, count: shell.progress(_("The game is played up to where it stood."), done, count),
        )
    except (BadSave, ScenarioFaults) as error:
        page.said = str(error).splitlines()[0]
        return
    shell.show(game)
