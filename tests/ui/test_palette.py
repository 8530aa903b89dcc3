"""Factions are told apart by eyes that lack a kind of cone, and without any colour.

Deficiencies are simulated by the matrices of G. M. Machado, M. M. Oliveira and L. A. F. Fernandes, "A
physiologically-based model for simulation of color vision deficiency", IEEE TVCG 15 (2009), at full severity.
"""

from __future__ import annotations

from itertools import combinations
from typing import get_args

import numpy as np
import numpy.typing as npt
import pygame
import pytest

from game.scenario import load
from game.ui import style
from game.ui.counters import Counters
from game.ui.layers import STAGES
from game.ui.lettering import Lettering
from game.ui.minimap import draw_spot
from game.ui.overlays import PATTERNS, Pattern, sample
from game.ui.pen import Pen
from game.ui.shell.charts import DASHES

Floats = npt.NDArray[np.float64]

DEFICIENCIES = {
    "none": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
LEAST_APART = 20.0  # in CIELAB; a just noticeable difference is about 2.3


def lab(colour: tuple[int, int, int], matrix: Floats) -> Floats:
    """A colour as an eye with a deficiency sees it, in CIELAB under D65."""
    share = np.array(colour) / 255
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    seen = np.clip(matrix @ linear, 0, 1)
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (to_xyz @ seen) / np.array([0.9505, 1.0, 1.089])
    f = [t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def colours() -> dict[str, tuple[int, int, int]]:
    return {faction.id: style.rgb(faction.colour) for faction in load("northern-mali").theatre.factions}


@pytest.mark.parametrize("name", DEFICIENCIES)
def test_factions_have_colours_far_apart(name: str) -> None:
    seen = {faction: lab(colour, DEFICIENCIES[name]) for faction, colour in colours().items()}
    for one, other in combinations(seen, 2):
        apart = float(np.linalg.norm(seen[one] - seen[other]))
        assert apart >= LEAST_APART, f"{one} and {other} are {apart:.1f} apart"


@pytest.mark.parametrize("name", DEFICIENCIES)
def test_good_and_bad_differ_beside_their_signs(name: str) -> None:
    """A tick, a sign or a hatching stands with each, so that less is enough than between factions."""
    good, bad = (lab(one, DEFICIENCIES[name]) for one in (style.GOOD, style.BAD))
    assert float(np.linalg.norm(good - bad)) >= LEAST_APART * 3 / 4


def test_without_colour_letters_and_shapes_tell_factions_apart() -> None:
    pygame.font.init()
    theatre = load("northern-mali").theatre
    counters = Counters(theatre)
    chips = []
    for number, faction in enumerate(theatre.factions):
        picture = pygame.Surface((48, 48))
        picture.fill(style.PANEL)
        Pen(picture, Lettering(1.0)).chip(8, 8, faction.letter, counters.livery(number), 32)
        chips.append(pygame.surfarray.array3d(pygame.transform.grayscale(picture)).mean(axis=2))
    for one, other in combinations(chips, 2):
        differs = np.abs(one - other) > 40
        assert differs.mean() > 0.03
    letters = [faction.letter for faction in theatre.factions]
    assert len(set(letters)) == len(letters)
    assert len(set(DASHES)) >= len(letters), "each line of a chart has a dash of its own"


def test_patterns_tell_areas_apart_in_one_and_the_same_grey() -> None:
    """On the map a faction's area and the stage of a handover have a pattern beside their colour."""
    grey = style.rgb("#7A7A7A")
    made = {}
    for pattern in get_args(Pattern):
        tile = pygame.Surface((64, 64))
        tile.fill((200, 200, 200))
        if pattern != "plain":
            tile.blit(sample(pattern, grey), (0, 0))
        made[pattern] = pygame.surfarray.array3d(tile).mean(axis=2)
    for one, other in combinations(made, 2):
        assert (np.abs(made[one] - made[other]) > 25).mean() > 0.05, f"{one} looks like {other}"
    factions = load("northern-mali").theatre.factions
    assert len(set(PATTERNS)) == len(PATTERNS) >= len(factions)
    assert len(set(STAGES.values())) == len(STAGES)


@pytest.mark.parametrize("scale", [0.75, 1.0, 2.0])
def test_on_the_minimap_those_reported_have_another_shape(scale: float) -> None:
    spots = []
    for reported in (False, True):
        picture = pygame.Surface((32, 32))
        draw_spot(Pen(picture, Lettering(scale)), (16, 16), style.rgb("#7A7A7A"), reported=reported)
        spots.append(pygame.surfarray.array3d(picture).mean(axis=2) > 0)
    one, other = spots
    assert (one ^ other).sum() > 0.25 * (one | other).sum()


def test_words_stand_out_from_their_ground() -> None:
    def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
        """The ratio of WCAG 2."""

        def light(colour: tuple[int, int, int]) -> float:
            share = np.array(colour) / 255
            linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
            return float(linear @ np.array([0.2126, 0.7152, 0.0722]))

        high, low = sorted((light(one), light(other)), reverse=True)
        return (high + 0.05) / (low + 0.05)

    for palette in style.PALETTES:
        style.use_palette(palette)
        try:
            for ground in (style.PANEL, style.RAISED, style.INSET):
                assert contrast(style.TEXT, ground) >= 7
                assert contrast(style.SECOND, ground) >= 4.5
                assert contrast(style.THIRD, ground) >= (3 if palette == "standard" else 7)
            assert contrast(style.DESK, style.ACCENT) >= 7
        finally:
            style.use_palette("standard")
