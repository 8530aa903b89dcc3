"""The circle of people at one machine: a table for each faction that a person leads, one game between them.

One table at a time stands before somebody. What happens there the others hear, and see when their turn
comes: each is shown what its own side was told, and no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.match import Match
from game.model import text
from game.model.events import Event
from game.model.orders import Order
from game.model.refusals import Refusal
from game.records.replay import Divergence, begin
from game.records.save import Save
from game.terms import NOBODY, FactionId
from game.texts import _
from game.ui.table import Table
from game.ui.watch import Watch


@dataclass(slots=True)
class Circle:
    """The tables of a game, by the order of their factions' phases."""

    match: Match
    tables: list[Table]
    now: Table | None = None  # that stands before somebody

    # The game

    def begin(self, table: Table | None) -> None:
        """Begin the game, with a table before somebody, or none yet."""
        self.now = table
        if table is None:
            self.match.begin()
        else:
            table.begin()

    def resume(self, save: Save) -> Iterator[Divergence | None]:
        """Play a saved game up to where it stands, an order a step; ends where it differs, and says how."""
        umpire = self.match.umpire
        self.begin_from(save)
        if umpire.state.fingerprint() != save.begun:
            yield Divergence(0, _("the first Dawn"), _("the state after it is another one"))
            return
        for number, (line, mark) in enumerate(save.orders, start=1):
            wrong = self._again(line, mark)
            if wrong:
                yield Divergence(number, line, wrong)
                return
            yield None

    def begin_from(self, save: Save) -> None:
        """Begin a saved game, before its first order."""
        if save.start is None:
            self.match.begin()
        else:
            begin(self.match.umpire, save)
            for table in self.tables:
                table.sit_down_again()
                table.version += 1
        self._show_all()

    def _again(self, line: str, mark: str) -> str:
        """Give an order of a saved game; what is wrong with it, if anything is."""
        try:
            order = text.read(self.match.theatre, line)
        except text.BadText as error:
            return str(error)
        answer = self.match.submit(order).answer
        if isinstance(answer, Refusal):
            return _("refused: {reason}").format(reason=answer.reason.name.lower())
        self._show_all()
        if self.match.umpire.state.fingerprint() != mark:
            return _("the state after it is another one")
        return ""

    def _show_all(self) -> None:
        for table in self.tables:
            table.show_all()

    def next_table(self) -> Table | None:
        """Whose table is wanted: that of the faction whose phase it is, or else the one that stands."""
        side = self.match.umpire.side
        return next((table for table in self.tables if table.side == side), self.now)

    # What the match tells

    def hear(self, events: list[Event]) -> None:
        """Something happened at the table that stands before somebody, or by itself."""
        for table in self.tables:
            if table is not self.now:
                table.hear(events)

    def about_to(self, order: Order) -> None:
        """An order is given: no business of the circle's."""

    def took(self, order: Order, events: list[Event]) -> None:
        """It was carried out: its events come by `hear`."""

    def refused(self) -> None:
        """It was refused: nothing happened."""

    def took_back(self) -> None:
        """The last order was taken back."""
        for table in self.tables:
            if table is not self.now:
                table.unhear()


def sit_round(match: Match, persons: Sequence[FactionId]) -> Circle:
    """A circle of people round a match that has not begun, each leading one faction; of none, an observer."""
    ordered = [side for side in match.theatre.order_of_phases if side in persons]
    tables = [Table(match, side, frozenset(ordered) - {side}) for side in ordered]
    tables = tables or [Watch(match, NOBODY)]
    circle = Circle(match, tables)
    match.readers.append(circle.hear)
    match.keepers.append(circle)
    return circle
