"""What made a number: its course, what bears on it, and line by line what moved it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from game.records import bearings, politics, wording
from game.records.handovers import Handover, handovers
from game.records.ledger import Ledger, Matter, Subject
from game.records.reasons import explain
from game.rules import victory
from game.rules.sight import Sight
from game.terms import LOYAL, NOBODY, Relation
from game.texts import _, titled
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell import timetable
from game.ui.shell.charts import Line, Scale, draw_chart, of_owner
from game.ui.shell.quill import Quill
from game.ui.style import Face

CHART, LOWEST = 290, 170  # heights of a chart
ROUND: Final = 20  # points to which the scale of a chart is rounded up
COLUMNS: Final = (132, 52, 62)  # widths of date, change and figure


@dataclass(slots=True)
class Numbers:
    """What a reader knows when the panel is opened, and his ledger."""

    view: Sight
    ledger: Ledger
    handovers: list[Handover] = field(init=False)

    def __post_init__(self) -> None:
        """Look up the handovers once."""
        self.handovers = handovers(self.view, self.ledger)

    @property
    def days(self) -> range:
        """The days of a course."""
        return range(self.ledger.begun, int(self.view.state.day) + 1)

    def course(self, subject: Subject) -> list[int]:
        """Where a number stood on each of the days."""
        return self.ledger.course(subject, int(self.view.state.day))

    def aims(self) -> list[int]:
        """The objectives that the reader is shown: his own, or everybody's."""
        aims = enumerate(self.view.theatre.objectives)
        return [number for number, aim in aims if self.view.side in (aim.faction, NOBODY)]

    def every(self) -> Iterator[Subject]:
        """Every number of the panel."""
        yield from (Subject(Matter.TRACK, number) for number in range(len(self.view.theatre.tracks)))
        yield from (Subject(Matter.AIM, number) for number in self.aims())
        yield from (Subject(Matter.BATON, one.place) for one in self.handovers)
        yield from politics.relations(self.view.theatre)
        yield from (Subject(Matter.LOYALTY, place) for place in politics.towns(self.view))


def draw(pen: Quill, room: Rect, numbers: Numbers, subject: Subject) -> int:
    """All that there is to say of a number; returns where it ends."""
    view = numbers.view
    y = _title(pen, room, numbers, subject)
    y = _course(pen, Rect(room.x, y, room.width, room.height), numbers, subject)
    for text in _facts(numbers, subject):
        y = pen.paragraph(room.x, y, room.width, text, Face.BODY, 13) + pen.px(2)
    y = _ledger(pen, room, y + pen.px(10), numbers, subject)
    handover = Subject(Matter.BATON, subject.number)
    if subject.matter is Matter.LOYALTY and numbers.ledger.moves(handover):
        title = _("handover of {place}").format(place=titled(view.theatre.places[subject.number].name))
        y = pen.heading(room.x, y + pen.px(12), room.width, title)
        y = _rows(pen, room, y, politics.lines(view.theatre, numbers.ledger, handover)[::-1])
    return y


def _title(pen: Quill, room: Rect, numbers: Numbers, subject: Subject) -> int:
    """The name of the number, and the number."""
    figure = politics.figure(subject.matter, politics.value(numbers.view, subject))
    if subject.matter is Matter.BATON:
        figure = ""
    base = room.y + pen.px(22)
    used = pen.based((room.right, base), figure, Face.HEAD, 24, style.ORDER, "right")
    name = politics.name(numbers.view.theatre, subject)
    rows = pen.type.wrapped(name, Face.HEAD, 22, room.width - used - pen.px(16))
    for number, row in enumerate(rows):
        pen.line((room.x, base + number * pen.px(26)), row, room.width - used, Face.HEAD, 22)
    return base + (len(rows) - 1) * pen.px(26) + pen.px(12)


# The course


