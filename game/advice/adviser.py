"""The adviser: what the staff commander would order for a side now, one order after the other.

It lets a staff play the phase ahead on a copy of what the side knows, with an umpire and dice of its own:
nothing of the game is touched, and nothing the side does not know comes in. Whoever gives the order that
stands first goes on with the same staff; after any other order it thinks anew. It is done a step at a time,
so that a screen can go on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from game.advice.naming import in_words, typed
from game.advice.reasons import reasons
from game.ai.staff import Staff
from game.dice import Dice
from game.model.events import DieCast
from game.model.orders import EndPhase, Order
from game.model.refusals import Refusal
from game.model.state import State
from game.records.why import why
from game.rules.sight import Sight
from game.rules.umpire import Umpire
from game.terms import UnitId

LONGEST: Final = 300  # orders ahead
SEED: Final = 0x0BA7_0000_5EED  # of its own dice, which tell nothing of those of a game


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An order of the staff, in the situation in which it would be given.

    words: the order for a reader; line: as it would be typed
    reasons: what speaks for it; foreseen: what the umpire says to it and what it costs and brings
    certain: whether no dice fall before it in the plan
    """

    order: Order
    words: str
    line: str
    reasons: tuple[str, ...]
    foreseen: tuple[str, ...]
    certain: bool


@dataclass(slots=True)
class Adviser:
    """The staff at one's side, with what it remembers from phase to phase.

    plan: the orders that it would give, as far as it has thought
    done: whether it has thought to the end of the phase
    """

    plan: list[Suggestion] = field(init=False, default_factory=list)
    done: bool = field(init=False, default=False)
    _staff: Staff = field(init=False, default_factory=Staff)  # as it was when it began to think
    _later: Staff | None = field(init=False, default=None)  # when it gave its first suggestion
    _past: list[tuple[Order | None, State]] = field(init=False, default_factory=list)  # followed, and after
    _steps: Iterator[None] | None = field(init=False, default=None)

    # What it is told

    def heard(self, order: Order | None) -> None:
        """An order was given and carried out; None if one was taken back."""
        followed = bool(self.plan) and self.plan[0].order == order and not isinstance(order, EndPhase)
        if followed and self._past:
            self._past.append((order, self._past[-1][1]))  # the state follows with the next look
        else:
            self._past.clear()
            self._staff = self._later or self._staff
        self._steps, self._later = None, None
        self.plan, self.done = [], False

    # Thinking

    def think(self, view: Sight) -> bool:
        """Think a step on, on what a side knows now; whether there was something to think about."""
        if self.done:
            return False
        if self._steps is None:
            self._begin(view)
        assert self._steps is not None  # noqa: S101 -- just begun
        next(self._steps, None)
        return True

    def first(self, view: Sight) -> Suggestion:
        """The staff's next order; EndPhase where it has none left."""
        while not self.plan:
            self.think(view)
        return self.plan[0]

    def whole(self, view: Sight) -> list[Suggestion]:
        """The plan to the end of the phase."""
        while self.think(view):
            pass
        return self.plan

    def of(self, view: Sight, unit: UnitId) -> list[Suggestion]:
        """What the plan holds for a unit."""
        return [one for one in self.whole(view) if unit in getattr(one.order, "units", ())]

    def _begin(self, view: Sight) -> None:
        now = view.state.copy()
        if self._past:
            self._past[-1] = (self._past[-1][0], now)
        else:
            self._past = [(None, now)]
        self._steps = self._ahead(view)

    def _ahead(self, view: Sight) -> Iterator[None]:
        """Go again through what was followed, then on through what is to come."""
        staff = self._staff.twin()
        sight = Sight(view.theatre, self._past[0][1].copy(), view.side)
        orders = staff.orders(sight)
        for order, state in self._past[1:]:
            if next(orders, None) != order:  # it came to think otherwise: from here, anew
                self._past = [(None, self._past[-1][1])]
                sight.state.take_over(self._past[-1][1])
                orders = staff.orders(sight)
                break
            sight.state.take_over(state)
            yield
        yield from self._play_on(sight, staff, orders)

    def _play_on(self, sight: Sight, staff: Staff, orders: Iterator[Order]) -> Iterator[None]:
        umpire, certain = Umpire(sight.theatre, sight.state, Dice(SEED)), True
        for _again in range(LONGEST):
            order = next(orders, EndPhase())
            self._later = self._later or staff.twin()
            self.plan.append(_suggestion(sight, staff, order, certain=certain))
            if isinstance(order, EndPhase):
                break
            yield
            events = umpire.submit(order)
            if isinstance(events, Refusal):
                break
            certain = certain and not any(isinstance(event, DieCast) for event in events)
            yield
        self.done = True


def _suggestion(sight: Sight, staff: Staff, order: Order, *, certain: bool) -> Suggestion:
    speaks_for = () if isinstance(order, EndPhase) else tuple(reasons(staff, order))
    told = in_words(sight, order), typed(sight, order)
    return Suggestion(order, *told, speaks_for, tuple(why(sight, order)), certain)
