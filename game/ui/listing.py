"""A dialogue with a list on the left and, on the right, what is to be said of the entry that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple

import pygame

from game.texts import _
from game.ui import dialogue, style
from game.ui.dialogue import Font
from game.ui.pen import Act, Look, Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HIGH, LIST, HEAD, FOOT = 1072, 598, 452, 84, 70
ROW: Final = 46  # of two lines
PAD: Final = 32
ORDER: Final = Font(Face.HEAD, 21, style.TEXT, 26)
TOLD: Final = Font(Face.BODY, 13.5, style.TEXT, 19)
ASIDE: Final = Font(Face.BODY, 13, style.SECOND, 19)
WHY_NOT: Final = Font(Face.LABEL, 13.5, style.WARNING, 19)


class Entry(NamedTuple):
    """A row of the list.

    note: in small letters below its label
    off: whether it is greyed
    told: what is said of it, paragraph by paragraph, each under a heading or under none
    """

    label: str
    note: str = ""
    off: bool = False
    told: tuple[tuple[str, tuple[tuple[str, Font], ...]], ...] = ()


class Offer(NamedTuple):
    """A button of the foot; `hint` says why it is off."""

    label: str
    name: str
    act: Act | None
    key: str = ""
    look: Look = "normal"
    hint: str = ""


@dataclass(unsafe_hash=True, slots=True)
class Listing:
    """The dialogue. chosen: the entry that is looked at; first: the one at the top of the list."""

    chosen: int = field(default=0, compare=False)
    first: int = field(default=0, compare=False)
    rows: int = field(default=1, init=False, compare=False)  # that there is room for

    # What a kind of it says

    def titles(self, desk: Desk) -> tuple[str, str]:
        """The heading, and a line below it."""
        raise NotImplementedError

    def entries(self, desk: Desk) -> Sequence[Entry]:
        """The rows."""
        raise NotImplementedError

    def offers(self, desk: Desk) -> list[Offer]:
        """The buttons of the foot, from the right, but for the one that closes."""
        raise NotImplementedError

    def take(self, desk: Desk, number: int) -> None:
        """Do what an entry is for: it was chosen and clicked again, or Enter was pressed."""

    # Drawing

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        entries = self.entries(desk)
        self.chosen = max(0, min(self.chosen, len(entries) - 1))
        pen, rect = dialogue.begin(surface, desk, WIDE, HIGH)
        left, room = rect.x + pen.px(PAD), rect.width - pen.px(2 * PAD)
        title, told = self.titles(desk)
        pen.based((left, rect.y + pen.px(44)), pen.type.fit(title, Face.HEAD, 27, room), Face.HEAD, 27)
        told = pen.type.fit(told, Face.BODY, 13.5, room)
        pen.based((left, rect.y + pen.px(66)), told, Face.BODY, 13.5, style.SECOND)
        top, low = rect.y + pen.px(HEAD), rect.bottom - pen.px(FOOT)
        self._list(pen, entries, Rect(left, top, pen.px(LIST), low - top - pen.px(8)))
        x = left + pen.px(LIST + PAD)
        if entries:
            self._told(
                pen, entries[self._looked_at(desk, len(entries))], Rect(x, top, left + room - x, low - top)
            )
        self._foot(pen, desk, rect)
        return pen.zones

    def _looked_at(self, desk: Desk, count: int) -> int:
        """The entry that the pointer is on, or the chosen one."""
        name, _blank, number = (desk.hovered.name if desk.hovered else "").partition(" ")
        return int(number) if name == "row" and number.isdecimal() and int(number) < count else self.chosen

    def _list(self, pen: Pen, entries: Sequence[Entry], rect: Rect) -> None:
        self.rows = max(1, rect.height // pen.px(ROW) - (len(entries) * pen.px(ROW) > rect.height))
        self.first = max(self.chosen - self.rows + 1, min(self.first, self.chosen))
        self.first = max(0, min(self.first, len(entries) - self.rows))
        y = rect.y
        for number, entry in list(enumerate(entries))[self.first : self.first + self.rows]:
            self._row(pen, number, entry, Rect(rect.x, y, rect.width, pen.px(ROW - 5)))
            y += pen.px(ROW)
        if len(entries) > self.rows:
            last = min(len(entries), self.first + self.rows)
            told = _("{first} to {last} of {count}").format(
                first=self.first + 1, last=last, count=len(entries)
            )
            base = rect.bottom - pen.px(4)
            wide = pen.based((rect.x + pen.px(10), base), told, Face.BODY, 12.5, style.THIRD)
            box = Rect(rect.x, base - pen.px(20), wide + pen.px(30), pen.px(26))
            pen.zone(box, "list on", self._page_on)

    def _page_on(self) -> None:
        self.first += self.rows
        self.chosen = self.first

    def _row(self, pen: Pen, number: int, entry: Entry, box: Rect) -> None:
        chosen = number == self.chosen
        over = pen.zone(box, f"row {number}", partial(self._choose, number))
        if chosen or over:
            fill, edge = (style.ACCENT_GROUND, style.ACCENT) if chosen else (style.RAISED, style.STRONG)
            pen.box(box, fill, edge, 4)
        x, room = box.x + pen.px(10), box.width - pen.px(20)
        colour = style.FAINT if entry.off else style.TEXT
        base = box.y + pen.px(17 if entry.note else 25)
        pen.based((x, base), pen.type.fit(entry.label, Face.LABEL, 13.5, room), Face.LABEL, 13.5, colour)
        if entry.note:
            note = pen.type.fit(entry.note, Face.BODY, 12.5, room)
            pen.based(
                (x, box.y + pen.px(33)), note, Face.BODY, 12.5, style.FAINT if entry.off else style.THIRD
            )

    def _told(self, pen: Pen, entry: Entry, rect: Rect) -> None:
        y = dialogue.paragraph(pen, rect.topleft, entry.label, rect.width, ORDER)
        for heading, paragraphs in entry.told:
            y += pen.px(8)
            if heading:
                y = pen.heading(rect.x, y, rect.width, heading)
            for text, font in paragraphs:
                high = pen.px(font.step) * len(pen.type.wrapped(text, font.face, font.size, rect.width))
                if y + high > rect.bottom:
                    return
                y = dialogue.paragraph(pen, (rect.x, y), text, rect.width, font) + pen.px(4)

    def _foot(self, pen: Pen, desk: Desk, rect: Rect) -> None:
        top = rect.bottom - pen.px(FOOT)
        pen.rule(rect.x, top, rect.width)
        x, y = rect.right - pen.px(PAD), top + pen.px(17)
        close = Offer(_("Close"), "list close", desk.close_dialogue, _("Esc"))
        for offer in (*self.offers(desk), close):
            face = Face.KEY if offer.look == "main" else Face.LABEL
            cap = pen.type.width(offer.key, Face.KEY, 11) + pen.px(34) if offer.key else 0
            caps = 2 * cap if offer.look == "main" else cap  # its label stands in the middle
            width = pen.type.width(offer.label, face, 14) + caps + pen.px(24)
            at = Rect(x - width, y, width, pen.px(style.BUTTON + 2))
            act = None if offer.look == "off" else offer.act
            pen.button(at, offer.label, offer.name, act, key=offer.key, look=offer.look, hint=offer.hint)
            x = at.left - pen.px(10)

    # Mouse and keys

    def _choose(self, number: int) -> None:
        self.chosen = number

    def step(self, rows: int) -> None:
        """Go down the list, or up."""
        self.chosen = max(0, self.chosen + rows)

    def key(self, desk: Desk, name: str) -> None:
        """Enter does what the main button does; the others have their own keys."""
        if name == "return":
            self.take(desk, self.chosen)
            return
        for offer in self.offers(desk):
            if offer.key.lower() == name and offer.act is not None and offer.look != "off":
                offer.act()
                return
