"""A rendered map on disk, and the thread that renders what is missing of it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image

from game.scenario import Setup
from game.sheet.geometry import LEVELS, Pixels
from game.sheet.mapdata import map_data
from game.sheet.painting import Painter
from game.sheet.store import Store, store_of

Progress: TypeAlias = Callable[[int, int], None]  # tiles done, tiles in all
Tile: TypeAlias = tuple[int, int, int]  # level, column, row

AT_ONCE: Final = (3, 2)  # levels that are rendered before the sheet is handed out, coarsest first


def open_sheet(setup: Setup, progress: Progress | None = None, home: Path | None = None) -> Sheet:
    """The sheet of a loaded scenario, with its coarse levels ready.

    `progress` is called after each tile that had to be rendered; `home` is where sheets are kept
    instead of the user's cache. Raises OSError if nothing can be written there.
    """
    data = map_data(setup)
    sheet = Sheet(store_of(data, home), Painter(data))
    sheet.finish(AT_ONCE, progress)
    return sheet


def export(setup: Setup, level: int, target: Path) -> tuple[int, int]:
    """Render a level of a scenario's map into one picture; its size.

    Raises OSError if it cannot be written, ValueError if its suffix names no format of pictures.
    """
    painter = Painter(map_data(setup))
    pixels = Pixels(painter.data.grid, LEVELS[level])
    across, down = pixels.tiles
    whole = Image.new("RGB", pixels.size)
    for column, row in product(range(across), range(down)):
        view = pixels.tile(column, row)
        whole.paste(Image.fromarray(painter.paint(view)), (view.left, view.top))
    whole.save(target)
    return pixels.size


class Sheet:
    """A rendered map. A level is a place in `LEVELS`: 0 is the finest."""

    def __init__(self, store: Store, painter: Painter) -> None:
        self._store, self._painter = store, painter
        self._wanted: list[Tile] = []
        self._lock = threading.Lock()
        self._worker: threading.Thread | None = None

    def pixels(self, level: int) -> Pixels:
        """The geometry of a level."""
        return Pixels(self._painter.data.grid, LEVELS[level])

    def size(self, level: int) -> tuple[int, int]:
        """Width and height of a level in pixels."""
        return self.pixels(level).size

    def tiles(self, level: int) -> tuple[int, int]:
        """How many tiles a level has across and down."""
        return self.pixels(level).tiles

    def tile(self, level: int, column: int, row: int) -> Path | None:
        """The file of a tile, a JPEG; None while it is being rendered, which this call asks for.

        Raises IndexError beyond the map.
        """
        self.pixels(level).tile(column, row)
        path = self._store.path(LEVELS[level], column, row)
        if path.is_file():
            return path
        self._want([(level, column, row)])
        return None

    def ready(self, level: int) -> bool:
        """Whether every tile of a level is there."""
        return not self._missing(level)

    def request(self, level: int) -> None:
        """Have a whole level rendered in the background, after the tiles asked for singly."""
        with self._lock:
            self._wanted = [*self._missing(level), *self._wanted]
        self._want([])

    def finish(self, levels: tuple[int, ...], progress: Progress | None = None) -> None:
        """Render what is missing of some levels before returning."""
        missing = [tile for level in levels for tile in self._missing(level)]
        for done, tile in enumerate(missing):
            self._render(tile)
            if progress:
                progress(done + 1, len(missing))

    def close(self) -> None:
        """Forget what was asked for and wait for the tile in hand."""
        with self._lock:
            self._wanted.clear()
            worker = self._worker
        if worker:
            worker.join()

    def _missing(self, level: int) -> list[Tile]:
        across, down = self.tiles(level)
        every = [(level, column, row) for row in range(down) for column in range(across)]
        return [tile for tile in every if not self._path(tile).is_file()]

    def _path(self, tile: Tile) -> Path:
        level, column, row = tile
        return self._store.path(LEVELS[level], column, row)

    def _render(self, tile: Tile) -> None:
        level, column, row = tile
        self._store.put(self._path(tile), self._painter.paint(self.pixels(level).tile(column, row)))

    def _want(self, tiles: list[Tile]) -> None:
        """Put tiles before all others and see to it that somebody renders them."""
        with self._lock:
            self._wanted = [tile for tile in self._wanted if tile not in tiles] + tiles
            if self._wanted and self._worker is None:
                self._worker = threading.Thread(target=self._work, name="sheet", daemon=True)
                self._worker.start()

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._wanted:
                    self._worker = None
                    return
                tile = self._wanted.pop()
            if not self._path(tile).is_file():
                self._render(tile)
