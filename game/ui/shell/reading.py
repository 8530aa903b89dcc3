"""The rules and the glossary, to be read and searched in the game."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from game import rulebook
from game.paths import docs_folder
from game.texts import _, mark, ngettext
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.markdown import Block, spoken_blocks
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.setting import draw_blocks

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

ABOUT: Final = mark(
    "These are the rules as the program plays them: each chapter is written beside the part of the program "
    "that carries it out. Figures such as rates and charts belong to a scenario and may differ from one to "
    "another. All sums are whole numbers, rounded down where nothing else is said. A day has a thousand "
    "thousandths; chances are per mille. The words are in the glossary at the end. The search finds every "
    "place in which all that was typed stands together."
)
GLOSSARY: Final = "glossary.md"
LEAST_SOUGHT: Final = 2  # letters from which is searched
ROW: Final = 30
TOP: Final = 2  # level of the headings with which chapters begin


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the rules, or the glossary."""

    title: str
    blocks: tuple[Block, ...]

    def found(self, sought: str) -> int:
        """In how many of its blocks the sought words stand."""
        return sum(sought in block.words for block in self.blocks)


def chapters() -> tuple[Chapter, ...]:
    """The chapters of the rulebook, cut from the rules themselves, and the glossary at the end."""
    return _chapters(_("About the rules"))


@lru_cache(maxsize=2)
def _chapters(about: str) -> tuple[Chapter, ...]:
    """The chapters, the first by its title in the language that is spoken."""
    out: list[Chapter] = [Chapter(about, (Block("heading", about, 1), Block("text", _(ABOUT))))]
    gathered: list[Block] = []
    for block in spoken_blocks(rulebook.rulebook().removeprefix(rulebook.PREFACE)):
        if block.kind == "heading" and block.level <= TOP and gathered:
            out.append(Chapter(gathered[0].text, tuple(gathered)))
            gathered = []
        gathered.append(block)
    out.append(Chapter(gathered[0].text, tuple(gathered)))
    path = docs_folder() / GLOSSARY
    if path.is_file():
        words = spoken_blocks(path.read_text(encoding="utf-8"))
        head = [block for block in words if block.kind != "row"]
        rows = sorted((block for block in words if block.kind == "row"), key=_as_sorted)
        out.append(Chapter(words[0].text, (*head, *rows)))
    return tuple(out)


def _as_sorted(row: Block) -> str:
    """The word of a row of the glossary as dictionaries sort it, whatever its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", row.cells[0].casefold()) if c.isascii())


class RulesPage(Page):
    """The rules: chapters on the left, the text on the right, a field to search above."""

    def __init__(self, shell: Shell) -> None:
        """Open at the first chapter."""
        super().__init__(shell)
        self.fields["sought"] = ""
        self.at = 0
        self.focus = "chapter 0"

    @property
    def sought(self) -> str:
        """What is searched for; empty while it is too short."""
        words = self.fields["sought"].strip().lower()
        return words if len(words) >= LEAST_SOUGHT else ""

    @property
    def shown(self) -> list[int]:
        """Chapters in which the sought words stand, or all."""
        every = range(len(chapters()))
        return [n for n in every if chapters()[n].found(self.sought)] if self.sought else list(every)

    def typed(self, name: str) -> None:
        """Show the first chapter in which it stands."""
        del name
        if self.shown and self.at not in self.shown:
            self.read(self.shown[0])

    def come_to(self, kind: str, number: int) -> None:
        """Turn to the chapter that the keys have come to."""
        if kind == "chapter" and number != self.at:
            self.read(number)

    def read(self, number: int) -> None:
        """Turn to a chapter."""
        self.at = number
        self.offsets["text"] = 0

    def key(self, name: str) -> bool:
        """F or / goes to the field."""
        if name in ("f", "/"):
            self.edit("sought")
            return True
        return False

    def paint(self, pen: Quill) -> None:
        """Draw the page."""
        body = self.sheet(pen, _("Rules and glossary"), wide=1240, high=1000)
        list_wide = min(pen.px(350), body.width * 36 // 100)
        field = Rect(body.x + pen.px(4), body.y + pen.px(2), list_wide - pen.px(8), pen.px(34))
        on = self.editing == "sought"
        pen.field(
            field, self.fields["sought"], "sought", partial(self.edit, "sought"), empty=_("Search"), on=on
        )
        top = field.bottom + pen.px(10)
        self.scroll(pen, "chapters", Rect(body.x, top, list_wide, body.bottom - top), self._chapters)
        left = body.x + list_wide + pen.px(22)
        self.scroll(pen, "text", Rect(left, body.y, body.right - left, body.height), self._text)
        note = ""
        if self.sought:
            count = sum(chapters()[number].found(self.sought) for number in self.shown)
            note = ngettext("Found in {count} place.", "Found in {count} places.", count).format(count=count)
        self.foot(
            pen,
            [(_("Search"), "search", partial(self.edit, "sought"), "F", "normal"), back_offer(self)],
            note,
        )

    def _chapters(self, pen: Quill, room: Rect) -> int:
        y = room.y
        for number in self.shown:
            chapter = chapters()[number]
            rect = Rect(room.x + pen.px(4), y, room.width - pen.px(4), pen.px(ROW))
            on = number == self.at
            over = pen.zone(rect, f"chapter {number}", partial(self.read, number))
            if on or over:
                pen.box(rect, style.ACCENT_GROUND if on else style.HOVER, style.ACCENT if on else None, 4)
            count = str(chapter.found(self.sought)) if self.sought else ""
            inner = rect.width - pen.px(20)
            if count:
                base = rect.centery + pen.px(5)
                pen.based((rect.right - pen.px(8), base), count, style.Face.HEAD, 14, style.ACCENT, "right")
                inner -= pen.px(24)
            colour = style.ORDER if on else style.TEXT
            pen.line(
                (rect.x + pen.px(10), rect.centery + pen.px(5)), chapter.title, inner, size=13, colour=colour
            )
            y = rect.bottom + pen.px(2)
        if not self.shown:
            y = pen.paragraph(room.x + pen.px(6), y, room.width, _("These words stand nowhere."))
        return y

    def _text(self, pen: Quill, room: Rect) -> int:
        indented = Rect(room.x + pen.px(12), room.y, min(room.width - pen.px(12), pen.px(760)), 0)
        if self.at not in self.shown:
            return room.y
        return draw_blocks(pen, indented, chapters()[self.at].blocks, self.sought)
