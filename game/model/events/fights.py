"""Events: fights and losses."""

from __future__ import annotations

from dataclasses import dataclass

from game.terms import Day, FactionId, FightKind, HexId, Outcome, Posture, Site, UnitId, Units


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One named circumstance of a fight and the columns by which it moved the odds."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class UnitFought:
    """A unit spent its time on a fight that it had sought."""

    unit: UnitId
    hex: HexId
    day: Day
    spent: int


@dataclass(frozen=True, slots=True)
class LossesTaken:
    """A unit lost men."""

    unit: UnitId
    killed: int
    wounded: int
    captured: int
    men: int  # left
    by: FactionId  # who inflicted it; NOBODY where no enemy did


@dataclass(frozen=True, slots=True)
class UnitDestroyed:
    """A unit ceased to exist."""

    unit: UnitId


@dataclass(frozen=True, slots=True)
class UnitRetreated:
    """A beaten unit fell back."""

    unit: UnitId
    origin: HexId
    target: HexId


@dataclass(frozen=True, slots=True)
class UnitMelted:
    """A beaten band of irregulars dispersed."""

    unit: UnitId
    origin: HexId
    target: HexId
    now: Posture


Event = FightResolved | UnitFought | LossesTaken | UnitDestroyed | UnitRetreated | UnitMelted
