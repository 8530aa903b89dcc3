"""Hints: what the staff commander would order, why, and what is foreseen of it, as lines to be typed."""

from __future__ import annotations

from collections.abc import Iterator

from game.advice.adviser import Suggestion
from game.model.orders import EndPhase
from game.texts import _


def hint(one: Suggestion) -> Iterator[str]:
    """A suggestion as it would be typed, what the staff has in mind with it, what is foreseen of it."""
    yield _("The staff would order: {order}").format(order=one.line)
    if isinstance(one.order, EndPhase):
        yield _("It sees nothing more to be ordered in this phase.")
        return
    yield one.words
    yield from (_("Because: {reason}").format(reason=reason) for reason in one.reasons)
    yield from one.foreseen


def outline(plan: list[Suggestion]) -> Iterator[str]:
    """A plan, a line for each order with the first of its reasons."""
    for number, one in enumerate(plan, start=1):
        line = _("{n}. {order}").format(n=number, order=one.line)
        reason = next(iter(one.reasons), "")
        yield _("{line}  ({reason})").format(line=line, reason=reason) if reason else line
    if not all(one.certain for one in plan):
        yield _("From the first fight or search on this is what it would order if that goes well.")
