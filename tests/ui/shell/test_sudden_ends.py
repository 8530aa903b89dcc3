"""What is left when the program ends where it should not."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest
from typer.testing import CliRunner

from game.cli import app
from game.match import reopen
from game.model.orders import EndPhase
from game.records.archive import Archive
from game.records.bundle import read_bundle
from game.records.recovery import recover
from game.records.replay import replay
from game.rules import umpire
from game.scenario import load
from game.ui import window
from game.ui.shell import shell as shells
from game.ui.shell.failing import FailedPage
from game.ui.shell.game import begin_game
from game.ui.shell.shell import Shell
from game.ui.shell.title import TitlePage
from game.ui.tiles import plain_tiles

ROOT = Path(__file__).parents[3]
TINY = Path(__file__).parents[2] / "scenario" / "tiny"

PLAYER = """
import os, signal, sys
from pathlib import Path
from game.model.orders import EndPhase
from game.records.archive import Archive
from game.scenario import load
from game.ui import window
from game.ui.application import makers_of
from game.ui.options import Options
from game.ui.shell.game import begin_game
from game.ui.shell.shell import Shell
from game.ui.tiles import plain_tiles

surface = window.open_display((1280, 720), title="Baton")
folder, scenario = Path(sys.argv[1]), Path(sys.argv[2])
makers = makers_of(lambda setup: lambda: plain_tiles(setup.theatre))
shell = Shell((1280, 720), Options(animation=0), folder / "config", Archive(folder), makers)
setup = load(scenario)
game = begin_game(setup, 3, {"FRA": "person"}, shell.archive, lambda: plain_tiles(setup.theatre))
shell.show(game)
given = 0
while True:
    shell.tick(50)
    shell.draw(surface)
    table = game.table
    if not table.mine:
        continue
    for order in game.match.commanders[table.side].orders(table.view):
        if table.submit(order) is None:
            given += 1
            print(given, game.match.umpire.state.fingerprint(), flush=True)
            if given == int(sys.argv[3]):
                os.kill(os.getpid(), signal.SIGKILL)
        table.show_all()
        if isinstance(order, EndPhase):
            break
    else:
        table.submit(EndPhase())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no such signal here")
@pytest.mark.parametrize("orders", [1, 4])
def test_a_killed_game_loses_at_most_one_order(tmp_path: Path, orders: int) -> None:
    env = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", PLAYER, str(tmp_path), str(TINY), str(orders)],
        env=os.environ | env,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    marks = [line.split()[1] for line in done.stdout.splitlines() if line[:1].isdigit()]
    assert len(marks) == orders
    log = Archive(tmp_path).last_game()
    assert log is not None
    found = recover(log)
    setup = reopen(found.save)
    again, differs = replay(setup.theatre, setup.state, found.save)
    assert differs is None
    assert again.state.fingerprint() in (marks[-1], marks[-2] if orders > 1 else found.save.begun)


class Fault(RuntimeError):
    """What a rule with a fault raises."""


def until_it_fails(screen: Shell, surface: pygame.Surface) -> None:
    """The window's loop, until the page of an error is shown."""
    for _frame in range(2000):
        screen.tick(50)
        screen.draw(surface)
        if isinstance(screen.top, FailedPage):
            screen.quit = True
            return
    raise AssertionError("nothing failed")


def test_a_crash_leaves_a_bundle_that_replays_to_it(
    shell_of: Callable[..., Shell], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell, setup = shell_of(), load(TINY)
    shell.show(begin_game(setup, 3, {"FRA": "person"}, shell.archive, lambda: plain_tiles(setup.theatre)))
    right = umpire.RULINGS[EndPhase]

    def wrong(_journal: object, _order: object) -> None:
        raise Fault("this rule has a fault")

    monkeypatch.setitem(umpire.RULINGS, EndPhase, umpire.Ruling(right.check, wrong))
    monkeypatch.setattr(window, "run", until_it_fails)
    surface = pygame.display.get_surface()
    assert surface is not None
    shells.run(shell, surface)
    assert isinstance(shell.top, FailedPage)
    path = shell.top.bundle
    assert path is not None
    assert read_bundle(path).order == "end-phase"
    assert "this rule has a fault" in read_bundle(path).error
    told = CliRunner().invoke(app, ["replay", str(path)])
    assert "It fails again: Fault: this rule has a fault" in told.stdout
    monkeypatch.setitem(umpire.RULINGS, EndPhase, right)
    told = CliRunner().invoke(app, ["replay", str(path)])
    assert "Here it is carried out without an error." in told.stdout
    assert TitlePage(shell).last is not None, "the game can be gone on with"


def test_an_error_outside_the_rules_leaves_a_bundle_too(
    shell_of: Callable[..., Shell],
) -> None:
    shell = shell_of()
    setup = load(TINY)
    shell.show(begin_game(setup, 3, {"FRA": "person"}, shell.archive, lambda: plain_tiles(setup.theatre)))
    path = shell.crashed(ZeroDivisionError("a panel"))
    assert path is not None
    assert read_bundle(path).order == ""
    told = CliRunner().invoke(app, ["replay", str(path)])
    assert told.exit_code == 0
    assert "the error lies in the window" in told.stdout
    assert shell.game is None
