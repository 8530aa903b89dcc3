"""The pen that panels are drawn with, and the zones of the screen that answer to the mouse.

A panel is drawn anew when what it shows has changed. While it draws, it names the zones in which a click
does something; the window asks them in turn. What it writes it notes down, so that a test can see that no
words are cut off and none lie on others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

import pygame

from game.ui import ink, keyboard, style
from game.ui.lettering import Lettering
from game.ui.style import Colour, Face, Livery

Align = Literal["left", "right", "centre"]
Act = Callable[[], object]
Look = Literal["normal", "chosen", "main", "off"]
Rect = pygame.Rect

BUTTON_TEXT: Final = 14.0
KEY_ROOM: Final = 28  # of a button, for a key of one character and its margin


@dataclass(frozen=True, slots=True)
class Zone:
    """Part of the screen that does something, or has something to say."""

    rect: Rect
    name: str
    act: Act | None = None
    hint: str = ""


class Written(NamedTuple):
    """Words on a surface, where their ink is, and what it must not leave."""

    text: str
    rect: Rect
    clip: Rect


@dataclass(slots=True)
class Pen:
    """Draws on a surface whose top left lies at `origin` of the screen."""

    surface: pygame.Surface
    type: Lettering
    origin: tuple[int, int] = (0, 0)
    hovered: str = ""  # name of the zone under the pointer
    zones: list[Zone] = field(default_factory=list)
    room: Rect | None = None  # that words must not leave, if not the whole surface
    written: list[Written] = field(default_factory=list)

    def px(self, size: float) -> int:
        """A size of the design in pixels."""
        return self.type.px(size)

    # Words

    def text(
        self,
        at: tuple[float, float],
        text: str,
        face: Face = Face.BODY,
        size: float = 13.5,
        colour: Colour = style.TEXT,
        align: Align = "left",
    ) -> int:
        """A word with its top at a point; returns its width. Right and centre align on the point."""
        word = self.type.word(text, face, size, colour)
        x = at[0] - {"left": 0.0, "right": word.get_width(), "centre": word.get_width() / 2}[align]
        self.surface.blit(word, (round(x), round(at[1])))
        self._note(text, x, at[1], word.get_width(), face, size)
        return word.get_width()

    def based(
        self,
        at: tuple[float, float],
        text: str,
        face: Face,
        size: float,
        colour: Colour = style.TEXT,
        align: Align = "left",
    ) -> int:
        """A word whose base stands on a point: faces and sizes keep one line."""
        return self.text((at[0], at[1] - self.type.ascent(face, size)), text, face, size, colour, align)

    def caps(
        self, at: tuple[float, float], text: str, colour: Colour = style.ACCENT, size: float = 14
    ) -> int:
        """Small capitals with room between them, on a base line."""
        word = self.type.word(text.upper(), Face.HEAD, size, colour, 1.1)
        top = round(at[1] - self.type.ascent(Face.HEAD, size))
        self.surface.blit(word, (round(at[0]), top))
        self._note(text, at[0], top, word.get_width(), Face.HEAD, size)
        return word.get_width()

    def _note(self, text: str, left: float, top: float, width: int, face: Face, size: float) -> None:
        """Note where ink is: from the height of capitals to the base, where lines may not touch."""
        if text.strip():
            ascent = self.type.ascent(face, size)
            rect = Rect(round(left), round(top + ascent * 0.28), width, max(1, round(ascent * 0.72)))
            self.written.append(Written(text, rect, self.room or self.surface.get_clip()))

    def largest(self, text: str, face: Face, sizes: Iterable[float], room: int) -> float:
        """The first of some sizes, the largest first, in which a text fits, or the last."""
        size = 0.0
        for size in sizes:
            if self.type.width(text, face, size) <= room:
                break
        return size

    def heading(self, x: int, y: int, width: int, title: str, note: str = "") -> int:
        """The heading of a section with a rule below; returns where the section begins."""
        base = y + self.px(13)
        self.caps((x, base), title)
        if note:
            self.based((x + width, base), note, Face.BODY, 12.5, style.THIRD, "right")
        self.rule(x, y + self.px(21), width)
        return y + self.px(30)

    # Shapes

    def rule(self, x: int, y: int, width: int, colour: Colour = style.LINE) -> None:
        """A thin level line."""
        self.surface.fill(colour, (x, y, width, max(1, self.px(1))))

    def post(self, x: int, y: int, height: int, colour: Colour = style.LINE) -> None:
        """A thin upright line."""
        self.surface.fill(colour, (x, y, max(1, self.px(1)), height))

    def box(
        self, rect: Rect, fill: Colour, edge: Colour | None = None, radius: float = 4, line: float = 1
    ) -> None:
        """A box with round corners."""
        corner = self.px(radius)
        self.surface.blit(ink.rounded(rect.size, corner, fill, edge, max(1, self.px(line))), rect.topleft)

    def chip(self, x: int, y: int, letter: str, livery: Livery, size: float = 16) -> int:
        """A faction's letter on its colour; returns the chip's width."""
        side = self.px(size)
        rim = style.rgb("#8A8073") if livery.rim else None
        self.box(Rect(x, y, side, side), livery.colour, rim, 2.5)
        face_size = size * 0.72
        height = self.type.height(Face.BOLD, face_size)
        self.text(
            (x + side / 2, y + (side - height) / 2 - self.px(0.3)),
            letter,
            Face.BOLD,
            face_size,
            livery.ink,
            "centre",
        )
        return side

    def keycap(self, right: int, middle: int, key: str, *, on_accent: bool = False) -> int:
        """A key in its cap, ending at `right`; returns where it begins."""
        width, height = self.cap_width(key), self.px(18)
        key = keyboard.BINDINGS.cap(key)
        rect = Rect(right - width, middle - height // 2, width, height)
        fill, edge = (style.DESK, style.STRONG) if on_accent else (style.INSET, style.STRONG)
        self.box(rect, fill, edge, 3)
        top = middle - self.type.height(Face.KEY, 11) / 2
        self.text((rect.centerx, top), key, Face.KEY, 11, style.SECOND, "centre")
        return rect.left

    def cap_width(self, key: str) -> int:
        """How wide a key in its cap is."""
        return max(self.px(18), self.type.width(keyboard.BINDINGS.cap(key), Face.KEY, 11) + self.px(10))

    def segments(self, rect: Rect, filled: float, count: int, colour: Colour) -> None:
        """A gauge of `count` cells, of which `filled` are full; the last may be so in part."""
        gap = max(1, self.px(1.5))
        for cell in range(count):
            left = rect.x + cell * (rect.width + gap) // count
            right = rect.x + (cell + 1) * (rect.width + gap) // count - gap
            self.surface.fill(style.INSET, (left, rect.y, right - left, rect.height))
            share = max(0.0, min(1.0, filled - cell))
            if share:
                self.surface.fill(colour, (left, rect.y, round((right - left) * share), rect.height))

    def hatch(self, rect: Rect) -> None:
        """Hatch a box in what is bad, so that its colour is not needed."""
        clip = self.surface.get_clip()
        self.surface.set_clip(rect.clip(clip))
        for start in range(-rect.height, rect.width, self.px(6)):
            a, b = (rect.x + start, rect.bottom), (rect.x + start + rect.height, rect.y)
            pygame.draw.aaline(self.surface, style.mix(style.BAD, style.DESK, 0.5), a, b)
        self.surface.set_clip(clip)

    # What answers to the mouse

    def zone(self, rect: Rect, name: str, act: Act | None = None, hint: str = "") -> bool:
        """Make a part of the surface answer; tells whether the pointer is in it."""
        self.zones.append(Zone(rect.move(self.origin), name, act, hint))
        return self.hovered == name

    def button(
        self,
        rect: Rect,
        label: str,
        name: str,
        act: Act | None,
        *,
        key: str = "",
        look: Look = "normal",
        hint: str = "",
    ) -> None:
        """A button with its key."""
        if not self.fits(label, rect.width, key=bool(key)) and look != "main":
            hint = hint or label
        over = self.zone(rect, name, None if look == "off" else act, hint)
        fill, edge, ink_colour = {
            "normal": (style.RAISED, style.STRONG, style.TEXT),
            "chosen": (style.ACCENT_GROUND, style.ACCENT, style.ORDER),
            "main": (style.ACCENT, style.ACCENT, style.DESK),
            "off": (style.PANEL, style.LINE, style.FAINT),
        }[look]
        if over and look == "normal":
            fill, edge = style.HOVER, style.ACCENT
        if over and look == "main":
            fill = style.mix(style.ACCENT, style.ORDER, 0.25)
        self.box(rect, fill, edge, style.CORNER)
        size = BUTTON_TEXT
        top = rect.centery - self.type.height(Face.LABEL, size) / 2
        if look == "main" or rect.height > self.px(style.BUTTON + 4):
            end = rect.right - (self.cap_width(key) + self.px(20) if key else self.px(8))
            wide = self.type.width(label, Face.KEY, size)
            x = min(rect.centerx - wide / 2, end - wide)
            self.text((max(x, rect.x + self.px(8)), top), label, Face.KEY, size, ink_colour)
        else:
            room = rect.width - self._around(key=bool(key))
            label = self.type.fit(label, Face.LABEL, size, room)
            self.text((rect.x + self.px(12), top), label, Face.LABEL, size, ink_colour)
        if key:
            self.keycap(rect.right - self.px(10), rect.centery, key, on_accent=look == "main")

    def fits(self, label: str, width: int, *, key: bool) -> bool:
        """Whether a label, with a key beside it or not, fits into a button so wide."""
        return self.type.width(label, Face.LABEL, BUTTON_TEXT) <= width - self._around(key=key)

    def _around(self, *, key: bool) -> int:
        """What a button has on both sides of its label."""
        return self.px(12 + (KEY_ROOM if key else 12))

    def tick(self, rect: Rect, *, on: bool) -> None:
        """A box to be ticked."""
        fill = style.ACCENT if on else style.INSET
        self.box(rect, fill, style.ACCENT if on else style.STRONG, 3)
        if on:
            a = (rect.x + rect.width * 0.24, rect.y + rect.height * 0.52)
            b = (rect.x + rect.width * 0.43, rect.y + rect.height * 0.70)
            c = (rect.x + rect.width * 0.77, rect.y + rect.height * 0.30)
            drawn, corner = ink.line([a, b, c], [(self.px(2), style.DESK, 1)])
            self.surface.blit(drawn, corner)
