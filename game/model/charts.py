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
class AirChart:
    """What aircraft do, and what airfields and troops that come by air need.

    strike: (10,) int32 tenths of a man lost a sortie by die face, by mobile troops in the open.
    posture: (postures,), site: (sites,) int32 per cent of that. most: per mille of a unit's men that
    one attack can cost it. support: sorties that a fight takes. daylight: thousandths of each day
    in which columns are struck. scout: per mille to find dispersed men. lift: thousandths of a day
    that a lift takes. link_up: days until troops on a seized field suffer; cut_off: per
    mille of men that they lose a day from then on. repair: (2,) thousandths of a day of work that
    opens a closed field for light aircraft, and then for all.
    """

    strike: Ints
    posture: Ints
    site: Ints
    most: int
    support: int
    daylight: int
    scout: int
    lift: int
    link_up: int
    cut_off: int
    repair: Ints


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
