"""The dialogue of proposals: what may be proposed, what waits for an answer, what is agreed, what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.model import orders
from game.model.orders import Order
from game.records import bargains, wording
from game.rules import proposals
from game.rules.sight import Sight
from game.terms import NOBODY, Day, ProposalId, Talks
from game.texts import _
from game.ui import dialogue, style, words
from game.ui.pen import Look, Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HIGH, LIST, ROW, FOOT = 1120, 640, 430, 50, 72


def concerned(sight: Sight) -> list[ProposalId]:
    """The proposals to which a side is a party: those to be answered first, then those that may be made."""
    theatre, state, side = sight.theatre, sight.state, int(sight.side)
    mine = [ProposalId(n) for n, one in enumerate(theatre.proposals) if side in proposals.parties(one)]
    answers = proposals.to_answer(theatre, state, side)
    able = proposals.to_propose(theatre, state, side)
    return sorted(mine, key=lambda n: (n not in answers, n not in able, n))


def standing(sight: Sight, number: ProposalId) -> tuple[str, style.Colour]:
    """How far a proposal has come, in words, and their colour."""
    theatre, state, side = sight.theatre, sight.state, int(sight.side)
    day, talks = int(state.talks_day[number]), int(state.talks[number])
    if number in proposals.to_answer(theatre, state, side):
        date = wording.short_date(theatre, Day(day))
        return _("to be answered by {date}").format(date=date), style.WARNING
    if talks == Talks.MADE:
        return _("waits for an answer"), style.SECOND
    if talks == Talks.AGREED:
        return _("agreed since {date}").format(date=wording.short_date(theatre, Day(day))), style.GOOD
    if number in proposals.to_propose(theatre, state, side):
        return _("may be proposed"), style.TEXT
    if day > state.day:
        return _("not before {date}").format(date=wording.short_date(theatre, Day(day))), style.THIRD
    return _("its conditions are not met"), style.THIRD


@dataclass(unsafe_hash=True, slots=True)
class Agreements:
    """The dialogue. chosen: the proposal that is shown."""

    chosen: ProposalId | None = field(default=None, compare=False)
    _listed: list[ProposalId] = field(default_factory=list, init=False, compare=False)

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        self._listed = listed = concerned(desk.sight)
        if self.chosen not in listed:
            self.chosen = next(iter(listed), None)
        pen, rect = dialogue.begin(surface, desk, WIDE, HIGH)
        left = rect.x + pen.px(32)
        pen.based((left, rect.y + pen.px(50)), _("Proposals and agreements"), Face.HEAD, 28)
        pen.rule(rect.x, rect.y + pen.px(68), rect.width)
        top = rect.y + pen.px(82)
        low = rect.bottom - pen.px(FOOT)
        self._list(pen, desk, listed, Rect(left, top, pen.px(LIST), low - top))
        if self.chosen is not None:
            x = left + pen.px(LIST + 32)
            self._told(pen, desk, self.chosen, Rect(x, top, rect.right - pen.px(32) - x, low - top))
        self._foot(pen, desk, rect)
        return pen.zones

    def step(self, rows: int) -> None:
        """Go down the list, or up."""
        if self.chosen in self._listed:
            at = self._listed.index(self.chosen) + rows
            self.chosen = self._listed[max(0, min(at, len(self._listed) - 1))]

    def key(self, desk: Desk, name: str) -> None:
        """Enter gives the order of the main button, where there is one."""
        order = next((order for _label, order in self._able(desk) if _leads_on(order)), None)
        if name == "return" and order is not None:
            self._give(desk, order)

    def _list(self, pen: Pen, desk: Desk, listed: list[ProposalId], rect: Rect) -> None:
        y, theatre = rect.y, desk.theatre
        for number in listed[: rect.height // pen.px(ROW)]:
            box = Rect(rect.x, y, rect.width, pen.px(ROW - 6))
            chosen = number == self.chosen
            over = pen.zone(box, f"proposal {theatre.proposals[number].id}", partial(self._choose, number))
            if chosen or over:
                fill, edge = (style.ACCENT_GROUND, style.ACCENT) if chosen else (style.RAISED, style.STRONG)
                pen.box(box, fill, edge, 4)
            other = proposals.other_than(theatre.proposals[number], int(desk.table.side))
            x = box.x + pen.px(10)
            if other != NOBODY:
                letter = theatre.factions[other].letter
                pen.chip(x, box.y + pen.px(13), letter, desk.counters.livery(other), 18)
            x += pen.px(30)
            room = box.right - x - pen.px(10)
            name = words.capital(bargains.named(theatre, number))
            title = pen.type.fit(name, Face.LABEL, 13.5, room)
            pen.based((x, box.y + pen.px(19)), title, Face.LABEL, 13.5)
            told, colour = standing(desk.sight, number)
            told = pen.type.fit(told, Face.BODY, 12.5, room)
            pen.based((x, box.y + pen.px(36)), told, Face.BODY, 12.5, colour)
            y += pen.px(ROW)
        if not listed:
            told = _("Nothing can be proposed here.")
            pen.based((rect.x, y + pen.px(16)), told, Face.BODY, 14, style.SECOND)

    def _told(self, pen: Pen, desk: Desk, number: ProposalId, rect: Rect) -> None:
        """What is proposed, and sentence by sentence what follows."""
        part = desk.theatre.proposals[number]
        font = dialogue.Font(Face.HEAD, 21, step=26)
        title = words.capital(bargains.named(desk.theatre, number))
        y = dialogue.paragraph(pen, rect.topleft, title, rect.width, font)
        y += pen.px(6)
        agreed = int(desk.sight.state.talks[number]) == Talks.AGREED
        said = bargains.breach(desk.sight, number) if agreed else bargains.foreseen(desk.sight, number)
        for sentence in said:
            y = dialogue.paragraph(pen, (rect.x, y), sentence, rect.width, dialogue.SMALL) + pen.px(7)
        if part.source:
            told = _("Source: {source}").format(source=part.source)
            font = dialogue.Font(size=12.5, colour=style.THIRD, step=18)
            dialogue.paragraph(pen, (rect.x, y + pen.px(4)), told, rect.width, font)

    def _foot(self, pen: Pen, desk: Desk, rect: Rect) -> None:
        top = rect.bottom - pen.px(FOOT)
        pen.rule(rect.x, top, rect.width)
        x, y = rect.right - pen.px(32), top + pen.px(18)
        for number, (label, order) in enumerate(self._able(desk)):
            width = pen.type.width(label, Face.KEY, 14) + pen.px(48)
            look: Look = "main" if _leads_on(order) else "normal"
            at = Rect(x - width, y, width, pen.px(36))
            pen.button(at, label, f"talks {number}", partial(self._give, desk, order), look=look)
            x = at.left - pen.px(10)
        if self.chosen is not None and not self._able(desk):
            label, why = _("Propose"), desk.composer.why_not(orders.Propose(self.chosen))
            at = Rect(x - pen.px(120), y, pen.px(120), pen.px(34))
            pen.button(at, label, "talks off", None, look="off", hint=why)
            x = at.left - pen.px(10)
        at = Rect(x - pen.px(112), y, pen.px(112), pen.px(34))
        pen.button(at, _("Close"), "talks close", desk.close_dialogue, key=_("Esc"))

    def _able(self, desk: Desk) -> list[tuple[str, Order]]:
        """What may be ordered about the proposal that is shown."""
        if self.chosen is None:
            return []
        every: list[tuple[str, Order]] = [
            (_("Propose"), orders.Propose(self.chosen)),
            (_("Agree"), orders.Answer(self.chosen, accept=True)),
            (_("Decline"), orders.Answer(self.chosen, accept=False)),
            (_("Break off"), orders.BreakOff(self.chosen)),
        ]
        return [(label, order) for label, order in every if not desk.composer.why_not(order)]

    def _choose(self, number: ProposalId) -> None:
        self.chosen = number

    @staticmethod
    def _give(desk: Desk, order: Order) -> None:
        if desk.composer.give(order):
            desk.close_dialogue()


def _leads_on(order: Order) -> bool:
    """Whether an order is what the player came for; to decline or break off takes a deliberate choice."""
    return isinstance(order, orders.Propose) or (isinstance(order, orders.Answer) and order.accept)
