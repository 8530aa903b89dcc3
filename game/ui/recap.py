"""The recap: what the side saw since its last orders, news as cards first; each entry flies to its place."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from game.records import wording
from game.terms import NO_EVENT, OFF_MAP
from game.texts import _, ngettext
from game.ui import log, style
from game.ui.pen import Pen, Rect
from game.ui.style import Face
from game.ui.table import Entry

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDTH, HEAD, PAD, LINE = 460, 66, 14, 18
TITLE_LINE, TITLE_SIZE = 23, 18.5


@dataclass(slots=True)
class Recap:
    """What the recap is about: the entries from one on. first: the block at the top of the card."""

    start: int = 0
    first: int = 0
    open: bool = False

    def begin(self, entries: list[Entry], day: int) -> None:
        """Be about what happened from a day on: for one who comes to a game that has long begun."""
        self.start = next((n for n, entry in enumerate(entries) if entry.line.day >= day), len(entries))

    def entries(self, desk: Desk) -> list[Entry]:
        """Its entries: news first, the rest as it happened."""
        told = desk.table.entries[self.start :]
        return sorted(told, key=lambda entry: entry.line.event == NO_EVENT)

    def scroll(self, desk: Desk, blocks: int) -> None:
        """Go down by so many blocks, or up with a negative number."""
        self.first = max(0, min(len(self.entries(desk)) - 1, self.first + blocks))


def draw(pen: Pen, desk: Desk) -> None:
    """The card at the left, over the chronicle's place."""
    rect = pen.surface.get_rect()
    pen.box(rect, style.PANEL, style.STRONG, 6)
    pen.zone(rect, "recap")
    entries = desk.recap.entries(desk)
    _head(pen, desk, rect, entries)
    left, room = pen.px(PAD), rect.width - 2 * pen.px(PAD)
    y, low = pen.px(HEAD), rect.height - pen.px(30)
    number = desk.recap.first
    while number < len(entries):
        entry = entries[number]
        news = entry.line.event != NO_EVENT
        high = (_card_height if news else _row_height)(pen, desk, entry, room)
        if y + high > low and number > desk.recap.first:
            break
        block = Rect(left, y, room, min(high, low - y))
        (_card if news else _row)(pen, desk, entry, block)
        y, number = y + high, number + 1
    _foot(pen, desk, rect, len(entries) - number)


def _head(pen: Pen, desk: Desk, rect: Rect, entries: list[Entry]) -> None:
    theatre, left = desk.theatre, pen.px(PAD)
    pen.based((left, pen.px(31)), _("Since your last orders"), Face.HEAD, 21)
    days = [entry.line.day for entry in entries]
    told = ""
    if days:
        first, last = (wording.short_date(theatre, day) for day in (min(days), max(days)))
        told = first if first == last else _("{first} to {last}").format(first=first, last=last)
    pen.based((left, pen.px(50)), told, Face.BODY, 12.5, style.SECOND)
    close = Rect(rect.width - pen.px(PAD + 96), pen.px(14), pen.px(96), pen.px(30))
    pen.button(close, _("Close"), "recap close", desk.toggle_recap, key="L")


def _foot(pen: Pen, desk: Desk, rect: Rect, below: int) -> None:
    base = rect.height - pen.px(11)
    if below:
        told = ngettext("{count} entry more below", "{count} entries more below", below).format(count=below)
        name, act = "recap down", partial(desk.scroll_recap, 3)
    elif desk.recap.first:
        told, name, act = (
            _("Back to the top"),
            "recap up",
            partial(desk.scroll_recap, -len(desk.table.entries)),
        )
    else:
        return
    at = Rect(pen.px(PAD), base - pen.px(16), rect.width - 2 * pen.px(PAD), pen.px(22))
    over = pen.zone(at, name, act)
    pen.based((at.x, base), told, Face.LABEL, 12.5, style.TEXT if over else style.ACCENT)


# A card of news


