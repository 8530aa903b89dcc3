"""Refusals: why the umpire will not carry an order out, with the figures of the case."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import NO_TRACK, NO_UNIT, NOBODY, OFF_MAP, FactionId, HexId, Reason, TrackId, UnitId


@dataclass(frozen=True, slots=True)
class Refusal:
    """An order refused: nothing changed.

    have and need are the figures compared, in the unit of the reason: thousandths of a day for
    NO_TIME and MARCHED, steps for TOO_MANY_STEPS, units for FULL, hexes for NOT_TOGETHER,
    NOT_ADJACENT and NO_TARGET (to the nearest known enemy), men for CLOSED, a `Relation` for
    NOT_PARTNER, days until it is due (need) for NOT_ON_MAP, a `Site` (have) for NO_SUCH_SITE, a
    `Posture` (have) and the time to change it (need) for WRONG_POSTURE, conditions met and asked for
    of TERMS, where a track stands and must stand for LOW_TRACK, days to wait (need) for TOO_SOON; 0
    where there are none. faction: who stands in the way. track: on which it depends.
    """

    reason: Reason
    unit: UnitId = NO_UNIT
    hex: HexId = OFF_MAP
    have: int = 0
    need: int = 0
    faction: FactionId = NOBODY
    track: TrackId = NO_TRACK
