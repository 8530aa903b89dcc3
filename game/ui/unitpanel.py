"""A stack and the unit that is selected, in the panel at the right: the less room, the closer they are."""

from __future__ import annotations

from enum import IntEnum
from functools import partial
from typing import TYPE_CHECKING, Final

from game.advice.naming import STANDINGS
from game.records import wording
from game.rules import movement
from game.terms import SupplyState, TargetClass, UnitId
from game.texts import _, mark, ngettext, titled
from game.ui import style, view, words
from game.ui.pen import Pen, Rect
from game.ui.style import Face
from game.ui.view import Card

if TYPE_CHECKING:
    from game.ui.desk import Desk

CARD, BIG, NAME = 46, 74, 28
MOST_ROWS: Final = 2  # of cards
CLASSES: Final = {
    TargetClass.SOFT: mark("soft"),
    TargetClass.ARMOURED: mark("armoured"),
    TargetClass.DISPERSED: mark("dispersed"),
    TargetClass.FORTIFIED: mark("fortified"),
}
GAUGE: Final = 10  # cells of a gauge of a share


class Close(IntEnum):
    """What is left out, step by step, so that the orders have their room."""

    ROOMY = 0
    FOLDED = 1  # without strengths against each class
    ONE_ROW = 2  # smaller cards, in a row
    PAIRED = 3  # figures without gauges, in pairs
    HEADLESS = 4  # no headings, nor one of the orders
    BRIEF = 5  # of the unit its name and figures
    HIDDEN = 6  # nothing but the orders


def closeness(pen: Pen, desk: Desk, here: int, room: Rect) -> Close:
    """How close stack and unit must be drawn to fit into a room."""
    return next(
        (close for close in Close if _height(pen, desk, here, room.width, close) <= room.height),
        Close.HIDDEN,
    )


