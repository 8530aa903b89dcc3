"""What is shown after an error of the program, and the page of a plain message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from game.texts import _
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.page import Page
from game.ui.shell.quill import Quill
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell


class FailedPage(Page):
    """The program failed: what is kept, and what may be sent on."""

    def __init__(self, shell: Shell, error: Exception, bundle: Path | None) -> None:
        """Take the error and where its bundle lies."""
        super().__init__(shell)
        self.error, self.bundle = error, bundle

    def paint(self, pen: Quill) -> None:
        """Draw the page."""
        body = self.sheet(pen, _("The program has failed"), wide=820, high=330)
        texts = [
            (f"{type(self.error).__name__}: {self.error}", style.TEXT),
            (_("That is a fault of the program, not of yours."), style.SECOND),
        ]
        if self.bundle is not None:
            told = _(
                "The game is kept up to the last order: Continue on the title opens it again. What led to "
                "the error lies in {path}; sent to the authors, it lets them play the game up to the failure."
            )
            texts.append((told.format(path=self.bundle), style.SECOND))

        def lines(pen: Quill, room: Rect) -> int:
            y = room.y
            for text, colour in texts:
                y = pen.paragraph(room.x, y, room.width, text, Face.BODY, 14, colour) + pen.px(12)
            return y

        self.scroll(pen, "text", body, lines)
        self.foot(
            pen,
            [
                (_("Quit"), "quit", self.shell.leave, "", "normal"),
                (_("To the title"), "title", self.back, "Enter", "main"),
            ],
        )

    def key(self, name: str) -> bool:
        """Enter goes to the title."""
        if name == "return" and not self.focus:
            self.back()
            return True
        return False

    def back(self) -> None:
        """Go to the title."""
        self.shell.home()


class Question(Page):
    """Asks something over whatever lies beneath."""

    see_through = True

    def __init__(self, shell: Shell, title: str, text: str, yes: str, act: Callable[[], object]) -> None:
        """Take what is asked, and what is done if the answer is yes."""
        super().__init__(shell)
        self.title, self.text, self.yes, self.act = title, text, yes, act
        self.focus = "no"

    def paint(self, pen: Quill) -> None:
        """Draw the question."""
        body = self.card(pen, self.title, 520, pen.height_of(self.text, pen.px(480)) / pen.type.scale + 150)
        pen.paragraph(body.x, body.y, body.width, self.text)
        self.foot(
            pen,
            [
                (_("No"), "no", self.back, "Esc", "normal"),
                (self.yes, "yes", self._yes, "", "main"),
            ],
        )

    def _yes(self) -> None:
        self.shell.back()
        self.act()
