"""How each kind of ground is drawn in a hex: signs of an atlas, lit from the north-west.

Every picture is drawn large on a square of colour; the hex is cut out afterwards. `rng` is seeded by
kind and variant, so that a tile is always the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Rng = np.random.Generator
Point = tuple[float, float]
Picture = Callable[["ImageDraw", Rng, "Paper"], None]

# The first colour of each kind is its ground; the others are used by its picture.
COLOURS: Final = {
    "reg": ("#DDD0B0", "#CDBD98", "#E9DEC3"),
    "sand": ("#E9DAB4", "#DCC897", "#F1E6C8"),
    "erg": ("#EAD3A0", "#CFAF72", "#F6E6BF"),
    "steppe": ("#D6CFA4", "#A9A66E", "#C2BC88"),
    "savanna": ("#BDC28E", "#7F8F56", "#A5AE74"),
    "hills": ("#C7B08A", "#9C8159", "#D9C6A2"),
    "rocky": ("#BBA88C", "#8C775A", "#CDBDA3"),
    "massif": ("#96806A", "#6F5A49", "#B7A28A"),
    "wadi": ("#D4CDA8", "#9CA06C", "#E6DFBF"),
    "escarpment": ("#A98763", "#6B4A30", "#C9A882"),
    "sebkha": ("#EFE9DC", "#D2C8B4", "#FAF7F0"),
    "dry_lake": ("#D6D0AE", "#AFA680", "#E4DFC4"),
    "irrigated": ("#A3B981", "#6F9A9C", "#8DA86A"),
    "delta": ("#A9BFA0", "#5F97A6", "#8FAE86"),
}


class Paper:
    """The square a tile is drawn on: its size, and lengths in final pixels."""

    def __init__(self, width: int, height: int, scale: int) -> None:
        self.width, self.height, self.scale = width * scale, height * scale, scale

    def px(self, length: float) -> float:
        """A length of final pixels on the paper."""
        return length * self.scale

    def spots(self, rng: Rng, count: int, apart: float, inset: float = 5.0) -> list[Point]:
        """Up to `count` points inside the hex, no two nearer than `apart`, north first."""
        found: list[Point] = []
        for _ in range(count * 30):
            x, y = rng.uniform(0, self.width), rng.uniform(0, self.height)
            free = all(math.hypot(x - a, y - b) >= self.px(apart) for a, b in found)
            if len(found) < count and free and self.holds(x, y, self.px(inset)):
                found.append((x, y))
        return sorted(found, key=lambda point: point[1])

    def holds(self, x: float, y: float, inset: float) -> bool:
        """Whether a point lies in the hex, at least `inset` from its sides."""
        across, down = abs(x - self.width / 2), abs(y - self.height / 2)
        return across <= self.width / 2 - inset and down <= self.height / 2 - across / 1.75 - inset * 1.15


def _pebbles(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for number, (x, y) in enumerate(paper.spots(rng, 26, 5)):
        size = paper.px(rng.uniform(0.5, 1.1))
        draw.ellipse((x - size, y - size * 0.7, x + size, y + size * 0.7), COLOURS["reg"][1 + number % 2])


def _ripples(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for number, (x, y) in enumerate(paper.spots(rng, 11, 10, 8)):
        _wave(draw, paper, (x, y), paper.px(rng.uniform(5, 9)), COLOURS["sand"][1 + number % 2], 0.9)


def _wave(draw: ImageDraw, paper: Paper, at: Point, half: float, colour: str, width: float) -> None:
    line = [(at[0] + half * t, at[1] + paper.px(1.3) * math.sin(3 * t)) for t in np.linspace(-1, 1, 15)]
    draw.line(line, colour, round(paper.px(width)), joint="curve")


def _dunes(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 9, 13, 6):
        half, rise = paper.px(rng.uniform(7, 10)), paper.px(rng.uniform(3.5, 5))
        arc = [(x + half * t, y + rise * t * t) for t in np.linspace(-1, 1, 17)]
        inner = [(x + half * t, y + rise * (0.9 + 0.1 * t * t)) for t in np.linspace(1, -1, 17)]
        draw.polygon(arc + inner, COLOURS["erg"][1])
        draw.line(arc, COLOURS["erg"][2], round(paper.px(1.3)), joint="curve")


def _tufts(draw: ImageDraw, rng: Rng, paper: Paper, colour: str, count: int, apart: float = 9) -> None:
    for x, y in paper.spots(rng, count, apart, 6):
        for lean in (-1.0, 0.0, 1.0):
            tip = (x + paper.px(1.6 * lean), y - paper.px(3.0 - abs(lean)))
            draw.line([(x + paper.px(0.4 * lean), y), tip], colour, round(paper.px(0.8)))


def _steppe(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 8, 9):
        size = paper.px(rng.uniform(1.5, 3))
        draw.ellipse((x - size * 1.6, y - size * 0.5, x + size * 1.6, y + size * 0.5), COLOURS["steppe"][2])
    _tufts(draw, rng, paper, COLOURS["steppe"][1], 13)


def _savanna(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    _tufts(draw, rng, paper, COLOURS["savanna"][2], 8)
    for x, y in paper.spots(rng, 11, 9.5, 6):
        _tree(draw, paper, (x, y), rng.uniform(1.7, 2.7))


def _tree(draw: ImageDraw, paper: Paper, at: Point, size: float) -> None:
    (x, y), r = at, paper.px(size)
    draw.ellipse((x - r * 0.6, y - r * 0.2, x + r * 1.5, y + r * 0.9), "#9AA46A")
    draw.ellipse((x - r, y - r, x + r, y + r * 0.7), COLOURS["savanna"][1])


def _hills(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 7, 13, 8):
        half, rise = paper.px(rng.uniform(5, 7.5)), paper.px(rng.uniform(4.5, 6.5))
        arc = [(x + half * t, y - rise * math.cos(t * math.pi / 2)) for t in np.linspace(-1, 1, 17)]
        draw.polygon(arc, COLOURS["hills"][2])
        draw.polygon([*arc[9:], (x + half * 0.25, y)], COLOURS["hills"][1])
        draw.line(arc, COLOURS["hills"][1], round(paper.px(1)), joint="curve")


def _stones(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 15, 8, 5):
        size = paper.px(rng.uniform(1.6, 3.6))
        ring = [(x + size * c * rng.uniform(0.8, 1.2), y + 0.75 * size * s) for c, s in _circle(6)]
        draw.polygon([(a + paper.px(0.9), b + paper.px(0.9)) for a, b in ring], COLOURS["rocky"][1])
        draw.polygon(ring, COLOURS["rocky"][2])


def _circle(count: int) -> list[Point]:
    return [(math.cos(2 * math.pi * k / count), math.sin(2 * math.pi * k / count)) for k in range(count)]


def _massif(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    """Crags, northern ones behind southern ones, lit on the west and dark on the east."""
    ground, dark, light = COLOURS["massif"]
    for x, y in paper.spots(rng, 9, 11, 3):
        half, rise = paper.px(rng.uniform(9, 13)), paper.px(rng.uniform(7, 11))
        tops = ((-1.0, 0.0), (-0.6, 0.45), (-0.35, 0.4), (0.0, 1.0), (0.3, 0.6), (0.6, 0.5), (1.0, 0.0))
        crest = [(x + half * a, y - rise * b * rng.uniform(0.85, 1.15)) for a, b in tops]
        base = (x + half * 0.15, y + rise * 0.35)
        draw.polygon([*crest[:4], base], light)
        draw.polygon([*crest[3:], base], dark)
        draw.polygon([crest[0], crest[2], (x - half * 0.5, y + rise * 0.15)], ground)
        draw.line(crest[1:6], "#5A4839", round(paper.px(0.8)), joint="curve")


def _wadi(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 7, 12, 8):
        _wave(draw, paper, (x, y), paper.px(rng.uniform(5, 8)), COLOURS["wadi"][2], 2.4)
    for x, y in paper.spots(rng, 6, 12, 7):
        r = paper.px(rng.uniform(1.2, 1.9))
        draw.ellipse((x - r, y - r, x + r, y + r * 0.7), COLOURS["wadi"][1])
    _tufts(draw, rng, paper, COLOURS["wadi"][1], 6, 11)


def _cliff(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    """Terraces stepping down to the south-east, as the cliff of Bandiagara does."""
    _, dark, light = COLOURS["escarpment"]
    for offset in (-17.0, -1.0, 15.0):
        ridge = []
        for along in np.linspace(-34, 34, 14):
            across = offset + rng.uniform(-1.2, 1.2)
            east, south = along * 0.8 + across * 0.6, across * 0.8 - along * 0.6
            ridge.append((paper.width / 2 + paper.px(east), paper.height / 2 + paper.px(south)))
        for x, y in ridge:
            draw.line([(x, y), (x + paper.px(4.2), y + paper.px(5.6))], dark, round(paper.px(1)))
        draw.line([(x - paper.px(1), y - paper.px(1.3)) for x, y in ridge], light, round(paper.px(2)))
        draw.line(ridge, dark, round(paper.px(1.6)), joint="curve")


def _cracks(draw: ImageDraw, rng: Rng, paper: Paper, colours: tuple[str, ...]) -> None:
    """Plates of dried clay or salt with dark joints between them."""
    step = paper.px(8)
    nodes = {}
    for row in range(-1, 11):
        for column in range(-1, 10):
            jitter = rng.uniform(-0.28, 0.28, 2) * step
            nodes[column, row] = ((column + (row % 2) / 2) * step + jitter[0], row * step * 0.87 + jitter[1])
    for (column, row), here in sorted(nodes.items()):
        for there in ((column + 1, row), (column + row % 2, row + 1)):
            if there in nodes and rng.random() < 0.72:  # the share of joints that opened
                draw.line([here, nodes[there]], colours[1], round(paper.px(0.9)))
    for x, y in paper.spots(rng, 7, 11, 6):
        size = paper.px(1.6)
        draw.ellipse((x - size * 2, y - size * 0.6, x + size * 2, y + size * 0.6), colours[2])


def _sebkha(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    _cracks(draw, rng, paper, COLOURS["sebkha"])


def _dry_lake(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    _cracks(draw, rng, paper, COLOURS["dry_lake"])


def _fields(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    greens = ("#97B073", "#B0C48E", COLOURS["irrigated"][2], "#A3B981")
    side = paper.px(9)
    for row in range(-1, 9):
        for column in range(-1, 8):
            x, y = column * side + (row % 2) * side / 3, row * side
            draw.rectangle((x, y, x + side * 0.92, y + side * 0.9), greens[int(rng.integers(len(greens)))])
    for y in (paper.height * 0.27, paper.height * 0.71):
        draw.line([(0, y), (paper.width, y)], COLOURS["irrigated"][1], round(paper.px(1.5)))


def _marsh(draw: ImageDraw, rng: Rng, paper: Paper) -> None:
    for x, y in paper.spots(rng, 9, 10, 6):
        size = paper.px(rng.uniform(2.5, 4.5))
        draw.ellipse((x - size * 1.5, y - size * 0.5, x + size * 1.5, y + size * 0.5), COLOURS["delta"][2])
    for x, y in paper.spots(rng, 9, 11, 8):
        _wave(draw, paper, (x, y), paper.px(rng.uniform(3.5, 7)), COLOURS["delta"][1], 1.3)
    _tufts(draw, rng, paper, "#6E8F66", 7)


PICTURES: Final[dict[str, Picture]] = {
    "reg": _pebbles,
    "sand": _ripples,
    "erg": _dunes,
    "steppe": _steppe,
    "savanna": _savanna,
    "hills": _hills,
    "rocky": _stones,
    "massif": _massif,
    "wadi": _wadi,
    "escarpment": _cliff,
    "sebkha": _sebkha,
    "dry_lake": _dry_lake,
    "irrigated": _fields,
    "delta": _marsh,
}
