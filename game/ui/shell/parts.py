"""What the shell is made of: parts that it shows, what makes them, and the picture behind them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

import pygame

if TYPE_CHECKING:
    from game.scenario import Setup
    from game.ui.shell.game import Game
    from game.ui.shell.page import Page
    from game.ui.shell.shell import Shell
    from game.ui.tiles import Tiles

TilesOf: TypeAlias = "Callable[[Setup], Callable[[], Tiles]]"


class Part(Protocol):
    """What the shell shows: a page, or the table."""

    see_through: bool

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything; False if it is to be drawn again soon."""

    def handle(self, event: pygame.event.Event) -> None:
        """Take something that happened."""

    def tick(self, ms: float) -> bool:
        """Let time pass; whether the picture changed."""


class Seated(Part, Protocol):
    """A game on the screen."""

    def begin(self) -> None:
        """Let the first person sit down."""


class Makers(NamedTuple):
    """What makes the parts that the shell shows by itself."""

    tiles_of: TilesOf
    title: Callable[[Shell], Page]
    rules: Callable[[Shell], Page]
    play: Callable[[Shell, Game], Seated]
    failed: Callable[[Shell, Exception, Path | None], Page]


def shaded(
    picture: pygame.Surface | None, size: tuple[int, int], shade: tuple[int, int, int]
) -> pygame.Surface | None:
    """A picture that fills a size, darkened."""
    if picture is None:
        return None
    share = max(size[0] / picture.get_width(), size[1] / picture.get_height())
    whole = round(picture.get_width() * share), round(picture.get_height() * share)
    big = pygame.transform.smoothscale(picture, whole)
    out = pygame.Surface(size)
    out.blit(big, ((size[0] - whole[0]) // 2, (size[1] - whole[1]) // 2))
    out.fill(shade, special_flags=pygame.BLEND_MULT)
    return out
