"""The first screen: what this is, and which faction to lead."""

from __future__ import annotations

from functools import partial
from typing import Final

import pygame

from game.model.theatre import Theatre
from game.records import wording
from game.terms import FactionId
from game.texts import _, ngettext, titled
from game.ui import ink, style
from game.ui.lettering import Lettering
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

WIDE, ROW, HEAD, FOOT = 720, 62, 168, 74
SHADE: Final = (92, 86, 78)


class Title:
    """Asks for a seat before the map."""

    def __init__(
        self, theatre: Theatre, backdrop: pygame.Surface, size: tuple[int, int], scale: float
    ) -> None:
        """Take the theatre and a picture of its whole map."""
        self.theatre, self.backdrop, self.type = theatre, backdrop, Lettering(scale)
        self.chosen: FactionId | None = None
        self.done = False
        self.hovered = ""
        self.zones: list[Zone] = []
        self._drawn_for = (0, 0)
        self._big = backdrop
        self.size = size

    def left(self) -> bool:
        """Whether somebody chose or left."""
        return self.done

    def leave(self) -> None:
        """Leave without a seat."""
        self.done = True

    def resize(self, size: tuple[int, int]) -> None:
        """Take another size."""
        self.size = size

    def tick(self, ms: float) -> bool:
        """Nothing moves here."""
        del ms
        return False

    def held(self, ms: float) -> bool:
        """No key is held here."""
        del ms
        return False

    def handle(self, event: pygame.event.Event) -> None:
        """A click takes a seat, and so does the faction's letter or number."""
        if event.type == pygame.MOUSEMOTION:
            self.hovered = next((z.name for z in self.zones if z.rect.collidepoint(event.pos)), "")
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1:
            zone = next((z for z in self.zones if z.rect.collidepoint(event.pos)), None)
            if zone is not None and zone.act is not None:
                zone.act()
        elif event.type == pygame.KEYDOWN:
            self._key(pygame.key.name(event.key))

    def _key(self, name: str) -> None:
        if name == "escape":
            self.leave()
        for number, faction in enumerate(self.theatre.factions):
            if name in (str(number + 1), faction.letter.lower()):
                self.take(FactionId(number))

    def take(self, seat: FactionId) -> None:
        """Take a seat and go on."""
        self.chosen, self.done = seat, True

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything."""
        self._ground(surface)
        pen = Pen(surface, self.type, (0, 0), self.hovered)
        rows = len(self.theatre.factions)
        rect = Rect(0, 0, pen.px(WIDE), pen.px(HEAD + ROW * rows + FOOT))
        rect.center = surface.get_width() // 2, surface.get_height() // 2
        blur = pen.px(18)
        surface.blit(ink.shadow(rect.size, pen.px(8), blur, 170), (rect.x - blur, rect.y - blur + pen.px(4)))
        pen.box(rect, style.PANEL, style.STRONG, 8)
        self._head(pen, rect)
        left, inner = rect.x + pen.px(32), rect.width - pen.px(64)
        for number in range(rows):
            at = Rect(left, rect.y + pen.px(HEAD + ROW * number), inner, pen.px(ROW - 8))
            self._seat(pen, FactionId(number), at)
        base = rect.bottom - pen.px(30)
        told = _("The other factions are led by their staffs. Take a seat by a click, or by its key.")
        pen.based((left, base), told, Face.BODY, 13, style.THIRD)
        self.zones = pen.zones
        return True

    def _ground(self, surface: pygame.Surface) -> None:
        width, height = surface.get_size()
        scale = max(width / self.backdrop.get_width(), height / self.backdrop.get_height())
        size = round(self.backdrop.get_width() * scale), round(self.backdrop.get_height() * scale)
        if self._drawn_for != (width, height):
            self._drawn_for = width, height
            self._big = pygame.transform.smoothscale(self.backdrop, size)
            self._big.fill(SHADE, special_flags=pygame.BLEND_MULT)
        surface.blit(self._big, ((width - size[0]) // 2, (height - size[1]) // 2))

    def _head(self, pen: Pen, rect: Rect) -> None:
        x, theatre = rect.x + pen.px(32), self.theatre
        pen.based((x, rect.y + pen.px(62)), "Baton", Face.HEAD, 46)
        calendar = theatre.calendar
        dates = _("{first} to {last}").format(
            first=wording.long_date(theatre, 0),
            last=wording.long_date(theatre, calendar.turns * calendar.days_a_turn - 1),
        )
        pen.based((x, rect.y + pen.px(94)), titled(theatre.title), Face.KEY, 15, style.TEXT)
        pen.based((x, rect.y + pen.px(116)), dates, Face.BODY, 13.5, style.SECOND)
        pen.heading(x, rect.y + pen.px(132), rect.width - pen.px(64), _("your seat"), _("points to win"))

    def _seat(self, pen: Pen, seat: FactionId, rect: Rect) -> None:
        faction = self.theatre.factions[seat]
        over = pen.zone(rect, f"seat {faction.id}", partial(self.take, seat))
        pen.box(rect, style.HOVER if over else style.RAISED, style.ACCENT if over else style.STRONG, 4)
        livery = style.livery(style.rgb(faction.colour))
        side = 28
        pen.chip(rect.x + pen.px(14), rect.centery - pen.px(side / 2), faction.letter, livery, side)
        x = rect.x + pen.px(58)
        pen.based((x, rect.y + pen.px(24)), titled(faction.name), Face.HEAD, 20)
        aims = [titled(aim.text) for aim in self.theatre.objectives if aim.faction == seat and aim.text]
        words = _("; ").join(aims[:3]) or ngettext("{count} aim", "{count} aims", len(aims)).format(
            count=len(aims)
        )
        room = rect.width - pen.px(170)
        pen.based(
            (x, rect.y + pen.px(43)),
            pen.type.fit(words, Face.BODY, 12.5, room),
            Face.BODY,
            12.5,
            style.SECOND,
        )
        right = pen.keycap(rect.right - pen.px(14), rect.centery, faction.letter)
        base = rect.centery + pen.px(7)
        pen.based((right - pen.px(16), base), str(faction.win), Face.HEAD, 20, style.TEXT, "right")