def _height(pen: Pen, desk: Desk, here: int, inner: int, close: Close) -> int:
    """How high stack and unit are together, less what the orders can do without."""
    stack, head = desk.stacks.get(here), 0 if close >= Close.HEADLESS else pen.px(30)
    high = 0
    if stack is not None:
        count = len(stack.cards) + len(stack.reports)
        side, _gap, across = _cards(pen, count, inner, close)
        high += head + _rows(count, across, close) * (side + pen.px(12)) + pen.px(6)
    if desk.composer.selected:
        rows = len(_rows_of_gauges(desk, desk.composer.selected[0]))
        rows = -(-rows // 2) if close >= Close.PAIRED else rows
        high += (
            head + pen.px(NAME if close >= Close.BRIEF else BIG + 14) + rows * pen.px(style.ROW) + pen.px(8)
        )
        high += 0 if close else pen.px(18 + 44 + 14)
    return high - (pen.px(30) if close >= Close.HEADLESS and desk.choices is None else 0)


# The stack


def draw_stack(pen: Pen, desk: Desk, here: int, room: Rect, close: int) -> int:
    """Who stands in a hex, as cards; where they end."""
    x, y, inner = room.x, room.y, room.width
    stack = desk.stacks.get(here)
    if stack is None or close >= Close.HIDDEN:
        return y
    cards = [*stack.cards, *stack.reports]
    present, full = view.total_steps(stack.cards or stack.reports)
    count = len(stack.cards or stack.reports)
    note = ngettext(
        "{units} unit  ·  {steps} of {full} steps", "{units} units  ·  {steps} of {full} steps", count
    )
    note = note.format(units=count, steps=present, full=full)
    if close < Close.HEADLESS:
        y = pen.heading(x, y, inner, _("stack"), note)
    side, gap, across = _cards(pen, len(cards), inner, close)
    for number, card in enumerate(cards[: across * _rows(len(cards), across, close)]):
        row, column = divmod(number, across)
        at = Rect(x + column * (side + gap), y + row * (side + pen.px(12)), side, side)
        _small(pen, desk, card, at)
    return y + _rows(len(cards), across, close) * (side + pen.px(12)) + pen.px(6)


def _cards(pen: Pen, count: int, inner: int, close: int) -> tuple[int, int, int]:
    """How large the cards of a stack are, how far apart, and how many stand beside one another."""
    for side, gap in (
        (CARD, 14),
        (CARD - 6, 5),
        *(((CARD - 12, 5), (CARD - 18, 5), (CARD - 22, 5)) if close else ()),
    ):
        across = (inner + pen.px(gap)) // pen.px(side + gap)
        if count <= across:
            break
    return pen.px(side), pen.px(gap), max(1, across)


def _rows(count: int, across: int, close: int) -> int:
    """In how many rows the cards of a stack stand."""
    return min(MOST_ROWS if close < Close.ONE_ROW else 1, -(-count // across))


def _small(pen: Pen, desk: Desk, card: Card, rect: Rect) -> None:
    chosen = card.unit >= 0 and card.unit in desk.composer.selected
    name = f"card {card.unit} {card.contact}"
    mine = card.unit >= 0 and int(desk.sight.state.controller[card.unit]) == desk.table.side
    act = partial(desk.choose, UnitId(card.unit)) if mine else None
    over = pen.zone(rect.inflate(pen.px(4), pen.px(6)), name, act, card_hint(desk, card))
    if chosen or over:
        edge = style.ACCENT if chosen else style.STRONG
        pen.box(rect.inflate(pen.px(6), pen.px(8)), style.ACCENT_GROUND if chosen else style.RAISED, edge, 5)
    picture = desk.counters.counter(card, rect.width - pen.px(6), (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=rect.center))


def card_hint(desk: Desk, card: Card) -> str:
    """A card in words."""
    theatre = desk.theatre
    parts = [card.name, wording.faction(theatre, card.faction)]
    parts.append(_("{steps} of {full} steps").format(steps=card.steps, full=card.full))
    parts.append(words.posture(card.posture))
    if card.contact >= 0:
        parts.append(
            _("seen today") if not card.age else _("seen {age} ago").format(age=wording.days(card.age))
        )
    elif card.supply != SupplyState.SUPPLIED:
        parts.append(_(words.SUPPLIES[SupplyState(card.supply)]))
    return "   ·   ".join(parts)


# The unit


def draw_unit(pen: Pen, desk: Desk, unit: UnitId, at: Rect, close: int) -> int:
    """The unit that is selected; where it ends."""
    x, y, inner = at.x, at.y, at.width
    if close >= Close.HIDDEN:
        return y
    theatre, state = desk.theatre, desk.sight.state
    chosen = desk.composer.selected
    title = _("selected unit") if len(chosen) == 1 else _("{count} units selected").format(count=len(chosen))
    waiting = desk.composer.waiting()
    if unit in waiting:
        note = _("{number} of {count}   Tab").format(number=waiting.index(unit) + 1, count=len(waiting))
    else:
        note = _("{count} more   Tab").format(count=len(waiting)) if waiting else ""
    if close < Close.HEADLESS:
        y = pen.heading(x, y, inner, title, note)
    if close >= Close.BRIEF:
        pen.based((x, y + pen.px(17)), pen.type.fit(_name(desk, unit), Face.HEAD, 18, inner), Face.HEAD, 18)
        return _gauges(pen, desk, unit, Rect(x, y + pen.px(NAME), inner, 0), close)
    card = view.unit_card(theatre, state, unit)
    big = pen.px(BIG)
    picture = desk.counters.counter(card, big, (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=(x + big // 2, y + big // 2)))
    _titles(pen, desk, unit, x + big + pen.px(16), y, inner - big - pen.px(16))
    y += big + pen.px(14)
    y = _gauges(pen, desk, unit, Rect(x, y, inner, 0), close)
    return y if close else _against(pen, desk, unit, x, y, inner)


def _name(desk: Desk, unit: UnitId) -> str:
    return titled(desk.theatre.units[unit].name)


def _titles(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, room: int) -> None:
    theatre, state = desk.theatre, desk.sight.state
    fixed = theatre.units[unit]
    kind, owner = theatre.types[fixed.type], int(state.faction[unit])
    size = pen.largest(_name(desk, unit), Face.HEAD, (21, 18, 16), room)
    name = pen.type.fit(_name(desk, unit), Face.HEAD, size, room)
    pen.based((x, y + pen.px(17)), name, Face.HEAD, size)
    colour = style.mix(desk.counters.livery(owner).line, style.TEXT, 0.35)
    belongs = titled(theatre.factions[owner].name)
    if int(state.controller[unit]) != owner:
        other = titled(theatre.factions[int(state.controller[unit])].name)
        belongs = _("{faction}, under the orders of {other}").format(faction=belongs, other=other)
    elif fixed.contingent not in ("", theatre.factions[owner].id, theatre.factions[owner].name):
        belongs = f"{belongs}, {titled(fixed.contingent)}"
    pen.based((x, y + pen.px(36)), pen.type.fit(belongs, Face.BODY, 13.5, room), Face.BODY, 13.5, colour)
    what = f"{titled(kind.name)}, {_(words.QUALITIES[fixed.quality])}"
    pen.based((x, y + pen.px(55)), pen.type.fit(what, Face.BODY, 13.5, room), Face.BODY, 13.5, style.TEXT)
    how = _("{posture}; standing order: {standing}.").format(
        posture=words.capital(words.posture(int(state.posture[unit]))),
        standing=_(STANDINGS[int(state.standing[unit])]),  # type: ignore[index]
    )
    pen.based((x, y + pen.px(73)), pen.type.fit(how, Face.BODY, 12.5, room), Face.BODY, 12.5, style.THIRD)


def _gauges(pen: Pen, desk: Desk, unit: UnitId, at: Rect, close: int) -> int:
    """Steps, time, supply and wear, each with its gauge; where there is no room, in pairs without one."""
    x, y, inner = at.x, at.y, at.width
    rows = _rows_of_gauges(desk, unit)
    paired = close >= Close.PAIRED
    wide = (inner - pen.px(20)) // 2 if paired else inner
    for number, (label, filled, count, colour, figure) in enumerate(rows):
        left = x + (wide + pen.px(20)) * (number % 2) if paired else x
        base = y + pen.px(12)
        pen.based((left, base), label, Face.BODY, 13.5, style.SECOND)
        if paired:
            short = figure.split(", ")[0]
            room = wide - pen.type.width(label, Face.BODY, 13.5) - pen.px(6)
            pen.based(
                (left + wide, base),
                pen.type.fit(short, Face.KEY, 13, room),
                Face.KEY,
                13,
                style.TEXT,
                "right",
            )
        else:
            gauge = Rect(x + pen.px(76), y + pen.px(2), pen.px(152), pen.px(10))
            pen.segments(gauge, filled, count, colour)
            pen.based((x + inner, base), figure, Face.KEY, 13, style.TEXT, "right")
        y += pen.px(style.ROW) if not paired or number % 2 or number == len(rows) - 1 else 0
    return y + pen.px(8)


def _rows_of_gauges(desk: Desk, unit: UnitId) -> list[tuple[str, float, int, style.Colour, str]]:
    """Label, how much is filled, of how many cells, in which colour, and the figure, of each gauge."""
    theatre, state = desk.theatre, desk.sight.state
    card, men = view.unit_card(theatre, state, unit), int(state.men[unit])
    left = movement.time_left(theatre, state, unit)
    per_day = theatre.calendar.budget // theatre.calendar.days_a_turn
    rows: list[tuple[str, float, int, style.Colour, str]] = [
        (
            _("Steps"),
            card.steps,
            card.full,
            style.TEXT,
            _("{steps} of {full}, {men}").format(steps=card.steps, full=card.full, men=wording.men(men)),
        ),
        (
            _("Time"),
            left / per_day * 5,
            5 * theatre.calendar.days_a_turn,
            style.ACCENT,
            _("{days} days left").format(days=words.days(left)),
        ),
    ]
    if theatre.supply is not None and theatre.types[theatre.units[unit].type].needs[0]:
        fare = SupplyState(card.supply)
        colour = style.GOOD if fare == SupplyState.SUPPLIED else style.WARNING
        rows.append((_("Supply"), 3 - int(fare), 3, colour, _(words.SUPPLIES[fare])))
        wear = int(state.wear[unit])
        worn = _("{share} in 10").format(share=wear // 100) if wear else _("none")
        rows.append((_("Wear"), wear / 100, GAUGE, style.WARNING, worn))
    return rows


def _against(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, inner: int) -> int:
    """Strengths a step against each class of target."""
    kind = desk.theatre.types[desk.theatre.units[unit].type]
    columns = [x + pen.px(84) + (inner - pen.px(84)) * (2 * n + 1) // 8 for n in range(4)]
    base = y + pen.px(11)
    pen.caps((x, base), _("against"), style.THIRD, 11.5)
    for at, target in zip(columns, TargetClass, strict=True):
        pen.based((at, base), _(CLASSES[target]), Face.BODY, 12.5, style.THIRD, "centre")
    for number, (label, row) in enumerate(((_("Attack"), kind.attack), (_("Defence"), kind.defence))):
        top = y + pen.px(18) + number * pen.px(22)
        if not number:
            pen.surface.fill(style.INSET, (x, top, inner, pen.px(22)))
        pen.based((x + pen.px(8), top + pen.px(16)), label, Face.BODY, 13.5, style.SECOND)
        for at, factor in zip(columns, row, strict=True):
            pen.based((at, top + pen.px(17)), str(factor), Face.HEAD, 17, style.TEXT, "centre")
    return y + pen.px(18 + 44 + 14)
