"""Which sound stands for what: one table of the kinds of event, and the two answers to an order."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, NamedTuple

from game.model import events as ev
from game.model.events import Event
from game.rules.sight import Sight
from game.texts import mark


class Group(Enum):
    """Sounds of one group never sound together."""

    ORDERS = "orders"
    MOVES = "moves"
    FIGHTS = "fights"
    LOSSES = "losses"
    NEWS = "news"


class Sound(NamedTuple):
    """A sound: its file under assets/sounds, its caption, how long its group rests and how long it may wait.

    rest: milliseconds from its beginning, longer than it sounds
    patience: milliseconds after which it is too late for it; 0 is now or never
    """

    file: str
    group: Group
    words: str
    rest: int
    patience: int = 0


class Cue(Enum):
    """The sounds, the most important first."""

    LOSSES = Sound("losses", Group.LOSSES, mark("Losses"), 2400, 3000)
    HANDOVER = Sound("handover", Group.NEWS, mark("A place has been handed over"), 1200, 3000)
    BLAST = Sound("blast", Group.FIGHTS, mark("Blast"), 1300, 500)
    FIGHT = Sound("fight", Group.FIGHTS, mark("Gunfire"), 1300, 500)
    NEWS = Sound("news", Group.NEWS, mark("News"), 1200, 2000)
    TURN = Sound("turn", Group.NEWS, mark("A new turn"), 900, 2000)
    REFUSED = Sound("order_refused", Group.ORDERS, mark("Order refused"), 250)
    GIVEN = Sound("order_given", Group.ORDERS, mark("Order given"), 150)
    AIRCRAFT = Sound("aircraft", Group.MOVES, mark("Aircraft"), 1500)
    MARCH = Sound("march", Group.MOVES, mark("Troops on the move"), 800)


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
