"""The keyboard on the table: a cursor that goes from hex to hex, and a focus that goes through the buttons.

Arrows move the cursor, and the map follows it; Enter then does what a click on its hex does. F6, and Tab in
a dialogue, go through all that a click would answer; Enter does it. The mouse, or Escape, ends both.
"""

from __future__ import annotations

from typing import Final

import pygame

from game.terms import OFF_MAP, HexId
from game.ui import style
from game.ui.desk import Desk
from game.ui.listing import Listing
from game.ui.pen import Zone
from game.ui.talks import Agreements

STEPS: Final = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}
MARGIN: Final = 1.5  # hexes from the edge of the view within which the map follows
ENTER: Final = ("return", "enter")


class Cursor:
    """Where the keyboard is on a desk."""

    def __init__(self, desk: Desk) -> None:
        """Be nowhere yet."""
        self.desk = desk
        self.hex: HexId = OFF_MAP
        self.zone = ""  # name of the button it is at

    def leave(self) -> None:
        """Be nowhere: the mouse has taken over."""
        self.hex, self.zone = OFF_MAP, ""

    def take(self, name: str, *, shift: bool) -> bool:
        """A key by its name; whether it was meant for the cursor."""
        desk = self.desk
        if name == "f6" or (desk.dialogue is not None and name == "tab"):
            self._next_zone(-1 if shift else 1)
        elif isinstance(desk.dialogue, Listing | Agreements) and name in ("up", "down"):
            self._point(OFF_MAP)
            self.zone = ""
            desk.dialogue.step(STEPS[name][1])
        elif desk.dialogue is not None and name in STEPS:
            self._next_zone(-1 if name in ("left", "up") else 1)
        elif name in STEPS and not shift and desk.dialogue is None:
            self._go(*STEPS[name])
        elif name in ENTER and self.zone and not shift:
            self._do()
        elif name in ENTER and self.hex != OFF_MAP and not shift and self._on_map():
            desk.composer.click(self.hex)
        elif name == "escape" and (self.zone or self.hex != OFF_MAP) and desk.dialogue is None:
            if desk.busy:
                return False
            self._point(OFF_MAP)
            self.leave()
        else:
            return False
        return True

    def _on_map(self) -> bool:
        desk = self.desk
        return desk.table.mine and desk.dialogue is None and desk.choices is None

    def _go(self, dx: int, dy: int) -> None:
        """Go on by a hex; it begins where the side last looked."""
        desk, grid = self.desk, self.desk.theatre.grid
        self.zone = ""
        if self.hex == OFF_MAP:
            left, top, width, height = desk.camera.view
            middle = desk.camera.hex_at((left + width / 2, top + height / 2))
            self.hex = desk.composer.place if desk.composer.place != OFF_MAP else middle
        else:
            column, row = grid.column_row(self.hex)
            column = max(0, min(grid.columns - 1, column + dx))
            self.hex = grid.at(column, max(0, min(grid.rows - 1, row + dy)))
        self._point(self.hex)
        self._follow()

    def _point(self, here: HexId) -> None:
        self.desk.hovered, self.desk.hint = None, ""
        self.desk.composer.point_at(here)

    def _follow(self) -> None:
        camera = self.desk.camera
        x, y = camera.to_screen(self.hex)
        left, top, width, height = camera.view
        gap = round(camera.width * MARGIN)
        dx = min(0, x - left - gap) + max(0, x - left - width + gap)
        dy = min(0, y - top - gap) + max(0, y - top - height + gap)
        if dx or dy:
            camera.pan(dx, dy)

    # Buttons

    def zones(self) -> list[Zone]:
        """What a click would answer, but for the map, and what has something to say, greyed or not."""
        desk = self.desk
        every = [zone for panel in desk.panels for zone in panel.zones]
        if desk.dialogue is not None:
            every = desk.dialogue_zones
        return [zone for zone in every if zone.act is not None or zone.hint]

    def focus(self) -> Zone | None:
        """The button that the keyboard is at, if it is there still."""
        return next((zone for zone in self.zones() if self.zone and zone.name == self.zone), None)

    def _next_zone(self, step: int) -> None:
        names = [zone.name for zone in self.zones()]
        if not names:
            return
        at = names.index(self.zone) + step if self.zone in names else (0 if step > 0 else -1)
        self.zone, self.hex = names[at % len(names)], OFF_MAP
        zone = self.focus()
        self.desk.hovered = zone
        self.desk.hint = zone.hint if zone is not None else ""

    def _do(self) -> None:
        zone = self.focus()
        if zone is None:
            self.zone = ""
        elif zone.act is not None:
            zone.act()
        elif zone.hint:
            self.desk.say(zone.hint)

    def draw(self, surface: pygame.Surface) -> None:
        """A frame round the button that the keyboard is at."""
        zone = self.focus()
        if zone is not None:
            pygame.draw.rect(surface, style.ORDER_RIM, zone.rect.inflate(8, 8), 1, border_radius=5)
            pygame.draw.rect(surface, style.ORDER, zone.rect.inflate(6, 6), 2, border_radius=5)
