"""Objectives and declared events, from how they are written to how the rules read them.

Arguments of conditions, by kind: date {day}; turn {turn}, from 0; held and lost {places, by};
fired {event, within}, None without an end; present {units, at}, NO_PLACE for anywhere; losses {faction,
share}, per mille; track {track, at_least}; relation {one, other, now}; agreed {proposal}; of {days}; of,
all, any, not have parts.
Arguments of effects: relation {one, other, now}; arrival {units, after}; track {track, add}; loyalty {places,
add}; owner {units, to}; posture {units, into}; withdrawal {units}; cache {place, of}; weather {place};
sorties {wing, aircraft}; choice {faction, days, options}; message {text}.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from game.model.declarations import (
    Clause,
    Contingent,
    DeclaredEvent,
    Effect,
    Objective,
    Option,
    Proposal,
)
from game.scenario.affairs import (
    AIMS,
    Aim,
    Deny,
    Destroy,
    HandOver,
    Happened,
    KeepAlive,
    KeepTrack,
    Receive,
    TakeBy,
)
from game.scenario.effects import EFFECTS, ChoiceEffect, PostureEffect, RelationEffect
from game.scenario.fields import Part
from game.scenario.happenings import CONDITIONS, EventPart, Fired, Present, Related, inner
from game.scenario.numbering import Numbers
from game.scenario.proposing import ContingentPart, ProposalPart
from game.terms import (
    NO_EVENT,
    NO_PLACE,
    NO_TRACK,
    NOBODY,
    EventId,
    FactionId,
    Posture,
    ProposalId,
    Relation,
    TrackId,
    WingId,
)


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
        lost=part.dropped if isinstance(part, HandOver | Receive) else 0,
        other=numbers.faction(getattr(part, other)) if other else FactionId(NOBODY),
        event=EventId(numbers.events[part.happened]) if isinstance(part, Happened) else NO_EVENT,
        track=TrackId(numbers.tracks[part.keep_track]) if isinstance(part, KeepTrack) else NO_TRACK,
        least=part.at_least if isinstance(part, KeepTrack) else 0,
        text=part.text,
    )


NEVER_TRUE: Final = Clause("any")  # of nothing: what an event before the start waits for


def declared(part: EventPart, numbers: Numbers) -> DeclaredEvent:
    """A declared event by numbers."""
    effects = tuple(_effect(then, numbers) for then in part.then)
    when = NEVER_TRUE if part.when is None else clause(part.when, numbers)
    return DeclaredEvent(part.id, when, effects, part.text, part.source)


def clause(part: Part, numbers: Numbers) -> Clause:
    """A condition by numbers."""
    kind = next(kind for kind, model in CONDITIONS.items() if type(part) is model)
    return Clause(kind, CLAUSES[kind](part, numbers), tuple(clause(one, numbers) for one in inner(part)))


def proposal(part: ProposalPart, numbers: Numbers) -> Proposal:
    """A proposal by numbers."""

    def effects(written: Sequence[Part]) -> tuple[Effect, ...]:
        return tuple(_effect(then, numbers) for then in written)

    return Proposal(
        id=part.id,
        by=numbers.faction(part.by),
        to=numbers.faction(part.to) if part.to else FactionId(NOBODY),
        of=part.of,
        either=part.either,
        when=clause(part.when, numbers) if part.when else None,
        terms=clause(part.terms, numbers) if part.terms else None,
        days=part.days,
        again=part.again,
        lasting=part.lasting,
        then=effects(part.then),
        declined=effects(part.declined),
        broken=effects(part.broken),
        text=part.text,
        source=part.source,
    )


def contingent(part: ContingentPart, numbers: Numbers) -> Contingent:
    """A contingent by numbers."""
    will = _track(numbers, part.will)
    return Contingent(part.id, numbers.faction(part.faction), will, part.killed, part.low, part.pays)


def _effect(part: Part, numbers: Numbers) -> Effect:
    kind = next(kind for kind, model in EFFECTS.items() if type(part) is model)
    return Effect(kind, EFFECTED[kind](part, numbers))


Arguments = Callable[[Any, Numbers], dict[str, Any]]


def _event(part: Fired, numbers: Numbers) -> dict[str, Any]:
    return {"event": EventId(numbers.events[part.fired]), "within": part.within}


def _present(part: Present, numbers: Numbers) -> dict[str, Any]:
    at = numbers.place_ids([part.at])[0] if part.at else NO_PLACE
    return {"units": numbers.unit_ids(part.present), "at": at}


def _stand(part: Related | RelationEffect, numbers: Numbers) -> dict[str, Any]:
    one, other = numbers.faction_ids(part.relation.between)
    return {"one": one, "other": other, "now": Relation[part.relation.is_.upper()]}


def _track(numbers: Numbers, name: str) -> TrackId:
    return TrackId(numbers.tracks[name])


def _posture(part: PostureEffect, numbers: Numbers) -> dict[str, Any]:
    return {"units": numbers.unit_ids(part.posture), "into": Posture[part.into.upper()]}


def _choice(part: ChoiceEffect, numbers: Numbers) -> dict[str, Any]:
    options = tuple(
        Option(o.id, tuple(_effect(then, numbers) for then in o.then), o.text) for o in part.options
    )
    return {"faction": numbers.faction(part.choice), "days": part.days, "options": options}


CLAUSES: Final[dict[str, Arguments]] = {
    "date": lambda part, numbers: {"day": numbers.calendar.day(part.date)},
    "turn": lambda part, _: {"turn": part.turn - 1},
    "held": lambda part, numbers: {
        "places": numbers.place_ids(part.held),
        "by": numbers.faction_ids(part.by),
    },
    "lost": lambda part, numbers: {
        "places": numbers.place_ids(part.lost),
        "by": numbers.faction_ids(part.by),
    },
    "fired": _event,
    "present": _present,
    "losses": lambda part, numbers: {"faction": numbers.faction(part.losses), "share": part.share},
    "track": lambda part, numbers: {"track": _track(numbers, part.track), "at_least": part.at_least},
    "relation": _stand,
    "agreed": lambda part, numbers: {"proposal": ProposalId(numbers.proposals[part.agreed])},
    "of": lambda part, _: {"days": part.within},
    "all": lambda _part, _: {},
    "any": lambda _part, _: {},
    "not": lambda _part, _: {},
}
EFFECTED: Final[dict[str, Arguments]] = {
    "relation": _stand,
    "arrival": lambda part, numbers: {"units": numbers.unit_ids(part.arrival), "after": part.after},
    "track": lambda part, numbers: {"track": _track(numbers, part.track), "add": part.add},
    "loyalty": lambda part, numbers: {"places": numbers.place_ids(part.loyalty), "add": part.add},
    "owner": lambda part, numbers: {
        "units": numbers.unit_ids(part.owner),
        "to": numbers.faction(part.to),
    },
    "posture": _posture,
    "cache": lambda part, numbers: {
        "place": numbers.place_ids([part.cache])[0],
        "of": numbers.faction(part.of),
    },
    "withdrawal": lambda part, numbers: {"units": numbers.unit_ids(part.withdrawal)},
    "weather": lambda part, numbers: {"place": numbers.place_ids([part.weather])[0]},
    "sorties": lambda part, numbers: {
        "wing": WingId(numbers.wings[part.sorties]),
        "aircraft": part.aircraft,
    },
    "choice": _choice,
    "message": lambda part, _: {"text": part.message},
}
