"""Events: the course of the turn, and dice."""

from __future__ import annotations

from game.dice import Purpose
from game.model.events.kind import event
from game.terms import Day, FactionId, Turn, UnitId


@event
class TurnBegan:
    """A turn began; every unit has its time again, less what it owed."""

    turn: Turn
    day: Day
    spent: tuple[int, ...]  # of every unit


@event
class PhaseBegan:
    """A faction's phase began."""

    faction: FactionId
    index: int  # in the order of phases


@event
class PhaseEnded:
    """A faction ended its phase."""

    faction: FactionId


@event
class NightFell:
    """The Night of a day began."""

    day: Day


@event
class DuskFell:
    """The Dusk of a day began."""

    day: Day


@event
class GameEnded:
    """The calendar ran out, or nobody is left who fights another."""

    points: tuple[int, ...]  # of each faction


@event
class DieCast:
    """A die fell. Kept for the reckoning of luck and so that a replay may compare."""

    purpose: Purpose
    subject: int
    sides: int
    result: int
    unit: UnitId  # whose count of rolls grows, or NO_UNIT
    count: int


Event = TurnBegan | PhaseBegan | PhaseEnded | NightFell | DuskFell | GameEnded | DieCast
