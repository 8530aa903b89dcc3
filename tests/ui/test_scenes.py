"""Scenes of real games, opened as a player opens them, beside the pictures of them that were looked at.

`--bless` renews the pictures; look at them before they are kept.
"""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.records.archive import Archive
from game.records.save import read
from game.scenario import Setup
from game.sheet import Sheet
from game.ui.desk import Desk
from game.ui.layers import Layer
from game.ui.printed import PrintedGround, sheet_of
from game.ui.shell.game import Game, resume_game
from game.ui.tiles import Tiles

SCENES = Path(__file__).parent / "scenes"
SIZE = (1280, 720)
SMALL = (320, 180)
PATIENCE = 240  # seconds for tiles that were never drawn here
MEAN, SHARE, FAR = (
    3.0,
    0.02,
    40,
)  # levels by which a picture may differ: in the mean, and in few pixels by far


def at(desk: Desk, place: str) -> tuple[int, int]:
    return desk.camera.to_screen(desk.theatre.where(place))


def look_at(desk: Desk, place: str, level: int) -> None:
    desk.camera.level = level
    desk.camera.centre_on(desk.theatre.where(place))


def march(desk: Desk) -> None:
    look_at(desk, "Gourma-Rharous", 1)
    desk.click(at(desk, "Gourma-Rharous"))
    desk.move(at(desk, "Temera"))


def assault(desk: Desk) -> None:
    look_at(desk, "Gao", 1)
    desk.key(Layer.THREAT.value)
    desk.click(at(desk, "Gao"))
    desk.key("q")
    desk.key("a")
    desk.move(at(desk, "Gao"))
    desk.key("f")


def handover(desk: Desk) -> None:
    look_at(desk, "Almoustarat", 1)
    desk.composer.click(desk.theatre.where("Almoustarat"))
    desk.key("b")


def control(desk: Desk) -> None:
    look_at(desk, "Hombori", 2)
    desk.key(Layer.CONTROL.value)


def close(desk: Desk) -> None:
    desk.key("u")
    look_at(desk, "Gao", 0)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """A save opened at the window, at rest in its person's phase."""
    open_things: list[Game | Sheet] = []

    def tiles(setup: Setup) -> Callable[[], Tiles]:
        sheet = sheet_of(setup)
        open_things.append(sheet)
        return lambda: Tiles(PrintedGround(sheet), sheet.size)

    def of(name: str) -> Desk:
        game = resume_game(read(SCENES / name), Archive(tmp_path), tiles, lambda _done, _all: None)
        open_things.append(game)
        desk = Desk(game.table, game.tiles(), SIZE, 0.8)
        desk.tick(16)
        if desk.recap.open:
            desk.toggle_recap()
        assert desk.table.mine
        return desk

    yield of
    for thing in open_things:
        thing.close()


@pytest.mark.parametrize(
    ("scene", "save"),
    [
        (march, "january.save"),
        (assault, "january.save"),
        (handover, "february.save"),
        (control, "january.save"),
        (close, "january.save"),
    ],
)
def test_a_scene_looks_as_it_was_approved(
    opened: Callable[[str], Desk],
    scene: Callable[[Desk], None],
    save: str,
    request: pytest.FixtureRequest,
) -> None:
    desk, surface = opened(save), pygame.Surface(SIZE)
    scene(desk)
    until = time.monotonic() + PATIENCE
    while not desk.draw(surface):
        assert time.monotonic() < until, "the map is never ready"
        time.sleep(0.05)
    small = pygame.transform.smoothscale(surface, SMALL)
    file = SCENES / f"{scene.__name__}.png"
    if request.config.getoption("--bless"):
        pygame.image.save(small, file)
    approved = pygame.surfarray.array3d(pygame.image.load(file)).astype(np.int32)
    away = np.abs(pygame.surfarray.array3d(small).astype(np.int32) - approved)
    assert away.mean() < MEAN
    assert (away.max(axis=2) > FAR).mean() < SHARE
