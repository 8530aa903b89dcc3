"""Events: what happened, in the past tense, with absolute results.

The stream of events is the spine of the program. `game.rules.apply` writes each into the state
without consulting any rule; the chronicle, the tally, tests and screens read the same stream. A
field that ends a story (`spent`, `men`, `now`) is the value after the event.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.dice import Purpose
from game.terms import (
    BoxId,
    Condition,
    ContactId,
    Day,
    Duty,
    EventId,
    FactionId,
    Feeling,
    FightKind,
    Halt,
    HexId,
    IncidentKind,
    NightPlan,
    ObjectiveId,
    Outcome,
    PlaceId,
    Posture,
    Quality,
    Reason,
    Relation,
    Runway,
    Site,
    SourceId,
    Standing,
    SupplyState,
    TrackId,
    Turn,
    TypeId,
    UnitId,
    WingId,
)

Units = tuple[UnitId, ...]


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One named circumstance of a fight and the columns by which it moved the odds."""

    name: str
    columns: int


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A condition of a handover that is not met: what there is and what it takes."""

    condition: Condition
    have: int
    need: int


# The turn


@dataclass(frozen=True, slots=True)
class TurnBegan:
    """A turn began; every unit has its time again, less what it owed."""

    turn: Turn
    day: Day
    spent: tuple[int, ...]  # of every unit


@dataclass(frozen=True, slots=True)
class PhaseBegan:
    """A faction's phase began."""

    faction: FactionId
    index: int  # in the order of phases


@dataclass(frozen=True, slots=True)
class PhaseEnded:
    """A faction ended its phase."""

    faction: FactionId


@dataclass(frozen=True, slots=True)
class NightFell:
    """The Night of a day began."""

    day: Day


@dataclass(frozen=True, slots=True)
class DuskFell:
    """The Dusk of a day began."""

    day: Day


@dataclass(frozen=True, slots=True)
class GameEnded:
    """The calendar ran out."""

    points: tuple[int, ...]  # of each faction


@dataclass(frozen=True, slots=True)
class DieCast:
    """A die fell. Kept for the reckoning of luck and so that a replay may compare."""

    purpose: Purpose
    subject: int
    sides: int
    result: int
    unit: UnitId  # whose count of rolls grows, or NO_UNIT
    count: int


# Units


@dataclass(frozen=True, slots=True)
class UnitArrived:
    """A unit came onto the map from a box."""

    unit: UnitId
    hex: HexId
    site: Site
    day: Day
    spent: int  # what is gone of the turn by then


@dataclass(frozen=True, slots=True)
class ArrivalDelayed:
    """A unit that was due could not enter."""

    unit: UnitId
    hex: HexId


@dataclass(frozen=True, slots=True)
class LegMarched:
    """Units went from a hex to the next one."""

    units: Units
    origin: HexId
    target: HexId
    spent: int
    marched: int
    day: Day  # on which they arrive


@dataclass(frozen=True, slots=True)
class HeadwayMade:
    """Units spent the rest of their time on a leg that they have not finished."""

    units: Units
    heading: int
    headway: int
    spent: int
    marched: int


@dataclass(frozen=True, slots=True)
class RouteSet:
    """What is left of a march to be made in later turns; empty where nothing is."""

    units: Units
    path: tuple[int, ...]
    site: Site


@dataclass(frozen=True, slots=True)
class MarchEnded:
    """A march stopped, and why."""

    units: Units
    hex: HexId
    why: Halt


@dataclass(frozen=True, slots=True)
class SiteEntered:
    """Units went to another site of their hex."""

    units: Units
    hex: HexId
    site: Site
    day: Day


@dataclass(frozen=True, slots=True)
class PostureTaken:
    """A unit changed its posture."""

    unit: UnitId
    was: Posture
    now: Posture
    spent: int


@dataclass(frozen=True, slots=True)
class StandingSet:
    """Units got a standing order."""

    units: Units
    standing: Standing
    alarm: int


