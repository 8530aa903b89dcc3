"""The politics of a game on one page: every number of it on the left, what made the chosen one on the right.

All of it comes from the side's Sight and the side's ledger; an observer's know everything.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.records import wording
from game.records.ledger import Matter, Subject
from game.terms import NO_TRACK, NOBODY
from game.texts import _, titled
from game.ui import keyboard
from game.ui.pen import Rect
from game.ui.shell import lines
from game.ui.shell.page import Offer, Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.standing import Column, zone_of
from game.ui.table import Table

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

WIDE, HIGH = 1560, 940
LEAST, SHARE, MOST = 300, 38, 520  # width of the left part: pixels of the design, per cent
GAP: Final = 22


class PoliticsPage(Page):
    """The panel."""

    see_through = True

    def __init__(
        self,
        shell: Shell,
        table: Table,
        chosen: Subject | None = None,
        fly_to: Callable[[int], object] | None = None,
    ) -> None:
        """Take the table at which it is opened, and the number to begin with: else the side's own will.

        fly_to: what shows a hex on the map
        """
        super().__init__(shell)
        self.table, self.fly_to = table, fly_to
        self.chosen = chosen or self._first()
        self.focus = zone_of(self.chosen)
        self.numbers = lines.Numbers(table.view, table.ledger)

    def _first(self) -> Subject:
        factions = self.table.view.theatre.factions
        will = factions[self.table.side].will if self.table.side != NOBODY else NO_TRACK
        if will != NO_TRACK:
            return Subject(Matter.TRACK, int(will))
        return Subject(Matter.TRACK, 0) if self.table.view.theatre.tracks else Subject(Matter.RELATION, 1)

    def see(self, subject: Subject) -> None:
        """Open the lines of a number."""
        if subject != self.chosen:
            self.chosen = subject
            self.offsets.pop("lines", None)

    def key(self, name: str) -> bool:
        """The key that opened the panel puts it away."""
        if keyboard.BINDINGS.meant(name) == keyboard.ACTIONS["politics"].key:
            self.back()
            return True
        return False

    def paint(self, pen: Quill) -> None:
        """Numbers on the left, lines on the right."""
        self._follow()
        view = self.table.view
        date = wording.short_date(view.theatre, view.state.day)
        note = _("{date}, as it is").format(date=date)
        if view.side != NOBODY:
            faction = titled(view.theatre.factions[view.side].name)
            note = _("{date}, what {faction} knows").format(date=date, faction=faction)
        body = self.card(pen, _("Politics"), WIDE, HIGH, note)
        wide = max(pen.px(LEAST), min(body.width * SHARE // 100, pen.px(MOST)))
        left = Rect(body.x, body.y, wide, body.height)
        right = Rect(left.right + pen.px(GAP), body.y, body.right - left.right - pen.px(GAP), body.height)
        self.scroll(pen, "numbers", left, Column(self.numbers, self.chosen, self.see).draw)
        pen.post(left.right + pen.px(GAP // 2), body.y, body.height)
        self.scroll(pen, "lines", right, self._lines)
        self.foot(pen, self._offers(), _("Every number opens the lines that made it."))

    def _follow(self) -> None:
        """What the keyboard goes to is opened."""
        for subject in self.numbers.every():
            if zone_of(subject) == self.focus:
                self.see(subject)

    def _offers(self) -> list[Offer]:
        offers: list[Offer] = []
        if self.fly_to is not None and self.chosen.matter in (Matter.LOYALTY, Matter.BATON):
            offers.append((_("Show on the map"), "show", self._show, "", "normal"))
        return [*offers, back_offer(self)]

    def _show(self) -> None:
        if self.fly_to is not None:
            self.fly_to(int(self.table.view.theatre.places[self.chosen.number].hex))
        self.back()

    def _lines(self, pen: Quill, room: Rect) -> int:
        return lines.draw(pen, room, self.numbers, self.chosen)
