"""Chapter 6, finding the enemy: what a side may know.

A Sight is a copy of the state in which everything the side does not know is blank: the rows of
units that are neither its own, nor under its orders, nor of partners who share their sight, and
other sides' contacts. Places, their people's loyalty, relations, tracks and scores are public.
Every question of the rules gives the same answer on a Sight as on the whole state, because rules
that answer a side read only what the side knows.

`seen_by` does the same for events: applied to a Sight, they keep it equal to the Sight of the whole
state.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

import numpy as np

from game.model import events as ev
from game.model.state import State, blank
from game.model.theatre import Theatre
from game.rules import air, relations
from game.rules.apply import apply
from game.terms import NO_UNIT, NO_WING, Bools, FactionId, Right

UNIT_COLUMNS: Final = [
    "status",
    "due",
    "hex",
    "site",
    "men",
    "posture",
    "standing",
    "alarm",
    "spent",
    "marched",
    "headway",
    "heading",
    "route",
    "route_site",
    "assault_hex",
    "assault_day",
    "since",
    "plan",
    "plan_target",
    "away",
    "dropped",
    "supply",
    "lacking",
    "load",
    "wear",
    "evening",
]
WING_COLUMNS: Final = ["wing_place", "aircraft", "sorties", "duty"]
CONTACT_COLUMNS: Final = [
    "contact_hex",
    "contact_site",
    "contact_day",
    "contact_faction",
    "contact_type",
    "contact_men",
    "contact_posture",
    "contact_quality",
]
CACHE_COLUMNS: Final = ["cache_hex", "cache_loads"]
MINE_COLUMNS: Final = ["mine_hex", "mine_direction", "mine_known"]


@dataclass(frozen=True, slots=True)
class Sight:
    """A side's view of a game: what its commander, its screen and its chronicle may read."""

    theatre: Theatre
    state: State
    side: FactionId


def redact(theatre: Theatre, state: State, side: int) -> State:
    """A copy of the state with what a side does not know blanked.

    To which faction a unit belongs and who gives its orders is public, as are places, relations,
    tracks, scores, declared events and bridges. Of caches a side knows its own, of mines those that it
    laid or found.
    """
    out, empty = state.copy(), _empty(theatre)
    unseen = ~relations.rows_seen(theatre, state, side)
    for name in UNIT_COLUMNS:
        np.copyto(getattr(out, name).T, getattr(empty, name).T, where=unseen)
    hidden = ~air.wings_seen(theatre, state, side)
    for name in WING_COLUMNS:
        np.copyto(getattr(out, name), getattr(empty, name), where=hidden)
    others = (np.arange(len(theatre.factions)) != side)[:, None]
    for name in CONTACT_COLUMNS + CACHE_COLUMNS:
        np.copyto(getattr(out, name), getattr(empty, name), where=others)
    known = out.mine_known & 1 << side
    for name in MINE_COLUMNS:
        np.copyto(getattr(out, name), getattr(empty, name), where=known == 0)
    out.mine_known[:] = known
    out.missing[(out.giver != side) & (out.receiver != side)] = 0  # told to the parties alone
    partners = relations.rights(theatre, state, side, Right.SHARE_SIGHT)
    out.stock[~partners] = 0
    out.waiting[[not partners[source.faction] for source in theatre.sources]] = 0
    out.contact_of[:] = -1
    out.rolls[:] = 0
    return out


@lru_cache(maxsize=8)
def _empty(theatre: Theatre) -> State:
    """What blank columns read."""
    return blank(theatre)


def sight(theatre: Theatre, state: State, side: int) -> Sight:
    """A side's Sight of a state."""
    return Sight(theatre, redact(theatre, state, side), FactionId(int(side)))


# What a side is told


class _Side(NamedTuple):
    """The side that is told, the rows of units and wings that it sees, and who shares sight with it."""

    side: int
    rows: Bools
    wings: Bools
    partners: Bools


def _side(theatre: Theatre, state: State, side: int) -> _Side:
    partners = relations.rights(theatre, state, side, Right.SHARE_SIGHT)
    units, wings = relations.rows_seen(theatre, state, side), air.wings_seen(theatre, state, side)
    return _Side(side, units, wings, partners)


def _public(event: Any, _who: _Side) -> Any:
    return event


def _secret(_event: Any, _who: _Side) -> None:
    return None


def _of_unit(event: Any, who: _Side) -> Any:
    return event if who.rows[event.unit] else None


