"""The panel at the right: place, stack, unit, orders, minimap, end of the phase; or an assault's parts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.model.orders import Assault
from game.records import wording
from game.records.aims import aim_in_words
from game.rules import victory
from game.rules.victory import Progress
from game.terms import OFF_MAP, POINT, Site
from game.texts import _, decimal, titled
from game.ui import airpanel, assaultpanel, foot, menu, style, unitpanel, view, words
from game.ui.pen import Act, Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

MAP: Final = 262  # high, for the minimap where there is no hurry


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
    unit = bool(desk.composer.selected)
    room = Rect(x, y, inner, rect.bottom - y)
    if unit:
        room.height -= menu.height(pen, desk, inner)
    close = unitpanel.closeness(pen, desk, here, room)
    y = unitpanel.draw_stack(pen, desk, here, room, close)
    if unit:
        y = unitpanel.draw_unit(pen, desk, desk.composer.selected[0], Rect(x, y, inner, 0), close)
        y = menu.draw_orders(pen, desk, Rect(x, y, inner, rect.bottom - y))
    return y


# The place


def _place(pen: Pen, desk: Desk, here: int, x: int, inner: int) -> int:
    theatre = desk.theatre
    column, row = theatre.grid.column_row(here)
    pen.based((x + inner, pen.px(34)), f"{column} · {row}", Face.BODY, 12.5, style.THIRD, "right")
    title, room = words.hex_title(theatre, here), inner - pen.px(64)
    size = pen.largest(title, Face.HEAD, (26, 21, 18), room)
    pen.based((x, pen.px(36)), pen.type.fit(title, Face.HEAD, size, room), Face.HEAD, size)
    kinds = [words.ground(theatre, here), words.best_road(theatre, here)]
    if words.river(theatre, here):
        kinds.append(_("river bank"))
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
    if one.site == Site.AIRFIELD:
        what = _(words.RUNWAYS[int(state.condition[place])])  # type: ignore[index]
    sealed = int(state.sealed[place])
    if sealed >= 0:
        what = _("{site}, sealed by {faction}").format(site=what, faction=wording.faction(theatre, sealed))
    elif holder < 0:
        what = _("{site}, held by nobody").format(site=what)
    pen.based((left, base), what, Face.BODY, 13.5, style.TEXT)
    if theatre.towns is not None and one.site == Site.TOWN and one.population:
        loyalty = int(state.loyalty[place])
        colour = style.GOOD if loyalty > 0 else style.BAD if loyalty < 0 else style.SECOND
        figure = _("Loyalty {points}").format(points=decimal(wording.minus(f"{loyalty / POINT:+.1f}")))
        pen.based((x + inner, base), figure, Face.BODY, 13.5, colour, "right")
    return y + pen.px(23)


# Nothing chosen: what the side is after, or for an observer how all sides stand


def _theatre(pen: Pen, x: int, told: str) -> None:
    pen.based((x, pen.px(36)), _("The theatre"), Face.HEAD, 26)
    pen.based((x, pen.px(58)), told, Face.BODY, 13.5, style.SECOND)


def _standings(pen: Pen, desk: Desk, x: int, inner: int) -> int:
    theatre = desk.theatre
    _theatre(pen, x, _("{date}, as it is").format(date=wording.short_date(theatre, desk.sight.state.day)))
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
    theatre = desk.theatre
    told = _("{date}, what {faction} knows").format(
        date=wording.short_date(theatre, desk.sight.state.day),
        faction=titled(theatre.factions[desk.table.side].name),
    )
    _theatre(pen, x, told)
    y = pen.heading(x, pen.px(76), inner, _("aims"), _("points"))
    for progress in victory.progress(theatre, desk.sight.state):
        aim = theatre.objectives[progress.objective]
        if aim.faction != desk.table.side:
            continue
        text = titled(aim.text) or words.capital(aim_in_words(theatre, aim))
        lines = pen.type.wrapped(text, Face.BODY, 13, inner - pen.px(70))
        if y + pen.px(20) * len(lines) > foot:
            break
        y = _aim(pen, lines, progress, x, y, inner)
    return _offers(pen, desk, x, y, inner, foot)


def _aim(pen: Pen, lines: list[str], progress: Progress, x: int, y: int, inner: int) -> int:
    """An aim and what it has earned, with a gauge below."""
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
    return y + pen.px(12)


def _offers(pen: Pen, desk: Desk, x: int, y: int, inner: int, foot: int) -> int:
    """Buttons that open what concerns the whole side, as far as there is room."""
    offered: list[tuple[str, str, Act, str]] = [
        (_("What your staff would order"), "advice", desk.open_advice, "S")
    ]
    if desk.theatre.proposals:
        offered.append((_("Proposals and agreements"), "talks", desk.open_talks, "K"))
    for label, name, act, key in offered:
        at = Rect(x, y + pen.px(6), inner, pen.px(style.BUTTON))
        if at.bottom + pen.px(4) < foot:
            pen.button(at, label, name, act, key=key)
            y = at.bottom
    return y
