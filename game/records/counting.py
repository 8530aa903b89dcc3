"""What each kind of event adds to the tally."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.dice import Purpose
from game.model import events as ev
from game.records.counts import Count, every, leaves, nothing, of, of_first, of_owner
from game.terms import NO_WING, FightKind, NightPlan, Site, SupplyState, WingId

if TYPE_CHECKING:
    from game.records.tally import Tally


# The turn and the men


def _turn_began(tally: Tally, event: ev.TurnBegan) -> None:
    tally.turn = event.turn
    for unit, present in enumerate(tally.present):
        if present:
            tally.count_turn(tally.owner[unit], "turns_present")


def _ended(tally: Tally, event: ev.GameEnded) -> None:
    for faction, points in enumerate(event.points):
        tally.figures[faction]["points"] = points


def _come(tally: Tally, unit: int) -> None:
    tally.present[unit] = True
    tally.count(tally.owner[unit], "arrivals")
    tally.count_turn(tally.owner[unit], "turns_present")


def _arrived(tally: Tally, event: ev.UnitArrived) -> None:
    _come(tally, event.unit)


def _landed(tally: Tally, event: ev.UnitsLanded) -> None:
    for unit in event.units:
        if not tally.present[unit]:
            _come(tally, unit)


def _marched(tally: Tally, event: ev.LegMarched) -> None:
    for unit in event.units:
        tally.count(tally.owner[unit], "legs")
        tally.count_turn(tally.owner[unit], "turns_marched")


def _defected(tally: Tally, event: ev.UnitDefected) -> None:
    tally.owner[event.unit] = event.now
    if tally.present[event.unit]:
        tally.count_turn(event.now, "turns_present")


# Fights


def _die(tally: Tally, event: ev.DieCast) -> None:
    if event.purpose in (Purpose.ASSAULT, Purpose.COUP):
        tally.sides = event.sides


def _fought(tally: Tally, event: ev.FightResolved) -> None:
    tally.count(event.attacker, "attacks")
    tally.count(event.attacker, "raids", int(event.kind == FightKind.RAID))
    tally.count(event.defender, "defences")
    if tally.sides:  # else the die was not shown, as to a side
        tally.count(event.attacker, "dice")
        tally.count(event.attacker, "dice_rolled", event.roll)
        tally.count(event.attacker, "dice_expected_x2", tally.sides + 1)
        tally.sides = 0


def _losses(tally: Tally, event: ev.LossesTaken) -> None:
    for name in ("killed", "wounded", "captured"):
        tally.count(tally.owner[event.unit], name, getattr(event, name))
        tally.count(event.by, f"{name}_inflicted", getattr(event, name))


def _night(tally: Tally, event: ev.NightPlanned) -> None:
    if event.plan == NightPlan.SUICIDE:
        tally.count(tally.owner[event.units[0]], "bombings")


def _failed(tally: Tally, event: ev.AttackFailed) -> None:
    if event.plan == NightPlan.SUICIDE:
        tally.count(tally.owner[event.units[0]], "bombings", -1)


def _restored(tally: Tally, event: ev.BridgeRestored) -> None:
    if event.units and not event.work:
        tally.count(tally.owner[event.units[0]], "bridges_restored")


def _traced(tally: Tally, event: ev.SupplyTraced) -> None:
    states = zip(event.units, event.supply, strict=True)
    short = sum(state >= SupplyState.SHORT for _, state in states)
    tally.count(event.faction, "days_short", short)


# Air


def _flown(tally: Tally, event: ev.ScoutFlown | ev.SupportFlown | ev.LiftFlown) -> None:
    _count_sorties(tally, event.wing, event.sorties)


def _count_sorties(tally: Tally, wing: WingId, left: int) -> None:
    tally.count(tally.theatre.wings[wing].faction, "sorties", tally.sorties[wing] - left)
    tally.sorties[wing] = left


def _readied(tally: Tally, event: ev.SortiesReadied) -> None:
    tally.sorties = list(event.sorties)


def _rebased(tally: Tally, event: ev.WingRebased) -> None:
    tally.sorties[event.wing] = event.sorties


def _strike(tally: Tally, event: ev.StrikeFlown) -> None:
    tally.count(event.side, "strikes", event.flown)
    if event.site == Site.TOWN:
        tally.count(event.side, "strikes_on_towns", event.flown)
    if event.wing != NO_WING:  # else the enemy's, as a side is told
        _count_sorties(tally, event.wing, event.sorties)
        tally.count(event.side, "aircraft_lost", tally.aircraft[event.wing] - event.aircraft)
        tally.aircraft[event.wing] = event.aircraft


def _wing_lost(tally: Tally, event: ev.WingLost) -> None:
    tally.count(tally.theatre.wings[event.wing].faction, "aircraft_lost", tally.aircraft[event.wing])
    tally.aircraft[event.wing] = 0


def _wing_manned(tally: Tally, event: ev.WingManned) -> None:
    tally.aircraft[event.wing] = event.aircraft


# Politics


def _chosen(tally: Tally, event: ev.ChoiceMade) -> None:
    if not event.by_default:
        tally.count(event.faction, "choices_made")


def _answered(tally: Tally, event: ev.ProposalAnswered) -> None:
    tally.count(event.by, "proposals_accepted" if event.accepted else "proposals_declined")


def _broken_off(tally: Tally, event: ev.ProposalBrokenOff) -> None:
    tally.count(event.by, "agreements_broken", int(event.agreed))


def _withdrew(tally: Tally, event: ev.ContingentWithdrew) -> None:
    tally.count(tally.theatre.contingents[event.contingent].faction, "contingents_withdrawn")


UNCOUNTED: Final[tuple[type, ...]] = (
    ev.PhaseBegan,
    ev.PhaseEnded,
    ev.NightFell,
    ev.DuskFell,
    ev.ArrivalDelayed,
    ev.HeadwayMade,
    ev.RouteSet,
    ev.MarchEnded,
    ev.SiteEntered,
    ev.PostureTaken,
    ev.StandingSet,
    ev.ControlPassed,
    ev.UnitEvacuated,
    ev.UnitBlendedIn,
    ev.PatrolMade,
    ev.ContactSeen,
    ev.ContactLost,
    ev.TimeSpent,
    ev.CacheDrawn,
    ev.MinesFound,
    ev.MinesCleared,
    ev.ReturnOrdered,
    ev.UnitFought,
    ev.UnitRetreated,
    ev.UnitMelted,
    ev.WearTaken,
    ev.BaseWorked,
    ev.BaseLost,
    ev.PlaceSealed,
    ev.SealLifted,
    ev.IncidentOccurred,
    ev.LoyaltyDrifted,
    ev.LoyaltyChanged,
    ev.BatonAccepted,
    ev.BatonDeclined,
    ev.BatonCancelled,
    ev.OverlapCounted,
    ev.HandoverDelayed,
    ev.WeatherTurned,
    ev.DutySet,
    ev.AirfieldRepaired,
    ev.CoupCalledOff,
    ev.LinkedUp,
    ev.RelationChanged,
    ev.ChoicePosed,
    ev.TrackChanged,
    ev.EventFired,
    ev.ConditionMet,
    ev.ReinforcementsReleased,
    ev.MessageGiven,
    ev.ObjectiveScored,
)

TALLIED: Final[dict[type, Count]] = dict.fromkeys(UNCOUNTED, nothing) | {
    ev.TurnBegan: _turn_began,
    ev.GameEnded: _ended,
    ev.DieCast: _die,
    ev.UnitArrived: _arrived,
    ev.LegMarched: _marched,
    ev.UnitDefected: _defected,
    ev.NightPlanned: _night,
    ev.AttackFailed: _failed,
    ev.CacheLaid: of("side", "caches_laid"),
    ev.CacheDestroyed: of("side", "caches_lost"),
    ev.MenDeserted: of_owner("deserted", "gone"),
    ev.MinesLaid: of_first("mines_laid"),
    ev.MinesStruck: of_first("mines_struck"),
    ev.BridgeBlown: of_first("bridges_blown"),
    ev.BridgeRestored: _restored,
    ev.UnitExfiltrated: leaves("exfiltrated"),
    ev.FightResolved: _fought,
    ev.LossesTaken: _losses,
    ev.UnitDestroyed: leaves("units_destroyed"),
    ev.SupplyTraced: _traced,
    ev.AttritionTaken: of_owner("men_of_thirst", "lost"),
    ev.BaseBuilt: of("by", "bases_built"),
    ev.PlaceCaptured: every(of("now", "places_taken"), of("was", "places_lost")),
    ev.CiviliansHarmed: of("by", "civilians_killed", "killed"),
    ev.AbuseReported: every(of("faction", "abuses"), of("faction", "civilians_killed", "killed")),
    ev.BatonOffered: of("giver", "batons_offered"),
    ev.BatonPassed: every(of("giver", "batons_passed"), of("receiver", "batons_received")),
    ev.RegionPassed: of("giver", "regions_passed"),
    ev.UnitWentHome: leaves("units_home"),
    ev.BatonDropped: of("receiver", "batons_dropped"),
    ev.BatonKept: of("receiver", "batons_kept"),
    ev.SortiesReadied: _readied,
    ev.WingRebased: _rebased,
    ev.WingLost: _wing_lost,
    ev.WingManned: _wing_manned,
    ev.StrikeFlown: _strike,
    ev.ScoutFlown: _flown,
    ev.SupportFlown: _flown,
    ev.UnitsLanded: _landed,
    ev.LiftFlown: _flown,
    ev.CoupMade: of("side", "coups"),
    ev.WarEnded: of("faction", "wars_ended"),
    ev.ChoiceMade: _chosen,
    ev.ProposalMade: of("by", "proposals_made"),
    ev.ProposalAnswered: _answered,
    ev.ProposalBrokenOff: _broken_off,
    ev.ContingentWithdrew: _withdrew,
}
