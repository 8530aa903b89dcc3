"""Smooth noise that is a pure function of position, wavelength and seed: one map, one drawing.

Values stand on a lattice and come from a hash of its indices; between them Pillow interpolates with
a cubic, which is several times as fast as the same in numpy. Lattices are turned, by an angle of
their own, so that their axes do not show.
"""

from __future__ import annotations

import math

import numpy as np
from PIL import Image

from game.sheet.geometry import Floats, View

GOLDEN_ANGLE = 2.399963  # radians; successive octaves turn by it and never line up


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

    `turn` (radians) turns its axes; along the first of them it is `stretch` times as long.
    """
    along, across = 1 / (length * stretch), 1 / length
    cos, sin = math.cos(turn), math.sin(turn)
    left, top, right, bottom = view.box
    corners = [(x, y) for x in (left, right) for y in (top, bottom)]
    u = [(x * cos + y * sin) * along for x, y in corners]
    v = [(y * cos - x * sin) * across for x, y in corners]
    first, upper = math.floor(min(u)) - 3, math.floor(min(v)) - 3
    grid = lattice(first, upper, math.ceil(max(u)) + 4 - first, math.ceil(max(v)) + 4 - upper, seed)
    matrix = (
        cos * along * view.step,
        sin * along * view.step,
        (left * cos + top * sin) * along - first + 0.5,
        -sin * across * view.step,
        cos * across * view.step,
        (top * cos - left * sin) * across - upper + 0.5,
    )
    size = (view.width, view.height)
    drawn = Image.fromarray(grid).transform(size, Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC)
    return np.asarray(drawn, np.float32)


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


def spread(field: Floats, view: View, scale: float) -> Floats:
    """A coarse field at a view's pixels; it has `scale` samples a hex width from the map's corner on."""
    height, width = field.shape
    left, top, right, bottom = view.box
    columns = np.arange(math.floor(left * scale) - 3, math.ceil(right * scale) + 4)
    rows = np.arange(math.floor(top * scale) - 3, math.ceil(bottom * scale) + 4)
    part = field[np.clip(rows, 0, height - 1)[:, None], np.clip(columns, 0, width - 1)[None, :]]
    reach = scale * view.step
    matrix = (reach, 0, left * scale - columns[0], 0, reach, top * scale - rows[0])
    drawn = Image.fromarray(part).transform(
        (view.width, view.height), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC
    )
    return np.asarray(drawn, np.float32)
