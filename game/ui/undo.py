"""Taking orders back, and what stands in the way.

An order cannot be taken back once dice have fallen, something was revealed, or a march went over ground that
the side had not looked over: finding nothing there is news as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final

import numpy as np

from game.kernels.influence import distances
from game.model import events as ev
from game.model.events import Event
from game.model.orders import EndPhase, Order
from game.model.state import State
from game.rules import relations
from game.rules.sight import REOPENS, Sight
from game.terms import Bools
from game.texts import mark


class Barrier(Enum):
    """Why an order stands."""

    DICE = mark("dice have fallen")
    NEWS = mark("something was revealed")
    GROUND = mark("the march went over ground that nobody had looked over")
    PHASE = mark("the phase was ended")


REVEALS: Final = (ev.ContactSeen, ev.ContactLost, ev.MinesFound, ev.CacheDestroyed, *REOPENS)


@dataclass(frozen=True, slots=True)
class Before:
    """How things stood before an order."""

    order: Order
    state: State
    events: int
    view: State
    entries: int
    ledger: int


@dataclass(slots=True)
class Past:
    """Orders that may be taken back, those that may be given again, and what bars the way."""

    done: list[Before] = field(default_factory=list)
    undone: list[Order] = field(default_factory=list)
    barrier: Barrier | None = None

    def enter(self, before: Before, barrier: Barrier | None) -> None:
        """An order was carried out."""
        if barrier is None:
            self.done.append(before)
        else:
            self.done.clear()
        self.barrier = barrier
        self.undone.clear()


def looked_over(view: Sight) -> Bools:
    """(hexes,) what the side's own and its partners' units see from where they stand."""
    theatre, state = view.theatre, view.state
    seen = np.zeros(len(theatre.grid), np.bool_)
    every = np.arange(len(theatre.grid), dtype=np.int32)
    eyes = relations.rows_seen(theatre, state, int(view.side)) & state.present & (state.hex >= 0)
    for unit in np.flatnonzero(eyes).tolist():
        away = distances(theatre.grid.columns, state.hex[unit : unit + 1], every)[0]
        seen |= away <= int(theatre.unit_sees[unit])
    return seen


def barrier(view: Sight, order: Order, events: list[Event]) -> Barrier | None:
    """What keeps an order from being taken back, given the Sight before it and what came of it."""
    if isinstance(order, EndPhase):
        return Barrier.PHASE
    if any(isinstance(event, ev.DieCast) for event in events):
        return Barrier.DICE
    told = [event for event in events if getattr(event, "side", view.side) == view.side]
    if any(isinstance(event, REVEALS) for event in told):
        return Barrier.NEWS
    legs = [event.target for event in events if isinstance(event, ev.LegMarched)]
    if legs and not looked_over(view)[legs].all():
        return Barrier.GROUND
    return None
