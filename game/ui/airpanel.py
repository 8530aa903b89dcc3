"""The right panel with the side's wings: where they are, what they can still fly, and what they may do."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model import orders
from game.rules import air, lifting
from game.terms import NO_PLACE, Duty, UnitId, WingId
from game.texts import _, spoken, titled
from game.ui import dialogue, style, symbols, view
from game.ui import flight as flying
from game.ui.flight import Flight
from game.ui.menu import Verb
from game.ui.pen import BUTTON_TEXT, Look, Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

WING, PASSENGER = 84, 46


def draw(pen: Pen, desk: Desk, rect: Rect) -> int:
    """The wings, or who goes with the flight that was chosen; where it ends."""
    flight = desk.composer.flight
    if flight is not None and flight.carries:
        return _boarding(pen, desk, flight, rect)
    pen.based((rect.x, pen.px(36)), _("Aircraft"), Face.HEAD, 26)
    told = _("Choose a flight, then its target on the map.")
    pen.based((rect.x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    y = pen.heading(rect.x, pen.px(72), rect.width, _("wings"), _("sorties left"))
    state = desk.sight.state
    flies = [wing for wing in air.wings_of(desk.theatre, desk.table.side) if int(state.aircraft[wing])]
    room = max(1, (rect.bottom - y - pen.px(24)) // pen.px(WING))
    pages = -(-len(flies) // room)
    page = desk.air_page % max(1, pages)
    for wing in flies[page * room : (page + 1) * room]:
        _wing(pen, desk, wing, Rect(rect.x, y, rect.width, pen.px(WING)))
        y += pen.px(WING)
    if pages > 1:
        told = _("Page {page} of {pages}: turn over").format(page=page + 1, pages=pages)
        at = Rect(rect.x, y, rect.width, pen.px(22))
        over = pen.zone(at, "air page", desk.turn_air_page)
        pen.based((rect.x, y + pen.px(15)), told, Face.LABEL, 13, style.TEXT if over else style.ACCENT)
        y = at.bottom
    if not flies:
        told = _("This side has no aircraft here.")
        pen.based((rect.x, y + pen.px(16)), told, Face.BODY, 13.5, style.SECOND)
    return y


# A wing


def _wing(pen: Pen, desk: Desk, wing: WingId, rect: Rect) -> None:
    theatre, state = desk.theatre, desk.sight.state
    fixed, kind = theatre.wings[wing], theatre.wing_type(wing)
    picture = symbols.symbol(kind.symbol, pen.px(34), pen.px(30))
    pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(18), rect.y + pen.px(22))))
    left = rect.x + pen.px(42)
    right = pen.based(
        (rect.right, rect.y + pen.px(20)), str(int(state.sorties[wing])), Face.HEAD, 20, style.TEXT, "right"
    )
    name = pen.type.fit(titled(fixed.name), Face.HEAD, 17, rect.width - right - pen.px(58))
    pen.based((left, rect.y + pen.px(17)), name, Face.HEAD, 17)
    told = _("{count} aircraft, {base}").format(count=int(state.aircraft[wing]), base=base_name(desk, wing))
    told = pen.type.fit(told, Face.BODY, 12.5, rect.width - pen.px(80))
    pen.based((left, rect.y + pen.px(34)), told, Face.BODY, 12.5, style.SECOND)
    shown = _verbs(desk, wing)
    gap = pen.px(5)
    x = rect.x
    for verb, wide in zip(shown, _widths(pen, shown, rect.width, gap), strict=True):
        at = Rect(x, rect.y + pen.px(44), wide, pen.px(28))
        pen.button(at, verb.label, verb.name, verb.act, look=verb.look, hint=verb.hint)
        x = at.right + gap


def _widths(pen: Pen, shown: list[Verb], room: int, gap: int) -> list[int]:
    """How wide each button is: a third of the row, or as its label needs where there are more."""
    third, rest = (room - 2 * gap) // 3, room - gap * (len(shown) - 1)
    wanted = [pen.type.width(verb.label, Face.LABEL, BUTTON_TEXT) + pen.px(25) for verb in shown]
    if len(shown) <= 3 and max(wanted, default=0) <= third:
        return [third] * len(shown)
    spare = (rest - sum(wanted)) // max(1, len(shown))
    return [wide + spare for wide in wanted]


def base_name(desk: Desk, wing: WingId) -> str:
    """Where a wing is: its airfield or its box."""
    place, box = int(desk.sight.state.wing_place[wing]), desk.theatre.wings[wing].box
    if place != NO_PLACE:
        return spoken(desk.theatre.places[place].name)
    return spoken(desk.theatre.boxes[box].name) if box >= 0 else ""


def _verbs(desk: Desk, wing: WingId) -> list[Verb]:
    """What a wing of its kind can be told, as buttons."""
    composer, kind = desk.composer, desk.theatre.wing_type(wing)
    flight, state = composer.flight, desk.sight.state
    able = desk.table.mine and int(state.sorties[wing]) > 0
    out = []
    for label, made, may in (
        (_("Strike"), orders.Strike, any(kind.strike)),
        (_("Scout"), orders.Scout, kind.sees > 0),
        (_("Lift"), orders.Airlift, kind.lift > 0),
        (_("Coup"), orders.Seize, kind.lift > 0),
        (_("Rebase"), orders.Rebase, True),
    ):
        if not may or (made is orders.Seize and not flying.passengers(desk.sight, Flight(made, wing))):
            continue
        chosen = flight is not None and (flight.kind, flight.wing) == (made, wing)
        look: Look = "chosen" if chosen else "normal" if able else "off"
        reason = _("These aircraft have no sorties left this turn.")
        reason = "" if able else reason if desk.table.mine else _("It is another faction's phase.")
        out.append(Verb(label, f"{made.__name__} {wing}", "", partial(desk.fly, made, wing), look, reason))
    on_call = int(state.duty[wing]) == Duty.ON_CALL
    order = orders.Assign(wing, Duty.NONE if on_call else Duty.ON_CALL)
    why = composer.why_not(order)
    if any(kind.strike) or any(kind.support):
        look = "off" if why else "chosen" if on_call else "normal"
        out.append(Verb(_("On call"), f"call {wing}", "", partial(composer.give, order), look, why))
    return out


# Who goes along


def _boarding(pen: Pen, desk: Desk, flight: Flight, rect: Rect) -> int:
    """The units at the base, to be ticked, and the sorties that they take; where it ends."""
    theatre, state = desk.theatre, desk.sight.state
    title = _("Airfield coup") if flight.kind is orders.Seize else _("Airlift")
    pen.based((rect.x, pen.px(36)), title, Face.HEAD, 26)
    told = _("{wing}, from {base}").format(
        wing=titled(theatre.wings[flight.wing].name), base=base_name(desk, flight.wing)
    )
    told = pen.type.fit(told, Face.BODY, 13.5, rect.width)
    pen.based((rect.x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    need = lifting.sorties_for(theatre, state, flight.wing, flight.units) if flight.units else 0
    have = int(state.sorties[flight.wing])
    note = _("{need} of {have} sorties").format(need=need, have=have)
    y = pen.heading(rect.x, pen.px(72), rect.width, _("who goes along"), note)
    waiting = flying.passengers(desk.sight, flight)
    for unit in waiting:
        if y + pen.px(PASSENGER) > rect.bottom - pen.px(120):
            break
        _passenger(pen, desk, flight, unit, Rect(rect.x, y, rect.width, pen.px(PASSENGER)))
        y += pen.px(PASSENGER)
    if not waiting:
        told = _("Nobody stands there whom these aircraft could carry.")
        y = dialogue.paragraph(pen, (rect.x, y), told, rect.width, dialogue.SMALL)
    told = (
        _("Then click an enemy's airfield, or one that nobody holds. They jump in the coming night.")
        if flight.kind is orders.Seize
        else _("Then click an airfield of ours or of a partner.")
    )
    y = dialogue.paragraph(pen, (rect.x, y + pen.px(10)), told, rect.width, dialogue.SMALL)
    at = Rect(rect.x, y + pen.px(10), rect.width, pen.px(style.BUTTON))
    pen.button(at, _("Back to the wings"), "air back", partial(desk.composer.aim, None), key=_("Esc"))
    return at.bottom


def _passenger(pen: Pen, desk: Desk, flight: Flight, unit: UnitId, rect: Rect) -> None:
    theatre, state = desk.theatre, desk.sight.state
    taken = unit in flight.units
    act = partial(desk.composer.aim, flight.board(unit))
    over = pen.zone(rect, f"board {unit}", act)
    if taken or over:
        pen.box(rect.inflate(0, -pen.px(4)), style.RAISED, None, 4)
    side = pen.px(18)
    pen.tick(Rect(rect.x + pen.px(8), rect.centery - side // 2, side, side), on=taken)
    card = view.unit_card(theatre, state, unit)
    picture = desk.counters.counter(card, pen.px(34), (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(52), rect.centery)))
    need = lifting.sorties_for(theatre, state, flight.wing, (unit,))
    right = pen.based(
        (rect.right - pen.px(8), rect.centery + pen.px(6)), str(need), Face.HEAD, 17, style.TEXT, "right"
    )
    name = pen.type.fit(card.name, Face.LABEL, 13.5, rect.width - pen.px(96) - right)
    pen.based((rect.x + pen.px(80), rect.centery + pen.px(5)), name, Face.LABEL, 13.5)
