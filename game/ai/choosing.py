"""Choices and proposals: what a staff answers, proposes and breaks off.

It takes the option that is worth most to its side, and the first among equals: what its faction did in
fact stands first in the scenario. Where others are worth hardly less, one of them may be taken, the less
often the less it is worth: such a question divides a staff. It agrees to what is worth as much as its
doctrine asks of a bargain more than to decline, and proposes what would be so to itself and, as far as it
can know, to the other; it ends what was agreed only if that alone is worth much, and withdraws in time
what would lapse at a price. Of powers beyond the game it asks one thing at a time: what it paid for the
first may be lacking for the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from game.ai.doctrine import Doctrine, doctrine
from game.ai.estimate import Estimate
from game.ai.worth import worth
from game.dice import Dice, Purpose
from game.model.declarations import Option
from game.model.orders import Answer, BreakOff, Choose, Order, Propose
from game.rules import choices, declared, proposals
from game.rules.umpire import refusal
from game.terms import NOBODY, EventId, FactionId, ProposalId, Talks

LONG: Final = 10  # days for which a proposal stands that is made before it can be agreed to
CLOSE: Final = 320  # thousandths of a point below the best option at which another is never taken
BREACH: Final = 1500  # what the end of an agreement must be worth, in thousandths of a point


def answer(estimate: Estimate, dice: Dice) -> Iterator[Order]:
    """Answer every question and every proposal that is put to this side; the dice are the staff's own."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    for event in choices.waiting(theatre, state, side):
        yield Choose(event, _option(estimate, event, dice).id)
    for proposal in proposals.to_answer(theatre, state, side):
        agree = Answer(proposal, accept=True)
        if not _would_agree(estimate, proposal, side):
            yield Answer(proposal, accept=False)
        elif refusal(theatre, state, FactionId(side), agree) is None:
            yield agree  # else it waits for what the terms ask


def _option(estimate: Estimate, event: EventId, dice: Dice) -> Option:
    """The best option of a question, or now and then one that is worth hardly less."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    options = choices.options(theatre, event)
    gains = [worth(theatre, state, side, option.then) for option in options]
    best = max(gains)
    if gains.count(best) > 1:
        return options[gains.index(best)]
    weights = [max(0, CLOSE - (best - gain)) ** 2 for gain in gains]
    face = dice.roll(state.turn, state.day, Purpose.COMMAND, event, side, sum(weights))
    return next(o for o, reached in zip(options, accumulate(weights), strict=True) if face <= reached)


def propose(estimate: Estimate, school: Doctrine) -> Iterator[Order]:
    """End what no longer pays, and propose what does."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    for number, part in enumerate(theatre.proposals):
        agreed = int(state.talks[number]) == Talks.AGREED and side in proposals.parties(part)
        if (agreed and worth(theatre, state, side, part.broken) > BREACH) or _lapses(estimate, number):
            yield BreakOff(ProposalId(number))
    beyond: dict[ProposalId, int] = {}  # what is worth asking of powers beyond the game
    for proposal in proposals.to_propose(theatre, state, side):
        part = theatre.proposals[proposal]
        gain = worth(theatre, state, side, part.then) - max(0, school.bargain)
        other = proposals.other_than(part, side)
        met = part.terms is None or declared.holds(theatre, state, part.terms)
        if not met and (other == NOBODY or part.days < LONG):
            continue
        if gain > 0 and other == NOBODY:
            beyond[proposal] = gain
        elif gain > 0 and _would_agree(estimate, proposal, other):
            yield Propose(proposal)
    if beyond:
        yield Propose(max(beyond, key=beyond.__getitem__))


def _lapses(estimate: Estimate, number: int) -> bool:
    """Whether this side's own proposal is about to be declined by silence, at a price to the side.

    That is so in the last phase before the days run out, while what its terms ask does not hold.
    """
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    part = theatre.proposals[number]
    mine = int(state.talks[number]) == Talks.MADE and int(state.proposer[number]) == side
    if not mine or proposals.other_than(part, side) == NOBODY or part.terms is None:
        return False
    last = int(state.day) + theatre.calendar.days_a_turn > int(state.talks_day[number])
    unmet = not declared.holds(theatre, state, part.terms)
    return last and unmet and worth(theatre, state, side, part.declined) < 0


def _would_agree(estimate: Estimate, proposal: int, side: int) -> bool:
    """Whether a side would rather agree to a proposal than decline it, by its doctrine."""
    theatre, state = estimate.theatre, estimate.state
    part = theatre.proposals[proposal]
    price = doctrine(theatre.factions[side].doctrine).bargain
    gained = worth(theatre, state, side, part.then) - worth(theatre, state, side, part.declined)
    return gained >= price
