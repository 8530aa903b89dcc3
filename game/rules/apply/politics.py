"""Writing the state: relations, tracks, declared events and points."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply.common import nothing
from game.terms import NEVER, NOBODY, Talks


def _relation_changed(state: State, event: ev.RelationChanged) -> None:
    state.relation[event.one, event.other] = event.now
    state.relation[event.other, event.one] = event.now


def _track_changed(state: State, event: ev.TrackChanged) -> None:
    state.track[event.track] = event.now


def _event_fired(state: State, event: ev.EventFired) -> None:
    state.fired[event.event] = event.day


def _condition_met(state: State, event: ev.ConditionMet) -> None:
    state.came_true[event.span] = event.day


def _reinforcements_released(state: State, event: ev.ReinforcementsReleased) -> None:
    for unit in event.units:
        state.due[unit] = event.day


def _objective_scored(state: State, event: ev.ObjectiveScored) -> None:
    state.scored[event.objective] = event.now


def _war_ended(state: State, event: ev.WarEnded) -> None:
    state.ended[event.faction] = event.day


def _choice_posed(state: State, event: ev.ChoicePosed) -> None:
    state.answer_by[event.event] = event.until


def _choice_made(state: State, event: ev.ChoiceMade) -> None:
    state.answer_by[event.event] = NEVER


def _proposal_made(state: State, event: ev.ProposalMade) -> None:
    state.talks[event.proposal] = Talks.MADE
    state.proposer[event.proposal] = event.by
    state.talks_day[event.proposal] = event.until


def _proposal_answered(state: State, event: ev.ProposalAnswered) -> None:
    state.talks[event.proposal] = Talks.AGREED if event.stands else Talks.NONE
    state.talks_day[event.proposal] = event.day
    if not event.stands:
        state.proposer[event.proposal] = NOBODY


def _proposal_broken_off(state: State, event: ev.ProposalBrokenOff) -> None:
    state.talks[event.proposal] = Talks.NONE
    state.proposer[event.proposal] = NOBODY
    state.talks_day[event.proposal] = event.day


def _contingent_withdrew(state: State, event: ev.ContingentWithdrew) -> None:
    state.withdrawn[event.contingent] = event.day


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.RelationChanged: _relation_changed,
    ev.TrackChanged: _track_changed,
    ev.EventFired: _event_fired,
    ev.ConditionMet: _condition_met,
    ev.ReinforcementsReleased: _reinforcements_released,
    ev.MessageGiven: nothing,
    ev.ObjectiveScored: _objective_scored,
    ev.WarEnded: _war_ended,
    ev.ChoicePosed: _choice_posed,
    ev.ChoiceMade: _choice_made,
    ev.ProposalMade: _proposal_made,
    ev.ProposalAnswered: _proposal_answered,
    ev.ProposalBrokenOff: _proposal_broken_off,
    ev.ContingentWithdrew: _contingent_withdrew,
}
