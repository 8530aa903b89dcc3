"""Saves: the list of them, to load one or to look at it, and the page on which a game is saved."""

from __future__ import annotations

import datetime as dt
import io
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.records.archive import Kept
from game.records.keeping import PERSON
from game.records.save import RULES, BadSave, Save, read
from game.texts import _, titled
from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.failing import Question
from game.ui.shell.game import Game
from game.ui.shell.opening import show_game
from game.ui.shell.page import Offer, Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.replaying import ReplayPage
from game.ui.shell.reporting import ReportPage
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

ROW: Final = 92
PICTURE: Final = (124, 76)


def open_save(page: Page, save: Save) -> None:
    """Open a save where it stands; one in which nobody sits is asked for seats first."""
    from game.ui.shell.seating import SeatsPage  # noqa: PLC0415 -- seats lead to games, which lead here

    if PERSON in save.seats.values():
        show_game(page, save)
        return
    from game.match import reopen  # noqa: PLC0415

    page.shell.open(SeatsPage(page.shell, reopen(save), save))


class SavesPage(Page):
    """What the lists of saves have in common."""

    def __init__(self, shell: Shell) -> None:
        """Read the list."""
        super().__init__(shell)
        self.at = 0
        self._pictures: dict[object, pygame.Surface | None] = {}
        self.look_again()

    def look_again(self) -> None:
        """Read the list anew."""
        self.saves = self.shell.archive.saves()
        self.at = max(0, min(self.at, len(self.saves) - 1))

    @property
    def kept(self) -> Kept | None:
        """The save that is chosen."""
        return self.saves[self.at] if self.saves else None

    def choose(self, number: int) -> None:
        """Choose a save; once more, and it is opened."""
        if number == self.at:
            self.go_on()
        self.at = number

    def come_to(self, kind: str, number: int) -> None:
        """Choose the save that the keys have come to."""
        self.at = number if kind == "kept" else self.at

    def go_on(self) -> None:
        """Do what the page is for."""
        raise NotImplementedError

    def delete(self) -> None:
        """Ask whether a save may go."""
        kept = self.kept
        if kept is not None:
            text = _("{name} is removed from the disk.").format(name=kept.name)
            act = partial(self._delete, kept)
            self.shell.open(Question(self.shell, _("Delete this save?"), text, _("Delete"), act))

    def _delete(self, kept: Kept) -> None:
        try:
            self.shell.archive.delete(kept)
        except OSError as error:
            self.said = f"{error.filename}: {error.strerror}"
        self.look_again()

    def key(self, name: str) -> bool:
        """Delete removes."""
        if name == "delete":
            self.delete()
            return True
        return False

    def list(self, pen: Quill, room: Rect) -> int:
        """The saves, a row each."""
        y = room.y + pen.px(4)
        if not self.saves:
            told = _("Nothing has been saved yet. A game under way is kept by itself, turn by turn.")
            return pen.paragraph(room.x, y, room.width, told, Face.BODY, 14)
        for number, kept in enumerate(self.saves):
            rect = Rect(room.x + pen.px(4), y, room.width - pen.px(6), pen.px(ROW))
            on = number == self.at
            over = pen.zone(rect, f"kept {number}", partial(self.choose, number))
            fill = style.ACCENT_GROUND if on else style.HOVER if over else style.RAISED
            pen.box(rect, fill, style.ACCENT if on or over else style.STRONG, style.CORNER)
            self._row(pen, rect, kept)
            y = rect.bottom + pen.px(7)
        return y

    def _row(self, pen: Quill, rect: Rect, kept: Kept) -> None:
        frame = Rect(rect.x + pen.px(8), rect.y + pen.px(8), pen.px(PICTURE[0]), pen.px(PICTURE[1]))
        pen.surface.fill(style.INSET, frame)
        picture = self._picture(kept, frame.size)
        if picture is not None:
            pen.surface.blit(picture, picture.get_rect(center=frame.center))
        x, right = frame.right + pen.px(14), rect.right - pen.px(14)
        when = f"{dt.datetime.fromtimestamp(kept.written).astimezone():%Y-%m-%d %H:%M}"
        wide = pen.type.width(when, Face.BODY, 12.5)
        pen.based((right, rect.y + pen.px(28)), when, Face.BODY, 12.5, style.SECOND, "right")
        name = self._name(kept)
        pen.line((x, rect.y + pen.px(29)), name, right - wide - pen.px(14) - x, Face.HEAD, 19)
        if kept.fault:
            told = _("Damaged: {why}").format(why=kept.fault)
            pen.line((x, rect.y + pen.px(52)), told, right - x, Face.BODY, 13, style.WARNING)
            pen.line((x, rect.y + pen.px(74)), str(kept.path), right - x, Face.BODY, 12, style.THIRD)
            return
        pen.line((x, rect.y + pen.px(52)), _where(kept), right - x, Face.BODY, 13, style.TEXT)
        pen.line((x, rect.y + pen.px(74)), _of_what(kept), right - x, Face.BODY, 12.5, style.THIRD)

    @staticmethod
    def _name(kept: Kept) -> str:
        if kept.kind == "save":
            return kept.name
        return _("Autosave, turn {turn}").format(turn=kept.head.turn) if not kept.fault else kept.name

    def _picture(self, kept: Kept, size: tuple[int, int]) -> pygame.Surface | None:
        key = kept.path, kept.written, size
        if key not in self._pictures:
            self._pictures[key] = _drawn(kept.head.picture, size)
        return self._pictures[key]

    def read(self) -> Save | None:
        """The chosen save; what is wrong with it is said."""
        if self.kept is None:
            return None
        try:
            return read(self.kept.path)
        except BadSave as error:
            self.said = str(error)
            return None


