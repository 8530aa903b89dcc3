"""Chapter 12, relations: proposals.

A scenario declares what factions may propose to each other, or ask of powers that are no factions of the
game: a capital, donors, a wing of a movement. Each proposal says under which conditions it may be made and
under which it can be agreed to, how many days there are to answer, and what follows if it is agreed to,
declined, or broken off later. `Propose` makes it; the other faction, in its own phase, may `Answer`; who
has not answered at the first Dawn after the last day has declined. A power beyond the game answers at the
next Dawn: it agrees if the conditions for that hold.

What is agreed stands until one of the two does `BreakOff`, unless it is declared to be done with at once;
who proposed may also withdraw what is not yet answered, at no price. A proposal that was declined,
withdrawn, broken off or is done with may be made again after some days. What is proposed, answered and
broken off is public.
"""

from __future__ import annotations

from typing import NamedTuple

from game.model import events as ev
from game.model.declarations import Clause, Effect, Proposal
from game.model.orders import Answer, BreakOff, Propose
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import declared, endings, tracks
from game.rules.journal import Journal
from game.terms import NO_TRACK, NOBODY, Day, FactionId, ProposalId, Reason, Talks, TrackId


class Term(NamedTuple):
    """One of the conditions of a proposal, and whether it is met."""

    clause: Clause
    met: bool


class Forecast(NamedTuple):
    """What a proposal would do, as far as a side can know, and whether the other party would agree.

    asked: the conditions under which it may be proposed and agreed to. agreed, declined, broken: by how
    much each track would move, bounds heeded. other: the faction that would answer, or NOBODY. theirs: by
    how much more its will moves if it agrees than if it declines.
    """

    asked: tuple[Term, ...]
    agreed: dict[TrackId, int]
    declined: dict[TrackId, int]
    broken: dict[TrackId, int]
    other: FactionId
    theirs: int


# Who may do what


def parties(proposal: Proposal) -> tuple[FactionId, ...]:
    """The factions between whom something is proposed: one where a power beyond the game is asked."""
    return (proposal.by,) if proposal.to == NOBODY else (proposal.by, proposal.to)


def proposers(proposal: Proposal) -> tuple[FactionId, ...]:
    """Who may propose something."""
    return parties(proposal) if proposal.either else (proposal.by,)


def other_than(proposal: Proposal, side: int) -> FactionId:
    """To whom a side would propose something; NOBODY for a power beyond the game."""
    return next((party for party in parties(proposal) if party != side), NOBODY)


def to_answer(theatre: Theatre, state: State, side: int) -> list[ProposalId]:
    """The proposals that wait for a side's answer."""
    made = (state.talks == int(Talks.MADE)).nonzero()[0].tolist()
    return [
        ProposalId(n) for n in made if side == other_than(theatre.proposals[n], int(state.proposer[n])) >= 0
    ]


def to_propose(theatre: Theatre, state: State, side: int) -> list[ProposalId]:
    """What a side may propose now."""
    theirs = [ProposalId(n) for n, proposal in enumerate(theatre.proposals) if side in proposers(proposal)]
    return [n for n in theirs if refusal_to_propose(theatre, state, side, Propose(n)) is None]


def asked(theatre: Theatre, state: State, clause: Clause | None) -> tuple[Term, ...]:
    """The conditions of which a clause is made, each with whether it is met."""
    if clause is None:
        return ()
    parts = clause.parts if clause.kind == "all" else (clause,)
    return tuple(Term(part, declared.holds(theatre, state, part)) for part in parts)


def _unmet(theatre: Theatre, state: State, clause: Clause | None) -> Refusal | None:
    """The refusal for want of conditions: with the track that stands too low, if that is all."""
    terms = asked(theatre, state, clause)
    lacking = [term.clause for term in terms if not term.met]
    if not lacking:
        return None
    if len(lacking) == 1 and lacking[0].kind == "track":
        track, need = lacking[0].args["track"], lacking[0].args["at_least"]
        return Refusal(Reason.LOW_TRACK, have=int(state.track[track]), need=need, track=track)
    return Refusal(Reason.TERMS, have=len(terms) - len(lacking), need=len(terms))


def _known(theatre: Theatre, order: Propose | Answer | BreakOff) -> bool:
    return 0 <= order.proposal < len(theatre.proposals)


def refusal_to_propose(theatre: Theatre, state: State, side: int, order: Propose) -> Refusal | None:
    """Why something may not be proposed; None if it may."""
    if not _known(theatre, order):
        return Refusal(Reason.NO_PROPOSAL)
    proposal = theatre.proposals[order.proposal]
    if side not in proposers(proposal):
        return Refusal(Reason.NOT_TO_PROPOSE, faction=proposal.by)
    if int(state.talks[order.proposal]) != Talks.NONE:
        return Refusal(Reason.ALREADY)
    wait = int(state.talks_day[order.proposal]) - state.day
    if wait > 0:
        return Refusal(Reason.TOO_SOON, need=wait)
    other = other_than(proposal, side)
    if other != NOBODY and endings.over_for(state, other):
        return Refusal(Reason.OUT_OF_THE_WAR, faction=other)
    return _unmet(theatre, state, proposal.when)


