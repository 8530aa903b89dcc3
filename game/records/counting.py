"""What each kind of event adds to the counts."""

from __future__ import annotations

from typing import Final

from game.dice import Purpose
from game.model import events as ev
from game.records.counts import Count, Counts, every, leaves, nothing, of, of_first, of_owner
from game.terms import NO_WING, FightKind, NightPlan, Site, SupplyState, WingId

# The turn and the men


def _turn_began(counts: Counts, event: ev.TurnBegan) -> None:
    counts.turn = event.turn
    for unit, present in enumerate(counts.present):
        if present:
            counts.count_turn(counts.owner[unit], "turns_present")


def _ended(counts: Counts, event: ev.GameEnded) -> None:
    for faction, points in enumerate(event.points):
        counts.figures[faction]["points"] = points


def _come(counts: Counts, unit: int) -> None:
    counts.present[unit] = True
    counts.count(counts.owner[unit], "arrivals")
    counts.count_turn(counts.owner[unit], "turns_present")


def _arrived(counts: Counts, event: ev.UnitArrived) -> None:
    _come(counts, event.unit)


def _landed(counts: Counts, event: ev.UnitsLanded) -> None:
    for unit in event.units:
        if not counts.present[unit]:
            _come(counts, unit)


def _marched(counts: Counts, event: ev.LegMarched) -> None:
    for unit in event.units:
        counts.count(counts.owner[unit], "legs")
        counts.count_turn(counts.owner[unit], "turns_marched")


def _defected(counts: Counts, event: ev.UnitDefected) -> None:
    counts.owner[event.unit] = event.now
    if counts.present[event.unit]:
        counts.count_turn(event.now, "turns_present")


# Fights


def _die(counts: Counts, event: ev.DieCast) -> None:
    if event.purpose in (Purpose.ASSAULT, Purpose.COUP):
        counts.sides = event.sides


def _fought(counts: Counts, event: ev.FightResolved) -> None:
    counts.count(event.attacker, "attacks")
    counts.count(event.attacker, "raids", int(event.kind == FightKind.RAID))
    counts.count(event.defender, "defences")
    if counts.sides:  # else the die was not shown, as to a side
        counts.count(event.attacker, "dice")
        counts.count(event.attacker, "dice_rolled", event.roll)
        counts.count(event.attacker, "dice_expected_x2", counts.sides + 1)
        counts.sides = 0


def _losses(counts: Counts, event: ev.LossesTaken) -> None:
    for name in ("killed", "wounded", "captured"):
        counts.count(counts.owner[event.unit], name, getattr(event, name))
        counts.count(event.by, f"{name}_inflicted", getattr(event, name))


def _night(counts: Counts, event: ev.NightPlanned) -> None:
    if event.plan == NightPlan.SUICIDE:
        counts.count(counts.owner[event.units[0]], "bombings")


def _failed(counts: Counts, event: ev.AttackFailed) -> None:
    if event.plan == NightPlan.SUICIDE:
        counts.count(counts.owner[event.units[0]], "bombings", -1)


def _restored(counts: Counts, event: ev.BridgeRestored) -> None:
    if event.units and not event.work:
        counts.count(counts.owner[event.units[0]], "bridges_restored")


def _traced(counts: Counts, event: ev.SupplyTraced) -> None:
    states = zip(event.units, event.supply, strict=True)
    short = sum(state >= SupplyState.SHORT for _, state in states)
    counts.count(event.faction, "days_short", short)


# Air


def _flown(counts: Counts, event: ev.ScoutFlown | ev.SupportFlown | ev.LiftFlown) -> None:
    _count_sorties(counts, event.wing, event.sorties)


def _count_sorties(counts: Counts, wing: WingId, left: int) -> None:
    counts.count(counts.theatre.wings[wing].faction, "sorties", counts.sorties[wing] - left)
    counts.sorties[wing] = left


def _readied(counts: Counts, event: ev.SortiesReadied) -> None:
    counts.sorties = list(event.sorties)


def _rebased(counts: Counts, event: ev.WingRebased) -> None:
    counts.sorties[event.wing] = event.sorties


def _strike(counts: Counts, event: ev.StrikeFlown) -> None:
    counts.count(event.side, "strikes", event.flown)
    if event.site == Site.TOWN:
        counts.count(event.side, "strikes_on_towns", event.flown)
    if event.wing != NO_WING:  # else the enemy's, as a side is told
        _count_sorties(counts, event.wing, event.sorties)
        counts.count(event.side, "aircraft_lost", counts.aircraft[event.wing] - event.aircraft)
        counts.aircraft[event.wing] = event.aircraft


def _wing_lost(counts: Counts, event: ev.WingLost) -> None:
    counts.count(counts.theatre.wings[event.wing].faction, "aircraft_lost", counts.aircraft[event.wing])
    counts.aircraft[event.wing] = 0


def _wing_manned(counts: Counts, event: ev.WingManned) -> None:
    counts.aircraft[event.wing] = event.aircraft


# Politics


def _chosen(counts: Counts, event: ev.ChoiceMade) -> None:
    if not event.by_default:
        counts.count(event.faction, "choices_made")


def _answered(counts: Counts, event: ev.ProposalAnswered) -> None:
    counts.count(event.by, "proposals_accepted" if event.accepted else "proposals_declined")


def _broken_off(counts: Counts, event: ev.ProposalBrokenOff) -> None:
    counts.count(event.by, "agreements_broken", int(event.agreed))


def _withdrew(counts: Counts, event: ev.ContingentWithdrew) -> None:
    counts.count(counts.theatre.contingents[event.contingent].faction, "contingents_withdrawn")


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
