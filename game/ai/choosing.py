"""Choices: which option a staff takes when a declared event asks its faction.

It takes the option that does most for the will of its own side, and the first among equals: what its
doctrine would answer stands first in the scenario.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.ai.estimate import Estimate
from game.model.declarations import Option
from game.model.orders import Choose, Order
from game.rules import choices


def answer(estimate: Estimate) -> Iterator[Order]:
    """Answer every question that is put to this side."""
    theatre, state = estimate.theatre, estimate.state
    will = theatre.factions[estimate.side].will

    def gain(option: Option) -> int:
        tracks = (effect for effect in option.then if effect.kind == "track")
        return sum(int(effect.args["add"]) for effect in tracks if effect.args["track"] == will)

    for event in choices.waiting(theatre, state, estimate.side):
        yield Choose(event, max(choices.options(theatre, event), key=gain).id)
