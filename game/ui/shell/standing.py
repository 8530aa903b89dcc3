"""Every number of politics in a column, by matter: tracks, aims, handovers, relations, towns; each opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from game.records import bearings, politics, wording
from game.records.ledger import Matter, Subject, parties
from game.rules import victory
from game.terms import NOBODY, Baton, Relation
from game.texts import _, ngettext, titled
from game.ui import ink, style
from game.ui.pen import Rect
from game.ui.shell.lines import Numbers
from game.ui.shell.quill import Quill
from game.ui.style import Face


@dataclass(frozen=True, slots=True)
class Column:
    """The column, the number that is opened, and what opens another."""

    numbers: Numbers
    chosen: Subject
    see: Callable[[Subject], object]

    def draw(self, pen: Quill, room: Rect) -> int:
        """All numbers, a section for each matter; returns where they end."""
        y = self._tracks(pen, room, room.y)
        y = self._aims(pen, room, y)
        y = self._handovers(pen, room, y)
        y = self._relations(pen, room, y)
        return self._towns(pen, room, y)

    def _row(self, pen: Quill, rect: Rect, subject: Subject) -> None:
        """The ground of a row, which opens its number."""
        over = pen.zone(rect, zone_of(subject), partial(self.see, subject))
        if subject == self.chosen:
            pen.box(rect, style.ACCENT_GROUND, style.ACCENT, 4)
        elif over:
            pen.box(rect, style.HOVER, None, 4)

    def _tracks(self, pen: Quill, room: Rect, y: int) -> int:
        theatre = self.numbers.view.theatre
        if not theatre.tracks:
            return y
        y = pen.heading(room.x, y, room.width, _("wills and tracks"), _("since the start"))
        for number in range(len(theatre.tracks)):
            self._track(pen, Rect(room.x, y - pen.px(4), room.width, pen.px(32)), number)
            y += pen.px(34)
        return y + pen.px(8)

    def _track(self, pen: Quill, rect: Rect, number: int) -> None:
        """Whose it is, its name (bold: one's own), its change and what it is now; a gauge below."""
        view, subject = self.numbers.view, Subject(Matter.TRACK, number)
        self._row(pen, rect, subject)
        base, left, right = rect.y + pen.px(19), rect.x + pen.px(32), rect.right - pen.px(6)
        owner = bearings.owner(view.theatre, number)
        self._chip(pen, rect.x + pen.px(6), base, owner)
        now, start = politics.value(view, subject), self.numbers.ledger.start(subject)
        pen.based((right, base), str(now), Face.HEAD, 18, style.TEXT, "right")
        told = politics.change(Matter.TRACK, now - start)
        colour = style.GOOD if now > start else style.BAD
        pen.based((right - pen.px(34), base), told, Face.HEAD, 14, colour, "right")
        face = Face.KEY if owner == view.side != NOBODY else Face.LABEL
        name = titled(view.theatre.tracks[number].name)
        pen.line((left, base), name, right - pen.px(72) - left, face, 13.5)
        _gauge(pen, Rect(left, rect.y + pen.px(24), right - left, pen.px(4)), now, start)

    def _aims(self, pen: Quill, room: Rect, y: int) -> int:
        view = self.numbers.view
        theatre, state, side = view.theatre, view.state, view.side
        for faction in range(len(theatre.factions)):
            if side not in (faction, NOBODY):
                continue
            points, win = victory.points(theatre, state, faction), theatre.factions[faction].win
            total = ngettext("{earned} of {most} point", "{earned} of {most} points", win)
            title = _("aims")
            if side == NOBODY:
                title = _("aims: {faction}").format(faction=titled(theatre.factions[faction].name))
            y = pen.heading(room.x, y, room.width, title, total.format(earned=points, most=win))
            for progress in victory.progress(theatre, state):
                if theatre.objectives[progress.objective].faction == faction:
                    y = self._aim(pen, room, y, progress)
            y += pen.px(8)
        return y

    def _aim(self, pen: Quill, room: Rect, y: int, progress: victory.Progress) -> int:
        theatre, left = self.numbers.view.theatre, room.x + pen.px(6)
        subject = Subject(Matter.AIM, progress.objective)
        text = politics.name(theatre, subject)
        inner = room.width - pen.px(80)
        rows = pen.type.wrapped(text, Face.BODY, 13, inner)
        high = pen.px(17) * len(rows) + pen.px(15)
        self._row(pen, Rect(room.x, y - pen.px(4), room.width, high), subject)
        for number, row in enumerate(rows):
            pen.line((left, y + pen.px(13) + number * pen.px(17)), row, inner, Face.BODY, 13, style.TEXT)
        figure = f"{progress.earned} / {progress.points}"
        right = room.right - pen.px(6)
        pen.based((right, y + pen.px(14)), figure, Face.HEAD, 16, style.TEXT, "right")
        wanted = max(1, progress.wanted)
        met = progress.now >= progress.wanted
        bar = Rect(left, y + high - pen.px(11), right - left, pen.px(4))
        pen.surface.fill(style.INSET, bar)
        share = max(0.0, min(1.0, progress.now / wanted))
        pen.surface.fill(
            style.GOOD if met else style.ACCENT, (bar.x, bar.y, round(bar.width * share), bar.height)
        )
        return y + high + pen.px(2)

    def _handovers(self, pen: Quill, room: Rect, y: int) -> int:
        theatre, shown = self.numbers.view.theatre, self.numbers.handovers
        going = sum(one.standing != Baton.NONE for one in shown)
        y = pen.heading(room.x, y, room.width, _("handovers"), _("{count} under way").format(count=going))
        if not shown:
            told = _("No place is being handed over.")
            y = pen.paragraph(room.x + pen.px(6), y - pen.px(4), room.width, told) + pen.px(6)
        for one in shown:
            subject = Subject(Matter.BATON, one.place)
            self._row(pen, Rect(room.x, y - pen.px(4), room.width, pen.px(42)), subject)
            base, left, right = y + pen.px(14), room.x + pen.px(6), room.right - pen.px(6)
            pen.line(
                (left, base),
                titled(theatre.places[one.place].name),
                right - left - pen.px(80),
                Face.LABEL,
                13.5,
            )
            self._chip(pen, right - pen.px(58), base, one.giver)
            _arrow(pen, right - pen.px(29), base - pen.px(5))
            self._chip(pen, right - pen.px(18), base, one.receiver)
            colour = style.THIRD if one.standing == Baton.NONE else style.SECOND
            pen.line(
                (left, base + pen.px(18)), wording.capital(one.told), right - left, Face.BODY, 12.5, colour
            )
            y += pen.px(44)
        for told in (*bearings.released(self.numbers.view), *bearings.clocks(self.numbers.view)):
            y = pen.paragraph(room.x + pen.px(6), y - pen.px(4), room.width - pen.px(12), told) + pen.px(6)
        return y + pen.px(8)

    def _relations(self, pen: Quill, room: Rect, y: int) -> int:
        theatre = self.numbers.view.theatre
        y = pen.heading(room.x, y, room.width, _("relations"))
        half, step = room.width // 2, pen.px(26)
        pairs = politics.relations(theatre)
        for number, subject in enumerate(pairs):
            row, column = divmod(number, 2)
            rect = Rect(
                room.x + column * half, y + row * step - pen.px(4), half - pen.px(4), step - pen.px(2)
            )
            self._row(pen, rect, subject)
            base, x = rect.y + pen.px(17), rect.x + pen.px(6)
            for faction in parties(len(theatre.factions), subject.number):
                self._chip(pen, x, base, faction)
                x += pen.px(21)
            relation = Relation(politics.value(self.numbers.view, subject))
            told, room_left = _(wording.RELATIONS[relation]), rect.right - x - pen.px(8)
            pen.line((x + pen.px(4), base), told, room_left, Face.BODY, 13, RELATED[relation])
        return y + -(-len(pairs) // 2) * step + pen.px(8)

    def _towns(self, pen: Quill, room: Rect, y: int) -> int:
        view = self.numbers.view
        places = sorted(politics.towns(view), key=lambda place: int(view.state.loyalty[place]))
        if not places:
            return y
        sovereign = titled(view.theatre.factions[view.theatre.sovereign].name)
        y = pen.heading(
            room.x, y, room.width, _("loyalty of the towns"), _("to {faction}").format(faction=sovereign)
        )
        half, step = room.width // 2, pen.px(26)
        deep = -(-len(places) // 2)
        for number, place in enumerate(places):
            column, row = divmod(number, deep)
            subject = Subject(Matter.LOYALTY, place)
            rect = Rect(
                room.x + column * half, y + row * step - pen.px(4), half - pen.px(4), step - pen.px(2)
            )
            self._row(pen, rect, subject)
            base, x, holder = rect.y + pen.px(17), rect.x + pen.px(6), int(view.state.holder[place])
            if holder != NOBODY:
                self._chip(pen, x, base, holder)
            points = politics.value(view, subject)
            colour = style.GOOD if points > 0 else style.BAD if points < 0 else style.SECOND
            figure = politics.figure(Matter.LOYALTY, points)
            used = pen.based((rect.right - pen.px(6), base), figure, Face.HEAD, 14, colour, "right")
            x += pen.px(24)
            name = titled(view.theatre.places[place].name)
            pen.line((x, base), name, rect.right - pen.px(12) - used - x, Face.BODY, 13)
        return y + deep * step

    def _chip(self, pen: Quill, x: int, base: int, faction: int) -> None:
        if faction != NOBODY:
            one = self.numbers.view.theatre.factions[faction]
            pen.chip(x, base - pen.px(13), one.letter, style.livery(style.rgb(one.colour)), 17)


RELATED: Final = {
    Relation.HOSTILE: style.BAD,
    Relation.WARY: style.WARNING,
    Relation.PASSAGE: style.SECOND,
    Relation.COOPERATING: style.GOOD,
    Relation.ALLIED: style.GOOD,
}


def zone_of(subject: Subject) -> str:
    """The name of the zone that opens a number."""
    return f"see {subject.matter.value} {subject.number}"


def _gauge(pen: Quill, bar: Rect, now: int, start: int) -> None:
    """A share of a hundred, and where it stood at the start."""
    pen.surface.fill(style.INSET, bar)
    pen.surface.fill(style.SECOND, (bar.x, bar.y, bar.width * now // 100, bar.height))
    at = bar.x + bar.width * start // 100
    pen.surface.fill(style.ORDER, (at, bar.y - pen.px(2), max(1, pen.px(1.5)), bar.height + pen.px(4)))


def _arrow(pen: Quill, middle: int, y: int) -> None:
    """An arrow from giver to receiver."""
    half, barb = pen.px(6), pen.px(3)
    for points in (
        [(middle - half, y), (middle + half, y)],
        [(middle + half - barb, y - barb), (middle + half, y), (middle + half - barb, y + barb)],
    ):
        picture, at = ink.line(points, [(max(1, pen.px(1.5)), style.SECOND, 1.0)])
        pen.surface.blit(picture, at)