def _of_units(event: Any, who: _Side) -> Any:
    units = [u for u in event.units if who.rows[u]]
    if len(units) == len(event.units):
        return event
    return dataclasses.replace(event, units=tuple(units)) if units else None


def _with_units(event: Any, who: _Side) -> Any:
    """Public, but for the names of units that the side does not see."""
    return dataclasses.replace(event, units=tuple(u for u in event.units if who.rows[u]))


def _abuse(event: ev.AbuseReported, who: _Side) -> ev.AbuseReported:
    """Public, but for the name of a unit that the side does not see."""
    return event if who.rows[event.unit] else dataclasses.replace(event, unit=NO_UNIT)


def _turn(event: ev.TurnBegan, who: _Side) -> ev.TurnBegan:
    spent = tuple(s if seen else 0 for s, seen in zip(event.spent, who.rows.tolist(), strict=True))
    return dataclasses.replace(event, spent=spent)


def _contact(event: Any, who: _Side) -> Any:
    return dataclasses.replace(event, unit=NO_UNIT) if event.side == who.side else None


def _of_side(event: Any, who: _Side) -> Any:
    return event if event.side == who.side else None


def _cache_destroyed(event: ev.CacheDestroyed, who: _Side) -> ev.CacheDestroyed | None:
    return event if who.side in (event.side, event.by) else None


def _mines_found(event: ev.MinesFound, who: _Side) -> ev.MinesFound | None:
    return event if event.by == who.side else None


def _mines_gone(event: Any, who: _Side) -> Any:
    """Told to those who knew of them, and to those who were there."""
    units = tuple(u for u in event.units if who.rows[u])
    known = tuple(side for side in event.known if side == who.side)
    return dataclasses.replace(event, units=units, known=known) if units or known else None


def _parties(event: ev.HandoverDelayed, who: _Side) -> ev.HandoverDelayed | None:
    return event if who.side in (event.giver, event.receiver) else None


def _supply(event: ev.SupplyTraced, who: _Side) -> ev.SupplyTraced | None:
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


def _fight(event: ev.FightResolved, who: _Side) -> ev.FightResolved | None:
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


def _of_wing(event: Any, who: _Side) -> Any:
    return event if who.wings[event.wing] else None


def _sorties(event: ev.SortiesReadied, who: _Side) -> ev.SortiesReadied:
    sorties = tuple(n if seen else 0 for n, seen in zip(event.sorties, who.wings.tolist(), strict=True))
    return dataclasses.replace(event, sorties=sorties)


def _strike(event: ev.StrikeFlown, who: _Side) -> ev.StrikeFlown | None:
    """Told to those who flew it, with the enemy's dead, and to those who suffered it, with all losses."""
    struck = event.unit != NO_UNIT and who.rows[event.unit]
    if who.wings[event.wing]:
        return event if struck else dataclasses.replace(event, unit=NO_UNIT, wounded=0)
    if struck:
        return dataclasses.replace(event, wing=NO_WING, sorties=0, aircraft=0)
    return None


TOLD: Final[dict[type, Callable[[Any, _Side], Any]]] = {
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
    ev.ContactSeen: _contact,
    ev.ContactLost: _contact,
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
    ev.BatonPassed: _public,
    ev.BatonDropped: _public,
    ev.BatonKept: _public,
    ev.WeatherTurned: _public,
    ev.SortiesReadied: _sorties,
    ev.DutySet: _of_wing,
    ev.WingRebased: _of_wing,
    ev.WingLost: _of_wing,
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
    ev.ReinforcementsReleased: _of_units,
    ev.MessageGiven: _public,
    ev.ObjectiveScored: _public,
}

REOPENS: Final = (ev.RelationChanged, ev.UnitDefected, ev.ControlPassed)
"""Events that change whose rows a side sees: its readers then take a fresh Sight."""


def seen_by(theatre: Theatre, state: State, event: ev.Event, side: int) -> ev.Event | None:
    """What a side is told of an event, given a state or Sight of the moment; None if nothing."""
    told: ev.Event | None = TOLD[type(event)](event, _side(theatre, state, side))
    return told


def keep_up(view: Sight, state: State, events: Iterable[ev.Event]) -> None:
    """Bring a Sight up to date with events that led to a state.

    Its side is told no more of them than `seen_by` gives.
    """
    events = list(events)
    if any(isinstance(event, REOPENS) for event in events):
        view.state.take_over(redact(view.theatre, state, view.side))
        return
    who = _side(view.theatre, view.state, view.side)
    for event in events:
        told = TOLD[type(event)](event, who)
        if told is not None:
            apply(view.state, told)
