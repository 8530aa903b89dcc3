"""Charts on a page: lines over the days of a game, each with a dash of its own and its name at its end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from game.model.theatre import Theatre
from game.records import wording
from game.terms import NOBODY
from game.ui import ink, style
from game.ui.pen import Rect
from game.ui.shell.quill import Quill
from game.ui.style import Colour, Face

DASHES: Final = ((), (10, 4), (2, 4), (8, 3, 2, 3), (5, 4))
STEPS: Final = (1, 2, 4, 7, 14, 28, 56)  # days between two dates on the axis
NAME: Final = 12.5
APART: Final = 15  # from the base of a name to that of the next
LOW: Final = 26  # room for the dates
LEVELS: Final = 4  # into which the scale is parted


def of_owner(theatre: Theatre, faction: int) -> Colour:
    """The colour of a faction's line on the panel's dark ground; grey for what is nobody's."""
    if faction == NOBODY:
        return style.SECOND
    livery = style.livery(style.rgb(theatre.factions[faction].colour))
    return style.mix(livery.line, style.TEXT, 0.22)


class Line(NamedTuple):
    """A line of a chart. weight: 2 what the chart is about, 1 as usual, 0 kept in the background."""

    name: str
    colour: Colour
    values: Sequence[int]
    weight: int = 1


class Scale(NamedTuple):
    """What stands for what: the ends of the scale, values that are marked, how a value is told."""

    least: int = 0
    most: int = 0  # that of the lines, if nothing
    marks: Sequence[int] = ()
    told: Callable[[int], str] = str
    parts: int = LEVELS


WHOLE: Final = Scale()


