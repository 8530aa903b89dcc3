"""Chapter 14, victory.

Each faction has objectives of its own and a table: from so many points it wins, from fewer it
draws, else it loses. Five aims, not two sides. A place counts as a faction's while the faction or
an ally holds it, unless the aim is to hold it oneself; points for holding are earned each Dusk, and
so are those for places that others hold and that are *unsafe*: an incident is no farther back than
the quiet days that a handover needs, and one such place is enough for the day. Points for taking are
earned at the Dusk of the last day, for a declared event at the first Dusk after it (the end of a phase,
say), for a handover when its two weeks are over (in proportion, if the game ends before; a dropped one
may cost points), the rest at the end. A faction whose will came to nothing has lost. One declaration
makes the briefing, the progress, the reasons and the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from game.model import events as ev
from game.model.declarations import Objective
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import places, relations
from game.rules.journal import Journal
from game.terms import NEVER, NOBODY, Baton, FactionId, ObjectiveId, PlaceId, Relation, Status


class Verdict(IntEnum):
    """How the war ended for a faction."""

    LOST = 0
    DRAWN = 1
    WON = 2


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an objective has come: points earned, points to be had, what is and what is wanted.

    `now` and `wanted` are places, per mille of men, or a track's value; `now` is a fact of the present
    moment, that may still be lost.
    """

    objective: int
    earned: int
    points: int
    now: int
    wanted: int


def holds(state: State, faction: int, place: int) -> bool:
    """Whether a place is in the hands of a faction or of an ally."""
    holder = int(state.holder[place])
    return holder == faction or (
        holder != NOBODY and bool(state.relation[faction, holder] == int(Relation.ALLIED))
    )


