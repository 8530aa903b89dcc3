"""The words that the rules know by name, and the kinds of number that must not be mixed up.

Terrain, movement classes, road classes, unit types and factions are not here: they are data, and
are numbered when a scenario loads.
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final, NewType

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]  # a column of whole numbers
Bools = npt.NDArray[np.bool_]  # a mask
Bytes = npt.NDArray[np.int8]  # a column of directions

UnitId = NewType("UnitId", int)
Units = tuple[UnitId, ...]
HexId = NewType("HexId", int)
PlaceId = NewType("PlaceId", int)
RegionId = NewType("RegionId", int)
FactionId = NewType("FactionId", int)
TypeId = NewType("TypeId", int)
BoxId = NewType("BoxId", int)
TrackId = NewType("TrackId", int)
SourceId = NewType("SourceId", int)  # of supply
EventId = NewType("EventId", int)  # of a declared event
ObjectiveId = NewType("ObjectiveId", int)
ContactId = NewType("ContactId", int)  # a row of a side's contacts; it does not tell the unit
WingId = NewType("WingId", int)
ProposalId = NewType("ProposalId", int)
ContingentId = NewType("ContingentId", int)
Turn = NewType("Turn", int)  # counted from 0
Day = NewType("Day", int)  # counted from 0, the first day of the game

OFF_MAP: Final = HexId(-1)
NOBODY: Final = FactionId(-1)
NO_UNIT: Final = UnitId(-1)
NO_WING: Final = WingId(-1)
NO_PLACE: Final = PlaceId(-1)
NO_REGION: Final = RegionId(-1)
NO_TRACK: Final = TrackId(-1)
NO_EVENT: Final = EventId(-1)
NO_CONTINGENT: Final = ContingentId(-1)
NEVER: Final = -1000  # a day long before the game

DAY: Final = 1000  # a day in the currency of action
IMPASSABLE: Final = 1 << 28  # cost of a leg that cannot be made; sums of a few stay within int32
MEN_A_STEP: Final = 30
SIZES: Final = 4  # of places: hamlet, village, town, capital of a region
POINT: Final = 100  # hundredths of a point of loyalty
LOYAL: Final = 2 * POINT  # loyalty at its most; at its least as far below nothing


class Code(IntEnum):
    """A word that columns hold as its number.

    numpy looks for a way of its own in which a member compares with a column; finding none in an
    enumeration takes longer than the comparison. So members name numpy's usual way.
    """

    __array_ufunc__ = np.ndarray.__array_ufunc__


class Status(Code):
    """Where in its life a unit is."""

    PENDING = 0  # in a box, not yet on the map
    PRESENT = 1  # on the map
    DESTROYED = 2
    HOME = 3  # relieved, and gone for good


class Site(Code):
    """What part of its hex a unit stands on, and what a place is."""

    OPEN = 0
    TOWN = 1
    AIRFIELD = 2
    STRONGHOLD = 3


class Posture(Code):
    """How a unit stands. The first three belong to irregulars, the others to regulars."""

    MASSED = 0
    DISPERSED = 1
    UNDERGROUND = 2
    MOBILE = 3
    ENTRENCHED = 4
    PATROLLING = 5


class Standing(Code):
    """Standing order: what a unit does when an enemy comes near in the enemy's own phase."""

    HOLD = 0
    EVACUATE = 1
    AMBUSH = 2
    BLEND_IN = 3


class Quality(Code):
    """How good a unit's men are."""

    LEVY = 0
    CONSCRIPT = 1
    REGULAR = 2
    VETERAN = 3
    ELITE = 4


class TargetClass(Code):
    """What a unit is to those who shoot at it."""

    SOFT = 0
    ARMOURED = 1
    DISPERSED = 2
    FORTIFIED = 3


class Relation(Code):
    """How two factions stand to each other, from worst to best."""

    HOSTILE = 0
    WARY = 1
    PASSAGE = 2
    COOPERATING = 3
    ALLIED = 4


class SupplyState(Code):
    """How a unit fares for water, food and fuel, from best to worst."""

    SUPPLIED = 0
    STRETCHED = 1
    SHORT = 2
    OUT = 3


class Pace(Code):
    """How hard a march is driven."""

    USUAL = 0
    FORCED = 1  # half again as fast, at the price of wear


class Right(Code):
    """What a relation may allow."""

    ENTER = 0
    STOP_BESIDE = 1
    SHARE_PLACE = 2
    SHARE_SIGHT = 3
    SUPPORT = 4
    ATTACK = 5


class Phase(Code):
    """The parts of a turn, in order."""

    DAWN = 0
    ORDERS = 1
    NIGHT = 2
    DUSK = 3
    OVER = 4


class Crossing(Code):
    """What a hexside offers to one who would cross it."""

    FREE = 0
    RIVER = 1
    BRIDGE = 2
    FERRY = 3


class Baton(Code):
    """How far the handover of a place has come."""

    NONE = 0
    OFFERED = 1
    OVERLAP = 2
    CLOCK = 3  # passed; the days in which it can still be dropped are running


class Talks(Code):
    """How far a proposal has come."""

    NONE = 0
    MADE = 1  # and not yet answered
    AGREED = 2


class Condition(Code):
    """What a handover needs."""

    GARRISON = 0  # men of the receiver against the assessed threat
    SEALED = 1  # no known open enemy in the hex or beside it
    QUIET = 2  # days without a raid or a fight
    PRESENCE = 3  # days on which both parties stood there
    SUPPLY = 4  # units of the receiver there that lack supply
    PAY = 5  # funds of the receiver
    REGION = 6  # other places of the region that is to be passed whole


