"""Ways to count an event in the tally: its number, for one faction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from game.records.tally import Tally

Count: TypeAlias = "Callable[[Tally, Any], None]"


def nothing(_tally: Tally, _event: Any) -> None:
    """Count nothing."""


def of(faction: str, figure: str, by: str = "") -> Count:
    """Count an event, or its number `by`, for the faction that it names so."""

    def count(tally: Tally, event: Any) -> None:
        tally.count(getattr(event, faction), figure, getattr(event, by) if by else 1)

    return count


def of_owner(figure: str, by: str = "") -> Count:
    """Count an event, or its number `by`, for the owner of its unit."""

    def count(tally: Tally, event: Any) -> None:
        tally.count(tally.owner[event.unit], figure, getattr(event, by) if by else 1)

    return count


def of_first(figure: str) -> Count:
    """Count a deed of units for the owner of the first; a side may not know them."""

    def count(tally: Tally, event: Any) -> None:
        if event.units:
            tally.count(tally.owner[event.units[0]], figure)

    return count


def every(*counts: Count) -> Count:
    """Count several things of one event."""

    def count(tally: Tally, event: Any) -> None:
        for each in counts:
            each(tally, event)

    return count


def leaves(figure: str) -> Count:
    """Count a unit that is no longer on the map."""

    def count(tally: Tally, event: Any) -> None:
        tally.present[event.unit] = False
        tally.count(tally.owner[event.unit], figure)

    return count
