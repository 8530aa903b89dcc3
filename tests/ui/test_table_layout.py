"""The table at three sizes and scales, in two languages: no words cut or covered, nothing off its panel.

The games are reached by orders; each scene is then looked at from a desk of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pygame
import pytest

from game.model.orders import Assault
from game.ui import menu
from game.ui.desk import Desk
from game.ui.lettering import Lettering
from game.ui.pen import Pen, Rect
from game.ui.shell.playing import desk_scale
from game.ui.style import Face
from game.ui.tiles import plain_tiles
from tests.ui.layout import of_words, of_zones
from tests.ui.situations import SCENES, game

SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
SCALES = [75, 100, 200]
ALWAYS = {((1280, 720), 100), ((1920, 1080), 100), ((3840, 2160), 200)}
"""What every run looks at. The others are laid out like one of these but for rounding, or have more room."""
LOOKS = [
    pytest.param(
        size, scale, marks=() if (size, scale) in ALWAYS else pytest.mark.slow, id=f"{size[0]}-{scale}"
    )
    for size in SIZES
    for scale in SCALES
]


# What a reader would stumble over


def of_orders(desk: Desk) -> Iterator[str]:
    """Orders and choices without a button."""
    if desk.composer.selected and not desk.air_open and not isinstance(desk.proposal, Assault):
        shown = {zone.name for panel in desk.panels for zone in panel.zones}
        for verb in menu.offers(desk):
            if verb.name not in shown:
                yield f"{verb.label!r} has no button"


def of_panels(desk: Desk, screen: Rect) -> Iterator[str]:
    """Panels and cards off the screen, and panels on one another."""
    panels = [panel for panel in desk.panels if panel.surface is not None]
    for panel in panels:
        if not screen.contains(panel.rect):
            yield f"{panel.draw} leaves the screen: {panel.rect}"
    for one, other in combinations(panels, 2):
        if one.rect.colliderect(other.rect):
            yield f"{one.draw} lies on {other.draw}"
    for picture, at in desk.ways.cards():
        blur = desk.type.px(12)
        card = picture.get_rect(topleft=at).inflate(-2 * blur, -2 * blur)
        if not Rect(*desk.camera.view).contains(card):
            yield f"a card leaves the map: {card}"


@pytest.mark.parametrize(("name", "scene"), SCENES, ids=lambda one: getattr(one, "__name__", one))
@pytest.mark.parametrize(("size", "scale"), LOOKS)
def test_nothing_on_the_table_is_cut_or_covered(
    pens: list[Pen],
    language: str,
    name: str,
    scene: Callable[[Desk], None],
    size: tuple[int, int],
    scale: int,
) -> None:
    table, surface = game(name, language), pygame.Surface(size)
    desk = Desk(table, plain_tiles(table.match.theatre), size, desk_scale(size, scale))
    scene(desk)
    pens.clear()
    desk.draw(surface)
    screen = surface.get_rect()
    found = [fault for pen in pens for fault in of_words(pen.written)]
    for zones in (*(panel.zones for panel in desk.panels), desk.dialogue_zones if desk.dialogue else []):
        found += of_zones(zones, screen)
    found += [*of_panels(desk, screen), *of_orders(desk)]
    assert not found, "\n".join(found)


def test_the_checker_sees_what_is_cut_or_covered(pens: list[Pen]) -> None:
    surface = pygame.Surface((200, 100))
    pen = Pen(surface, Lettering(1.0), room=Rect(10, 10, 120, 80))
    pen.based((20, 30), "one word", Face.BODY, 14)
    pen.based((30, 32), "another", Face.BODY, 14)
    pen.based((100, 60), "beyond its room", Face.BODY, 14)
    found = list(of_words(pens[-1].written))
    assert any("lies on" in one for one in found)
    assert any("'beyond its room' is cut" in one for one in found)
