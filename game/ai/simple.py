"""The two plainest commanders: one who does nothing and one who does anything.

They are the yardsticks of the others, and the second finds what no author of rules thought of.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.dice import Dice, Purpose
from game.kernels.reach import path
from game.model.orders import Answer, BreakOff, Choose, EndPhase, March, Order, Propose
from game.model.state import State
from game.rules import choices, movement
from game.rules.legal import sites
from game.rules.sight import Sight
from game.rules.umpire import refusal
from game.terms import ProposalId, Status, UnitId


class Idle:
    """Ends its phase."""

    name = "idle"

    def orders(self, sight: Sight) -> Iterator[Order]:
        """Nothing but the end of the phase."""
        del sight
        yield EndPhase()


class Random:
    """Marches each of its units somewhere, and answers and proposes anything, with dice of its own."""

    name = "random"

    def __init__(self, seed: int = 0) -> None:
        """A seed of its own, never the game's."""
        self.dice = Dice(seed)

    def orders(self, sight: Sight) -> Iterator[Order]:
        """One march a unit, to any hex within reach, then the end of the phase."""
        theatre, state = sight.theatre, sight.state
        mine = (state.controller == sight.side) & state.present
        for unit in mine.nonzero()[0].tolist():
            if int(state.status[unit]) != Status.PRESENT:
                continue
            cost, came = movement.reach(theatre, state, unit)
            within = (cost <= movement.time_left(theatre, state, unit)).nonzero()[0]
            target = int(within[self._pick(state, unit, len(within))])
            ways = sites(theatre, target)
            site = ways[self._pick(state, unit, len(ways))]
            march = March((UnitId(unit),), tuple(path(theatre.neighbours, came, target).tolist()), site)
            if refusal(theatre, state, sight.side, march) is None:
                yield march
        yield from self._politics(sight)
        yield EndPhase()

    def _politics(self, sight: Sight) -> Iterator[Order]:
        """Any answer to what is asked, and now and then a proposal, or the end of an agreement."""
        theatre, state = sight.theatre, sight.state
        subject = len(theatre.units)  # beyond those about whom it throws dice as well
        for event in choices.waiting(theatre, state, sight.side):
            options = choices.options(theatre, event)
            yield Choose(event, options[self._pick(state, subject + event, len(options))].id)
        subject += len(theatre.events)
        for proposal in map(ProposalId, range(len(theatre.proposals))):
            ways: tuple[Order, ...] = (
                Answer(proposal, accept=True),
                Answer(proposal, accept=False),
                Propose(proposal),
                BreakOff(proposal),
            )
            order = ways[self._pick(state, subject + proposal, len(ways))]
            if refusal(theatre, state, sight.side, order) is None:
                yield order

    def _pick(self, state: State, unit: int, count: int) -> int:
        return self.dice.roll(state.turn, state.day, Purpose.COMMAND, unit, count, count) - 1
