"""Objectives and declared events, from how they are written to how the rules read them.

Arguments of conditions, by kind: date {day}; turn {turn}, from 0; held and lost {places, by};
fired {event, within}, None without an end; all, any, not have parts. Arguments of effects: relation
{one, other, now}; arrival {units}; track {track, add}; loyalty {places, add}; owner {units, to};
message {text}.
"""

from __future__ import annotations

from game.model.declarations import Clause, DeclaredEvent, Effect, Objective
from game.scenario.affairs import AIMS, Aim, Deny, Destroy, Happened, KeepAlive, KeepTrack, TakeBy
from game.scenario.fields import Part
from game.scenario.happenings import (
    AllOf,
    AnyOf,
    ArrivalEffect,
    EventPart,
    Fired,
    Held,
    Lost,
    LoyaltyEffect,
    MessageEffect,
    OnDate,
    OnTurn,
    OwnerEffect,
    RelationEffect,
    TrackEffect,
    Unless,
)
from game.scenario.numbering import Numbers
from game.terms import NO_EVENT, NO_TRACK, NOBODY, EventId, FactionId, Relation, TrackId


def objective(part: Aim, numbers: Numbers) -> Objective:
    """An objective by numbers."""
    kind = next(kind for kind, model in AIMS.items() if type(part) is model)
    subject = getattr(part, kind)
    other = {Deny: "to", Destroy: "destroy"}.get(type(part))  # the field that names another faction
    share = part.keep_alive if isinstance(part, KeepAlive) else part.share if isinstance(part, Destroy) else 0
    date = part.date if isinstance(part, TakeBy | Happened) else None
    return Objective(
        id=part.id,
        faction=numbers.faction(part.faction),
        kind=kind,
        points=part.points,
        places=numbers.place_ids(subject) if isinstance(subject, list) else (),
        by=numbers.calendar.day(date) if date else -1,
        share=share,
        other=numbers.faction(getattr(part, other)) if other else FactionId(NOBODY),
        event=EventId(numbers.events[part.happened]) if isinstance(part, Happened) else NO_EVENT,
        track=TrackId(numbers.tracks[part.keep_track]) if isinstance(part, KeepTrack) else NO_TRACK,
        least=part.at_least if isinstance(part, KeepTrack) else 0,
        text=part.text,
    )


def declared(part: EventPart, numbers: Numbers) -> DeclaredEvent:
    """A declared event by numbers."""
    effects = tuple(_effect(then, numbers) for then in part.then)
    return DeclaredEvent(part.id, clause(part.when, numbers), effects, part.text, part.source)


def clause(part: Part, numbers: Numbers) -> Clause:
    """A condition by numbers."""
    match part:
        case OnDate():
            return Clause("date", {"day": numbers.calendar.day(part.date)})
        case OnTurn():
            return Clause("turn", {"turn": part.turn - 1})
        case Held():
            return Clause(
                "held", {"places": numbers.place_ids(part.held), "by": numbers.faction_ids(part.by)}
            )
        case Lost():
            return Clause(
                "lost", {"places": numbers.place_ids(part.lost), "by": numbers.faction_ids(part.by)}
            )
        case Fired():
            return Clause("fired", {"event": EventId(numbers.events[part.fired]), "within": part.within})
        case AllOf():
            return Clause("all", {}, tuple(clause(one, numbers) for one in part.all))
        case AnyOf():
            return Clause("any", {}, tuple(clause(one, numbers) for one in part.any))
        case Unless():
            return Clause("not", {}, (clause(part.not_, numbers),))
    raise TypeError(part)


def _effect(part: Part, numbers: Numbers) -> Effect:
    match part:
        case RelationEffect():
            one, other = numbers.faction_ids(part.relation.between)
            now = Relation[part.relation.is_.upper()]
            return Effect("relation", {"one": one, "other": other, "now": now})
        case ArrivalEffect():
            return Effect("arrival", {"units": numbers.unit_ids(part.arrival)})
        case TrackEffect():
            return Effect("track", {"track": TrackId(numbers.tracks[part.track]), "add": part.add})
        case LoyaltyEffect():
            return Effect("loyalty", {"places": numbers.place_ids(part.loyalty), "add": part.add})
        case OwnerEffect():
            return Effect("owner", {"units": numbers.unit_ids(part.owner), "to": numbers.faction(part.to)})
        case MessageEffect():
            return Effect("message", {"text": part.message})
    raise TypeError(part)
