"""The dialogue in which a faction answers what another proposed to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.model.orders import Answer
from game.records import bargains, wording
from game.terms import ProposalId
from game.texts import _
from game.ui import dialogue, words
from game.ui.pen import Look, Pen, Rect, Zone

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HEAD, FOOT = 760, 110, 82


@dataclass(unsafe_hash=True, slots=True)
class Bargain:
    """What one proposal asks of the seat: its terms, and what follows of either answer."""

    proposal: ProposalId

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        told, room = self._told(desk), desk.type.px(WIDE - 64)
        lines = sum(
            len(desk.type.wrapped(line, dialogue.BODY.face, dialogue.BODY.size, room)) for line in told
        )
        pen, rect = dialogue.begin(surface, desk, WIDE, HEAD + FOOT + 20 * lines + 6 * len(told))
        left, y = rect.x + pen.px(32), rect.y + pen.px(38)
        by = wording.faction(desk.theatre, int(desk.sight.state.proposer[self.proposal]))
        pen.caps((left, y), _("{faction} proposes").format(faction=by))
        title = words.capital(bargains.named(desk.theatre, self.proposal))
        y = dialogue.paragraph(pen, (left, y + pen.px(10)), title, room, dialogue.TITLE)
        for line in told:
            y = dialogue.paragraph(pen, (left, y + pen.px(6)), line, room)
        self._foot(pen, desk, rect)
        return pen.zones

    def _told(self, desk: Desk) -> list[str]:
        """The answer's last day, and what is foreseen of it."""
        until = wording.short_date(desk.theatre, int(desk.sight.state.talks_day[self.proposal]))
        last = _("To be answered by {date}; after that it is declined.").format(date=until)
        *foreseen, _other = bargains.foreseen(desk.sight, self.proposal)
        return [*foreseen, last]

    def _foot(self, pen: Pen, desk: Desk, rect: Rect) -> None:
        """A button an answer; one that cannot be given says why."""
        x = rect.x + pen.px(32)
        for number, accept in enumerate((True, False), start=1):
            why = desk.composer.why_not(Answer(self.proposal, accept))
            at = Rect(x, rect.bottom - pen.px(50), pen.px(180), pen.px(34))
            label = _("Agree") if accept else _("Decline")
            act = partial(self.answer, desk, accept=accept)
            look: Look = "off" if why else "normal"
            pen.button(at, label, f"answer {number}", act, key=str(number), look=look, hint=why)
            x = at.right + pen.px(10)
        at = Rect(rect.right - pen.px(32 + 130), rect.bottom - pen.px(50), pen.px(130), pen.px(34))
        pen.button(at, _("Later"), "bargain later", desk.close_dialogue, key=_("Esc"))

    def key(self, desk: Desk, name: str) -> None:
        """1 agrees, 2 declines."""
        if name in KEYS:
            self.answer(desk, accept=KEYS[name])

    def answer(self, desk: Desk, *, accept: bool) -> None:
        """Give an answer that can be given."""
        order = Answer(self.proposal, accept)
        if not desk.composer.why_not(order):
            desk.close_dialogue()
            desk.composer.give(order)


KEYS: Final = {"1": True, "2": False}
