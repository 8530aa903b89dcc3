"""The observer's table: nobody's seat; the whole war is seen, and staffs lead every faction."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Final

from game.model.events import Event
from game.records.chronicle import Chronicle
from game.records.ledger import Ledger
from game.rules.apply import apply
from game.rules.sight import Sight
from game.terms import FactionId
from game.ui.table import Batch, Table

OBSERVER: Final = "observer"  # in the place of a faction's id


@dataclass(slots=True)
class Watch(Table):
    """A game as somebody watches it who leads nobody."""

    def sit_down_again(self) -> None:
        """Take in the game as it stands, all of it."""
        theatre, state = self.match.theatre, self.match.umpire.state
        self.view = Sight(theatre, state.copy(), self.side)
        self.ahead = state.copy()
        self.ledger = Ledger.of(self.view.state)
        self._chronicle = Chronicle(theatre, state, None)

    @property
    def mine(self) -> bool:
        """Never: an observer gives no orders."""
        return False

    @property
    def lens(self) -> FactionId:
        """The faction whose phase it is, or the first of the turn."""
        return FactionId(self.active if self.active >= 0 else int(self.match.theatre.order_of_phases[0]))

    def _take(self, events: list[Event]) -> None:
        """Keep events as they are: an observer is told everything."""
        for event in events:
            apply(self.ahead, event)
        if events:
            self._batches.append(Batch(deque(events)))
