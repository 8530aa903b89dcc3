"""Chapter 13, declared events.

A scenario may declare that something happens when a condition comes true: from a date or a turn on,
while places are held by some factions or lost to them, while units are on the map or at a place, once
a faction has lost a share of its men, while a track stands high enough, two factions stand in a
relation or an agreement stands, once another event happened (within some days), all, any or not of such
conditions, or for some days from the first on which one of them was true. They are looked at each Dawn, in
the order of their declaration, again and again until none comes true; each happens once. What may follow:
pending units become due, as soon as they can have come from their box or some days later, units leave the
war for good, a relation changes, a track moves, the loyalty of towns changes, units change sides or posture,
a cache is filled, a sandstorm stands about a place for the turn, a wing has more or fewer aircraft, a text
is made public. Political dates may be declared, military outcomes may not: a change of sides or posture and
a withdrawal cannot hang on a date alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from game.model import events as ev
from game.model.declarations import Clause, Effect
from game.model.orders import Choose
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import caches, choices, detection, loyalty, marching, relations, relief, tracks, victory
from game.rules.journal import Journal
from game.terms import (
    NEVER,
    NO_PLACE,
    ContactId,
    Day,
    EventId,
    FactionId,
    Feeling,
    HexId,
    PlaceId,
    Posture,
    Relation,
    Status,
    Talks,
    UnitId,
)

Test = Callable[[Theatre, State, Clause], bool]


def _held(_theatre: Theatre, state: State, clause: Clause) -> bool:
    return all(int(state.holder[place]) in clause.args["by"] for place in clause.args["places"])


def _lost(_theatre: Theatre, state: State, clause: Clause) -> bool:
    return all(int(state.holder[place]) not in clause.args["by"] for place in clause.args["places"])


def _fired(_theatre: Theatre, state: State, clause: Clause) -> bool:
    day = int(state.fired[clause.args["event"]])
    within = clause.args["within"]
    return day != NEVER and (within is None or state.day - day <= within)


def _present(theatre: Theatre, state: State, clause: Clause) -> bool:
    units, at = list(clause.args["units"]), clause.args["at"]
    there = state.present[units]
    if at != NO_PLACE:
        there = there & (state.hex[units] == theatre.places[at].hex)
    return bool(there.all())


def _losses(theatre: Theatre, state: State, clause: Clause) -> bool:
    left = victory.men_left(theatre, state, clause.args["faction"])
    return 1000 - left >= int(clause.args["share"])


def _related(_theatre: Theatre, state: State, clause: Clause) -> bool:
    return bool(state.relation[clause.args["one"], clause.args["other"]] == int(clause.args["now"]))


def _lately(theatre: Theatre, state: State, clause: Clause) -> bool:
    day = int(state.came_true[theatre.spans.index(clause)])
    return day != NEVER and state.day - day <= int(clause.args["days"])


TESTS: Final[dict[str, Test]] = {
    "date": lambda _, state, clause: bool(state.day >= clause.args["day"]),
    "turn": lambda _, state, clause: bool(state.turn >= clause.args["turn"]),
    "held": _held,
    "lost": _lost,
    "fired": _fired,
    "present": _present,
    "losses": _losses,
    "track": lambda _, state, clause: bool(state.track[clause.args["track"]] >= clause.args["at_least"]),
    "relation": _related,
    "agreed": lambda _, state, clause: int(state.talks[clause.args["proposal"]]) == Talks.AGREED,
    "of": _lately,
    "all": lambda theatre, state, clause: all(holds(theatre, state, part) for part in clause.parts),
    "any": lambda theatre, state, clause: any(holds(theatre, state, part) for part in clause.parts),
    "not": lambda theatre, state, clause: not holds(theatre, state, clause.parts[0]),
}


def holds(theatre: Theatre, state: State, clause: Clause) -> bool:
    """Whether a condition is true now."""
    return TESTS[clause.kind](theatre, state, clause)


def places_to_hold(clause: Clause, faction: int) -> tuple[PlaceId, ...]:
    """The places that a condition wants in the hands of a faction or of others with it, each once."""
    held = [part.args for part in clause.walk(negated=False) if part.kind == "held"]
    return tuple(dict.fromkeys(place for args in held if faction in args["by"] for place in args["places"]))


def dawn(journal: Journal) -> None:
    """Let every declared event happen whose condition has come true."""
    state = journal.state
    for index in (state.answer_by != NEVER).nonzero()[0].tolist():
        if state.day > state.answer_by[index]:
            _answer(journal, EventId(index), choices.options(journal.theatre, index)[0].id, by_default=True)
    again = True
    while again:
        again = _watch(journal)
        for index, event in enumerate(journal.theatre.events):
            if state.fired[index] == NEVER and holds(journal.theatre, state, event.when):
                journal.record(ev.EventFired(EventId(index), Day(state.day)))
                carry_out(journal, event.id, event.then)
                again = True


def _watch(journal: Journal) -> bool:
    """Note which lasting conditions have come true for the first time; whether any has."""
    theatre, state, met = journal.theatre, journal.state, False
    for number, clause in enumerate(theatre.spans):
        if state.came_true[number] == NEVER and holds(theatre, state, clause.parts[0]):
            journal.record(ev.ConditionMet(number, Day(state.day)))
            met = True
    return met


def choose(journal: Journal, order: Choose) -> None:
    """Carry out what a faction chose."""
    _answer(journal, order.event, order.option, by_default=False)


def _answer(journal: Journal, event: EventId, chosen: str, *, by_default: bool) -> None:
    faction = choices.asked(journal.theatre, journal.state, event)
    if faction is None:
        return
    option = choices.make(journal, event, faction, chosen, by_default=by_default)
    carry_out(journal, journal.theatre.events[event].id, option.then)


def carry_out(journal: Journal, cause: str, effects: Iterable[Effect]) -> None:
    """Let effects follow, one after the other, from a cause as tracks and relations name it."""
    for effect in effects:
        EFFECTS[effect.kind](journal, cause, effect)


def _choice(journal: Journal, cause: str, effect: Effect) -> None:
    number = journal.theatre.event_named[cause]
    until = Day(journal.state.day + effect.args["days"] - 1)
    journal.record(ev.ChoicePosed(number, effect.args["faction"], until))


def _arrival(journal: Journal, _cause: str, effect: Effect) -> None:
    theatre, state = journal.theatre, journal.state
    due: dict[int, list[UnitId]] = {}
    for unit in effect.args["units"]:
        day = state.day + max(int(effect.args["after"]), theatre.units[unit].travel)
        if _waits_longer(state, unit, day):
            due.setdefault(day, []).append(unit)
    for day in sorted(due):
        journal.record(ev.ReinforcementsReleased(tuple(due[day]), Day(day)))


def _withdrawal(journal: Journal, _cause: str, effect: Effect) -> None:
    relief.leave(journal, effect.args["units"])


def _waits_longer(state: State, unit: UnitId, day: int) -> bool:
    """Whether a unit waits in a box and would not come by a day anyway."""
    due = int(state.due[unit])
    return int(state.status[unit]) == Status.PENDING and (due == NEVER or due > day)


def _relation(journal: Journal, cause: str, effect: Effect) -> None:
    one, other, now = effect.args["one"], effect.args["other"], Relation(effect.args["now"])
    was = Relation(int(journal.state.relation[one, other]))
    if was != now:
        journal.record(ev.RelationChanged(one, other, was, now, cause))


def _track(journal: Journal, cause: str, effect: Effect) -> None:
    tracks.move(journal, effect.args["track"], effect.args["add"], cause)


def _loyalty(journal: Journal, _cause: str, effect: Effect) -> None:
    for place in effect.args["places"]:
        loyalty.change(journal, place, effect.args["add"], Feeling.DECLARED)


def _owner(journal: Journal, _cause: str, effect: Effect) -> None:
    state, to = journal.state, effect.args["to"]
    units = [u for u in effect.args["units"] if int(state.status[u]) in (Status.PENDING, Status.PRESENT)]
    for unit in units:
        if state.faction[unit] != to:
            marching.clear_route(journal, (unit,))
            journal.record(ev.UnitDefected(unit, state.faction[unit].item(), to))
            _forget(journal, unit)
    present = tuple(u for u in units if int(state.status[u]) == Status.PRESENT)
    detection.look(journal, present)


def _forget(journal: Journal, unit: UnitId) -> None:
    """Strike off the contacts of sides that now read the unit's own row."""
    theatre, state = journal.theatre, journal.state
    for side in range(len(theatre.factions)):
        row = int(state.contact_of[side, unit])
        if row >= 0 and relations.rows_seen(theatre, state, side)[unit]:
            here = HexId(int(state.contact_hex[side, row]))
            journal.record(ev.ContactLost(FactionId(side), ContactId(row), unit, here))


