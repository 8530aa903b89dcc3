"""The after-action report: results, courses, losses, dates beside the record, luck; and its export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.batch.account import LOSSES, NEVER, Account, account_of
from game.batch.account_page import FIGURES, write_page
from game.match import reopen
from game.records import aims, bearings, wording
from game.records.recording import Recording
from game.records.save import Save
from game.rules import victory
from game.terms import NOBODY, Phase
from game.texts import _, decimal, mark, titled
from game.ui import style, words
from game.ui.pen import Rect
from game.ui.shell.charts import WHOLE, Line, Scale, draw_chart, of_owner
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.sitting import stamp
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

TABS: Final = {
    "result": mark("Result"),
    "politics": mark("Politics"),
    "losses": mark("Losses"),
    "places": mark("Places"),
    "record": mark("Beside the record"),
    "luck": mark("Luck"),
}
CHART: Final = 300


class ReportPage(Page):
    """The report."""

    def __init__(self, shell: Shell, save: Save) -> None:
        """Play the game again, and reckon."""
        super().__init__(shell)
        setup = reopen(save)
        recording = Recording(setup.theatre, save, setup.state)
        for reached in recording.finish():
            if reached % 40 == 0:
                shell.progress(_("The report is being made."), reached, recording.count)
        self.account: Account = account_of(recording)
        self.said = recording.wrong
        self.tab = "result"
        self.focus = "tab result"

    def show(self, tab: str) -> None:
        """Show another part."""
        self.tab, self.focus = tab, f"tab {tab}"
        self.offsets.clear()

    def key(self, name: str) -> bool:
        """Numbers show the parts."""
        if name.isdigit() and 0 < int(name) <= len(TABS):
            self.show(list(TABS)[int(name) - 1])
            return True
        return False

    def export(self) -> None:
        """Write the report as one HTML file."""
        folder = self.shell.archive.folder / "reports"
        path = folder / f"{self.account.theatre.name} {stamp()}.html"
        try:
            write_page(path, self.account)
        except OSError as error:
            self.said = f"{path}: {error.strerror}"
            return
        self.said = _("Written to {path}").format(path=path)

    def paint(self, pen: Quill) -> None:
        """Tabs, and what they hold."""
        theatre, state = self.account.theatre, self.account.state
        date = wording.long_date(theatre, int(state.day))
        body = self.sheet(
            pen, _("After-action report"), f"{titled(theatre.title).split(',')[0]}, {date}", wide=1100
        )
        x, y = body.x, body.y + pen.px(2)
        for tab, label in TABS.items():
            wide = pen.choice_width(_(label))
            if x + wide > body.right:
                x, y = body.x, y + pen.px(38)
            rect = Rect(x, y, wide, pen.px(32))
            pen.chosen(rect, _(label), f"tab {tab}", partial(self.show, tab), on=tab == self.tab)
            x = rect.right + pen.px(8)
        view = Rect(body.x, y + pen.px(44), body.width, body.bottom - y - pen.px(44))
        paint = {
            "result": self._result,
            "politics": self._politics,
            "losses": self._losses,
            "places": self._places,
            "record": self._record,
            "luck": self._luck,
        }[self.tab]
        self.scroll(pen, self.tab, view, paint)
        self.foot(pen, [(_("Export as HTML"), "export", self.export, "", "normal"), back_offer(self)])

    # Parts

    def _result(self, pen: Quill, room: Rect) -> int:
        theatre, state = self.account.theatre, self.account.state
        y = room.y
        progress = victory.progress(theatre, state)
        for number, faction in enumerate(theatre.factions):
            pen.chip(room.x, y + pen.px(4), faction.letter, style.livery(style.rgb(faction.colour)), 22)
            base = y + pen.px(21)
            used = pen.line((room.x + pen.px(32), base), titled(faction.name), pen.px(220), Face.HEAD, 19)
            told = self._verdict(number)
            told = pen.type.fit(told, Face.BODY, 13.5, room.width - used - pen.px(48))
            pen.based((room.right, base), told, Face.BODY, 13.5, style.TEXT, "right")
            y += pen.px(32)
            for one in progress:
                aim = theatre.objectives[one.objective]
                if aim.faction != number:
                    continue
                text = words.capital(aims.aim_in_words(theatre, aim))
                points = f"{one.earned} / {one.points}"
                pen.based((room.right, pen.baseline(y, 13)), points, Face.HEAD, 15, style.TEXT, "right")
                left = room.x + pen.px(32)
                y = pen.paragraph(left, y, room.width - pen.px(110), text, Face.BODY, 13) + pen.px(3)
            pen.rule(room.x, y + pen.px(5), room.width)
            y += pen.px(14)
        return y

    def _verdict(self, number: int) -> str:
        """How it ended for a faction, or how many points it has so far."""
        theatre, state = self.account.theatre, self.account.state
        if state.phase == Phase.OVER:
            return aims.verdict_line(theatre, state, number)
        faction = theatre.factions[number]
        return _("{total} points so far; {win} to win, {draw} to draw").format(
            total=victory.points(theatre, state, number), win=faction.win, draw=faction.draw
        )

    def _chart(self, pen: Quill, room: Rect, y: int, lines: list[Line], scale: Scale = WHOLE) -> int:
        plot = Rect(room.x, y, room.width, min(pen.px(CHART), max(pen.px(180), room.width // 3)))
        return draw_chart(pen, plot, self.account.theatre, self.account.courses.days, lines, scale)

    def _of_factions(self, rows: list[list[int]]) -> list[Line]:
        factions = self.account.theatre.factions
        return [
            Line(titled(one.name), of_owner(self.account.theatre, number), row)
            for number, (one, row) in enumerate(zip(factions, rows, strict=True))
        ]

    def _politics(self, pen: Quill, room: Rect) -> int:
        theatre, courses = self.account.theatre, self.account.courses
        y = pen.heading(room.x, room.y, room.width, _("tracks over the days"), _("0 to 100"))
        lines = [
            Line(titled(track.name), of_owner(theatre, bearings.owner(theatre, number)), row)
            for number, (track, row) in enumerate(zip(theatre.tracks, courses.tracks, strict=True))
        ]
        return self._chart(pen, room, y, lines, Scale(most=100))

    def _losses(self, pen: Quill, room: Rect) -> int:
        figures = self.account.tally.figures
        head = [_(FIGURES[name]) for name in LOSSES]
        rows = [
            (titled(faction.name), [str(figures[number][name]) for name in LOSSES])
            for number, faction in enumerate(self.account.theatre.factions)
        ]
        y = self._table(pen, room, room.y, head, rows)
        civilians = self.account.tally.total("civilians_killed")
        told = _("Civilians killed in fights and by abuses: {count}.").format(count=civilians)
        y = pen.paragraph(room.x, y + pen.px(4), room.width, told, Face.BODY, 13.5, style.TEXT)
        y = pen.heading(room.x, y + pen.px(14), room.width, _("killed, since the start"))
        return self._chart(pen, room, y, self._of_factions(self.account.courses.killed))

    def _places(self, pen: Quill, room: Rect) -> int:
        y = pen.heading(room.x, room.y, room.width, _("places held over the days"))
        y = self._chart(pen, room, y, self._of_factions(self.account.courses.held))
        for line in aims.holder_lines(self.account.theatre, self.account.state):
            y = pen.paragraph(room.x, y + pen.px(6), room.width, line)
        return y

    def _record(self, pen: Quill, room: Rect) -> int:
        """What the game did beside what is on record of towns, of places held and of the killed."""
        account = self.account
        if not account.towns and not account.checkpoints:
            return pen.paragraph(
                room.x, room.y, room.width, _("No record of what happened lies beside this scenario.")
            )
        y = self._entered(pen, room, room.y) if account.towns else room.y
        if account.checkpoints:
            y = self._holders(pen, room, y + pen.px(14))
        return self._killed(pen, room, y + pen.px(14)) if account.tolls else y

    def _date(self, day: int) -> str:
        return wording.day_and_month(self.account.theatre, day)

    def _entered(self, pen: Quill, room: Rect, y: int) -> int:
        rows = []
        for town in self.account.towns:
            came = [_("never"), ""]
            if town.game != NEVER:
                came = [self._date(town.game), wording.signed(town.game - town.record)]
            rows.append((town.name, [self._date(town.record), *came]))
        head = [_("on record"), _("in the game"), _("days")]
        return self._table(pen, room, y, head, rows, _("First entered"))

    def _holders(self, pen: Quill, room: Rect, y: int) -> int:
        theatre = self.account.theatre
        rows = [
            (
                f"{titled(theatre.places[one.row.place].name)}, {self._date(one.row.day)}",
                [
                    ", ".join(titled(theatre.factions[f].name) for f in one.row.holders),
                    titled(theatre.factions[one.holder].name) if one.holder != NOBODY else _("nobody"),
                    _("yes") if one.agrees else _("no"),
                ],
            )
            for one in self.account.checkpoints
        ]
        head = [_("on record"), _("in the game"), _("agrees")]
        y = self._table(pen, room, y, head, rows, _("Held"))
        told = _("A row agrees if it was so at some time within the days that the record leaves open.")
        return pen.paragraph(room.x, y + pen.px(2), room.width, told, Face.BODY, 12.5, style.THIRD)

    def _killed(self, pen: Quill, room: Rect, y: int) -> int:
        rows = [
            (
                f"{titled(self.account.theatre.factions[one.faction].name)}, {self._date(one.day)}",
                [str(one.least) if one.least == one.most else f"{one.least}–{one.most}", str(one.game)],
            )
            for one in self.account.tolls
        ]
        head = [_("on record"), _("in the game")]
        return self._table(pen, room, y, head, rows, _("Killed until"))

    def _luck(self, pen: Quill, room: Rect) -> int:
        told = _(
            "The dice of the fights that each side sought, beside what such dice show on the average. A high "
            "die is good for him who attacks."
        )
        y = pen.paragraph(room.x, room.y, room.width, told) + pen.px(8)
        rows = []
        for one in self.account.luck:
            beyond = decimal(wording.minus(f"{one.beyond:+.1f}"))
            figures = [str(one.dice), str(one.rolled), decimal(f"{one.expected_x2 / 2:.1f}"), beyond]
            rows.append((titled(self.account.theatre.factions[one.faction].name), figures))
        return self._table(pen, room, y, [_("dice"), _("thrown"), _("expected"), _("beyond")], rows)

    def _table(
        self,
        pen: Quill,
        room: Rect,
        y: int,
        head: list[str],
        rows: list[tuple[str, list[str]]],
        title: str = "",
    ) -> int:
        """A table: names on the left, figures on the right."""
        first = room.width * (40 if len(head) < 5 else 24) // 100
        wide = min((room.width - first) // len(head), pen.px(230))
        base = y + pen.px(16)
        pen.line((room.x, base), title, first - pen.px(10), Face.KEY, 13, style.ACCENT)
        wrapped = [pen.type.wrapped(cell, Face.KEY, 12.5, wide - pen.px(8)) for cell in head]
        deepest = max(len(lines) for lines in wrapped)
        for number, lines in enumerate(wrapped):
            right, low = room.x + first + (number + 1) * wide, base + pen.px(17) * (deepest - len(lines))
            for line in lines:
                pen.based((right, low), line, Face.KEY, 12.5, style.ACCENT, "right")
                low += pen.px(17)
        y += pen.px(17) * (deepest - 1)
        pen.rule(room.x, y + pen.px(24), first + wide * len(head))
        y += pen.px(28)
        for name, cells in rows:
            base = y + pen.px(17)
            pen.line((room.x, base), name, first - pen.px(10), Face.LABEL, 13.5)
            for number, figure in enumerate(cells):
                right = room.x + first + (number + 1) * wide
                cell = pen.type.fit(figure, Face.BODY, 13.5, wide - pen.px(8))
                pen.based((right, base), cell, Face.BODY, 13.5, style.TEXT, "right")
            y += pen.px(25)
        return y
