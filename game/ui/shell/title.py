"""The title: what this is, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game import __version__
from game.paths import scenarios_folder
from game.records import recovery
from game.records.save import BadSave, Save
from game.texts import _, titled
from game.ui import ink, keyboard, style
from game.ui.pen import Act, Rect
from game.ui.shell import behind
from game.ui.shell.page import Page
from game.ui.shell.quill import Quill
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

WIDE: Final = 372
TUTORIAL: Final = "konna"  # the scenario that teaches, where it is there


class TitlePage(Page):
    """The first page."""

    def __init__(self, shell: Shell) -> None:
        """Look whether a game can be continued."""
        super().__init__(shell)
        self.last, self.lost = _last_game(shell)
        self.said = self.lost
        self.focus = "continue" if self.last else "new"

    def back(self) -> None:
        """There is nothing behind the title."""

    def _items(self) -> list[tuple[str, str, Act | None, str]]:
        shell = self.shell
        items: list[tuple[str, str, Act | None, str]] = [
            (_("Continue"), "continue", self.go_on if self.last else None, "C"),
            (_("New game"), "new", lambda: shell.open(behind.scenarios(shell)), "N"),
            (_("Load a game"), "load", lambda: shell.open(behind.saves(shell)), "L"),
            (_("Replays and reports"), "replay", lambda: shell.open(behind.saves(shell, look=True)), "R"),
            (_("Options"), "options", lambda: shell.open(behind.options(shell)), "O"),
            (_("Rules and glossary"), "rules", shell.open_rules, "F1"),
            (_("Credits and sources"), "credits", lambda: shell.open(behind.credit(shell)), "S"),
            (_("Quit"), "quit", shell.leave, "Q"),
        ]
        if (scenarios_folder() / TUTORIAL / "scenario.yaml").is_file():
            items.insert(2, (_("Tutorial"), "tutorial", self.learn, "T"))
        return items

    def learn(self) -> None:
        """Begin the tutorial."""
        behind.learn(self, TUTORIAL)

    def go_on(self) -> None:
        """Open the game that was played last."""
        if self.last is not None:
            behind.go_on(self, self.last)

    def key(self, name: str) -> bool:
        """The key of an item."""
        for _label, _name, act, key in self._items():
            if key.lower() == name and act is not None:
                act()
                return True
        return False

    def paint(self, pen: Quill) -> None:
        """A column on the map: name, what it is about, what can be done."""
        self.shell.backdrop(pen.surface, (176, 168, 156))
        width, height = pen.surface.get_size()
        roomy = height >= pen.px(620)
        left = min(pen.px(72), width // 12)
        rect = Rect(left, 0, pen.px(WIDE), height)
        blur = pen.px(16)
        pen.surface.blit(ink.shadow(rect.size, 0, blur, 150), (rect.x - blur, rect.y - blur))
        pen.surface.fill(style.PANEL, rect)
        pen.post(rect.x, 0, height, style.STRONG)
        pen.post(rect.right - 1, 0, height, style.STRONG)
        x, room = rect.x + pen.px(28), rect.width - pen.px(56)
        y = pen.px(64) if roomy else pen.px(12)
        y += pen.px(58 if roomy else 44)
        pen.based((x, y), "Baton", Face.HEAD, 62 if roomy else 44)
        y = pen.paragraph(
            x,
            y + pen.px(16 if roomy else 4),
            room,
            _("Northern Mali, January to March 2013"),
            Face.KEY,
            14.5,
            style.TEXT,
        )
        if roomy:
            told = _(
                "A simulation of the campaign, and of what follows a victory: who holds a town afterwards."
            )
            y = pen.paragraph(x, y + pen.px(6), room, told, Face.BODY, 13)
        y += pen.px(22 if roomy else 8)
        items = self._items()
        foot = height - pen.px(46 if roomy else 24)
        step = min(pen.px(44), (foot - y - (pen.px(30) if self.last else 0)) // len(items))
        for number, item in enumerate(items):
            y = self._item(pen, Rect(x, y, room, min(step - pen.px(5), pen.px(38))), item, first=not number)
            y += pen.px(5)
        self._foot(pen, x, height - pen.px(16 if roomy else 8), room)

    def _item(self, pen: Quill, rect: Rect, item: tuple[str, str, Act | None, str], *, first: bool) -> int:
        label, name, act, key = item
        if first and act is None:
            return rect.y - pen.px(5)
        if first and self.last is not None:
            rect.height += pen.px(22)
        over = pen.zone(rect, name, act)
        main = name == self._main()
        fill = style.ACCENT if main else style.HOVER if over else style.RAISED
        colour = style.DESK if main else style.TEXT
        pen.box(rect, fill, style.ACCENT if main or over else style.STRONG, style.CORNER)
        face = Face.KEY if main else Face.LABEL
        line = pen.type.height(face, 14.5)
        two = first and self.last is not None
        top = rect.centery - line / 2 - (pen.px(9) if two else 0)
        pen.text((rect.x + pen.px(14), top), label, face, 14.5, colour)
        cap = keyboard.label(key.lower())
        pen.keycap(rect.right - pen.px(12), rect.centery, cap, on_accent=main)
        if two and self.last is not None:
            under = _summary(self.last)
            under = pen.type.fit(under, Face.BODY, 12, rect.width - pen.px(70))
            pen.text((rect.x + pen.px(14), top + line + pen.px(1)), under, Face.BODY, 12, colour)
        return rect.bottom

    def _main(self) -> str:
        return "continue" if self.last else "new"

    def _foot(self, pen: Quill, x: int, base: int, room: int) -> None:
        if self.said:
            lines = pen.type.wrapped(self.said, Face.BODY, 12, room)[-3:]
            for number, line in enumerate(reversed(lines)):
                pen.line((x, base - number * pen.px(16)), line, room, Face.BODY, 12, style.WARNING)
            return
        told = _("Version {version}").format(version=__version__)
        pen.line((x, base), told, room, Face.BODY, 12, style.THIRD)


def _summary(save: Save) -> str:
    """A game in a line: scenario, who plays, how far."""
    head = save.head
    who = ", ".join(map(titled, head.persons))
    turn = _("turn {turn} of {turns}").format(turn=head.turn, turns=head.turns)
    return " · ".join(part for part in (who, turn, titled(head.title).split(",")[0]) if part)


def _last_game(shell: Shell) -> tuple[Save | None, str]:
    """The game that was played last, unless it has ended; and what of it could not be read."""
    path = shell.archive.last_game()
    if path is None:
        return None, ""
    try:
        found = recovery.recover(path)
    except BadSave as error:
        return None, str(error)
    return found.save, found.lost
