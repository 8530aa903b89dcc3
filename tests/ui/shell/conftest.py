"""A shell over a small scenario, with plain maps and a folder of its own for games and options."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.match import match_of, new_game
from game.records.archive import Archive
from game.records.keeping import PERSON, Keeping
from game.records.replay import Recorder
from game.records.save import Save
from game.scenario import load
from game.ui import keyboard
from game.ui.application import makers_of
from game.ui.options import Options
from game.ui.shell.page import Page
from game.ui.shell.shell import Shell
from game.ui.shell.title import TitlePage
from game.ui.tiles import plain_tiles

TINY = Path(__file__).parents[2] / "scenario" / "tiny"
KEYS = {
    "return": pygame.K_RETURN,
    "escape": pygame.K_ESCAPE,
    "tab": pygame.K_TAB,
    "space": pygame.K_SPACE,
    "down": pygame.K_DOWN,
    "up": pygame.K_UP,
    "left": pygame.K_LEFT,
    "right": pygame.K_RIGHT,
    "f1": pygame.K_F1,
    "f6": pygame.K_F6,
    "backspace": pygame.K_BACKSPACE,
    "home": pygame.K_HOME,
    "end": pygame.K_END,
}


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a player's own is touched."""
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("BATON_CONFIG_DIR", str(tmp_path / "config"))
    monkeypatch.setattr(keyboard.BINDINGS, "own", {})


@pytest.fixture
def shell_of(tmp_path: Path) -> Iterator[Callable[..., Shell]]:
    """A shell at its title."""
    made: list[Shell] = []

    def at(size: tuple[int, int] = (1280, 720), scale: int = 100) -> Shell:
        pygame.display.set_mode(size)
        makers = makers_of(lambda setup: lambda: plain_tiles(setup.theatre))
        options = Options(ui_scale=scale)
        shell = Shell(size, options, tmp_path / "config", Archive(tmp_path / "data"), makers)
        shell.parts = [TitlePage(shell)]
        made.append(shell)
        return shell

    yield at
    for shell in made:
        shell.close_game()


@pytest.fixture
def press() -> Callable[..., None]:
    """Press keys by name, one after the other."""

    def them(shell: Shell, *names: str, mod: int = 0) -> None:
        surface = pygame.display.get_surface()
        assert surface is not None
        for name in names:
            shell.draw(surface)
            code = KEYS.get(name) or pygame.key.key_code(name)
            text = name if len(name) == 1 else ""
            shell.handle(pygame.event.Event(pygame.KEYDOWN, key=code, unicode=text, mod=mod))
            shell.handle(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))
            shell.tick(16)

    return them


@pytest.fixture
def choose(press: Callable[..., None]) -> Callable[[Shell, str], None]:
    """Go to something on the page by Tab, and press Enter there."""

    def by_keyboard(shell: Shell, name: str) -> None:
        page = shell.top
        assert isinstance(page, Page)
        for _step in range(80):
            press(shell, "tab")
            if page.focus == name:
                break
        assert page.focus == name
        press(shell, "return")

    return by_keyboard


@pytest.fixture(scope="session")
def finished() -> Save:
    """A small game that a person and staffs have played to its end, with its head."""
    setup = load(TINY)
    save = new_game(setup, 3, {"FRA": PERSON})
    match = match_of(setup, save)
    recorder = Recorder(save, match.umpire)
    match.begin()
    recorder.begin()
    keeping = Keeping(recorder, Archive(Path("nowhere")), None)
    for step in match.play():
        if isinstance(step.answer, list):
            recorder.take(step.order)
    return keeping.save()
