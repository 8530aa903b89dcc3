"""Marks and names of places, set so that no name lies on another, on a mark or on a counter.

The largest places come first. Each name tries the eight positions round its mark, then farther ones; a
village without a free one is dropped, a capital never.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pygame

from game.model.state import State
from game.model.theatre import Theatre
from game.terms import Runway, Site
from game.texts import titled
from game.ui import ink, style
from game.ui.camera import LEVELS, centre
from game.ui.counters import Counters
from game.ui.lettering import Lettering
from game.ui.style import Colour, Face

CAPITAL, TOWN, VILLAGE = 3, 2, 1
SMALLEST: Final = (0, 0, 2, 3)  # size of place from which names are shown, by level
GROWTH: Final = (1.15, 1.0, 0.9, 0.85)  # of names and marks, by level
FACES: Final = {CAPITAL: (Face.BOLD, 20.0), TOWN: (Face.HEAD, 16.5), VILLAGE: (Face.MEDIUM, 14.0)}

# Round a mark: to the right, left, above, below, then the corners
AROUND: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-1, -1), (-1, 1))
ABOVE_FIRST: Final = ((0, -1), (1, 0), (0, 1), (-1, 0), *AROUND[4:])
FARTHER: Final = (0, 7, 16)

Sprite = tuple[pygame.Surface, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Named:
    """What a name belongs to: its size, and the box that the name must leave free."""

    text: str
    size: int
    box: pygame.Rect
    counter: bool  # whether the box is that of a counter


def place_labels(
    theatre: Theatre,
    state: State,
    counters: Counters,
    letters: Lettering,
    level: int,
    busy: list[pygame.Rect],
) -> list[Sprite]:
    """Marks and names of a level, as pictures with their positions on the sheet.

    busy: boxes of counters on the sheet, one a hex; names keep clear of them
    """
    marks: list[Sprite] = []
    named: list[Named] = []
    taken = [box.copy() for box in busy]
    for number, place in enumerate(theatre.places):
        x, y = centre(theatre.grid, place.hex, LEVELS[level])
        covered = next((box for box in busy if box.collidepoint(x, y)), None)
        if place.site == Site.AIRFIELD:
            if level <= 1:
                marks.append(_airfield(theatre, state, number, level, letters, (x, y), covered))
                taken.append(_box(marks[-1]))
            continue
        if place.size < SMALLEST[level]:
            continue
        if covered is None:
            marks.append(_mark(theatre, state, counters, number, level, letters, (x, y)))
            taken.append(_box(marks[-1]).inflate(-2, -2))
        named.append(Named(titled(place.name), place.size, covered or taken[-1], covered is not None))
    names = []
    for one in sorted(named, key=lambda n: (-n.size, n.box.y, n.box.x)):
        set_name = _set(one, letters, level, taken)
        if set_name is not None:
            names.append(set_name)
            taken.append(_box(set_name).inflate(-4, -6))
    return [*marks, *names]


def _box(sprite: Sprite) -> pygame.Rect:
    return sprite[0].get_rect(topleft=sprite[1])


def _set(named: Named, letters: Lettering, level: int, taken: list[pygame.Rect]) -> Sprite | None:
    face, size = FACES.get(named.size, FACES[VILLAGE])
    colour: Colour = style.INK if named.size >= TOWN else style.INK_SMALL
    picture = letters.haloed(named.text, face, size * GROWTH[level], colour, style.HALO)
    first: Sprite | None = None
    others = [box for box in taken if box != named.box]
    box = named.box.inflate(12, 14) if named.counter else named.box
    for rect in _positions(picture.get_rect(), box, ABOVE_FIRST if named.counter else AROUND):
        inner = rect.inflate(-4, -8)
        if inner.collidelist(others) < 0 and not inner.colliderect(named.box):
            return picture, rect.topleft
        first = first or (picture, rect.topleft)
    return first if named.size == CAPITAL else None


def _positions(
    rect: pygame.Rect, box: pygame.Rect, around: tuple[tuple[int, int], ...]
) -> Iterator[pygame.Rect]:
    for away in FARTHER:
        for dx, dy in around:
            out = rect.copy()
            out.centerx = box.centerx + dx * (box.width // 2 + away)
            out.centery = box.centery + dy * (box.height // 2 + away)
            if dx:
                out.x += dx * (rect.width // 2 - 1)
            if dy and not dx:
                out.y += dy * (rect.height // 2 - 5)
            elif dy:
                out.y += dy * 3
            yield out


def _mark(
    theatre: Theatre,
    state: State,
    counters: Counters,
    number: int,
    level: int,
    letters: Lettering,
    at: tuple[float, float],
) -> Sprite:
    """A square of a town, a ring of a village, in its holder's colour."""
    place, holder = theatre.places[number], int(state.holder[number])
    fill = style.PAPER if holder < 0 else counters.livery(holder).colour
    side = letters.px({CAPITAL: 11, TOWN: 9}.get(place.size, 8) * GROWTH[level])
    if place.site == Site.STRONGHOLD:
        picture = _stronghold(side + 4, fill)
    elif place.size >= TOWN:
        picture = ink.rounded((side, side), 1, fill, style.INK, 1.4)
    else:
        picture = ink.disc(side, fill, style.INK, 1.4)
    backed = pygame.Surface((picture.get_width() + 2, picture.get_height() + 2), pygame.SRCALPHA)
    backed.blit(picture, (1, 1))
    return backed, (round(at[0] - backed.get_width() / 2), round(at[1] - backed.get_height() / 2))


