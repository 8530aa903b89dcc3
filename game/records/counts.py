"""The counts of a game by faction, and ways to count an event: a number that it has, for one faction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from game.model.state import State
from game.model.theatre import Theatre
from game.terms import NOBODY, Status, Turn

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


class Counts:
    """What has been counted in one game, for every faction."""

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


# Ways to count

Count: TypeAlias = Callable[[Counts, Any], None]


def nothing(_counts: Counts, _event: Any) -> None:
    """Count nothing."""


def of(faction: str, figure: str, by: str = "") -> Count:
    """Count an event, or its number `by`, for the faction that it names so."""

    def count(counts: Counts, event: Any) -> None:
        counts.count(getattr(event, faction), figure, getattr(event, by) if by else 1)

    return count


def of_owner(figure: str, by: str = "") -> Count:
    """Count an event, or its number `by`, for the owner of its unit."""

    def count(counts: Counts, event: Any) -> None:
        counts.count(counts.owner[event.unit], figure, getattr(event, by) if by else 1)

    return count


def of_first(figure: str) -> Count:
    """Count a deed of units for the owner of the first; a side may not know them."""

    def count(counts: Counts, event: Any) -> None:
        if event.units:
            counts.count(counts.owner[event.units[0]], figure)

    return count


def every(*ways: Count) -> Count:
    """Count several things of one event."""

    def count(counts: Counts, event: Any) -> None:
        for each in ways:
            each(counts, event)

    return count


def leaves(figure: str) -> Count:
    """Count a unit that is no longer on the map."""

    def count(counts: Counts, event: Any) -> None:
        counts.present[event.unit] = False
        counts.count(counts.owner[event.unit], figure)

    return count
