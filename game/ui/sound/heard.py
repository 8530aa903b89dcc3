"""Which sound stands for which kind of event: one table. The two answers to an order stand for no event."""

from __future__ import annotations

from typing import Any, Final

from game.model import events as ev
from game.model.events import Event
from game.rules.sight import Sight
from game.ui.sound.sounds import Sound

HEARD: Final[dict[type, Sound]] = {
    ev.LegMarched: Sound.MARCH,
    ev.UnitRetreated: Sound.MARCH,
    ev.UnitEvacuated: Sound.MARCH,
    ev.ScoutFlown: Sound.AIRCRAFT,
    ev.UnitsLanded: Sound.AIRCRAFT,
    ev.LiftFlown: Sound.AIRCRAFT,
    ev.FightResolved: Sound.FIGHT,
    ev.AttackFailed: Sound.FIGHT,
    ev.CoupMade: Sound.FIGHT,
    ev.StrikeFlown: Sound.BLAST,
    ev.MinesStruck: Sound.BLAST,
    ev.BridgeBlown: Sound.BLAST,
    ev.CacheDestroyed: Sound.BLAST,
    ev.LossesTaken: Sound.LOSSES,
    ev.UnitDestroyed: Sound.LOSSES,
    ev.BatonPassed: Sound.HANDOVER,
    ev.RegionPassed: Sound.HANDOVER,
    ev.TurnBegan: Sound.TURN,
    ev.UnitArrived: Sound.NEWS,
    ev.ReinforcementsReleased: Sound.NEWS,
    ev.MessageGiven: Sound.NEWS,
    ev.ChoicePosed: Sound.NEWS,
    ev.ProposalMade: Sound.NEWS,
    ev.BatonOffered: Sound.NEWS,
    ev.BatonDropped: Sound.NEWS,
    ev.PlaceSealed: Sound.NEWS,
    ev.PlaceCaptured: Sound.NEWS,
    ev.BaseLost: Sound.NEWS,
    ev.UnitDefected: Sound.NEWS,
    ev.CiviliansHarmed: Sound.NEWS,
    ev.AbuseReported: Sound.NEWS,
    ev.ContingentWithdrew: Sound.NEWS,
    ev.WarEnded: Sound.NEWS,
    ev.GameEnded: Sound.NEWS,
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


def sound_of(event: Event, view: Sight) -> Sound | None:
    """What a side hears of an event that it was told; of losses its own alone, an observer those of all."""
    sound = HEARD.get(type(event))
    if sound is not Sound.LOSSES or view.side < 0:
        return sound
    told: Any = event
    return sound if int(view.state.faction[told.unit]) == view.side else None