def _course(pen: Quill, room: Rect, numbers: Numbers, subject: Subject) -> int:
    """The chart of a number and its like; nothing where nothing ever moved."""
    theatre = numbers.view.theatre
    if subject.matter is Matter.BATON:
        return timetable.draw(pen, room, numbers.view, numbers.handovers, subject.number) + pen.px(8)
    shown, scale = COURSES[subject.matter](numbers, subject)
    if not shown:
        return room.y
    high = max(pen.px(LOWEST), min(pen.px(CHART), room.width * 4 // 9))
    return draw_chart(
        pen, Rect(room.x, room.y, room.width, high), theatre, numbers.days, shown, scale
    ) + pen.px(8)


def _tracks(numbers: Numbers, subject: Subject) -> tuple[list[Line], Scale]:
    view = numbers.view
    shown = []
    for number, track in enumerate(view.theatre.tracks):
        owner, about = bearings.owner(view.theatre, number), number == subject.number
        own = owner == view.side != NOBODY
        weight = 2 if about else 1 if own else 0
        colour = of_owner(view.theatre, owner)
        course = numbers.course(Subject(Matter.TRACK, number))
        shown.append(
            Line(
                titled(track.name), colour if weight else style.mix(colour, style.PANEL, 0.45), course, weight
            )
        )
    marks = [one.value for one in bearings.marks(view.theatre, view, subject.number)]
    return shown, Scale(most=100, marks=marks)


def _aims(numbers: Numbers, subject: Subject) -> tuple[list[Line], Scale]:
    """The points of the faction whose aim it is, and of the others; what it takes to win and to draw."""
    theatre = numbers.view.theatre
    whose = theatre.objectives[subject.number].faction
    shown = []
    for faction, one in enumerate(theatre.factions):
        mine = [n for n, aim in enumerate(theatre.objectives) if aim.faction == faction]
        courses = [numbers.course(Subject(Matter.AIM, number)) for number in mine]
        total = [sum(day) for day in zip(*courses, strict=True)] or [0] * len(numbers.days)
        about = faction == whose
        colour = of_owner(theatre, faction)
        name = _("{faction}, points").format(faction=titled(one.name)) if about else titled(one.name)
        shown.append(Line(name, colour if about else style.mix(colour, style.PANEL, 0.45), total, 2 * about))
    table = theatre.factions[whose]
    most = max(table.win, *(max(line.values) for line in shown)) + 1
    return shown, Scale(most=-(-most // ROUND) * ROUND, marks=[table.win, table.draw])


def _loyalty(numbers: Numbers, subject: Subject) -> tuple[list[Line], Scale]:
    view = numbers.view
    holder = int(view.state.holder[subject.number])
    name = titled(view.theatre.places[subject.number].name)
    line = Line(name, of_owner(numbers.view.theatre, holder), numbers.course(subject), 2)
    told = partial(politics.figure, Matter.LOYALTY)
    return [line], Scale(-LOYAL, LOYAL, (0,), told)


def _relation(numbers: Numbers, subject: Subject) -> tuple[list[Line], Scale]:
    line = Line("", style.ACCENT, numbers.course(subject), 2)
    told = partial(politics.figure, Matter.RELATION)
    return [line], Scale(int(min(Relation)), int(max(Relation)), (), told, len(Relation) - 1)


COURSES: Final = {
    Matter.TRACK: _tracks,
    Matter.AIM: _aims,
    Matter.LOYALTY: _loyalty,
    Matter.RELATION: _relation,
}


# The lines


def _facts(numbers: Numbers, subject: Subject) -> Iterator[str]:
    """What bears on a number, in sentences."""
    view = numbers.view
    if subject.matter is Matter.TRACK:
        for mark in bearings.marks(view.theatre, view, subject.number):
            yield _("{value}: {why}.").format(value=mark.value, why=mark.why)
        yield from bearings.notes(view, subject.number)
    elif subject.matter is Matter.AIM:
        progress = victory.progress(view.theatre, view.state)[subject.number]
        table = view.theatre.factions[view.theatre.objectives[progress.objective].faction]
        title = politics.name(view.theatre, subject)  # which stands above already
        facts = [fact for fact in explain(view.theatre, view.state, subject.number) if fact != title]
        yield from map(wording.sentence, facts)
        yield _("{win} points win, {draw} draw.").format(win=table.win, draw=table.draw)
    elif subject.matter is Matter.LOYALTY:
        holder = wording.faction(view.theatre, int(view.state.holder[subject.number]))
        yield _("Held by {faction}; from −2 to +2 points.").format(faction=holder)


def _ledger(pen: Quill, room: Rect, y: int, numbers: Numbers, subject: Subject) -> int:
    """The lines of a number, the newest first, down to where it began."""
    theatre, ledger = numbers.view.theatre, numbers.ledger
    told = politics.lines(theatre, ledger, subject)[::-1]
    now, start = politics.value(numbers.view, subject), ledger.start(subject)
    total = politics.change(subject.matter, now - start)
    note = _("{change} in all").format(change=total) if total and subject.matter is not Matter.BATON else ""
    y = pen.heading(room.x, y, room.width, _("what made it"), note)
    if subject.matter is not Matter.BATON:
        told = [*told, politics.beginning(theatre, ledger, subject)]
    return _rows(pen, room, y, told)


def _rows(pen: Quill, room: Rect, y: int, told: list[politics.Line]) -> int:
    """Lines as rows: date, change, what it came to, why."""
    date, change, now = (pen.px(wide) for wide in COLUMNS)
    date = (
        max(date, *(pen.type.width(line.date, Face.BODY, 12.5) + pen.px(12) for line in told))
        if told
        else date
    )
    narrow = room.width < pen.px(560)
    figures = max((pen.type.width(line.now, Face.HEAD, 15) for line in told), default=0) + pen.px(16)
    now = max(now, figures)
    for number, line in enumerate(told):
        base = y + pen.px(16)
        left = room.x if narrow else room.x + date + change + now
        text = pen.type.wrapped(line.why, Face.BODY, 13, room.right - left - pen.px(8))
        high = pen.px(19) * (len(text) + narrow) + pen.px(7)
        if number % 2:
            pen.surface.fill(style.mix(style.PANEL, style.INSET, 0.5), (room.x, y, room.width, high))
        pen.line((room.x + pen.px(4), base), line.date, date, Face.BODY, 12.5, style.SECOND)
        colour = (style.TEXT, style.GOOD, style.BAD)[line.good]
        pen.based((room.x + date + change, base), line.change, Face.HEAD, 15, colour, "right")
        pen.based(
            (room.x + date + change + now - pen.px(14), base), line.now, Face.HEAD, 15, style.TEXT, "right"
        )
        for part, row in enumerate(text):
            at = (left + pen.px(4), base + pen.px(19) * (part + narrow))
            pen.line(at, row, room.right - at[0], Face.BODY, 13, style.TEXT)
        y += high
    return y
