"""Chapter 6, finding the enemy: what a side may know.

A Sight is a copy of the state in which everything the side does not know is blank: the rows of
units that are neither its own, nor under its orders, nor of partners who share their sight, and
other sides' contacts. Places, their people's loyalty, relations, tracks and scores are public.
Every question of the rules gives the same answer on a Sight as on the whole state, because rules
that answer a side read only what the side knows.

`seen_by` does the same for events: applied to a Sight, they keep it equal to the Sight of the whole
state.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from game.model import events as ev
from game.model.state import State, blank
from game.model.theatre import Theatre
from game.rules import air, relations
from game.rules.apply import apply
from game.rules.telling import TOLD, listener
from game.terms import NEVER, FactionId, Right

UNIT_COLUMNS: Final = [
    "status",
    "due",
    "hex",
    "site",
    "men",
    "posture",
    "standing",
    "alarm",
    "spent",
    "marched",
    "headway",
    "heading",
    "route",
    "route_site",
    "assault_hex",
    "assault_day",
    "since",
    "plan",
    "plan_target",
    "away",
    "released",
    "dropped",
    "supply",
    "lacking",
    "load",
    "wear",
    "evening",
]
WING_COLUMNS: Final = ["wing_place", "aircraft", "sorties", "duty"]
CONTACT_COLUMNS: Final = [
    "contact_hex",
    "contact_site",
    "contact_day",
    "contact_faction",
    "contact_type",
    "contact_men",
    "contact_posture",
    "contact_quality",
]
CACHE_COLUMNS: Final = ["cache_hex", "cache_loads"]
MINE_COLUMNS: Final = ["mine_hex", "mine_direction", "mine_known"]


@dataclass(frozen=True, slots=True)
class Sight:
    """A side's view of a game: what its commander, its screen and its chronicle may read."""

    theatre: Theatre
    state: State
    side: FactionId


def redact(theatre: Theatre, state: State, side: int) -> State:
    """A copy of the state with what a side does not know blanked.

    To which faction a unit belongs and who gives its orders is public, as are places, relations,
    tracks, scores, declared events and bridges. Of caches a side knows its own, of mines those that it
    laid or found.
    """
    out, empty = state.copy(), _empty(theatre)
    unseen = (~relations.rows_seen(theatre, state, side)).nonzero()[0]
    for name in UNIT_COLUMNS:
        getattr(out, name)[unseen] = empty[name]
    hidden = (~air.wings_seen(theatre, state, side)).nonzero()[0]
    for name in WING_COLUMNS:
        getattr(out, name)[hidden] = empty[name]
    for name in CONTACT_COLUMNS + CACHE_COLUMNS:
        table = getattr(out, name)
        table[:side] = table[side + 1 :] = empty[name]
    known = out.mine_known & 1 << side
    for name in MINE_COLUMNS:
        getattr(out, name)[known == 0] = empty[name]
    out.mine_known[:] = known
    out.missing[(out.giver != side) & (out.receiver != side)] = 0  # told to the parties alone
    partners = relations.rights(theatre, state, side, Right.SHARE_SIGHT)
    out.stock[~partners] = 0
    out.waiting[[not partners[source.faction] for source in theatre.sources]] = 0
    out.contact_of[:] = -1
    out.rolls[:] = 0
    out.came_true[:] = NEVER  # whoever knew that would know more than what followed
    return out


@lru_cache(maxsize=8)
def _empty(theatre: Theatre) -> dict[str, int]:
    """What the columns that may be blanked read where they are."""
    empty = blank(theatre)
    names = UNIT_COLUMNS + WING_COLUMNS + CONTACT_COLUMNS + CACHE_COLUMNS + MINE_COLUMNS
    return {name: int(next(iter(getattr(empty, name).flat), 0)) for name in names}


def sight(theatre: Theatre, state: State, side: int) -> Sight:
    """A side's Sight of a state."""
    return Sight(theatre, redact(theatre, state, side), FactionId(int(side)))


REOPENS: Final = (ev.RelationChanged, ev.UnitDefected, ev.ControlPassed)
"""Events that change whose rows a side sees: its readers then take a fresh Sight."""


def keep_up(view: Sight, state: State, events: Iterable[ev.Event]) -> None:
    """Bring a Sight up to date with events that led to a state.

    Its side is told no more of them than `seen_by` gives.
    """
    events = list(events)
    if any(isinstance(event, REOPENS) for event in events):
        view.state.take_over(redact(view.theatre, state, view.side))
        return
    who = listener(view.theatre, view.state, view.side)
    for event in events:
        told = TOLD[type(event)](event, who)
        if told is not None:
            apply(view.state, told)
