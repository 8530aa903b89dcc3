"""Smooth noise that is a pure function of position, wavelength and seed: one map, one drawing.

Values stand on a lattice and come from a hash of its indices; between them Pillow interpolates with
a cubic, which is several times as fast as the same in numpy. Lattices are turned, by an angle of
their own, so that their axes do not show.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from PIL import Image

from game.sheet.geometry import Floats, View

GOLDEN_ANGLE: Final = 2.399963  # radians; successive octaves turn by it and never line up
EVENNESS: Final = 6  # samples from one value of a lattice to the next, that what lies between comes out


def lattice(left: int, top: int, width: int, height: int, seed: int) -> Floats:
    """(height, width) hashed values from -1 to 1 at whole positions from `left` and `top` on."""
    column = np.arange(left, left + width).astype(np.uint32)[None, :]
    row = np.arange(top, top + height).astype(np.uint32)[:, None]
    salt = np.uint32(seed * 0x27D4EB2F & 0xFFFFFFFF)
    mixed = column * np.uint32(0x9E3779B1) ^ row * np.uint32(0x85EBCA77) ^ salt
    for shift, factor in ((15, 0x2C1B3C6D), (12, 0x297A2D39), (15, 0x85EBCA6B)):
        mixed = (mixed ^ (mixed >> np.uint32(shift))) * np.uint32(factor)
    return ((mixed >> np.uint32(8)).astype(np.float32) * np.float32(2 / (1 << 24)) - 1).astype(np.float32)


def noise(view: View, length: float, seed: int, turn: float = 0.0, stretch: float = 1.0) -> Floats:
    """(height, width) noise of about -1 to 1 whose features are `length` hex widths across.

    `turn` (radians) turns its axes; along the first of them it is `stretch` times as long. Long noise
    is worked out on every second, fourth or eighth pixel only, counted from the map's corner.
    """
    pixels = length * view.across
    every = next((every for every in (8, 4, 2) if pixels >= EVENNESS * every), 1)
    if every == 1:
        return _turned(
            view.left, view.top, view.width, view.height, view.step, _Lattice(length, seed, turn, stretch)
        )
    left, top = view.left // every - 3, view.top // every - 3
    width = (view.left + view.width - 1) // every + 4 - left
    height = (view.top + view.height - 1) // every + 4 - top
    thin = _turned(left, top, width, height, view.step * every, _Lattice(length, seed, turn, stretch))
    box = (view.left / every - left, view.top / every - top)
    return _resized(thin, (*box, box[0] + view.width / every, box[1] + view.height / every), view)


@dataclass(frozen=True)
class _Lattice:
    """A lattice of values: the way between them in hex widths, their seed, turn and stretch."""

    length: float
    seed: int
    turn: float
    stretch: float


def _turned(left: int, top: int, width: int, height: int, step: float, nodes: _Lattice) -> Floats:
    """(height, width) noise at pixels of `step` hex widths, `left` and `top` of them from the corner."""
    along, across = 1 / (nodes.length * nodes.stretch), 1 / nodes.length
    cos, sin = math.cos(nodes.turn), math.sin(nodes.turn)
    x0, y0 = left * step, top * step
    corners = [(x, y) for x in (x0, x0 + width * step) for y in (y0, y0 + height * step)]
    u = [(x * cos + y * sin) * along for x, y in corners]
    v = [(y * cos - x * sin) * across for x, y in corners]
    first, upper = math.floor(min(u)) - 3, math.floor(min(v)) - 3
    values = lattice(first, upper, math.ceil(max(u)) + 4 - first, math.ceil(max(v)) + 4 - upper, nodes.seed)
    matrix = (
        cos * along * step,
        sin * along * step,
        (x0 * cos + y0 * sin) * along - first + 0.5,
        -sin * across * step,
        cos * across * step,
        (y0 * cos - x0 * sin) * across - upper + 0.5,
    )
    picture = Image.fromarray(values)
    drawn = picture.transform((width, height), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    return np.asarray(drawn, np.float32)


def _resized(field: Floats, box: tuple[float, float, float, float], view: View) -> Floats:
    """A part of a field (left, top, right, bottom in its samples) at a view's pixels."""
    size = (view.width, view.height)
    return np.asarray(Image.fromarray(field).resize(size, Image.Resampling.BICUBIC, box), np.float32)


def layered(view: View, length: float, seed: int, octaves: int, gain: float = 0.5) -> Floats:
    """Noise of several octaves, each half as long as the one before; those below 2.5 pixels are left out."""
    total = np.zeros((view.height, view.width), np.float32)
    share, whole = 1.0, 0.0
    for octave in range(octaves):
        size = length / 2**octave
        whole += share
        if size * view.across >= 2.5:
            total += np.float32(share) * noise(view, size, seed + octave, GOLDEN_ANGLE * (octave + seed))
        share *= gain
    return total / np.float32(whole)


def spread(field: Floats, view: View, scale: float, first: tuple[int, int] = (0, 0)) -> Floats:
    """A coarse field at a view's pixels.

    It has `scale` samples a hex width, and its first one is the `first` (across, down) from the map's
    corner. Beyond its edges the outermost samples go on.
    """
    height, width = field.shape
    left, top, right, bottom = view.box
    columns = np.arange(math.floor(left * scale) - 3, math.ceil(right * scale) + 4)
    rows = np.arange(math.floor(top * scale) - 3, math.ceil(bottom * scale) + 4)
    inner = (np.clip(columns - first[0], 0, width - 1), np.clip(rows - first[1], 0, height - 1))
    part = field[inner[1][:, None], inner[0][None, :]]
    x, y = float(columns[0]), float(rows[0])
    return _resized(part, (left * scale - x, top * scale - y, right * scale - x, bottom * scale - y), view)


def warped(make: Callable[[View], Floats], view: View, east: Floats, south: Floats) -> Floats:
    """A field looked up beside each pixel, `east` and `south` hex widths away: what was smooth is crinkled.

    `make` gives the field of any window.
    """
    across = np.float32(view.across)
    room = math.ceil(float(max(np.abs(east).max(), np.abs(south).max())) * view.across) + 2
    room += -room % 16  # few sizes, so that windows beside each other round alike
    field = make(view.grown(room))
    x = np.arange(view.width, dtype=np.float32)[None, :] + east * across + np.float32(room)
    y = np.arange(view.height, dtype=np.float32)[:, None] + south * across + np.float32(room)
    column, row = x.astype(np.int32), y.astype(np.int32)
    x -= column
    y -= row
    first = row * field.shape[1] + column
    flat = field.ravel()
    upper = flat.take(first) * (1 - x) + flat.take(first + 1) * x
    first += field.shape[1]
    lower = flat.take(first) * (1 - x) + flat.take(first + 1) * x
    out: Floats = upper * (1 - y) + lower * y
    return out


def grain(view: View, seed: int) -> Floats:
    """Noise from -1 to 1 without any smoothness, a value a pixel."""
    return lattice(view.left, view.top, view.width, view.height, seed)


def step(field: Floats, low: float, high: float) -> Floats:
    """0 below `low`, 1 above `high`, smooth between; falling if `low` is the greater."""
    part = np.clip((field - np.float32(low)) * np.float32(1 / (high - low)), 0, 1)
    out: Floats = part * part * (3 - 2 * part)
    return out
