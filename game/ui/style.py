"""The look in one place: colours, faces, sizes. Everything else asks here.

Warm paper and brown ink below, a dark desk round it; one accent, which marks the thing to do next.
Sizes are in pixels at scale 1.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

Colour = tuple[int, int, int]


def rgb(text: str) -> Colour:
    """A colour written as `#RRGGBB`."""
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two; share 0 is the first, 1 the other."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return r, g, b


def use_palette(name: str) -> None:
    """Take the colours of the chrome from a palette: `standard`, or `contrast` for tired or weak eyes."""
    globals().update(PALETTES[name])


def luminance(colour: Colour) -> float:
    """How bright a colour is, 0 to 1."""
    r, g, b = colour
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255


# Chrome
DESK: Final = rgb("#1B1815")
BAR: Final = rgb("#211D19")
PANEL: Final = rgb("#26221D")
RAISED: Final = rgb("#312B25")
HOVER: Final = rgb("#3B342C")
INSET: Final = rgb("#191613")
LINE: Final = rgb("#3E372F")
STRONG: Final = rgb("#544A3E")
TEXT: Final = rgb("#EDE6D8")
SECOND: Final = rgb("#BDB3A0")
THIRD: Final = rgb("#8F8575")
FAINT: Final = rgb("#766D60")
ACCENT: Final = rgb("#D9AE5F")
ACCENT_GROUND: Final = rgb("#3A2F1E")
GOOD: Final = rgb("#7FC4A8")
WARNING: Final = rgb("#F2C14E")
BAD: Final = rgb("#F0926F")

PALETTES: Final = {
    "standard": {
        name: globals()[name]
        for name in ("DESK", "PANEL", "INSET", "LINE", "STRONG", "SECOND", "THIRD", "FAINT")
    },
    "contrast": {
        "DESK": rgb("#0B0A08"),
        "PANEL": rgb("#14120F"),
        "INSET": rgb("#060504"),
        "LINE": rgb("#6E6457"),
        "STRONG": rgb("#94887A"),
        "SECOND": rgb("#E6DECF"),
        "THIRD": rgb("#C9BFAF"),
        "FAINT": rgb("#A59B8C"),
    },
}
"""Colours of the chrome that a palette sets; the text's own and the factions' stay."""

# On the map
INK: Final = rgb("#1E150C")
INK_SMALL: Final = rgb("#3B2A18")
INK_REGION: Final = rgb("#5B3F22")
WATER_INK: Final = rgb("#1F5470")
HALO: Final = rgb("#F5ECD4")
ORDER: Final = rgb("#FFF3C4")
ORDER_RIM: Final = rgb("#1E150C")
VEIL: Final = rgb("#241A10")
PAPER: Final = rgb("#F8F0DC")
LAND: Final = rgb("#DDD0B0")  # what is not known better
GRID: Final = rgb("#3A2A18")
SUPPLY: Final = rgb("#0E5A4A")
SUPPLY_DASH: Final = rgb("#9FE3CC")
BLACK: Final = rgb("#14110E")
WHITE: Final = rgb("#FFFAF0")

GROUND: Final = {
    "reg": rgb("#DDD0B0"),
    "sand": rgb("#E9DAB4"),
    "erg": rgb("#EAD3A0"),
    "steppe": rgb("#D6CFA4"),
    "savanna": rgb("#BDC28E"),
    "hills": rgb("#C7B08A"),
    "rocky": rgb("#BBA88C"),
    "massif": rgb("#96806A"),
    "wadi": rgb("#D4CDA8"),
    "escarpment": rgb("#A98763"),
    "sebkha": rgb("#EFE9DC"),
    "dry_lake": rgb("#D6D0AE"),
    "irrigated": rgb("#A3B981"),
    "delta": rgb("#A9BFA0"),
}
"""Colours of ground by the names of the standard kinds; a scenario's own kinds are drawn as LAND."""


class Face(StrEnum):
    """Faces of type, by the file that holds each."""

    HEAD = "barlow-condensed-600-normal"
    BOLD = "barlow-condensed-700-normal"
    MEDIUM = "barlow-condensed-500-normal"
    REGION = "barlow-condensed-500-italic"
    RIVER = "barlow-condensed-600-italic"
    BODY = "inter-400-normal"
    LABEL = "inter-500-normal"
    KEY = "inter-600-normal"


# Sizes of the chrome
TOP: Final = 56
STATUS: Final = 28
SIDE: Final = 384
MARGIN: Final = 16
CORNER: Final = 4
BUTTON: Final = 34
MAIN_BUTTON: Final = 46
ROW: Final = 22


class Livery(NamedTuple):
    """What belongs to a faction on counters, chips and charts."""

    colour: Colour
    ink: Colour  # on the colour
    plate: Colour  # tint behind a symbol
    rim: Colour | None  # inner rim where the colour itself is too dark to be seen on the dark desk
    line: Colour  # of its bars and charts on dark ground


DARK: Final = 0.2


def livery(colour: Colour) -> Livery:
    """What goes with a faction's declared colour."""
    bright = luminance(colour)
    dark = bright < DARK and max(colour) < 96
    return Livery(
        colour=colour,
        ink=rgb("#F4EEDF") if bright < 0.5 else rgb("#1A1712"),
        plate=mix(colour, rgb("#FFF6E8") if dark else rgb("#FFFFFF"), 0.8 if dark else 0.74),
        rim=rgb("#6B6257") if dark else None,
        line=rgb("#B9AE9A") if dark else colour,
    )
