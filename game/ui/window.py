"""The window: opens the display, runs the loop, turns what SDL tells into clicks and keys.

The loop draws only when something has changed, and sleeps otherwise.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import Final, Protocol

import pygame

from game.texts import _
from game.ui.edition import NoWindow

FRAME: Final = 1000 / 60  # milliseconds
DEFAULT: Final = (1600, 900)


class Screen(Protocol):
    """What the window shows."""

    def left(self) -> bool:
        """Whether the screen was left."""
        ...

    def leave(self) -> None:
        """Leave the screen."""

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size."""

    def tick(self, ms: float) -> bool:
        """Let time pass; whether the picture changed."""

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything; False if it is to be drawn again soon."""

    def handle(self, event: pygame.event.Event) -> None:
        """Take something that happened."""

    def held(self, ms: float) -> bool:
        """Do what keys held down and a pointer at the edge do; whether anything moved."""


def open_display(
    size: tuple[int, int] | None = None, *, title: str, full_screen: bool = False
) -> pygame.Surface:
    """Open the window. Raises NoWindow where there is no display."""
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    try:
        pygame.display.init()
        pygame.font.init()
    except pygame.error as error:
        raise NoWindow(_("No window can be opened here ({why}).").format(why=error)) from None
    pygame.display.set_caption(title)
    try:
        surface = show(size or usual_size(), full_screen=full_screen)
    except pygame.error as error:
        raise NoWindow(_("No window can be opened here ({why}).").format(why=error)) from None
    pygame.key.set_repeat(280, 60)
    return surface


def usual_size() -> tuple[int, int]:
    """The size of a window that suits the screen."""
    desktop = pygame.display.get_desktop_sizes()[0]
    if desktop[0] > 1.5 * DEFAULT[0]:
        return desktop[0] * 4 // 5, desktop[1] * 4 // 5
    return min(DEFAULT[0], desktop[0]), min(DEFAULT[1], desktop[1])


def show(size: tuple[int, int], *, full_screen: bool) -> pygame.Surface:
    """Show the window at a size, or over the whole screen and as fine as that is. Raises pygame.error."""
    if not full_screen:
        return pygame.display.set_mode(size, pygame.RESIZABLE)
    if pygame.display.get_surface() is not None:
        move_to((0, 0))  # where no window manager does that
    return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)


def move_to(at: tuple[int, int]) -> None:
    """Put the window at a place of the desktop, where windows may choose theirs."""
    with suppress(pygame.error):
        pygame.display.set_window_position(at)
        pygame.event.pump()


def scale_for(size: tuple[int, int]) -> float:
    """The size of type and panels that suits a window: 1 from 1600 x 900 to full HD, 2 at 4K."""
    fits = min(size[0] / DEFAULT[0], size[1] / DEFAULT[1])
    if fits < 1:
        return max(0.75, round(fits * 20) / 20)
    return max(1.0, min(2.0, round(fits / 1.2 * 4) / 4))


def run(screen: Screen, surface: pygame.Surface) -> None:
    """Show a screen until it is left."""
    clock, dirty = pygame.time.Clock(), True
    while not screen.left():
        ms = clock.tick(60)
        for event in pygame.event.get():
            dirty = True
            if event.type == pygame.QUIT:
                screen.leave()
            elif event.type == pygame.VIDEORESIZE:
                screen.resize((pygame.display.get_surface() or surface).get_size())
            else:
                screen.handle(event)
        surface = pygame.display.get_surface() or surface
        dirty |= screen.held(ms)
        dirty |= screen.tick(ms)
        if dirty:
            dirty = not screen.draw(surface)
            pygame.display.flip()
