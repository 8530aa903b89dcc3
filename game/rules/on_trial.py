"""Chapter 11, the baton: on trial.

For two weeks after a baton has passed a clock runs for the place. The baton is dropped, and the wills of
both suffer, if before it ends

- an enemy holds the place,
- its garrison does not hold against an attack, by day or by night,
- or raiders, bombers or attackers have their way in it for a day, though they are driven out, and all
  hear of it. How likely that is the scenario says for a garrison, of the receiver and his partners there,
  that just matches the assessed threat, men weighed by their quality; with more it is rarer in proportion.

If it lasts, both gain.
"""

from __future__ import annotations

from game.dice import Purpose
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import assessment, relations, tracks, victory
from game.rules.journal import Journal
from game.terms import Baton, Drop, PlaceId


def clock(journal: Journal, place: PlaceId) -> None:
    """Let a day of a trial pass: the place has fallen, or the time is up, or it goes on."""
    theatre, state = journal.theatre, journal.state
    giver, receiver = assessment.parties(state, place)
    if relations.hostile(theatre, state, receiver, int(state.holder[place])):
        _drop(journal, place, Drop.FALLEN)
    elif state.day >= state.clock_end[place]:
        victory.baton_kept(journal, place, giver, receiver)
        journal.record(ev.BatonKept(place, giver, receiver))
        cause = tracks.at(journal, tracks.KEPT, place)
        for party in (giver, receiver):
            tracks.sway(journal, party, theatre.politics.kept, cause)


def at_risk(theatre: Theatre, state: State, here: int, by: int) -> dict[PlaceId, int]:
    """Per mille of its attacks that have their way in each place of a hex that was passed lately."""
    chances = {}
    for place in ((theatre.place_hex == here) & (state.baton == int(Baton.CLOCK))).nonzero()[0].tolist():
        both = assessment.parties(state, place)
        if relations.hostile(theatre, state, by, both[1]):
            guards = assessment.guard(theatre, state, place, both[1])
            chances[PlaceId(place)] = assessment.breach(theatre, state, place, guards, both)
    return chances


def attacked(
    journal: Journal, here: int, risks: dict[PlaceId, int], ordinal: int, *, beaten: bool = False
) -> None:
    """Drop what was passed lately in a hex that an enemy attacked, if its garrison failed.

    risks: what was `at_risk` as he came. ordinal: of the attack among those of a day on the hex.
    """
    roll = 0 if beaten or not any(risks.values()) else journal.roll_at(Purpose.BREACH, 1000, here, ordinal)
    for place, chance in risks.items():
        if beaten or 0 < roll <= chance:
            _drop(journal, place, Drop.BEATEN if beaten else Drop.RAIDED)


def _drop(journal: Journal, place: PlaceId, why: Drop) -> None:
    """A handover failed: the wills of both suffer."""
    giver, receiver = assessment.parties(journal.state, place)
    victory.baton_dropped(journal, place, giver, receiver)
    journal.record(ev.BatonDropped(place, giver, receiver, why))
    cause = tracks.at(journal, tracks.DROPPED, place)
    for party in (giver, receiver):
        tracks.sway(journal, party, journal.theatre.politics.dropped, cause)
