"""Chapter 10, towns: who takes them.

It matters who takes a town of the sovereign's land. The chart says, by the size of the town, how far
which tracks move when it comes into the hands of the sovereign, of a partner, of a neighbour or of an
enemy: his own army restores the state, an outside power alone gains less, a separatist sets it back.
A baton passed to the sovereign brings what his partner's taking had fallen short of.
"""

from __future__ import annotations

from game.model.state import State
from game.model.theatre import Theatre
from game.rules import loyalty, tracks
from game.rules.journal import Journal
from game.terms import FactionId, PlaceId, Tie, TrackId


def gains(theatre: Theatre, state: State, place: int, faction: int) -> dict[TrackId, int]:
    """By how much each track moves when a faction takes a place."""
    chart = theatre.towns
    if chart is None or not chart.people[place]:
        return {}
    tie, size = loyalty.ties(theatre, state)[faction], theatre.places[place].size
    moved: dict[TrackId, int] = {}
    for row in chart.taken:
        if row.by == tie:
            moved[row.track] = moved.get(row.track, 0) + int(row.change[size])
    return moved


def taken(journal: Journal, place: PlaceId, now: FactionId) -> None:
    """Move the tracks for a place that a faction took."""
    moved = gains(journal.theatre, journal.state, place, now)
    tracks.move_all(journal, moved, 1, tracks.at(journal, tracks.TAKEN, place))


def passed(journal: Journal, place: PlaceId, giver: FactionId, receiver: FactionId) -> None:
    """Move the tracks for a place that the sovereign was given by a partner."""
    theatre, state = journal.theatre, journal.state
    if loyalty.ties(theatre, state)[receiver] != Tie.SOVEREIGN:
        return
    before = gains(theatre, state, place, giver)
    moved = {track: by - before.get(track, 0) for track, by in gains(theatre, state, place, receiver).items()}
    tracks.move_all(journal, moved, 1, tracks.at(journal, tracks.TAKEN, place))
