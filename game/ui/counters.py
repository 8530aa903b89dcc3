"""Counters: units as small square cards, at three levels of detail; drawn once each and kept.

Far: a block in the shape of the frame. Medium and close: plate with the symbol, posture, a hairline of
time left, a strip with the letter and the steps. What is wrong with supply shows on the upper right corner,
the number of a stack on the upper left.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import Final

import pygame

from game.model.theatre import Theatre
from game.terms import Posture, SupplyState
from game.texts import _
from game.ui import ink, style, symbols
from game.ui.lettering import Lettering
from game.ui.style import Colour, Face, Livery
from game.ui.view import Card

FINE: Final = 4  # times that a counter is drawn larger, and then reduced
DESIGN: Final = 42.0  # side of a counter in its own units
FAR: Final = 32  # hexes narrower than this show blocks
PAD: Final = 9.0  # room round a counter for its shadow, cards behind and discs, in its own units
BEHIND: Final = 5.2 / DESIGN  # of its side by which cards behind a counter look out
SIGN: Final = style.rgb("#DCD2BE")  # plate of a report
MOST_BARS: Final = 7  # in one row


class Counters:
    """Draws the counters of one theatre at any size."""

    def __init__(self, theatre: Theatre) -> None:
        """Take the liveries from the factions' colours."""
        self.liveries = [style.livery(style.rgb(faction.colour)) for faction in theatre.factions]
        self.letters = [faction.letter for faction in theatre.factions]
        self.big = Lettering(1.0)
        self.counter = lru_cache(maxsize=2048)(self._counter)
        self.block = lru_cache(maxsize=512)(self._block)

    def livery(self, faction: int) -> Livery:
        """The look of a faction; of nobody a plain one."""
        return self.liveries[faction] if faction >= 0 else style.livery(style.THIRD)

    # A card on the map

    def _counter(
        self,
        card: Card,
        side: int,
        behind: tuple[int, ...],
        count: int,
        *,
        selected: bool,
        plain: bool = False,
    ) -> pygame.Surface:
        """A counter of `side` pixels with its cards behind, in a surface that is larger by the room round it.

        behind: factions of the cards behind, at most two; count: how many stand there in all
        """
        canvas = _Canvas(side, self)
        canvas.shadow()
        if selected:
            canvas.ring()
        for depth in range(len(behind), 0, -1):
            canvas.body(self.livery(behind[depth - 1]), 2.6 * depth, -2.6 * depth)
        if card.known:
            canvas.body(self.livery(card.faction))
            canvas.plate(self.livery(card.faction).plate)
            canvas.face(card)
            canvas.strip(card, self.livery(card.faction), self.letters[card.faction])
        else:
            canvas.report(card, self.livery(card.faction))
        out = canvas.reduced()
        if not plain:
            self._badges(out, card, side, count)
        return out

    def _badges(self, out: pygame.Surface, card: Card, side: int, count: int) -> None:
        unit = side / DESIGN
        if count > 1:
            at = (PAD * unit + 1.5 * unit, PAD * unit + 1.5 * unit)
            self._disc(out, at, unit, str(count))
        if card.contact < 0 and card.supply > SupplyState.SUPPLIED:
            at = (PAD * unit + (DESIGN - 2) * unit, PAD * unit + 2 * unit)
            out_of = _supply_disc(round(13 * unit), card.supply)
            out.blit(out_of, out_of.get_rect(center=(round(at[0]), round(at[1]))))

    def _disc(self, out: pygame.Surface, at: tuple[float, float], unit: float, text: str) -> None:
        diameter = max(12, round(13 * unit))
        badge = ink.disc(diameter, style.BLACK, style.PAPER, 1.0).copy()
        word = self.big.word(text, Face.BOLD, max(9.0, 10.5 * unit), style.WHITE)
        badge.blit(word, word.get_rect(center=(diameter // 2, diameter // 2)))
        out.blit(badge, badge.get_rect(center=(round(at[0]), round(at[1]))))

    # The far level

    def _block(self, card: Card, width: int, count: int, *, selected: bool) -> pygame.Surface:
        """A block in the frame's shape, for hexes that are too small for a counter."""
        shape = symbols.frame(card.symbol)
        high = round(width * 15 / 22)
        size = {"rectangle": (width, high), "square": (high + 1, high + 1), "diamond": (high + 5, high + 5)}[
            shape
        ]
        pad = 6
        big = pygame.Surface(((size[0] + 2 * pad) * FINE, (size[1] + 2 * pad) * FINE), pygame.SRCALPHA)
        livery = self.livery(card.faction)
        rect = pygame.Rect(pad * FINE, pad * FINE, size[0] * FINE, size[1] * FINE)
        fill, edge = (livery.colour, style.BLACK) if card.known else (SIGN, SIGN)
        _shaped(
            big,
            rect.inflate(FINE * 5, FINE * 5) if selected else rect.inflate(FINE * 4, FINE * 4),
            shape,
            style.ORDER if selected else style.PAPER,
        )
        _shaped(big, rect.inflate(FINE * 2, FINE * 2), shape, edge)
        _shaped(big, rect, shape, fill)
        if not card.known:
            _dashed(big, rect, shape, livery.colour)
        out = pygame.transform.smoothscale(big, (size[0] + 2 * pad, size[1] + 2 * pad))
        text = self.letters[card.faction] if card.known else "?"
        word = self.big.word(text, Face.BOLD, size[1] * 0.86, livery.ink if card.known else style.INK)
        if shape == "diamond":
            word = self.big.word(text, Face.BOLD, size[1] * 0.6, livery.ink if card.known else style.INK)
        out.blit(word, word.get_rect(center=(out.get_width() / 2, out.get_height() / 2)))
        if count > 1:
            badge = ink.disc(11, style.BLACK, style.PAPER, 0.8).copy()
            number = self.big.word(str(count), Face.BOLD, 8.5, style.WHITE)
            badge.blit(number, number.get_rect(center=(5.5, 5.5)))
            out.blit(badge, (out.get_width() - 12, 0))
        return out


def _shaped(out: pygame.Surface, rect: pygame.Rect, shape: symbols.Frame, colour: Colour) -> None:
    if shape == "diamond":
        pygame.draw.polygon(out, colour, [rect.midtop, rect.midright, rect.midbottom, rect.midleft])
    else:
        pygame.draw.rect(out, colour, rect, border_radius=FINE)


def _dashed(out: pygame.Surface, rect: pygame.Rect, shape: symbols.Frame, colour: Colour) -> None:
    corners = [rect.topleft, rect.topright, rect.bottomright, rect.bottomleft]
    if shape == "diamond":
        corners = [rect.midtop, rect.midright, rect.midbottom, rect.midleft]
    for part in ink.dashes([*corners, corners[0]], (2.2 * FINE, 1.6 * FINE)):
        pygame.draw.lines(out, colour, closed=False, points=part, width=round(1.3 * FINE))


@lru_cache(maxsize=64)
def _supply_disc(diameter: int, supply: int) -> pygame.Surface:
    """Half a disc: stretched; a triangle: short; a cross: out."""
    size = max(11, diameter) * FINE
    out = pygame.Surface((size, size), pygame.SRCALPHA)
    middle = size / 2
    pygame.draw.circle(out, style.PAPER, (middle, middle), middle)
    pygame.draw.circle(out, style.BLACK, (middle, middle), middle - FINE)
    reach = size * 0.3
    if supply == SupplyState.STRETCHED:
        pygame.draw.circle(
            out, style.WARNING, (middle, middle), reach, draw_top_left=True, draw_bottom_left=True
        )
        pygame.draw.circle(out, style.WARNING, (middle, middle), reach, FINE)
    elif supply == SupplyState.SHORT:
        top, low = middle - reach, middle + reach * 0.75
        pygame.draw.polygon(out, style.WARNING, [(middle, top), (middle + reach, low), (middle - reach, low)])
    else:
        for sign in (1, -1):
            a, b = (
                (middle - reach * 0.8, middle - sign * reach * 0.8),
                (
                    middle + reach * 0.8,
                    middle + sign * reach * 0.8,
                ),
            )
            pygame.draw.line(out, style.BAD, a, b, round(1.8 * FINE))
    return pygame.transform.smoothscale(out, (size // FINE, size // FINE))


class _Canvas:
    """A counter in the making, drawn large in its own units."""

    def __init__(self, side: int, counters: Counters) -> None:
        self.counters = counters
        self.unit = side * FINE / DESIGN
        self.whole = round((DESIGN + 2 * PAD) * side / DESIGN)
        self.out = pygame.Surface((self.whole * FINE, self.whole * FINE), pygame.SRCALPHA)

    def rect(self, x: float, y: float, width: float, height: float) -> pygame.Rect:
        """A box given in units from the counter's top left."""
        left, top = (PAD + x) * self.unit, (PAD + y) * self.unit
        return pygame.Rect(round(left), round(top), round(width * self.unit), round(height * self.unit))

    def fill(
        self, colour: Colour, x: float, y: float, width: float, height: float, radius: float = 0
    ) -> None:
        """A box in a colour."""
        pygame.draw.rect(
            self.out, colour, self.rect(x, y, width, height), border_radius=round(radius * self.unit)
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point given in units."""
        return (PAD + x) * self.unit, (PAD + y) * self.unit

    def stroke(self, colour: Colour, points: list[tuple[float, float]], width: float) -> None:
        """A line through points given in units, with square joins."""
        moved = [self.at(*p) for p in points]
        thick = max(1, round(width * self.unit))
        for a, b in pairwise(moved):
            pygame.draw.line(self.out, colour, a, b, thick)
        for x, y in moved[1:-1]:
            pygame.draw.rect(self.out, colour, (x - thick / 2, y - thick / 2, thick, thick))

    def shadow(self) -> None:
        """A soft shadow, below and to the right."""
        box = self.rect(1.2, 1.8, DESIGN, DESIGN)
        small = pygame.Surface((self.whole, self.whole), pygame.SRCALPHA)
        spot = [round(v / FINE) for v in box]
        pygame.draw.rect(small, (20, 12, 4, 120), spot, border_radius=4)
        soft = pygame.transform.gaussian_blur(small, max(1, round(self.unit / FINE * 1.8)))
        self.out.blit(pygame.transform.smoothscale(soft, self.out.get_size()), (0, 0))

    def ring(self) -> None:
        """The double ring of what is selected: cream between two dark lines."""
        for grow, colour in ((6.4, style.BLACK), (5.2, style.ORDER), (2.6, style.BLACK)):
            self.fill(colour, -grow, -grow, DESIGN + 2 * grow, DESIGN + 2 * grow, 4 + grow)
        self.fill(style.ORDER, -1.6, -1.6, DESIGN + 3.2, DESIGN + 3.2, 5.6)

    def body(self, livery: Livery, dx: float = 0, dy: float = 0) -> None:
        """A card: light halo, dark rim, the faction's colour."""
        if not dx:
            self.fill(style.PAPER, -1.1, -1.1, DESIGN + 2.2, DESIGN + 2.2, 5)
        self.fill(style.BLACK, dx, dy, DESIGN, DESIGN, 4)
        self.fill(livery.colour, dx + 1.3, dy + 1.3, DESIGN - 2.6, DESIGN - 2.6, 2.8)
        if livery.rim:
            self.fill(livery.rim, dx + 1.3, dy + 1.3, DESIGN - 2.6, DESIGN - 2.6, 2.8)
            self.fill(livery.colour, dx + 2.1, dy + 2.1, DESIGN - 4.2, DESIGN - 4.2, 2.2)

    def plate(self, colour: Colour) -> None:
        """The tinted plate behind the symbol."""
        self.fill(colour, 3, 3, 36, 27, 1.6)

    def face(self, card: Card) -> None:
        """Symbol, mark of size and posture on the plate."""
        shape = symbols.frame(card.symbol)
        width, height = {"rectangle": (27, 18), "square": (20, 20), "diamond": (25, 25)}[shape]
        middle = {"rectangle": 18.4, "square": 18.0, "diamond": 16.6}[shape]
        drawn = symbols.symbol(card.symbol, round(width * self.unit), round(height * self.unit))
        x, y = self.at(21, middle)
        self.out.blit(drawn, drawn.get_rect(center=(round(x), round(y))))
        self._size(card, middle - drawn.get_height() / self.unit / 2)
        self._posture(card)

    def _size(self, card: Card, top: float) -> None:
        """Dots or bars above the frame."""
        dots, bars = symbols.size_marks(card.symbol)
        y = max(3.4, top - 3.4)
        for number in range(bars):
            x = 21 + (number - (bars - 1) / 2) * 3 - 0.65
            self.fill(style.INK, x, y, 1.3, max(2.6, top - y + 0.9))
        for number in range(dots):
            x, middle = self.at(21 + (number - (dots - 1) / 2) * 3.6, y + 1.4)
            pygame.draw.circle(self.out, style.INK, (x, middle), 1.25 * self.unit)

    def _posture(self, card: Card) -> None:
        match card.posture:
            case Posture.ENTRENCHED:
                self.stroke(style.INK, [(4.6, 22.5), (4.6, 28.4), (37.4, 28.4), (37.4, 22.5)], 1.5)
            case Posture.DISPERSED:
                for x, y in ((6.2, 6.2), (35.8, 6.2), (6.2, 26.8), (35.8, 26.8)):
                    pygame.draw.circle(self.out, style.INK, self.at(x, y), 1.4 * self.unit)
            case Posture.PATROLLING:
                self._eye()
            case Posture.UNDERGROUND:
                self.stroke(style.INK, [(4.6, 28.4), (37.4, 28.4)], 1.5)
            case _ if card.moving:
                for x in (31.0, 34.2):
                    self.stroke(style.INK, [(x, 4.4), (x + 2.8, 7.2), (x, 10.0)], 1.3)

    def _eye(self) -> None:
        x, y = self.at(34.4, 6.6)
        box = pygame.Rect(0, 0, round(7 * self.unit), round(4.4 * self.unit))
        box.center = round(x), round(y)
        pygame.draw.ellipse(self.out, style.INK, box)
        pygame.draw.ellipse(self.out, style.WHITE, box.inflate(round(-2 * self.unit), round(-2 * self.unit)))
        pygame.draw.circle(self.out, style.INK, (x, y), 1.2 * self.unit)

    def strip(self, card: Card, livery: Livery, letter: str) -> None:
        """Hairline of time left, letter and steps."""
        light = style.luminance(livery.ink) > 0.5
        if card.contact < 0:
            spent = style.mix(livery.colour, style.BLACK, 0.4)
            self.fill(spent, 3, 30.8, 36, 1.2)
            self.fill(style.WHITE, 3, 30.8, 36 * card.time / 1000, 1.2)
        word = self.counters.big.word(letter, Face.BOLD, 9.6 * self.unit, livery.ink)
        x, y = self.at(4.2, 36.1)
        self.out.blit(word, word.get_rect(midleft=(round(x), round(y))))
        self._bars(card, livery.ink if light else style.INK)

    def _bars(self, card: Card, colour: Colour) -> None:
        """A bar a step: full where present, hollow where lost; many stand in two rows."""
        full = max(1, min(card.full, 2 * MOST_BARS))
        rows = 1 if full <= MOST_BARS else 2
        columns = -(-full // rows)
        width, gap = (3.2, 0.95) if columns <= 6 else (2.7, 0.8)
        high = 6.4 if rows == 1 else 2.9
        for bar in range(full):
            row, column = divmod(bar, columns)
            x = 38.6 - (columns - column) * (width + gap) + gap
            y = 33 + row * (high + 0.7)
            if bar < card.steps:
                self.fill(colour, x, y, width, high)
            else:
                pygame.draw.rect(
                    self.out, colour, self.rect(x, y, width, high), max(1, round(0.45 * self.unit))
                )

    def report(self, card: Card, livery: Livery) -> None:
        """What was seen some days ago: a grey plate, a dashed rim, its age."""
        self.fill(SIGN, 0, 0, DESIGN, DESIGN, 4)
        corners = [self.at(x, y) for x, y in ((1, 1), (41, 1), (41, 41), (1, 41), (1, 1))]
        for part in ink.dashes(corners, (3.4 * self.unit, 1.6 * self.unit)):
            pygame.draw.lines(
                self.out, livery.colour, closed=False, points=part, width=round(1.9 * self.unit)
            )
        drawn = symbols.symbol(card.symbol, round(25 * self.unit), round(24 * self.unit))
        x, y = self.at(21, 16.6)
        self.out.blit(drawn, drawn.get_rect(center=(round(x), round(y))))
        hidden = card.posture == Posture.UNDERGROUND
        text = _("sign") if hidden else _("{days} d").format(days=card.age)
        word = self.counters.big.word(text, Face.HEAD, 10.4 * self.unit, style.INK)
        x, y = self.at(21, 35.2)
        self.out.blit(word, word.get_rect(center=(round(x), round(y))))

    def reduced(self) -> pygame.Surface:
        """The counter at its size."""
        return pygame.transform.smoothscale(self.out, (self.whole, self.whole))
