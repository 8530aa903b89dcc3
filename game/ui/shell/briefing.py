"""The briefing of a faction: the situation, its aims as they are declared, its order of battle."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

import numpy as np

from game.model.state import State
from game.model.theatre import Theatre
from game.records import aims, positions, wording
from game.rules import victory
from game.rules.sight import redact
from game.scenario import Setup
from game.terms import NEVER, NO_TRACK, NOBODY, OFF_MAP, FactionId, Relation, Status
from game.texts import _, mark, ngettext, titled
from game.ui import style, words
from game.ui.pen import Rect
from game.ui.shell.page import Offer, Page, back_offer
from game.ui.shell.quill import Quill
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


def aims_of(theatre: Theatre, faction: int) -> list[str]:
    """The aims of a faction in words, made from their declaration."""
    return [
        words.capital(aims.aim_in_words(theatre, aim)) for aim in theatre.objectives if aim.faction == faction
    ]


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


# What is told


def situation(theatre: Theatre, state: State, seat: FactionId) -> Iterator[str]:
    """The situation in sentences."""
    calendar = theatre.calendar
    last = calendar.turns * calendar.days_a_turn - 1
    told = _("{title}: {turns} turns of {days}, from {first} to {last}.")
    yield told.format(
        title=titled(theatre.title),
        turns=calendar.turns,
        days=wording.days(calendar.days_a_turn),
        first=wording.long_date(theatre, 0),
        last=wording.long_date(theatre, last),
    )
    mine = np.flatnonzero((state.controller == seat) & (state.status == int(Status.PRESENT)))
    men = int(state.men[mine].sum())
    due = len(list(coming(theatre, state, seat)))
    units = ngettext("{count} unit", "{count} units", len(mine)).format(count=len(mine))
    told = _("{faction} has {units} with {men} on the map; {due} are to come.")
    if not len(mine):
        told = _("{faction} has nobody on the map yet; {due} units are to come.")
    yield told.format(faction=titled(theatre.factions[seat].name), units=units, men=wording.men(men), due=due)
    rows = np.flatnonzero(state.contact_hex[seat] != OFF_MAP).tolist()
    known: dict[int, int] = {}
    for row in rows:
        who = int(state.contact_faction[seat, row])
        known[who] = known.get(who, 0) + int(state.contact_men[seat, row])
    for who, count in sorted(known.items()):
        told = _("Reports speak of about {men} of {faction}.")
        about = wording.men(max(10, round(count, -1)))
        yield told.format(men=about, faction=wording.faction(theatre, who))
    order = ", ".join(titled(theatre.factions[f].name) for f in theatre.order_of_phases)
    yield _(
        "In each turn the factions give their orders in this order: {order}; then comes the night."
    ).format(order=order)


def present(theatre: Theatre, state: State, seat: FactionId) -> Iterator[tuple[str, str, str]]:
    """Units on the map: name, what they are, where they stand."""
    mine = (state.controller == seat) & (state.status == int(Status.PRESENT))
    units = np.flatnonzero(mine).tolist()
    for unit in sorted(units, key=lambda u: (int(state.hex[u]), u)):
        fixed = theatre.units[unit]
        what = f"{titled(theatre.types[fixed.type].name)}, {wording.men(int(state.men[unit]))}"
        yield titled(fixed.name), what, words.capital(positions.describe(theatre, int(state.hex[unit])))


def coming(theatre: Theatre, state: State, seat: FactionId) -> Iterator[tuple[str, str, str]]:
    """Units that are still to come, those with a date first."""
    mine = (state.faction == seat) & (state.status == int(Status.PENDING))
    units = np.flatnonzero(mine).tolist()
    for unit in sorted(units, key=lambda u: (int(state.due[u]) == NEVER, int(state.due[u]), u)):
        fixed, due = theatre.units[unit], int(state.due[unit])
        what = f"{titled(theatre.types[fixed.type].name)}, {wording.men(fixed.men)}"
        when = _("if events bring it") if due == NEVER else wording.day_and_month(theatre, max(0, due))
        if due != NEVER and fixed.box >= 0:
            when = f"{when}, {titled(theatre.boxes[fixed.box].name)}"
        yield titled(fixed.name), what, when


def wings(theatre: Theatre, state: State, seat: FactionId) -> Iterator[tuple[str, str, str]]:
    """Wings of aircraft and whence they fly."""
    for number, wing in enumerate(theatre.wings):
        count = int(state.aircraft[number])
        if wing.faction != seat or not count:
            continue
        place = int(state.wing_place[number])
        base = titled(theatre.places[place].name) if place >= 0 else ""
        base = base or (titled(theatre.boxes[wing.box].name) if wing.box >= 0 else "")
        aircraft = ngettext("{count} aircraft", "{count} aircraft", count).format(count=count)
        yield titled(wing.name), f"{titled(theatre.wing_types[wing.type].name)}, {aircraft}", base
