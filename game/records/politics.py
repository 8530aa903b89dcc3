"""Politics in words: every number, and the lines that made it.

All of it is said of what a reader knows: his Sight and his ledger. The window and the terminal say the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np

from game.model import events as ev
from game.model.theatre import Theatre
from game.records import affairs, aims, wording
from game.records.ledger import Ledger, Matter, Move, Subject, pair, parties
from game.records.people import cause_in_words, in_points
from game.rules import victory
from game.rules.sight import Sight
from game.terms import Feeling, Relation
from game.texts import _, articled, mark, spoken


class Line(NamedTuple):
    """A line that made a number: when, by how much, to what, and why."""

    date: str
    change: str
    now: str
    why: str
    good: int  # 1 up, -1 down, 0 neither


FEELINGS: Final = {
    Feeling.HARM: mark("civilians were killed in fights"),
    Feeling.ABUSE: mark("abuses by soldiers were reported"),
    Feeling.DECLARED: mark("a declared event: aid, pay, a visit"),
}


# The lines of a number


def lines(theatre: Theatre, ledger: Ledger, subject: Subject) -> list[Line]:
    """What made a number, the oldest first; the changes add up from where it began to where it stands."""
    return [_line(theatre, subject, move) for move in ledger.moves(subject)]


def beginning(theatre: Theatre, ledger: Ledger, subject: Subject) -> Line:
    """Where a number stood when the ledger was begun."""
    value = ledger.start(subject)
    words = _("at the start") if not ledger.begun else _("when this game was taken up")
    return Line(wording.day_and_month(theatre, ledger.begun), "", figure(subject.matter, value), words, 0)


def figure(matter: Matter, value: int) -> str:
    """A number as players read it."""
    if matter is Matter.LOYALTY:
        return wording.minus(in_points(value))
    if matter is Matter.RELATION:
        return _(wording.RELATIONS[Relation(value)])
    return str(value)


def change(matter: Matter, by: int) -> str:
    """A change of a number with its sign; empty where there is none, or none in figures."""
    if not by or matter is Matter.RELATION:
        return ""
    return wording.minus(in_points(by)) if matter is Matter.LOYALTY else wording.signed(by)


def _line(theatre: Theatre, subject: Subject, move: Move) -> Line:
    first, last = (wording.day_and_month(theatre, day) for day in (move.first, move.last))
    date = first if move.first == move.last else _("{first} to {last}").format(first=first, last=last)
    by = move.now - move.was
    told = wording.capital(why(theatre, move).rstrip("."))
    good = (by > 0) - (by < 0)
    return Line(date, change(subject.matter, by), figure(subject.matter, move.now), told, good)


def why(theatre: Theatre, move: Move) -> str:
    """What an event that moved a number was, without a capital or a full stop."""
    return CAUSES[type(move.event)](theatre, move, move.event)


def _caused(theatre: Theatre, _move: Move, event: Any) -> str:
    return cause_in_words(theatre, event.cause)


def _felt(_theatre: Theatre, _move: Move, event: ev.LoyaltyChanged) -> str:
    return _(FEELINGS[Feeling(event.why)])


def _drifted(_theatre: Theatre, move: Move, _event: ev.LoyaltyDrifted) -> str:
    days = wording.days(move.last - move.first + 1)
    return _("day by day, by who holds the town and with how many men ({days})").format(days=days)


def _scored(theatre: Theatre, move: Move, event: ev.ObjectiveScored) -> str:
    aim = theatre.objectives[event.objective]
    if aim.kind in victory.DAILY:
        return _("a day on which it was so") if move.first == move.last else _("days on which it was so")
    return _("earned") if move.now > move.was else _("lost again")


def _offered(theatre: Theatre, _move: Move, event: ev.BatonOffered) -> str:
    return _parties(theatre, event, _("offered by {giver} to {receiver}"))


def _accepted(theatre: Theatre, _move: Move, event: ev.BatonAccepted) -> str:
    template = _("accepted by {receiver}: both stay for {days}")
    return _parties(theatre, event, template, days=wording.days(event.needed))


def _counted(_theatre: Theatre, move: Move, event: ev.OverlapCounted) -> str:
    template = _("day {count} of {needed} with both on the spot")
    return template.format(count=move.now, needed=event.needed)


def _delayed(theatre: Theatre, _move: Move, event: ev.HandoverDelayed) -> str:
    missing = wording.listed(affairs.shortfall(short) for short in event.missing)
    return _parties(theatre, event, _("delayed: {missing}"), missing=missing)


def _passed(theatre: Theatre, _move: Move, event: ev.BatonPassed) -> str:
    date = wording.day_and_month(theatre, event.clock_end)
    return _parties(theatre, event, _("passed to {receiver}, on trial until {date}"), date=date)


def _cancelled(theatre: Theatre, _move: Move, event: ev.BatonCancelled) -> str:
    return _("broken off by {by}").format(by=wording.faction(theatre, event.by))


def _parties(theatre: Theatre, event: Any, template: str, **words: str) -> str:
    giver, receiver = (wording.faction(theatre, one) for one in (event.giver, event.receiver))
    return template.format(giver=giver, receiver=receiver, **words)


CAUSES: Final[dict[type, Callable[[Theatre, Move, Any], str]]] = {
    ev.TrackChanged: _caused,
    ev.RelationChanged: _caused,
    ev.LoyaltyChanged: _felt,
    ev.LoyaltyDrifted: _drifted,
    ev.ObjectiveScored: _scored,
    ev.BatonOffered: _offered,
    ev.BatonAccepted: _accepted,
    ev.BatonDeclined: lambda theatre, _m, event: _parties(theatre, event, _("declined by {receiver}")),
    ev.BatonCancelled: _cancelled,
    ev.OverlapCounted: _counted,
    ev.HandoverDelayed: _delayed,
    ev.BatonPassed: _passed,
    ev.BatonDropped: lambda theatre, _m, event: _parties(theatre, event, _("dropped by {receiver}")),
    ev.BatonKept: lambda theatre, _m, event: _parties(theatre, event, _("kept by {receiver}: complete")),
}
"""Why, by the kind of event."""


# Every number


def relations(theatre: Theatre) -> list[Subject]:
    """The relation of every two factions."""
    count = len(theatre.factions)
    return [
        Subject(Matter.RELATION, pair(count, one, other))
        for one in range(count)
        for other in range(one + 1, count)
    ]


def value(view: Sight, subject: Subject) -> int:
    """A number as the reader knows it now."""
    state, (matter, number) = view.state, subject
    if matter is Matter.RELATION:
        one, other = parties(len(view.theatre.factions), number)
        return int(state.relation[one, other])
    columns = {
        Matter.TRACK: state.track,
        Matter.LOYALTY: state.loyalty,
        Matter.AIM: state.scored,
        Matter.BATON: state.overlap,
    }
    return int(columns[matter][number])


def name(theatre: Theatre, subject: Subject) -> str:
    """What a number is about."""
    matter, number = subject
    if matter is Matter.TRACK:
        return spoken(theatre.tracks[number].name)
    if matter is Matter.AIM:
        aim = theatre.objectives[number]
        return spoken(aim.text) or wording.capital(aims.aim_in_words(theatre, aim))
    if matter is Matter.RELATION:
        one, other = (wording.faction(theatre, faction) for faction in parties(len(theatre.factions), number))
        return _("{one} and {other}").format(one=wording.capital(one), other=other)
    return wording.capital(articled(theatre.places[number].name))


def towns(view: Sight) -> list[int]:
    """The places whose people's loyalty is reckoned with."""
    theatre = view.theatre
    if theatre.towns is None:
        return []
    people: list[int] = np.flatnonzero(theatre.towns.people).tolist()
    return people
