"""Why an objective stands where it stands, fact by fact: `Gao: held by Mali since Saturday 26 January`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.model.declarations import Objective
from game.model.state import State
from game.model.theatre import Theatre
from game.records import wording
from game.records.aims import progress_line
from game.rules import places, victory
from game.terms import NEVER, NOBODY, Baton, Phase
from game.texts import _, articled, mark, spoken


def explain(theatre: Theatre, state: State, index: int) -> list[str]:
    """An objective with its progress, what the briefing says of it, and the facts behind it.

    On a Sight it says of others' men only what the side sees.
    """
    aim = theatre.objectives[index]
    line = progress_line(theatre, victory.progress(theatre, state)[index])
    told = [line, *([spoken(aim.text)] if aim.text else [])]
    return [wording.capital(text) for text in (*told, *REASONS[aim.kind](theatre, state, index))]


def _holders(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """Each place with its holder, and since when."""
    for place in theatre.objectives[index].places:
        holder, since = int(state.holder[place]), int(state.held_since[place])
        template = _("{place}: held by {holder} since {date}")
        if since <= 0:
            template = _("{place}: held by {holder} from the start")
        if holder == NOBODY:
            template = _("{place}: held by nobody")
        yield template.format(
            place=articled(theatre.places[place].name),
            holder=wording.faction(theatre, holder),
            date=wording.short_date(theatre, max(0, since)),
        )


def _days(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """On how many of the days gone by it was met."""
    aim = theatre.objectives[index]
    gone = state.day + (state.phase in (Phase.DUSK, Phase.OVER))
    met = int(state.scored[index]) // aim.points if aim.points else 0
    yield _("{what} on {met} of {gone} days").format(
        what=wording.places(theatre, aim.places) + " " + _(DAILY[aim.kind]), met=met, gone=gone
    )
    yield from _holders(theatre, state, index)


DAILY: Final = {"hold": mark("held"), "unsafe": mark("unsafe")}


def _unsafe(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    yield from _days(theatre, state, index)
    for place in theatre.objectives[index].places:
        left = places.unsafe_days(theatre, state, place)
        if left > 0:
            template = _("{place}: an incident is felt for {days} more")
            yield template.format(place=articled(theatre.places[place].name), days=wording.days(left))


def _men(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """Who of the men is left, against the bound."""
    aim = theatre.objectives[index]
    whose = aim.faction if aim.kind == "keep_alive" else aim.other
    now = victory.men_left(theatre, state, whose)
    yield _("{faction}: {now} per mille fit, the bound is {bound}").format(
        faction=wording.faction(theatre, whose), now=now, bound=aim.share
    )


def _batons(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """How far each handover has come."""
    for place in theatre.objectives[index].places:
        yield _(BATONS[Baton(int(state.baton[place]))]).format(
            place=articled(theatre.places[place].name),
            days=int(state.overlap[place]),
            needed=theatre.places[place].overlap,
            giver=wording.faction(theatre, int(state.giver[place])),
            receiver=wording.faction(theatre, int(state.receiver[place])),
            holder=wording.faction(theatre, int(state.holder[place])),
            date=wording.short_date(theatre, max(0, int(state.clock_end[place]))),
        )


BATONS: Final = {
    Baton.NONE: mark("{place}: no handover under way, held by {holder}"),
    Baton.OFFERED: mark("{place}: offered by {giver} to {receiver}"),
    Baton.OVERLAP: mark("{place}: {giver} and {receiver} together for {days} of {needed} days"),
    Baton.CLOCK: mark("{place}: passed by {giver} to {receiver}, on trial until {date}"),
}


def _happened(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """Whether and when an event came."""
    event = theatre.objectives[index].event
    day, name = int(state.fired[event]), spoken(theatre.events[event].text) or theatre.events[event].id
    template = _("{event}: not yet") if day == NEVER else _("{event}: on {date}")
    yield template.format(event=name, date=wording.short_date(theatre, max(0, day)))


def _track(theatre: Theatre, state: State, index: int) -> Iterator[str]:
    """Where a track stands."""
    aim: Objective = theatre.objectives[index]
    yield _("{track}: {now}, and {least} is wanted at the end").format(
        track=spoken(theatre.tracks[aim.track].name), now=int(state.track[aim.track]), least=aim.least
    )


REASONS: Final[dict[str, Callable[[Theatre, State, int], Iterator[str]]]] = {
    "hold": _days,
    "unsafe": _unsafe,
    "hold_at_end": _holders,
    "own_at_end": _holders,
    "take_by": _holders,
    "deny": _holders,
    "keep_alive": _men,
    "destroy": _men,
    "hand_over": _batons,
    "receive": _batons,
    "spoil": _batons,
    "happened": _happened,
    "keep_track": _track,
}
