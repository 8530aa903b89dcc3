"""Events: weather and wings."""

from __future__ import annotations

from game.model.events.kind import event
from game.terms import Day, Duty, FactionId, HexId, PlaceId, Posture, Runway, Site, UnitId, Units, WingId


@event
class WeatherTurned:
    """A sandstorm rose about a hex, or the last one fell."""

    hex: HexId  # OFF_MAP where none is left


@event
class SortiesReadied:
    """The wings have their sorties for the turn."""

    sorties: tuple[int, ...]  # of every wing


@event
class DutySet:
    """A wing was put on call, or taken off."""

    wing: WingId
    duty: Duty


@event
class WingRebased:
    """A wing moved to an airfield, or back to its box."""

    wing: WingId
    place: PlaceId  # NO_PLACE in the box
    sorties: int


@event
class WingLost:
    """A wing lost its airfield and had nowhere to go."""

    wing: WingId


@event
class WingManned:
    """A declared event gave a wing more aircraft, or took some home."""

    wing: WingId
    aircraft: int  # that it has from now on


@event
class StrikeFlown:
    """Aircraft attacked enemies; the losses of these follow as events of their own."""

    wing: WingId  # NO_WING in what the enemy is told
    side: FactionId
    hex: HexId
    site: Site
    unit: UnitId  # NO_UNIT where nobody was found, or in what others are told
    posture: Posture
    flown: int
    on_call: bool
    roll: int
    killed: int
    wounded: int
    sorties: int  # left
    aircraft: int  # left


@event
class ScoutFlown:
    """Aircraft looked for enemies."""

    wing: WingId
    hex: HexId
    found: int
    sorties: int


@event
class SupportFlown:
    """Aircraft on call helped in the fight that follows."""

    wing: WingId
    side: FactionId  # that was helped
    hex: HexId
    sorties: int


@event
class UnitsLanded:
    """Units came by air."""

    units: Units
    hex: HexId
    site: Site
    day: Day
    spent: int


@event
class LiftFlown:
    """Aircraft carried units, or are to carry them in the Night."""

    wing: WingId
    place: PlaceId
    flown: int
    sorties: int


@event
class AirfieldRepaired:
    """Units worked on an airfield."""

    units: Units
    place: PlaceId
    work: int  # thousandths of a day done toward the next condition
    condition: Runway
    spent: int


@event
class CoupMade:
    """Troops came down by night to seize an airfield."""

    side: FactionId
    place: PlaceId
    units: Units
    day: Day


@event
class CoupCalledOff:
    """Troops who were to seize an airfield did not set out."""

    units: Units
    place: PlaceId
    storm: bool  # whether for the weather; else since they were no longer ready


@event
class LinkedUp:
    """A column reached troops that had seized an airfield."""

    units: Units
    hex: HexId


Event = (
    WeatherTurned
    | SortiesReadied
    | DutySet
    | WingRebased
    | WingLost
    | WingManned
    | StrikeFlown
    | ScoutFlown
    | SupportFlown
    | UnitsLanded
    | LiftFlown
    | AirfieldRepaired
    | CoupMade
    | CoupCalledOff
    | LinkedUp
)
