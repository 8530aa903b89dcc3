"""Smooth lines and shapes: pygame's own thick lines have steps, these have soft edges."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pygame

from game.ui.style import Colour

Point = tuple[float, float]
Coverage = npt.NDArray[np.float32]
LARGE = 500  # pixels from which boxes and shadows are drawn out from small ones
FINE = 4  # times that small shapes are drawn larger, and then reduced


def tinted(coverage: Coverage, colour: Colour, opacity: float = 1.0) -> pygame.Surface:
    """A surface of one colour whose opacity is a (height, width) coverage of 0 to 1."""
    height, width = coverage.shape
    out = pygame.Surface((width, height), pygame.SRCALPHA)
    out.fill((*colour, 255))
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = (coverage.T * (255 * opacity) + 0.5).astype(np.uint8)
    del alpha
    return out


def cover(coverage: Coverage, points: Sequence[Point], width: float) -> None:
    """Lay a line with round ends and joins over a (height, width) coverage."""
    height, across = coverage.shape
    reach = width / 2 + 1
    for (ax, ay), (bx, by) in pairwise(points):
        left, right = max(0, int(min(ax, bx) - reach)), min(across, int(max(ax, bx) + reach) + 2)
        top, bottom = max(0, int(min(ay, by) - reach)), min(height, int(max(ay, by) + reach) + 2)
        if left >= right or top >= bottom:
            continue
        x = np.arange(left, right, dtype=np.float32)[None, :] + 0.5 - ax
        y = np.arange(top, bottom, dtype=np.float32)[:, None] + 0.5 - ay
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        along = np.clip((x * dx + y * dy) / length, 0, 1) if length else np.float32(0)
        away = np.hypot(x - along * dx, y - along * dy)
        patch = coverage[top:bottom, left:right]
        np.maximum(patch, np.clip(width / 2 + 0.5 - away, 0, 1), out=patch)


def line(
    points: Sequence[Point], strokes: Iterable[tuple[float, Colour, float]], dash: tuple[float, ...] = ()
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A line in several strokes (width, colour, opacity), the lowest first; and where its corner goes.

    dash: lengths of strokes and gaps in turn; of the last stroke alone
    """
    strokes = list(strokes)
    reach = max(width for width, _, _ in strokes) / 2 + 2
    left, top = (math.floor(min(p[axis] for p in points) - reach) for axis in (0, 1))
    right, bottom = (math.ceil(max(p[axis] for p in points) + reach) for axis in (0, 1))
    moved = [(x - left, y - top) for x, y in points]
    out = pygame.Surface((right - left, bottom - top), pygame.SRCALPHA)
    for number, (width, colour, opacity) in enumerate(strokes):
        coverage = np.zeros((bottom - top, right - left), np.float32)
        whole = not dash or number < len(strokes) - 1
        for part in [moved] if whole else dashes(moved, dash):
            cover(coverage, part, width)
        out.blit(tinted(coverage, colour, opacity), (0, 0))
    return out, (left, top)


def dashes(points: Sequence[Point], pattern: Sequence[float]) -> list[list[Point]]:
    """A line cut into dashes: lengths of strokes and gaps in turn."""
    out: list[list[Point]] = [[points[0]]]
    turn, left, drawn = 0, float(pattern[0]), True
    for (ax, ay), (bx, by) in pairwise(points):
        length, gone = math.hypot(bx - ax, by - ay), 0.0
        while length - gone > left:
            gone += left
            here = (ax + (bx - ax) * gone / length, ay + (by - ay) * gone / length)
            if drawn:
                out[-1].append(here)
            else:
                out.append([here])
            turn, drawn = (turn + 1) % len(pattern), not drawn
            left = float(pattern[turn])
        left -= length - gone
        if drawn:
            out[-1].append((bx, by))
    return [part for part in out if len(part) > 1]


def smooth(points: Sequence[Point], pieces: int = 8) -> list[Point]:
    """A Catmull-Rom curve through points."""
    if len(points) < 3:
        return list(points)
    ends = [points[0], *points, points[-1]]
    out: list[Point] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for piece in range(pieces):
            t = piece / pieces
            x, y = (_spline(a[k], b[k], c[k], d[k], t) for k in (0, 1))
            out.append((x, y))
    return [*out, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)


@lru_cache(maxsize=512)
def rounded(
    size: tuple[int, int], radius: int, fill: Colour, edge: Colour | None = None, line_width: float = 1
) -> pygame.Surface:
    """A box with round corners and a thin edge, drawn large and reduced."""
    width, height = size
    border = radius + math.ceil(line_width) + 2
    if min(size) > 4 * border and max(size) > LARGE:
        return _stretched(rounded((4 * border, 4 * border), radius, fill, edge, line_width), size, border)
    big = pygame.Surface((width * FINE, height * FINE), pygame.SRCALPHA)
    corner = radius * FINE
    if edge is not None:
        pygame.draw.rect(big, edge, big.get_rect(), border_radius=corner)
        inner = round(line_width * FINE)
        pygame.draw.rect(
            big, fill, big.get_rect().inflate(-2 * inner, -2 * inner), border_radius=max(0, corner - inner)
        )
    else:
        pygame.draw.rect(big, fill, big.get_rect(), border_radius=corner)
    return pygame.transform.smoothscale(big, size)


def _stretched(small: pygame.Surface, size: tuple[int, int], border: int) -> pygame.Surface:
    """A picture in another size: its corners stay, its edges and its middle are drawn out."""
    out = pygame.Surface(size, pygame.SRCALPHA)
    was, now = small.get_size(), size
    cuts = [(0, border, border), (border, was[0] - 2 * border, 0), (was[0] - border, border, border)]
    rows = [(0, border, border), (border, was[1] - 2 * border, 0), (was[1] - border, border, border)]
    y = 0
    for top, high, kept_high in rows:
        tall = kept_high or now[1] - 2 * border
        x = 0
        for left, wide, kept_wide in cuts:
            across = kept_wide or now[0] - 2 * border
            part = small.subsurface((left, top, wide, high))
            out.blit(pygame.transform.scale(part, (across, tall)), (x, y))
            x += across
        y += tall
    return out


@lru_cache(maxsize=256)
def disc(diameter: int, fill: Colour, edge: Colour | None = None, line_width: float = 1.2) -> pygame.Surface:
    """A disc with an edge."""
    big = pygame.Surface((diameter * FINE, diameter * FINE), pygame.SRCALPHA)
    middle, radius = diameter * FINE / 2, diameter * FINE / 2
    pygame.draw.circle(big, edge or fill, (middle, middle), radius)
    if edge is not None:
        pygame.draw.circle(big, fill, (middle, middle), radius - line_width * FINE)
    return pygame.transform.smoothscale(big, (diameter, diameter))


@lru_cache(maxsize=128)
def shadow(size: tuple[int, int], radius: int, blur: int, opacity: int) -> pygame.Surface:
    """A soft shadow of a box; larger than the box by the blur on every side."""
    width, height = size
    border = 2 * blur + radius + 2
    if min(size) > 4 * border and max(size) > LARGE:
        small = shadow((4 * border, 4 * border), radius, blur, opacity)
        return _stretched(small, (width + 2 * blur, height + 2 * blur), border + blur)
    out = pygame.Surface((width + 2 * blur, height + 2 * blur), pygame.SRCALPHA)
    pygame.draw.rect(out, (10, 6, 2, opacity), (blur, blur, width, height), border_radius=radius)
    soft: pygame.Surface = pygame.transform.gaussian_blur(out, blur // 2 + 1)
    return soft
