"""The shell: the window from the title to the end. It holds the pages, the open game and the options."""

from __future__ import annotations

import math
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import pygame

from game.paths import assets_folder
from game.records.archive import Archive
from game.records.bundle import write_bundle
from game.texts import speak_in
from game.ui import keyboard, style, window
from game.ui.lettering import Lettering
from game.ui.options import Options, write_options
from game.ui.pen import Pen, Rect
from game.ui.shell.parts import Makers, Part, shaded
from game.ui.sound.speaker import Speaker
from game.ui.style import Face

if TYPE_CHECKING:
    from game.scenario import Setup
    from game.ui.shell.behind import Preparation
    from game.ui.shell.game import Game

Place: TypeAlias = tuple[int, int]
MAP_LEVEL: Final = 2  # of the pictures of whole maps
SHADE: Final = (78, 72, 64)
MOST_CRASHES: Final = 3
ONCE: Final = ("return", "enter", "space", "escape", "f1", "f11")  # keys that do nothing again while held
FRAME: Final = 30  # milliseconds between two pictures of a progress
LEAST: Final = (800, 450)  # pixels of the design below which type is not enlarged further


class Shell:
    """Everything the window shows, one part over the other."""

    def __init__(
        self, size: tuple[int, int], options: Options, config: Path, archive: Archive, makers: Makers
    ) -> None:
        """Take a window's size, the options and where they last, the archive, and what makes parts."""
        self.size, self.options, self.config, self.archive = size, options, config, archive
        self.makers, self.tiles_of = makers, makers.tiles_of
        self.parts: list[Part] = []
        self.game: Game | None = None
        self.preparation: Preparation | None = None  # of what lies behind the title
        self.speaker = Speaker(assets_folder() / "sounds")
        self.quit = False
        self.crashes = 0
        self.picture: pygame.Surface | None = None  # of a whole map, behind the pages
        self._behind: tuple[object, pygame.Surface | None] = (None, None)
        self._type = Lettering(1.0)
        self._maps: dict[object, pygame.Surface] = {}
        self._windowed: tuple[Place, Place] | None = None  # size and place before the screen was filled
        self._told = -math.inf
        self._down: set[int] = set()  # keys that are held
        self.apply_options()
        if options.language:  # else what the command line or the system asked for is spoken already
            self._speak()

    # Options

    @property
    def type(self) -> Lettering:
        """The fonts at the present scale of pages."""
        scale = round(self.scale(), 3)
        if self._type.scale != scale:
            self._type = Lettering(scale)
        return self._type

    def scale(self) -> float:
        """How large type and panels are: what suits the window, times what the player chose."""
        wanted = window.scale_for(self.size) * self.options.ui_scale / 100
        return min(wanted, self.size[0] / LEAST[0], self.size[1] / LEAST[1])

    def apply_options(self) -> None:
        """Do what the options say, at once."""
        keyboard.BINDINGS.own = dict(self.options.keys)
        style.use_palette(self.options.palette)
        self._behind = (None, None)

    def change(self, **chosen: object) -> str:
        """Change options, keep them, and do what they say; why they could not be kept, or nothing."""
        for name, value in chosen.items():
            setattr(self.options, name, value)
        self.apply_options()
        if "language" in chosen:
            self._speak()
        if "full_screen" in chosen:
            self.show_full_screen()
        return write_options(self.config, self.options)

    def _speak(self) -> None:
        speak_in(self.options.language or None, assets_folder() / "locale")

    def show_full_screen(self) -> None:
        """Fill the whole screen, or go back to a window of the size that it had."""
        wanted = self.options.full_screen
        if not pygame.display.get_init() or wanted == pygame.display.is_fullscreen():
            return
        if wanted:
            self._windowed = self.size, pygame.display.get_window_position()
        size, at = self._windowed or (window.usual_size(), None)
        shown = window.show(size, full_screen=wanted)
        if at is not None and not wanted:
            window.move_to(at)
        self.resize(shown.get_size())

    # Parts

    @property
    def top(self) -> Part:
        """What is answered."""
        return self.parts[-1]

    def open(self, part: Part) -> None:
        """Lay a part over the others."""
        self.parts.append(part)

    def replace(self, part: Part) -> None:
        """Put a part in the place of the uppermost."""
        self.parts[-1:] = [part]

    def back(self) -> None:
        """Take the uppermost part away; the last stays."""
        if len(self.parts) > 1:
            self.parts.pop()

    def home(self) -> None:
        """Put everything away and show the title."""
        self.close_game()
        self.parts = [self.makers.title(self)]

    def show(self, game: Game) -> None:
        """Put everything away and show a game."""
        if self.game is not game:
            self.close_game()
        part = self.makers.play(self, game)
        self.parts = [part]
        part.begin()

    def close_game(self) -> None:
        """Put the open game away; it is kept in its log."""
        if self.game is not None:
            self.game.close()
            self.game = None

    def backdrop(self, surface: pygame.Surface, shade: tuple[int, int, int] = SHADE) -> None:
        """The map behind a page, darkened; the plain desk where there is none."""
        size = surface.get_size()
        if self._behind[0] != (size, shade, id(self.picture)):
            self._behind = ((size, shade, id(self.picture)), shaded(self.picture, size, shade))
        made = self._behind[1]
        if made is None:
            surface.fill(style.DESK)
        else:
            surface.blit(made, (0, 0))

    # What the window asks of a screen

    def left(self) -> bool:
        """Whether the player left."""
        return self.quit

    def leave(self) -> None:
        """Leave; an open game is kept as it stands."""
        self.close_game()
        self.quit = True

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size."""
        self.size = size

    def tick(self, ms: float) -> bool:
        """Let time pass."""
        return self.top.tick(ms)

    def held(self, ms: float) -> bool:
        """Do what keys held down do; only the table has such."""
        held = getattr(self.top, "held", None)
        return bool(held(ms)) if held else False

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw what is seen."""
        first = len(self.parts) - 1
        while first and self.parts[first].see_through:
            first -= 1
        ready = True
        for part in self.parts[first:]:
            ready &= part.draw(surface)
        return ready

    def handle(self, event: pygame.event.Event) -> None:
        """Take something that happened; some keys are the shell's own."""
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()
        elif event.type == pygame.KEYDOWN:
            name = pygame.key.name(event.key)
            if event.key in self._down and name in ONCE:
                return
            self._down.add(event.key)
            if name == "f11" or (name == "return" and event.mod & pygame.KMOD_ALT):
                self.change(full_screen=not self.options.full_screen)
                return
            if name == "f1":
                self.open_rules()
                return
        self.top.handle(event)

    def open_rules(self) -> None:
        """Show the rules over whatever is there."""
        page = self.makers.rules(self)
        if type(page) is not type(self.top):
            self.open(page)

    # Pictures

    def map_of(self, setup: Setup) -> pygame.Surface:
        """The whole map of a scenario, small."""
        key = setup.theatre.name, hash(tuple(sorted(setup.files.items())))
        if key not in self._maps:
            tiles = self.tiles_of(setup)()
            self._maps[key] = tiles.whole(MAP_LEVEL, tiles.size(MAP_LEVEL))
        return self._maps[key]

    def progress(self, told: str, done: int, count: int) -> None:
        """Say how far something long has come."""
        surface = pygame.display.get_surface()
        now = time.monotonic() * 1000  # pygame's clock stands still until the loop runs
        if surface is None or now - self._told < FRAME:
            return
        self._told = now
        self.backdrop(surface)
        pen = Pen(surface, self.type)
        width, height = surface.get_size()
        rect = Rect(0, 0, pen.px(460), pen.px(110))
        rect.center = width // 2, height // 2
        pen.box(rect, style.PANEL, style.STRONG, 8)
        pen.text((rect.centerx, rect.y + pen.px(24)), told, Face.HEAD, 20, style.TEXT, "centre")
        bar = Rect(rect.x + pen.px(40), rect.y + pen.px(70), rect.width - pen.px(80), pen.px(8))
        surface.fill(style.INSET, bar)
        surface.fill(style.ACCENT, (bar.x, bar.y, bar.width * min(done, count) // max(1, count), bar.height))
        pygame.display.flip()
        pygame.event.pump()

    # When something fails

    def crashed(self, error: Exception) -> Path | None:
        """Leave a bundle of the open game, and put it away; where the bundle lies."""
        self.crashes += 1
        account = "".join(traceback.format_exception(error))
        path = None
        if self.game is not None:
            from game.ui.sitting import stamp  # noqa: PLC0415 -- there already, since a game is open

            path = self.archive.crash_path(stamp())
            try:
                write_bundle(path, self.game.keeping.bundle(account))
            except OSError:
                path = None
        self.close_game()
        return path


def run(shell: Shell, surface: pygame.Surface) -> None:
    """Show the shell until the player leaves; an error leaves a bundle and is told."""
    while not shell.left():
        try:
            window.run(shell, surface)
        except Exception as error:  # whatever it is, the game is kept and the player told
            bundle = shell.crashed(error)
            if shell.crashes > MOST_CRASHES:
                raise
            shell.parts = [shell.makers.failed(shell, error, bundle)]
