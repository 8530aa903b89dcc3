"""Names of regions and rivers, letterspaced along what they name; they lie under everything else.

A region's name runs along its longer axis, a river's beside a straight reach of it. Of two that would lie on
each other the larger region's is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pygame

from game.sheet.mapdata import Named
from game.texts import titled
from game.ui import style
from game.ui.camera import LEVELS
from game.ui.lettering import Lettering
from game.ui.style import Colour, Face

Sprite = tuple[pygame.Surface, tuple[int, int]]
Points = npt.NDArray[np.float64]

SHARE: Final = 0.62  # of a region's length that its name fills
STEEPEST: Final = 62.0  # degrees by which a name may slope
OPACITY: Final = 160  # of 255
TRACKING: Final = (2.0, 22.0)  # pixels between letters at the medium level
SIZES: Final = (14.0, 30.0)  # of a region's name at the medium level
GROWTH: Final = (1.5, 1.0, 0.72, 0.56)  # by level
EVERY: Final = 15.0  # hexes along a river from name to name
RIVER_LEVELS: Final = (0, 1)
SMALLEST: Final = (0.0, 0.0, 4.5, 7.5)  # hexes that a region must be long to be named, by level


@dataclass(frozen=True, slots=True)
class Setting:
    """A word to be set: its size, room between letters, slope in degrees, colour, face and middle."""

    text: str
    size: float
    tracking: float
    slope: float
    colour: Colour
    face: Face
    middle: tuple[float, float]


def names_at(names: Sequence[Named], letters: Lettering, level: int) -> list[Sprite]:
    """The names of a level, with their places on the sheet."""
    out: list[Sprite] = []
    taken: list[pygame.Rect] = []
    for setting in _settings(names, letters, level):
        sprite = _set(setting, letters)
        box = sprite[0].get_bounding_rect().move(sprite[1])
        if box.inflate(-8, -8).collidelist(taken) < 0:
            out.append(sprite)
            taken.append(box)
    return out


def _settings(names: Sequence[Named], letters: Lettering, level: int) -> Iterator[Setting]:
    width = LEVELS[level]
    regions = [(one, *_axis(np.array(one.points))) for one in names if one.kind == "region"]
    for one, middle, along, length in sorted(regions, key=lambda r: -r[3]):
        if length >= SMALLEST[level]:
            yield _region(one, letters, level, (middle * width, along, length * width))
    if level in RIVER_LEVELS:
        for one in names:
            if one.kind == "river":
                yield from _river(one, np.array(one.points), level)


def _axis(outline: Points) -> tuple[Points, Points, float]:
    """The middle of an outline, the direction of its longer axis, and how long it is along that."""
    ring = np.vstack([outline, outline[:1]])
    steps = np.linspace(0, 1, 12, endpoint=False)[:, None, None]
    dense = (ring[:-1] + steps * (ring[1:] - ring[:-1])).reshape(-1, 2)
    x, y = outline[:, 0], outline[:, 1]
    cross = x * np.roll(y, -1) - np.roll(x, -1) * y
    area = cross.sum() / 2
    middle = np.array([((x + np.roll(x, -1)) * cross).sum(), ((y + np.roll(y, -1)) * cross).sum()]) / (
        6 * area if area else 1
    )
    away = dense - middle
    _values, vectors = np.linalg.eigh(away.T @ away)
    along = vectors[:, 1] * (1 if vectors[0, 1] >= 0 else -1)
    reach = away @ along
    across = np.abs(away @ vectors[:, 0])
    inside = reach[across < np.median(across) + 1e-9]
    length = float(inside.max() - inside.min()) if len(inside) else float(np.ptp(reach))
    return middle, along, length


def _region(one: Named, letters: Lettering, level: int, where: tuple[Points, Points, float]) -> Setting:
    middle, along, length = where
    text, grown = titled(one.text).upper(), GROWTH[level]
    slope = float(np.degrees(np.arctan2(-along[1], along[0])))
    slope = slope if abs(slope) <= STEEPEST else float(np.sign(slope)) * STEEPEST
    wanted = length * SHARE
    size = min(SIZES[1], max(SIZES[0], wanted / grown / max(5, len(text)) * 0.62)) * grown
    bare = letters.width(text, Face.REGION, size / letters.scale)
    tracking = (wanted - bare) / max(1, len(text) - 1)
    tracking = max(TRACKING[0] * grown, min(TRACKING[1] * grown, tracking))
    at = (float(middle[0]), float(middle[1]))
    return Setting(text, size, tracking, slope, style.INK_REGION, Face.REGION, at)


def _river(one: Named, course: Points, level: int) -> Iterator[Setting]:
    """A river's name beside it, wherever it runs straight for long enough."""
    width, grown = LEVELS[level], GROWTH[level]
    legs = np.hypot(*np.diff(course, axis=0).T)
    gone = np.concatenate([[0], np.cumsum(legs)])
    size, tracking = 15.5 * grown, 3.4 * grown
    half = (len(titled(one.text)) * (size * 0.42 + tracking) / width) / 2 + 0.3
    at = 4.0
    while at + half < gone[-1]:
        ends = np.array([[np.interp(at + s * half, gone, course[:, k]) for k in (0, 1)] for s in (-1, 1)])
        chord = ends[1] - ends[0]
        straight = np.hypot(*chord) / (2 * half)
        if straight < 0.72:
            at += 1.0
            continue
        chord = chord if chord[0] >= 0 else -chord
        slope = float(np.degrees(np.arctan2(-chord[1], chord[0])))
        aside = np.array([chord[1], -chord[0]]) / np.hypot(*chord)
        aside = aside if aside[1] > 0 else -aside
        middle = (ends.mean(axis=0) + aside * 0.56) * width
        yield Setting(
            titled(one.text),
            size,
            tracking,
            slope,
            style.WATER_INK,
            Face.RIVER,
            (float(middle[0]), float(middle[1])),
        )
        at += EVERY


def _set(setting: Setting, letters: Lettering) -> Sprite:
    """A word set letter by letter, turned, and faint."""
    word = letters.word(
        setting.text,
        setting.face,
        setting.size / letters.scale,
        setting.colour,
        setting.tracking / letters.scale,
    )
    turned = pygame.transform.rotozoom(word, setting.slope, 1.0)
    opacity = OPACITY if setting.face is Face.REGION else 225
    turned.fill((255, 255, 255, opacity), special_flags=pygame.BLEND_RGBA_MULT)
    x, y = setting.middle
    return turned, (round(x - turned.get_width() / 2), round(y - turned.get_height() / 2))
