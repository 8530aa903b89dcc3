"""What is put before a player without his asking: questions of events, proposals, places that are offered."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules import choices, offers, proposals
from game.rules.sight import Sight
from game.ui.bargain import Bargain
from game.ui.dialogue import Dialogue
from game.ui.handover import Handover
from game.ui.question import Question


@dataclass(slots=True)
class Prompts:
    """Remembers what was put before the player in this turn, so that it comes once."""

    turn: int = -1
    shown: set[Dialogue] = field(default_factory=set)

    def next(self, view: Sight) -> Dialogue | None:
        """What is to be put before the player now; None if that is nothing."""
        if view.state.turn != self.turn:
            self.turn = view.state.turn
            self.shown.clear()
        fresh = next((one for one in owed(view) if one not in self.shown), None)
        if fresh is not None:
            self.shown.add(fresh)
        return fresh


def owed(view: Sight) -> list[Dialogue]:
    """The dialogues of all answers that the side owes."""
    theatre, state, side = view.theatre, view.state, int(view.side)
    return [
        *map(Question, choices.waiting(theatre, state, side)),
        *map(Bargain, proposals.to_answer(theatre, state, side)),
        *map(Handover, offers.to_answer(state, side)),
    ]
