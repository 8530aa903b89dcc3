"""The tally: figures of a game, for reports, batches and tests.

Counted by the owner of the units, whoever gives their orders. Losses suffered are those of the
events of each unit; losses inflicted are counted for the faction that each such event names.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.dice import Purpose
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.terms import NO_WING, NOBODY, FightKind, NightPlan, Site, Status, SupplyState, Turn, WingId

FIGURES: Final = (
    "legs",  # of single units
    "turns_present",  # turns in which it had a unit on the map
    "turns_marched",  # of these, turns in which one of its units made a leg
    "attacks",
    "defences",
    "killed",  # suffered
    "wounded",
    "captured",
    "killed_inflicted",
    "wounded_inflicted",
    "captured_inflicted",
    "units_destroyed",
    "deserted",  # men whom nobody fed
    "raids",  # of its attacks, those by night and risings
    "bombings",
    "mines_laid",
    "mines_struck",  # by its columns
    "bridges_blown",
    "bridges_restored",
    "caches_laid",
    "caches_lost",
    "exfiltrated",  # units
    "days_short",  # of single units, short or out of supply
    "men_of_thirst",  # lost for want of water
    "bases_built",
    "arrivals",
    "civilians_killed",  # in fights that it sought, and by abuses of its soldiers
    "abuses",
    "places_taken",
    "places_lost",
    "batons_offered",  # as the giver
    "batons_passed",  # as the giver
    "batons_received",
    "batons_dropped",  # as the receiver
    "batons_kept",  # as the receiver
    "regions_passed",  # as the giver
    "units_home",
    "dice",  # thrown for fights in which it attacked
    "dice_rolled",  # sum of their results
    "dice_expected_x2",  # twice the sum that was to be expected: luck is rolled - expected
    "points",
    "sorties",  # flown, for whatever end
    "strikes",  # attack sorties flown by order or on call
    "strikes_on_towns",  # of these, on men in a town
    "aircraft_lost",
    "coups",
    "wars_ended",
    "choices_made",
    "proposals_made",
    "proposals_accepted",  # as the one who answers
    "proposals_declined",  # the same, also by silence
    "agreements_broken",
    "contingents_withdrawn",
)


class Tally:
    """Counts for one game, for every faction."""

    def __init__(self, theatre: Theatre, start: State) -> None:
        """Begin at a state, which tells whose the units are and which are on the map."""
        self.theatre = theatre
        self.figures = [dict.fromkeys(FIGURES, 0) for _ in theatre.factions]
        self.owner: list[int] = start.faction.tolist()
        self.present: list[bool] = (start.status == Status.PRESENT).tolist()
        self.turn = Turn(start.turn)
        self.sorties: list[int] = start.sorties.tolist()
        self.aircraft: list[int] = start.aircraft.tolist()
        self.sides = 0  # of the die that was thrown last for a fight
        self.last: dict[tuple[str, int], int] = {}  # turn in which a figure of turns last grew

    def add(self, event: ev.Event) -> None:
        """Count an event."""
        TALLIES[type(event)](self, event)

    def row(self) -> dict[str, int]:
        """Every figure as `FRA.legs`, in a fixed order."""
        return {
            f"{faction.id}.{name}": count
            for faction, figures in zip(self.theatre.factions, self.figures, strict=True)
            for name, count in figures.items()
        }

    def total(self, figure: str) -> int:
        """A figure over all factions."""
        return sum(figures[figure] for figures in self.figures)

    def count(self, faction: int, figure: str, by: int = 1) -> None:
        """Raise a faction's figure; nobody's is not counted."""
        if faction != NOBODY:
            self.figures[faction][figure] += by

    def count_turn(self, faction: int, figure: str) -> None:
        """Count the present turn, once."""
        if self.last.get((figure, faction)) != self.turn:
            self.last[figure, faction] = self.turn
            self.count(faction, figure)


def _ignore(_tally: Tally, _event: Any) -> None:
    """Nothing to count."""


def _turn_began(tally: Tally, event: ev.TurnBegan) -> None:
    tally.turn = event.turn
    for unit, present in enumerate(tally.present):
        if present:
            tally.count_turn(tally.owner[unit], "turns_present")


def _ended(tally: Tally, event: ev.GameEnded) -> None:
    for faction, points in enumerate(event.points):
        tally.figures[faction]["points"] = points


def _war_ended(tally: Tally, event: ev.WarEnded) -> None:
    tally.count(event.faction, "wars_ended")


def _chosen(tally: Tally, event: ev.ChoiceMade) -> None:
    if not event.by_default:
        tally.count(event.faction, "choices_made")


def _proposed(tally: Tally, event: ev.ProposalMade) -> None:
    tally.count(event.by, "proposals_made")


def _answered(tally: Tally, event: ev.ProposalAnswered) -> None:
    tally.count(event.by, "proposals_accepted" if event.accepted else "proposals_declined")


def _broken_off(tally: Tally, event: ev.ProposalBrokenOff) -> None:
    tally.count(event.by, "agreements_broken", int(event.agreed))


def _withdrew(tally: Tally, event: ev.ContingentWithdrew) -> None:
    tally.count(tally.theatre.contingents[event.contingent].faction, "contingents_withdrawn")


def _die(tally: Tally, event: ev.DieCast) -> None:
    if event.purpose in (Purpose.ASSAULT, Purpose.COUP):
        tally.sides = event.sides


def _arrived(tally: Tally, event: ev.UnitArrived) -> None:
    tally.present[event.unit] = True
    tally.count(tally.owner[event.unit], "arrivals")
    tally.count_turn(tally.owner[event.unit], "turns_present")


def _marched(tally: Tally, event: ev.LegMarched) -> None:
    for unit in event.units:
        tally.count(tally.owner[unit], "legs")
        tally.count_turn(tally.owner[unit], "turns_marched")


def _defected(tally: Tally, event: ev.UnitDefected) -> None:
    tally.owner[event.unit] = event.now
    if tally.present[event.unit]:
        tally.count_turn(event.now, "turns_present")


def _fought(tally: Tally, event: ev.FightResolved) -> None:
    tally.count(event.attacker, "attacks")
    tally.count(event.attacker, "raids", int(event.kind == FightKind.RAID))
    tally.count(event.defender, "defences")
    if tally.sides:  # else the die was not shown, as to a side
        tally.count(event.attacker, "dice")
        tally.count(event.attacker, "dice_rolled", event.roll)
        tally.count(event.attacker, "dice_expected_x2", tally.sides + 1)
        tally.sides = 0


def _readied(tally: Tally, event: ev.SortiesReadied) -> None:
    tally.sorties = list(event.sorties)


def _flown(tally: Tally, event: ev.ScoutFlown | ev.SupportFlown | ev.LiftFlown) -> None:
    _count_sorties(tally, event.wing, event.sorties)


def _count_sorties(tally: Tally, wing: WingId, left: int) -> None:
    tally.count(tally.theatre.wings[wing].faction, "sorties", tally.sorties[wing] - left)
    tally.sorties[wing] = left


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


def _landed(tally: Tally, event: ev.UnitsLanded) -> None:
    for unit in event.units:
        if not tally.present[unit]:
            tally.present[unit] = True
            tally.count(tally.owner[unit], "arrivals")
            tally.count_turn(tally.owner[unit], "turns_present")


def _coup(tally: Tally, event: ev.CoupMade) -> None:
    tally.count(event.side, "coups")


def _losses(tally: Tally, event: ev.LossesTaken) -> None:
    for name in ("killed", "wounded", "captured"):
        tally.count(tally.owner[event.unit], name, getattr(event, name))
        tally.count(event.by, f"{name}_inflicted", getattr(event, name))


def _deserted(tally: Tally, event: ev.MenDeserted) -> None:
    tally.count(tally.owner[event.unit], "deserted", event.gone)


def _cache_laid(tally: Tally, event: ev.CacheLaid) -> None:
    tally.count(event.side, "caches_laid")


def _cache_destroyed(tally: Tally, event: ev.CacheDestroyed) -> None:
    tally.count(event.side, "caches_lost")


def _night(tally: Tally, event: ev.NightPlanned) -> None:
    if event.plan == NightPlan.SUICIDE:
        tally.count(tally.owner[event.units[0]], "bombings")


def _failed(tally: Tally, event: ev.AttackFailed) -> None:
    if event.plan == NightPlan.SUICIDE:
        tally.count(tally.owner[event.units[0]], "bombings", -1)


def _by_first(figure: str) -> Callable[[Tally, Any], None]:
    """Count a deed of units for the owner of the first; a side may not know them."""

    def count(tally: Tally, event: Any) -> None:
        if event.units:
            tally.count(tally.owner[event.units[0]], figure)

    return count


def _restored(tally: Tally, event: ev.BridgeRestored) -> None:
    if event.units and not event.work:
        tally.count(tally.owner[event.units[0]], "bridges_restored")


def _exfiltrated(tally: Tally, event: ev.UnitExfiltrated) -> None:
    tally.present[event.unit] = False
    tally.count(tally.owner[event.unit], "exfiltrated")


def _destroyed(tally: Tally, event: ev.UnitDestroyed) -> None:
    tally.present[event.unit] = False
    tally.count(tally.owner[event.unit], "units_destroyed")


def _traced(tally: Tally, event: ev.SupplyTraced) -> None:
    states = zip(event.units, event.supply, strict=True)
    short = sum(state >= SupplyState.SHORT for _, state in states)
    tally.count(event.faction, "days_short", short)


def _attrition(tally: Tally, event: ev.AttritionTaken) -> None:
    tally.count(tally.owner[event.unit], "men_of_thirst", event.lost)


def _built(tally: Tally, event: ev.BaseBuilt) -> None:
    tally.count(event.by, "bases_built")


def _captured(tally: Tally, event: ev.PlaceCaptured) -> None:
    tally.count(event.now, "places_taken")
    tally.count(event.was, "places_lost")


def _harmed(tally: Tally, event: ev.CiviliansHarmed) -> None:
    tally.count(event.by, "civilians_killed", event.killed)


def _abused(tally: Tally, event: ev.AbuseReported) -> None:
    tally.count(event.faction, "abuses")
    tally.count(event.faction, "civilians_killed", event.killed)


def _offered(tally: Tally, event: ev.BatonOffered) -> None:
    tally.count(event.giver, "batons_offered")


def _passed(tally: Tally, event: ev.BatonPassed) -> None:
    tally.count(event.giver, "batons_passed")
    tally.count(event.receiver, "batons_received")


def _dropped(tally: Tally, event: ev.BatonDropped) -> None:
    tally.count(event.receiver, "batons_dropped")


def _region_passed(tally: Tally, event: ev.RegionPassed) -> None:
    tally.count(event.giver, "regions_passed")


def _went_home(tally: Tally, event: ev.UnitWentHome) -> None:
    tally.present[event.unit] = False
    tally.count(tally.owner[event.unit], "units_home")


def _kept(tally: Tally, event: ev.BatonKept) -> None:
    tally.count(event.receiver, "batons_kept")


TALLIES: Final[dict[type, Callable[[Tally, Any], None]]] = {
    ev.TurnBegan: _turn_began,
    ev.PhaseBegan: _ignore,
    ev.PhaseEnded: _ignore,
    ev.NightFell: _ignore,
    ev.DuskFell: _ignore,
    ev.GameEnded: _ended,
    ev.DieCast: _die,
    ev.UnitArrived: _arrived,
    ev.ArrivalDelayed: _ignore,
    ev.LegMarched: _marched,
    ev.HeadwayMade: _ignore,
    ev.RouteSet: _ignore,
    ev.MarchEnded: _ignore,
    ev.SiteEntered: _ignore,
    ev.PostureTaken: _ignore,
    ev.StandingSet: _ignore,
    ev.ControlPassed: _ignore,
    ev.UnitDefected: _defected,
    ev.UnitEvacuated: _ignore,
    ev.UnitBlendedIn: _ignore,
    ev.PatrolMade: _ignore,
    ev.ContactSeen: _ignore,
    ev.ContactLost: _ignore,
    ev.TimeSpent: _ignore,
    ev.NightPlanned: _night,
    ev.AttackFailed: _failed,
    ev.CacheLaid: _cache_laid,
    ev.CacheDrawn: _ignore,
    ev.CacheDestroyed: _cache_destroyed,
    ev.MenDeserted: _deserted,
    ev.MinesLaid: _by_first("mines_laid"),
    ev.MinesFound: _ignore,
    ev.MinesStruck: _by_first("mines_struck"),
    ev.MinesCleared: _ignore,
    ev.BridgeBlown: _by_first("bridges_blown"),
    ev.BridgeRestored: _restored,
    ev.UnitExfiltrated: _exfiltrated,
    ev.ReturnOrdered: _ignore,
    ev.FightResolved: _fought,
    ev.UnitFought: _ignore,
    ev.LossesTaken: _losses,
    ev.UnitDestroyed: _destroyed,
    ev.UnitRetreated: _ignore,
    ev.UnitMelted: _ignore,
    ev.SupplyTraced: _traced,
    ev.AttritionTaken: _attrition,
    ev.WearTaken: _ignore,
    ev.BaseWorked: _ignore,
    ev.BaseBuilt: _built,
    ev.BaseLost: _ignore,
    ev.PlaceSealed: _ignore,
    ev.SealLifted: _ignore,
    ev.PlaceCaptured: _captured,
    ev.IncidentOccurred: _ignore,
    ev.LoyaltyDrifted: _ignore,
    ev.LoyaltyChanged: _ignore,
    ev.CiviliansHarmed: _harmed,
    ev.AbuseReported: _abused,
    ev.BatonOffered: _offered,
    ev.BatonAccepted: _ignore,
    ev.BatonDeclined: _ignore,
    ev.BatonCancelled: _ignore,
    ev.OverlapCounted: _ignore,
    ev.HandoverDelayed: _ignore,
    ev.BatonPassed: _passed,
    ev.RegionPassed: _region_passed,
    ev.UnitWentHome: _went_home,
    ev.BatonDropped: _dropped,
    ev.BatonKept: _kept,
    ev.WeatherTurned: _ignore,
    ev.SortiesReadied: _readied,
    ev.DutySet: _ignore,
    ev.WingRebased: _rebased,
    ev.WingLost: _wing_lost,
    ev.WingManned: _wing_manned,
    ev.StrikeFlown: _strike,
    ev.ScoutFlown: _flown,
    ev.SupportFlown: _flown,
    ev.UnitsLanded: _landed,
    ev.LiftFlown: _flown,
    ev.AirfieldRepaired: _ignore,
    ev.CoupMade: _coup,
    ev.CoupCalledOff: _ignore,
    ev.LinkedUp: _ignore,
    ev.RelationChanged: _ignore,
    ev.WarEnded: _war_ended,
    ev.ChoicePosed: _ignore,
    ev.ChoiceMade: _chosen,
    ev.ProposalMade: _proposed,
    ev.ProposalAnswered: _answered,
    ev.ProposalBrokenOff: _broken_off,
    ev.ContingentWithdrew: _withdrew,
    ev.TrackChanged: _ignore,
    ev.EventFired: _ignore,
    ev.ConditionMet: _ignore,
    ev.ReinforcementsReleased: _ignore,
    ev.MessageGiven: _ignore,
    ev.ObjectiveScored: _ignore,
}
