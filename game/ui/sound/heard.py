"""Which sound stands for which kind of event: one table. The two answers to an order stand for no event."""

from __future__ import annotations

from typing import Any, Final

from game.model import events as ev
from game.model.events import Event
from game.rules.sight import Sight
from game.ui.sound.cues import Cue

HEARD: Final[dict[type, Cue]] = {
    ev.LegMarched: Cue.MARCH,
    ev.UnitRetreated: Cue.MARCH,
    ev.UnitEvacuated: Cue.MARCH,
    ev.ScoutFlown: Cue.AIRCRAFT,
    ev.UnitsLanded: Cue.AIRCRAFT,
    ev.LiftFlown: Cue.AIRCRAFT,
    ev.FightResolved: Cue.FIGHT,
    ev.AttackFailed: Cue.FIGHT,
    ev.CoupMade: Cue.FIGHT,
    ev.StrikeFlown: Cue.BLAST,
    ev.MinesStruck: Cue.BLAST,
    ev.BridgeBlown: Cue.BLAST,
    ev.CacheDestroyed: Cue.BLAST,
    ev.LossesTaken: Cue.LOSSES,
    ev.UnitDestroyed: Cue.LOSSES,
    ev.BatonPassed: Cue.HANDOVER,
    ev.RegionPassed: Cue.HANDOVER,
    ev.TurnBegan: Cue.TURN,
    ev.UnitArrived: Cue.NEWS,
    ev.ReinforcementsReleased: Cue.NEWS,
    ev.MessageGiven: Cue.NEWS,
    ev.ChoicePosed: Cue.NEWS,
    ev.ProposalMade: Cue.NEWS,
    ev.BatonOffered: Cue.NEWS,
    ev.BatonDropped: Cue.NEWS,
    ev.PlaceSealed: Cue.NEWS,
    ev.PlaceCaptured: Cue.NEWS,
    ev.BaseLost: Cue.NEWS,
    ev.UnitDefected: Cue.NEWS,
    ev.CiviliansHarmed: Cue.NEWS,
    ev.AbuseReported: Cue.NEWS,
    ev.ContingentWithdrew: Cue.NEWS,
    ev.WarEnded: Cue.NEWS,
    ev.GameEnded: Cue.NEWS,
}
"""What is heard of each kind of event."""

SILENT: Final[frozenset[type]] = frozenset(
    {
        ev.PhaseBegan,
        ev.PhaseEnded,
        ev.NightFell,
        ev.DuskFell,
        ev.DieCast,
        ev.ArrivalDelayed,
        ev.HeadwayMade,
        ev.RouteSet,
        ev.MarchEnded,
        ev.SiteEntered,
        ev.PostureTaken,
        ev.StandingSet,
        ev.ControlPassed,
        ev.UnitBlendedIn,
        ev.PatrolMade,
        ev.ContactSeen,
        ev.ContactLost,
        ev.TimeSpent,
        ev.NightPlanned,
        ev.CacheLaid,
        ev.CacheDrawn,
        ev.MenDeserted,
        ev.MinesLaid,
        ev.MinesFound,
        ev.MinesCleared,
        ev.BridgeRestored,
        ev.UnitExfiltrated,
        ev.ReturnOrdered,
        ev.UnitFought,
        ev.UnitMelted,
        ev.SupplyTraced,
        ev.AttritionTaken,
        ev.WearTaken,
        ev.BaseWorked,
        ev.BaseBuilt,
        ev.SealLifted,
        ev.IncidentOccurred,
        ev.LoyaltyDrifted,
        ev.LoyaltyChanged,
        ev.BatonAccepted,
        ev.BatonDeclined,
        ev.BatonCancelled,
        ev.OverlapCounted,
        ev.HandoverDelayed,
        ev.UnitWentHome,
        ev.BatonKept,
        ev.WeatherTurned,
        ev.SortiesReadied,
        ev.DutySet,
        ev.WingRebased,
        ev.WingLost,
        ev.WingManned,
        ev.SupportFlown,
        ev.AirfieldRepaired,
        ev.CoupCalledOff,
        ev.LinkedUp,
        ev.RelationChanged,
        ev.TrackChanged,
        ev.EventFired,
        ev.ConditionMet,
        ev.ObjectiveScored,
        ev.ChoiceMade,
        ev.ProposalAnswered,
        ev.ProposalBrokenOff,
    }
)
"""Kinds of event of which nothing is heard."""


def cue_of(event: Event, view: Sight) -> Cue | None:
    """What a side hears of an event that it was told; of losses its own alone, an observer those of all."""
    cue = HEARD.get(type(event))
    if cue is not Cue.LOSSES or view.side < 0:
        return cue
    told: Any = event
    return cue if int(view.state.faction[told.unit]) == view.side else None
