"""Dunes: ridges across the north-easterly wind of winter, gentle on one side, steep on the other.

They run from west-south-west to east-north-east, bend with a slow noise and break along their
length. Several sizes lie over one another; each level draws those that its pixels can carry, and
far levels have larger ones of their own.
"""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from game.sheet.geometry import Floats, View
from game.sheet.noise import layered, noise, step

TURN: Final = math.radians(68 - 90)  # of the crests, from the x axis towards south
# Hex widths from crest to crest, metres of height, and the pixels from which on a size is drawn and
# from which on it gives way to the smaller ones.
SIZES: Final = (
    (0.72, 50.0, 5.5, 26.0),
    (0.375, 26.0, 5.5, 400.0),
    (0.17, 9.0, 5.5, 400.0),
    (0.08, 3.6, 5.5, 400.0),
)


def dunes(view: View, share: Floats) -> Floats:
    """Metres of height of dunes; where their share is small they are low and far between."""
    x, y = view.positions()
    cos, sin = np.float32(math.cos(TURN)), np.float32(math.sin(TURN))
    across = y * cos - x * sin  # grows to the south, from crest to crest
    bend = noise(view, 1.7, 601, 0.4) * np.float32(0.45) + noise(view, 0.6, 602, 1.1) * np.float32(0.1)
    field = np.clip(noise(view, 2.2, 603, 0.2) * np.float32(0.75) + np.float32(0.8), 0.4, 1)
    total = np.zeros((view.height, view.width), np.float32)
    for number, (spacing, height, least, most) in enumerate(SIZES):
        pixels = spacing * view.across
        if least <= pixels <= most:
            fine = layered(view, spacing * 2.4, 611 + 7 * number, 2) * np.float32(0.5 * spacing)
            phase = (across + bend + fine) / np.float32(spacing)
            whole = noise(view, spacing * 0.9, 651 + number, TURN, 6.0)
            strength = step(whole + share * np.float32(0.45), -0.4, 0.7)
            total += np.float32(height) * strength * saw(phase)
    out: Floats = total * share * field
    return out


def saw(phase: Floats) -> Floats:
    """A gentle rise over three quarters of each whole step of the phase, and a steep fall, 0 to 1."""
    part = phase - np.floor(phase)
    edge = np.minimum(part * np.float32(1 / 0.72), (1 - part) * np.float32(1 / 0.28))
    out: Floats = edge * edge * (3 - 2 * edge)
    return out
