"""What tracks rules have in common: how a political quantity moves, and the causes they give.

A cause is the id of a declared event, or a word of a chapter with that of which it speaks: the place of
what happened, a proposal, a contingent, a faction.
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
AGREED: Final = "agreed"  # a proposal was agreed to
DECLINED: Final = "declined"  # ... or declined
BROKEN_OFF: Final = "broken-off"  # what was agreed was ended
FALLEN: Final = "fallen"  # men of a contingent were killed
UPKEEP: Final = "upkeep"  # troops were paid
UNPAID: Final = "unpaid"  # troops were not paid


def move(journal: Journal, track: TrackId, by: int, cause: str) -> None:
    """Move a track as far as its bounds allow."""
    was = int(journal.state.track[track])
    now = bounded(was + by)
    if was != now:
        journal.record(ev.TrackChanged(track, was, now, cause))


def bounded(value: int) -> int:
    """The value that a track takes which would stand so: not below nothing, nor above the top."""
    return max(0, min(TOP, value))


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
    return over(word, journal.theatre.places[place].name)


def over(word: str, name: str) -> str:
    """The cause of a chapter's word about a thing of a name."""
    return f"{word}:{name}"