def _parts(
    pen: Pen, desk: Desk, entry: Entry, room: int
) -> tuple[list[str], list[str], list[tuple[str, bool]], str]:
    """Title, text and changes of a declared event, in lines (and which begin a change), and its source."""
    line, inner = entry.line, room - pen.px(28)
    words, changes = (line.words or line.changes), (line.changes if line.words else line.changes[1:])
    title = pen.type.wrapped(words[0].rstrip("."), Face.HEAD, TITLE_SIZE, inner)
    text = [row for told in words[1:] for row in pen.type.wrapped(told, Face.BODY, 13, inner)]
    moved = [
        (row, not number)
        for told in changes
        for number, row in enumerate(pen.type.wrapped(told, Face.LABEL, 12.5, inner - pen.px(14)))
    ]
    source = desk.theatre.events[line.event].source
    return title, text, moved, _("Source: {source}").format(source=source) if source else ""


def _card_height(pen: Pen, desk: Desk, entry: Entry, room: int) -> int:
    title, text, moved, source = _parts(pen, desk, entry, room)
    rows = pen.px(TITLE_LINE) * len(title) + pen.px(LINE) * (len(text) + len(moved) + bool(source))
    return rows + pen.px(32 + 10 + 10) + pen.px(6) * bool(moved)


def _card(pen: Pen, desk: Desk, entry: Entry, rect: Rect) -> None:
    title, text, moved, source = _parts(pen, desk, entry, rect.width)
    box = Rect(rect.x, rect.y, rect.width, rect.height - pen.px(8))
    pen.box(box, style.RAISED, style.LINE, 5)
    pen.surface.fill(style.ACCENT, (box.x, box.y + pen.px(4), pen.px(3), box.height - pen.px(8)))
    left, y = box.x + pen.px(14), box.y + pen.px(22)
    date = wording.short_date(desk.theatre, entry.line.day)
    pen.caps((left, y), date, style.ACCENT, 12.5)
    y += pen.px(TITLE_LINE)
    for row in title:
        pen.based((left, y), row, Face.HEAD, TITLE_SIZE)
        y += pen.px(TITLE_LINE)
    y -= pen.px(3)
    for row in text:
        pen.based((left, y), row, Face.BODY, 13, style.SECOND)
        y += pen.px(LINE)
    y += pen.px(6) * bool(moved)
    for row, begins in moved:
        side = pen.px(5)
        if begins:
            pen.surface.fill(style.ACCENT, (left, y - pen.px(7), side, side))
        pen.based((left + pen.px(14), y), row, Face.LABEL, 12.5, style.TEXT)
        y += pen.px(LINE)
    source = pen.type.fit(source, Face.BODY, 12, box.width - pen.px(28))
    pen.based((left, y), source, Face.BODY, 12, style.THIRD)
    pen.zone(box, f"item {id(entry)}", None, entry.line.text)


# An entry of the chronicle


def _rows(pen: Pen, entry: Entry, room: int) -> list[str]:
    return pen.type.wrapped(entry.line.text, Face.LABEL, 13, room - pen.px(84))


def _row_height(pen: Pen, _desk: Desk, entry: Entry, room: int) -> int:
    return pen.px(LINE) * len(_rows(pen, entry, room)) + pen.px(7)


def _row(pen: Pen, desk: Desk, entry: Entry, rect: Rect) -> None:
    here = entry.line.hex
    act = partial(desk.fly_to, here) if here != OFF_MAP else None
    if pen.zone(rect, f"item {id(entry)}", act, entry.line.text) and act is not None:
        pen.box(rect.inflate(pen.px(8), 0), style.RAISED, None, 3)
    base = rect.y + pen.px(16)
    pen.based((rect.x, base), log.date(desk, entry), Face.HEAD, 13.5, style.SECOND)
    if entry.faction >= 0:
        letter = desk.theatre.factions[entry.faction].letter
        livery = desk.counters.livery(entry.faction)
        pen.chip(rect.x + pen.px(52), rect.y + pen.px(4), letter, livery, 15)
    headline = entry.line.kind == "headline"
    for number, row in enumerate(_rows(pen, entry, rect.width)):
        at = (rect.x + pen.px(80), base + number * pen.px(LINE))
        face, colour = (Face.LABEL, style.TEXT) if headline else (Face.BODY, style.SECOND)
        pen.based(at, row, face, 13, colour)