@dataclass(frozen=True, slots=True)
class ControlPassed:
    """A unit's orders are given by another faction from now on."""

    unit: UnitId
    was: FactionId
    now: FactionId


@dataclass(frozen=True, slots=True)
class UnitDefected:
    """A unit changed its faction."""

    unit: UnitId
    was: FactionId
    now: FactionId


@dataclass(frozen=True, slots=True)
class UnitEvacuated:
    """A unit went out of a stronger enemy's way by its standing order."""

    unit: UnitId
    origin: HexId
    target: HexId
    spent: int


@dataclass(frozen=True, slots=True)
class UnitBlendedIn:
    """A unit hid its weapons at a stronger enemy's coming, by its standing order."""

    unit: UnitId
    hex: HexId
    was: Posture
    now: Posture
    spent: int


@dataclass(frozen=True, slots=True)
class PatrolMade:
    """Units searched their hex."""

    units: Units
    hex: HexId
    found: int  # hidden units found
    spent: int


# Knowledge


@dataclass(frozen=True, slots=True)
class ContactSeen:
    """A side saw, or saw again, a unit that is not of its own; the report as it stands now."""

    side: FactionId
    contact: ContactId
    unit: UnitId  # NO_UNIT in what the side itself is told
    hex: HexId
    site: Site
    day: Day
    faction: FactionId
    type: TypeId
    men: int
    posture: Posture
    quality: Quality


@dataclass(frozen=True, slots=True)
class ContactLost:
    """A side looked where a contact should be, and it was gone."""

    side: FactionId
    contact: ContactId
    unit: UnitId
    hex: HexId


# The hidden enemy


@dataclass(frozen=True, slots=True)
class TimeSpent:
    """Units were busy, and with what is told apart."""

    units: Units
    spent: int


@dataclass(frozen=True, slots=True)
class NightPlanned:
    """Units were told what to do in the next night, or no longer; a plan ends with its night."""

    units: Units
    plan: NightPlan
    target: PlaceId  # NO_PLACE with no plan


@dataclass(frozen=True, slots=True)
class AttackFailed:
    """Units could not do what they had planned for the night: why, with the figures of a refusal."""

    units: Units
    plan: NightPlan
    target: PlaceId
    why: Reason
    have: int
    need: int


@dataclass(frozen=True, slots=True)
class CacheLaid:
    """A side has a cache, new or filled up."""

    side: FactionId
    row: int  # of the side's caches
    hex: HexId
    loads: int


@dataclass(frozen=True, slots=True)
class CacheDrawn:
    """A side took stock out of a cache; an empty one is given up."""

    side: FactionId
    row: int
    hex: HexId
    loads: int  # left


@dataclass(frozen=True, slots=True)
class CacheDestroyed:
    """A side found a cache of another and destroyed it."""

    side: FactionId  # whose it was
    row: int
    hex: HexId
    by: FactionId
    loads: int  # lost


@dataclass(frozen=True, slots=True)
class MenDeserted:
    """Men in hiding whom nobody feeds went home."""

    unit: UnitId
    gone: int
    men: int  # left


@dataclass(frozen=True, slots=True)
class MinesLaid:
    """A side mined a leg of a road."""

    side: FactionId
    row: int  # of the side's mines
    hex: HexId
    direction: int
    units: Units


@dataclass(frozen=True, slots=True)
class MinesFound:
    """A side learned of mines."""

    side: FactionId  # who laid them
    row: int
    hex: HexId
    direction: int
    by: FactionId


@dataclass(frozen=True, slots=True)
class MinesStruck:
    """Units on the march ran onto mines, which are then gone."""

    side: FactionId
    row: int
    hex: HexId
    direction: int
    units: Units
    known: tuple[FactionId, ...]  # who knew of them


