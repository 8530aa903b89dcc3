"""The tutorial at the window: a card beside the map with the step to be done, which knows when it was.

It listens to what the learner selects, looks at, asks about by pointing, and orders, and to what his side is
told; `game.records.tutorial` judges. F2 shows how a step is done, Shift and F2 goes on without it.
"""

from __future__ import annotations

import re
from typing import Final

import pygame

from game.model.events import Event
from game.model.orders import OfferBaton, Order
from game.model.tutorial import Deed
from game.records.tutorial import Answer, Tutorial, end_of
from game.terms import OFF_MAP, FactionId
from game.texts import _
from game.ui import hints, keyboard, log, style
from game.ui.desk import Desk
from game.ui.handover import Handover
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face
from game.ui.table import Table

WIDE, LEAST, PAD = 430, 300, 16
KEY: Final = re.compile(r"<([^<>]+)>")


def in_caps(text: str) -> str:
    """A hint with the keys that the player has for those it names, and without the marks of what is typed."""
    return KEY.sub(lambda found: f"[{keyboard.BINDINGS.cap(found[1])}]", text).replace("`", "")


class Teacher:
    """Teaches one person at a table."""

    def __init__(self, tutorial: Tutorial, table: Table) -> None:
        """Listen to the table and its match."""
        self.tutorial, self.table = tutorial, table
        tutorial.at_window = True
        self.said, self.hinting, self.closed = "", False, False
        self.zones: list[Zone] = []
        self._end, self._mine = OFF_MAP, False
        self._selected: tuple[int, ...] = ()
        self._place = OFF_MAP
        table.match.keepers.append(self)
        table.watchers.append(self.told)

    # What the match and the table tell

    def about_to(self, order: Order) -> None:
        """An order is given, and perhaps the learner's: where a march would end."""
        self._mine = self.table.match.umpire.side == self.table.side
        self._end = end_of(self.table.match.theatre, self.table.match.umpire.state, order)

    def took(self, order: Order, _events: list[Event]) -> None:
        """It was carried out."""
        if self._mine:
            self._learn(self.tutorial.ordered(order, self._end), aloud=True)

    def refused(self) -> None:
        """It was refused: nothing was done."""

    def took_back(self) -> None:
        """The last order was taken back."""
        self._learn(self.tutorial.took_back(), aloud=True)

    def told(self, event: Event) -> None:
        """The side was told of an event."""
        self._learn(self.tutorial.told([event]))

    # What the learner does at the desk

    def watch(self, desk: Desk) -> bool:
        """Look what the learner selects, looks at and asks about; whether the step changed."""
        before = self.tutorial.number, self.said
        composer = desk.composer
        if composer.selected != self._selected:
            self._selected = tuple(composer.selected)
            self._learn(self.tutorial.selected(composer.selected))
        for here in (composer.place, composer.hover):
            if here not in (OFF_MAP, self._place) and self._wants(Deed.LOOK):
                self._place = here
                self._learn(self.tutorial.looked_at(here))
        if self._wants(Deed.ASK):
            self._ask(desk)
        return before != (self.tutorial.number, self.said)

    def _wants(self, deed: Deed) -> bool:
        step = self.tutorial.step
        return step is not None and step.want.deed is deed

    def _ask(self, desk: Desk) -> None:
        """What the pointer or a dialogue shows the outlook of is asked about."""
        theatre, state = desk.theatre, desk.sight.state
        asked: list[Order] = [desk.proposal] if desk.proposal is not None else []
        if isinstance(desk.dialogue, Handover):
            place = desk.dialogue.place
            asked += [OfferBaton(place, FactionId(to)) for to in range(len(theatre.factions))]
        for order in asked:
            if self._wants(Deed.ASK):
                self._learn(self.tutorial.asked_about(order, end_of(theatre, state, order)))

    def _learn(self, answer: Answer, *, aloud: bool = False) -> None:
        """Take what the tutorial says; a wrong deed is told only where it was an order."""
        if answer.advanced:
            self.said, self.hinting = "", False
        elif answer.said and aloud:
            self.said = answer.said

    # The card

    def key(self, name: str, *, shift: bool) -> bool:
        """F2; whether it was that."""
        if name != "f2" or self.closed:
            return False
        self.skip() if shift else self.hint()
        return True

    def hint(self) -> None:
        """Show how the step is done, or put that away; at the end put the card away."""
        self.hinting = not self.hinting
        self.closed = self.tutorial.done

    def skip(self) -> None:
        """Go on without the step."""
        self._learn(self.tutorial.skip())

    def click(self, at: tuple[int, int]) -> bool:
        """A click; whether it was on the card."""
        zone = next((zone for zone in reversed(self.zones) if zone.rect.collidepoint(at)), None)
        if zone is not None and zone.act is not None:
            zone.act()
        return zone is not None

    def draw(self, surface: pygame.Surface, desk: Desk) -> None:
        """The card, between the chronicle and the panel; nothing where a dialogue is open."""
        self.zones = []
        if self.closed or desk.dialogue is not None:
            return
        self._ring(surface, desk)
        px = desk.type.px
        left, top, width, height = desk.camera.view
        free = px(14 + log.WIDTH + 14)
        wide = min(px(WIDE), left + width - free - px(14))
        if wide < px(LEAST):
            free, wide = px(14), min(px(WIDE), width - px(28))
        pen = Pen(surface, desk.type)
        inner = wide - 2 * px(PAD)
        rows = self._rows(pen, inner)
        high = px(46) + sum(px(19) * len(lines) + px(6) for lines, _face, _colour in rows) + px(46)
        rect = Rect(left + free, top + height - px(14) - high, wide, high)
        if free == px(14):
            rect.top = top + px(62)
        pen.box(rect, style.PANEL, style.ACCENT, 6)
        pen.room = rect
        self._paint(pen, rect, rows)
        pen.zones.insert(0, Zone(rect, "lesson"))
        self.zones = pen.zones

    def _ring(self, surface: pygame.Surface, desk: Desk) -> None:
        """A ring round the hex that the step is about, where the map is seen."""
        here = self._about()
        if here == OFF_MAP or not desk.table.mine:
            return
        clip = surface.get_clip()
        surface.set_clip(desk.camera.view)
        picture, (x, y) = hints.ring(desk.theatre.grid, here, desk.camera.width)
        left, top = desk.camera.view[:2]
        surface.blit(picture, (x - round(desk.camera.x) + left, y - round(desk.camera.y) + top))
        surface.set_clip(clip)

    def _about(self) -> int:
        """The hex that the step is about; OFF_MAP if it is about none."""
        step, theatre = self.tutorial.step, self.table.match.theatre
        if step is None:
            return OFF_MAP
        want = step.want
        place = want.fields.get("place")
        if place is not None and want.deed is not Deed.EVENT:
            return int(theatre.places[place].hex)
        stand = int(self.table.view.state.hex[want.units[0]]) if want.units else OFF_MAP
        found = (want.hex, want.to, int(want.fields.get("hex", OFF_MAP)), stand)
        return next((here for here in found if here != OFF_MAP), OFF_MAP)

    def _rows(self, pen: Pen, inner: int) -> list[tuple[list[str], Face, style.Colour]]:
        """What is to be read: the step, how it is done, what was wrong."""
        text = in_caps(self.tutorial.text)
        out = [(pen.type.wrapped(text, Face.LABEL, 13.5, inner), Face.LABEL, style.TEXT)]
        if self.hinting and self.tutorial.hint:
            hint = in_caps(self.tutorial.hint)
            out.append((pen.type.wrapped(hint, Face.BODY, 13, inner), Face.BODY, style.SECOND))
        if self.said:
            said = in_caps(self.said)
            out.append((pen.type.wrapped(said, Face.BODY, 13, inner), Face.BODY, style.WARNING))
        return out

    def _paint(self, pen: Pen, rect: Rect, rows: list[tuple[list[str], Face, style.Colour]]) -> None:
        x, y = rect.x + pen.px(PAD), rect.y + pen.px(28)
        count, number = len(self.tutorial.lesson.steps), self.tutorial.number + 1
        head = _("tutorial") if self.tutorial.done else _("step {n} of {count}").format(n=number, count=count)
        pen.caps((x, y), head)
        y += pen.px(24)
        for lines, face, colour in rows:
            for line in lines:
                pen.based((x, y), line, face, 13.5 if face is Face.LABEL else 13, colour)
                y += pen.px(19)
            y += pen.px(6)
        buttons: Final = (
            [(_("Close"), "lesson close", self.hint, "F2")]
            if self.tutorial.done
            else [
                (_("How is it done?"), "lesson hint", self.hint, "F2"),
                (_("Skip the step"), "lesson skip", self.skip, ""),
            ]
        )
        for label, name, act, key in buttons:
            wide = pen.type.width(label, Face.LABEL, 14) + pen.px(26 + (34 if key else 0))
            box = Rect(x, rect.bottom - pen.px(44), wide, pen.px(style.BUTTON))
            pen.button(box, label, name, act, key=key)
            x = box.right + pen.px(8)
