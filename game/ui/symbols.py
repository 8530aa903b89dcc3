"""Unit symbols by APP-6, drawn from the shipped pictures at any size."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, Literal

import pygame

from game.paths import assets_folder

UNKNOWN: Final = "10061000000000000000"
SIZE_DIGITS: Final = slice(8, 10)
AFFILIATION: Final = 3  # the digit of a code that tells whose side
ENTITY: Final = slice(10, 20)

Frame = Literal["rectangle", "square", "diamond"]

DOTS: Final = {"11": 0, "12": 1, "13": 2, "14": 3}  # team, squad, section, platoon
BARS: Final = {"15": 1, "16": 2, "17": 3}  # company, battalion, regiment


def plain(code: str) -> str:
    """A code without the mark of size, as the pictures are named."""
    return code[: SIZE_DIGITS.start] + "00" + code[SIZE_DIGITS.stop :]


def size_marks(code: str) -> tuple[int, int]:
    """How many dots, or else bars, tell a unit's size."""
    digits = code[SIZE_DIGITS]
    return DOTS.get(digits, 0), BARS.get(digits, 0)


def frame(code: str) -> Frame:
    """The shape of the frame: friend, neutral, or suspect and hostile."""
    shapes: dict[str, Frame] = {"3": "rectangle", "2": "rectangle", "4": "square"}
    return shapes.get(code[AFFILIATION], "diamond")


@lru_cache(maxsize=512)
def symbol(code: str, width: int, height: int) -> pygame.Surface:
    """A symbol that fills a box as far as its own proportions allow."""
    folder = assets_folder() / "symbols"
    file = folder / f"{plain(code)}.svg"
    if not file.is_file():
        unknown = UNKNOWN[:AFFILIATION] + code[AFFILIATION] + UNKNOWN[AFFILIATION + 1 :]
        file = folder / f"{unknown}.svg"
    if not file.is_file():
        file = folder / f"{UNKNOWN}.svg"
    return pygame.image.load_sized_svg(file, (width, height))
