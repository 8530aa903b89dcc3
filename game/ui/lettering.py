"""Type: fonts by face and size, and rendered words, which are kept."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import pygame

from game.paths import assets_folder
from game.ui.style import Colour, Face

KEPT: Final = 4000  # rendered words
HALO_STEPS: Final = 16  # directions in which a halo is laid
FINE: Final = 4  # times that small type is drawn larger, and then reduced
SMALL: Final = 27  # pixels below which it is: whole pixels between letters would show
FULLER: Final = (np.linspace(0, 1, 256) ** 0.78 * 255 + 0.5).astype(np.uint8)  # of the opacity when reduced


class Lettering:
    """The fonts at one scale of the window."""

    def __init__(self, scale: float) -> None:
        """Open nothing yet; each face is opened when first asked for."""
        self.scale = scale
        self.font = lru_cache(maxsize=None)(self._font)
        self.word = lru_cache(maxsize=KEPT)(self._word)
        self.haloed = lru_cache(maxsize=KEPT)(self._haloed)

    def px(self, size: float) -> int:
        """A size of the design in pixels of this window."""
        return round(size * self.scale)

    def _font(self, face: Face, size: float) -> tuple[pygame.font.Font, int]:
        """A font, and how many times larger than it is shown."""
        pixels = max(6.0, size * self.scale)
        fine = FINE if pixels < SMALL else 1
        return pygame.font.Font(assets_folder() / "fonts" / f"{face}.ttf", round(pixels * fine)), fine

    def width(self, text: str, face: Face, size: float, tracking: float = 0) -> int:
        """How wide a word is."""
        font, fine = self.font(face, size)
        extra = self.px(tracking * max(0, len(text) - 1)) if tracking else 0
        return round(font.size(text)[0] / fine) + extra

    def height(self, face: Face, size: float) -> int:
        """How high a line is."""
        font, fine = self.font(face, size)
        return round(font.get_height() / fine)

    def ascent(self, face: Face, size: float) -> int:
        """From the top of a line to its base."""
        font, fine = self.font(face, size)
        return round(font.get_ascent() / fine)

    def _word(
        self, text: str, face: Face, size: float, colour: Colour, tracking: float = 0
    ) -> pygame.Surface:
        """A word on nothing; with tracking its letters stand apart."""
        font, fine = self.font(face, size)
        if not tracking:
            return _reduced(font.render(text, True, colour), fine)  # noqa: FBT003 -- pygame's way
        step = tracking * self.scale * fine
        widths = [font.size(letter)[0] for letter in text]
        out = pygame.Surface((round(sum(widths) + step * len(text)) + 2, font.get_height()), pygame.SRCALPHA)
        x = 0.0
        for letter, width in zip(text, widths, strict=True):
            out.blit(font.render(letter, True, colour), (round(x), 0))  # noqa: FBT003
            x += width + step
        return _reduced(out, fine)

    def _haloed(
        self,
        text: str,
        face: Face,
        size: float,
        colour: Colour,
        halo: Colour,
        radius: float = 1.8,
        tracking: float = 0,
    ) -> pygame.Surface:
        """A word on a soft halo that keeps it apart from the map; larger than the word by the halo."""
        reach = max(1, self.px(radius) + 1)
        ink = self._word(text, face, size, colour, tracking)
        ghost = self._word(text, face, size, halo, tracking)
        around = pygame.Surface((ink.get_width() + 2 * reach, ink.get_height() + 2 * reach), pygame.SRCALPHA)
        for share in (0.55, 1.0):
            for step in range(HALO_STEPS):
                offset = pygame.Vector2(radius * self.scale * share, 0).rotate(360 * step / HALO_STEPS)
                around.blit(ghost, (reach + offset.x, reach + offset.y))
        around.fill((255, 255, 255, 224), special_flags=pygame.BLEND_RGBA_MULT)
        around.blit(ink, (reach, reach))
        return around

    def fit(self, text: str, face: Face, size: float, room: int) -> str:
        """The text, cut with an ellipsis where it would not fit in so many pixels."""
        if self.width(text, face, size) <= room:
            return text
        while text and self.width(text + "…", face, size) > room:
            text = text[:-1]
        return text.rstrip() + "…"

    def wrapped(self, text: str, face: Face, size: float, room: int) -> list[str]:
        """The text in lines that fit in so many pixels."""
        lines: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.width(longer, face, size) > room:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line] if line else lines


def _reduced(word: pygame.Surface, fine: int) -> pygame.Surface:
    """A word drawn large at its size; its thin strokes are kept from fading."""
    width, height = word.get_size()
    if fine == 1 or not width:
        return word
    size = max(1, round(width / fine)), max(1, round(height / fine))
    out = pygame.transform.smoothscale(word.convert_alpha(), size)
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = FULLER[alpha]
    del alpha
    return out
