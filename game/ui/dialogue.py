"""Dialogues: what lies over the desk, and takes clicks and keys until it is put away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

import pygame

from game.ui import ink, style
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

DIM: Final = (118, 112, 104)


class Dialogue(Protocol):
    """What lies over the desk."""

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        ...

    def key(self, desk: Desk, name: str) -> None:
        """Take a key other than Escape, which puts the dialogue away."""


def begin(surface: pygame.Surface, desk: Desk, wide: float, high: float) -> tuple[Pen, Rect]:
    """Dim the desk and lay an empty box in its middle; the pen to draw with, and the box."""
    surface.fill(DIM, special_flags=pygame.BLEND_MULT)
    pen = Pen(surface, desk.type, (0, 0), desk.hovered.name if desk.hovered else "")
    rect = Rect(
        0, 0, min(pen.px(wide), desk.size[0] - pen.px(48)), min(pen.px(high), desk.size[1] - pen.px(32))
    )
    rect.center = desk.size[0] // 2, desk.size[1] // 2
    blur = pen.px(18)
    surface.blit(ink.shadow(rect.size, pen.px(8), blur, 170), (rect.x - blur, rect.y - blur + pen.px(4)))
    pen.box(rect, style.PANEL, style.STRONG, 8)
    pen.room = rect
    return pen, rect


class Font(NamedTuple):
    """How a paragraph is set. step: from line to line."""

    face: Face = Face.BODY
    size: float = 14
    colour: style.Colour = style.TEXT
    step: float = 20


BODY: Final = Font()
SMALL: Final = Font(size=13, colour=style.SECOND, step=19)
TITLE: Final = Font(Face.HEAD, 25, style.TEXT, 30)


def paragraph(pen: Pen, at: tuple[int, int], text: str, room: int, font: Font = BODY) -> int:
    """A text in lines below a point; where the next would stand."""
    x, y = at
    for line in pen.type.wrapped(text, font.face, font.size, room):
        pen.based((x, y + pen.px(font.size * 1.1)), line, font.face, font.size, font.colour)
        y += pen.px(font.step)
    return y
