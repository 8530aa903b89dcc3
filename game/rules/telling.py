"""What each side is told of every event: whole, less, or nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air, relations
from game.terms import NO_UNIT, NO_WING, Bools, Right


class Listener(NamedTuple):
    """The side that is told, the rows of units and wings that it sees, and who shares sight with it."""

    side: int
    rows: Bools
    wings: Bools
    partners: Bools


def listener(theatre: Theatre, state: State, side: int) -> Listener:
    """Who a side is, as it is told of events, given a state or Sight of the moment."""
    partners = relations.rights(theatre, state, side, Right.SHARE_SIGHT)
    units, wings = relations.rows_seen(theatre, state, side), air.wings_seen(theatre, state, side)
    return Listener(side, units, wings, partners)


def _public(event: Any, _who: Listener) -> Any:
    return event


def _secret(_event: Any, _who: Listener) -> None:
    return None


def _of_unit(event: Any, who: Listener) -> Any:
    return event if who.rows[event.unit] else None


def _of_units(event: Any, who: Listener) -> Any:
    units = [u for u in event.units if who.rows[u]]
    if len(units) == len(event.units):
        return event
    return dataclasses.replace(event, units=tuple(units)) if units else None


def _with_units(event: Any, who: Listener) -> Any:
    """Public, but for the names of units that the side does not see."""
    return dataclasses.replace(event, units=tuple(u for u in event.units if who.rows[u]))


def _abuse(event: ev.AbuseReported, who: Listener) -> ev.AbuseReported:
    """Public, but for the name of a unit that the side does not see."""
    return event if who.rows[event.unit] else dataclasses.replace(event, unit=NO_UNIT)


def _turn(event: ev.TurnBegan, who: Listener) -> ev.TurnBegan:
    spent = tuple(s if seen else 0 for s, seen in zip(event.spent, who.rows.tolist(), strict=True))
    return dataclasses.replace(event, spent=spent)


def _contact_seen(event: ev.ContactSeen, who: Listener) -> ev.ContactSeen | None:
    """Told to the side, but for which unit it was; written out, for these are told most of all."""
    if event.side != who.side:
        return None
    return ev.ContactSeen(
        event.side,
        event.contact,
        NO_UNIT,
        event.hex,
        event.site,
        event.day,
        event.faction,
        event.type,
        event.men,
        event.posture,
        event.quality,
    )


def _contact_lost(event: ev.ContactLost, who: Listener) -> ev.ContactLost | None:
    return dataclasses.replace(event, unit=NO_UNIT) if event.side == who.side else None


def _of_side(event: Any, who: Listener) -> Any:
    return event if event.side == who.side else None


def _cache_destroyed(event: ev.CacheDestroyed, who: Listener) -> ev.CacheDestroyed | None:
    return event if who.side in (event.side, event.by) else None


def _mines_found(event: ev.MinesFound, who: Listener) -> ev.MinesFound | None:
    return event if event.by == who.side else None


def _mines_gone(event: Any, who: Listener) -> Any:
    """Told to those who knew of them, and to those who were there."""
    units = tuple(u for u in event.units if who.rows[u])
    known = tuple(side for side in event.known if side == who.side)
    return dataclasses.replace(event, units=units, known=known) if units or known else None


def _parties(event: ev.HandoverDelayed, who: Listener) -> ev.HandoverDelayed | None:
    return event if who.side in (event.giver, event.receiver) else None


def _supply(event: ev.SupplyTraced, who: Listener) -> ev.SupplyTraced | None:
    """Whole to partners; who merely gives some of the units their orders is told of these."""
    if who.partners[event.faction]:
        return event
    ours = [index for index, unit in enumerate(event.units) if who.rows[unit]]
    if not ours:
        return None

    def of_ours(column: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(column[index] for index in ours)

    return ev.SupplyTraced(
        event.faction,
        event.day,
        of_ours(event.units),
        of_ours(event.supply),
        of_ours(event.lacking),
        of_ours(event.load),
        of_ours(event.wear),
        *((), (), (), ()),
    )


def _fight(event: ev.FightResolved, who: Listener) -> ev.FightResolved | None:
    """Told to those who took part and their partners; of the others they count only the dead."""
    attackers = tuple(u for u in event.attackers if who.rows[u])
    defenders = tuple(u for u in event.defenders if who.rows[u])
    if not attackers and not defenders:
        return None
    return dataclasses.replace(
        event,
        attackers=attackers,
        defenders=defenders,
        attacker_wounded=event.attacker_wounded if attackers else 0,
        defender_wounded=event.defender_wounded if defenders else 0,
    )


def _of_wing(event: Any, who: Listener) -> Any:
    return event if who.wings[event.wing] else None


def _sorties(event: ev.SortiesReadied, who: Listener) -> ev.SortiesReadied:
    sorties = tuple(n if seen else 0 for n, seen in zip(event.sorties, who.wings.tolist(), strict=True))
    return dataclasses.replace(event, sorties=sorties)


def _strike(event: ev.StrikeFlown, who: Listener) -> ev.StrikeFlown | None:
    """Told to those who flew it, with the enemy's dead, and to those who suffered it, with all losses."""
    struck = event.unit != NO_UNIT and who.rows[event.unit]
    if who.wings[event.wing]:
        return event if struck else dataclasses.replace(event, unit=NO_UNIT, wounded=0)
    if struck:
        return dataclasses.replace(event, wing=NO_WING, sorties=0, aircraft=0)
    return None


