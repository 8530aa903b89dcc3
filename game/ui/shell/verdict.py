"""The end of a game: each faction's verdict, and what can be looked at now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.records import wording
from game.rules import victory
from game.rules.victory import Verdict
from game.terms import NEVER
from game.texts import _, mark, titled
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.game import Game
from game.ui.shell.page import Page
from game.ui.shell.quill import Quill
from game.ui.shell.replaying import ReplayPage
from game.ui.shell.reporting import ReportPage
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

VERDICTS: Final = {Verdict.WON: mark("won"), Verdict.DRAWN: mark("drew"), Verdict.LOST: mark("lost")}
ROW: Final = 52


class VerdictPage(Page):
    """The verdict."""

    see_through = True

    def __init__(self, shell: Shell, game: Game) -> None:
        """Take the game that has ended."""
        super().__init__(shell)
        self.game = game
        self.focus = "report"

    def paint(self, pen: Quill) -> None:
        """A row for each faction."""
        theatre, state = self.game.setup.theatre, self.game.match.umpire.state
        rows = len(theatre.factions)
        body = self.card(pen, _("The game has ended"), 760, 180 + (ROW + 4) * rows)

        def table(pen: Quill, room: Rect) -> int:
            y = room.y
            for number, faction in enumerate(theatre.factions):
                total = victory.points(theatre, state, number)
                verdict = victory.verdict(theatre, state, number)
                pen.chip(room.x, y + pen.px(10), faction.letter, style.livery(style.rgb(faction.colour)), 26)
                x = room.x + pen.px(40)
                room_left = room.width - pen.px(230)
                pen.line((x, y + pen.px(22)), titled(faction.name), room_left, Face.HEAD, 19)
                under = _("{win} points win, {draw} points draw.").format(win=faction.win, draw=faction.draw)
                if int(state.ended[number]) != NEVER:
                    date = wording.day_and_month(theatre, int(state.ended[number]))
                    under = _("Its war ended on {date}.").format(date=date)
                pen.line((x, y + pen.px(41)), under, room_left, Face.BODY, 12.5, style.SECOND)
                pen.based((room.right - pen.px(90), y + pen.px(30)), str(total), Face.HEAD, 22, align="right")
                colour = {Verdict.WON: style.GOOD, Verdict.DRAWN: style.SECOND, Verdict.LOST: style.BAD}[
                    verdict
                ]
                pen.based((room.right, y + pen.px(30)), _(VERDICTS[verdict]), Face.KEY, 15, colour, "right")
                pen.rule(room.x, y + pen.px(ROW), room.width)
                y += pen.px(ROW + 4)
            return y

        self.scroll(pen, "verdicts", body, table)
        shell, save = self.shell, self.game.keeping
        self.foot(
            pen,
            [
                (_("To the title"), "title", shell.home, "", "normal"),
                (_("Look at the map"), "map", self.back, "Esc", "normal"),
                (_("Replay"), "replay", lambda: shell.open(ReplayPage(shell, save.save())), "", "normal"),
                (_("Report"), "report", lambda: shell.open(ReportPage(shell, save.save())), "", "main"),
            ],
        )
