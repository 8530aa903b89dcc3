"""The timetable of handovers: a row for each, its stretches by date, today across all of them."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.model.theatre import Theatre
from game.records import wording
from game.records.handovers import Handover, Stage
from game.rules.sight import Sight
from game.terms import NOBODY, Baton
from game.texts import _, mark, titled
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.charts import LOW, draw_dates
from game.ui.shell.quill import Quill
from game.ui.style import Colour, Face

ROW: Final = 30
BRIGHT: Final = 0.42  # luminance from which words on a colour are dark
AHEAD: Final = 0.78  # share of the panel's colour in what lies ahead
STAGES: Final = {
    Baton.OFFERED: mark("offered"),
    Baton.OVERLAP: mark("both there"),
    Baton.CLOCK: mark("on trial"),
}


class Axis(NamedTuple):
    """Days along a plot."""

    theatre: Theatre
    plot: Rect
    first: int
    last: int
    today: int

    def at(self, day: int) -> int:
        """Where a day stands."""
        share = (max(self.first, min(day, self.last)) - self.first) / (self.last - self.first)
        return round(self.plot.x + self.plot.width * share)


def draw(pen: Quill, room: Rect, view: Sight, shown: list[Handover], about: int) -> int:
    """The rows, that of the place it is about marked; returns where they end."""
    today = int(view.state.day)
    stages = [stage for one in shown for stage in one.stages]
    first = min((stage.first for stage in stages), default=today)
    last = max(max((stage.last for stage in stages), default=today), today, first + 7)
    left = room.x + min(pen.px(150), room.width * 34 // 100)
    plot = Rect(left, room.y + pen.px(18), room.right - left - pen.px(22), pen.px(ROW) * max(1, len(shown)))
    axis = Axis(view.theatre, plot, first, last, today)
    draw_dates(pen, plot, view.theatre, first, last)
    for number, one in enumerate(shown):
        y = plot.y + number * pen.px(ROW)
        face = Face.KEY if one.place == about else Face.BODY
        if one.place == about:
            ground = Rect(room.x - pen.px(4), y, plot.right - room.x + pen.px(8), pen.px(ROW))
            pen.box(ground, style.ACCENT_GROUND, None, 4)
        name = titled(view.theatre.places[one.place].name)
        pen.line((room.x, y + pen.px(20)), name, left - room.x - pen.px(10), face, 13)
        for stage in one.stages:
            _bar(pen, axis, y + pen.px(5), stage, _hue(view, one, stage))
    _today(pen, axis, room)
    return plot.bottom + pen.px(LOW)


def _today(pen: Quill, axis: Axis, room: Rect) -> None:
    x, plot = axis.at(axis.today), axis.plot
    pen.surface.fill(style.ORDER, (x, plot.y - pen.px(4), max(1, pen.px(2)), plot.height + pen.px(4)))
    half = pen.type.width(_("today"), Face.KEY, 12) / 2
    at = max(plot.x + half, min(x, room.right - half))
    pen.based((at, plot.y - pen.px(7)), _("today"), Face.KEY, 12, style.ORDER, "centre")


def _hue(view: Sight, one: Handover, stage: Stage) -> Colour:
    """What stands for a stretch: a trial bears the colour of him who is tried."""
    if stage.kind == Baton.OFFERED:
        return style.THIRD
    if stage.kind == Baton.OVERLAP or one.receiver == NOBODY:
        return style.SECOND
    return style.livery(style.rgb(view.theatre.factions[one.receiver].colour)).line


def _bar(pen: Quill, axis: Axis, y: int, stage: Stage, hue: Colour) -> None:
    """A stretch: what has gone by is filled, what lies ahead an outline with the date of its end."""
    high = pen.px(ROW - 10)
    x0 = axis.at(stage.first)
    x1 = max(axis.at(stage.last), x0 + pen.px(4))
    now = max(x0, min(x1, axis.at(axis.today)))
    pen.box(Rect(x0, y, x1 - x0, high), style.mix(hue, style.PANEL, AHEAD), hue, 3)
    if now > x0:
        pen.box(Rect(x0, y, now - x0, high), hue, None, 3)
    ends = wording.day_and_month(axis.theatre, stage.last) if stage.last > axis.today else ""
    told = [text for text in (_(STAGES[stage.kind]), ends) if text]
    for start, end, ground in ((x0, now, hue), (now, x1, style.PANEL)):
        fitting = [one for one in told if pen.type.width(one, Face.LABEL, 12) <= end - start - pen.px(12)]
        if fitting:
            text = fitting[0]
            told.remove(text)
            colour = style.DESK if style.luminance(ground) > BRIGHT else style.TEXT
            pen.line((start + pen.px(6), y + pen.px(15)), text, end - start, Face.LABEL, 12, colour)