def draw_chart(
    pen: Quill, room: Rect, theatre: Theatre, days: Sequence[int], lines: Sequence[Line], scale: Scale = WHOLE
) -> int:
    """Lines in a room, each named at its end; returns where the chart ends."""
    highest = max((max(line.values) for line in lines if line.values), default=0)
    scale = scale._replace(most=scale.most or max(highest, scale.least + 1))
    axis = max(pen.px(34), _widest(pen, scale) + pen.px(12))
    longest = max((_named(pen, line, scale) for line in lines), default=0)
    names = min(longest + pen.px(32), room.width * 2 // 5)
    plot = Rect(room.x + axis, room.y + pen.px(8), room.width - axis - names, room.height - pen.px(LOW + 8))
    _levels(pen, plot, scale)
    draw_dates(pen, plot, theatre, days[0], days[-1])
    drawn = sorted(enumerate(lines), key=lambda one: one[1].weight)
    for number, line in drawn:
        _draw(pen, plot, days, line, scale, DASHES[number % len(DASHES)])
    _names(pen, plot, lines, scale, room.right)
    return room.bottom


def draw_dates(pen: Quill, plot: Rect, theatre: Theatre, first: int, last: int) -> None:
    """Dates under a plot, as many as have room, each with a thin line through it."""
    span = max(1, last - first)
    wide = max(pen.type.width(wording.day_and_month(theatre, day), Face.BODY, 12) for day in (first, last))
    step = next((n for n in STEPS if plot.width * n / span > wide + pen.px(14)), span)
    for day in range(first, last + 1, step):
        x = plot.x + plot.width * (day - first) / span
        pen.post(round(x), plot.y, plot.height, style.LINE)
        told = wording.day_and_month(theatre, day)
        half = pen.type.width(told, Face.BODY, 12) / 2
        at = max(plot.x - pen.px(20) + half, min(x, plot.right + pen.px(20) - half))
        pen.based((at, plot.bottom + pen.px(19)), told, Face.BODY, 12, style.THIRD, "centre")


# The scale


def _height(plot: Rect, scale: Scale, value: float) -> float:
    return plot.bottom - plot.height * (value - scale.least) / (scale.most - scale.least)


def _levels(pen: Quill, plot: Rect, scale: Scale) -> None:
    """Level lines with their values; a marked value is dashed, and stands before others."""
    marked = [value for value in dict.fromkeys(scale.marks) if scale.least < value < scale.most]
    taken: list[float] = []
    for value in marked:
        y = _height(plot, scale, value)
        dash = (pen.px(6), pen.px(4))
        picture, at = ink.line(
            [(plot.x, y), (plot.right, y)], [(max(1, pen.px(1.3)), style.ORDER, 0.8)], dash
        )
        pen.surface.blit(picture, at)
        if all(abs(y - other) > pen.px(APART) for other in taken):
            _value(pen, plot, y, scale.told(value), style.ORDER)
            taken.append(y)
    span = scale.most - scale.least
    for part in range(scale.parts + 1):
        level = scale.least + span * part / scale.parts
        y = _height(plot, scale, level)
        pen.rule(plot.x, round(y), plot.width, style.LINE)
        if level == round(level) and all(abs(y - other) > pen.px(APART) for other in taken):
            _value(pen, plot, y, scale.told(round(level)), style.SECOND)
            taken.append(y)


def _value(pen: Quill, plot: Rect, y: float, told: str, colour: Colour) -> None:
    pen.based((plot.x - pen.px(8), y + pen.px(5)), told, Face.HEAD, 13, colour, "right")


def _widest(pen: Quill, scale: Scale) -> int:
    span = scale.most - scale.least
    values = [round(scale.least + span * part / scale.parts) for part in range(scale.parts + 1)]
    return max(pen.type.width(scale.told(value), Face.HEAD, 13) for value in (*values, *scale.marks))


# The lines


def _draw(
    pen: Quill, plot: Rect, days: Sequence[int], line: Line, scale: Scale, dash: tuple[int, ...]
) -> None:
    """One line; a spot while it has a single day."""
    span = days[-1] - days[0]
    wide = (1.4, 2.0, 3.2)[line.weight]
    points = [
        (plot.x + (day - days[0]) * plot.width / max(1, span), _height(plot, scale, value))
        for day, value in zip(days, line.values, strict=True)
    ]
    if not span:
        spot = ink.disc(max(4, pen.px(7)), line.colour)
        pen.surface.blit(spot, spot.get_rect(center=(round(points[0][0]), round(points[0][1]))))
        return
    pattern = tuple(pen.px(one) for one in dash)
    picture, at = ink.line(points, [(max(1.4, pen.px(wide)), line.colour, 1.0)], pattern)
    pen.surface.blit(picture, at)


def _named(pen: Quill, line: Line, scale: Scale) -> int:
    """How wide the name of a line is with the value at its end."""
    if not line.name or not line.values:
        return 0
    face = Face.KEY if line.weight > 1 else Face.BODY
    return _figure(pen, line, scale) + pen.px(7) + pen.type.width(line.name, face, NAME)


def _figure(pen: Quill, line: Line, scale: Scale) -> int:
    return pen.type.width(scale.told(line.values[-1]), Face.HEAD, 14)


def _names(pen: Quill, plot: Rect, lines: Sequence[Line], scale: Scale, right: int) -> None:
    """The names at the ends of the lines, moved apart where they would lie on each other."""
    shown = sorted((line for line in lines if line.name and line.values), key=lambda line: -line.values[-1])
    wanted = [_height(plot, scale, line.values[-1]) for line in shown]
    bases = spread(wanted, pen.px(APART), plot.y, plot.bottom)
    left = plot.right + pen.px(20)
    used = max((_figure(pen, line, scale) for line in shown), default=0)
    for line, end, y in zip(shown, wanted, bases, strict=True):
        reach = [(plot.right + pen.px(2), end), (plot.right + pen.px(8), end), (left - pen.px(3), y)]
        picture, at = ink.line(reach, [(max(1, pen.px(1)), line.colour, 0.7)])
        pen.surface.blit(picture, at)
        about = line.weight > 1
        colour = (style.THIRD, style.SECOND, style.TEXT)[line.weight]
        base = y + pen.px(4.5)
        pen.based((left + used, base), scale.told(line.values[-1]), Face.HEAD, 14, colour, "right")
        start = left + used + pen.px(7)
        pen.line((start, base), line.name, right - start, Face.KEY if about else Face.BODY, NAME, colour)


def spread(wanted: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """Heights in rising order, moved apart: each as near to where it is wanted as two bounds let it."""
    out: list[float] = []
    for y in wanted:
        out.append(max(y, out[-1] + apart if out else low))
    floor = high
    for number in range(len(out) - 1, -1, -1):
        out[number] = min(out[number], floor)
        floor = out[number] - apart
    return out
