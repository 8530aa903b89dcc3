"""Worth: what declared effects are worth to a side, in thousandths of a point, from what is public.

Tracks, relations, objectives and declarations are public, so a staff weighs for others as for itself: what
its own will, its objectives and its funds gain, what allies and enemies do, who would come or change
sides. A track that brings on a declared event is worth its part of what that event would bring. The
figures are judgements, set by playing games and reading them.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

from game.model.declarations import Clause, Effect
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import funds, proposals, relations
from game.terms import NEVER, NO_TRACK, NOBODY, Relation, Right, Status

WILL: Final = 150  # a point of one's own will
DIRE: Final = 15  # where one's own will must not come to ...
DREAD: Final = 600  # ... and what a point of it is worth below
ALLY: Final = 40  # a point of an ally's will; of an enemy's, to be rid of
FRIEND: Final = 60  # a point of the will of one's own contingents
AIM: Final = 6  # a point of a track for each point of an objective that asks for more of it, in thousandths
REACHED: Final = 600  # for each point of an objective that is reached or lost by it
PENNY: Final = 20  # a point of funds beyond what pay takes to the end
POUND: Final = 500  # a point of funds that pay will take
WARMTH: Final = 300  # a step to a better relation of one's own
OTHERS: Final = 40  # the same between others, where one of them is an ally; with an enemy, against
MAN: Final = 4  # a man more, or an enemy less
EARLY: Final = 20  # days by which one who would come anyway must come earlier to count as gained
HUNDREDTH: Final = 4  # of loyalty
LOADED: Final = 400  # a cache


def worth(theatre: Theatre, state: State, side: int, effects: Iterable[Effect], *, ahead: bool = True) -> int:
    """What effects are worth to a side; `ahead`: with the declared events that tracks bring on."""
    effects = tuple(effects)
    total = sum(_effect(theatre, state, side, effect) for effect in effects)
    for track, by in proposals.moves(state, effects).items():
        total += _own_track(theatre, state, side, track, by) + _others_track(theatre, state, side, track, by)
        if ahead:
            total += _coming(theatre, state, side, track, by)
    return total


# Tracks


def _own_track(theatre: Theatre, state: State, side: int, track: int, by: int) -> int:
    """A change of a track for one's own will, objectives and funds."""
    faction, now = theatre.factions[side], int(state.track[track])
    total = 0
    if track == faction.will:
        total += by * WILL + (min(0, now + by - DIRE) - min(0, now - DIRE)) * DREAD
    for aim in theatre.objectives:
        if aim.faction == side and aim.kind == "keep_track" and aim.track == track:
            crossed = (now + by >= aim.least) - (now >= aim.least)
            total += aim.points * (by * AIM + crossed * REACHED)
    if track == faction.funds != NO_TRACK:
        total += by * (PENNY if now + min(0, by) >= _needed(theatre, state, side) else POUND)
    return total


def _needed(theatre: Theatre, state: State, side: int) -> int:
    """The funds that a side needs to take over garrisons to the end, with all who are still to come."""
    weeks = (theatre.calendar.days_a_turn * theatre.calendar.turns - state.day) // funds.WEEK
    return theatre.politics.pay + weeks * funds.upkeep(theatre, state, side, coming=True)


def _others_track(theatre: Theatre, state: State, side: int, track: int, by: int) -> int:
    """A change of the wills of others, allies and enemies, and of contingents."""
    total = 0
    for other, faction in enumerate(theatre.factions):
        if other != side and faction.will == track != NO_TRACK:
            total += by * ALLY * _feeling(theatre, state, side, other)
    for contingent in theatre.contingents:
        if contingent.will == track:
            own = contingent.faction == side
            total += by * (FRIEND if own else ALLY * _feeling(theatre, state, side, contingent.faction))
    return total


def _feeling(theatre: Theatre, state: State, side: int, other: int) -> int:
    """1 of an ally, -1 of an enemy, else 0."""
    allied = int(state.relation[side, other]) == Relation.ALLIED
    return int(allied) - int(relations.hostile(theatre, state, side, other))


def _coming(theatre: Theatre, state: State, side: int, track: int, by: int) -> int:
    """What a change of a track is worth for the declared events that wait for the track to stand higher."""
    total = 0
    for number, least in _waiting(theatre, track):
        missing = least - int(state.track[track])
        if missing > 0 and int(state.fired[number]) == NEVER:
            brought = worth(theatre, state, side, theatre.events[number].then, ahead=False)
            total += brought * max(-missing, min(by, missing)) // missing
    return total


@lru_cache(maxsize=256)
def _waiting(theatre: Theatre, track: int) -> tuple[tuple[int, int], ...]:
    """The declared events that wait for a track, and where each wants it to stand at least."""
    return tuple(
        (number, least) for number, event in enumerate(theatre.events) for least in _asked(event.when, track)
    )


def _asked(clause: Clause, track: int) -> tuple[int, ...]:
    """Where a condition wants a track to stand at least."""
    asked = [part.args for part in clause.walk(negated=False) if part.kind == "track"]
    return tuple(int(args["at_least"]) for args in asked if args["track"] == track)


# Other effects


def _effect(theatre: Theatre, state: State, side: int, effect: Effect) -> int:
    args: Any = effect.args
    match effect.kind:
        case "relation":
            return _relation(theatre, state, side, args)
        case "arrival":
            return sum(_early(theatre, state, side, unit, int(args["after"])) for unit in args["units"])
        case "owner":
            return sum(_turned(theatre, state, side, unit, int(args["to"])) for unit in args["units"])
        case "loyalty":
            to = theatre.sovereign
            mine = to != NOBODY and (to == side or _feeling(theatre, state, side, to) > 0)
            return len(args["places"]) * int(args["add"]) * (HUNDREDTH if mine else -HUNDREDTH)
        case "cache":
            feeling = 1 if args["of"] == side else _feeling(theatre, state, side, int(args["of"]))
            return LOADED * feeling
    return 0


def _relation(theatre: Theatre, state: State, side: int, args: Any) -> int:
    pair = (int(args["one"]), int(args["other"]))
    better = int(args["now"]) - int(state.relation[pair])
    if side in pair:
        return better * WARMTH
    feelings = [_feeling(theatre, state, side, other) for other in pair]
    return better * OTHERS * (-1 if -1 in feelings else max(feelings))


def _early(theatre: Theatre, state: State, side: int, unit: int, after: int) -> int:
    """A unit that waits and comes earlier, one's own or an ally's."""
    owner, due = int(state.faction[unit]), int(state.due[unit])
    supported = owner == side or relations.may(theatre, state, side, owner, Right.SUPPORT)
    if int(state.status[unit]) != Status.PENDING or not supported:
        return 0
    days = EARLY if due == NEVER else min(EARLY, due - int(state.day) - after)
    return theatre.units[unit].men * MAN * max(0, days) // EARLY


def _turned(theatre: Theatre, state: State, side: int, unit: int, to: int) -> int:
    """A unit that changes sides: one more of ours, or one less of an enemy's."""
    was, men = int(state.faction[unit]), theatre.units[unit].men
    gained = 2 * (to == side) + _feeling(theatre, state, side, to)
    lost = 2 * (was == side) + _feeling(theatre, state, side, was)
    return men * MAN * (gained - lost)