def refusal_to_answer(theatre: Theatre, state: State, side: int, order: Answer) -> Refusal | None:
    """Why something may not be agreed to or declined; None if it may."""
    if not _known(theatre, order) or order.proposal not in to_answer(theatre, state, side):
        return Refusal(Reason.NO_PROPOSAL)
    return _unmet(theatre, state, theatre.proposals[order.proposal].terms) if order.accept else None


def refusal_to_break_off(theatre: Theatre, state: State, side: int, order: BreakOff) -> Refusal | None:
    """Why something may not be withdrawn or broken off; None if it may."""
    if not _known(theatre, order):
        return Refusal(Reason.NO_PROPOSAL)
    withdrawn = int(state.talks[order.proposal]) == Talks.MADE and state.proposer[order.proposal] == side
    ended = int(state.talks[order.proposal]) == Talks.AGREED and side in parties(
        theatre.proposals[order.proposal]
    )
    return None if withdrawn or ended else Refusal(Reason.NO_PROPOSAL)


# What follows


def propose(journal: Journal, order: Propose, side: FactionId) -> None:
    """Make a proposal."""
    proposal = journal.theatre.proposals[order.proposal]
    until = Day(journal.state.day + proposal.days - 1)
    journal.record(ev.ProposalMade(order.proposal, side, other_than(proposal, side), until))


def answer(journal: Journal, order: Answer) -> None:
    """Agree to a proposal or decline it."""
    _settle(journal, order.proposal, accepted=order.accept, by_default=False)


def break_off(journal: Journal, order: BreakOff, side: FactionId) -> None:
    """Withdraw a proposal, or end what was agreed."""
    state, proposal = journal.state, journal.theatre.proposals[order.proposal]
    agreed = int(state.talks[order.proposal]) == Talks.AGREED
    again = Day(state.day + proposal.again)
    journal.record(ev.ProposalBrokenOff(order.proposal, side, agreed, again))
    if agreed:
        declared.carry_out(journal, tracks.over(tracks.BROKEN_OFF, proposal.id), proposal.broken)


def dawn(journal: Journal) -> None:
    """Powers beyond the game answer; what nobody answered in time is declined."""
    theatre, state = journal.theatre, journal.state
    for number in (state.talks == int(Talks.MADE)).nonzero()[0].tolist():
        proposal = theatre.proposals[number]
        if proposal.to == NOBODY:
            accepted = proposal.terms is None or declared.holds(theatre, state, proposal.terms)
            _settle(journal, ProposalId(number), accepted=accepted, by_default=False)
        elif state.day > state.talks_day[number]:
            _settle(journal, ProposalId(number), accepted=False, by_default=True)


def _settle(journal: Journal, number: ProposalId, *, accepted: bool, by_default: bool) -> None:
    state, proposal = journal.state, journal.theatre.proposals[number]
    by = other_than(proposal, int(state.proposer[number]))
    stands = accepted and proposal.lasting
    day = Day(state.day if stands else state.day + proposal.again)
    journal.record(ev.ProposalAnswered(number, by, accepted, by_default, stands, day))
    cause = tracks.over(tracks.AGREED if accepted else tracks.DECLINED, proposal.id)
    declared.carry_out(journal, cause, proposal.then if accepted else proposal.declined)


# What can be foreseen


def forecast(theatre: Theatre, state: State, side: int, number: ProposalId) -> Forecast:
    """What a proposal would do, and whether who is to answer it would agree by what it does to its will.

    On what a side knows; on both sides of the table the same.
    """
    proposal = theatre.proposals[number]
    proposer = int(state.proposer[number])
    maker = proposer if proposer != NOBODY else side if side in parties(proposal) else proposal.by
    other = other_than(proposal, maker)
    agreed, declined = moves(state, proposal.then), moves(state, proposal.declined)
    will = NO_TRACK if other == NOBODY else theatre.factions[other].will
    theirs = agreed.get(will, 0) - declined.get(will, 0)
    terms = asked(theatre, state, proposal.when) + asked(theatre, state, proposal.terms)
    return Forecast(terms, agreed, declined, moves(state, proposal.broken), other, theirs)


def moves(state: State, effects: tuple[Effect, ...]) -> dict[TrackId, int]:
    """By how much effects would move each track, as far as its bounds allow."""
    out: dict[TrackId, int] = {}
    for effect in effects:
        if effect.kind == "track":
            track, by = effect.args["track"], int(effect.args["add"])
            now = int(state.track[track]) + out.get(track, 0)
            out[track] = out.get(track, 0) + tracks.bounded(now + by) - now
    return out
