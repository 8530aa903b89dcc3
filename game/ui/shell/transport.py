"""The bar below a replay: the whole game as a line, and the buttons that go through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.texts import _
from game.ui import style
from game.ui.pen import Act, Rect
from game.ui.shell.page import MARGIN
from game.ui.shell.quill import Quill
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.replaying import ReplayPage


def draw_slider(pen: Quill, page: ReplayPage, low: Rect) -> None:
    """The whole game as a line, with a notch for each turn; a press goes there."""
    count = page.recording.count
    margin = pen.px(MARGIN)
    bar = Rect(margin, low.y + pen.px(22), low.width - 2 * margin, pen.px(8))
    page.bar = bar
    pen.box(bar, style.INSET, style.LINE, 4)
    reached = bar.width * (len(page.recording.moments) - 1) // max(1, count - 1)
    pen.surface.fill(style.LINE, (bar.x, bar.y + pen.px(2), reached, bar.height - pen.px(4)))
    done = bar.width * page.at // max(1, count - 1)
    pen.surface.fill(style.ACCENT, (bar.x, bar.y + pen.px(2), done, bar.height - pen.px(4)))
    before = -1
    for number, moment in enumerate(page.recording.moments):
        if moment.turn != before:
            before = moment.turn
            x = bar.x + bar.width * number // max(1, count - 1)
            pen.post(x, bar.bottom + pen.px(3), pen.px(6), style.STRONG)
    knob = Rect(0, 0, pen.px(12), pen.px(20))
    knob.center = bar.x + done, bar.centery
    pen.box(knob, style.ORDER, style.DESK, 3)


def draw_buttons(pen: Quill, page: ReplayPage, low: Rect) -> None:
    """Play, steps, turns and speed, as many as there is room for; to play on, and to leave."""
    y, x, high = low.y + pen.px(50), pen.px(MARGIN), pen.px(38)
    items: list[tuple[str, str, Act, str]] = [
        (_("Stop") if page.playing else _("Play"), "play", page.toggle, _("Space")),
        ("–1", "step -1", lambda: page.go(page.at - 1), "←"),
        ("+1", "step 1", lambda: page.go(page.at + 1), "→"),
        (_("Turn –"), "turn -1", lambda: page.go_to_turn(-1), "↑"),
        (_("Turn +"), "turn 1", lambda: page.go_to_turn(1), "↓"),
        (_("Speed {speed}").format(speed=page.speed + 1), "speed", page.faster, "V"),
    ]
    right = low.right - pen.px(MARGIN)
    on, back = _("Play on from here"), _("Back")
    wide_on, wide_back = (pen.type.width(t, Face.KEY, 14) + pen.px(64) for t in (on, back))
    left_of_right = right - wide_on - wide_back - pen.px(16)
    for label, name, act, key in items:
        cap = pen.px(34) if key in "←→↑↓V" else pen.type.width(key, Face.KEY, 11) + pen.px(28)
        wide = pen.type.width(label, Face.LABEL, 14) + pen.px(20) + cap
        if x + wide > left_of_right:
            break
        _button(pen, Rect(x, y, wide, high), label, name, act, key)
        x += wide + pen.px(6)
    rect = Rect(right - wide_back, y, wide_back, high)
    _button(pen, rect, back, "back", page.back, "Esc")
    rect = Rect(rect.x - pen.px(10) - wide_on, y, wide_on, high)
    _button(pen, rect, on, "on", page.play_on, "P", main=True)
    if page.said:
        told = pen.type.fit(page.said, Face.BODY, 13.5, low.width - pen.px(80))
        wide = pen.type.width(told, Face.BODY, 13.5) + pen.px(28)
        box = Rect(pen.px(MARGIN), low.y - pen.px(48), wide, pen.px(34))
        pen.box(box, style.PANEL, style.WARNING, 6)
        pen.based((box.x + pen.px(14), box.y + pen.px(22)), told, Face.BODY, 13.5, style.WARNING)


def _button(pen: Quill, rect: Rect, label: str, name: str, act: Act, key: str, *, main: bool = False) -> None:
    over = pen.zone(rect, name, act)
    fill = style.ACCENT if main else style.HOVER if over else style.RAISED
    pen.box(rect, fill, style.ACCENT if main or over else style.STRONG, style.CORNER)
    colour = style.DESK if main else style.TEXT
    face = Face.KEY if main else Face.LABEL
    top = rect.centery - pen.type.height(face, 14) / 2
    pen.text((rect.x + pen.px(11), top), label, face, 14, colour)
    if key in "←→↑↓":
        _arrow(pen, Rect(rect.right - pen.px(28), rect.centery - pen.px(9), pen.px(18), pen.px(18)), key)
    else:
        pen.keycap(rect.right - pen.px(8), rect.centery, key, on_accent=main)


def _arrow(pen: Quill, rect: Rect, key: str) -> None:
    """An arrow key's cap."""
    pen.box(rect, style.INSET, style.STRONG, 3)
    reach = pen.px(4)
    ahead = {"←": (-1, 0), "→": (1, 0), "↑": (0, -1), "↓": (0, 1)}[key]
    x, y = rect.center
    tip = x + ahead[0] * reach, y + ahead[1] * reach
    aside = ahead[1] * reach, ahead[0] * reach
    foot = x - ahead[0] * reach // 2, y - ahead[1] * reach // 2
    points = [tip, (foot[0] + aside[0], foot[1] + aside[1]), (foot[0] - aside[0], foot[1] - aside[1])]
    pygame.draw.polygon(pen.surface, style.SECOND, points)
