"""Events: what happened, in the past tense, with absolute results.

The stream of events is the spine of the program. `game.rules.apply` writes each into the state
without consulting any rule; the chronicle, the tally, tests and screens read the same stream. A
field that ends a story (`spent`, `men`, `now`) is the value after the event.
"""

from __future__ import annotations

from game.model.events import (
    air,
    batons,
    contacts,
    fights,
    hidden,
    people,
    places,
    politics,
    supply,
    turns,
    units,
)
from game.model.events.air import AirfieldRepaired as AirfieldRepaired
from game.model.events.air import CoupCalledOff as CoupCalledOff
from game.model.events.air import CoupMade as CoupMade
from game.model.events.air import DutySet as DutySet
from game.model.events.air import LiftFlown as LiftFlown
from game.model.events.air import LinkedUp as LinkedUp
from game.model.events.air import ScoutFlown as ScoutFlown
from game.model.events.air import SortiesReadied as SortiesReadied
from game.model.events.air import StrikeFlown as StrikeFlown
from game.model.events.air import SupportFlown as SupportFlown
from game.model.events.air import UnitsLanded as UnitsLanded
from game.model.events.air import WeatherTurned as WeatherTurned
from game.model.events.air import WingLost as WingLost
from game.model.events.air import WingManned as WingManned
from game.model.events.air import WingRebased as WingRebased
from game.model.events.batons import BatonAccepted as BatonAccepted
from game.model.events.batons import BatonCancelled as BatonCancelled
from game.model.events.batons import BatonDeclined as BatonDeclined
from game.model.events.batons import BatonDropped as BatonDropped
from game.model.events.batons import BatonKept as BatonKept
from game.model.events.batons import BatonOffered as BatonOffered
from game.model.events.batons import BatonPassed as BatonPassed
from game.model.events.batons import HandoverDelayed as HandoverDelayed
from game.model.events.batons import OverlapCounted as OverlapCounted
from game.model.events.batons import RegionPassed as RegionPassed
from game.model.events.batons import Shortfall as Shortfall
from game.model.events.batons import UnitWentHome as UnitWentHome
from game.model.events.contacts import ContactLost as ContactLost
from game.model.events.contacts import ContactSeen as ContactSeen
from game.model.events.fights import FightResolved as FightResolved
from game.model.events.fights import LedgerLine as LedgerLine
from game.model.events.fights import LossesTaken as LossesTaken
from game.model.events.fights import UnitDestroyed as UnitDestroyed
from game.model.events.fights import UnitFought as UnitFought
from game.model.events.fights import UnitMelted as UnitMelted
from game.model.events.fights import UnitRetreated as UnitRetreated
from game.model.events.hidden import AttackFailed as AttackFailed
from game.model.events.hidden import BridgeBlown as BridgeBlown
from game.model.events.hidden import BridgeRestored as BridgeRestored
from game.model.events.hidden import CacheDestroyed as CacheDestroyed
from game.model.events.hidden import CacheDrawn as CacheDrawn
from game.model.events.hidden import CacheLaid as CacheLaid
from game.model.events.hidden import MenDeserted as MenDeserted
from game.model.events.hidden import MinesCleared as MinesCleared
from game.model.events.hidden import MinesFound as MinesFound
from game.model.events.hidden import MinesLaid as MinesLaid
from game.model.events.hidden import MinesStruck as MinesStruck
from game.model.events.hidden import NightPlanned as NightPlanned
from game.model.events.hidden import ReturnOrdered as ReturnOrdered
from game.model.events.hidden import TimeSpent as TimeSpent
from game.model.events.hidden import UnitExfiltrated as UnitExfiltrated
from game.model.events.people import AbuseReported as AbuseReported
from game.model.events.people import CiviliansHarmed as CiviliansHarmed
from game.model.events.people import LoyaltyChanged as LoyaltyChanged
from game.model.events.people import LoyaltyDrifted as LoyaltyDrifted
from game.model.events.places import IncidentOccurred as IncidentOccurred
from game.model.events.places import PlaceCaptured as PlaceCaptured
from game.model.events.places import PlaceSealed as PlaceSealed
from game.model.events.places import SealLifted as SealLifted
from game.model.events.politics import ChoiceMade as ChoiceMade
from game.model.events.politics import ChoicePosed as ChoicePosed
from game.model.events.politics import ConditionMet as ConditionMet
from game.model.events.politics import ContingentWithdrew as ContingentWithdrew
from game.model.events.politics import EventFired as EventFired
from game.model.events.politics import MessageGiven as MessageGiven
from game.model.events.politics import ObjectiveScored as ObjectiveScored
from game.model.events.politics import ProposalAnswered as ProposalAnswered
from game.model.events.politics import ProposalBrokenOff as ProposalBrokenOff
from game.model.events.politics import ProposalMade as ProposalMade
from game.model.events.politics import ReinforcementsReleased as ReinforcementsReleased
from game.model.events.politics import RelationChanged as RelationChanged
from game.model.events.politics import TrackChanged as TrackChanged
from game.model.events.politics import WarEnded as WarEnded
from game.model.events.supply import AttritionTaken as AttritionTaken
from game.model.events.supply import BaseBuilt as BaseBuilt
from game.model.events.supply import BaseLost as BaseLost
from game.model.events.supply import BaseWorked as BaseWorked
from game.model.events.supply import SupplyTraced as SupplyTraced
from game.model.events.supply import WearTaken as WearTaken
from game.model.events.turns import DieCast as DieCast
from game.model.events.turns import DuskFell as DuskFell
from game.model.events.turns import GameEnded as GameEnded
from game.model.events.turns import NightFell as NightFell
from game.model.events.turns import PhaseBegan as PhaseBegan
from game.model.events.turns import PhaseEnded as PhaseEnded
from game.model.events.turns import TurnBegan as TurnBegan
from game.model.events.units import ArrivalDelayed as ArrivalDelayed
from game.model.events.units import ControlPassed as ControlPassed
from game.model.events.units import HeadwayMade as HeadwayMade
from game.model.events.units import LegMarched as LegMarched
from game.model.events.units import MarchEnded as MarchEnded
from game.model.events.units import PatrolMade as PatrolMade
from game.model.events.units import PostureTaken as PostureTaken
from game.model.events.units import RouteSet as RouteSet
from game.model.events.units import SiteEntered as SiteEntered
from game.model.events.units import StandingSet as StandingSet
from game.model.events.units import UnitArrived as UnitArrived
from game.model.events.units import UnitBlendedIn as UnitBlendedIn
from game.model.events.units import UnitDefected as UnitDefected
from game.model.events.units import UnitEvacuated as UnitEvacuated

Event = (
    turns.Event
    | units.Event
    | contacts.Event
    | hidden.Event
    | fights.Event
    | supply.Event
    | places.Event
    | people.Event
    | batons.Event
    | air.Event
    | politics.Event
)
