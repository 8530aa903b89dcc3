"""The charts: the tables of figures by which rules reckon, made from a scenario's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.terms import SIZES, Bools, FactionId, Ints, Quality, Tie, TrackId


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
    they stand in a stronghold. captured: per cent of the lost taken by the
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
    neighbours in one hex come to blows. pay: what a receiver must have of its funds. kept, dropped and
    broken: what a handover does to wills when it has lasted, failed, or was broken off. whole: what it does
    to those of both when a region passes whole. breach: per mille of attacks on a place in its clock that
    have their way where the garrison just matches the threat.
    """

    rights: Bools
    quiet: int
    clock: int
    incident_days: int
    men_an_incident: int
    clash: int
    pay: int = 0
    kept: int = 0
    dropped: int = 0
    broken: int = 0
    whole: int = 0
    breach: int = 0


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

    caches, mines: per mille a patrol to find those in its hex. fight: per mille that men found are
    brought to a fight; the others slip away. rumour: per mille a day and side of a report of men who
    are not there. forget: days after which a report of men in hiding is struck off.
    """

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
    per mille of men a day who desert from units that nobody feeds. friends: hundredths of loyalty for
    a side, or against the sovereign for others, from which the people of a town feed and arm it.
    """

    reach: int
    arming: int
    fill: int
    time: int
    hunger: int
    friends: int


@dataclass(frozen=True)
class Demolition:
    """What a bridge takes.

    loads: of explosive that irregulars need to blow it. restore: thousandths of a day of one unit of
    engineers until it stands again.
    """

    loads: int
    restore: int


@dataclass(frozen=True)
class MineChart:
    """Mines and bridges.

    loads, time: what mining a leg takes. chance: per mille that a column runs onto them. lost: the
    most men it costs. clear: thousandths of a day for engineers. bridge_time: what blowing a bridge
    takes. bridges: (bridges,) by their number.
    """

    loads: int
    time: int
    chance: int
    lost: int
    clear: int
    bridge_time: int
    bridges: tuple[Demolition, ...]


@dataclass(frozen=True)
class AbuseChart:
    """When soldiers abuse the people of a town that they enter, and what comes of it.

    chance: (qualities,) int32 per mille a unit that enters. contingents: liable besides the units of
    the sovereign. suspected: hundredths of loyalty below which a town's people are suspected.
    escort, escort_traits: quality from which, and traits by which, a partner's unit in the same hex
    restrains the others. killed: at most. loyalty: hundredths. tracks: changes by faction of the
    unit and track.
    """

    chance: Ints
    contingents: tuple[str, ...]
    suspected: int
    escort: Quality
    escort_traits: tuple[str, ...]
    killed: int
    loyalty: int
    tracks: Mapping[FactionId, Mapping[TrackId, int]]


@dataclass(frozen=True)
class HarmChart:
    """What fights in towns do to civilians.

    chance: (kinds of fight,) int32 per mille that civilians are killed. killed: (sizes,) int32 at
    most. loyalty: hundredths a death. deaths: that make a step of the tracks, those begun counted
    whole. tracks: changes a step by faction of the attacker and track.
    """

    chance: Ints
    killed: Ints
    loyalty: int
    deaths: int
    tracks: Mapping[FactionId, Mapping[TrackId, int]]


@dataclass(frozen=True)
class TakenRow:
    """By how much a track moves when a town comes into hands of a tie; (sizes,) int32."""

    by: Tie
    track: TrackId
    change: Ints


@dataclass(frozen=True)
class TownsChart:
    """What the people of towns make of those who rule, guard, fight and search there.

    people: (places,) bool, the towns of the sovereign's land. voices: (places,) int32, the town in the
    hex of each place, or the place itself. Hundredths of loyalty a day: drift (ties,) int32 by who
    holds the town, guarded where the sovereign or a partner holds it with a garrison of its floor,
    and so much less where with a smaller one, disturbed on a day with an incident. silent: hundredths
    against a holder from which people report nothing to him. informers: per mille that each point
    adds to the chance to find men in hiding. disloyal: men that each point below nothing adds to the
    threat.
    """

    people: Bools
    voices: Ints
    drift: Ints
    guarded: int
    disturbed: int
    silent: int
    informers: int
    disloyal: int
    taken: tuple[TakenRow, ...]
    abuses: AbuseChart
    harm: HarmChart

    @cached_property
    def gain(self) -> Ints:
        """(ties, sizes) what all tracks together gain when a town comes into hands of a tie."""
        out: Ints = np.zeros((len(Tie), SIZES), np.int32)
        for row in self.taken:
            out[row.by] += row.change
        return out


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
