"""Mouse and keyboard at the desk: presses, drags and the wheel become what the desk understands."""

from __future__ import annotations

from typing import Final

import pygame

from game.ui import keyboard
from game.ui.cursor import STEPS, Cursor
from game.ui.desk import Desk
from game.ui.listing import Listing
from game.ui.talks import Agreements

LEFT, MIDDLE, RIGHT = 1, 2, 3
EDGE: Final = 2  # pixels from the window's edge that move the map
PAN: Final = 1.1  # pixels a millisecond
STILL: Final = 5  # pixels within which a press is a click
LINES: Final = 3  # of the chronicle, a notch of the wheel
PANNING: Final = {
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
}


class DeskScreen:
    """A desk as what the window shows."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        self.desk = desk
        desk.mapview.tiles.hurried = True
        self.pressed: tuple[int, int] | None = None
        self.dragging = False
        self.on_minimap = False
        self.inside = False
        self.cursor = Cursor(desk)
        self.edge = True  # whether a pointer at the window's edge moves the map

    def left(self) -> bool:
        """Whether the game was left."""
        return self.desk.quit

    def leave(self) -> None:
        """Leave the game."""
        self.desk.leave()

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size."""
        self.desk.resize(size)

    def tick(self, ms: float) -> bool:
        """Let time pass."""
        return self.desk.tick(ms)

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything."""
        ready = self.desk.draw(surface)
        self.cursor.draw(surface)
        return ready

    def held(self, ms: float) -> bool:
        """Pan by arrow keys held with Shift, and by a pointer at the window's edge."""
        keys, dx, dy = pygame.key.get_pressed(), 0, 0
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            dx = sum(x for key, (x, _y) in PANNING.items() if keys[key])
            dy = sum(y for key, (_x, y) in PANNING.items() if keys[key])
        if self.edge and self.inside and pygame.mouse.get_focused() and not self.pressed:
            x, y = pygame.mouse.get_pos()
            width, height = self.desk.size
            dx += (x >= width - EDGE) - (x < EDGE)
            dy += (y >= height - EDGE) - (y < EDGE)
        if dx or dy:
            self.desk.camera.pan(dx * PAN * ms, dy * PAN * ms)
        return bool(dx or dy)

    def handle(self, event: pygame.event.Event) -> None:
        """Take something that happened."""
        match event.type:
            case pygame.MOUSEBUTTONDOWN:
                self._press(event.button, event.pos)
            case pygame.MOUSEBUTTONUP:
                self._release(event.button, event.pos)
            case pygame.MOUSEMOTION:
                self._move(event)
            case pygame.MOUSEWHEEL:
                self._wheel(event.y)
            case pygame.KEYDOWN:
                self._key(event)

    def _press(self, button: int, at: tuple[int, int]) -> None:
        if button in (LEFT, MIDDLE):
            self.pressed, self.dragging = at, False
            self.on_minimap = self.desk.minimap_rect.collidepoint(at)
            if self.on_minimap:
                self.desk.drag_minimap(at)

    def _release(self, button: int, at: tuple[int, int]) -> None:
        if button == RIGHT:
            self.desk.right_click(at)
        elif button == LEFT and self.pressed is not None and not self.dragging and not self.on_minimap:
            self.desk.click(at, add=bool(pygame.key.get_mods() & pygame.KMOD_SHIFT))
        self.pressed, self.dragging, self.on_minimap = None, False, False

    def _move(self, event: pygame.event.Event) -> None:
        self.inside = True
        self.cursor.leave()
        at = event.pos
        if self.on_minimap:
            self.desk.drag_minimap(at)
        elif self.pressed is not None and (self.dragging or self.desk.on_map(self.pressed)):
            far = abs(at[0] - self.pressed[0]) + abs(at[1] - self.pressed[1]) > STILL
            if self.dragging or far:
                dx, dy = event.rel if self.dragging else (at[0] - self.pressed[0], at[1] - self.pressed[1])
                self.desk.camera.pan(-dx, -dy)
                self.dragging = True
        else:
            self.desk.move(at)

    def _wheel(self, notches: int) -> None:
        at = pygame.mouse.get_pos()
        if isinstance(self.desk.dialogue, Listing | Agreements):
            self.desk.dialogue.step(-notches)
            return
        zone = self.desk.zone_at(at)
        if zone is not None and zone.name.split()[0] in ("log", "entry"):
            self.desk.scroll_log(-notches * LINES)
        elif zone is not None and zone.name.split()[0] in ("recap", "item"):
            self.desk.scroll_recap(-notches)
        elif self.desk.on_map(at):
            self.desk.camera.zoom(1 if notches > 0 else -1, at)

    def _key(self, event: pygame.event.Event) -> None:
        shift = bool(event.mod & pygame.KMOD_SHIFT)
        name = event.unicode if event.unicode in ("+", "-", "=") else pygame.key.name(event.key)
        name = keyboard.BINDINGS.meant(name)
        if not self.cursor.take(name, shift=shift) and name not in STEPS:
            self.desk.key(name, shift=shift)
