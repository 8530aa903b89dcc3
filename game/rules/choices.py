"""Chapter 13, declared events: choices.

A declared event may ask a faction to choose among options, each with effects of its own. The faction
answers in its phase, within some days; what it is asked, and what it chose, is public. At the first
Dawn after the last day an answer that has not come is taken to be the first option.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.declarations import Option
from game.model.orders import Choose
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules.journal import Journal
from game.terms import NEVER, Bools, EventId, FactionId, Reason


def asked(theatre: Theatre, state: State, event: int) -> FactionId | None:
    """Who is to answer a declared event now; None if nobody is."""
    if int(state.answer_by[event]) == NEVER:
        return None
    return next(FactionId(e.args["faction"]) for e in theatre.events[event].then if e.kind == "choice")


def options(theatre: Theatre, event: int) -> tuple[Option, ...]:
    """Among what a declared event lets its faction choose."""
    choices = (e.args["options"] for e in theatre.events[event].then if e.kind == "choice")
    return next(choices, ())


def waiting(theatre: Theatre, state: State, faction: int) -> list[EventId]:
    """The declared events to which a faction owes an answer."""
    open_: Bools = state.answer_by != NEVER
    return [EventId(e) for e in open_.nonzero()[0].tolist() if asked(theatre, state, e) == faction]


def refusal(theatre: Theatre, state: State, side: int, order: Choose) -> Refusal | None:
    """Why a choice may not be made; None if it may."""
    if not 0 <= order.event < len(theatre.events):
        return Refusal(Reason.NO_CHOICE)
    faction = asked(theatre, state, order.event)
    if faction != side:
        return Refusal(Reason.NO_CHOICE)
    if order.option not in [option.id for option in options(theatre, order.event)]:
        return Refusal(Reason.NO_SUCH_OPTION)
    return None


def make(journal: Journal, event: EventId, faction: FactionId, chosen: str, *, by_default: bool) -> Option:
    """Record what a faction chose; its effects are for the caller to carry out."""
    theatre = journal.theatre
    journal.record(ev.ChoiceMade(event, faction, chosen, by_default))
    return next(option for option in options(theatre, event) if option.id == chosen)
