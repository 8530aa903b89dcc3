"""The chrome round the map: its panels, where each lies, and when each is drawn anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.ui import hints, legend, log, recap, style
from game.ui.pen import Pen, Rect, Zone
from game.ui.sidepanel import draw_sidepanel
from game.ui.statusline import draw_statusline
from game.ui.topbar import draw_topbar

if TYPE_CHECKING:
    from game.ui.desk import Desk


@dataclass(slots=True)
class Panel:
    """A part of the chrome: drawn when what it shows has changed, else only put in its place."""

    rect: Rect
    draw: Callable[[Pen], None]
    see_through: bool = False
    zooms: bool = False  # whether it tells of the level of detail
    fit: Callable[[], int] | None = None  # tells how high it is now; 0 hides it
    stamp: object = None
    surface: pygame.Surface | None = None
    zones: list[Zone] = field(default_factory=list)


def lay(desk: Desk) -> list[Panel]:
    """The panels of a desk of its present size, the lowest first."""
    px, (width, height) = desk.type.px, desk.size
    side, top, low = px(style.SIDE), px(style.TOP), px(style.STATUS)
    across = width - side
    log_high = px(min(log.HEIGHT, (height - top - low) // 3))
    gap = px(14)

    def floating(rect: Rect, draw: Callable[..., None], *, zooms: bool = False) -> Panel:
        return Panel(rect, partial(draw, desk=desk), see_through=True, zooms=zooms)

    zoom, scale = px(124), min(px(330), across - 3 * gap - px(log.WIDTH))
    if desk.bare:
        desk.minimap_rect = Rect(0, 0, 0, 0)
        corner = Rect(width - gap - scale, height - gap - px(36), scale, px(36))
        return [floating(corner, hints.draw_scale, zooms=True)]
    lowest, head = height - low - gap, top + gap + px(36) + gap
    layers = hints.layers_width(desk.type)
    beside = top + gap if layers + zoom + 3 * gap <= across else head  # the zoom, or below for want of room
    told = floating(Rect(gap, lowest - log_high, px(log.WIDTH), log_high), log.draw_log)
    key = floating(Rect(gap, head, px(legend.WIDE), 0), legend.draw_legend)
    key.fit = partial(legend.height, desk, lowest - head - log_high - gap)
    if desk.recap.open:
        key.fit = int  # there is no room beside the recap
        told = floating(Rect(gap, head, px(recap.WIDTH), lowest - head), recap.draw)
    return [
        Panel(Rect(0, 0, width, top), partial(draw_topbar, desk=desk)),
        Panel(Rect(across, top, side, height - top), partial(draw_sidepanel, desk=desk)),
        Panel(Rect(0, height - low, across, low), partial(draw_statusline, desk=desk)),
        told,
        key,
        floating(Rect(gap, top + gap, layers, px(36)), hints.draw_layers),
        floating(Rect(across - gap - zoom, beside, zoom, px(34)), hints.draw_zoom, zooms=True),
        floating(
            Rect(across - gap - scale, height - low - gap - px(36), scale, px(36)),
            hints.draw_scale,
            zooms=True,
        ),
    ]


def put(surface: pygame.Surface, desk: Desk, panel: Panel) -> None:
    """Put a panel in its place, drawn anew if something on it may have changed."""
    hovered = desk.hovered.name if desk.hovered and panel.rect.contains(desk.hovered.rect) else ""
    stamp = (hovered, desk.camera.level if panel.zooms else None, *desk.shown)
    if panel.surface is None or panel.stamp != stamp:
        if panel.fit is not None:
            panel.rect.height = panel.fit()
        if not panel.rect.height:
            panel.surface, panel.zones, panel.stamp = None, [], stamp
            return
        flags = pygame.SRCALPHA if panel.see_through else 0
        panel.surface = pygame.Surface(panel.rect.size, flags)
        pen = Pen(panel.surface, desk.type, panel.rect.topleft, hovered)
        panel.draw(pen)
        panel.zones, panel.stamp = pen.zones, stamp
    surface.blit(panel.surface, panel.rect)
