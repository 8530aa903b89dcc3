"""The printed map under everything: tiles of the sheet, kept in memory, with what is baked over them."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Final, Protocol, TypeVar

import pygame

from game.model.theatre import Theatre
from game.sheet.mapdata import Named
from game.ui import style
from game.ui.camera import LEVELS, Camera, centre, hex_height, sheet_size

TILE: Final = 512
KEPT: Final = 96  # tiles in memory, a megabyte each
FILLERS: Final = 32
AGAIN: Final = 20  # frames after which a tile that was not ready is asked for again
DONE: Final = object()
MOVING: Final = 0.001  # seconds of a frame after which no more is done for tiles while the map moves
ZOOMED: Final = 0.006  # ... in the first frame at another level
STILL: Final = 0.020  # ... while it does not move

Address = tuple[int, int, int]  # level, column, row
Value = TypeVar("Value")
Bake = Callable[[pygame.Surface, Address], Iterator[None]]


class Ground(Protocol):
    """Where tiles come from, and what is named on them besides places."""

    names: tuple[Named, ...]

    def tile(self, level: int, column: int, row: int) -> pygame.Surface | None:
        """A tile, or None while it is in the making."""
        ...


class PlainGround:
    """Flat hexes in the colours of their ground: what there is where no sheet is rendered."""

    names: tuple[Named, ...] = ()

    def __init__(self, theatre: Theatre) -> None:
        """Take the ground's kinds of a theatre."""
        self.theatre = theatre
        self.colours = [style.GROUND.get(name, style.LAND) for name in theatre.terrains]

    def tile(self, level: int, column: int, row: int) -> pygame.Surface | None:
        """The hexes that touch a tile."""
        width, grid = LEVELS[level], self.theatre.grid
        high = hex_height(width)
        out = pygame.Surface((TILE, TILE))
        out.fill(style.LAND)
        left, top = column * TILE, row * TILE
        rows = range(
            max(0, int(top / (high * 0.75)) - 1), min(grid.rows, int((top + TILE) / (high * 0.75)) + 1)
        )
        columns = range(max(0, left // width - 1), min(grid.columns, (left + TILE) // width + 1))
        for r in rows:
            for c in columns:
                here = grid.at(c, r)
                x, y = centre(grid, here, width)
                x, y = x - left, y - top
                corners = [
                    (x + dx * width / 2, y + dy * high / 4)
                    for dx, dy in ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))
                ]
                pygame.draw.polygon(out, self.colours[int(self.theatre.terrain[here])], corners)
                pygame.draw.aalines(out, style.mix(style.LAND, style.GRID, 0.2), closed=True, points=corners)
        return out


