"""The title comes first: what lies behind it is brought in while it is looked at."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.paths import scenarios_folder
from game.ui import front as fronts
from game.ui.front import front
from game.ui.shell import behind
from game.ui.shell.choosing import ScenarioPage
from game.ui.shell.shell import Shell

ROOT = Path(__file__).parents[3]
HEAVY = ("numba", "game.kernels", "game.rules", "game.ai", "game.scenario", "game.ui.desk")


def test_the_title_imports_nothing_of_the_game_behind_it() -> None:
    code = f"import sys, game.cli, game.ui.application; print([n for n in {HEAVY} if n in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines()[-1] == "[]"


def test_a_door_waits_for_what_is_still_brought_in(
    shell_of: Callable[..., Shell], press: Callable[..., None]
) -> None:
    shell = shell_of()
    shell.preparation = behind.Preparation()
    press(shell, "n")
    assert isinstance(shell.top, ScenarioPage)
    assert not shell.preparation.thread.is_alive()
    assert shell.preparation.done == shell.preparation.count


def test_what_goes_wrong_meanwhile_is_raised_at_the_door(
    shell_of: Callable[..., Shell], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = shell_of()
    monkeypatch.setattr(behind, "PARTS", ("game.no_such_part",))
    shell.preparation = behind.Preparation()
    with pytest.raises(ModuleNotFoundError, match="no_such_part"):
        behind.saves(shell)


def test_progress_is_shown_before_the_loop_runs(
    shell_of: Callable[..., Shell], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pygame.time, "get_ticks", lambda: 0)  # as it is until pygame's clock is there
    shell = shell_of()
    surface = pygame.display.get_surface()
    assert surface is not None
    surface.fill((0, 0, 0))
    shell.progress("The map is drawn for the first time.", 0, 1)
    assert surface.get_at(surface.get_rect().center)[:3] != (0, 0, 0)


def painter() -> tuple[list[int], Callable[[], pygame.Surface]]:
    """What paints a picture, and a list that grows with each."""
    calls: list[int] = []

    def paint() -> pygame.Surface:
        calls.append(1)
        picture = pygame.Surface((30, 20))
        picture.fill((90, 80, 70))
        return picture

    return calls, paint


def test_the_map_behind_the_title_is_painted_once_for_each_state_of_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BATON_CACHE_DIR", str(tmp_path / "cache"))
    own = tmp_path / "scenarios" / "one"
    own.mkdir(parents=True)
    (own / "map.tmx").write_bytes((scenarios_folder() / "konna" / "map.tmx").read_bytes())
    monkeypatch.setattr(fronts, "scenarios_folder", lambda: tmp_path / "scenarios")
    calls, paint = painter()
    for _start in range(3):
        assert front("one", paint).get_at((3, 3))[:3] == (90, 80, 70)
    assert len(calls) == 1
    (own / "map.tmx").write_text("another")
    front("one", paint)
    assert len(calls) == 2
    assert len(list((tmp_path / "cache" / "title").iterdir())) == 1, (
        "what was kept for another map is removed"
    )


def test_where_nothing_can_be_kept_it_is_painted_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("BATON_CACHE_DIR", str(tmp_path / "file"))
    calls, paint = painter()
    front("northern-mali", paint)
    front("northern-mali", paint)
    assert len(calls) == 2
