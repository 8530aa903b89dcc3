"""Hill shade: light from the north-west and, weaker, from the west, on a warm paper."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.sheet.geometry import Floats

EXAGGERATION: Final = 26.0  # of heights
# Bearing and height of each light in degrees, and its share.
LIGHTS: Final = ((315.0, 42.0, 0.72), (270.0, 55.0, 0.28))
CONTRAST: Final = 1.5
LIGHT: Final = (255.0, 247.0, 224.0)  # what lit slopes are drawn towards
SHADOW: Final = (0.46, 0.37, 0.33)  # what is left of red, green and blue in full shadow


def shade(east: Floats, south: Floats) -> Floats:
    """From -1 (shadow) to 1 (light), of slopes in metres a metre."""
    east, south = east * np.float32(EXAGGERATION), south * np.float32(EXAGGERATION)
    length = np.sqrt(1 + east * east + south * south)
    total = np.zeros_like(east)
    flat = 0.0
    for bearing, height, share in LIGHTS:
        to_east = math.sin(math.radians(bearing)) * math.cos(math.radians(height))
        to_south = -math.cos(math.radians(bearing)) * math.cos(math.radians(height))
        up = math.sin(math.radians(height))
        facing = np.float32(up) - east * np.float32(to_east) - south * np.float32(to_south)
        total += np.float32(share) * facing
        flat += share * up
    return np.tanh((total / length - np.float32(flat)) * np.float32(CONTRAST))


def lit(colour: list[Floats], light: Floats) -> list[Floats]:
    """A colour under a shade: light lifts it towards cream, shadow multiplies it towards brown."""
    bright, dark = np.maximum(light, 0) * np.float32(0.55), np.maximum(-light, 0)
    out = []
    for part, top, left in zip(colour, LIGHT, SHADOW, strict=True):
        raised = part + (np.float32(top) - part) * bright
        out.append(raised * (1 - dark * np.float32(1 - left)))
    return out
