"""The chronicle: the events of a game as prose under dated headings.

The headings are the rows of the table of phases: the Dawn of a turn, each faction's phase, the Night
and the Dusk of each day; one under which nothing is worth telling is left out. Under a heading the
weightiest comes first: captures, batons, fights, politics, then arrivals, sightings and marches.
The referee's chronicle tells everything, a side's what that side is told.
"""

from __future__ import annotations

from typing import Final

from game.model import events as ev
from game.model.events import Event
from game.model.state import State
from game.model.theatre import Theatre
from game.records import wording
from game.records.page import Line, Page
from game.records.sentences import ENDINGS, SENTENCES
from game.rules.apply import apply
from game.rules.sight import Sight, redact
from game.terms import OFF_MAP, Day, FactionId, Phase
from game.texts import _, mark

OPENINGS: Final = (ev.TurnBegan, ev.PhaseBegan, ev.NightFell, ev.DuskFell, ev.GameEnded)
"""Events with which a new heading begins."""

HEADINGS: Final = {
    Phase.DAWN: mark("{date}: dawn"),
    Phase.ORDERS: mark("{date}: {faction}"),
    Phase.NIGHT: mark("{date}: night"),
    Phase.DUSK: mark("{date}: dusk"),
    Phase.OVER: mark("{date}: the end"),
}


def heading(theatre: Theatre, state: State) -> str:
    """The row of the table of phases in which a game is, with its date."""
    faction = theatre.order_of_phases[state.active]
    return wording.capital(
        _(HEADINGS[Phase(state.phase)]).format(
            date=wording.long_date(theatre, state.day), faction=wording.faction(theatre, faction)
        )
    )


class Chronicle:
    """Writes down one game for the referee or for a side."""

    def __init__(self, theatre: Theatre, start: State | Sight, side: FactionId | None = None) -> None:
        """Begin at a state, or at the Sight of the side; what follows must be added without a gap.

        For a side each event must have gone through `game.rules.sight.seen_by` first.
        """
        if isinstance(start, Sight):
            state, side = start.state.copy(), start.side
        else:
            state = start.copy() if side is None else redact(theatre, start, side)
        self._page = Page(theatre, state, side)
        self._lines: list[Line] = []
        self._heading = ""  # under which the last line was told

    def add(self, event: Event) -> None:
        """Take an event in."""
        if isinstance(event, OPENINGS) and not self._opens_game(event):
            self._turn_page()
        SENTENCES[type(event)](self._page, event)
        apply(self._page.state, event)

    def _opens_game(self, event: Event) -> bool:
        """Whether this is the first Dawn, under whose heading a game begins."""
        return isinstance(event, ev.TurnBegan) and self._page.state.phase == Phase.DAWN

    def flush(self) -> list[Line]:
        """What was told since the last flush, including what the open heading holds so far.

        A heading is given once. Flush at the end of a turn to have each heading in good order.
        """
        self._turn_page()
        out, self._lines = self._lines, []
        return out

    def _turn_page(self) -> None:
        page = self._page
        for ending in ENDINGS:
            ending(page)
        lines = page.lines()
        title = heading(page.theatre, page.state)
        if lines and title != self._heading:
            self._lines.append(Line("heading", title, OFF_MAP, Day(page.state.day)))
            self._heading = title
        self._lines += lines
        self._page = Page(page.theatre, page.state, page.side)
