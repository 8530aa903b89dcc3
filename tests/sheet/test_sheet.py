"""A sheet on disk: rendered once, found again, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from game.scenario import Setup
from game.sheet import LEVELS, export, open_sheet
from game.sheet.geometry import Pixels, View
from game.sheet.mapdata import map_data
from game.sheet.painting import Painter
from game.sheet.store import MOST, store_of


def test_coarse_levels_are_there_at_once_and_found_again(sketch: Setup, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    sheet = open_sheet(sketch, lambda done, count: steps.append((done, count)), tmp_path)
    assert steps[-1] == (2, 2)
    assert sheet.ready(3)
    assert sheet.ready(2)
    assert not sheet.ready(0)
    open_sheet(sketch, lambda done, count: steps.append((done, count)), tmp_path)
    assert len(steps) == 2
    for level in (2, 3):
        tile = sheet.tile(level, 0, 0)
        assert tile is not None
        with Image.open(tile) as picture:
            assert picture.size == sheet.size(level)


def test_a_missing_tile_is_rendered_in_the_background(sketch: Setup, tmp_path: Path) -> None:
    sheet = open_sheet(sketch, home=tmp_path)
    assert sheet.tile(1, 0, 0) is None
    deadline = time.monotonic() + 60
    while sheet.tile(1, 0, 0) is None and not sheet.trouble and time.monotonic() < deadline:
        time.sleep(0.05)
    assert sheet.trouble == ""
    assert sheet.tile(1, 0, 0) is not None
    sheet.request(0)
    sheet.close()


def test_trouble_in_the_background_is_told(sketch: Setup, tmp_path: Path) -> None:
    sheet = open_sheet(sketch, home=tmp_path)
    shutil.rmtree(tmp_path)
    tmp_path.write_text("no folder")
    assert sheet.tile(1, 0, 0) is None
    deadline = time.monotonic() + 60
    while not sheet.trouble and time.monotonic() < deadline:
        time.sleep(0.05)
    assert "Error" in sheet.trouble
    sheet.close()


def test_the_same_map_is_painted_the_same_and_in_one_piece_or_in_tiles(sketch: Setup) -> None:
    painter, again = Painter(map_data(sketch)), Painter(map_data(sketch))
    pixels = Pixels(sketch.theatre.grid, LEVELS[0])
    left, right = pixels.tile(0, 0), pixels.tile(1, 0)
    picture = painter.paint(left)
    assert picture.tobytes() == again.paint(left).tobytes()
    joined = np.hstack([picture, painter.paint(right)]).astype(int)
    whole = painter.paint(pixels.whole())[: joined.shape[0], : joined.shape[1]].astype(int)
    assert np.abs(joined - whole).max() <= 3  # floats round differently by window, unseen


def test_a_tile_may_be_a_pixel_wide(sketch: Setup) -> None:
    painter = Painter(map_data(sketch))
    for size in ((1, 400), (650, 1)):
        assert painter.paint(View(112, 0, 420, *size)).shape == (size[1], size[0], 3)


def test_another_map_has_another_store(sketch: Setup) -> None:
    data = map_data(sketch)
    assert data.digest == map_data(sketch).digest
    changed = map_data(sketch).ground.copy()
    changed[0] += 1
    assert replace(data, ground=changed).digest != data.digest


def test_only_so_many_sheets_are_kept(sketch: Setup, tmp_path: Path) -> None:
    data = map_data(sketch)
    first = store_of(data, tmp_path).folder
    for number in range(MOST):
        (tmp_path / f"{number}").mkdir()
        os.utime(tmp_path / f"{number}", (number + 1, number + 1))
    assert store_of(data, tmp_path).folder == first
    left = {path.name for path in tmp_path.iterdir()}
    assert len(left) == MOST
    assert "0" not in left
    assert first.name in left


def test_a_level_is_exported_as_one_picture(sketch: Setup, tmp_path: Path) -> None:
    size = export(sketch, 2, tmp_path / "map.png")
    with Image.open(tmp_path / "map.png") as picture:
        assert picture.size == size == Pixels(sketch.theatre.grid, 28).size
