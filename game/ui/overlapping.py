"""The overlap calendar of a handover: who stays until when, what is waited for, how long it is on trial."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.records import wording
from game.rules import baton
from game.terms import Condition, FactionId, PlaceId
from game.texts import _, titled
from game.ui import outcomes, style, view
from game.ui.pen import Pen, Rect
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

DAYS: Final = 24  # of the calendar
BRIGHT: Final = 0.42  # luminance from which words on a colour are dark


def draw_calendar(
    pen: Pen, desk: Desk, deal: tuple[PlaceId, FactionId], seen: baton.Forecast, rect: Rect
) -> None:
    """The days of both parties from today, and below it what the handover comes to.

    deal: the place, and who takes it
    """
    theatre, state = desk.theatre, desk.sight.state
    first = state.day
    y = pen.heading(rect.x, rect.y, rect.width, _("overlap calendar"), _("if it begins today"))
    left = rect.x + pen.px(150)
    cell = (rect.right - left) / DAYS
    _dates(pen, desk, (left, y), cell)
    y += pen.px(38)
    rows = _rows(desk, deal, seen)
    for number, (label, start, end, colour, text, bad) in enumerate(rows):
        top = y + number * pen.px(31)
        pen.based(
            (rect.x, top + pen.px(17)), pen.type.fit(label, Face.BODY, 13.5, pen.px(140)), Face.BODY, 13.5
        )
        x0, x1 = left + cell * max(0, start), left + cell * min(DAYS, end)
        if x1 > x0:
            bar = Rect(round(x0), top + pen.px(3), round(x1 - x0) - 1, pen.px(21))
            pen.surface.fill(colour, bar)
            if bad:
                pen.hatch(bar)
            _in_bar(pen, bar, text, colour)
    low = y + pen.px(31) * len(rows)
    at = round(left + cell * (int(seen.earliest) - first))
    pen.surface.fill(style.ORDER, (at, y - pen.px(8), max(1, pen.px(2)), low - y + pen.px(14)))
    told = _("Earliest pass: dusk of {date}").format(date=wording.short_date(theatre, seen.earliest))
    pen.based(
        (min(at, rect.right - pen.px(130)), low + pen.px(24)), told, Face.KEY, 13.5, style.ORDER, "centre"
    )
    giver, receiver = int(state.holder[deal[0]]), int(deal[1])
    shown = outcomes.outcomes(desk.sight, deal[0], giver, receiver)
    outcomes.draw_outcomes(pen, desk, shown, Rect(rect.x, low + pen.px(48), rect.width, 0))


def _in_bar(pen: Pen, bar: Rect, text: str, colour: style.Colour) -> None:
    """What a bar says: within it, or beside it where it is too short."""
    base = bar.y + pen.px(15)
    if pen.type.width(text, Face.LABEL, 12.5) > bar.width - pen.px(10) and bar.width < pen.px(60):
        pen.based((bar.right + pen.px(9), base), text, Face.LABEL, 12.5, style.SECOND)
        return
    inside = style.DESK if style.luminance(colour) > BRIGHT else style.TEXT
    told = pen.type.fit(text, Face.LABEL, 12.5, bar.width - pen.px(10))
    pen.based((bar.x + pen.px(7), base), told, Face.LABEL, 12.5, inside)


def _dates(pen: Pen, desk: Desk, at: tuple[int, int], cell: float) -> None:
    """The days above the calendar, and their months."""
    theatre, first = desk.theatre, desk.sight.state.day
    left, y = at
    for day in range(DAYS):
        date = theatre.calendar.date(first + day)
        x = left + cell * (day + 0.5)
        if day == 0 or date.day == 1:
            month = _(wording.MONTHS[date.month - 1], "month")
            pen.based((left + cell * day, y + pen.px(10)), month, Face.HEAD, 13, style.SECOND)
        colour = style.TEXT if not day % 2 else style.THIRD
        pen.based((x, y + pen.px(28)), str(date.day), Face.HEAD, 13, colour, "centre")


def _rows(
    desk: Desk, deal: tuple[PlaceId, FactionId], seen: baton.Forecast
) -> list[tuple[str, int, int, style.Colour, str, bool]]:
    theatre, state = desk.theatre, desk.sight.state
    here, first = int(theatre.places[deal[0]].hex), state.day
    giver, receiver = int(state.holder[deal[0]]), int(deal[1])
    wait, keep = int(seen.earliest) - first, int(seen.clock_end) - first
    short = {one.condition: one.need - one.have for one in seen.missing}
    cards = desk.stacks[here].cards if here in desk.stacks else []
    men = {f: view.total_steps([c for c in cards if c.faction == f])[0] for f in (giver, receiver)}
    steps = _("{count} steps")
    rows = [
        (
            _("{faction}, giving").format(faction=titled(theatre.factions[giver].name)),
            0,
            wait,
            desk.counters.livery(giver).line,
            steps.format(count=men[giver]),
            False,
        ),
        (
            _("{faction}, taking").format(faction=titled(theatre.factions[receiver].name)),
            0,
            DAYS,
            desk.counters.livery(receiver).line,
            steps.format(count=men[receiver]),
            False,
        ),
    ]
    for label, condition, colour in (
        (_("Both on the spot"), Condition.PRESENCE, style.ACCENT),
        (_("Days without incident"), Condition.QUIET, style.WARNING),
    ):
        days = short.get(condition, 0)
        if days:
            rows.append((label, 0, days, colour, wording.days(days), False))
    if Condition.GARRISON in short:
        lacks = _("{count} men short").format(count=short[Condition.GARRISON])
        rows.append((_("Garrison"), 0, DAYS, style.BAD, lacks, True))
    told = _("a lost town or a raid drops the baton")
    rows.append((_("On trial"), wait, keep, style.mix(style.GOOD, style.PANEL, 0.25), told, False))
    return rows
