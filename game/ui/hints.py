"""Small things on the map: overlay buttons, zoom, scale, rings, moons, scenes of the playback, the menu."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

import pygame

from game.hexes import Grid
from game.model.orders import Assault
from game.terms import OFF_MAP
from game.texts import _
from game.ui import flown, ink, minimap, style
from game.ui.camera import centre, hex_height
from game.ui.layers import NAMES, Layer
from game.ui.lettering import Lettering
from game.ui.pen import Pen, Rect
from game.ui.style import Colour, Face

if TYPE_CHECKING:
    from game.ui.desk import Desk

Sprite = tuple[pygame.Surface, tuple[int, int]]
TOLD: Final = 380  # wide at most, what is told beside a control
SCALES: Final = (500, 200, 100, 50, 20)  # km that a scale may show


def layers_width(letters: Lettering) -> int:
    """How wide the buttons of the overlays are together."""
    words = sum(letters.width(_(NAMES[layer], "overlay"), Face.KEY, 13.5) + letters.px(46) for layer in Layer)
    return words + letters.px(8)


def draw_layers(pen: Pen, desk: Desk) -> None:
    """The buttons of the overlays."""
    rect = pen.surface.get_rect()
    pen.box(rect, style.PANEL, style.LINE, 6)
    x, inner = pen.px(4), rect.height - pen.px(8)
    for layer in Layer:
        label = _(NAMES[layer], "overlay")
        width = pen.type.width(label, Face.KEY, 13.5) + pen.px(44)
        box = Rect(x, pen.px(4), width, inner)
        on = desk.layer is layer
        over = pen.zone(box, f"layer {layer.value}", partial(desk.toggle_layer, layer))
        if on or over:
            pen.box(box, style.ACCENT_GROUND if on else style.RAISED, style.ACCENT if on else None, 4)
        cap = Rect(box.x + pen.px(7), 0, pen.px(18), pen.px(18))
        cap.centery = box.centery
        pen.box(cap, style.INSET, style.STRONG, 3)
        top = cap.centery - pen.type.height(Face.KEY, 11) / 2
        pen.text(
            (cap.centerx, top), layer.value, Face.KEY, 11, style.ACCENT if on else style.SECOND, "centre"
        )
        face = Face.KEY if on else Face.LABEL
        top = box.centery - pen.type.height(face, 13.5) / 2
        pen.text((cap.right + pen.px(7), top), label, face, 13.5, style.ORDER if on else style.SECOND)
        x = box.right + pen.px(2)


def draw_zoom(pen: Pen, desk: Desk) -> None:
    """The level of detail, with finer and coarser."""
    rect = pen.surface.get_rect()
    pen.box(rect, style.PANEL, style.LINE, 6)
    top = rect.centery - pen.type.height(Face.KEY, 12.5) / 2
    label = _("{pixels} px / hex").format(pixels=desk.camera.width)
    pen.text((rect.centerx, top), label, Face.KEY, 12.5, style.TEXT, "centre")
    for sign, x in ((-1, pen.px(4)), (1, rect.width - pen.px(28))):
        box = Rect(x, pen.px(5), pen.px(24), pen.px(24))
        over = pen.zone(box, f"zoom {sign}", partial(desk.zoom, sign))
        colour = style.ACCENT if over else style.SECOND
        middle, reach, thick = box.center, pen.px(5), max(1, pen.px(1.6))
        pen.surface.fill(colour, (middle[0] - reach, middle[1] - thick // 2, 2 * reach, thick))
        if sign > 0:
            pen.surface.fill(colour, (middle[0] - thick // 2, middle[1] - reach, thick, 2 * reach))


def draw_scale(pen: Pen, desk: Desk) -> None:
    """A scale of kilometres on a strip of paper."""
    rect = pen.surface.get_rect()
    per_km = desk.camera.width / desk.theatre.km_a_hex
    room = rect.width - pen.px(50)
    km = next((one for one in SCALES if one * per_km <= room), SCALES[-1])
    length = round(km * per_km)
    pen.surface.fill((0, 0, 0, 0))
    strip = Rect(rect.width - length - pen.px(48), 0, length + pen.px(48), rect.height)
    ground = ink.rounded(strip.size, pen.px(3), style.PAPER).copy()
    ground.fill((255, 255, 255, 205), special_flags=pygame.BLEND_RGBA_MULT)
    pen.surface.blit(ground, strip)
    left, y = strip.x + pen.px(12), pen.px(22)
    for part in range(4):
        x, width = left + length * part // 4, length // 4
        pen.surface.fill(style.INK, (x, y, width + 1, pen.px(6)))
        if part % 2:
            pen.surface.fill(style.PAPER, (x, y + 1, width, pen.px(6) - 2))
    for share, text in ((0, "0"), (0.5, str(km // 2)), (1, _("{km} km").format(km=km))):
        align = "left" if not share else "centre"
        pen.based((left + length * share, pen.px(17)), text, Face.HEAD, 13, style.INK, align)  # type: ignore[arg-type]


def draw_frame(surface: pygame.Surface, desk: Desk) -> None:
    """The part of the map that is seen, on the minimap."""
    rect = desk.minimap_rect
    if rect.width:
        box = minimap.frame(desk, rect)
        pygame.draw.rect(surface, style.BLACK, box.inflate(2, 2), 3)
        pygame.draw.rect(surface, style.ORDER, box, 1)


def tell_why(surface: pygame.Surface, desk: Desk) -> None:
    """What is to be said of the control that pointer or focus is on, beside it: why it is greyed."""
    zone = desk.hovered
    if zone is None or not zone.hint or (zone.act is not None and desk.dialogue is None):
        return
    pen = Pen(surface, desk.type)
    lines = pen.type.wrapped(zone.hint, Face.BODY, 13, pen.px(TOLD))
    wide = max(pen.type.width(line, Face.BODY, 13) for line in lines) + pen.px(24)
    box = Rect(0, 0, wide, pen.px(19) * len(lines) + pen.px(13))
    box.midbottom = zone.rect.centerx, zone.rect.top - pen.px(6)
    if box.top < 0:
        box.top = zone.rect.bottom + pen.px(6)
    box.clamp_ip(surface.get_rect().inflate(-pen.px(8), -pen.px(8)))
    pen.box(box, style.INSET, style.WARNING, 4)
    for number, line in enumerate(lines):
        base = box.y + pen.px(20 + 19 * number)
        pen.based((box.x + pen.px(12), base), line, Face.BODY, 13, style.TEXT)


# Rings and moons


@lru_cache(maxsize=64)
def _hexagon(width: int, strokes: tuple[tuple[float, Colour, float], ...], inset: float) -> pygame.Surface:
    high = hex_height(width)
    share = 1 - 2 * inset / width
    corners = [
        (width / 2 + 12 + dx * share * width / 2, high / 2 + 12 + dy * share * high / 4)
        for dx, dy in ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1), (0, -2))
    ]
    drawn, at = ink.line(corners, strokes)
    out = pygame.Surface((width + 24, round(high) + 24), pygame.SRCALPHA)
    out.blit(drawn, at)
    return out


def _over(grid: Grid, here: int, width: int, picture: pygame.Surface) -> Sprite:
    x, y = centre(grid, here, width)
    return picture, (round(x - picture.get_width() / 2), round(y - picture.get_height() / 2))


def ring(grid: Grid, here: int, width: int) -> Sprite:
    """The ring of a target."""
    scale = max(0.5, width / 56) ** 0.6
    strokes = ((6.4 * scale, style.ORDER_RIM, 0.95), (3.4 * scale, style.ORDER, 1.0))
    return _over(grid, here, width, _hexagon(width, strokes, 5 * scale))


def thin_ring(grid: Grid, here: int, width: int) -> Sprite:
    """The ring of the hex under the pointer."""
    strokes = ((3.2, style.ORDER_RIM, 0.55), (1.5, style.ORDER, 0.95))
    return _over(grid, here, width, _hexagon(width, strokes, 1.5))


@lru_cache(maxsize=16)
def moon(diameter: int) -> pygame.Surface:
    """A crescent in a disc: here the day ends."""
    out = ink.disc(diameter, style.ORDER, style.ORDER_RIM, max(1.2, diameter / 12)).copy()
    big = pygame.Surface((diameter * ink.FINE, diameter * ink.FINE), pygame.SRCALPHA)
    middle = diameter * ink.FINE / 2
    pygame.draw.circle(big, style.ORDER_RIM, (middle, middle), middle * 0.5)
    pygame.draw.circle(big, (0, 0, 0, 0), (middle * 1.22, middle * 0.84), middle * 0.44)
    out.blit(pygame.transform.smoothscale(big, (diameter, diameter)), (0, 0))
    return out


def attack_marks(desk: Desk, order: Assault) -> list[Sprite]:
    """Chevrons across the hexsides by which units attack, and the ring of the target."""
    grid, width = desk.theatre.grid, desk.camera.width
    sprites = [ring(grid, order.hex, width)]
    there = pygame.Vector2(centre(grid, order.hex, width))
    for here in dict.fromkeys(int(desk.sight.state.hex[unit]) for unit in order.units):
        if here == order.hex:
            continue
        origin = pygame.Vector2(centre(grid, here, width))
        ahead = (there - origin).normalize()
        aside = pygame.Vector2(-ahead.y, ahead.x)
        for step in (0.36, 0.5):
            tip = origin + (there - origin) * (step + 0.14)
            back = tip - ahead * width * 0.12
            points = [tuple(back + aside * width * 0.17), tuple(tip), tuple(back - aside * width * 0.17)]
            thick = max(3.0, width / 12)
            strokes = ((thick + 3.5, style.ORDER_RIM, 0.95), (thick, style.ORDER, 1.0))
            sprites.append(ink.line(points, strokes))  # type: ignore[arg-type]
    return sprites


def beside(desk: Desk, made: tuple[pygame.Surface, int], target: int, keep_off: Sequence[int] = ()) -> Sprite:
    """Where a card goes: on the map beside the hex in question, and off other hexes if it can."""
    picture, blur = made
    x, y = desk.camera.to_screen(target)
    left, top, width, height = desk.camera.view
    room = Rect(left, top, width, height).inflate(-desk.type.px(24), -desk.type.px(24))
    card = picture.get_rect().inflate(-2 * blur, -2 * blur)
    gap = desk.camera.width
    tries = (
        (x + gap, y - card.height - gap // 3),
        (x + gap, y + gap // 3),
        (x - gap - card.width, y - card.height - gap // 3),
        (x - gap - card.width, y + gap // 3),
        (x - card.width // 2, y - gap - card.height),
        (x - card.width // 2, y + gap),
        (x + gap, y - card.height // 2),
        (x - gap - card.width, y - card.height // 2),
    )
    blocked = [panel.rect for panel in desk.panels]
    spots = [card.copy() for _try in tries]
    for spot, at in zip(spots, tries, strict=True):
        spot.topleft = at
    free = [spot for spot in spots if room.contains(spot) and spot.collidelist(blocked) < 0]
    points = [desk.camera.to_screen(here) for here in keep_off]
    clear = [spot for spot in free if not any(spot.inflate(gap, gap).collidepoint(p) for p in points)]
    chosen = (clear or free or [_away(card, room, (x, y))])[0]
    return picture, (chosen.x - blur, chosen.y - blur)


def _away(card: Rect, room: Rect, target: tuple[int, int]) -> Rect:
    """The corner of the map that is farthest from a target."""
    out = card.copy()
    if target[0] > room.centerx:
        out.left = room.left
    else:
        out.right = room.right
    out.top = room.top + 40 if target[1] > room.centery else room.bottom - card.height
    return out.clamp(room) if room.height > card.height else out


# The playback


def draw_scene(surface: pygame.Surface, desk: Desk) -> None:
    """What the playback shows just now."""
    scene = desk.playback.scene
    if scene is None:
        return
    share, here = desk.playback.share, desk.camera.to_screen(scene.here)
    if scene.manner.kind == "slide":
        start = desk.camera.to_screen(scene.origin)
        at = tuple(round(a + (b - a) * share) for a, b in zip(start, here, strict=True))
        picture = desk.mapview.moving(desk.sight, scene.units, desk.camera.width)
        if picture is not None:
            surface.blit(picture, picture.get_rect(center=at))
        return
    width, clash = desk.camera.width, scene.manner.kind in ("flash", "strike")
    if scene.manner.kind in ("flight", "strike") and scene.origin != OFF_MAP:
        under_way = min(1.0, share * 2) if clash else share
        flown.draw(surface, (desk.camera.to_screen(scene.origin), here), width, under_way)
        if under_way < 1 or not clash:
            return
        share = share * 2 - 1
    colour = style.BAD if clash else style.ORDER
    radius = round(width * (0.45 + 0.35 * share))
    size = 2 * radius + 12
    drawn = pygame.Surface((size, size), pygame.SRCALPHA)
    pygame.draw.aacircle(drawn, style.ORDER_RIM, (size / 2, size / 2), radius + 2, 6)
    pygame.draw.aacircle(drawn, colour, (size / 2, size / 2), radius, 3)
    if clash:
        for turn in range(0, 360, 45):
            ray = pygame.Vector2(1, 0).rotate(turn)
            a, b = ray * radius * 0.62, ray * radius * 0.84
            middle = pygame.Vector2(size / 2, size / 2)
            pygame.draw.line(drawn, style.ORDER_RIM, middle + a, middle + b, 6)
            pygame.draw.line(drawn, colour, middle + a, middle + b, 3)
    drawn.set_alpha(round(255 * (1 - share * 0.7)))
    surface.blit(drawn, drawn.get_rect(center=here))
