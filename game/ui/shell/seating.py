"""Seats: who leads which faction, people or commanders, and with which dice."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from game.ai import COMMANDERS, DEFAULT
from game.records.keeping import PERSON
from game.records.save import Save
from game.scenario import Setup
from game.terms import FactionId
from game.texts import _, mark, titled
from game.ui import style
from game.ui.pen import Act, Look, Rect
from game.ui.shell.briefing import BriefingPage
from game.ui.shell.game import Game, begin_game
from game.ui.shell.opening import show_game
from game.ui.shell.page import Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.shell.replaying import ReplayPage
from game.ui.situation import chief_aim
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

LABELS: Final = {
    PERSON: mark("Person"),
    "staff": mark("Staff"),
    "idle": mark("Idle"),
    "random": mark("Random"),
}
HINTS: Final = {
    PERSON: mark("Led by someone at this machine; several may take turns at it."),
    "staff": mark("Led by a staff that sees only what its side knows, by the same rules and the same dice."),
    "idle": mark("Gives no orders at all."),
    "random": mark("Gives orders at random; for tests."),
}
ROW: Final = 58


class SeatsPage(Page):
    """Asks who leads whom."""

    def __init__(self, shell: Shell, setup: Setup, going_on: Save | None = None) -> None:
        """Take a scenario; or a game that is to go on from where it stands."""
        super().__init__(shell)
        self.setup, self.going_on = setup, going_on
        factions = setup.theatre.factions
        self.seats = {faction.id: DEFAULT for faction in factions} | {factions[0].id: PERSON}
        if going_on is not None:
            self.seats |= dict(going_on.seats)
        self.fields["seed"] = str(going_on.seed if going_on is not None else 1)
        self.focus = "next"

    def choose(self, faction: str, who: str) -> None:
        """Seat somebody."""
        self.seats[faction] = who

    @property
    def persons(self) -> tuple[FactionId, ...]:
        """The factions that people lead."""
        factions = self.setup.theatre.factions
        return tuple(FactionId(n) for n, faction in enumerate(factions) if self.seats[faction.id] == PERSON)

    def typed(self, name: str) -> None:
        """A seed is a number."""
        self.fields[name] = "".join(letter for letter in self.fields[name] if letter.isdigit())[:9]

    def press(self, name: str, text: str = "", *, shift: bool = False) -> None:
        """A faction's letter gives its seat to a person, or back to the staff."""
        letters = {f.letter.lower(): f.id for f in self.setup.theatre.factions}
        if not self.editing and name in letters:
            faction = letters[name]
            self.choose(faction, DEFAULT if self.seats[faction] == PERSON else PERSON)
            return
        super().press(name, text, shift=shift)

    def go_on(self) -> None:
        """On to the briefing, or to a game in which nobody sits."""
        if not self.persons:
            self._watch()
        elif self.going_on is not None:
            self.going_on.seats = dict(self.seats)
            show_game(self, self.going_on)
        else:
            self.shell.open(BriefingPage(self.shell, self.setup, self.persons, None, self.begin))

    def begin(self) -> None:
        """Begin the game for which seats were taken."""
        self.shell.show(self._game())

    def _watch(self) -> None:
        """Let commanders play the whole game, and show it."""
        game = self._game()
        count = self.setup.theatre.calendar.turns
        for _step in game.match.play():
            self.shell.progress(_("The commanders are playing."), game.match.umpire.state.turn, count)
        save = game.keeping.save()
        game.close()
        self.shell.open(ReplayPage(self.shell, save))

    def _game(self) -> Game:
        shell = self.shell
        shell.close_game()
        seed = int(self.fields["seed"] or 0)
        setup = Setup(self.setup.theatre, self.setup.state.copy(), self.setup.files)
        return begin_game(setup, seed, self.seats, shell.archive, shell.tiles_of(setup))

    def paint(self, pen: Quill) -> None:
        """A row for each faction, the dice below."""
        rows = len(self.setup.theatre.factions)
        body = self.sheet(
            pen, _("Who leads whom?"), titled(self.setup.theatre.title), wide=1040, high=230 + 64 * rows
        )
        self.scroll(pen, "seats", body, self._rows)
        label, act, look = self._next()
        self.foot(pen, [back_offer(self), (label, "next", act, "", look)], self._note())

    def _next(self) -> tuple[str, Act, Look]:
        if not self.persons:
            return _("Let it play, and watch"), self.go_on, "normal"
        return (_("Play on") if self.going_on is not None else _("Briefing")), self.go_on, "main"

    def _note(self) -> str:
        hovered = self.hovered if self.hovered.startswith("seat ") else self.focus
        who = hovered.rpartition(" ")[2]
        return _(HINTS[who]) if who in HINTS else ""

    def _rows(self, pen: Quill, room: Rect) -> int:
        y = room.y
        choices = (PERSON, *COMMANDERS)
        wide = max(pen.choice_width(_(LABELS[who])) for who in choices)
        total = (wide + pen.px(6)) * len(choices)
        narrow = room.width - total < pen.px(260)
        for number, faction in enumerate(self.setup.theatre.factions):
            high = pen.px(ROW + (40 if narrow else 0))
            livery = style.livery(style.rgb(faction.colour))
            pen.chip(room.x + pen.px(4), y + pen.px(12), faction.letter, livery, 28)
            x = room.x + pen.px(46)
            inner = (room.right if narrow else room.right - total - pen.px(14)) - x
            pen.line((x, y + pen.px(23)), titled(faction.name), inner, Face.HEAD, 20)
            pen.line(
                (x, y + pen.px(43)),
                chief_aim(self.setup.theatre, number),
                inner,
                Face.BODY,
                12.5,
                style.SECOND,
            )
            left = x if narrow else room.right - total
            top = y + pen.px(56 if narrow else 12)
            for who in choices:
                rect = Rect(left, top, wide, pen.px(32))
                on = self.seats[faction.id] == who
                name = f"seat {number} {who}"
                pen.chosen(rect, _(LABELS[who]), name, partial(self.choose, faction.id, who), on=on)
                left += wide + pen.px(6)
            pen.rule(room.x, y + high, room.width)
            y += high + pen.px(6)
        if self.going_on is None:
            y += pen.px(8)
            pen.line((room.x + pen.px(4), y + pen.px(22)), _("Seed of the dice"), pen.px(140), Face.LABEL)
            rect = Rect(room.x + pen.px(150), y, pen.px(140), pen.px(32))
            pen.field(
                rect, self.fields["seed"], "seed", partial(self.edit, "seed"), on=self.editing == "seed"
            )
            told = _("One seed, one game: the same orders bring the same results.")
            pen.line(
                (rect.right + pen.px(14), y + pen.px(21)),
                told,
                room.right - rect.right - pen.px(14),
                Face.BODY,
                12.5,
                style.THIRD,
            )
            y += pen.px(40)
        return y
