"""The panel at the right: place, stack, unit, orders, minimap, end of the phase; or an assault's parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.model.orders import Assault
from game.records import wording
from game.rules import movement
from game.terms import OFF_MAP, POINT, Site, SupplyState, TargetClass, UnitId
from game.texts import _, mark, ngettext
from game.ui import airpanel, assaultpanel, minimap, playback, prompts, style, view, words
from game.ui.menu import draw_orders
from game.ui.pen import Look, Pen, Rect
from game.ui.style import Face
from game.ui.view import Card

if TYPE_CHECKING:
    from game.ui.desk import Desk

CARD, BIG = 46, 74
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
    foot = _foot(pen, desk, x, inner, height)
    order = desk.proposal
    if isinstance(order, Assault):
        assaultpanel.draw(pen, desk, order, x, inner)
        return
    here = desk.composer.place
    if desk.air_open:
        airpanel.draw(pen, desk, Rect(x, 0, inner, foot))
        return
    if here == OFF_MAP:
        y = _aims(pen, desk, x, pen.px(14), inner, foot)
    else:
        y = _place(pen, desk, here, x, inner)
        y = _stack(pen, desk, here, x, y, inner)
        if desk.composer.selected:
            y = _unit(pen, desk, desk.composer.selected[0], x, y, inner)
    if desk.composer.selected:
        draw_orders(pen, desk, Rect(x, y, inner, foot - y))


# What stands at the foot


def _foot(pen: Pen, desk: Desk, x: int, inner: int, height: int) -> int:
    """Minimap, what is left to do, and the button; where the room above ends."""
    button = Rect(x, height - pen.px(16 + style.MAIN_BUTTON), inner, pen.px(style.MAIN_BUTTON))
    _end_button(pen, desk, button)
    base = button.y - pen.px(14)
    if desk.table.mine and (asked := len(prompts.owed(desk.sight))):
        told = ngettext("{count} answer is owed", "{count} answers are owed", asked).format(count=asked)
        base -= pen.px(style.BUTTON + 14)
        pen.button(Rect(x, base + pen.px(12), inner, pen.px(style.BUTTON)), told, "owed", desk.answer)
    if desk.table.mine:
        _left(pen, desk, x, base, inner)
    elif not desk.table.over:
        _speeds(pen, desk, x, base, inner)
    whole = (805, 708)
    high = min(pen.px(168 if desk.composer.selected else 224), inner * whole[1] // whole[0])
    wide = high * whole[0] // whole[1]
    rect = Rect(x, base - pen.px(24) - high, wide, high)
    if desk.short and desk.composer.selected:
        desk.minimap_rect = Rect(0, 0, 0, 0)
        return base - pen.px(24)
    minimap.draw_minimap(pen, desk, rect)
    desk.minimap_rect = rect.move(pen.origin)
    _sidenotes(pen, desk, Rect(rect.right + pen.px(14), rect.y, inner - wide - pen.px(14), high))
    return rect.y - pen.px(14)


def _end_button(pen: Pen, desk: Desk, button: Rect) -> None:
    """The button that ends the phase, or goes past that of others."""
    if desk.table.over:
        pen.button(button, _("The game is over"), "end", None, look="off")
    elif desk.table.mine:
        look: Look = "main" if not isinstance(desk.proposal, Assault) else "normal"
        pen.button(button, _("End phase"), "end", desk.end_phase, key=_("Enter"), look=look)
    else:
        name = desk.theatre.factions[desk.table.active].name if desk.table.active >= 0 else _("The turn")
        label = _("{faction}: skip").format(faction=name)
        pen.button(button, label, "skip all", desk.skip_playback, key=_("Space"))


def _left(pen: Pen, desk: Desk, x: int, base: int, inner: int) -> None:
    """How many can still act, and what is left to be flown."""
    left, sorties = len(desk.composer.waiting()), view.sorties_left(desk.sight)
    parts = [ngettext("{count} unit can still act", "{count} units can still act", left).format(count=left)]
    if sorties:
        parts.append(
            ngettext("{count} sortie unspent", "{count} sorties unspent", sorties).format(count=sorties)
        )
    pen.based((x, base), "  ·  ".join(parts), Face.BODY, 13, style.WARNING if left else style.THIRD)
    pen.keycap(x + inner, base - pen.px(5), "N")


def _speeds(pen: Pen, desk: Desk, x: int, base: int, inner: int) -> None:
    """How fast others are played back, to be chosen."""
    pen.based((x, base), _("Playback speed"), Face.BODY, 13, style.SECOND)
    right = x + inner
    for speed in reversed(playback.SPEEDS):
        told = f"{speed:g} ×"
        wide = pen.type.width(told, Face.LABEL, 12.5) + pen.px(12)
        box = Rect(right - wide, base - pen.px(16), wide, pen.px(22))
        chosen = desk.playback.speed == speed
        if pen.zone(box, f"speed {speed:g}", partial(desk.set_speed, speed)) or chosen:
            pen.box(box, style.ACCENT_GROUND if chosen else style.RAISED, style.ACCENT, 4)
        colour = style.ORDER if chosen else style.SECOND
        pen.based((box.centerx, base), told, Face.LABEL, 12.5, colour, "centre")
        right = box.left - pen.px(3)


def _sidenotes(pen: Pen, desk: Desk, rect: Rect) -> None:
    """Points of the side, beside the minimap."""
    faction = desk.theatre.factions[desk.table.side]
    pen.chip(rect.x, rect.y, faction.letter, desk.counters.livery(desk.table.side), 20)
    points = int(
        sum(
            desk.sight.state.scored[n]
            for n, aim in enumerate(desk.theatre.objectives)
            if aim.faction == desk.table.side
        )
    )
    base = rect.y + pen.px(58)
    pen.based((rect.x, base), str(points), Face.HEAD, 30)
    pen.based((rect.x, base + pen.px(18)), _("points"), Face.BODY, 12.5, style.SECOND)
    for number, (what, figure) in enumerate(((_("to win"), faction.win), (_("to draw"), faction.draw))):
        y = base + pen.px(46 + 20 * number)
        pen.based((rect.x, y), what, Face.BODY, 12, style.THIRD)
        pen.based((rect.right, y), str(figure), Face.HEAD, 15, style.SECOND, "right")


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
        figure = _("Loyalty {points}").format(points=f"{loyalty / POINT:+.1f}".replace("-", "−"))
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
    step = pen.px(CARD + 14)
    across = max(1, inner // step)
    for number, card in enumerate(cards[: across * 2]):
        row, column = divmod(number, across)
        _small(
            pen, desk, card, Rect(x + column * step, y + row * pen.px(CARD + 12), pen.px(CARD), pen.px(CARD))
        )
    rows = min(2, -(-len(cards) // across))
    return y + rows * pen.px(CARD + 12) + pen.px(6)


def _small(pen: Pen, desk: Desk, card: Card, rect: Rect) -> None:
    chosen = card.unit >= 0 and card.unit in desk.composer.selected
    name = f"card {card.unit} {card.contact}"
    mine = card.unit >= 0 and int(desk.sight.state.controller[card.unit]) == desk.table.side
    act = partial(desk.choose, UnitId(card.unit)) if mine else None
    over = pen.zone(rect.inflate(pen.px(6), pen.px(6)), name, act, card_hint(desk, card))
    if chosen or over:
        edge = style.ACCENT if chosen else style.STRONG
        pen.box(rect.inflate(pen.px(9), pen.px(9)), style.ACCENT_GROUND if chosen else style.RAISED, edge, 5)
    picture = desk.counters.counter(card, pen.px(CARD - 6), (), 1, selected=False)
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
    name = pen.type.fit(fixed.name, Face.HEAD, 21, room)
    pen.based((x, y + pen.px(17)), name, Face.HEAD, 21)
    colour = style.mix(desk.counters.livery(owner).line, style.TEXT, 0.35)
    belongs = theatre.factions[owner].name
    if int(state.controller[unit]) != owner:
        other = theatre.factions[int(state.controller[unit])].name
        belongs = _("{faction}, under the orders of {other}").format(faction=belongs, other=other)
    elif fixed.contingent not in ("", theatre.factions[owner].id, theatre.factions[owner].name):
        belongs = f"{belongs}, {fixed.contingent}"
    pen.based((x, y + pen.px(36)), pen.type.fit(belongs, Face.BODY, 13.5, room), Face.BODY, 13.5, colour)
    what = f"{kind.name}, {_(words.QUALITIES[fixed.quality])}"
    pen.based((x, y + pen.px(55)), pen.type.fit(what, Face.BODY, 13.5, room), Face.BODY, 13.5, style.TEXT)
    how = _("{posture}; standing order: {standing}.").format(
        posture=words.capital(words.posture(int(state.posture[unit]))),
        standing=_(words.STANDINGS[int(state.standing[unit])]),  # type: ignore[index]
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


# Nothing chosen: what the side is after


def _aims(pen: Pen, desk: Desk, x: int, y: int, inner: int, foot: int) -> int:
    from game.records.aims import aim_in_words  # noqa: PLC0415 -- heavy, and seldom shown
    from game.rules import victory  # noqa: PLC0415

    theatre = desk.theatre
    pen.based((x, pen.px(36)), _("The theatre"), Face.HEAD, 26)
    told = _("{date}, what {faction} knows").format(
        date=wording.short_date(theatre, desk.sight.state.day), faction=theatre.factions[desk.table.side].name
    )
    pen.based((x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)
    y = pen.heading(x, pen.px(76), inner, _("aims"), _("points"))
    for progress in victory.progress(theatre, desk.sight.state):
        aim = theatre.objectives[progress.objective]
        if aim.faction != desk.table.side:
            continue
        text = aim.text or words.capital(aim_in_words(theatre, aim))
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
    return y
