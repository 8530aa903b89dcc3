"""The charts: the tables of figures by which rules reckon, made from a scenario's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.terms import Bools, Ints


@dataclass(frozen=True)
class MovementChart:
    """What it costs to go from hex to hex, in thousandths of a day.

    tactical, safe: (classes, hexes, 6) int32, to leave a hex in a direction, with a known enemy
    within four hexes of either end or not; IMPASSABLE where it cannot be done.
    """

    classes: tuple[str, ...]
    tactical: Ints
    safe: Ints


@dataclass(frozen=True)
class SightChart:
    """How far units are seen, and the chances of finding those who hide.

    by_posture: (postures,) int32, hexes at which a unit in a posture is seen; -1 never.
    hides: (terrain kinds,) int32, hexes by which ground shortens that.
    chance: (postures,) int32 per mille a day and searching side, for units not seen outright.
    patrol: per mille added where a patrolling unit stands in the hex.
    """

    by_posture: Ints
    hides: Ints
    chance: Ints
    patrol: int


@dataclass(frozen=True)
class CombatChart:
    """The odds columns and what they do.

    odds: (columns - 1,) int32 per mille, the least ratio of attack to defence of columns 1 and on.
    attacker, defender: (columns, 10) int32 per mille of men lost by die face.
    outcome: (columns, 10) int32 `Outcome` of the defender.
    quality: (qualities,) int32 per cent of strength. killed: per cent of the lost that are killed
    on the spot (the rest are wounded); captured: per cent of the lost taken by the winner, by
    `Outcome`.
    shifts: columns by named circumstance; terrain: (terrain kinds,) columns for the attacker.
    """

    names: tuple[str, ...]
    odds: Ints
    attacker: Ints
    defender: Ints
    outcome: Ints
    quality: Ints
    killed: int
    captured: Ints
    shifts: Mapping[str, int]
    terrain: Ints


@dataclass(frozen=True)
class PoliticsChart:
    """Rights, handovers and incidents.

    rights: (relations, rights) bool. quiet: days without incident that a handover needs.
    clock: days for which a passed baton can still be dropped. incident_days: how long an incident
    counts in the threat. men_an_incident: what it adds. clash: per mille a day that wary
    neighbours in one hex come to blows.
    """

    rights: Bools
    quiet: int
    clock: int
    incident_days: int
    men_an_incident: int
    clash: int


@dataclass(frozen=True)
class SupplyChart:
    """How supply is carried, what want does, and what wear costs. Weights are kilograms.

    trucks: movement class of the lorries. reach: thousandths of a day that they drive from a base.
    on_foot: (classes,) whether units of a class march without fuel.
    gate: (sizes,) a day into the stock of a base in a town, by its size; built_gate: of a base that
    engineers built. work: (conditions,) days of work that one takes, by the airfield's condition;
    bare: without an airfield. reserve: days of its customers' needs that a base lays in. load:
    days of marching for which units carry their own.
    short, out: days without supply from which a unit is short, and out. slow: per cent of the usual
    time that a leg takes when short. short_columns, out_columns, worn_columns: odds columns lost.
    thirst: per mille of its men that a unit which is out loses a day.
    forced: per cent of the usual time on a forced march. forced_wear, strain, repair: wear in per
    mille that a day's forced march, or march in want, adds and a day's rest at a base takes away;
    worn: wear from which columns are lost; worn_out: from which nobody is driven harder.
    """

    trucks: int
    reach: int
    on_foot: Bools
    gate: Ints
    built_gate: int
    work: Ints
    bare: int
    reserve: int
    load: int
    short: int
    out: int
    slow: int
    short_columns: int
    out_columns: int
    worn_columns: int
    thirst: int
    forced: int
    forced_wear: int
    strain: int
    repair: int
    worn: int
    worn_out: int
