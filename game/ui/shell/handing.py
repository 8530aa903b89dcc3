"""The change of seat: nothing of the other side is drawn until the next person says that he is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from game.records import wording
from game.texts import _, titled
from game.ui import style
from game.ui.shell.page import Page
from game.ui.shell.quill import Quill
from game.ui.style import Face
from game.ui.table import Table

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell


class Seating(Protocol):
    """Where the next person sits down."""

    def sit(self, table: Table) -> None:
        """Put a table before the person whose it is."""


class ChangePage(Page):
    """Asks for the next person."""

    def __init__(self, shell: Shell, play: Seating, table: Table) -> None:
        """Take the game and the table that is wanted."""
        super().__init__(shell)
        self.play, self.table = play, table
        self.focus = "ready"

    def paint(self, pen: Quill) -> None:
        """The name of the faction and the public date, on an empty desk."""
        theatre, side = self.table.match.theatre, self.table.side
        faction = theatre.factions[side]
        day = wording.long_date(theatre, self.table.match.umpire.state.day)
        body = self.sheet(pen, _("Change of seat"), day, wide=620, high=330)
        chip = 52
        livery = style.livery(style.rgb(faction.colour))
        pen.chip(body.x, body.y + pen.px(14), faction.letter, livery, chip)
        x = body.x + pen.px(chip + 20)
        pen.line((x, body.y + pen.px(52)), titled(faction.name), body.right - x, Face.HEAD, 34)
        told = _(
            "Whoever leads {faction} sits down now; the others look away. What is seen is that side's alone."
        )
        pen.paragraph(
            body.x, body.y + pen.px(84), body.width, told.format(faction=titled(faction.name)), Face.BODY, 14
        )
        self.foot(
            pen,
            [
                (_("Leave the game"), "leave", self.shell.home, "", "normal"),
                (_("I am here"), "ready", self._ready, "Enter", "main"),
            ],
        )

    def _ready(self) -> None:
        self.shell.back()
        self.play.sit(self.table)

    def back(self) -> None:
        """There is no way back to the other side's desk."""
