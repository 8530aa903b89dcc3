"""The dialogue at the end of a phase: who could still act, what could still be flown, what is still owed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.rules import movement
from game.terms import UnitId, WingId
from game.texts import _, ngettext, titled
from game.ui import airpanel, dialogue, prompts, style, view, words
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HEAD, FOOT, ROW = 860, 92, 78, 36
MOST: Final = 11  # rows


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is left undone."""

    units: tuple[int, ...]
    wings: tuple[WingId, ...]
    owed: int  # answers

    def __bool__(self) -> bool:
        """Whether anything is."""
        return bool(self.units or self.wings or self.owed)

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        rows = max(1, min(MOST, max(len(self.units), len(self.wings))))
        pen, rect = dialogue.begin(surface, desk, WIDE, HEAD + 30 + FOOT + ROW * rows + 16)
        left, gap = rect.x + pen.px(32), pen.px(32)
        wide = (rect.width - pen.px(64) - gap) * 3 // 5
        pen.based((left, rect.y + pen.px(50)), _("Before the phase ends"), Face.HEAD, 28)
        told = _("Go to one with a click, or end the phase.")
        if self.owed:
            told = ngettext("{count} answer is owed.", "{count} answers are owed.", self.owed)
            told = told.format(count=self.owed)
        colour = style.WARNING if self.owed else style.SECOND
        pen.based((left, rect.y + pen.px(74)), told, Face.BODY, 13.5, colour)
        top = rect.y + pen.px(HEAD)
        self._idle(pen, desk, Rect(left, top, wide, 0))
        right = left + wide + gap
        self._flights(pen, desk, Rect(right, top, rect.right - pen.px(32) - right, 0))
        self._foot(pen, desk, rect)
        return pen.zones

    def key(self, desk: Desk, name: str) -> None:
        """Enter ends the phase after all, N goes to the first unit."""
        if name == "return":
            desk.end_phase(ask=False)
        elif name == "tab" and self.units:
            self._go(desk, self.units[0])

    def _idle(self, pen: Pen, desk: Desk, at: Rect) -> None:
        y = pen.heading(at.x, at.y, at.width, _("can still act"), str(len(self.units)))
        for unit in self.units[:MOST]:
            box = Rect(at.x, y, at.width, pen.px(ROW))
            card = view.unit_card(desk.theatre, desk.sight.state, unit)
            if pen.zone(box, f"idle {unit}", partial(self._go, desk, unit), card.name):
                pen.box(box.inflate(pen.px(10), -pen.px(2)), style.RAISED, None, 4)
            picture = desk.counters.counter(card, pen.px(30), (), 1, selected=False)
            pen.surface.blit(picture, picture.get_rect(center=(box.x + pen.px(17), box.centery)))
            base = box.centery + pen.px(5)
            time = words.days(movement.time_left(desk.theatre, desk.sight.state, unit))
            told = _("{days} days").format(days=time)
            pen.based((box.right, base), told, Face.HEAD, 15.5, style.SECOND, "right")
            where = words.hex_title(desk.theatre, int(desk.sight.state.hex[unit]))
            where = pen.type.fit(where, Face.BODY, 13, pen.px(120))
            wide = pen.based((box.right - pen.px(76), base), where, Face.BODY, 13, style.THIRD, "right")
            name = pen.type.fit(card.name, Face.LABEL, 13.5, at.width - wide - pen.px(44 + 76 + 10))
            pen.based((box.x + pen.px(44), base), name, Face.LABEL, 13.5)
            y += pen.px(ROW)
        _rest(pen, (at.x, y), len(self.units) - MOST)

    def _flights(self, pen: Pen, desk: Desk, at: Rect) -> None:
        state = desk.sight.state
        total = sum(int(state.sorties[wing]) for wing in self.wings)
        y = pen.heading(at.x, at.y, at.width, _("unspent sorties"), str(total))
        for wing in self.wings[:MOST]:
            box = Rect(at.x, y, at.width, pen.px(ROW))
            if pen.zone(box, f"unspent {wing}", partial(self._fly, desk)):
                pen.box(box.inflate(pen.px(10), -pen.px(2)), style.RAISED, None, 4)
            base = box.centery + pen.px(5)
            wide = pen.based(
                (box.right, base), str(int(state.sorties[wing])), Face.HEAD, 17, style.TEXT, "right"
            )
            told = f"{titled(desk.theatre.wings[wing].name)}, {airpanel.base_name(desk, wing)}"
            told = pen.type.fit(told, Face.LABEL, 13.5, at.width - wide - pen.px(12))
            pen.based((box.x, base), told, Face.LABEL, 13.5)
            y += pen.px(ROW)
        _rest(pen, (at.x, y), len(self.wings) - MOST)

    def _foot(self, pen: Pen, desk: Desk, rect: Rect) -> None:
        top = rect.bottom - pen.px(66)
        pen.rule(rect.x, top, rect.width)
        y = top + pen.px(14)
        end = Rect(rect.right - pen.px(32 + 210), y, pen.px(210), pen.px(38))
        pen.button(
            end, _("End phase"), "end now", partial(desk.end_phase, ask=False), key=_("Enter"), look="main"
        )
        back = Rect(end.x - pen.px(10 + 130), y + pen.px(2), pen.px(130), pen.px(34))
        pen.button(back, _("Back"), "end not", desk.close_dialogue, key=_("Esc"))
        told = _("Shift and Enter end a phase without asking.")
        pen.based((rect.x + pen.px(32), top + pen.px(38)), told, Face.BODY, 13, style.THIRD)

    @staticmethod
    def _go(desk: Desk, unit: int) -> None:
        desk.close_dialogue()
        desk.composer.select((UnitId(unit),))
        desk.centre()

    @staticmethod
    def _fly(desk: Desk) -> None:
        desk.close_dialogue()
        if not desk.air_open:
            desk.open_air()


def _rest(pen: Pen, at: tuple[int, int], count: int) -> None:
    if count > 0:
        told = ngettext("and {count} more", "and {count} more", count).format(count=count)
        pen.based((at[0], at[1] + pen.px(15)), told, Face.BODY, 12.5, style.THIRD)


def undone(desk: Desk) -> Leaving:
    """What a side would leave undone if it ended its phase now."""
    sight = desk.sight
    return Leaving(tuple(desk.composer.waiting()), tuple(view.unspent(sight)), len(prompts.owed(sight)))
