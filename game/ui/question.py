"""The dialogue in which a faction answers what a declared event asks of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.model.declarations import Option
from game.model.orders import Choose
from game.records import bargains, wording
from game.rules import choices
from game.rules.sight import Sight
from game.terms import Day, EventId
from game.texts import _, titled
from game.ui import dialogue, style, words
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HEAD, FOOT = 760, 84, 78
LINE: Final = 20


@dataclass(unsafe_hash=True, slots=True)
class Question:
    """What one declared event asks."""

    event: EventId

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        options = choices.options(desk.theatre, self.event)
        rows = [(option, consequences(desk.sight, option)) for option in options]
        title, text = self._words(desk)
        head = HEAD + 30 * len(title) + LINE * len(text)
        high = head + FOOT + sum(_height(told) + 10 for _option, told in rows)
        pen, rect = dialogue.begin(surface, desk, WIDE, high)
        left, room = rect.x + pen.px(32), rect.width - pen.px(64)
        self._head(pen, desk, rect, (title, text))
        y = rect.y + pen.px(head)
        for number, (option, told) in enumerate(rows):
            box = Rect(left, y, room, pen.px(_height(told)))
            _option(pen, desk, self, (number, option, told), box)
            y = box.bottom + pen.px(10)
        self._foot(pen, desk, rect)
        return pen.zones

    def _words(self, desk: Desk) -> tuple[list[str], list[str]]:
        """What happened and what was said of it, in lines."""
        theatre, room = desk.theatre, desk.type.px(WIDE - 64)
        event = theatre.events[self.event]
        said = [titled(theatre.texts.get(e.args["text"], "")) for e in event.then if e.kind == "message"]
        title = desk.type.wrapped(words.sentence(titled(event.text)), Face.HEAD, 25, room)
        return title, [line for text in said for line in desk.type.wrapped(text, Face.BODY, 14, room)]

    def key(self, desk: Desk, name: str) -> None:
        """The number of an answer gives it."""
        options = choices.options(desk.theatre, self.event)
        if name.isdigit() and 0 < int(name) <= len(options):
            self.answer(desk, options[int(name) - 1])

    def answer(self, desk: Desk, option: Option) -> None:
        """Give an answer."""
        desk.close_dialogue()
        desk.composer.give(Choose(self.event, option.id))

    def _head(self, pen: Pen, desk: Desk, rect: Rect, told: tuple[list[str], list[str]]) -> None:
        theatre = desk.theatre
        event, left = theatre.events[self.event], rect.x + pen.px(32)
        asked = _("an answer is asked of {faction}").format(
            faction=titled(theatre.factions[desk.table.side].name)
        )
        pen.caps((left, rect.y + pen.px(38)), asked)
        base = rect.y + pen.px(72)
        for line in told[0]:
            pen.based((left, base), line, Face.HEAD, 25)
            base += pen.px(30)
        base -= pen.px(4)
        for line in told[1]:
            pen.based((left, base), line, Face.BODY, 14, style.SECOND)
            base += pen.px(LINE)
        if event.source:
            source = _("Source: {source}").format(source=event.source)
            source = pen.type.fit(source, Face.BODY, 12.5, rect.width - pen.px(64))
            pen.based((left, base), source, Face.BODY, 12.5, style.THIRD)

    def _foot(self, pen: Pen, desk: Desk, rect: Rect) -> None:
        theatre, state = desk.theatre, desk.sight.state
        top = rect.bottom - pen.px(66)
        pen.rule(rect.x, top, rect.width)
        until = Day(int(state.answer_by[self.event]))
        told = _("To be answered by {date}; after that the first answer is taken.").format(
            date=wording.short_date(theatre, until)
        )
        pen.based((rect.x + pen.px(32), top + pen.px(38)), told, Face.BODY, 13, style.SECOND)
        at = Rect(rect.right - pen.px(32 + 130), top + pen.px(16), pen.px(130), pen.px(34))
        pen.button(at, _("Later"), "question later", desk.close_dialogue, key=_("Esc"))


def _height(told: list[str]) -> int:
    return 42 + LINE * len(told)


def _option(pen: Pen, desk: Desk, question: Question, row: tuple[int, Option, list[str]], box: Rect) -> None:
    number, option, told = row
    name = f"answer {option.id}"
    over = pen.zone(box, name, partial(question.answer, desk, option))
    pen.box(box, style.HOVER if over else style.RAISED, style.ACCENT if over else style.STRONG, 5)
    left = box.x + pen.px(16)
    label = words.capital(titled(option.text) or option.id)
    pen.based((left, box.y + pen.px(26)), label, Face.KEY, 15, style.ORDER if over else style.TEXT)
    pen.keycap(box.right - pen.px(12), box.y + pen.px(21), str(number + 1))
    for line, text in enumerate(told):
        base = box.y + pen.px(48 + LINE * line)
        pen.based((left, base), text, Face.BODY, 13, style.SECOND)


def consequences(sight: Sight, option: Option) -> list[str]:
    """What an answer brings about, in a sentence each, as far as the declaration says."""
    theatre, state = sight.theatre, sight.state
    told = (text for part in option.then for text in bargains.effect(theatre, state, part))
    return [words.sentence(text) for text in told]
