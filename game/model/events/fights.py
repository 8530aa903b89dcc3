"""Events: fights and losses."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, FactionId, FightKind, HexId, Outcome, Posture, Site, UnitId, Units


@event
class LedgerLine:
    """One named circumstance of a fight and the columns by which it moved the odds."""

    name: str
    columns: int


@event
class FightResolved:
    """A fight took place; its losses and retreats follow as events of their own."""

    kind: FightKind
    day: Day
    hex: HexId
    site: Site
    attacker: FactionId
    defender: FactionId
    attackers: Units
    defenders: Units
    attack: int  # strengths
    defence: int
    column: int  # after the ledger
    ledger: tuple[LedgerLine, ...]
    roll: int
    outcome: Outcome
    attacker_killed: int
    attacker_wounded: int
    defender_killed: int
    defender_wounded: int
    defender_captured: int
    attacker_captured: int = 0  # raiders who were caught


@event
class UnitFought:
    """A unit spent its time on a fight that it had sought."""

    unit: UnitId
    hex: HexId
    day: Day
    spent: int


@event
class LossesTaken:
    """A unit lost men."""

    unit: UnitId
    killed: int
    wounded: int
    captured: int
    men: int  # left
    by: FactionId  # who inflicted it; NOBODY where no enemy did


@event
class UnitDestroyed:
    """A unit ceased to exist."""

    unit: UnitId


@event
class UnitRetreated:
    """A beaten unit fell back."""

    unit: UnitId
    origin: HexId
    target: HexId


@event
class UnitMelted:
    """A beaten band of irregulars dispersed."""

    unit: UnitId
    origin: HexId
    target: HexId
    now: Posture


Event = FightResolved | UnitFought | LossesTaken | UnitDestroyed | UnitRetreated | UnitMelted
