"""Credits and sources: by whom the map, the type and the symbols were made, and where the facts come from."""

from __future__ import annotations

from game.paths import docs_folder
from game.texts import _
from game.ui.pen import Rect
from game.ui.shell.markdown import Block, spoken_blocks
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.setting import draw_blocks
from game.ui.style import Face

PAGE = "data-credits.md"


class CreditsPage(Page):
    """The credits."""

    blocks: list[Block] | None = None

    def paint(self, pen: Quill) -> None:
        """Draw the page."""
        body = self.sheet(pen, _("Credits and sources"), wide=980)
        if self.blocks is None:
            path = docs_folder() / PAGE
            text = path.read_text(encoding="utf-8") if path.is_file() else ""
            self.blocks = spoken_blocks(text)
        blocks = self.blocks

        def lines(pen: Quill, room: Rect) -> int:
            y = room.y
            for told in (
                _("Baton was written by the Baton authors. The code is under the MIT licence."),
                _(
                    "What happened in these weeks cost the lives of soldiers of several nations, of "
                    "fighters, and of civilians who had no part in it. The facts are restated with "
                    "their published sources, in the scenario's files and on the page docs/history.md."
                ),
            ):
                y = pen.paragraph(room.x, y, room.width, told, Face.BODY, 14) + pen.px(8)
            return draw_blocks(pen, Rect(room.x, y + pen.px(6), room.width, 0), blocks)

        self.scroll(pen, "credits", body, lines)
        self.foot(pen, [back_offer(self)])
