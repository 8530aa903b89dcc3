"""The briefing of a faction: the situation, its aims as they are declared, its order of battle."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from game.model.state import State
from game.records import aims, wording
from game.rules import victory
from game.rules.sight import redact
from game.scenario import Setup
from game.terms import NO_TRACK, NOBODY, FactionId, Relation
from game.texts import _, mark, titled
from game.ui import style, words
from game.ui.pen import Rect
from game.ui.shell.page import Offer, Page, back_offer
from game.ui.shell.quill import Quill
from game.ui.situation import coming, present, situation, wings
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

TABS: Final = {"situation": mark("Situation"), "aims": mark("Aims"), "forces": mark("Order of battle")}
RELATIONS: Final = {
    Relation.HOSTILE: mark("hostile"),
    Relation.WARY: mark("wary of each other, and not fighting"),
    Relation.PASSAGE: mark("passage allowed"),
    Relation.COOPERATING: mark("cooperating"),
    Relation.ALLIED: mark("allied"),
}


class BriefingPage(Page):
    """Tells those who are about to play what they must know."""

    def __init__(
        self,
        shell: Shell,
        setup: Setup,
        seats: Sequence[FactionId],
        state: State | None = None,
        begin: Callable[[], None] | None = None,
    ) -> None:
        """Take who is briefed, the game as his side knows it if it is under way, and how it is begun."""
        super().__init__(shell)
        self.setup, self.seats, self.begin = setup, tuple(seats), begin
        self.state, self.seat, self.tab = state, self.seats[0], "situation"
        self.focus = "begin" if begin else "back"

    @property
    def known(self) -> State:
        """The game as the seat's side knows it."""
        if self.state is not None:
            return self.state
        return redact(self.setup.theatre, self.setup.state, self.seat)

    def show(self, tab: str) -> None:
        """Show another part."""
        self.tab, self.focus = tab, f"tab {tab}"
        self.offsets.clear()

    def brief(self, seat: FactionId) -> None:
        """Brief another seat."""
        self.seat = seat
        self.offsets.clear()

    def key(self, name: str) -> bool:
        """Numbers show the parts."""
        if name in ("1", "2", "3"):
            self.show(list(TABS)[int(name) - 1])
            return True
        if name in ("return", "enter") and self.begin is not None and self.focus == f"tab {self.tab}":
            self.begin()  # the part is shown already, and the button promises this key
            return True
        return False

    def paint(self, pen: Quill) -> None:
        """Tabs, and what they hold."""
        theatre = self.setup.theatre
        faction = theatre.factions[self.seat]
        title = _("Briefing: {faction}").format(faction=titled(faction.name))
        body = self.sheet(pen, title, wording.long_date(theatre, max(0, int(self.known.day))), wide=980)
        x, y = body.x, body.y + pen.px(2)
        for tab, label in TABS.items():
            wide = pen.choice_width(_(label))
            rect = Rect(x, y, wide, pen.px(32))
            pen.chosen(rect, _(label), f"tab {tab}", partial(self.show, tab), on=tab == self.tab)
            x = rect.right + pen.px(8)
        x = body.right
        for seat in reversed(self.seats if len(self.seats) > 1 else ()):
            one = theatre.factions[seat]
            rect = Rect(x - pen.px(40), y, pen.px(40), pen.px(32))
            pen.chosen(rect, one.letter, f"brief {one.id}", partial(self.brief, seat), on=seat == self.seat)
            x = rect.x - pen.px(6)
        view = Rect(body.x, y + pen.px(44), body.width, body.bottom - y - pen.px(44))
        paint = {"situation": self._situation, "aims": self._aims, "forces": self._forces}[self.tab]
        self.scroll(pen, self.tab, view, paint)
        offers: list[Offer] = [back_offer(self)]
        if self.begin is not None:
            offers.append((_("Begin"), "begin", self.begin, "Enter", "main"))
        self.foot(pen, offers)

    # Parts

    def _situation(self, pen: Quill, room: Rect) -> int:
        theatre, state = self.setup.theatre, self.known
        y = room.y
        for line in situation(theatre, state, self.seat):
            y = pen.paragraph(room.x, y, room.width, line, Face.BODY, 14, style.TEXT) + pen.px(7)
        y = pen.heading(room.x, y + pen.px(10), room.width, _("relations"))
        for other, one in enumerate(theatre.factions):
            if other == self.seat:
                continue
            pen.chip(room.x, y + pen.px(2), one.letter, style.livery(style.rgb(one.colour)), 18)
            base = y + pen.px(16)
            pen.line((room.x + pen.px(28), base), titled(one.name), pen.px(150), Face.LABEL)
            told = _(RELATIONS[Relation(int(state.relation[self.seat, other]))])
            pen.line((room.x + pen.px(184), base), told, room.width - pen.px(184), colour=style.SECOND)
            y += pen.px(26)
        y = pen.heading(room.x, y + pen.px(10), room.width, _("who holds what"))
        for holder in (*range(len(theatre.factions)), NOBODY):
            held = np.flatnonzero(state.holder == holder).tolist()
            if held:
                name = words.capital(wording.faction(theatre, holder))
                pen.line((room.x, y + pen.px(19)), name, pen.px(170), Face.LABEL)
                places = wording.places(theatre, held)
                y = pen.paragraph(room.x + pen.px(184), y, room.width - pen.px(184), places) + pen.px(5)
        return self._tracks(pen, room, y + pen.px(8), state)

    def _tracks(self, pen: Quill, room: Rect, y: int, state: State) -> int:
        theatre = self.setup.theatre
        if not theatre.tracks:
            return y
        y = pen.heading(room.x, y, room.width, _("politics"), _("0 to 100"))
        for track, now in zip(theatre.tracks, state.track.tolist(), strict=True):
            base = y + pen.px(16)
            pen.line((room.x, base), titled(track.name), room.width - pen.px(260), Face.BODY, 13.5)
            bar = Rect(room.right - pen.px(240), y + pen.px(7), pen.px(180), pen.px(9))
            pen.surface.fill(style.INSET, bar)
            pen.surface.fill(style.SECOND, (bar.x, bar.y, bar.width * now // 100, bar.height))
            pen.based((room.right, base), str(now), Face.HEAD, 17, style.TEXT, "right")
            y += pen.px(26)
        return y

    def _aims(self, pen: Quill, room: Rect) -> int:
        theatre, state = self.setup.theatre, self.known
        faction = theatre.factions[self.seat]
        told = _("{win} points win, {draw} points draw.").format(win=faction.win, draw=faction.draw)
        y = pen.paragraph(room.x, room.y, room.width, told, Face.BODY, 14, style.TEXT) + pen.px(4)
        if faction.will != NO_TRACK:
            told = _("Where {track} falls to nothing, the war is over and lost for {faction}.")
            track = titled(theatre.tracks[faction.will].name)
            told = told.format(track=track, faction=titled(faction.name))
            y = pen.paragraph(room.x, y, room.width, told, Face.BODY, 14) + pen.px(4)
        y = pen.heading(room.x, y + pen.px(10), room.width, _("aims"), _("points"))
        under_way = self.state is not None
        for progress in victory.progress(theatre, state):
            aim = theatre.objectives[progress.objective]
            if aim.faction != self.seat:
                continue
            text = words.capital(aims.aim_in_words(theatre, aim))
            points = f"{progress.earned} / {progress.points}" if under_way else str(progress.points)
            pen.based((room.right, y + pen.px(19)), points, Face.HEAD, 17, style.TEXT, "right")
            if aim.text:
                y = pen.paragraph(
                    room.x, y, room.width - pen.px(90), titled(aim.text), Face.LABEL, 14, style.TEXT
                )
            colour = style.SECOND if aim.text else style.TEXT
            y = pen.paragraph(room.x, y, room.width - pen.px(90), text, Face.BODY, 13.5, colour)
            if under_way:
                standing = aims.STANDINGS.get(aim.kind, aims.places_now)(progress)
                y = pen.paragraph(room.x, y, room.width - pen.px(90), standing, Face.BODY, 12.5)
            y += pen.px(6)
            pen.rule(room.x, y, room.width)
            y += pen.px(6)
        return y

    def _forces(self, pen: Quill, room: Rect) -> int:
        theatre, state = self.setup.theatre, self.known
        y = room.y
        for title, rows in (
            (_("on the map"), list(present(theatre, state, self.seat))),
            (_("to come"), list(coming(theatre, state, self.seat))),
            (_("aircraft"), list(wings(theatre, state, self.seat))),
        ):
            if not rows:
                continue
            y = pen.heading(room.x, y + pen.px(4), room.width, title, str(len(rows)))
            for name, what, where in rows:
                y = self._unit(pen, room, y, (name, what, where))
            y += pen.px(10)
        return y

    @staticmethod
    def _unit(pen: Quill, room: Rect, y: int, row: tuple[str, str, str]) -> int:
        name, what, where = row
        base = y + pen.px(17)
        third = room.width * 36 // 100
        pen.line((room.x, base), name, third - pen.px(12), Face.LABEL, 13.5)
        pen.line((room.x + third, base), what, third - pen.px(12), colour=style.SECOND)
        rest = room.width - 2 * third
        pen.line((room.x + 2 * third, base), where, rest, colour=style.SECOND)
        return y + pen.px(24)