def _stronghold(side: int, fill: Colour) -> pygame.Surface:
    """A triangle, like a height on a map."""
    big = pygame.Surface((side * ink.FINE, side * ink.FINE), pygame.SRCALPHA)
    low, high, middle = side * ink.FINE * 0.9, side * ink.FINE * 0.08, side * ink.FINE / 2
    pygame.draw.polygon(big, style.INK, [(middle, high), (side * ink.FINE, low), (0, low)])
    pygame.draw.polygon(
        big,
        fill,
        [
            (middle, high + 3.2 * ink.FINE),
            (side * ink.FINE - 2.8 * ink.FINE, low - 1.5 * ink.FINE),
            (2.8 * ink.FINE, low - 1.5 * ink.FINE),
        ],
    )
    return pygame.transform.smoothscale(big, (side, side))


def _airfield(
    theatre: Theatre,
    state: State,
    number: int,
    level: int,
    letters: Lettering,
    at: tuple[float, float],
    covered: pygame.Rect | None,
) -> Sprite:
    """A ring with a runway: whole where open, broken where only light aircraft land, crossed where closed."""
    picture = airfield_picture(letters.px(15 * GROWTH[level]), int(state.condition[number]))
    width = LEVELS[level]
    alone = (int(theatre.places[number].hex), int(Site.TOWN)) not in theatre.place_at
    if alone and covered is None:
        return picture, (round(at[0] - picture.get_width() / 2), round(at[1] - picture.get_height() / 2))
    left = (covered.left if covered else at[0] - width * 0.14) - picture.get_width() - 1
    return picture, (round(left), round(at[1] - picture.get_height() / 2 + width * 0.06))


def airfield_picture(side: int, condition: int) -> pygame.Surface:
    """The mark of an airfield in a condition."""
    fine = ink.FINE
    big = pygame.Surface((side * fine, side * fine), pygame.SRCALPHA)
    middle = side * fine / 2
    pygame.draw.circle(big, (*style.HALO, 235), (middle, middle), middle)
    ring = round(1.3 * fine)
    if condition == Runway.OPEN:
        pygame.draw.circle(big, style.INK, (middle, middle), middle, ring)
    else:
        around = [
            (middle + (middle - ring / 2) * d.x, middle + (middle - ring / 2) * d.y)
            for d in (pygame.Vector2(1, 0).rotate(turn) for turn in range(0, 361, 6))
        ]
        for part in ink.dashes(around, (2.4 * fine, 1.6 * fine)):
            pygame.draw.lines(big, style.INK, closed=False, points=part, width=ring)
    reach = middle * 0.56
    runway = ((middle - reach * 0.85, middle + reach * 0.6), (middle + reach * 0.85, middle - reach * 0.6))
    pygame.draw.line(big, style.INK, *runway, round(2.4 * fine))
    if condition == Runway.CLOSED:
        other = ((middle - reach * 0.5, middle - reach * 0.8), (middle + reach * 0.5, middle + reach * 0.8))
        pygame.draw.line(big, style.INK, *other, round(1.2 * fine))
    elif condition == Runway.LIGHT:
        pygame.draw.line(big, style.HALO, *runway, round(0.8 * fine))
    return pygame.transform.smoothscale(big, (side, side))