class Drop(Code):
    """Why a baton was dropped."""

    FALLEN = 0  # an enemy holds the place
    BEATEN = 1  # its garrison did not hold against an attack
    RAIDED = 2  # attackers had their way in it for a day


class FightKind(Code):
    """How a fight began."""

    ASSAULT = 0
    AMBUSH = 1
    CONTACT = 2  # a march walked into enemies that it had not seen
    COUP = 3  # troops came down on an airfield by night
    STRIKE = 4  # from the air; no fight of its own, but it may harm civilians
    RAID = 5  # by night, on part of a garrison
    FLUSH = 6  # a patrol brought men whom it had found in hiding to a fight


class Duty(Code):
    """What a wing does with sorties that no order of its own asks for."""

    NONE = 0
    ON_CALL = 1  # for troops in a fight, and against columns on the march


class Runway(Code):
    """What an airfield takes."""

    CLOSED = 0  # helicopters only
    LIGHT = 1  # light and rough-field aircraft too
    OPEN = 2


class Outcome(Code):
    """What became of the side that was attacked."""

    HELD = 0
    RETREATED = 1
    ROUTED = 2
    MELTED = 3  # irregulars: gone among the people or into the bush
    SURRENDERED = 4
    DESTROYED = 5


class Halt(Code):
    """Why a march stopped."""

    ARRIVED = 0
    TIME = 1  # the turn's time is spent; it goes on next turn
    ZONE = 2
    CONTACT = 3
    CLOSED = 4
    FIGHT = 5
    ORDERED = 6
    MINED = 7


class NightPlan(Code):
    """What a unit is to do in the next night."""

    NONE = 0
    RAID = 1
    INFILTRATE = 2
    SEIZE = 3  # an airfield, from the air
    SUICIDE = 4


class IncidentKind(Code):
    """What disturbed a place."""

    FIGHT = 0
    CLASH = 1  # wary neighbours came to blows
    RAID = 2
    SUICIDE = 3


class Tie(Code):
    """How a faction stands to the sovereign of the land, as the people of its towns see it."""

    SOVEREIGN = 0
    PARTNER = 1  # whom the sovereign may support
    NEIGHBOUR = 2  # neither partner nor enemy: a separatist
    ENEMY = 3
    NOBODY = 4  # of a place that nobody holds


class Feeling(Code):
    """What moved the loyalty of a town's people at a stroke."""

    HARM = 0  # civilians killed in a fight
    ABUSE = 1
    DECLARED = 2  # a declared event: aid, pay, a visit


class Reason(Code):
    """Why the umpire refuses an order."""

    NOT_YOUR_PHASE = 0
    GAME_OVER = 1
    NO_SUCH_UNIT = 2
    NOT_YOURS = 3
    NOT_ON_MAP = 4
    NOT_TOGETHER = 5
    NO_PATH = 6
    NO_WAY = 7  # a leg that these units cannot make
    CLOSED = 8  # a known enemy, or a faction without the right of passage, holds the site
    NO_TIME = 9
    NO_SUCH_SITE = 10
    FULL = 11
    NO_TARGET = 12
    NOT_ADJACENT = 13
    MARCHED = 14
    ALREADY = 15
    TOO_MANY_STEPS = 16
    WRONG_POSTURE = 17
    NOT_HOLDER = 18
    NO_BATON = 19
    NOT_PARTY = 20
    NOT_PARTNER = 21
    SAME = 22
    RIVER = 23
    OUT_OF_RANGE = 24
    WRONG_KIND = 25  # a posture, standing order or deed that units of this kind never take
    TODAY = 26  # done today: a unit assaults once a day, a faction once a day on one hex
    NOT_PLAYED = 27  # the scenario has no figures for such orders
    OUT_OF_REACH = 28
    TOO_FEW = 29
    NO_CACHE = 30  # neither a friendly place nor a cache with stock enough lies near
    NO_ROAD = 31
    NO_BRIDGE = 32
    NO_SAPPER = 33
    NO_ENGINEER = 34
    NO_SANCTUARY = 35  # no link leads from here to a box that takes these units in
    NOT_AWAY = 36
    GUARDED = 37  # at night, by men enough
    NOT_HOSTILE = 38  # no enemy holds the place
    NO_CHOICE = 39  # the event asks this faction nothing
    NO_SUCH_OPTION = 52
    NO_REGION = 60  # fewer than two of its places are the holder's to offer
    NOT_RELIEVED = 61  # no baton has released this unit
    NOT_IN_PLACE = 62  # units go home from a place that their side or a partner holds
    NOTHING_TO_STOP = 63  # neither a march nor a plan for the night is under way

    # Proposals
    NO_PROPOSAL = 53  # nothing of the kind lies before this side, or stands
    NOT_TO_PROPOSE = 54  # another faction may propose that
    TERMS = 55  # its conditions are not met
    LOW_TRACK = 56  # one of them is a track that stands too low
    TOO_SOON = 57
    OUT_OF_THE_WAR = 58  # the war of the other party is over

    # Contingents
    STOOD_DOWN = 59  # their contingent has withdrawn from the field

    # Air
    NO_SUCH_WING = 40
    NO_SORTIES = 41
    STORM = 42
    TOO_FAR = 43
    NOT_AT_BASE = 44
    TOO_HEAVY = 45
    RUNWAY = 46
    LACKS_TRAIT = 47
    UNARMED = 48

    # Supply
    OUT_OF_SUPPLY = 50
    WORN_OUT = 51
