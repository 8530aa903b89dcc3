"""A game at a window that nobody sees."""

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

from collections.abc import Callable, Iterator

import pygame
import pytest

from game.match import open_match
from game.model.orders import Choose, EndPhase
from game.paths import assets_folder
from game.rules import choices
from game.scenario import Setup, load
from game.texts import speak_in
from game.ui.desk import Desk
from game.ui.pen import Pen
from game.ui.table import Table
from game.ui.tiles import plain_tiles


@pytest.fixture(autouse=True)
def display() -> Iterator[pygame.Surface]:
    pygame.display.init()
    pygame.font.init()
    yield pygame.display.set_mode((1280, 720))
    pygame.display.quit()


@pytest.fixture(params=["en", "fr"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    """One language after the other."""
    speak_in(request.param, assets_folder() / "locale")
    yield request.param
    speak_in("en", assets_folder() / "locale")


@pytest.fixture
def pens(monkeypatch: pytest.MonkeyPatch) -> list[Pen]:
    """All pens with which something is drawn."""
    made: list[Pen] = []
    begin = Pen.__init__

    def kept(self: Pen, *args: object, **named: object) -> None:
        begin(self, *args, **named)  # type: ignore[arg-type]
        made.append(self)

    monkeypatch.setattr(Pen, "__init__", kept)
    return made


@pytest.fixture
def setup() -> Setup:
    return load("northern-mali")


@pytest.fixture
def sit() -> Callable[..., Table]:
    """A table with a seat, at the seat's phase of a turn; until then it ends its phases without orders."""

    def at(side: str, turn: int = 1, seed: int = 1) -> Table:
        setup = load("northern-mali")
        match, _recorder = open_match(setup, seed, {})
        table = Table(match, setup.theatre.faction_named[side])
        table.begin()
        table.show_all()
        while not (table.mine and match.umpire.state.turn + 1 >= turn):
            if table.mine:
                assert table.submit(EndPhase()) is None
            else:
                table.step()
            table.show_all()
        return table

    return at


def answer(table: Table) -> None:
    """Give the first answer to what declared events ask of the seat."""
    theatre, state = table.match.theatre, table.match.umpire.state
    for event in choices.waiting(theatre, state, int(table.side)):
        assert table.submit(Choose(event, choices.options(theatre, event)[0].id)) is None
    table.show_all()


@pytest.fixture
def desk(sit: Callable[..., Table]) -> Callable[..., Desk]:
    def at(side: str, turn: int = 1, size: tuple[int, int] = (1600, 900), scale: float = 1.0) -> Desk:
        table = sit(side, turn)
        answer(table)
        laid = Desk(table, plain_tiles(table.match.theatre), size, scale)
        laid.tick(16)
        if laid.recap.open:
            laid.toggle_recap()
        return laid

    return at