@dataclass(frozen=True, slots=True)
class MinesCleared:
    """Engineers cleared mines."""

    side: FactionId
    row: int
    hex: HexId
    direction: int
    units: Units
    known: tuple[FactionId, ...]


@dataclass(frozen=True, slots=True)
class BridgeBlown:
    """A bridge was blown: the river stops there who cannot cross it otherwise."""

    bridge: int  # number in the theatre
    hex: HexId
    direction: int
    units: Units
    work: int  # thousandths of a day of one unit of engineers to restore it


@dataclass(frozen=True, slots=True)
class BridgeRestored:
    """Engineers worked on a blown bridge; it stands again when no work is left."""

    bridge: int
    hex: HexId
    direction: int
    units: Units
    work: int  # left


@dataclass(frozen=True, slots=True)
class UnitExfiltrated:
    """A unit left the map for a sanctuary."""

    unit: UnitId
    hex: HexId
    link: int  # number in the theatre
    box: BoxId


@dataclass(frozen=True, slots=True)
class ReturnOrdered:
    """A unit in a sanctuary is to come back."""

    unit: UnitId
    day: Day


# Fights


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
    men: int


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


# Supply


@dataclass(frozen=True, slots=True)
class SupplyTraced:
    """A faction's supply was shared out for a day: all that changed, as it stands now."""

    faction: FactionId
    day: Day
    units: Units
    supply: tuple[SupplyState, ...]  # of these units, and so the next three
    lacking: tuple[int, ...]
    load: tuple[int, ...]
    wear: tuple[int, ...]
    places: tuple[PlaceId, ...]
    stock: tuple[int, ...]  # of the faction's at these places
    sources: tuple[SourceId, ...]
    waiting: tuple[int, ...]  # at these sources


@dataclass(frozen=True, slots=True)
class AttritionTaken:
    """A unit without water lost men who could go on no longer."""

    unit: UnitId
    lost: int
    men: int
    day: Day


@dataclass(frozen=True, slots=True)
class WearTaken:
    """A forced march wore a unit out."""

    unit: UnitId
    was: int
    now: int


@dataclass(frozen=True, slots=True)
class BaseWorked:
    """Engineers worked on a forward base for a day."""

    place: PlaceId
    units: Units
    spent: int
    done: int  # days
    needed: int


@dataclass(frozen=True, slots=True)
class BaseBuilt:
    """A forward base is ready."""

    place: PlaceId
    by: FactionId


@dataclass(frozen=True, slots=True)
class BaseLost:
    """A forward base, or what there was of it, fell to an enemy and is of no use any more."""

    place: PlaceId
    by: FactionId


# Places


@dataclass(frozen=True, slots=True)
class PlaceSealed:
    """The access to a place came under a faction's control."""

    place: PlaceId
    by: FactionId


@dataclass(frozen=True, slots=True)
class SealLifted:
    """The access to a place was free again."""

    place: PlaceId
    by: FactionId  # who had sealed it


@dataclass(frozen=True, slots=True)
class PlaceCaptured:
    """A place got another holder by those who entered it."""

    place: PlaceId
    was: FactionId
    now: FactionId
    units: Units
    day: Day


@dataclass(frozen=True, slots=True)
class IncidentOccurred:
    """A place was disturbed."""

    place: PlaceId
    kind: IncidentKind
    slot: int  # of the place's list of incidents
    day: Day


# The people of towns


@dataclass(frozen=True, slots=True)
class LoyaltyDrifted:
    """A day changed the loyalty of the people of some places."""

    places: tuple[PlaceId, ...]
    now: tuple[int, ...]  # hundredths of a point, of each
    day: Day


@dataclass(frozen=True, slots=True)
class LoyaltyChanged:
    """Something that happened changed the loyalty of a place's people at a stroke."""

    place: PlaceId
    was: int
    now: int
    why: Feeling


