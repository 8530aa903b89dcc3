"""Choices and proposals: what a staff answers, proposes and breaks off.

It takes the option that is worth most to its side, and the first among equals: what its faction did in
fact stands first in the scenario. It agrees to what is worth as much as its doctrine asks of a bargain
more than to decline, and proposes what would be so to itself and, as far as it can know, to the other; it
ends what was agreed only if that alone is worth much. Of powers beyond the game it asks one thing at a
time: what it paid for the first may be lacking for the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from game.ai.doctrine import Doctrine, doctrine
from game.ai.estimate import Estimate
from game.ai.worth import worth
from game.model.declarations import Option
from game.model.orders import Answer, BreakOff, Choose, Order, Propose
from game.rules import choices, declared, proposals
from game.rules.umpire import refusal
from game.terms import NOBODY, FactionId, ProposalId, Talks

LONG: Final = 10  # days for which a proposal stands that is made before it can be agreed to
BREACH: Final = 1500  # what the end of an agreement must be worth, in thousandths of a point


def answer(estimate: Estimate) -> Iterator[Order]:
    """Answer every question and every proposal that is put to this side."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side

    def gain(option: Option) -> int:
        return worth(theatre, state, side, option.then)

    for event in choices.waiting(theatre, state, side):
        yield Choose(event, max(choices.options(theatre, event), key=gain).id)
    for proposal in proposals.to_answer(theatre, state, side):
        agree = Answer(proposal, accept=True)
        if not _would_agree(estimate, proposal, side):
            yield Answer(proposal, accept=False)
        elif refusal(theatre, state, FactionId(side), agree) is None:
            yield agree  # else it waits for what the terms ask


def propose(estimate: Estimate, school: Doctrine) -> Iterator[Order]:
    """End what no longer pays, and propose what does."""
    theatre, state, side = estimate.theatre, estimate.state, estimate.side
    for number, part in enumerate(theatre.proposals):
        agreed = int(state.talks[number]) == Talks.AGREED and side in proposals.parties(part)
        if agreed and worth(theatre, state, side, part.broken) > BREACH:
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


def _would_agree(estimate: Estimate, proposal: int, side: int) -> bool:
    """Whether a side would rather agree to a proposal than decline it, by its doctrine."""
    theatre, state = estimate.theatre, estimate.state
    part = theatre.proposals[proposal]
    price = doctrine(theatre.factions[side].doctrine).bargain
    gained = worth(theatre, state, side, part.then) - worth(theatre, state, side, part.declined)
    return gained >= price
