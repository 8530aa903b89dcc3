"""The menu of a game: save, load, look things up, leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.texts import _, titled
from game.ui import style
from game.ui.pen import Act, Rect
from game.ui.shell.briefing import BriefingPage
from game.ui.shell.loading import LoadPage, SavePage
from game.ui.shell.optioning import OptionsPage
from game.ui.shell.page import MARGIN, Page
from game.ui.shell.quill import Quill
from game.ui.shell.replaying import ReplayPage
from game.ui.shell.reporting import ReportPage
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.playing import Play
    from game.ui.shell.shell import Shell


class PausePage(Page):
    """The menu over the table."""

    see_through = True

    def __init__(self, shell: Shell, play: Play) -> None:
        """Take the game."""
        super().__init__(shell)
        self.play = play
        self.focus = "resume"

    def _items(self) -> list[tuple[str, str, Act, str]]:
        shell, game = self.shell, self.play.game
        side = game.table.side

        def replay() -> None:
            shell.open(ReplayPage(shell, game.keeping.save(), side))

        def report() -> None:
            shell.open(ReportPage(shell, game.keeping.save()))

        return [
            (_("Back to the map"), "resume", self.back, "Esc"),
            (_("Save"), "save", lambda: shell.open(SavePage(shell, game)), "S"),
            (_("Load"), "load", lambda: shell.open(LoadPage(shell)), "L"),
            (
                _("Briefing"),
                "briefing",
                lambda: shell.open(BriefingPage(shell, game.setup, (side,), game.table.view.state)),
                "B",
            ),
            (_("The game so far"), "replay", replay, "R"),
            *([(_("Report"), "report", report, "A")] if game.match.umpire.over else []),
            (_("Rules and glossary"), "rules", shell.open_rules, "F1"),
            (_("Options"), "options", lambda: shell.open(OptionsPage(shell)), "O"),
            (_("Leave to the title"), "title", shell.home, "T"),
            (_("Quit Baton"), "quit", shell.leave, "Q"),
        ]

    def key(self, name: str) -> bool:
        """The key of an item."""
        for _label, _name, act, key in self._items():
            if key.lower() == name:
                act()
                return True
        return False

    def paint(self, pen: Quill) -> None:
        """Draw the menu."""
        items = self._items()
        body = self.card(
            pen, titled(self.play.game.setup.theatre.title).split(",")[0], 380, 134 + 40 * len(items)
        )
        view = Rect(body.x, body.y, body.width, self.panel.bottom - pen.px(66) - body.y)

        def rows(pen: Quill, room: Rect) -> int:
            y = room.y
            for label, name, act, key in items:
                pen.button(Rect(room.x, y, room.width, pen.px(34)), label, name, act, key=key)
                y += pen.px(40)
            return y - pen.px(6)

        self.scroll(pen, "menu", view, rows)
        trouble = self.play.game.keeping.trouble
        told = trouble or _("The game is kept after every order; the last ten turns lie under Load.")
        base = self.panel.bottom - pen.px(36)
        colour = style.WARNING if trouble else style.THIRD
        for line in pen.type.wrapped(told, Face.BODY, 12, body.width)[:2]:
            pen.line((self.panel.x + pen.px(MARGIN), base), line, body.width, size=12, colour=colour)
            base += pen.px(17)
