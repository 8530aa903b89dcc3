"""The tally: figures of a game, for reports, batches and tests.

Counted by the owner of the units, whoever gives their orders. Losses suffered are those of the
events of each unit; losses inflicted are counted for the faction that each such event names.
"""

from __future__ import annotations

from game.model import events as ev
from game.records.counting import TALLIED
from game.records.counts import Counts


class Tally(Counts):
    """Counts events, one by one."""

    def add(self, event: ev.Event) -> None:
        """Count an event."""
        TALLIED[type(event)](self, event)
