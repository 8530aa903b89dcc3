"""Who waits beyond the map: by box, when each comes, and who can be ordered back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np
import pygame

from game.model.orders import Return
from game.records import wording
from game.rules.sight import Sight
from game.terms import NEVER, BoxId, Status, UnitId
from game.texts import _, ngettext, titled
from game.ui import dialogue, style, view
from game.ui.pen import Pen, Rect, Zone
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WIDE, HEAD, FOOT, ROW = 720, 96, 74, 40
MOST: Final = 13


@dataclass(frozen=True, slots=True)
class Waiting:
    """A unit beyond the map."""

    unit: UnitId
    due: int  # day on which it may come; NEVER if it waits for an event or for an order
    fled: bool  # whether it left the map for a sanctuary


def waiting(sight: Sight) -> dict[BoxId, list[Waiting]]:
    """By box, the units that the side sees there; those that come first stand first."""
    theatre, state = sight.theatre, sight.state
    out: dict[BoxId, list[Waiting]] = {}
    there = (state.status == int(Status.PENDING)) & (state.men > 0)
    for unit in map(UnitId, np.flatnonzero(there).tolist()):
        link = int(state.away[unit])
        box = theatre.links[link].box if link >= 0 else theatre.units[unit].box
        if box >= 0:
            out.setdefault(box, []).append(Waiting(unit, int(state.due[unit]), link >= 0))
    for units in out.values():
        units.sort(key=lambda one: (one.due == NEVER, one.due, one.unit))
    return out


def distance(sight: Sight, box: BoxId) -> str:
    """How far a box lies beyond the map's edge."""
    links = sight.theatre.boxes[box].links
    if not links:
        return _("no road")
    return _("{km} km beyond the map").format(km=min(far for _hex, far in links) * sight.theatre.km_a_hex)


def when(sight: Sight, one: Waiting) -> str:
    """When a unit comes."""
    if one.due == NEVER:
        return _("in its sanctuary") if one.fled else _("not released")
    if one.due <= sight.state.day:
        return _("ready, waits for its way in") if not one.fled else _("comes at dawn")
    return wording.day_and_month(sight.theatre, one.due)


@dataclass(frozen=True, slots=True)
class Beyond:
    """The dialogue that lists who waits in a box."""

    box: BoxId

    def draw(self, surface: pygame.Surface, desk: Desk) -> list[Zone]:
        """Draw it over the dimmed desk; the zones in it."""
        units = waiting(desk.sight).get(self.box, [])
        rows = max(1, min(MOST, len(units)))
        pen, rect = dialogue.begin(surface, desk, WIDE, HEAD + FOOT + ROW * rows)
        left, room = rect.x + pen.px(32), rect.width - pen.px(64)
        pen.based((left, rect.y + pen.px(48)), titled(desk.theatre.boxes[self.box].name), Face.HEAD, 28)
        told = ngettext("{count} unit, {far}", "{count} units, {far}", len(units))
        told = told.format(count=len(units), far=distance(desk.sight, self.box))
        pen.based((left, rect.y + pen.px(72)), told, Face.BODY, 13.5, style.SECOND)
        y = rect.y + pen.px(HEAD - 10)
        for one in units[:MOST]:
            self._row(pen, desk, one, Rect(left, y, room, pen.px(ROW)))
            y += pen.px(ROW)
        top = rect.bottom - pen.px(62)
        pen.rule(rect.x, top, rect.width)
        at = Rect(rect.right - pen.px(32 + 120), top + pen.px(14), pen.px(120), pen.px(34))
        pen.button(at, _("Close"), "box close", desk.close_dialogue, key=_("Esc"))
        if len(units) > MOST:
            more = len(units) - MOST
            told = ngettext("and {count} more", "and {count} more", more).format(count=more)
            pen.based((left, top + pen.px(36)), told, Face.BODY, 13, style.THIRD)
        return pen.zones

    def key(self, desk: Desk, name: str) -> None:
        """No key but Escape does anything here."""

    @staticmethod
    def _row(pen: Pen, desk: Desk, one: Waiting, rect: Rect) -> None:
        card = view.unit_card(desk.theatre, desk.sight.state, one.unit)
        picture = desk.counters.counter(card, pen.px(32), (), 1, selected=False)
        pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(18), rect.centery)))
        base = rect.centery + pen.px(5)
        order, right = Return((one.unit,)), rect.right
        if one.fled and one.due == NEVER and int(desk.sight.state.controller[one.unit]) == desk.table.side:
            why = desk.composer.why_not(order)
            at = Rect(right - pen.px(124), rect.centery - pen.px(14), pen.px(124), pen.px(28))
            act = partial(desk.composer.give, order)
            pen.button(
                at, _("Order back"), f"back {one.unit}", act, look="off" if why else "normal", hint=why
            )
            right = at.left - pen.px(12)
        pen.based((right, base), when(desk.sight, one), Face.LABEL, 13, style.SECOND, "right")
        name = pen.type.fit(card.name, Face.LABEL, 14, rect.width - pen.px(44 + 300))
        pen.based((rect.x + pen.px(44), base), name, Face.LABEL, 14)
