"""The overlays by key: what each lays over the map, asked of the rules on the side's Sight."""

from __future__ import annotations

from enum import Enum
from typing import Final

import numpy as np

from game.kernels.influence import distances
from game.rules import movement, supply
from game.rules.sight import Sight
from game.terms import Bools, Ints
from game.texts import mark
from game.ui import style
from game.ui.counters import Counters
from game.ui.overlays import PATTERNS, Outline, Overlay, Wash
from game.ui.reach import reach_overlay
from game.ui.undo import looked_over

ROUND_PLACES: Final = 3  # hexes round a place that are shown as its holder's


class Layer(Enum):
    """What can be laid over the map; the value is the key."""

    REACH = "1"
    CONTROL = "2"
    SUPPLY = "3"
    THREAT = "4"
    SIGHT = "5"


NAMES: Final = {
    Layer.REACH: mark("Reach"),
    Layer.CONTROL: mark("Control"),
    Layer.SUPPLY: mark("Supply"),
    Layer.THREAT: mark("Threat"),
    Layer.SIGHT: mark("Sight"),
}


def overlay(view: Sight, layer: Layer, units: tuple[int, ...], counters: Counters) -> Overlay | None:
    """What a layer lays over the map; None if that is nothing."""
    match layer:
        case Layer.REACH:
            return reach_overlay(view, units) if units else None
        case Layer.CONTROL:
            return _control(view, counters)
        case Layer.THREAT:
            return _threat(view)
        case Layer.SIGHT:
            return _sight(view)
        case Layer.SUPPLY:
            return _supply(view)


def owners(view: Sight) -> Ints:
    """(hexes,) whose the nearest place within three hexes is, -1 where there is none or nobody holds it."""
    theatre, state = view.theatre, view.state
    every = np.arange(len(theatre.grid), dtype=np.int32)
    away = distances(theatre.grid.columns, theatre.place_hex, every)
    nearest = away.argmin(axis=0)
    out: Ints = state.holder[nearest].copy()
    out[away.min(axis=0) > ROUND_PLACES] = -1
    return out


def _control(view: Sight, counters: Counters) -> Overlay:
    whose = owners(view)
    washes, outlines = [], []
    for faction in range(len(view.theatre.factions)):
        hexes: Bools = whose == faction
        if not hexes.any():
            continue
        colour = counters.livery(faction).colour
        pattern = PATTERNS[faction % len(PATTERNS)]
        washes.append(Wash(hexes, colour, 0.22, pattern, 0.34))
        strokes = ((7.4, style.ORDER_RIM, 0.75), (6.4, style.PAPER, 1.0), (4.6, colour, 1.0))
        outlines.append(Outline(hexes, strokes, inset=3.4))
    return Overlay(view.theatre.grid, tuple(washes), tuple(outlines))


def _threat(view: Sight) -> Overlay:
    """Zones of known enemies who stand openly, hatched; round them where legs are tactical."""
    seen = movement.outlook(view.theatre, view.state, int(view.side))
    return Overlay(
        view.theatre.grid,
        (Wash(seen.danger, style.rgb("#8A2E16"), 0.10), Wash(seen.zone, style.BLACK, 0.08, "slanting", 0.42)),
        (
            Outline(seen.danger, ((2.2, style.rgb("#8A2E16"), 0.8),), dashed=True),
            Outline(seen.zone, ((2.6, style.BLACK, 0.9),), dashed=True, inset=1.5),
        ),
    )


def _sight(view: Sight) -> Overlay:
    """What the side's own and its partners' units look over."""
    seen = looked_over(view)
    strokes = ((4.4, style.ORDER_RIM, 0.8), (2.4, style.ORDER, 1.0))
    return Overlay(
        view.theatre.grid, (Wash(~seen, style.VEIL, 0.30),), (Outline(seen, strokes, dashed=True),)
    )


def _supply(view: Sight) -> Overlay | None:
    """Where a base of the side would serve a unit."""
    if view.theatre.supply is None:
        return None
    fed = supply.served_area(view.theatre, view.state, int(view.side))
    strokes = ((4.4, style.PAPER, 0.9), (2.6, style.SUPPLY, 1.0))
    return Overlay(view.theatre.grid, (Wash(fed, style.SUPPLY, 0.20),), (Outline(fed, strokes),))
