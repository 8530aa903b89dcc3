"""Chapter 12, relations: who may do what beside whom.

Two factions are hostile, wary, in passage, cooperating or allied. One table gives the rights of
each relation: to enter a hex where the other stands, to stop beside it, to share a place, to share
sight, to support, to attack. A faction is always its own ally. Relations change only by declared
events and by what is proposed and agreed to, declined or broken off.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.terms import Bools, FactionId, Reason, Right


def rights(theatre: Theatre, state: State, side: int, right: Right) -> Bools:
    """(factions,) which factions give a side a right; its own always, but for attack. Read-only."""
    return _rights(theatre, state.relation[side].tobytes(), side, right)


@lru_cache(maxsize=1024)
def _rights(theatre: Theatre, row: bytes, side: int, right: Right) -> Bools:
    """The rights that a row of relations gives; relations change seldom and are asked for always."""
    out: Bools = theatre.politics.rights[np.frombuffer(row, np.int32), right].copy()
    out[side] = right != Right.ATTACK
    out.setflags(write=False)
    return out


def may(theatre: Theatre, state: State, side: int, other: int, right: Right) -> bool:
    """Whether `other` gives `side` a right."""
    if side == other:
        return right != Right.ATTACK
    return bool(theatre.politics.rights[state.relation[side, other], right])


def hostile(theatre: Theatre, state: State, side: int, other: int) -> bool:
    """Whether a side may attack another."""
    return other >= 0 and may(theatre, state, side, other, Right.ATTACK)


def partners(theatre: Theatre, state: State, side: int) -> list[FactionId]:
    """The side and those who share their sight with it, in order of their numbers."""
    shared = rights(theatre, state, side, Right.SHARE_SIGHT)
    return [FactionId(int(f)) for f in shared.nonzero()[0]]


def rows_seen(theatre: Theatre, state: State, side: int) -> Bools:
    """(units,) rows whose columns a side may read. Read-only.

    They are of its own units, of those under its orders and of partners who share their sight.
    """
    columns = state.faction.tobytes(), state.controller.tobytes()
    return _rows_seen(theatre, state.relation[side].tobytes(), columns, side)


@lru_cache(maxsize=256)
def _rows_seen(theatre: Theatre, row: bytes, columns: tuple[bytes, bytes], side: int) -> Bools:
    """The rows that a side sees; who belongs to whom changes seldom."""
    faction, controller = (np.frombuffer(column, np.int32) for column in columns)
    out: Bools = _rights(theatre, row, side, Right.SHARE_SIGHT)[faction] | (controller == side)
    out.setflags(write=False)
    return out


class Audience(NamedTuple):
    """To whom the marches of a faction's units are news, or bring any."""

    eyes: Bools  # (factions,) sides that see with them
    strangers: Bools  # (units,) with whom not just the same sides see
    watchful: Bools  # (factions,) whose people's reports reach a side that does not see with them


def audience(theatre: Theatre, state: State, unit: int) -> Audience:
    """Who sees with a unit, and who would be told of it or by it. Read-only."""
    columns = state.faction.tobytes(), state.controller.tobytes()
    return _audience(theatre, state.relation.tobytes(), columns, unit)


@lru_cache(maxsize=1024)
def _audience(theatre: Theatre, relation: bytes, columns: tuple[bytes, bytes], unit: int) -> Audience:
    width = len(relation) // len(theatre.factions)
    rows = [relation[start : start + width] for start in range(0, len(relation), width)]
    seen = np.array([_rows_seen(theatre, row, columns, side) for side, row in enumerate(rows)])
    told = np.array([_rights(theatre, row, side, Right.SHARE_SIGHT) for side, row in enumerate(rows)])
    eyes = seen[:, unit]
    strangers = np.asarray((seen != eyes[:, None]).any(axis=0))
    return Audience(eyes.copy(), strangers, np.asarray((told & ~eyes[:, None]).any(axis=0)))


def not_partner(theatre: Theatre, state: State, side: int, other: FactionId) -> Refusal | None:
    """Why another faction supports a side not at all, with the least relation that would; None if it does."""
    if side != other and may(theatre, state, side, other, Right.SUPPORT):
        return None
    supports = theatre.politics.rights[:, Right.SUPPORT]
    have, need = int(state.relation[side, other]), int(supports.argmax())
    if side == other or not supports.any():
        return Refusal(Reason.NOT_PARTNER)
    return Refusal(Reason.NOT_PARTNER, have=have, need=need, faction=other)
