"""The right panel with the side's wings: where they are, what they can still fly, and what they may do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.model import orders
from game.rules import air
from game.terms import NO_PLACE, Duty, WingId
from game.texts import _
from game.ui import style, symbols
from game.ui.composer import Mode
from game.ui.pen import Act, Look, Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

ROW: Final = 86


def draw(pen: Pen, desk: Desk, rect: Rect) -> None:
    """The whole of it."""
    pen.based((rect.x, pen.px(36)), _("Aircraft"), Face.HEAD, 26)
    told = _("Choose a flight, then its target on the map.")
    pen.based((rect.x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    y = pen.heading(rect.x, pen.px(72), rect.width, _("wings"), _("sorties left"))
    flies = [
        wing for wing in air.wings_of(desk.theatre, desk.table.side) if int(desk.sight.state.aircraft[wing])
    ]
    for wing in flies:
        if y + pen.px(ROW) > rect.bottom:
            break
        _wing(pen, desk, wing, Rect(rect.x, y, rect.width, pen.px(ROW)))
        y += pen.px(ROW)
    if not flies:
        pen.based(
            (rect.x, y + pen.px(16)), _("This side has no aircraft here."), Face.BODY, 13.5, style.SECOND
        )


def _wing(pen: Pen, desk: Desk, wing: WingId, rect: Rect) -> None:
    theatre, state = desk.theatre, desk.sight.state
    fixed, kind = theatre.wings[wing], theatre.wing_type(wing)
    picture = symbols.symbol(kind.symbol, pen.px(34), pen.px(30))
    pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(20), rect.y + pen.px(22))))
    left = rect.x + pen.px(48)
    right = pen.based(
        (rect.right, rect.y + pen.px(20)), str(int(state.sorties[wing])), Face.HEAD, 20, style.TEXT, "right"
    )
    name = pen.type.fit(fixed.name, Face.HEAD, 17, rect.width - right - pen.px(64))
    pen.based((left, rect.y + pen.px(17)), name, Face.HEAD, 17)
    place = int(state.wing_place[wing])
    base = (
        theatre.places[place].name
        if place != NO_PLACE
        else theatre.boxes[fixed.box].name
        if fixed.box >= 0
        else ""
    )
    told = _("{count} aircraft, {base}").format(count=int(state.aircraft[wing]), base=base)
    pen.based((left, rect.y + pen.px(34)), told, Face.BODY, 12.5, style.SECOND)
    _buttons(pen, desk, wing, rect)


def _buttons(pen: Pen, desk: Desk, wing: WingId, rect: Rect) -> None:
    composer, kind = desk.composer, desk.theatre.wing_type(wing)
    on_call = int(desk.sight.state.duty[wing]) == Duty.ON_CALL
    order = orders.Assign(wing, Duty.NONE if on_call else Duty.ON_CALL)
    why = composer.why_not(order)
    flight = composer.flight if composer.mode is Mode.TARGET else None
    able = desk.table.mine and int(desk.sight.state.sorties[wing]) > 0
    shown: list[tuple[str, str, Act, Look, str]] = []
    for label, made, may in (
        (_("Strike"), orders.Strike, any(kind.strike)),
        (_("Scout"), orders.Scout, kind.sees > 0),
    ):
        chosen = isinstance(flight, made) and flight.wing == wing
        look: Look = "chosen" if chosen else "normal" if able and may else "off"
        reason = "" if may and able else _("These aircraft do not do that, or have no sorties left.")
        shown.append((label, f"{made.__name__} {wing}", partial(desk.fly, made, wing), look, reason))
    look = "off" if why else "chosen" if on_call else "normal"
    shown.append((_("On call"), f"call {wing}", partial(composer.give, order), look, why))
    wide = (rect.width - pen.px(48 + 12)) // 3
    for number, (label, name, act, look, reason) in enumerate(shown):
        at = Rect(rect.x + pen.px(48) + number * (wide + pen.px(6)), rect.y + pen.px(43), wide, pen.px(28))
        pen.button(at, label, name, act, look=look, hint=reason)