@dataclass(frozen=True, slots=True)
class CiviliansHarmed:
    """Civilians were killed in a fight."""

    place: PlaceId
    killed: int
    by: FactionId  # who had sought the fight
    kind: FightKind
    day: Day


@dataclass(frozen=True, slots=True)
class AbuseReported:
    """Soldiers who had entered a place were reported to have killed people there."""

    place: PlaceId
    unit: UnitId  # NO_UNIT in what those are told who do not see it
    faction: FactionId
    killed: int
    day: Day


# The baton


@dataclass(frozen=True, slots=True)
class BatonOffered:
    """The holder of a place offered it to a partner."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


@dataclass(frozen=True, slots=True)
class BatonAccepted:
    """The partner accepted; both stay for the overlap."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    needed: int  # days of overlap


@dataclass(frozen=True, slots=True)
class BatonDeclined:
    """The partner refused."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


@dataclass(frozen=True, slots=True)
class BatonCancelled:
    """A party broke the handover off."""

    place: PlaceId
    by: FactionId


@dataclass(frozen=True, slots=True)
class OverlapCounted:
    """A day of the overlap passed with both on the spot."""

    place: PlaceId
    days: int
    needed: int


@dataclass(frozen=True, slots=True)
class HandoverDelayed:
    """The overlap is over but something is missing."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    missing: tuple[Shortfall, ...]


@dataclass(frozen=True, slots=True)
class BatonPassed:
    """Responsibility for a place went from giver to receiver."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId
    clock_end: Day  # last day on which it can be dropped
    day: Day


@dataclass(frozen=True, slots=True)
class BatonDropped:
    """A place that had been handed over fell, or was raided with success, within its days."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


@dataclass(frozen=True, slots=True)
class BatonKept:
    """The receiver kept the place for its days: the handover is over."""

    place: PlaceId
    giver: FactionId
    receiver: FactionId


# Air


@dataclass(frozen=True, slots=True)
class WeatherTurned:
    """A sandstorm rose about a hex, or the last one fell."""

    hex: HexId  # OFF_MAP where none is left


@dataclass(frozen=True, slots=True)
class SortiesReadied:
    """The wings have their sorties for the turn."""

    sorties: tuple[int, ...]  # of every wing


@dataclass(frozen=True, slots=True)
class DutySet:
    """A wing was put on call, or taken off."""

    wing: WingId
    duty: Duty


@dataclass(frozen=True, slots=True)
class WingRebased:
    """A wing moved to an airfield, or back to its box."""

    wing: WingId
    place: PlaceId  # NO_PLACE in the box
    sorties: int


@dataclass(frozen=True, slots=True)
class WingLost:
    """A wing lost its airfield and had nowhere to go."""

    wing: WingId


@dataclass(frozen=True, slots=True)
class StrikeFlown:
    """Aircraft attacked enemies; the losses of these follow as events of their own."""

    wing: WingId  # NO_WING in what the enemy is told
    side: FactionId
    hex: HexId
    site: Site
    unit: UnitId  # NO_UNIT where nobody was found, or in what others are told
    posture: Posture
    flown: int
    on_call: bool
    roll: int
    killed: int
    wounded: int
    sorties: int  # left
    aircraft: int  # left


@dataclass(frozen=True, slots=True)
class ScoutFlown:
    """Aircraft looked for enemies."""

    wing: WingId
    hex: HexId
    found: int
    sorties: int


@dataclass(frozen=True, slots=True)
class SupportFlown:
    """Aircraft on call helped in the fight that follows."""

    wing: WingId
    side: FactionId  # that was helped
    hex: HexId
    sorties: int


@dataclass(frozen=True, slots=True)
class UnitsLanded:
    """Units came by air."""

    units: Units
    hex: HexId
    site: Site
    day: Day
    spent: int


@dataclass(frozen=True, slots=True)
class LiftFlown:
    """Aircraft carried units, or are to carry them in the Night."""

    wing: WingId
    place: PlaceId
    flown: int
    sorties: int