class Tiles:
    """The tiles of a map, each with what is baked over it."""

    def __init__(self, ground: Ground, size: Callable[[int], tuple[int, int]]) -> None:
        """Take the ground; `size` tells the pixels of a level's whole map."""
        self.ground, self.size = ground, size
        self.bare: OrderedDict[Address, tuple[pygame.Surface, bool]] = OrderedDict()
        self.baked: OrderedDict[Address, pygame.Surface] = OrderedDict()
        self.bake: Bake | None = None
        self.hurried = False  # whether a frame has little time for tiles; what is missing comes in later ones
        self.frame = 0
        self._baking: tuple[Address, pygame.Surface, Iterator[None]] | None = None
        self._seen: tuple[int, int, int] | None = None  # level and corner of the frame before
        self._until = 0.0
        self._small: pygame.Surface | None = None  # the whole map, to fill gaps with
        self._fillers: OrderedDict[Address, pygame.Surface] = OrderedDict()

    def lay_over(self, bake: Bake | None) -> None:
        """Bake something else over the tiles from now on."""
        if bake is not None or self.bake is not None:
            self.bake, self._baking = bake, None
            self.baked.clear()

    def draw(self, surface: pygame.Surface, camera: Camera) -> bool:
        """Draw the part of the map that is seen; tells whether all of it was ready."""
        self.frame += 1
        left, top, width, height = camera.view
        size = self.size(camera.level)
        if self._shows_desk(camera, size):
            surface.fill(style.DESK, camera.view)
        x, y = round(camera.x), round(camera.y)
        self._allow(camera.level, x, y)
        columns = range(max(0, x // TILE), min(-(-size[0] // TILE), (x + width - 1) // TILE + 1))
        rows = range(max(0, y // TILE), min(-(-size[1] // TILE), (y + height - 1) // TILE + 1))
        blits, ready = [], True
        for row in rows:
            for column in columns:
                tile, whole = self._tile((camera.level, column, row))
                ready &= whole
                blits.append((tile, (column * TILE - x + left, row * TILE - y + top)))
        clip = surface.get_clip()
        surface.set_clip(camera.view)
        surface.fblits(blits)
        surface.set_clip(clip)
        return self._fetch_around(camera.level, columns, rows) and ready

    def _allow(self, level: int, x: int, y: int) -> None:
        """Say until when tiles may be loaded in this frame."""
        before, self._seen = self._seen, (level, x, y)
        allowed = STILL if before == self._seen else MOVING
        if before is None or before[0] != level:
            allowed = ZOOMED
        self._until = time.perf_counter() + allowed if self.hurried else math.inf

    @property
    def _in_time(self) -> bool:
        return time.perf_counter() < self._until

    def _fetch_around(self, level: int, columns: range, rows: range) -> bool:
        """Load tiles just beyond what is seen, in what is left of the frame's time; whether all are there."""
        if not self.hurried:
            return True
        across, down = (-(-pixels // TILE) for pixels in self.size(level))
        around = [
            (level, column, row)
            for row in range(max(0, rows.start - 1), min(down, rows.stop + 1))
            for column in range(max(0, columns.start - 1), min(across, columns.stop + 1))
        ]
        wanted = [one for one in around if one not in self.bare or (self.bake and one not in self.baked)]
        for address in wanted:
            if not self._in_time:
                return False
            self._tile(address)
        return True

    @staticmethod
    def _shows_desk(camera: Camera, size: tuple[int, int]) -> bool:
        beyond = camera.x + camera.view[2] > size[0] or camera.y + camera.view[3] > size[1]
        return camera.x < 0 or camera.y < 0 or beyond

    def _tile(self, address: Address) -> tuple[pygame.Surface, bool]:
        """A tile as far as there is time for it, and whether it is as it should be."""
        kept = self.bare.get(address)
        if kept is None and not self._in_time:
            if address not in self._fillers:
                _keep(self._fillers, address, self._filler(address), FILLERS)
            return self._fillers[address], False
        again = kept is not None and not kept[1] and self.frame % AGAIN == 0
        if kept is None or (again and self.ground.tile(*address) is not None):
            kept = self._load(address)
            self.baked.pop(address, None)
            _keep(self.bare, address, kept)
        if self.bake is None:
            return kept
        if address not in self.baked and not self._bake(address, kept[0]):
            return kept[0], False
        return self.baked[address], kept[1]

    def _bake(self, address: Address, bare: pygame.Surface) -> bool:
        """Go on baking a tile while there is time; whether it is done."""
        if self.bake is None or not self._in_time:
            return False
        if self._baking is None or self._baking[0] != address:
            over = bare.copy()
            self._baking = address, over, self.bake(over, address)
        over, steps = self._baking[1:]
        while next(steps, DONE) is not DONE:
            if time.perf_counter() >= self._until:
                return False
        _keep(self.baked, address, over)
        self._baking = None
        return True

    def _filler(self, address: Address) -> pygame.Surface:
        """A tile cut out of the small picture of the whole map, for the moment."""
        coarsest = len(LEVELS) - 1
        if self._small is None:
            self._small = self.whole(coarsest, self.size(coarsest))
        level, column, row = address
        share = LEVELS[coarsest] / LEVELS[level]
        side = max(1, round(TILE * share))
        whole = self.size(level)
        room = min(TILE, whole[0] - column * TILE), min(TILE, whole[1] - row * TILE)
        box = pygame.Rect(round(column * TILE * share), round(row * TILE * share), side, side)
        part = self._small.subsurface(box.clip(self._small.get_rect()))
        scaled = pygame.transform.scale(
            part, (round(part.get_width() / share), round(part.get_height() / share))
        )
        return scaled.subsurface((0, 0, min(room[0], scaled.get_width()), min(room[1], scaled.get_height())))

    def _load(self, address: Address) -> tuple[pygame.Surface, bool]:
        """A tile cut to the map, and whether it is more than an enlarged coarser one."""
        tile = self.ground.tile(*address)
        made = tile if tile is not None else self._enlarged(address)
        level, column, row = address
        whole = self.size(level)
        room = min(TILE, whole[0] - column * TILE), min(TILE, whole[1] - row * TILE)
        if made.get_size() != room:
            made = made.subsurface((0, 0, min(room[0], made.get_width()), min(room[1], made.get_height())))
        return made.convert(), tile is not None

    def _enlarged(self, address: Address) -> pygame.Surface:
        """The same part of the map out of the next coarser level, enlarged."""
        level, column, row = address
        if level + 1 == len(LEVELS):
            blank = pygame.Surface((TILE, TILE))
            blank.fill(style.LAND)
            return blank
        coarse = self.ground.tile(level + 1, column // 2, row // 2)
        if coarse is None:
            coarse = self._enlarged((level + 1, column // 2, row // 2))
        half = TILE // 2
        part = pygame.Surface((half, half), 0, coarse)
        part.blit(coarse, (-(column % 2) * half, -(row % 2) * half))
        return pygame.transform.smoothscale(part, (TILE, TILE))

    def whole(self, level: int, size: tuple[int, int]) -> pygame.Surface:
        """The whole map of a coarse level, reduced to a size."""
        across, down = self.size(level)
        out = pygame.Surface((across, down))
        for row in range(-(-down // TILE)):
            for column in range(-(-across // TILE)):
                out.blit(self._load((level, column, row))[0], (column * TILE, row * TILE))
        return pygame.transform.smoothscale(out, size)


def _keep(cache: OrderedDict[Address, Value], address: Address, value: Value, most: int = KEPT) -> None:
    cache[address] = value
    cache.move_to_end(address)
    while len(cache) > most:
        cache.popitem(last=False)


def plain_tiles(theatre: Theatre) -> Tiles:
    """Tiles of flat hexes."""
    return Tiles(PlainGround(theatre), lambda level: sheet_size(theatre.grid, LEVELS[level]))
