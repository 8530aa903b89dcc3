"""The chronicle on the screen: what the side was told, dated; a click on a line flies to its place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.records import wording
from game.terms import OFF_MAP
from game.texts import _
from game.ui import style
from game.ui.pen import Pen, Rect
from game.ui.style import Face
from game.ui.table import Entry

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDTH, HEIGHT = 446, 216
LINE: Final = 19
MOST_LINES: Final = 2
FILTERS: Final = ("all", "headlines")


def draw_log(pen: Pen, desk: Desk) -> None:
    """The card with the latest lines, the newest at the top."""
    rect = pen.surface.get_rect()
    pen.box(rect, style.PANEL, style.LINE, 6)
    left, right = pen.px(14), rect.width - pen.px(14)
    pen.caps((left, pen.px(24)), _("chronicle"))
    _filters(pen, desk, right)
    pen.rule(left, pen.px(33), right - left)
    y, date_before = pen.px(40), ""
    entries = shown(desk.table.entries, desk.log_filter)
    for entry in entries[desk.log_from :]:
        text = _cut(pen, entry.line.text, right - left - pen.px(80))
        high = pen.px(LINE) * len(text) + pen.px(4)
        if y + high > rect.height - pen.px(4):
            break
        y = _entry(pen, desk, entry, text, Rect(left, y, right - left, high), date_before)
        date_before = date(desk, entry)
    pen.zone(rect, "log")


def _cut(pen: Pen, text: str, room: int) -> list[str]:
    """A text in at most two lines; the rest shows on hover."""
    lines = pen.type.wrapped(text, Face.LABEL, 13, room)
    if len(lines) > MOST_LINES:
        lines = [
            *lines[: MOST_LINES - 1],
            pen.type.fit(" ".join(lines[MOST_LINES - 1 :]), Face.LABEL, 13, room),
        ]
    return lines


def shown(entries: list[Entry], filter_: str) -> list[Entry]:
    """The entries that a filter lets through, the newest first."""
    kept = entries if filter_ == "all" else [e for e in entries if e.line.kind == "headline"]
    return kept[::-1]


def _filters(pen: Pen, desk: Desk, right: int) -> None:
    labels = {"all": _("All"), "headlines": _("Headlines")}
    for name in reversed(FILTERS):
        width = pen.type.width(labels[name], Face.LABEL, 12.5)
        rect = Rect(right - width - pen.px(6), pen.px(6), width + pen.px(12), pen.px(24))
        chosen = desk.log_filter == name
        over = pen.zone(rect, f"log {name}", partial(desk.filter_log, name))
        colour = style.TEXT if chosen or over else style.THIRD
        pen.based((right - width, pen.px(23)), labels[name], Face.KEY if chosen else Face.LABEL, 12.5, colour)
        right -= width + pen.px(22)


def date(desk: Desk, entry: Entry) -> str:
    """The day of an entry, in short."""
    day = desk.theatre.calendar.date(entry.line.day)
    return f"{day.day} {_(wording.MONTHS[day.month - 1], 'month')[:3]}"


def _entry(pen: Pen, desk: Desk, entry: Entry, text: list[str], rect: Rect, before: str) -> int:
    base = rect.y + pen.px(14)
    name = f"entry {id(entry)}"
    act = partial(desk.fly_to, entry.line.hex) if entry.line.hex != OFF_MAP else None
    if pen.zone(rect, name, act, entry.line.text) and act is not None:
        pen.box(rect.inflate(pen.px(8), 0), style.RAISED, None, 3)
    day = date(desk, entry)
    if day != before:
        pen.based((rect.x, base), day, Face.HEAD, 13.5, style.SECOND)
    if entry.faction >= 0:
        faction = desk.theatre.factions[entry.faction]
        pen.chip(
            rect.x + pen.px(50), rect.y + pen.px(2), faction.letter, desk.counters.livery(entry.faction), 15
        )
    headline = entry.line.kind == "headline"
    for number, line in enumerate(text):
        face, colour = (Face.LABEL, style.TEXT) if headline else (Face.BODY, style.SECOND)
        pen.based((rect.x + pen.px(76), base + number * pen.px(LINE)), line, face, 13, colour)
    return rect.bottom
