"""A commander who gives the orders that were written for him, as the others in a lesson do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from game.model import text
from game.model.orders import Order
from game.model.theatre import Theatre
from game.model.tutorial import Cue
from game.rules.movement import path_to
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import OFF_MAP, FactionId, Status


class Script:
    """Gives each order once, in the first phase from its turn on in which the umpire allows it."""

    name = "script"

    def __init__(self, cues: Sequence[Cue]) -> None:
        """Take the orders, in the order in which they are tried."""
        self.cues = list(cues)

    def orders(self, sight: Sight) -> Iterator[Order]:
        """Those whose time has come and that may be given."""
        for cue in tuple(self.cues):
            if cue.turn > sight.state.turn + 1:
                continue
            order = order_of(sight, cue.line)
            if order is not None and refusal(sight.theatre, sight.state, sight.side, order) is None:
                self.cues.remove(cue)
                yield order

    def gave(self, theatre: Theatre, order: Order) -> None:
        """Strike off the first of the orders that one given in an earlier sitting can have been."""
        for cue in self.cues:
            words = cue.line.split()
            if words[:1] == ["march"]:
                words, _target = text.goal_of(theatre, words)
            record, fields = text.fields_of(theatre, " ".join(words))
            if type(order) is record and all(getattr(order, name) == fields[name] for name in fields):
                self.cues.remove(cue)
                return


def scripts(theatre: Theatre, cues: Sequence[Cue]) -> dict[FactionId, Script]:
    """A commander for each faction to which orders were written."""
    led = dict.fromkeys(cue.faction for cue in cues)
    return {theatre.faction_named[name]: Script([c for c in cues if c.faction == name]) for name in led}


def order_of(sight: Sight, line: str) -> Order | None:
    """The order of a line; a march goes the cheapest way that its side knows, None if there is none.

    Raises BadText.
    """
    words, target = line.split(), OFF_MAP
    if words[:1] == ["march"]:
        words, target = text.goal_of(sight.theatre, words)
    record, fields = text.fields_of(sight.theatre, " ".join(words))
    given: dict[str, Any] = dict(fields)
    if target != OFF_MAP:
        unit = given["units"][0]
        there = int(sight.state.status[unit]) == Status.PRESENT
        path = path_to(sight.theatre, sight.state, unit, target) if there else None
        if path is None:
            return None
        given["path"] = path
    order: Order = record(**given)
    return order
