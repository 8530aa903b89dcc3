"""The map as a side sees it: sheet, overlay, marks and names, counters.

Marks, names and counters are pictures with positions on the sheet; they are set anew when the side's
knowledge or the level changes, and only moved when the camera does.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

import pygame

from game.rules.sight import Sight
from game.ui import counters as drawing
from game.ui import ink, labels, mapnames, style, view
from game.ui.camera import LEVELS, Camera, centre
from game.ui.counters import Counters
from game.ui.lettering import Lettering
from game.ui.style import Face
from game.ui.tiles import Tiles
from game.ui.view import Card, Stack

BLOCKS: Final = {28: 22, 14: 14}  # width of a block by that of a hex
BESIDE: Final = 0.62  # size of reports that share their hex with units
NAMES_FROM: Final = 100  # hex width from which counters bear names

Sprite = tuple[pygame.Surface, tuple[int, int]]


class MapView:
    """Draws the map of one game."""

    def __init__(self, tiles: Tiles, counters: Counters, letters: Lettering) -> None:
        """Take what it draws with."""
        self.tiles, self.counters, self.letters = tiles, counters, letters
        self.stacks: dict[int, Stack] = {}
        self._set_at: object = None
        self._levels: dict[int, tuple[list[Sprite], list[Sprite]]] = {}  # set at the present stamp
        self._sprites: list[Sprite] = []
        self._names: list[Sprite] = []
        self._regions: dict[int, list[Sprite]] = {}  # names of regions and rivers, by level

    def show(
        self,
        sight: Sight,
        camera: Camera,
        stamp: object,
        selected: Collection[int],
        gone: Collection[int] = (),
    ) -> None:
        """Set counters and names for a state of things, if that or the level is new."""
        if self._set_at != stamp:
            self._set_at = stamp
            self._levels.clear()
            self.stacks = view.stacks(sight)
            if gone:
                self._take_out(frozenset(gone))
        if camera.level not in self._levels:
            sprites, boxes = self._counters(sight, camera.level, frozenset(selected))
            names = labels.place_labels(
                sight.theatre, sight.state, self.counters, self.letters, camera.level, boxes
            )
            self._levels[camera.level] = sprites, names
        self._sprites, self._names = self._levels[camera.level]

    def draw(self, surface: pygame.Surface, camera: Camera, between: Collection[Sprite] = ()) -> bool:
        """Draw what is seen; tells whether the sheet was ready. `between` lies under counters and names."""
        ready = self.tiles.draw(surface, camera)
        clip = surface.get_clip()
        surface.set_clip(camera.view)
        dx, dy = camera.view[0] - round(camera.x), camera.view[1] - round(camera.y)
        seen = pygame.Rect(camera.view).inflate(240, 160)
        if camera.level not in self._regions:
            self._regions[camera.level] = mapnames.names_at(
                self.tiles.ground.names, self.letters, camera.level
            )
        for layer, small in (
            (self._regions[camera.level], False),
            (between, False),
            (self._names, True),
            (self._sprites, True),
        ):
            moved = [(picture, (x + dx, y + dy)) for picture, (x, y) in layer]
            surface.fblits([one for one in moved if seen.collidepoint(one[1])] if small else moved)
        surface.set_clip(clip)
        return ready

    def _take_out(self, gone: frozenset[int]) -> None:
        """Leave units out that are on their way over the screen."""
        for stack in self.stacks.values():
            stack.cards = [card for card in stack.cards if card.unit not in gone]
        self.stacks = {here: stack for here, stack in self.stacks.items() if stack.cards or stack.reports}

    def moving(self, sight: Sight, units: Collection[int], width: int) -> pygame.Surface | None:
        """The counter of units on their way."""
        known = [unit for unit in units if 0 <= unit < len(sight.theatre.units) and sight.state.present[unit]]
        if not known:
            return None
        shown = [view.unit_card(sight.theatre, sight.state, unit) for unit in known]
        side = round(width * 0.75) if width >= drawing.FAR else BLOCKS[width]
        return self._picture(shown, side, width, frozenset())

    # Counters

    def _counters(
        self, sight: Sight, level: int, selected: frozenset[int]
    ) -> tuple[list[Sprite], list[pygame.Rect]]:
        sprites: list[Sprite] = []
        tags: list[Sprite] = []
        boxes: list[pygame.Rect] = []
        width = LEVELS[level]
        top_down = sorted(self.stacks.values(), key=lambda stack: stack.hex)
        for stack in top_down:
            x, y = centre(sight.theatre.grid, stack.hex, width)
            side = round(width * 0.75) if width >= drawing.FAR else BLOCKS[width]
            raised = width * 0.06 if width >= NAMES_FROM else 0.0
            for cards, shift, size in _piles(stack, width):
                at = (x + shift[0], y + shift[1] - raised)
                here = round(side * size)
                sprites.append(_centred(self._picture(cards, here, width, selected), at))
                boxes.append(pygame.Rect(0, 0, here, here if width >= drawing.FAR else here * 2 // 3))
                boxes[-1].center = round(at[0]), round(at[1])
                if len(cards) > 1 and width >= drawing.FAR:  # those behind look out above and to the right
                    out = round(drawing.BEHIND * here)
                    boxes[-1].update(boxes[-1].x, boxes[-1].y - out, here + out, here + out)
                if width >= NAMES_FROM and cards[0].contact < 0:
                    tags.append(self._tag(_top(cards, selected), at, here, width))
                    boxes.append(tags[-1][0].get_rect(topleft=tags[-1][1]))
        return [*sprites, *tags], boxes

    def _picture(self, cards: list[Card], side: int, width: int, selected: frozenset[int]) -> pygame.Surface:
        top = _top(cards, selected)
        chosen = top.unit >= 0 and top.unit in selected
        if width < drawing.FAR:
            return self.counters.block(top, side, len(cards), selected=chosen)
        behind = tuple(card.faction for card in cards if card is not top)[:2]
        return self.counters.counter(top, side, behind, len(cards), selected=chosen)

    def _tag(self, card: Card, at: tuple[float, float], side: int, room: int) -> Sprite:
        """The name on a dark tag beneath a counter, cut to the width of a hex: the next may bear one too."""
        name = self.letters.fit(card.name, Face.HEAD, 14, room - 18)
        word = self.letters.word(name, Face.HEAD, 14, style.TEXT)
        box = ink.rounded((word.get_width() + 14, word.get_height() + 2), 3, style.BAR).copy()
        box.blit(word, (7, 0))
        return box, (round(at[0] - box.get_width() / 2), round(at[1] + side / 2 + 4))


def _piles(stack: Stack, width: int) -> list[tuple[list[Card], tuple[float, float], float]]:
    """The piles of a hex: cards, shift from its centre, size."""
    if stack.cards and stack.reports:
        return [
            (stack.cards, (-width * 0.1, -width * 0.04), 1.0),
            (stack.reports, (width * 0.3, width * 0.2), BESIDE),
        ]
    return [(stack.cards or stack.reports, (0.0, 0.0), 1.0)]


def _top(cards: list[Card], selected: frozenset[int]) -> Card:
    return next((card for card in cards if card.unit in selected), cards[0])


def _centred(picture: pygame.Surface, at: tuple[float, float]) -> Sprite:
    return picture, (round(at[0] - picture.get_width() / 2), round(at[1] - picture.get_height() / 2))
