"""The right panel while an assault is proposed: who takes part, and what is known of the enemy."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.model.orders import Assault
from game.records import positions, wording
from game.records.refusal_texts import refusal_text
from game.rules import combat, movement
from game.rules.umpire import refusal
from game.terms import UnitId
from game.texts import _, decimal
from game.ui import dialogue, style, view, words
from game.ui.pen import Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

ROW, CARD = 56, 42


def draw(pen: Pen, desk: Desk, order: Assault, x: int, inner: int) -> int:
    """The whole of it; where it ends."""
    theatre = desk.theatre
    title = _("Assault on {place}").format(place=positions.point(theatre, order.hex))
    column, row = theatre.grid.column_row(order.hex)
    pen.based((x + inner, pen.px(34)), f"{column} · {row}", Face.BODY, 12.5, style.THIRD, "right")
    pen.based((x, pen.px(36)), pen.type.fit(title, Face.HEAD, 26, inner - pen.px(60)), Face.HEAD, 26)
    pinned = desk.composer.pinned is not None
    told = (
        _("A click on a row takes a unit in or out.")
        if pinned
        else _("F keeps this open, to choose who takes part.")
    )
    y = dialogue.paragraph(pen, (x, pen.px(43)), told, inner, dialogue.SMALL)
    y = pen.heading(x, y + pen.px(8), inner, _("attackers"), _("steps × factor × quality"))
    for unit in desk.composer.could_join(order)[:6]:
        y = _attacker(pen, desk, order, unit, Rect(x, y, inner, pen.px(ROW)))
    y = pen.heading(x, y + pen.px(10), inner, _("known of the enemy"))
    state, side = desk.sight.state, int(desk.table.side)
    for contact in combat.targets(theatre, state, side, order.hex, order.site)[:4]:
        y = _enemy(pen, desk, contact, Rect(x, y, inner, pen.px(ROW)))
    return y


def _attacker(pen: Pen, desk: Desk, order: Assault, unit: UnitId, rect: Rect) -> int:
    theatre, state = desk.theatre, desk.sight.state
    taken = unit in order.units
    others = order.units if taken else (*order.units, unit)
    wrong = refusal(theatre, state, desk.table.side, Assault(others, order.hex, order.site))
    why = refusal_text(theatre, wrong) if wrong is not None and wrong.unit in (unit, -1) else ""
    off = bool(why) and not taken
    act = None if off or desk.composer.pinned is None else partial(desk.composer.tick, unit)
    over = pen.zone(rect, f"attacker {unit}", act, why)
    box = rect.inflate(0, -pen.px(4))
    if taken or over:
        pen.box(box, style.RAISED if over else style.mix(style.PANEL, style.RAISED, 0.6), None, 4)
    side = pen.px(18)
    pen.tick(Rect(rect.x + pen.px(8), rect.centery - side // 2, side, side), on=taken)
    card = view.unit_card(theatre, state, unit)
    picture = desk.counters.counter(card, pen.px(CARD - 4), (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(58), rect.centery)))
    left = rect.x + pen.px(90)
    colour = style.FAINT if off else style.TEXT
    name = pen.type.fit(card.name, Face.LABEL, 13.5, rect.width - pen.px(160))
    pen.based((left, rect.centery - pen.px(3)), name, Face.LABEL, 13.5, colour)
    time = _("time {days}").format(days=words.days(movement.time_left(theatre, state, unit)))
    note = why or time
    pen.based(
        (left, rect.centery + pen.px(15)),
        pen.type.fit(note, Face.BODY, 12, rect.width - pen.px(180)),
        Face.BODY,
        12,
        style.THIRD,
    )
    _strength(pen, desk, order, unit, (rect.right - pen.px(8), rect.centery), colour)
    return rect.bottom


def _strength(
    pen: Pen, desk: Desk, order: Assault, unit: UnitId, at: tuple[int, int], colour: style.Colour
) -> None:
    """What a unit adds to the attack, and how that comes about."""
    theatre, state = desk.theatre, desk.sight.state
    foe = [combat.report(state, int(desk.table.side), row) for row in desk.enemies(order)]
    one = combat.element(theatre, state, unit)
    strength = combat.strength(theatre, [one], foe, attacking=True)
    right, middle = at
    pen.based((right, middle), decimal(f"{strength / 100:.1f}"), Face.HEAD, 17, colour, "right")
    quality, count = int(theatre.combat.quality[one.quality]), combat.steps(one.men)
    factor = strength / max(1, count * quality)
    sums = decimal(f"{count} × {factor:.1f} × {quality / 100:.1f}")
    pen.based((right, middle + pen.px(17)), sums, Face.BODY, 12, style.THIRD, "right")


def _enemy(pen: Pen, desk: Desk, contact: int, rect: Rect) -> int:
    theatre, state, side = desk.theatre, desk.sight.state, int(desk.table.side)
    card = view.report_card(theatre, state, side, contact)
    picture = desk.counters.counter(card, pen.px(CARD - 2), (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=(rect.x + pen.px(24), rect.centery)))
    left = rect.x + pen.px(58)
    pen.based(
        (left, rect.centery - pen.px(3)),
        pen.type.fit(card.name, Face.LABEL, 13.5, rect.width - pen.px(130)),
        Face.LABEL,
        13.5,
    )
    seen = _("seen today") if not card.age else _("seen {age} ago").format(age=wording.days(card.age))
    note = _("{steps} steps, {posture}, {seen}").format(
        steps=card.steps, posture=words.posture(card.posture), seen=seen
    )
    pen.based(
        (left, rect.centery + pen.px(15)),
        pen.type.fit(note, Face.BODY, 12, rect.width - pen.px(70)),
        Face.BODY,
        12,
        style.SECOND,
    )
    return rect.bottom
