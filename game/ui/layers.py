"""The overlays by key: what each lays over the map, asked of the rules on the side's Sight."""

from __future__ import annotations

from enum import Enum
from typing import Final

import numpy as np

from game.kernels.influence import distances
from game.rules import movement, supply
from game.rules.sight import Sight
from game.terms import Baton, Bools, Ints, Site
from game.texts import mark
from game.ui import style
from game.ui.counters import Counters
from game.ui.overlays import PATTERNS, Outline, Overlay, Pattern, Wash
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
    BATON = "6"


STAGES: Final[dict[Baton, Pattern]] = {
    Baton.OFFERED: "dots",
    Baton.OVERLAP: "slanting",
    Baton.CLOCK: "plain",
}

NAMES: Final = {
    Layer.REACH: mark("Reach", "overlay"),
    Layer.CONTROL: mark("Control", "overlay"),
    Layer.SUPPLY: mark("Supply", "overlay"),
    Layer.THREAT: mark("Threat", "overlay"),
    Layer.SIGHT: mark("Sight", "overlay"),
    Layer.BATON: mark("Baton", "overlay"),
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
        case Layer.BATON:
            return _batons(view, counters)


def nearest_places(view: Sight) -> Ints:
    """(hexes,) the nearest place within three hexes, -1 where there is none."""
    theatre = view.theatre
    every = np.arange(len(theatre.grid), dtype=np.int32)
    away = distances(theatre.grid.columns, theatre.place_hex, every)
    out: Ints = away.argmin(axis=0).astype(np.int32)
    out[away.min(axis=0) > ROUND_PLACES] = -1
    return out


def owners(view: Sight) -> Ints:
    """(hexes,) whose the nearest place within three hexes is, -1 where there is none or nobody holds it."""
    nearest = nearest_places(view)
    out: Ints = np.where(nearest >= 0, view.state.holder[nearest], -1).astype(np.int32)
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
    return Overlay(view.theatre.grid, (Wash(fed, style.SUPPLY, 0.13),), (Outline(fed, strokes),))


def _batons(view: Sight, counters: Counters) -> Overlay:
    """Places that are being handed over, in the colour of who takes them; regions of ours edged."""
    theatre, state = view.theatre, view.state
    nearest = nearest_places(view)
    washes, outlines = [], []
    for region in theatre.regions:
        towns = [place for place in region.places if theatre.places[place].site == Site.TOWN]
        ours = (state.holder[towns] == int(view.side)) | (state.baton[towns] != int(Baton.NONE))
        if len(towns) > 1 and ours.any():
            hexes: Bools = np.isin(nearest, towns)
            outlines.append(
                Outline(hexes, ((3.0, style.PAPER, 0.8), (1.5, style.INK_REGION, 1.0)), dashed=True)
            )
    for place in np.flatnonzero(state.baton != int(Baton.NONE)).tolist():
        hexes = nearest == place
        colour = counters.livery(int(state.receiver[place])).colour
        pattern = STAGES[Baton(int(state.baton[place]))]
        washes.append(Wash(hexes, colour, 0.26, pattern, 0.5))
        strokes = ((7.4, style.ORDER_RIM, 0.75), (6.4, style.PAPER, 1.0), (4.6, colour, 1.0))
        outlines.append(Outline(hexes, strokes, inset=3.4))
    return Overlay(theatre.grid, tuple(washes), tuple(outlines))
