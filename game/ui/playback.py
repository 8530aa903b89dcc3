"""Playback: what the side is told happens on the screen one event after the other, and may be skipped.

Each kind of event has its way of being shown: counters slide, places and fights flash, the rest simply is
so. Nothing here reads anything that the side was not told.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal, NamedTuple

from game.model import events as ev
from game.model.events import Event
from game.rules.sight import Sight
from game.terms import NO_PLACE, NO_WING, OFF_MAP
from game.texts import _
from game.ui import flight
from game.ui.table import Table

Kind = Literal["still", "slide", "pulse", "flash", "flight", "strike"]


class Manner(NamedTuple):
    """How a kind of event is shown, and for how many milliseconds at the usual speed."""

    kind: Kind = "still"
    ms: int = 0
    follow: bool = False  # whether the camera goes there


STILL: Final = Manner()
SLIDE: Final = Manner("slide", 130)
GLANCE: Final = Manner("pulse", 160)
NOTICE: Final = Manner("pulse", 450, follow=True)
CLASH: Final = Manner("flash", 800, follow=True)
FLIGHT: Final = Manner("flight", 400)
STRIKE: Final = Manner("strike", 1200, follow=True)  # a flight, and then a flash

ANIMATIONS: Final[dict[type, Manner]] = {
    ev.TurnBegan: STILL,
    ev.PhaseBegan: STILL,
    ev.PhaseEnded: STILL,
    ev.NightFell: STILL,
    ev.DuskFell: STILL,
    ev.GameEnded: STILL,
    ev.DieCast: STILL,
    ev.UnitArrived: GLANCE,
    ev.ArrivalDelayed: GLANCE,
    ev.LegMarched: SLIDE,
    ev.HeadwayMade: STILL,
    ev.RouteSet: STILL,
    ev.MarchEnded: STILL,
    ev.SiteEntered: STILL,
    ev.PostureTaken: GLANCE,
    ev.StandingSet: STILL,
    ev.ControlPassed: GLANCE,
    ev.UnitDefected: NOTICE,
    ev.UnitEvacuated: SLIDE,
    ev.UnitBlendedIn: GLANCE,
    ev.PatrolMade: GLANCE,
    ev.ContactSeen: GLANCE,
    ev.ContactLost: STILL,
    ev.TimeSpent: STILL,
    ev.NightPlanned: STILL,
    ev.AttackFailed: NOTICE,
    ev.CacheLaid: GLANCE,
    ev.CacheDrawn: STILL,
    ev.CacheDestroyed: NOTICE,
    ev.MenDeserted: GLANCE,
    ev.MinesLaid: GLANCE,
    ev.MinesFound: NOTICE,
    ev.MinesStruck: CLASH,
    ev.MinesCleared: GLANCE,
    ev.BridgeBlown: CLASH,
    ev.BridgeRestored: NOTICE,
    ev.UnitExfiltrated: GLANCE,
    ev.ReturnOrdered: STILL,
    ev.FightResolved: CLASH,
    ev.UnitFought: STILL,
    ev.LossesTaken: STILL,
    ev.UnitDestroyed: NOTICE,
    ev.UnitRetreated: SLIDE,
    ev.UnitMelted: GLANCE,
    ev.SupplyTraced: STILL,
    ev.AttritionTaken: GLANCE,
    ev.WearTaken: STILL,
    ev.BaseWorked: STILL,
    ev.BaseBuilt: NOTICE,
    ev.BaseLost: NOTICE,
    ev.PlaceSealed: NOTICE,
    ev.SealLifted: GLANCE,
    ev.PlaceCaptured: NOTICE,
    ev.IncidentOccurred: GLANCE,
    ev.LoyaltyDrifted: STILL,
    ev.LoyaltyChanged: STILL,
    ev.CiviliansHarmed: NOTICE,
    ev.AbuseReported: NOTICE,
    ev.BatonOffered: NOTICE,
    ev.BatonAccepted: NOTICE,
    ev.BatonDeclined: NOTICE,
    ev.BatonCancelled: NOTICE,
    ev.OverlapCounted: STILL,
    ev.HandoverDelayed: GLANCE,
    ev.BatonPassed: NOTICE,
    ev.RegionPassed: NOTICE,
    ev.UnitWentHome: GLANCE,
    ev.BatonDropped: NOTICE,
    ev.BatonKept: NOTICE,
    ev.WeatherTurned: STILL,
    ev.SortiesReadied: STILL,
    ev.DutySet: STILL,
    ev.WingRebased: FLIGHT,
    ev.WingLost: STILL,
    ev.WingManned: STILL,
    ev.StrikeFlown: STRIKE,
    ev.ScoutFlown: FLIGHT,
    ev.SupportFlown: FLIGHT,
    ev.UnitsLanded: NOTICE,
    ev.LiftFlown: FLIGHT,
    ev.AirfieldRepaired: NOTICE,
    ev.CoupMade: CLASH,
    ev.CoupCalledOff: NOTICE,
    ev.LinkedUp: NOTICE,
    ev.RelationChanged: STILL,
    ev.TrackChanged: STILL,
    ev.EventFired: STILL,
    ev.ConditionMet: STILL,
    ev.ReinforcementsReleased: STILL,
    ev.MessageGiven: STILL,
    ev.ObjectiveScored: STILL,
    ev.WarEnded: STILL,
    ev.ChoicePosed: STILL,
    ev.ChoiceMade: STILL,
    ev.ProposalMade: STILL,
    ev.ProposalAnswered: STILL,
    ev.ProposalBrokenOff: STILL,
    ev.ContingentWithdrew: STILL,
}


SPEEDS: Final = (0.5, 1.0, 2.0, 4.0, 8.0)


def in_words(speed: float) -> str:
    """A speed as a player reads it."""
    return _("at once") if not speed else _("{times} × speed").format(times=f"{speed:g}")


def where(view: Sight, event: Event) -> int:
    """The hex of an event as far as the side can tell, or OFF_MAP."""
    told: Any = event
    for name in ("hex", "target"):
        if hasattr(told, name):
            return int(getattr(told, name))
    if hasattr(told, "place"):
        return OFF_MAP if told.place == NO_PLACE else int(view.theatre.places[told.place].hex)
    units = getattr(told, "units", None) or ((told.unit,) if hasattr(told, "unit") else ())
    known = [int(view.state.hex[unit]) for unit in units if 0 <= unit < len(view.state.hex)]
    return known[0] if known else OFF_MAP


def origin_of(view: Sight, event: Event, here: int) -> int:
    """Whence what is shown comes: a march from its hex, a flight from its base; OFF_MAP if unknown."""
    told: Any = event
    if hasattr(told, "wing"):
        return OFF_MAP if told.wing == NO_WING else int(flight.origin(view, told.wing))
    return int(getattr(told, "origin", here))


@dataclass(frozen=True, slots=True)
class Scene:
    """One event being shown."""

    event: Event
    manner: Manner
    here: int
    origin: int  # of a slide or a flight
    units: tuple[int, ...]  # that slide


@dataclass(slots=True)
class Playback:
    """Shows what a table has to tell."""

    table: Table
    speed: float = 1.0  # 0 shows nothing
    scene: Scene | None = None
    gone: float = 0.0  # milliseconds of the scene
    fly_to: int = field(default=OFF_MAP)  # where the camera should go for the scene

    @property
    def share(self) -> float:
        """How much of the scene is over, 0 to 1."""
        if self.scene is None:
            return 1.0
        return min(1.0, self.gone * self.speed / max(1, self.scene.manner.ms))

    def tick(self, ms: float) -> bool:
        """Let some time go by; whether anything on the screen changed."""
        if self.scene is not None:
            self.gone += ms
            if self.share < 1:
                return True
            self._end()
            return True
        changed = False
        while (event := self.table.peek()) is not None or self.table.showing:
            changed = True
            if event is None or not self._begin(event):
                self.table.advance()
                continue
            return True
        return changed

    def change_speed(self, step: int) -> None:
        """Go to the next faster speed, or the next slower with a negative step."""
        speeds = SPEEDS if step > 0 else SPEEDS[::-1]
        beyond = [one for one in speeds if (one - self.speed) * step > 0]
        self.speed = beyond[0] if beyond else self.speed

    def _begin(self, event: Event) -> bool:
        """Begin to show an event; False if it needs no time."""
        manner = ANIMATIONS[type(event)]
        here = where(self.table.view, event)
        if manner.kind == "still" or here == OFF_MAP or not self.speed:
            return False
        origin = origin_of(self.table.view, event, here)
        units = tuple(int(u) for u in getattr(event, "units", ())) or (
            (int(event.unit),) if hasattr(event, "unit") else ()
        )
        if manner.kind == "slide" and (origin == OFF_MAP or not units):
            return False
        if manner.kind == "flight" and origin in (OFF_MAP, here):
            return False
        self.scene, self.gone = Scene(event, manner, here, origin, units), 0.0
        self.fly_to = here if manner.follow else OFF_MAP
        if manner.kind != "slide":
            self.table.advance()
        return True

    def _end(self) -> None:
        if self.scene is not None and self.scene.manner.kind == "slide":
            self.table.advance()
        self.scene, self.fly_to = None, OFF_MAP

    def skip(self) -> None:
        """Let everything that is left to be shown happen at once."""
        self.scene, self.fly_to = None, OFF_MAP
        self.table.show_all()
