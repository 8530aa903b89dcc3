"""The only writer of the state: how each event changes it.

No rule, no dice and no look-up stands here; an event brings its results with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.terms import NEVER, NO_PLACE, NO_UNIT, NO_WING, NOBODY, OFF_MAP, Baton, Phase, Status


def _nothing(_state: State, _event: Any) -> None:
    """The event tells something but changes nothing."""


def _turn_began(state: State, event: ev.TurnBegan) -> None:
    state.turn, state.day, state.phase = event.turn, event.day, Phase.DAWN
    state.spent[:] = event.spent
    state.marched[:] = 0
    state.evening[:] = state.hex[:, None]


def _phase_began(state: State, event: ev.PhaseBegan) -> None:
    state.phase, state.active = Phase.ORDERS, event.index


def _night_fell(state: State, event: ev.NightFell) -> None:
    state.day, state.phase = event.day, Phase.NIGHT


def _dusk_fell(state: State, event: ev.DuskFell) -> None:
    state.day, state.phase = event.day, Phase.DUSK


def _game_ended(state: State, _event: ev.GameEnded) -> None:
    state.phase = Phase.OVER


def _die_cast(state: State, event: ev.DieCast) -> None:
    if event.unit != NO_UNIT:
        state.rolls[event.purpose, event.unit] = event.count


def _unit_arrived(state: State, event: ev.UnitArrived) -> None:
    state.status[event.unit] = Status.PRESENT
    state.hex[event.unit] = event.hex
    state.site[event.unit] = event.site
    state.since[event.unit] = event.day
    state.spent[event.unit] = event.spent
    state.away[event.unit] = -1
    _stands_from(state, event.unit, event.hex, event.day)


def _stands_from(state: State, unit: int, here: int, day: int) -> None:
    """A unit ends that day of the turn, and for all that is known now the later ones, in a hex."""
    state.evening[unit, _evening_of(state, day) :] = here


def _evening_of(state: State, day: int) -> int:
    """Which evening of the turn ends a day; one before the turn counts as its first."""
    return max(0, day - state.turn * int(state.evening.shape[1]))


def _unit_destroyed(state: State, event: ev.UnitDestroyed) -> None:
    state.status[event.unit] = Status.DESTROYED
    state.hex[event.unit] = OFF_MAP
    state.evening[event.unit] = OFF_MAP
    _forget_march(state, (event.unit,))


def _forget_march(state: State, units: Iterable[int]) -> None:
    for unit in units:
        state.route[unit, :] = -1
        state.heading[unit] = -1
        state.headway[unit] = 0


def _leg_marched(state: State, event: ev.LegMarched) -> None:
    tonight = _evening_of(state, event.day)
    for unit in event.units:
        state.hex[unit] = event.target
        state.site[unit] = 0
        state.spent[unit] = event.spent
        state.marched[unit] = event.marched
        state.headway[unit] = 0
        state.heading[unit] = -1
        state.since[unit] = event.day
        state.evening[unit, tonight:] = event.target


def _headway_made(state: State, event: ev.HeadwayMade) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent
        state.marched[unit] = event.marched
        state.headway[unit] = event.headway
        state.heading[unit] = event.heading


def _route_set(state: State, event: ev.RouteSet) -> None:
    for unit in event.units:
        state.route[unit, : len(event.path)] = event.path
        state.route[unit, len(event.path) :] = -1
        state.route_site[unit] = event.site


def _site_entered(state: State, event: ev.SiteEntered) -> None:
    for unit in event.units:
        state.site[unit] = event.site
        state.since[unit] = event.day


def _posture_taken(state: State, event: ev.PostureTaken) -> None:
    state.posture[event.unit] = event.now
    state.spent[event.unit] = event.spent


def _standing_set(state: State, event: ev.StandingSet) -> None:
    for unit in event.units:
        state.standing[unit] = event.standing
        state.alarm[unit] = event.alarm


def _control_passed(state: State, event: ev.ControlPassed) -> None:
    state.controller[event.unit] = event.now


def _unit_defected(state: State, event: ev.UnitDefected) -> None:
    state.faction[event.unit] = event.now
    state.controller[event.unit] = event.now


def _moved(state: State, unit: int, target: int) -> None:
    state.hex[unit] = target
    state.site[unit] = 0
    state.since[unit] = state.day
    _stands_from(state, unit, target, state.day)
    _forget_march(state, (unit,))


def _unit_evacuated(state: State, event: ev.UnitEvacuated) -> None:
    _moved(state, event.unit, event.target)
    state.spent[event.unit] = event.spent


def _unit_retreated(state: State, event: ev.UnitRetreated) -> None:
    _moved(state, event.unit, event.target)


def _unit_melted(state: State, event: ev.UnitMelted) -> None:
    _moved(state, event.unit, event.target)
    state.posture[event.unit] = event.now


def _unit_blended_in(state: State, event: ev.UnitBlendedIn) -> None:
    state.posture[event.unit] = event.now
    state.spent[event.unit] = event.spent
    _forget_march(state, (event.unit,))


def _patrol_made(state: State, event: ev.PatrolMade) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent


def _contact_seen(state: State, event: ev.ContactSeen) -> None:
    side, row = event.side, event.contact
    if event.unit != NO_UNIT:
        state.contact_of[side, event.unit] = row
    state.contact_hex[side, row] = event.hex
    state.contact_site[side, row] = event.site
    state.contact_day[side, row] = event.day
    state.contact_faction[side, row] = event.faction
    state.contact_type[side, row] = event.type
    state.contact_men[side, row] = event.men
    state.contact_posture[side, row] = event.posture
    state.contact_quality[side, row] = event.quality


def _contact_lost(state: State, event: ev.ContactLost) -> None:
    if event.unit != NO_UNIT:
        state.contact_of[event.side, event.unit] = -1
    state.contact_hex[event.side, event.contact] = OFF_MAP


# The hidden enemy


def _night_planned(state: State, event: ev.NightPlanned) -> None:
    for unit in event.units:
        state.plan[unit] = event.plan
        state.plan_target[unit] = event.target


def _time_spent(state: State, event: ev.TimeSpent) -> None:
    for unit in event.units:
        state.spent[unit] = event.spent


def _cache_laid(state: State, event: ev.CacheLaid) -> None:
    state.cache_hex[event.side, event.row] = event.hex
    state.cache_loads[event.side, event.row] = event.loads


def _cache_drawn(state: State, event: ev.CacheDrawn) -> None:
    state.cache_hex[event.side, event.row] = event.hex if event.loads else OFF_MAP
    state.cache_loads[event.side, event.row] = event.loads


def _cache_destroyed(state: State, event: ev.CacheDestroyed) -> None:
    state.cache_hex[event.side, event.row] = OFF_MAP
    state.cache_loads[event.side, event.row] = 0


def _men_deserted(state: State, event: ev.MenDeserted) -> None:
    state.men[event.unit] = event.men


def _mines_known(state: State, event: ev.MinesLaid | ev.MinesFound, who: int) -> None:
    state.mine_hex[event.side, event.row] = event.hex
    state.mine_direction[event.side, event.row] = event.direction
    state.mine_known[event.side, event.row] |= 1 << who


def _mines_laid(state: State, event: ev.MinesLaid) -> None:
    _mines_known(state, event, event.side)


def _mines_found(state: State, event: ev.MinesFound) -> None:
    _mines_known(state, event, event.by)


def _mines_gone(state: State, event: ev.MinesStruck | ev.MinesCleared) -> None:
    state.mine_hex[event.side, event.row] = OFF_MAP
    state.mine_direction[event.side, event.row] = 0
    state.mine_known[event.side, event.row] = 0


def _bridge(state: State, event: ev.BridgeBlown | ev.BridgeRestored) -> None:
    state.bridge[event.bridge] = event.work


def _unit_exfiltrated(state: State, event: ev.UnitExfiltrated) -> None:
    state.status[event.unit] = Status.PENDING
    state.hex[event.unit] = OFF_MAP
    state.evening[event.unit] = OFF_MAP
    state.due[event.unit] = NEVER
    state.away[event.unit] = event.link
    _forget_march(state, (event.unit,))


def _return_ordered(state: State, event: ev.ReturnOrdered) -> None:
    state.due[event.unit] = event.day


def _unit_fought(state: State, event: ev.UnitFought) -> None:
    state.assault_hex[event.unit] = event.hex
    state.assault_day[event.unit] = event.day
    state.spent[event.unit] = event.spent


def _losses_taken(state: State, event: ev.LossesTaken) -> None:
    state.men[event.unit] = event.men


def _supply_traced(state: State, event: ev.SupplyTraced) -> None:
    units, places, sources = list(event.units), list(event.places), list(event.sources)
    state.supply[units] = event.supply
    state.lacking[units] = event.lacking
    state.load[units] = event.load
    state.wear[units] = event.wear
    state.stock[event.faction, places] = event.stock
    state.waiting[sources] = event.waiting


def _attrition_taken(state: State, event: ev.AttritionTaken) -> None:
    state.men[event.unit] = event.men


def _wear_taken(state: State, event: ev.WearTaken) -> None:
    state.wear[event.unit] = event.now


def _base_worked(state: State, event: ev.BaseWorked) -> None:
    state.base[event.place] = event.done
    for unit in event.units:
        state.spent[unit] = event.spent


def _base_lost(state: State, event: ev.BaseLost) -> None:
    state.base[event.place] = 0


def _place_sealed(state: State, event: ev.PlaceSealed) -> None:
    state.sealed[event.place] = event.by


def _seal_lifted(state: State, event: ev.SealLifted) -> None:
    state.sealed[event.place] = NOBODY


def _place_captured(state: State, event: ev.PlaceCaptured) -> None:
    state.holder[event.place] = event.now
    state.held_since[event.place] = event.day


def _incident_occurred(state: State, event: ev.IncidentOccurred) -> None:
    state.incident[event.place, event.slot] = event.day


def _loyalty_drifted(state: State, event: ev.LoyaltyDrifted) -> None:
    state.loyalty[list(event.places)] = event.now


def _loyalty_changed(state: State, event: ev.LoyaltyChanged) -> None:
    state.loyalty[event.place] = event.now


def _baton_offered(state: State, event: ev.BatonOffered) -> None:
    state.baton[event.place] = Baton.OFFERED
    state.giver[event.place] = event.giver
    state.receiver[event.place] = event.receiver
    state.overlap[event.place] = 0


def _baton_accepted(state: State, event: ev.BatonAccepted) -> None:
    state.baton[event.place] = Baton.OVERLAP


def _baton_over(
    state: State, event: ev.BatonDeclined | ev.BatonCancelled | ev.BatonDropped | ev.BatonKept
) -> None:
    state.baton[event.place] = Baton.NONE
    state.giver[event.place] = NOBODY
    state.receiver[event.place] = NOBODY
    state.overlap[event.place] = 0
    state.missing[event.place] = 0


def _overlap_counted(state: State, event: ev.OverlapCounted) -> None:
    state.overlap[event.place] = event.days


def _handover_delayed(state: State, event: ev.HandoverDelayed) -> None:
    state.missing[event.place] = 0
    for one in event.missing:
        state.missing[event.place, one.condition] = one.need - one.have


def _baton_passed(state: State, event: ev.BatonPassed) -> None:
    state.baton[event.place] = Baton.CLOCK
    state.missing[event.place] = 0
    state.clock_end[event.place] = event.clock_end
    state.holder[event.place] = event.receiver
    state.held_since[event.place] = event.day


def _weather_turned(state: State, event: ev.WeatherTurned) -> None:
    state.storm = event.hex


def _sorties_readied(state: State, event: ev.SortiesReadied) -> None:
    state.sorties[:] = event.sorties


def _duty_set(state: State, event: ev.DutySet) -> None:
    state.duty[event.wing] = event.duty


def _wing_rebased(state: State, event: ev.WingRebased) -> None:
    state.wing_place[event.wing] = event.place
    state.sorties[event.wing] = event.sorties


def _wing_lost(state: State, event: ev.WingLost) -> None:
    state.wing_place[event.wing] = NO_PLACE
    state.aircraft[event.wing] = 0
    state.sorties[event.wing] = 0


def _strike_flown(state: State, event: ev.StrikeFlown) -> None:
    if event.wing != NO_WING:
        state.sorties[event.wing] = event.sorties
        state.aircraft[event.wing] = event.aircraft


def _flown(state: State, event: ev.ScoutFlown | ev.SupportFlown | ev.LiftFlown) -> None:
    state.sorties[event.wing] = event.sorties


def _units_landed(state: State, event: ev.UnitsLanded) -> None:
    _forget_march(state, event.units)
    for unit in event.units:
        state.status[unit] = Status.PRESENT
        state.hex[unit] = event.hex
        state.site[unit] = event.site
        state.since[unit] = event.day
        state.spent[unit] = event.spent
        _stands_from(state, unit, event.hex, event.day)


def _airfield_repaired(state: State, event: ev.AirfieldRepaired) -> None:
    state.works[event.place] = event.work
    state.condition[event.place] = event.condition
    for unit in event.units:
        state.spent[unit] = event.spent


def _coup_made(state: State, event: ev.CoupMade) -> None:
    for unit in event.units:
        state.dropped[unit] = event.day


def _linked_up(state: State, event: ev.LinkedUp) -> None:
    for unit in event.units:
        state.dropped[unit] = NEVER


def _relation_changed(state: State, event: ev.RelationChanged) -> None:
    state.relation[event.one, event.other] = event.now
    state.relation[event.other, event.one] = event.now


def _track_changed(state: State, event: ev.TrackChanged) -> None:
    state.track[event.track] = event.now


def _event_fired(state: State, event: ev.EventFired) -> None:
    state.fired[event.event] = event.day


def _reinforcements_released(state: State, event: ev.ReinforcementsReleased) -> None:
    for unit in event.units:
        state.due[unit] = event.day


def _objective_scored(state: State, event: ev.ObjectiveScored) -> None:
    state.scored[event.objective] = event.now


WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    ev.TurnBegan: _turn_began,
    ev.PhaseBegan: _phase_began,
    ev.PhaseEnded: _nothing,
    ev.NightFell: _night_fell,
    ev.DuskFell: _dusk_fell,
    ev.GameEnded: _game_ended,
    ev.DieCast: _die_cast,
    ev.UnitArrived: _unit_arrived,
    ev.ArrivalDelayed: _nothing,
    ev.LegMarched: _leg_marched,
    ev.HeadwayMade: _headway_made,
    ev.RouteSet: _route_set,
    ev.MarchEnded: _nothing,
    ev.SiteEntered: _site_entered,
    ev.PostureTaken: _posture_taken,
    ev.StandingSet: _standing_set,
    ev.ControlPassed: _control_passed,
    ev.UnitDefected: _unit_defected,
    ev.UnitEvacuated: _unit_evacuated,
    ev.UnitBlendedIn: _unit_blended_in,
    ev.PatrolMade: _patrol_made,
    ev.ContactSeen: _contact_seen,
    ev.ContactLost: _contact_lost,
    ev.TimeSpent: _time_spent,
    ev.NightPlanned: _night_planned,
    ev.AttackFailed: _nothing,
    ev.CacheLaid: _cache_laid,
    ev.CacheDrawn: _cache_drawn,
    ev.CacheDestroyed: _cache_destroyed,
    ev.MenDeserted: _men_deserted,
    ev.MinesLaid: _mines_laid,
    ev.MinesFound: _mines_found,
    ev.MinesStruck: _mines_gone,
    ev.MinesCleared: _mines_gone,
    ev.BridgeBlown: _bridge,
    ev.BridgeRestored: _bridge,
    ev.UnitExfiltrated: _unit_exfiltrated,
    ev.ReturnOrdered: _return_ordered,
    ev.FightResolved: _nothing,
    ev.UnitFought: _unit_fought,
    ev.LossesTaken: _losses_taken,
    ev.UnitDestroyed: _unit_destroyed,
    ev.UnitRetreated: _unit_retreated,
    ev.UnitMelted: _unit_melted,
    ev.SupplyTraced: _supply_traced,
    ev.AttritionTaken: _attrition_taken,
    ev.WearTaken: _wear_taken,
    ev.BaseWorked: _base_worked,
    ev.BaseBuilt: _nothing,
    ev.BaseLost: _base_lost,
    ev.PlaceSealed: _place_sealed,
    ev.SealLifted: _seal_lifted,
    ev.PlaceCaptured: _place_captured,
    ev.IncidentOccurred: _incident_occurred,
    ev.LoyaltyDrifted: _loyalty_drifted,
    ev.LoyaltyChanged: _loyalty_changed,
    ev.CiviliansHarmed: _nothing,
    ev.AbuseReported: _nothing,
    ev.BatonOffered: _baton_offered,
    ev.BatonAccepted: _baton_accepted,
    ev.BatonDeclined: _baton_over,
    ev.BatonCancelled: _baton_over,
    ev.OverlapCounted: _overlap_counted,
    ev.HandoverDelayed: _handover_delayed,
    ev.BatonPassed: _baton_passed,
    ev.BatonDropped: _baton_over,
    ev.BatonKept: _baton_over,
    ev.WeatherTurned: _weather_turned,
    ev.SortiesReadied: _sorties_readied,
    ev.DutySet: _duty_set,
    ev.WingRebased: _wing_rebased,
    ev.WingLost: _wing_lost,
    ev.StrikeFlown: _strike_flown,
    ev.ScoutFlown: _flown,
    ev.SupportFlown: _flown,
    ev.UnitsLanded: _units_landed,
    ev.LiftFlown: _flown,
    ev.AirfieldRepaired: _airfield_repaired,
    ev.CoupMade: _coup_made,
    ev.CoupCalledOff: _nothing,
    ev.LinkedUp: _linked_up,
    ev.RelationChanged: _relation_changed,
    ev.TrackChanged: _track_changed,
    ev.EventFired: _event_fired,
    ev.ReinforcementsReleased: _reinforcements_released,
    ev.MessageGiven: _nothing,
    ev.ObjectiveScored: _objective_scored,
}


def apply(state: State, event: ev.Event) -> None:
    """Change the state as the event says."""
    WRITERS[type(event)](state, event)
