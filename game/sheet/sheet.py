"""A rendered map on disk, and the process that renders what is missing of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from typing import Final, TypeAlias

from PIL import Image

from game.scenario import Setup
from game.sheet.geometry import LEVELS, Pixels
from game.sheet.mapdata import MapData, Named, map_data, names_of
from game.sheet.painting import Painter
from game.sheet.store import Store, store_of

Progress: TypeAlias = Callable[[int, int], None]  # tiles done, tiles in all
Tile: TypeAlias = tuple[int, int, int]  # level, column, row

AT_ONCE: Final = (3, 2)  # levels that are rendered before the sheet is handed out, coarsest first
NICENESS: Final = 10  # of the process in the background: the window goes first


def open_sheet(setup: Setup, progress: Progress | None = None, home: Path | None = None) -> Sheet:
    """The sheet of a loaded scenario, with its coarse levels ready.

    `progress` is called after each tile that had to be rendered; `home` is where sheets are kept
    instead of the user's cache. Raises OSError if nothing can be written there.
    """
    data = map_data(setup)
    sheet = Sheet(data, store_of(data, home), names_of(setup))
    sheet.finish(AT_ONCE, progress)
    return sheet


def export(setup: Setup, level: int, target: Path) -> tuple[int, int]:
    """Render a level of a scenario's map into one picture; its size.

    Raises OSError if it cannot be written, ValueError if its suffix names no format of pictures.
    """
    if target.suffix.lower() not in Image.registered_extensions():
        msg = f"{target.suffix or 'no suffix'} names no format of pictures; take .png, .jpg or .webp"
        raise ValueError(msg)
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

    def __init__(self, data: MapData, store: Store, names: tuple[Named, ...] = ()) -> None:
        self._data, self._store, self.names = data, store, names
        self._wanted: list[Tile] = []  # the next one last
        self._lock = threading.RLock()  # a tile done at once is told within the call that asked for it
        self._pool: ProcessPoolExecutor | None = None
        self._in_hand: Future[None] | None = None
        self.trouble = ""  # why the background has stopped, in English; empty while all is well

    def pixels(self, level: int) -> Pixels:
        """The geometry of a level."""
        return Pixels(self._data.grid, LEVELS[level])

    def size(self, level: int) -> tuple[int, int]:
        """Width and height of a level in pixels."""
        return self.pixels(level).size

    def tiles(self, level: int) -> tuple[int, int]:
        """How many tiles a level has across and down."""
        return self.pixels(level).tiles

    def tile(self, level: int, column: int, row: int) -> Path | None:
        """The file of a tile, a JPEG; None while it is being rendered, which this call asks for.

        Tiles asked for last are rendered first. Raises IndexError beyond the map.
        """
        self.pixels(level).tile(column, row)
        tile = level, column, row
        path = self._path(tile)
        if path.is_file():
            return path
        with self._lock:
            self._wanted = [other for other in self._wanted if other != tile] + [tile]
            self._go_on()
        return None

    def ready(self, level: int) -> bool:
        """Whether every tile of a level is there."""
        return not self._missing(level)

    def request(self, level: int) -> None:
        """Have a whole level rendered in the background, after the tiles asked for singly."""
        missing = self._missing(level)
        with self._lock:
            self._wanted = [tile for tile in missing if tile not in self._wanted][::-1] + self._wanted
            self._go_on()

    def finish(self, levels: tuple[int, ...], progress: Progress | None = None) -> None:
        """Render what is missing of some levels before returning."""
        painter = Painter(self._data)
        missing = [tile for level in levels for tile in self._missing(level)]
        for done, tile in enumerate(missing):
            _render(painter, self._store, tile)
            if progress:
                progress(done + 1, len(missing))

    def close(self) -> None:
        """Forget what was asked for and let the background process end."""
        with self._lock:
            self._wanted.clear()
            pool, self._pool = self._pool, None
        if pool:
            pool.shutdown()

    def _missing(self, level: int) -> list[Tile]:
        across, down = self.tiles(level)
        every = [(level, column, row) for row in range(down) for column in range(across)]
        return [tile for tile in every if not self._path(tile).is_file()]

    def _path(self, tile: Tile) -> Path:
        level, column, row = tile
        return self._store.path(LEVELS[level], column, row)

    def _go_on(self) -> None:
        """Hand the next tile to the background process, unless it has one. The lock must be held."""
        if self._in_hand or not self._wanted or self.trouble:
            return
        if self._pool is None:
            initial = (self._data, self._store)
            self._pool = ProcessPoolExecutor(1, get_context("spawn"), _begin, initial)
        self._in_hand = self._pool.submit(_render_here, self._wanted.pop())
        self._in_hand.add_done_callback(self._next)

    def _next(self, done: Future[None]) -> None:
        error = None if done.cancelled() else done.exception()
        with self._lock:
            self._in_hand = None
            if error is not None:
                self.trouble = f"{type(error).__name__}: {error}"
            elif self._pool is not None:
                self._go_on()


def _render(painter: Painter, store: Store, tile: Tile) -> None:
    level, column, row = tile
    across = LEVELS[level]
    path = store.path(across, column, row)
    if not path.is_file():
        store.put(path, painter.paint(Pixels(painter.data.grid, across).tile(column, row)))


_HERE: Final[dict[str, tuple[Painter, Store]]] = {}  # what the background process works with


def _begin(data: MapData, store: Store) -> None:
    """Prepare the background process."""
    if hasattr(os, "nice"):
        os.nice(NICENESS)
    _HERE["sheet"] = Painter(data), store


def _render_here(tile: Tile) -> None:
    """Render a tile in the background process."""
    _render(*_HERE["sheet"], tile)
