"""Handovers by their days: offered, both on the spot, on trial; of what a reader knows and was told."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.model import events as ev
from game.model.theatre import Theatre
from game.records import wording
from game.records.ledger import Ledger, Matter, Subject
from game.records.politics import why
from game.rules.sight import Sight
from game.terms import Baton
from game.texts import _, articled


class Stage(NamedTuple):
    """A stretch of a handover: what it is, its first and its last day, which may lie ahead."""

    kind: Baton
    first: int
    last: int


class Handover(NamedTuple):
    """The handover of a place: who, how it stands, its stretches by date."""

    place: int
    giver: int
    receiver: int
    standing: Baton
    stages: tuple[Stage, ...]
    told: str


def handovers(view: Sight, ledger: Ledger) -> list[Handover]:
    """Every handover under way, and those of which the reader was told that they came to an end, last."""
    theatre, state = view.theatre, view.state
    going = [p for p in range(len(theatre.places)) if int(state.baton[p]) != Baton.NONE]
    over = [p for p in ledger.batons() if p not in going]
    return [_handover(view, ledger, place) for place in (*going, *over)]


def _handover(view: Sight, ledger: Ledger, place: int) -> Handover:
    state = view.state
    standing = Baton(int(state.baton[place]))
    giver, receiver = int(state.giver[place]), int(state.receiver[place])
    told = [move.event for move in ledger.moves(Subject(Matter.BATON, place))]
    named = [event for event in told if isinstance(event, OF_PARTIES)]
    if standing == Baton.NONE and named:
        giver, receiver = int(named[-1].giver), int(named[-1].receiver)
    elif standing == Baton.OFFERED:
        giver = int(state.holder[place])
    stages = _stages(view, ledger, place, standing)
    return Handover(place, giver, receiver, standing, stages, _standing(view, ledger, place, standing))


OF_PARTIES: Final = (
    ev.BatonOffered,
    ev.BatonAccepted,
    ev.BatonDeclined,
    ev.BatonPassed,
    ev.BatonDropped,
    ev.BatonKept,
)
ENDS: Final = (ev.BatonDeclined, ev.BatonCancelled, ev.BatonDropped, ev.BatonKept)
BEGINS: Final = {ev.BatonOffered: Baton.OFFERED, ev.BatonAccepted: Baton.OVERLAP, ev.BatonPassed: Baton.CLOCK}
ORDER: Final = (Baton.OFFERED, Baton.OVERLAP, Baton.CLOCK)


def _stages(view: Sight, ledger: Ledger, place: int, standing: Baton) -> tuple[Stage, ...]:
    """The stretches of the last handover of a place: those gone by, and how long that under way will last."""
    state, day = view.state, int(view.state.day)
    begun: dict[Baton, int] = {}
    until = int(state.clock_end[place])
    for move in ledger.moves(Subject(Matter.BATON, place)):
        kind = BEGINS.get(type(move.event))
        if isinstance(move.event, ev.BatonOffered):
            begun.clear()
        if isinstance(move.event, ev.BatonPassed):
            until = int(move.event.clock_end)
        if kind is not None:
            begun[kind] = move.first
        elif isinstance(move.event, ENDS):
            begun[Baton.NONE] = move.last
    if standing != Baton.NONE:
        begun.setdefault(standing, ledger.begun)
    left = max(0, view.theatre.places[place].overlap - int(state.overlap[place]))
    ends = {Baton.OFFERED: day, Baton.OVERLAP: day + left, Baton.CLOCK: until}
    out = []
    for number, kind in enumerate(ORDER):
        if kind in begun:
            later = [begun[one] for one in (*ORDER[number + 1 :], Baton.NONE) if one in begun]
            out.append(Stage(kind, begun[kind], max(begun[kind], min([ends[kind], *later]))))
    return tuple(out)


def _standing(view: Sight, ledger: Ledger, place: int, standing: Baton) -> str:
    """How a handover stands, in a few words."""
    theatre, state = view.theatre, view.state
    if standing == Baton.OFFERED:
        return _("offered, not answered")
    if standing == Baton.OVERLAP:
        needed, gone = theatre.places[place].overlap, int(state.overlap[place])
        if gone >= needed:
            return _("both there for {days}, but delayed").format(days=wording.days(gone))
        return _("both there, day {count} of {needed}").format(count=gone, needed=needed)
    if standing == Baton.CLOCK:
        left = int(state.clock_end[place]) - int(state.day)
        date = wording.day_and_month(theatre, int(state.clock_end[place]))
        return _("on trial until {date}, {days} left").format(date=date, days=wording.days(max(0, left)))
    moves = ledger.moves(Subject(Matter.BATON, place))
    last = moves[-1]
    date = wording.day_and_month(theatre, last.last)
    return _("{what} on {date}").format(what=why(theatre, last), date=date)


def handover_line(theatre: Theatre, one: Handover) -> str:
    """A handover in a line."""
    template = _("{place}, {giver} to {receiver}: {standing}.")
    return template.format(
        place=wording.capital(articled(theatre.places[one.place].name)),
        giver=wording.faction(theatre, one.giver),
        receiver=wording.faction(theatre, one.receiver),
        standing=one.told,
    )