def _count_held(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return sum(holds(state, aim.faction, place) for place in aim.places), len(aim.places)


def _count_owned(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return sum(int(state.holder[place]) == aim.faction for place in aim.places), len(aim.places)


def _count_unsafe(theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    theirs = [place for place in aim.places if not holds(state, aim.faction, place)]
    return sum(places.unsafe_days(theatre, state, place) > 0 for place in theirs), 1


def _count_denied(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return sum(not holds(state, aim.other, place) for place in aim.places), len(aim.places)


def _share_alive(theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return men_left(theatre, state, aim.faction), aim.share


def _share_destroyed(theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return 1000 - men_left(theatre, state, aim.other), 1000 - aim.share


def _count_passed(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    party = state.giver if aim.kind == "hand_over" else state.receiver
    return sum(party[p] == aim.faction for p in _on_trial(state, aim)), len(aim.places)


def _count_spoilable(theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    trial = _on_trial(state, aim)
    theirs = [p for p in trial if relations.hostile(theatre, state, aim.faction, int(state.receiver[p]))]
    return len(theirs), len(aim.places)


def _on_trial(state: State, aim: Objective) -> list[PlaceId]:
    return [place for place in aim.places if int(state.baton[place]) == Baton.CLOCK]


def men_left(theatre: Theatre, state: State, faction: int) -> int:
    """Per mille of the men with whom a faction's units on the map began that are still fit."""
    away = state.away >= 0  # in a sanctuary
    theirs = (state.faction == faction) & ((state.status != Status.PENDING) | away)
    start = int(theatre.unit_men[theirs].sum())
    alive = theirs & (state.present | away | (state.status == Status.HOME))
    return int(state.men[alive].sum()) * 1000 // start if start else 1000


def _has_happened(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    day = int(state.fired[aim.event])
    return int(day != NEVER and (aim.by < 0 or day <= aim.by)), 1


def _track_stands(_theatre: Theatre, state: State, aim: Objective) -> tuple[int, int]:
    return int(state.track[aim.track]), aim.least


COUNTS: Final[dict[str, Callable[[Theatre, State, Objective], tuple[int, int]]]] = {
    "hold": _count_held,
    "unsafe": _count_unsafe,
    "hold_at_end": _count_held,
    "own_at_end": _count_owned,
    "take_by": _count_held,
    "deny": _count_denied,
    "keep_alive": _share_alive,
    "destroy": _share_destroyed,
    "hand_over": _count_passed,
    "receive": _count_passed,
    "spoil": _count_spoilable,
    "happened": _has_happened,
    "keep_track": _track_stands,
}

DAILY: Final = ("hold", "unsafe")
"""Kinds of objectives that earn their points day by day."""


BY_PLACE: Final = ("own_at_end", "deny")  # pay at the end for each place


def progress(theatre: Theatre, state: State) -> list[Progress]:
    """Where every objective stands."""
    out = []
    for index, aim in enumerate(theatre.objectives):
        now, wanted = COUNTS[aim.kind](theatre, state, aim)
        out.append(Progress(index, int(state.scored[index]), most(theatre, aim), now, wanted))
    return out


def most(theatre: Theatre, aim: Objective) -> int:
    """The points that an objective can bring at most."""
    calendar = theatre.calendar
    if aim.kind in DAILY:
        return aim.points * calendar.days_a_turn * calendar.turns
    if aim.kind in ("hand_over", "receive", "spoil", *BY_PLACE):
        return aim.points * len(aim.places)
    return aim.points


def points(theatre: Theatre, state: State, faction: int) -> int:
    """A faction's points so far."""
    mine = [i for i, aim in enumerate(theatre.objectives) if aim.faction == faction]
    return int(state.scored[mine].sum())


def verdict(theatre: Theatre, state: State, faction: int) -> Verdict:
    """How a game that ended now would have ended for a faction."""
    total, table = points(theatre, state, faction), theatre.factions[faction]
    if int(state.ended[faction]) != NEVER:
        return Verdict.LOST
    if total >= table.win:
        return Verdict.WON
    return Verdict.DRAWN if total >= table.draw else Verdict.LOST


# Scoring


def dusk(journal: Journal) -> None:
    """Score what is earned day by day, and the batons whose clock has run out."""
    theatre, state = journal.theatre, journal.state
    for index, aim in enumerate(theatre.objectives):
        due = aim.kind == "take_by" and state.day == aim.by
        due |= aim.kind == "happened" and not state.scored[index]
        if aim.kind in DAILY or due:
            now, wanted = COUNTS[aim.kind](theatre, state, aim)
            _add(journal, index, aim.points if now >= wanted else 0)


def baton_kept(journal: Journal, place: int, giver: FactionId, receiver: FactionId) -> None:
    """Score a handover that lasted."""
    _score_baton(journal, place, giver, receiver, 1000)


def baton_dropped(journal: Journal, place: int, giver: FactionId, receiver: FactionId) -> None:
    """Take off what a baton that is dropped costs its parties, and give what it brings their enemies."""
    theatre, state = journal.theatre, journal.state
    for index, aim in enumerate(theatre.objectives):
        party = {"hand_over": giver, "receive": receiver}.get(aim.kind, NOBODY)
        spoils = aim.kind == "spoil" and relations.hostile(theatre, state, aim.faction, receiver)
        if place in aim.places and (party == aim.faction or spoils):
            _add(journal, index, aim.points if spoils else -aim.lost)


def _score_baton(journal: Journal, place: int, giver: FactionId, receiver: FactionId, share: int) -> None:
    for index, aim in enumerate(journal.theatre.objectives):
        party = {"hand_over": giver, "receive": receiver}.get(aim.kind, NOBODY)
        if party == aim.faction and place in aim.places:
            _add(journal, index, aim.points * share // 1000)


def for_baton(theatre: Theatre, faction: int, place: int, *, receives: bool) -> int:
    """Points that a faction has for a handover of a place that lasts."""
    kind = "receive" if receives else "hand_over"
    return sum(aim.points for aim in _aims_at(theatre, faction, place, kind))


def for_drop(theatre: Theatre, faction: int, place: int, *, receives: bool) -> int:
    """Points that a baton of a place costs a faction if it is dropped."""
    kind = "receive" if receives else "hand_over"
    return sum(aim.lost for aim in _aims_at(theatre, faction, place, kind))


def for_own(theatre: Theatre, faction: int, place: int) -> int:
    """Points that a faction has at the end for holding a place itself, not by an ally."""
    return sum(aim.points for aim in _aims_at(theatre, faction, place, "own_at_end"))


def _aims_at(theatre: Theatre, faction: int, place: int, kind: str) -> Iterator[Objective]:
    """The objectives of a kind by which a faction has to do with a place."""
    ours = (aim for aim in theatre.objectives if aim.faction == faction and aim.kind == kind)
    return (aim for aim in ours if place in aim.places)


def _add(journal: Journal, index: int, points_: int) -> None:
    was = int(journal.state.scored[index])
    if points_:
        journal.record(ev.ObjectiveScored(ObjectiveId(index), was, was + points_))


def end(journal: Journal) -> None:
    """Score what is looked at when the calendar has run out or nobody fights on, and end the game."""
    theatre, state = journal.theatre, journal.state
    for place in (state.baton == Baton.CLOCK).nonzero()[0].tolist():
        run = theatre.politics.clock - (int(state.clock_end[place]) - state.day)
        giver, receiver = FactionId(int(state.giver[place])), FactionId(int(state.receiver[place]))
        _score_baton(journal, place, giver, receiver, run * 1000 // max(1, theatre.politics.clock))
    for index, aim in enumerate(theatre.objectives):
        now, wanted = COUNTS[aim.kind](theatre, state, aim)
        if aim.kind in BY_PLACE:
            _add(journal, index, aim.points * now)
        elif aim.kind in ("hold_at_end", "keep_alive", "destroy", "keep_track") and now >= wanted:
            _add(journal, index, aim.points)
    totals = tuple(points(theatre, state, f) for f in range(len(theatre.factions)))
    journal.record(ev.GameEnded(totals))
