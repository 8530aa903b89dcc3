"""Politics in words: the lines that made a number, and what it is measured by.

All of it is said of what a reader knows: his Sight and his ledger. The window and the terminal say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from game.model import events as ev
from game.model.declarations import Proposal
from game.model.theatre import Theatre
from game.records import affairs, aims, bargains, wording
from game.records.ledger import Ledger, Matter, Move, Subject, pair, parties
from game.records.people import cause_in_words, in_points
from game.rules import funds, relief, victory
from game.rules.sight import Sight
from game.terms import NO_TRACK, NOBODY, Feeling, Relation
from game.texts import _, articled, mark, ngettext, spoken


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
        return in_points(value).replace("-", "−")
    if matter is Matter.RELATION:
        return _(wording.RELATIONS[Relation(value)])
    return str(value)


def change(matter: Matter, by: int) -> str:
    """A change of a number with its sign; empty where there is none, or none in figures."""
    if not by or matter is Matter.RELATION:
        return ""
    told = in_points(by) if matter is Matter.LOYALTY else f"{by:+d}"
    return told.replace("-", "−")


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


# What a number is measured by


class Mark(NamedTuple):
    """A value that matters to a track, and why."""

    value: int
    why: str


def marks(theatre: Theatre, view: Sight, track: int) -> list[Mark]:
    """The values of a track by which something hangs: aims of the side, its proposals, the end of a war."""
    out = [
        Mark(
            0, _("at nothing the war is over for {faction}").format(faction=wording.faction(theatre, number))
        )
        for number, faction in enumerate(theatre.factions)
        if faction.will == track
    ]
    withdraw = _("from here down the troops of {country} withdraw")
    out += [Mark(c.low, withdraw.format(country=c.id)) for c in theatre.contingents if c.will == track]
    for aim in theatre.objectives:
        if aim.track == track and (int(view.side) in (aim.faction, NOBODY)):
            words = _("wanted at the end by {faction}, for {points}")
            points = ngettext("{count} point", "{count} points", aim.points).format(count=aim.points)
            faction = wording.faction(theatre, aim.faction)
            out.append(Mark(aim.least, words.format(faction=faction, points=points)))
    for number, part in enumerate(theatre.proposals):
        if int(view.side) not in (part.by, part.to, NOBODY):
            continue
        for value in sorted(_asked(part, track)):
            words = _("needed for: {text}").format(text=bargains.named(theatre, number))
            out.append(Mark(value, words))
    return sorted(dict.fromkeys(out), key=lambda one: -one.value)


def _asked(proposal: Proposal, track: int) -> set[int]:
    """The least that the conditions of a proposal ask of a track."""
    clauses = [clause for clause in (proposal.when, proposal.terms) if clause is not None]
    parts = [part for clause in clauses for part in clause.walk(negated=False)]
    return {
        int(part.args["at_least"])
        for part in parts
        if part.kind == "track" and part.args["track"] == track and part.args.get("at_least") is not None
    }


def owner(theatre: Theatre, track: int) -> int:
    """The faction whose will or funds a track is, or whose troops' country's will; NOBODY if it is none's."""
    theirs = [n for n, one in enumerate(theatre.factions) if track in (one.will, one.funds)]
    theirs += [int(one.faction) for one in theatre.contingents if one.will == track]
    return theirs[0] if theirs else NOBODY


def notes(view: Sight, track: int) -> Iterator[str]:
    """What bears on a track from now on, as the side knows: pay and keep of troops, the clock at home."""
    theatre, state = view.theatre, view.state
    for number, faction in enumerate(theatre.factions):
        if int(view.side) not in (number, NOBODY):
            continue
        due = funds.upkeep(theatre, state, number)
        if faction.funds == track != NO_TRACK and due:
            weeks = int(state.track[track]) // due
            yield ngettext(
                "The troops on the map cost {due} a week: it lasts for {count} week.",
                "The troops on the map cost {due} a week: it lasts for {count} weeks.",
                weeks,
            ).format(due=due, count=weeks)
        if faction.will == track and (told := _at_home(view, number)):
            yield told


def _at_home(view: Sight, side: int) -> str:
    """When the clock at home strikes next, and what it costs."""
    theatre, day = view.theatre, int(view.state.day)
    clock = theatre.factions[side].home
    if clock is None:
        return ""
    late = max(0, day - clock.since)
    upcoming = clock.since + -(-late // clock.every) * clock.every
    template = _("The clock at home strikes next on {date}: −{toll} with {men} on the map, every {days}.")
    return template.format(
        date=wording.day_and_month(theatre, upcoming),
        toll=relief.toll(theatre, view.state, side),
        men=wording.men(relief.men_out(view.state, side)),
        days=wording.days(clock.every),
    )


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
