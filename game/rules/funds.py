"""Chapter 12, relations: funds.

A faction may have funds, a track of what its troops can be paid and kept out of: one point keeps so many
men for a week. Every seventh Dusk it pays for its men on the map, a point for those of the last thousand
begun, say, where a point keeps a thousand; contingents that pay for themselves are left out. Where the
funds do not suffice, what is lacking is taken from its will. A receiver of a baton must have funds for its
garrison (chapter 11), and proposals may cost some: what buys transport today is lacking for pay tomorrow.
"""

from __future__ import annotations

from game.model.state import State
from game.model.theatre import Theatre
from game.rules import contingents, tracks
from game.rules.journal import Journal
from game.terms import NEVER, NO_TRACK, Status

WEEK = 7


def dusk(journal: Journal) -> None:
    """Pay for a week, on its last day."""
    theatre, state = journal.theatre, journal.state
    if (state.day + 1) % WEEK:
        return
    for number, faction in enumerate(theatre.factions):
        due = upkeep(theatre, state, number)
        if faction.funds == NO_TRACK or not due:
            continue
        paid = min(due, int(state.track[faction.funds]))
        tracks.move(journal, faction.funds, -paid, tracks.over(tracks.UPKEEP, faction.id))
        tracks.sway(journal, number, paid - due, tracks.over(tracks.UNPAID, faction.id))


def upkeep(theatre: Theatre, state: State, side: int, *, coming: bool = False) -> int:
    """Points of its funds that a faction owes for a week for its men on the map, or also those to come."""
    kept = theatre.factions[side].upkeep
    if not kept:
        return 0
    there = state.present | ((state.status == Status.PENDING) & (state.due != NEVER) & coming)
    theirs = there & (state.faction == side) & ~contingents.paying(theatre)
    return -(-int(state.men[theirs].sum()) // kept)
