"""What is laid over the map by areas of hexes: washes, patterns and outlines, baked into its tiles.

An overlay says which hexes and how; it knows no rule.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

import numpy as np
import pygame

from game.hexes import Grid
from game.terms import Bools
from game.ui import ink, style
from game.ui.camera import LEVELS, centre, hex_height
from game.ui.style import Colour
from game.ui.tiles import TILE, Address

Pattern = Literal["plain", "lines", "dots", "slanting", "hatch"]
PATTERNS: Final[tuple[Pattern, ...]] = ("plain", "lines", "dots", "slanting", "hatch")  # by faction
CORNERS: Final = ((1, 1), (1, -1), (0, -2), (-1, -1), (-1, 1), (0, 2))  # in half widths, quarter heights
SCALE: Final = (1.6, 1.0, 0.7, 0.45)  # of lines, by level
LARGER: Final = 2  # times that outlines are drawn, and then reduced


@dataclass(frozen=True, slots=True)
class Wash:
    """A tint over hexes. opacity: 0 to 1 of the tint; lines of the pattern are stronger."""

    hexes: Bools
    colour: Colour
    opacity: float
    pattern: Pattern = "plain"
    lines: float = 0.5  # opacity of the pattern's lines


@dataclass(frozen=True, slots=True)
class Outline:
    """A line along the edge of hexes: strokes (width, colour, opacity), the lowest first.

    inset: pixels by which it runs inside the edge; dashed: whether the last stroke is broken
    """

    hexes: Bools
    strokes: tuple[tuple[float, Colour, float], ...]
    dashed: bool = False
    inset: float = 0.0


@dataclass(frozen=True)
class Overlay:
    """All that is laid over the map at once."""

    grid: Grid
    washes: tuple[Wash, ...] = ()
    outlines: tuple[Outline, ...] = ()

    def bake(self, tile: pygame.Surface, address: Address) -> Iterator[None]:
        """Draw what falls on a tile, a step at a time."""
        near = list(_near(self.grid, address))
        for wash in self.washes:
            yield from _wash(tile, self.grid, address, wash, near)
        yield from _outlines(tile, self.grid, address, self.outlines, near)

    def same_as(self, other: Overlay | None) -> bool:
        """Whether another lays the same over the map."""
        return other is not None and self.parts() == other.parts()

    def parts(self) -> tuple[object, ...]:
        """All that it lays, so that two can be compared."""
        washes = [(w.hexes.tobytes(), w.colour, w.opacity, w.pattern, w.lines) for w in self.washes]
        lines = [(o.hexes.tobytes(), o.strokes, o.dashed, o.inset) for o in self.outlines]
        return tuple(washes), tuple(lines)


def _near(grid: Grid, address: Address) -> Iterator[int]:
    """The hexes that touch a tile."""
    level, column, row = address
    width, high = LEVELS[level], hex_height(LEVELS[level]) * 0.75
    for r in range(max(0, int(row * TILE / high) - 2), min(grid.rows, int((row + 1) * TILE / high) + 2)):
        for c in range(
            max(0, column * TILE // width - 2), min(grid.columns, (column + 1) * TILE // width + 2)
        ):
            yield int(grid.at(c, r))


def _corners(grid: Grid, here: int, address: Address, inset: float = 0) -> list[tuple[float, float]]:
    level, column, row = address
    width = LEVELS[level]
    x, y = centre(grid, here, width)
    x, y = x - column * TILE, y - row * TILE
    share = 1 - 2 * inset / width
    return [(x + dx * share * width / 2, y + dy * share * hex_height(width) / 4) for dx, dy in CORNERS]


def _wash(tile: pygame.Surface, grid: Grid, address: Address, wash: Wash, near: list[int]) -> Iterator[None]:
    """Tint the hexes of a wash, then lay its pattern over them."""
    inside = [_corners(grid, here, address) for here in near if wash.hexes[here]]
    if not inside:
        return
    layer = pygame.Surface(tile.get_size(), pygame.SRCALPHA)
    for corners in inside:
        pygame.draw.polygon(layer, (*wash.colour, round(255 * wash.opacity)), corners)
    tile.blit(layer, (0, 0))
    yield
    if wash.pattern == "plain":
        return
    lines = _pattern(wash.pattern, wash.colour, round(255 * wash.lines), address[0])
    yield
    layer.fill((0, 0, 0, 0))
    for corners in inside:
        pygame.draw.polygon(layer, (255, 255, 255, 255), corners)
    layer.blit(lines, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    tile.blit(layer, (0, 0))
    yield


def sample(pattern: Pattern, colour: Colour) -> pygame.Surface:
    """A tile of a pattern as a legend shows it."""
    return _pattern(pattern, colour, 150, 1)


@lru_cache(maxsize=64)
def _pattern(pattern: Pattern, colour: Colour, alpha: int, level: int) -> pygame.Surface:
    """A tile of a pattern that joins its neighbours."""
    gap = (16, 8, 8, 8)[level]
    x, y = np.meshgrid(np.arange(TILE, dtype=np.float32), np.arange(TILE, dtype=np.float32))
    thick = 1.1 if level else 1.8

    def stripes(along: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> ink.Coverage:
        away = np.abs((along + gap / 2) % gap - gap / 2)
        out: ink.Coverage = np.clip(thick / 2 + 0.5 - away, 0, 1).astype(np.float32)
        return out

    match pattern:
        case "lines":
            coverage = stripes(y)
        case "slanting":
            coverage = stripes((x + y).astype(np.float32))
        case "hatch":
            coverage = np.maximum(stripes((x + y).astype(np.float32)), stripes((x - y).astype(np.float32)))
        case _:
            odd = (np.floor(y / gap) % 2) * gap / 2
            dx, dy = (x + odd) % gap - gap / 2, y % gap - gap / 2
            coverage = np.clip(thick + 0.5 - np.hypot(dx, dy), 0, 1).astype(np.float32)
    return ink.tinted(coverage, style.mix(colour, style.BLACK, 0.25), alpha / 255)


def _edges(
    grid: Grid, address: Address, outline: Outline, near: list[int]
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """The hexsides of a tile along which an outline runs."""
    edges = []
    for here in near:
        if not outline.hexes[here]:
            continue
        neighbours = grid.neighbours[here].tolist()
        if all(n >= 0 and outline.hexes[n] for n in neighbours):
            continue
        corners = _corners(grid, here, address, outline.inset)
        edges += [
            (corners[d], corners[(d + 1) % 6])
            for d, n in enumerate(neighbours)
            if n < 0 or not outline.hexes[n]
        ]
    return edges


def _outlines(
    tile: pygame.Surface, grid: Grid, address: Address, outlines: tuple[Outline, ...], near: list[int]
) -> Iterator[None]:
    """Draw all outlines on one surface, twice as large, and reduce it: soft edges for little."""
    found = [(outline, _edges(grid, address, outline, near)) for outline in outlines]
    found = [(outline, edges) for outline, edges in found if edges]
    if not found:
        return
    width, height = tile.get_size()
    large = pygame.Surface((width * LARGER, height * LARGER), pygame.SRCALPHA)
    large.fill((*found[0][0].strokes[0][1], 0))  # so that no edge fades through black
    for outline, edges in found:
        yield
        for number, (thick, colour, opacity) in enumerate(outline.strokes):
            broken = outline.dashed and number == len(outline.strokes) - 1
            ink_colour = (*colour, round(255 * opacity))
            pixels = max(1, round(thick * SCALE[address[0]] * LARGER))
            for a, b in edges:
                _stroke(large, _middle(a, b) if broken else [a, b], ink_colour, pixels)
    yield
    tile.blit(pygame.transform.smoothscale(large, (width, height)), (0, 0))


def _stroke(
    large: pygame.Surface, ends: list[tuple[float, float]], colour: tuple[int, int, int, int], pixels: int
) -> None:
    """A thick line with round ends, its ends given in the tile's own pixels."""
    (ax, ay), (bx, by) = ((x * LARGER, y * LARGER) for x, y in ends)
    long = max(1e-6, ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5)
    dx, dy = (by - ay) / long * pixels / 2, (ax - bx) / long * pixels / 2
    pygame.draw.polygon(
        large, colour, [(ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)]
    )
    for end in ((ax, ay), (bx, by)):
        pygame.draw.circle(large, colour, end, pixels / 2)


def _middle(a: tuple[float, float], b: tuple[float, float]) -> list[tuple[float, float]]:
    """The middle part of an edge, where only that is drawn."""

    def part(share: float) -> tuple[float, float]:
        return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share

    return [part(0.24), part(0.76)]