def _drawn(data: bytes, size: tuple[int, int]) -> pygame.Surface | None:
    """A picture in a size; None if there is none, or it is damaged."""
    if not data:
        return None
    try:
        picture = pygame.image.load(io.BytesIO(data), "small.jpg")
    except pygame.error:
        return None
    share = min(size[0] / picture.get_width(), size[1] / picture.get_height())
    whole = max(1, round(picture.get_width() * share)), max(1, round(picture.get_height() * share))
    return pygame.transform.smoothscale(picture, whole)


def _where(kept: Kept) -> str:
    head = kept.head
    parts = [head.date, _("turn {turn} of {turns}").format(turn=head.turn, turns=head.turns)]
    if head.over:
        parts.append(_("ended"))
    if head.rules != RULES:
        parts.append(_("played under rules {old}").format(old=head.rules))
    return " · ".join(part for part in parts if part) if head.title else kept.path.name


def _of_what(kept: Kept) -> str:
    who = ", ".join(map(titled, kept.head.persons)) or _("commanders alone")
    return " · ".join(part for part in (titled(kept.head.title), who) if part)


class LoadPage(SavesPage):
    """A game is chosen, to go on with it or to look at it."""

    def __init__(self, shell: Shell, *, look: bool = False) -> None:
        """Take whether games are to be looked at rather than gone on with."""
        super().__init__(shell)
        self.look = look
        self.focus = "kept 0" if self.saves else "back"

    def go_on(self) -> None:
        """Open the chosen save, or its replay."""
        save = self.read()
        if save is not None and self.look:
            self.shell.open(ReplayPage(self.shell, save))
        elif save is not None:
            open_save(self, save)

    def report(self) -> None:
        """Show the report of the chosen save."""
        save = self.read()
        if save is not None:
            self.shell.open(ReportPage(self.shell, save))

    def key(self, name: str) -> bool:
        """R shows the replay, A the report."""
        if name in ("r", "a") and self.kept is not None:
            save = self.read()
            if save is not None:
                kind = ReplayPage if name == "r" else ReportPage
                self.shell.open(kind(self.shell, save))
            return True
        return super().key(name)

    def paint(self, pen: Quill) -> None:
        """The list."""
        title = _("Replays and reports") if self.look else _("Load a game")
        body = self.sheet(pen, title, wide=980)
        self.scroll(pen, "saves", body, self.list)
        usable = self.kept is not None and not self.kept.fault
        offers: list[Offer] = [back_offer(self)]
        if self.kept is not None:
            offers.append((_("Delete"), "delete", self.delete, "Del", "normal"))
        if self.look:
            offers.append((_("Report"), "report", self.report, "A", "normal" if usable else "off"))
        label = _("Replay") if self.look else _("Load")
        offers.append((label, "open", self.go_on, "", "main" if usable else "off"))
        note = _("Saves lie in {folder}").format(folder=self.shell.archive.folder)
        self.foot(pen, offers, note)


class SavePage(SavesPage):
    """A game under way is saved under a name."""

    def __init__(self, shell: Shell, game: Game) -> None:
        """Take the game; a name is proposed."""
        self.game = game
        super().__init__(shell)
        head = game.keeping.save().head
        self.fields["name"] = f"{' '.join(head.persons)} {head.date}".strip()
        self.edit("name")

    def look_again(self) -> None:
        """Only saves with a name are written over."""
        super().look_again()
        self.saves = [kept for kept in self.saves if kept.kind == "save"]
        self.at = -1

    def choose(self, number: int) -> None:
        """Take over the name of a save."""
        self.at = number
        self.fields["name"] = self.saves[number].name

    @property
    def kept(self) -> Kept | None:
        """The save that is chosen."""
        return self.saves[self.at] if 0 <= self.at < len(self.saves) else None

    def press(self, name: str, text: str = "", *, shift: bool = False) -> None:
        """Enter in the field saves."""
        if self.editing and name == "return":
            self.editing = ""
            self.go_on()
            return
        super().press(name, text, shift=shift)

    def go_on(self) -> None:
        """Save, or ask whether another save may be written over."""
        path = self.shell.archive.path_of(self.fields["name"])
        if path.exists():
            text = _("{name} is there already. It is written over.").format(name=path.stem)
            self.shell.open(
                Question(self.shell, _("Write over this save?"), text, _("Write over"), self._save)
            )
        else:
            self._save()

    def _save(self) -> None:
        try:
            self.shell.archive.save_as(self.fields["name"], self.game.keeping.save())
        except OSError as error:
            self.said = f"{error.filename}: {error.strerror}"
            return
        self.shell.back()

    def paint(self, pen: Quill) -> None:
        """The name, and the saves that are there."""
        body = self.sheet(pen, _("Save the game"), wide=980)
        label = _("Name")
        wide = pen.type.width(label, Face.LABEL, 14) + pen.px(16)
        pen.based((body.x + pen.px(4), body.y + pen.px(25)), label, Face.LABEL, 14)
        field = Rect(
            body.x + pen.px(4) + wide, body.y + pen.px(2), min(pen.px(460), body.width - wide), pen.px(34)
        )
        on = self.editing == "name"
        pen.field(field, self.fields["name"], "name", partial(self.edit, "name"), on=on)
        view = Rect(body.x, field.bottom + pen.px(12), body.width, body.bottom - field.bottom - pen.px(12))
        self.scroll(pen, "saves", view, self.list)
        self.foot(pen, [back_offer(self), (_("Save"), "save", self.go_on, "Enter", "main")])
