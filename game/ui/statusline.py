"""The line at the bottom: the hex under the pointer in words, what was refused, and what keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.model.orders import Assault, March
from game.records import wording
from game.rules import foresight
from game.terms import OFF_MAP
from game.texts import _
from game.ui import style, words
from game.ui.composer import Mode
from game.ui.pen import Pen
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk


def draw_statusline(pen: Pen, desk: Desk) -> None:
    """The whole line."""
    width, height = pen.surface.get_size()
    pen.surface.fill(style.BAR)
    pen.rule(0, 0, width, style.rgb("#100E0C"))
    text, colour = line(desk)
    wanted = pen.px(16 + 32) + pen.type.width(text, Face.BODY, 13)
    right = _keys(pen, desk, width - pen.px(16), height // 2, wanted)
    text = pen.type.fit(text, Face.BODY, 13, right - pen.px(32))
    pen.text((pen.px(16), (height - pen.type.height(Face.BODY, 13)) / 2), text, Face.BODY, 13, colour)


def line(desk: Desk) -> tuple[str, style.Colour]:
    """What is to be said, and in which colour: a refusal first, then a button's hint, then the hex."""
    if desk.composer.said:
        return desk.composer.said, style.WARNING
    if desk.hint:
        return desk.hint, style.TEXT
    if idle_assault(desk):
        told = _("No enemy is known at {place} to assault; it takes one beside the selected units.")
        return told.format(place=words.hex_title(desk.theatre, desk.composer.hover)), style.TEXT
    parts = words.hex_line(desk.sight, desk.composer.hover)
    order = desk.proposal
    if isinstance(order, March):
        seen = foresight.march(desk.theatre, desk.sight.state, order)
        name = wording.units(desk.theatre, order.units)
        parts.append(_("{unit}: {days} days").format(unit=name, days=words.days(seen.cost)))
    return "   ·   ".join(parts), style.SECOND


def idle_assault(desk: Desk) -> bool:
    """Whether an assault is to be aimed, and the pointer is on a hex where none can be ordered."""
    composer = desk.composer
    return composer.mode is Mode.ASSAULT and composer.hover != OFF_MAP and desk.proposal is None


def _keys(pen: Pen, desk: Desk, right: int, middle: int, least: int) -> int:
    """What mouse and keys do now, from the right, as far as the text leaves room; where they begin."""
    if desk.table.over:
        return right
    if desk.table.showing or not desk.table.mine:
        shown = [(_("Space"), _("skip to the end"))]
    elif isinstance(desk.proposal, Assault):
        shown = [(_("Click"), _("assault")), (_("Right"), _("cancel")), ("F", _("pin"))]
    elif desk.composer.mode is Mode.ASSAULT:
        shown = [(_("Click"), _("select")), ("A", _("leave the assault"))]
    elif desk.composer.selected:
        shown = [
            (_("Click"), _("march")),
            (_("Right"), _("cancel")),
            ("Tab", _("next unit")),
            ("Z", _("undo")),
        ]
    else:
        shown = [(_("Click"), _("select")), (_("Wheel"), _("zoom")), ("Tab", _("next unit"))]
    for key, label in reversed(shown):
        wide = pen.type.width(label, Face.BODY, 12.5) + pen.cap_width(key) + pen.px(7)
        if right - wide < least:
            break
        top = middle - pen.type.height(Face.BODY, 12.5) / 2
        right -= pen.text((right, top), label, Face.BODY, 12.5, style.THIRD, "right") + pen.px(7)
        right = pen.keycap(right, middle, key) - pen.px(14)
    return right
