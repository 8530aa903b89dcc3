"""Homeward: what is done with contingents that have withdrawn from the field.

They go to the nearest place in friendly hands, if they are in none, and stay there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from game.ai.estimate import Estimate
from game.model.orders import March, Order
from game.rules.movement import path_to
from game.rules.umpire import refusal
from game.terms import FactionId, UnitId

TRIED: Final = 3  # places, the nearest first, to which a way is looked for


def orders(estimate: Estimate) -> Iterator[Order]:
    """Let those who have withdrawn go to places in friendly hands."""
    theatre, state = estimate.theatre, estimate.state
    if not len(estimate.stood_down):
        return
    holder = state.holder
    held = ((holder >= 0) & estimate.partner[holder]).nonzero()[0]
    hexes = np.unique(theatre.place_hex[held])
    for unit in map(UnitId, estimate.stood_down.tolist()):
        away = estimate.atlas.distance(hexes, state.hex[unit : unit + 1])[:, 0]
        if state.route[unit, 0] >= 0 or not len(away) or not away.min():
            continue
        for target in hexes[np.argsort(away, kind="stable")[:TRIED]].tolist():
            path = path_to(theatre, state, unit, target)
            march = March((unit,), path or ())
            if path and refusal(theatre, state, FactionId(estimate.side), march) is None:
                yield march
                break