TOLD: Final[dict[type, Callable[[Any, Listener], Any]]] = {
    ev.TurnBegan: _turn,
    ev.PhaseBegan: _public,
    ev.PhaseEnded: _public,
    ev.NightFell: _public,
    ev.DuskFell: _public,
    ev.GameEnded: _public,
    ev.DieCast: _secret,
    ev.UnitArrived: _of_unit,
    ev.ArrivalDelayed: _of_unit,
    ev.LegMarched: _of_units,
    ev.HeadwayMade: _of_units,
    ev.RouteSet: _of_units,
    ev.MarchEnded: _of_units,
    ev.SiteEntered: _of_units,
    ev.PostureTaken: _of_unit,
    ev.StandingSet: _of_units,
    ev.ControlPassed: _public,
    ev.UnitDefected: _public,
    ev.UnitEvacuated: _of_unit,
    ev.UnitBlendedIn: _of_unit,
    ev.PatrolMade: _of_units,
    ev.ContactSeen: _contact_seen,
    ev.ContactLost: _contact_lost,
    ev.TimeSpent: _of_units,
    ev.NightPlanned: _of_units,
    ev.AttackFailed: _of_units,
    ev.CacheLaid: _of_side,
    ev.CacheDrawn: _of_side,
    ev.CacheDestroyed: _cache_destroyed,
    ev.MenDeserted: _of_unit,
    ev.MinesLaid: _of_side,
    ev.MinesFound: _mines_found,
    ev.MinesStruck: _mines_gone,
    ev.MinesCleared: _mines_gone,
    ev.BridgeBlown: _with_units,
    ev.BridgeRestored: _with_units,
    ev.UnitExfiltrated: _of_unit,
    ev.ReturnOrdered: _of_unit,
    ev.FightResolved: _fight,
    ev.UnitFought: _of_unit,
    ev.LossesTaken: _of_unit,
    ev.UnitDestroyed: _of_unit,
    ev.UnitRetreated: _of_unit,
    ev.UnitMelted: _of_unit,
    ev.SupplyTraced: _supply,
    ev.AttritionTaken: _of_unit,
    ev.WearTaken: _of_unit,
    ev.BaseWorked: _with_units,
    ev.BaseBuilt: _public,
    ev.BaseLost: _public,
    ev.PlaceSealed: _public,
    ev.SealLifted: _public,
    ev.PlaceCaptured: _with_units,
    ev.IncidentOccurred: _public,
    ev.LoyaltyDrifted: _public,
    ev.LoyaltyChanged: _public,
    ev.CiviliansHarmed: _public,
    ev.AbuseReported: _abuse,
    ev.BatonOffered: _public,
    ev.BatonAccepted: _public,
    ev.BatonDeclined: _public,
    ev.BatonCancelled: _public,
    ev.OverlapCounted: _public,
    ev.HandoverDelayed: _parties,
    ev.BatonPassed: _with_units,
    ev.RegionPassed: _public,
    ev.UnitWentHome: _of_unit,
    ev.BatonDropped: _public,
    ev.BatonKept: _public,
    ev.WeatherTurned: _public,
    ev.SortiesReadied: _sorties,
    ev.DutySet: _of_wing,
    ev.WingRebased: _of_wing,
    ev.WingLost: _of_wing,
    ev.WingManned: _of_wing,
    ev.StrikeFlown: _strike,
    ev.ScoutFlown: _of_wing,
    ev.SupportFlown: _of_wing,
    ev.UnitsLanded: _of_units,
    ev.LiftFlown: _of_wing,
    ev.AirfieldRepaired: _with_units,
    ev.CoupMade: _with_units,
    ev.CoupCalledOff: _of_units,
    ev.LinkedUp: _of_units,
    ev.RelationChanged: _public,
    ev.TrackChanged: _public,
    ev.EventFired: _public,
    ev.ConditionMet: _secret,
    ev.ReinforcementsReleased: _of_units,
    ev.MessageGiven: _public,
    ev.ObjectiveScored: _public,
    ev.WarEnded: _public,
    ev.ChoicePosed: _public,
    ev.ChoiceMade: _public,
    ev.ProposalMade: _public,
    ev.ProposalAnswered: _public,
    ev.ProposalBrokenOff: _public,
    ev.ContingentWithdrew: _public,
}


def seen_by(theatre: Theatre, state: State, event: ev.Event, side: int) -> ev.Event | None:
    """What a side is told of an event, given a state or Sight of the moment; None if nothing."""
    told: ev.Event | None = TOLD[type(event)](event, listener(theatre, state, side))
    return told
