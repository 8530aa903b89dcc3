"""Charts on a page: lines over the days of a game, each with a dash and a letter of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.model.theatre import Theatre
from game.records import wording
from game.ui import ink, style
from game.ui.pen import Rect
from game.ui.shell.quill import Quill
from game.ui.style import Colour, Face

DASHES: Final = ((), (10, 4), (2, 4), (8, 3, 2, 3), (5, 4))


class Line(NamedTuple):
    """A line of a chart."""

    name: str
    letter: str
    colour: Colour
    values: Sequence[int]


def draw_chart(
    pen: Quill, room: Rect, theatre: Theatre, days: Sequence[int], lines: Sequence[Line], most: int = 0
) -> int:
    """Lines in a room, with their key below it; returns where it ends. `most`: the top of the scale."""
    plot = Rect(room.x + pen.px(40), room.y + pen.px(8), room.width - pen.px(52), room.height - pen.px(34))
    most = most or max((max(line.values) for line in lines if line.values), default=0) or 1
    for part in range(5):
        y = plot.bottom - plot.height * part // 4
        pen.rule(plot.x, y, plot.width, style.LINE)
        if part % 2 == 0:
            told = str(round(most * part / 4))
            pen.based((plot.x - pen.px(8), y + pen.px(5)), told, Face.HEAD, 13, style.SECOND, "right")
    if len(days) > 1:
        span = days[-1] - days[0]
        for number, line in enumerate(lines):
            points = [
                (plot.x + (day - days[0]) * plot.width / span, plot.bottom - value * plot.height / most)
                for day, value in zip(days, line.values, strict=True)
            ]
            dash = tuple(pen.px(one) for one in DASHES[number % len(DASHES)])
            picture, at = ink.line(points, [(max(2, pen.px(2)), line.colour, 1.0)], dash)
            pen.surface.blit(picture, at)
        for share in (0.0, 0.5, 1.0):
            day = round(days[0] + span * share)
            base = plot.bottom + pen.px(19)
            align = ("left", "centre", "right")[round(share * 2)]
            told = wording.day_and_month(theatre, day)
            pen.based((plot.x + plot.width * share, base), told, Face.BODY, 12, style.THIRD, align)  # type: ignore[arg-type]
    return _key(pen, room, room.bottom + pen.px(4), lines)


def _key(pen: Quill, room: Rect, y: int, lines: Sequence[Line]) -> int:
    """What each line is: a piece of it, and its name."""
    x = room.x + pen.px(4)
    for number, line in enumerate(lines):
        wide = pen.px(40) + pen.type.width(line.name, Face.BODY, 12.5) + pen.px(20)
        if x + wide > room.right and x > room.x + pen.px(4):
            x, y = room.x + pen.px(4), y + pen.px(22)
        dash = tuple(pen.px(one) for one in DASHES[number % len(DASHES)])
        base = y + pen.px(9)
        picture, at = ink.line(
            [(x, base), (x + pen.px(30), base)], [(max(2, pen.px(2.4)), line.colour, 1.0)], dash
        )
        pen.surface.blit(picture, at)
        pen.line((x + pen.px(38), y + pen.px(14)), line.name, room.right - x - pen.px(40), Face.BODY, 12.5)
        x += wide
    return y + pen.px(26)
