"""Refusals: why the umpire will not carry an order out, with the figures of the case."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import NO_UNIT, OFF_MAP, HexId, Reason, UnitId


@dataclass(frozen=True, slots=True)
class Refusal:
    """An order refused: nothing changed.

    have and need are the figures compared, in the unit of the reason (thousandths of a day for
    NO_TIME and MARCHED, steps for TOO_MANY_STEPS, units for FULL); 0 where none were.
    """

    reason: Reason
    unit: UnitId = NO_UNIT
    hex: HexId = OFF_MAP
    have: int = 0
    need: int = 0
