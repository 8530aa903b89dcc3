"""Events: what units did and what became of them."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, FactionId, Halt, HexId, Posture, Site, Standing, UnitId, Units


@event
class UnitArrived:
    """A unit came onto the map from a box."""

    unit: UnitId
    hex: HexId
    site: Site
    day: Day
    spent: int  # what is gone of the turn by then


@event
class ArrivalDelayed:
    """A unit that was due could not enter."""

    unit: UnitId
    hex: HexId


@event
class LegMarched:
    """Units went from a hex to the next one."""

    units: Units
    origin: HexId
    target: HexId
    spent: int
    marched: int
    day: Day  # on which they arrive


@event
class HeadwayMade:
    """Units spent the rest of their time on a leg that they have not finished."""

    units: Units
    heading: int
    headway: int
    spent: int
    marched: int


@event
class RouteSet:
    """What is left of a march to be made in later turns; empty where nothing is."""

    units: Units
    path: tuple[int, ...]
    site: Site


@event
class MarchEnded:
    """A march stopped, and why."""

    units: Units
    hex: HexId
    why: Halt


@event
class SiteEntered:
    """Units went to another site of their hex."""

    units: Units
    hex: HexId
    site: Site
    day: Day


@event
class PostureTaken:
    """A unit changed its posture."""

    unit: UnitId
    was: Posture
    now: Posture
    spent: int


@event
class StandingSet:
    """Units got a standing order."""

    units: Units
    standing: Standing
    alarm: int


@event
class ControlPassed:
    """A unit's orders are given by another faction from now on."""

    unit: UnitId
    was: FactionId
    now: FactionId


@event
class UnitDefected:
    """A unit changed its faction."""

    unit: UnitId
    was: FactionId
    now: FactionId


@event
class UnitEvacuated:
    """A unit went out of a stronger enemy's way by its standing order."""

    unit: UnitId
    origin: HexId
    target: HexId
    spent: int


@event
class UnitBlendedIn:
    """A unit hid its weapons at a stronger enemy's coming, by its standing order."""

    unit: UnitId
    hex: HexId
    was: Posture
    now: Posture
    spent: int


@event
class PatrolMade:
    """Units searched their hex."""

    units: Units
    hex: HexId
    found: int  # hidden units found
    spent: int


Event = (
    UnitArrived
    | ArrivalDelayed
    | LegMarched
    | HeadwayMade
    | RouteSet
    | MarchEnded
    | SiteEntered
    | PostureTaken
    | StandingSet
    | ControlPassed
    | UnitDefected
    | UnitEvacuated
    | UnitBlendedIn
    | PatrolMade
)
