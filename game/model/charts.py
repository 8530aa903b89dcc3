"""The charts: the tables of figures by which rules reckon, made from a scenario's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.terms import Bools, Ints


@dataclass(frozen=True, eq=False)
class MovementChart:
    """What it costs to go from hex to hex, in thousandths of a day.

    tactical, safe: (classes, hexes, 6) int32, to leave a hex in a direction, with a known enemy
    within four hexes of either end or not; IMPASSABLE where it cannot be done.
    river: (classes,) int32, what a class pays on top to cross a river where a bridge is blown.
    """

    classes: tuple[str, ...]
    tactical: Ints
    safe: Ints
    river: Ints


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
    quality: (qualities,) int32 per cent of strength. stand: per cent of the defenders' losses where
    they stand in a stronghold instead of retreating. captured: per cent of the lost taken by the
    winner, by `Outcome`.
    shifts: columns by named circumstance; terrain: (terrain kinds,) columns for the attacker.
    """

    names: tuple[str, ...]
    odds: Ints
    attacker: Ints
    defender: Ints
    outcome: Ints
    quality: Ints
    stand: int
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
class NightChart:
    """Raids and risings.

    reach: hexes from raiders to their target. time: thousandths of a day that a night costs.
    faced: steps of the garrison that each step of raiders meets. caught: per mille of the raiders
    left who are taken where the garrison holds. bomber: men whom a suicide attack uses up.
    bomb: the most men of a garrison whom it costs.
    """

    reach: int
    time: int
    faced: int
    caught: int
    bomber: int
    bomb: int


@dataclass(frozen=True)
class SearchChart:
    """What a patrol meets, and what is told that is not so.

    informers: per mille added in a place of the searchers' side. caches, mines: per mille a patrol
    to find those in its hex. fight: per mille that men found are brought to a fight; the others slip
    away. rumour: per mille a day and side of a report of men who are not there. forget: days after
    which a report of men in hiding is struck off.
    """

    informers: int
    caches: int
    mines: int
    fight: int
    rumour: int
    forget: int


@dataclass(frozen=True)
class CacheChart:
    """The currency of those who hide.

    reach: hexes within which a cache or a friendly place feeds and arms. arming: loads for a step
    to mass. fill: loads that a cache is filled with. time: thousandths of a day to lay one. hunger:
    per mille of men a day who desert from units that nobody feeds.
    """

    reach: int
    arming: int
    fill: int
    time: int
    hunger: int


@dataclass(frozen=True)
class MineChart:
    """Mines and bridges.

    loads, time: what mining a leg takes. chance: per mille that a column runs onto them. lost: the
    most men it costs. clear: thousandths of a day for engineers. bridge_loads, bridge_time: what
    blowing a bridge takes. restore: thousandths of a day of one unit of engineers.
    """

    loads: int
    time: int
    chance: int
    lost: int
    clear: int
    bridge_loads: int
    bridge_time: int
    restore: int