@dataclass(frozen=True, slots=True)
class AirfieldRepaired:
    """Units worked on an airfield."""

    units: Units
    place: PlaceId
    work: int  # thousandths of a day done toward the next condition
    condition: Runway
    spent: int


@dataclass(frozen=True, slots=True)
class CoupMade:
    """Troops came down by night to seize an airfield."""

    side: FactionId
    place: PlaceId
    units: Units
    day: Day


@dataclass(frozen=True, slots=True)
class CoupCalledOff:
    """Troops who were to seize an airfield did not set out."""

    units: Units
    place: PlaceId
    storm: bool  # whether for the weather; else since they were no longer ready


@dataclass(frozen=True, slots=True)
class LinkedUp:
    """A column reached troops that had seized an airfield."""

    units: Units
    hex: HexId


# Politics


@dataclass(frozen=True, slots=True)
class RelationChanged:
    """Two factions stand to each other in a new way."""

    one: FactionId
    other: FactionId
    was: Relation
    now: Relation
    cause: str


@dataclass(frozen=True, slots=True)
class TrackChanged:
    """A political quantity moved."""

    track: TrackId
    was: int
    now: int
    cause: str


@dataclass(frozen=True, slots=True)
class EventFired:
    """A declared event came true."""

    event: EventId
    day: Day


@dataclass(frozen=True, slots=True)
class ReinforcementsReleased:
    """A declared event made waiting units due."""

    units: Units
    day: Day


@dataclass(frozen=True, slots=True)
class MessageGiven:
    """A text of the scenario was made public."""

    event: EventId
    text: str  # id


@dataclass(frozen=True, slots=True)
class ObjectiveScored:
    """A faction's points for an objective changed."""

    objective: ObjectiveId
    was: int
    now: int


Event = (
    TurnBegan
    | PhaseBegan
    | PhaseEnded
    | NightFell
    | DuskFell
    | GameEnded
    | DieCast
    | UnitArrived
    | ArrivalDelayed
    | LegMarched
    | HeadwayMade
    | RouteSet
    | MarchEnded
    | SiteEntered
    | PostureTaken
    | StandingSet
    | ControlPassed
    | UnitDefected
    | UnitEvacuated
    | UnitBlendedIn
    | PatrolMade
    | ContactSeen
    | ContactLost
    | TimeSpent
    | NightPlanned
    | AttackFailed
    | CacheLaid
    | CacheDrawn
    | CacheDestroyed
    | MenDeserted
    | MinesLaid
    | MinesFound
    | MinesStruck
    | MinesCleared
    | BridgeBlown
    | BridgeRestored
    | UnitExfiltrated
    | ReturnOrdered
    | FightResolved
    | UnitFought
    | LossesTaken
    | UnitDestroyed
    | UnitRetreated
    | UnitMelted
    | SupplyTraced
    | AttritionTaken
    | WearTaken
    | BaseWorked
    | BaseBuilt
    | BaseLost
    | PlaceSealed
    | SealLifted
    | PlaceCaptured
    | IncidentOccurred
    | LoyaltyDrifted
    | LoyaltyChanged
    | CiviliansHarmed
    | AbuseReported
    | BatonOffered
    | BatonAccepted
    | BatonDeclined
    | BatonCancelled
    | OverlapCounted
    | HandoverDelayed
    | BatonPassed
    | BatonDropped
    | BatonKept
    | WeatherTurned
    | SortiesReadied
    | DutySet
    | WingRebased
    | WingLost
    | StrikeFlown
    | ScoutFlown
    | SupportFlown
    | UnitsLanded
    | LiftFlown
    | AirfieldRepaired
    | CoupMade
    | CoupCalledOff
    | LinkedUp
    | RelationChanged
    | TrackChanged
    | EventFired
    | ReinforcementsReleased
    | MessageGiven
    | ObjectiveScored
)
