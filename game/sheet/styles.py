"""How each style of ground is drawn: its colour, its forms, how sharp its edge is.

A scenario says of each kind of terrain which style it is drawn in and may give it a colour of its
own (`ground` in its charts); nothing here knows a kind of terrain by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from game.model.land import GroundStyle

SHARP: Final = 0.05  # blur of a rim that one could walk along


@dataclass(frozen=True)
class Style:
    """A style of ground. Shares run from 0 to 1, heights are metres."""

    colour: str
    ridges: float = 0.0  # share of ridged rock
    gullies: float = 0.0  # share of incised valleys
    dunes: float = 0.0  # share of dunes
    height: float = 0.0  # above the plain, where the map brings no elevation
    spread: float = 8.0  # of heights round about, likewise
    blur: float = 0.13  # hex widths (standard deviation) over which it goes over into other ground
    marsh: float = 0.0  # share of ponds and channels
    trees: float = 0.0  # share of scrub and trees
    fields: float = 0.0  # share of plots and ditches
    pale: float = 0.0  # share of clay or salt, without any grain of stones
    wadi: bool = False  # a dry bed runs through it


STYLES: Final[Mapping[GroundStyle, Style]] = {
    "plain": Style("#DFD1AB", gullies=0.55),
    "sand": Style("#E9D8AE", dunes=0.3, gullies=0.12, blur=0.2),
    "dunes": Style("#EAD3A0", dunes=1.0, spread=14, blur=0.2),
    "steppe": Style("#D6CFA4", gullies=0.6, trees=0.15),
    "savanna": Style("#BDC28E", gullies=0.5, trees=1.0),
    "hills": Style("#C7B08A", ridges=0.45, gullies=0.9, height=90, spread=40, trees=0.1),
    "rock": Style("#BBA88C", ridges=0.75, gullies=0.5, height=110, spread=45),
    "mountains": Style("#96806A", ridges=1.0, gullies=0.3, height=330, spread=95, blur=SHARP),
    "cliff": Style("#A98763", ridges=0.9, gullies=0.3, height=210, spread=100, blur=SHARP),
    "valley": Style("#D4CDA8", wadi=True, gullies=0.35, trees=0.3, spread=10),
    "salt": Style("#EFE9DC", pale=1.0, spread=2),
    "clay": Style("#DDD7BE", pale=0.7, spread=2, blur=SHARP),
    "fields": Style("#A3B981", fields=1.0, spread=2),
    "marsh": Style("#B3C4A0", marsh=1.0, spread=2, blur=0.1),
}
PLAIN: Final[GroundStyle] = "plain"