def _posture(journal: Journal, _cause: str, effect: Effect) -> None:
    state, into = journal.state, effect.args["into"]
    units = [u for u in effect.args["units"] if state.present[u] and int(state.posture[u]) != into]
    for unit in units:
        marching.clear_route(journal, (unit,))
        was, spent = Posture(state.posture[unit]), int(state.spent[unit])
        journal.record(ev.PostureTaken(unit, was, into, spent))
    detection.look(journal, units)


def _cache(journal: Journal, _cause: str, effect: Effect) -> None:
    caches.fill(journal, effect.args["of"], journal.theatre.places[effect.args["place"]].hex)


def _weather(journal: Journal, _cause: str, effect: Effect) -> None:
    here = journal.theatre.places[effect.args["place"]].hex
    if journal.state.storm != here:
        journal.record(ev.WeatherTurned(here))


def _sorties(journal: Journal, _cause: str, effect: Effect) -> None:
    wing, aircraft = effect.args["wing"], effect.args["aircraft"]
    if int(journal.state.aircraft[wing]) != aircraft:
        journal.record(ev.WingManned(wing, aircraft))


def _message(journal: Journal, cause: str, effect: Effect) -> None:
    index = journal.theatre.event_named[cause]
    journal.record(ev.MessageGiven(index, effect.args["text"]))


EFFECTS: Final[dict[str, Callable[[Journal, str, Effect], Any]]] = {
    "arrival": _arrival,
    "relation": _relation,
    "track": _track,
    "loyalty": _loyalty,
    "owner": _owner,
    "posture": _posture,
    "cache": _cache,
    "withdrawal": _withdrawal,
    "weather": _weather,
    "sorties": _sorties,
    "choice": _choice,
    "message": _message,
}
