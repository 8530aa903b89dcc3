"""The tally: figures of a game, for reports, batches and tests.

Counted by the owner of the units, whoever gives their orders. Losses suffered are those of the
events of each unit; losses inflicted are counted for the other party of the same fight.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.dice import Purpose
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.terms import NOBODY, FactionId, Status, Turn

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
    "arrivals",
    "places_taken",
    "places_lost",
    "batons_offered",  # as the giver
    "batons_passed",  # as the giver
    "batons_received",
    "batons_dropped",  # as the receiver
    "batons_kept",  # as the receiver
    "dice",  # thrown for fights in which it attacked
    "dice_rolled",  # sum of their results
    "dice_expected_x2",  # twice the sum that was to be expected: luck is rolled - expected
    "points",
)


class Tally:
    """Counts for one game, for every faction."""

    def __init__(self, theatre: Theatre, start: State) -> None:
        """Begin at a state, which tells whose the units are and which are on the map."""
        self.theatre = theatre
        self.figures = [dict.fromkeys(FIGURES, 0) for _ in theatre.factions]
        self._owner: list[int] = start.faction.tolist()
        self._present: list[bool] = (start.status == Status.PRESENT).tolist()
        self._turn = Turn(start.turn)
        self._fight: ev.FightResolved | None = None
        self._sides = 0  # of the die that was thrown last for a fight
        self._last: dict[tuple[str, int], int] = {}  # turn in which a figure of turns last grew

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

    def _count(self, faction: int, figure: str, by: int = 1) -> None:
        if faction != NOBODY:
            self.figures[faction][figure] += by

    def _count_turn(self, faction: int, figure: str) -> None:
        """Count the present turn, once."""
        if self._last.get((figure, faction)) != self._turn:
            self._last[figure, faction] = self._turn
            self._count(faction, figure)

    def _turn_began(self, event: ev.TurnBegan) -> None:
        self._turn = event.turn
        for unit, present in enumerate(self._present):
            if present:
                self._count_turn(self._owner[unit], "turns_present")

    def _ended(self, event: ev.GameEnded) -> None:
        for faction, points in enumerate(event.points):
            self.figures[faction]["points"] = points

    def _die(self, event: ev.DieCast) -> None:
        if event.purpose == Purpose.ASSAULT:
            self._sides = event.sides

    def _arrived(self, event: ev.UnitArrived) -> None:
        self._present[event.unit] = True
        self._count(self._owner[event.unit], "arrivals")
        self._count_turn(self._owner[event.unit], "turns_present")

    def _withdrawn(self, event: ev.UnitWithdrawn) -> None:
        self._present[event.unit] = False

    def _marched(self, event: ev.LegMarched) -> None:
        for unit in event.units:
            self._count(self._owner[unit], "legs")
            self._count_turn(self._owner[unit], "turns_marched")

    def _defected(self, event: ev.UnitDefected) -> None:
        self._owner[event.unit] = event.now
        if self._present[event.unit]:
            self._count_turn(event.now, "turns_present")

    def _fought(self, event: ev.FightResolved) -> None:
        self._fight = event
        self._count(event.attacker, "attacks")
        self._count(event.defender, "defences")
        if self._sides:  # else the die was not shown, as to a side
            self._count(event.attacker, "dice")
            self._count(event.attacker, "dice_rolled", event.roll)
            self._count(event.attacker, "dice_expected_x2", self._sides + 1)
            self._sides = 0

    def _losses(self, event: ev.LossesTaken) -> None:
        other = self._foe(event.unit)
        for name in ("killed", "wounded", "captured"):
            self._count(self._owner[event.unit], name, getattr(event, name))
            self._count(other, f"{name}_inflicted", getattr(event, name))

    def _foe(self, unit: int) -> FactionId:
        """Whom a unit fought last, or NOBODY if it was not in the last fight."""
        fight = self._fight
        if fight is not None and unit in fight.defenders:
            return fight.attacker
        return fight.defender if fight is not None and unit in fight.attackers else NOBODY

    def _destroyed(self, event: ev.UnitDestroyed) -> None:
        self._present[event.unit] = False
        self._count(self._owner[event.unit], "units_destroyed")

    def _captured(self, event: ev.PlaceCaptured) -> None:
        self._count(event.now, "places_taken")
        self._count(event.was, "places_lost")

    def _offered(self, event: ev.BatonOffered) -> None:
        self._count(event.giver, "batons_offered")

    def _passed(self, event: ev.BatonPassed) -> None:
        self._count(event.giver, "batons_passed")
        self._count(event.receiver, "batons_received")

    def _dropped(self, event: ev.BatonDropped) -> None:
        self._count(event.receiver, "batons_dropped")

    def _kept(self, event: ev.BatonKept) -> None:
        self._count(event.receiver, "batons_kept")

    def _ignore(self, event: Any) -> None:
        """Nothing to count."""


TALLIES: Final[dict[type, Callable[[Tally, Any], None]]] = {
    ev.TurnBegan: Tally._turn_began,
    ev.PhaseBegan: Tally._ignore,
    ev.PhaseEnded: Tally._ignore,
    ev.NightFell: Tally._ignore,
    ev.DuskFell: Tally._ignore,
    ev.GameEnded: Tally._ended,
    ev.DieCast: Tally._die,
    ev.UnitArrived: Tally._arrived,
    ev.ArrivalDelayed: Tally._ignore,
    ev.UnitWithdrawn: Tally._withdrawn,
    ev.LegMarched: Tally._marched,
    ev.HeadwayMade: Tally._ignore,
    ev.RouteSet: Tally._ignore,
    ev.MarchEnded: Tally._ignore,
    ev.SiteEntered: Tally._ignore,
    ev.PostureTaken: Tally._ignore,
    ev.StandingSet: Tally._ignore,
    ev.ControlPassed: Tally._ignore,
    ev.UnitDefected: Tally._defected,
    ev.UnitEvacuated: Tally._ignore,
    ev.UnitBlendedIn: Tally._ignore,
    ev.PatrolMade: Tally._ignore,
    ev.ContactSeen: Tally._ignore,
    ev.ContactLost: Tally._ignore,
    ev.FightResolved: Tally._fought,
    ev.UnitFought: Tally._ignore,
    ev.LossesTaken: Tally._losses,
    ev.UnitDestroyed: Tally._destroyed,
    ev.UnitRetreated: Tally._ignore,
    ev.UnitMelted: Tally._ignore,
    ev.PlaceSealed: Tally._ignore,
    ev.SealLifted: Tally._ignore,
    ev.PlaceCaptured: Tally._captured,
    ev.IncidentOccurred: Tally._ignore,
    ev.BatonOffered: Tally._offered,
    ev.BatonAccepted: Tally._ignore,
    ev.BatonDeclined: Tally._ignore,
    ev.BatonCancelled: Tally._ignore,
    ev.OverlapCounted: Tally._ignore,
    ev.HandoverDelayed: Tally._ignore,
    ev.BatonPassed: Tally._passed,
    ev.BatonDropped: Tally._dropped,
    ev.BatonKept: Tally._kept,
    ev.RelationChanged: Tally._ignore,
    ev.TrackChanged: Tally._ignore,
    ev.EventFired: Tally._ignore,
    ev.ReinforcementsReleased: Tally._ignore,
    ev.MessageGiven: Tally._ignore,
    ev.ObjectiveScored: Tally._ignore,
}
