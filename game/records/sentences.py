"""What each kind of event adds to a page of the chronicle.

Steps of something longer (legs, losses, seals) are kept on the page and told when it closes; what a
reader would not miss is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.records import affairs, bargains, drifts, fights, flights, hidden, marches, people, sightings, wants
from game.records.page import Page


def _silence(_page: Page, _event: Any) -> None:
    """What a reader would not miss."""


SENTENCES: Final[dict[type, Callable[[Page, Any], None]]] = {
    ev.TurnBegan: _silence,  # these are told by their headings
    ev.PhaseBegan: _silence,
    ev.PhaseEnded: _silence,
    ev.NightFell: _silence,
    ev.DuskFell: _silence,
    ev.GameEnded: _silence,
    ev.DieCast: _silence,
    ev.UnitArrived: marches.arrived,
    ev.ArrivalDelayed: marches.arrival_delayed,
    ev.LegMarched: marches.leg,
    ev.HeadwayMade: _silence,
    ev.RouteSet: marches.route_set,
    ev.MarchEnded: marches.march_ended,
    ev.SiteEntered: marches.site_entered,
    ev.PostureTaken: marches.posture,
    ev.StandingSet: _silence,
    ev.ControlPassed: marches.control,
    ev.UnitDefected: affairs.defected,
    ev.UnitEvacuated: marches.evacuated,
    ev.UnitBlendedIn: marches.blended_in,
    ev.PatrolMade: marches.patrolled,
    ev.ContactSeen: sightings.seen,
    ev.ContactLost: sightings.lost,
    ev.TimeSpent: _silence,
    ev.NightPlanned: hidden.planned,
    ev.AttackFailed: hidden.failed,
    ev.CacheLaid: hidden.cache_laid,
    ev.CacheDrawn: hidden.cache_drawn,
    ev.CacheDestroyed: hidden.cache_destroyed,
    ev.MenDeserted: hidden.deserted,
    ev.MinesLaid: hidden.mines_laid,
    ev.MinesFound: hidden.mines_found,
    ev.MinesStruck: hidden.mines_struck,
    ev.MinesCleared: hidden.mines_cleared,
    ev.BridgeBlown: hidden.bridge_blown,
    ev.BridgeRestored: hidden.bridge_restored,
    ev.UnitExfiltrated: hidden.exfiltrated,
    ev.ReturnOrdered: hidden.return_ordered,
    ev.FightResolved: fights.fight,
    ev.UnitFought: fights.sought,
    ev.LossesTaken: fights.losses,
    ev.UnitDestroyed: fights.destroyed,
    ev.UnitRetreated: fights.fell_back,
    ev.UnitMelted: fights.fell_back,
    ev.SupplyTraced: wants.traced,
    ev.AttritionTaken: wants.attrition,
    ev.WearTaken: wants.worn,
    ev.BaseWorked: wants.base_worked,
    ev.BaseBuilt: wants.base_built,
    ev.BaseLost: wants.base_lost,
    ev.PlaceSealed: affairs.sealed,
    ev.SealLifted: affairs.seal_lifted,
    ev.PlaceCaptured: affairs.captured,
    ev.IncidentOccurred: fights.incident,
    ev.LoyaltyDrifted: _silence,
    ev.LoyaltyChanged: people.swayed,
    ev.CiviliansHarmed: people.harmed,
    ev.AbuseReported: people.abused,
    ev.BatonOffered: affairs.offered,
    ev.BatonAccepted: affairs.accepted,
    ev.BatonDeclined: affairs.declined,
    ev.BatonCancelled: affairs.cancelled,
    ev.OverlapCounted: affairs.overlap,
    ev.HandoverDelayed: affairs.delayed,
    ev.BatonPassed: affairs.passed,
    ev.RegionPassed: affairs.region_passed,
    ev.UnitWentHome: affairs.went_home,
    ev.BatonDropped: affairs.dropped,
    ev.BatonKept: affairs.kept,
    ev.WeatherTurned: flights.weather,
    ev.SortiesReadied: _silence,
    ev.DutySet: flights.duty,
    ev.WingRebased: flights.rebased,
    ev.WingLost: flights.wing_lost,
    ev.WingManned: flights.wing_manned,
    ev.StrikeFlown: flights.strike,
    ev.ScoutFlown: flights.scouted,
    ev.SupportFlown: _silence,  # a line of the ledger of its fight
    ev.UnitsLanded: flights.landed,
    ev.LiftFlown: _silence,  # told by what it carried
    ev.AirfieldRepaired: flights.repaired,
    ev.CoupMade: flights.coup,
    ev.CoupCalledOff: flights.called_off,
    ev.LinkedUp: flights.linked_up,
    ev.RelationChanged: affairs.relation_changed,
    ev.TrackChanged: drifts.track_changed,
    ev.EventFired: affairs.fired,
    ev.ConditionMet: _silence,  # what it brings about speaks for itself
    ev.ReinforcementsReleased: affairs.released,
    ev.MessageGiven: affairs.message,
    ev.ObjectiveScored: affairs.scored,
    ev.WarEnded: affairs.war_ended,
    ev.ChoicePosed: affairs.asked,
    ev.ChoiceMade: affairs.chosen,
    ev.ProposalMade: bargains.made,
    ev.ProposalAnswered: bargains.answered,
    ev.ProposalBrokenOff: bargains.broken_off,
    ev.ContingentWithdrew: bargains.withdrew,
}

ENDINGS: Final = (
    affairs.tell_lifted,
    flights.tell_strikes,
    fights.tell_incidents,
    fights.tell_battles,
    affairs.tell_affairs,
    drifts.tell_drifts,
    sightings.tell_sightings,
    marches.tell_treks,
    marches.tell_escapes,
)
"""What is told when a page closes."""
