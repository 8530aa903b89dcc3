"""What tracks rules have in common: how a political quantity moves, and the causes they give.

A cause is the id of a declared event, or a word of a chapter with the place of what happened.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.model import events as ev
from game.rules.journal import Journal
from game.terms import NO_TRACK, TrackId

TOP: Final = 100

KEPT: Final = "kept"  # a handover lasted
DROPPED: Final = "dropped"  # a handover failed
BROKEN: Final = "broken"  # a party broke off an agreed handover
WHOLE: Final = "whole"  # a region was handed over whole
HOME: Final = "home"  # the clock at home
TAKEN: Final = "taken"  # a town came into other hands
HARM: Final = "harm"  # civilians were killed in a fight
ABUSE: Final = "abuse"  # soldiers killed people of a town


def move(journal: Journal, track: TrackId, by: int, cause: str) -> None:
    """Move a track as far as its bounds allow."""
    was = int(journal.state.track[track])
    now = max(0, min(TOP, was + by))
    if was != now:
        journal.record(ev.TrackChanged(track, was, now, cause))


def move_all(journal: Journal, changes: Mapping[TrackId, int], times: int, cause: str) -> None:
    """Move several tracks, each by so many times its change."""
    for track, by in changes.items():
        move(journal, track, by * times, cause)


def sway(journal: Journal, faction: int, by: int, cause: str) -> None:
    """Move the will of a faction, if it has one."""
    will = journal.theatre.factions[faction].will
    if will != NO_TRACK:
        move(journal, will, by, cause)


def at(journal: Journal, word: str, place: int) -> str:
    """The cause of a chapter's word at a place."""
    return f"{word}:{journal.theatre.places[place].name}"
