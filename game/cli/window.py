"""Playing: at the window, or with --text in the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from game.cli import running
from game.cli.common import (
    Ai,
    InText,
    Language,
    Lesson,
    LoadFrom,
    SavedGame,
    SaveTo,
    Scenario,
    Seat,
    Seed,
    err,
    faction_of,
    game_in,
    pairs,
    prepare_kernels,
    readable_faults,
    refuse,
)
from game.cli.terminal import play_in_text
from game.paths import assets_folder
from game.texts import _, speak_in

if TYPE_CHECKING:
    from game.ui.application import Begin


def default(context: typer.Context, lang: Language = "") -> None:
    """Without a command: open the game, or where that cannot be, let the campaign play itself."""
    speak_in(lang or None, assets_folder() / "locale")
    if context.invoked_subcommand is not None:
        return
    from game.ui.edition import NoWindow

    try:
        _open_window(None)
    except NoWindow as why:
        err.print(str(why))
        err.print(_("The campaign plays itself instead. See --help for the other commands."))
        running.run()


def play(  # noqa: PLR0913  a command has as many options as it has
    file: SavedGame = None,
    *,
    scenario: Scenario = "northern-mali",
    seed: Seed = 1,
    ai: Ai = None,
    side: Seat = "",
    text: InText = False,
    tutorial: Lesson = False,
    load: LoadFrom = None,
    save: SaveTo = None,
) -> None:
    """Play at the window: a new game of a scenario, one faction yours, or a saved one.

    With --text the same game is played in the terminal.
    """
    from game.ui.edition import NoWindow

    file = load or file
    if text or tutorial:
        play_in_text(file, scenario, seed, pairs(ai or []), side, save, tutorial=tutorial)
        return
    try:
        _open_window(_saved_game_at_window(file) if file else _new_game_at_window(scenario, seed, ai, side))
    except NoWindow as why:
        raise refuse(_("error: {why} `run` plays a scenario without a window.").format(why=why)) from None


def _new_game_at_window(scenario: str, seed: int, ai: list[str] | None, side: str) -> Begin | None:
    """Begin a game at the window; without a side its seats are asked for there."""
    from game.match import open_match
    from game.records.keeping import PERSON
    from game.scenario import load
    from game.ui import application
    from game.ui.watch import OBSERVER

    with readable_faults():
        setup = load(scenario)
        open_match(setup, seed, pairs(ai or []))
    if not side:
        return application.ask_for_seats(setup, seed, pairs(ai or []))
    if side == OBSERVER:
        return application.new_game(setup, seed, pairs(ai or []))
    faction_of(setup.theatre, side)
    return application.new_game(setup, seed, {**pairs(ai or []), side: PERSON})


def _saved_game_at_window(file: Path) -> Begin:
    """Go on with a saved game at the window."""
    from game.ui import application

    with readable_faults():
        save = game_in(file)
    return application.saved_game(save)


def _open_window(begin: Begin | None) -> None:
    from game.ui.edition import NoWindow, check_edition

    check_edition()
    if not _display_may_open():
        raise NoWindow(_("There is no display here."))
    if begin is not None:  # the title is shown first, and prepares the game behind it
        prepare_kernels()
    from game.ui.application import open_window

    open_window(begin)


def _display_may_open() -> bool:
    """Whether it is worth trying: on Linux where a display or driver is named, elsewhere always."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)
