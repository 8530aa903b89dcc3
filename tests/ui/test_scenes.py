"""Scenes of a game, reached by orders and opened from its save, beside pictures of them that were approved.

`--bless` renews the pictures; look at them before they are kept.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

from game.model.orders import Assault
from game.records.archive import Archive
from game.records.keeping import PERSON
from game.records.save import read, write
from game.records.why import ask
from game.scenario import Setup, load
from game.sheet import Sheet
from game.ui.desk import Desk
from game.ui.layers import Layer
from game.ui.printed import PrintedGround, sheet_of
from game.ui.shell.game import Game, begin_game, resume_game
from game.ui.tiles import Tiles
from tests.ui.approved import differs

SCENES = Path(__file__).parent / "scenes"
SCENARIO, SEED, SIDE = "the-baton", 1, "FRA"
ORDERS = (
    *(f"scout {wing} hex=Ber" for wing in ("F26", "F27", "F28", "F25")),
    "march F05 to x23y31 pace=forced",
    "march F10 to x23y31 pace=forced",
)
SIZE = (1280, 720)
PATIENCE = 240  # seconds for tiles that were never drawn here


def at(desk: Desk, place: str) -> tuple[int, int]:
    return desk.camera.to_screen(desk.theatre.where(place))


def look_at(desk: Desk, place: str, level: int) -> None:
    desk.camera.level = level
    desk.camera.centre_on(desk.theatre.where(place))


def march(desk: Desk) -> None:
    look_at(desk, "Hombori", 1)
    desk.click(at(desk, "Hombori"))
    desk.camera.centre_on(desk.theatre.where("Gossi"))
    desk.move(at(desk, "Gao"))
    desk.key("m")


def assault(desk: Desk) -> None:
    look_at(desk, "Ber", 1)
    desk.key(Layer.THREAT.value)
    theatre = desk.theatre
    desk.click(desk.camera.to_screen(int(desk.sight.state.hex[theatre.unit_named["F05"]])))
    desk.move(at(desk, "Ber"))
    desk.key("f")
    for unit in ("F05", "F10"):
        if theatre.unit_named[unit] not in desk.proposal.units:
            desk.composer.tick(theatre.unit_named[unit])
    assert isinstance(desk.proposal, Assault)
    assert len(desk.proposal.units) == 2
    assert not desk.composer.why_not(desk.proposal)


def handover(desk: Desk) -> None:
    look_at(desk, "Gao", 1)
    desk.composer.click(desk.theatre.where("Gao"))
    desk.key("b")


def control(desk: Desk) -> None:
    look_at(desk, "Hombori", 2)
    desk.key(Layer.CONTROL.value)


def close(desk: Desk) -> None:
    desk.key("u")
    look_at(desk, "Timbuktu", 0)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[tuple[int, int], float], Desk]]:
    """A game of a few orders, saved and opened again, at rest in its person's phase."""
    open_things: list[Game | Sheet] = []

    def tiles(setup: Setup) -> Callable[[], Tiles]:
        sheet = sheet_of(setup)
        open_things.append(sheet)
        return lambda: Tiles(PrintedGround(sheet), sheet.size)

    def of(size: tuple[int, int], scale: float) -> Desk:
        setup = load(SCENARIO)
        played = begin_game(setup, SEED, {SIDE: PERSON}, Archive(tmp_path), tiles(setup))
        open_things.append(played)
        played.table.show_all()
        for line in ORDERS:
            assert played.table.submit(ask(played.table.view, line)) is None, line
            played.table.show_all()
        write(tmp_path / "scene.save", played.keeping.save())
        game = resume_game(read(tmp_path / "scene.save"), Archive(tmp_path), tiles, lambda _done, _all: None)
        open_things.append(game)
        assert not game.notice, "it goes on exactly where it was left"
        desk = Desk(game.table, game.tiles(), size, scale)
        desk.tick(16)
        if desk.recap.open:
            desk.toggle_recap()
        assert desk.table.mine
        return desk

    yield of
    for thing in open_things:
        thing.close()


@pytest.mark.parametrize("scene", [march, assault, handover, control, close])
def test_a_scene_looks_as_it_was_approved(
    opened: Callable[[tuple[int, int], float], Desk],
    scene: Callable[[Desk], None],
    request: pytest.FixtureRequest,
) -> None:
    desk, surface = opened(SIZE, 0.8), pygame.Surface(SIZE)
    scene(desk)
    until = time.monotonic() + PATIENCE
    while not desk.draw(surface):
        assert time.monotonic() < until, "the map is never ready"
        time.sleep(0.05)
    file = SCENES / f"{scene.__name__}.png"
    assert not differs(surface, file, bless=request.config.getoption("--bless"))
