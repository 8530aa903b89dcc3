"""The panel at the right: place, stack, unit, orders, minimap, end of the phase; or an assault's parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.advice.naming import STANDINGS
from game.model.orders import Assault
from game.records import wording
from game.rules import movement
from game.terms import OFF_MAP, POINT, Site, SupplyState, TargetClass, UnitId
from game.texts import _, decimal, mark, ngettext, titled
from game.ui import airpanel, assaultpanel, foot, style, view, words
from game.ui.menu import draw_orders
from game.ui.pen import Act, Pen, Rect
from game.ui.style import Face
from game.ui.view import Card

if TYPE_CHECKING:
    from game.ui.desk import Desk

CARD, BIG = 46, 74
MAP: Final = 262  # high, for the minimap where there is no hurry
CLASSES: Final = {
    TargetClass.SOFT: mark("soft"),
    TargetClass.ARMOURED: mark("armoured"),
    TargetClass.DISPERSED: mark("dispersed"),
    TargetClass.FORTIFIED: mark("fortified"),
}
GAUGE: Final = 10  # cells of a gauge of a share


def draw_sidepanel(pen: Pen, desk: Desk) -> None:
    """The whole panel."""
    width, height = pen.surface.get_size()
    pen.surface.fill(style.PANEL)
    pen.post(0, 0, height, style.rgb("#100E0C"))
    x, inner = pen.px(16), width - pen.px(32)
    base = foot.draw_foot(pen, desk, x, inner, height)
    order = desk.proposal
    if isinstance(order, Assault):
        low = assaultpanel.draw(pen, desk, order, x, inner)
    elif desk.air_open:
        low = airpanel.draw(pen, desk, Rect(x, 0, inner, base - pen.px(0 if desk.short else MAP)))
    elif desk.composer.place == OFF_MAP and desk.watching:
        low = _standings(pen, desk, x, inner)
    elif desk.composer.place == OFF_MAP:
        kept = foot.LEAST + 14 if desk.short else MAP
        low = _aims(pen, desk, x, pen.px(14), inner, base - pen.px(kept))
    else:
        low = _here(pen, desk, desk.composer.place, Rect(x, 0, inner, base))
    foot.draw_map(pen, desk, Rect(x, low, inner, base - low))


def _here(pen: Pen, desk: Desk, here: int, rect: Rect) -> int:
    """The place, who stands there, the unit that is selected and its orders; where it ends."""
    x, inner = rect.x, rect.width
    y = _place(pen, desk, here, x, inner)
    y = _stack(pen, desk, here, x, y, inner)
    if desk.composer.selected:
        y = _unit(pen, desk, desk.composer.selected[0], x, y, inner)
        y = draw_orders(pen, desk, Rect(x, y, inner, rect.bottom - y))
    return y


# The place


def _place(pen: Pen, desk: Desk, here: int, x: int, inner: int) -> int:
    theatre = desk.theatre
    column, row = theatre.grid.column_row(here)
    pen.based((x + inner, pen.px(34)), f"{column} · {row}", Face.BODY, 12.5, style.THIRD, "right")
    title = pen.type.fit(words.hex_title(theatre, here), Face.HEAD, 26, inner - pen.px(64))
    pen.based((x, pen.px(36)), title, Face.HEAD, 26)
    kinds = [words.ground(theatre, here), words.best_road(theatre, here)]
    if words.river(theatre, here):
        kinds.append(_("river bank"))
    fields = [p for p in view.places_of(theatre, here) if theatre.places[p].site == Site.AIRFIELD]
    kinds += [_(words.RUNWAYS[int(desk.sight.state.condition[p])]) for p in fields]  # type: ignore[index]
    text = words.capital(", ".join(kind for kind in kinds if kind)) + "."
    pen.based((x, pen.px(58)), pen.type.fit(text, Face.BODY, 13.5, inner), Face.BODY, 13.5, style.SECOND)
    y = pen.px(70)
    for place in view.places_of(theatre, here):
        y = _holder(pen, desk, place, x, y, inner)
    return y + pen.px(6)


def _holder(pen: Pen, desk: Desk, place: int, x: int, y: int, inner: int) -> int:
    theatre, state = desk.theatre, desk.sight.state
    holder, one = int(state.holder[place]), theatre.places[place]
    base, left = y + pen.px(13), x
    if holder >= 0:
        left += pen.chip(x, y, theatre.factions[holder].letter, desk.counters.livery(holder), 17) + pen.px(8)
    what = _(words.SITES[Site(one.site)])
    sealed = int(state.sealed[place])
    if sealed >= 0:
        what = _("{site}, sealed by {faction}").format(site=what, faction=wording.faction(theatre, sealed))
    elif holder < 0:
        what = _("{site}, held by nobody").format(site=what)
    pen.based((left, base), what, Face.BODY, 13.5, style.TEXT)
    if theatre.towns is not None and one.site == Site.TOWN and one.population:
        loyalty = int(state.loyalty[place])
        colour = style.GOOD if loyalty > 0 else style.BAD if loyalty < 0 else style.SECOND
        figure = _("Loyalty {points}").format(points=decimal(f"{loyalty / POINT:+.1f}".replace("-", "−")))
        pen.based((x + inner, base), figure, Face.BODY, 13.5, colour, "right")
    return y + pen.px(23)


# The stack


def _stack(pen: Pen, desk: Desk, here: int, x: int, y: int, inner: int) -> int:
    stack = desk.stacks.get(here)
    if stack is None:
        return y
    cards = [*stack.cards, *stack.reports]
    present, full = view.total_steps(stack.cards or stack.reports)
    count = len(stack.cards or stack.reports)
    note = ngettext(
        "{units} unit  ·  {steps} of {full} steps", "{units} units  ·  {steps} of {full} steps", count
    )
    note = note.format(units=count, steps=present, full=full)
    y = pen.heading(x, y, inner, _("stack"), note)
    roomy = len(cards) * pen.px(CARD + 14) <= inner + pen.px(14)
    side, gap = (pen.px(CARD), pen.px(14)) if roomy else (pen.px(CARD - 6), pen.px(5))
    step = side + gap
    across = max(1, (inner + gap) // step)
    for number, card in enumerate(cards[: across * 2]):
        row, column = divmod(number, across)
        _small(pen, desk, card, Rect(x + column * step, y + row * (side + pen.px(12)), side, side))
    rows = min(2, -(-len(cards) // across))
    return y + rows * (side + pen.px(12)) + pen.px(6)


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


def _unit(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, inner: int) -> int:
    theatre, state = desk.theatre, desk.sight.state
    chosen = desk.composer.selected
    title = _("selected unit") if len(chosen) == 1 else _("{count} units selected").format(count=len(chosen))
    waiting = desk.composer.waiting()
    note = _("{number} of {count}   Tab").format(
        number=waiting.index(unit) + 1 if unit in waiting else "–", count=len(waiting)
    )
    y = pen.heading(x, y, inner, title, note)
    card = view.unit_card(theatre, state, unit)
    big = pen.px(BIG)
    picture = desk.counters.counter(card, big, (), 1, selected=False)
    pen.surface.blit(picture, picture.get_rect(center=(x + big // 2, y + big // 2)))
    _titles(pen, desk, unit, x + big + pen.px(16), y, inner - big - pen.px(16))
    y += big + pen.px(14)
    y = _gauges(pen, desk, unit, x, y, inner)
    return _against(pen, desk, unit, x, y, inner)


def _titles(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, room: int) -> None:
    theatre, state = desk.theatre, desk.sight.state
    fixed = theatre.units[unit]
    kind, owner = theatre.types[fixed.type], int(state.faction[unit])
    name = pen.type.fit(titled(fixed.name), Face.HEAD, 21, room)
    pen.based((x, y + pen.px(17)), name, Face.HEAD, 21)
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


def _gauges(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, inner: int) -> int:
    theatre, state = desk.theatre, desk.sight.state
    card, men = view.unit_card(theatre, state, unit), int(state.men[unit])
    left = movement.time_left(theatre, state, unit)
    per_day = theatre.calendar.budget // theatre.calendar.days_a_turn
    rows = [
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
    for label, filled, count, colour, figure in rows:
        base = y + pen.px(12)
        pen.based((x, base), label, Face.BODY, 13.5, style.SECOND)
        pen.segments(Rect(x + pen.px(76), y + pen.px(2), pen.px(152), pen.px(10)), filled, count, colour)
        pen.based((x + inner, base), figure, Face.KEY, 13, style.TEXT, "right")
        y += pen.px(style.ROW)
    return y + pen.px(8)


def _against(pen: Pen, desk: Desk, unit: UnitId, x: int, y: int, inner: int) -> int:
    """Strengths a step against each class of target."""
    if desk.short:
        return y
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


# Nothing chosen: what the side is after, or for an observer how all sides stand


def _standings(pen: Pen, desk: Desk, x: int, inner: int) -> int:
    theatre = desk.theatre
    pen.based((x, pen.px(36)), _("The theatre"), Face.HEAD, 26)
    told = _("{date}, as it is").format(date=wording.short_date(theatre, desk.sight.state.day))
    pen.based((x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    y = pen.heading(x, pen.px(76), inner, _("factions"), _("points / to win"))
    for number, faction in enumerate(theatre.factions):
        rows = [n for n, aim in enumerate(theatre.objectives) if aim.faction == number]
        points, units = int(desk.sight.state.scored[rows].sum()), desk.sight.state.faction == number
        men = int(desk.sight.state.men[units & desk.sight.state.present].sum())
        pen.chip(x, y, faction.letter, desk.counters.livery(number), 20)
        pen.based((x + pen.px(30), y + pen.px(15)), titled(faction.name), Face.LABEL, 14)
        figure = f"{points} / {faction.win}"
        pen.based((x + inner, y + pen.px(15)), figure, Face.HEAD, 16, style.TEXT, "right")
        told = _("{men} on the map").format(men=wording.men(men))
        pen.based((x + pen.px(30), y + pen.px(33)), told, Face.BODY, 12.5, style.THIRD)
        y += pen.px(46)
    return y


def _aims(pen: Pen, desk: Desk, x: int, y: int, inner: int, foot: int) -> int:
    from game.records.aims import aim_in_words  # noqa: PLC0415 -- heavy, and seldom shown
    from game.rules import victory  # noqa: PLC0415

    theatre = desk.theatre
    pen.based((x, pen.px(36)), _("The theatre"), Face.HEAD, 26)
    told = _("{date}, what {faction} knows").format(
        date=wording.short_date(theatre, desk.sight.state.day),
        faction=titled(theatre.factions[desk.table.side].name),
    )
    pen.based((x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    y = pen.heading(x, pen.px(76), inner, _("aims"), _("points"))
    for progress in victory.progress(theatre, desk.sight.state):
        aim = theatre.objectives[progress.objective]
        if aim.faction != desk.table.side:
            continue
        text = titled(aim.text) or words.capital(aim_in_words(theatre, aim))
        lines = pen.type.wrapped(text, Face.BODY, 13, inner - pen.px(70))
        if y + pen.px(20) * len(lines) > foot:
            break
        points = f"{progress.earned} / {progress.points}"
        pen.based((x + inner, y + pen.px(13)), points, Face.HEAD, 16, style.TEXT, "right")
        for number, line in enumerate(lines):
            pen.based((x, y + pen.px(13 + 18 * number)), line, Face.BODY, 13, style.TEXT)
        y += pen.px(18) * len(lines)
        share = progress.earned / progress.points if progress.points else 0
        pen.surface.fill(style.INSET, (x, y, inner, pen.px(4)))
        pen.surface.fill(
            style.GOOD if share >= 1 else style.ACCENT, (x, y, round(inner * min(1, share)), pen.px(4))
        )
        y += pen.px(12)
    offered: list[tuple[str, str, Act, str]] = [
        (_("What your staff would order"), "advice", desk.open_advice, "S")
    ]
    if theatre.proposals:
        offered.append((_("Proposals and agreements"), "talks", desk.open_talks, "K"))
    for label, name, act, key in offered:
        at = Rect(x, y + pen.px(6), inner, pen.px(style.BUTTON))
        if at.bottom + pen.px(4) < foot:
            pen.button(at, label, name, act, key=key)
            y = at.bottom
    return y
