"""The desk: the screen on which a game is played; map, panels, cards, and what mouse and keys do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

import pygame

from game.model import orders
from game.model.orders import Assault, March, Order
from game.rules import combat, foresight
from game.rules.sight import Sight
from game.terms import OFF_MAP, HexId, PlaceId, UnitId, WingId
from game.texts import _
from game.ui import cards, handover, hints, ink, layers, log, menu, reach, style, view
from game.ui.camera import Camera, centre
from game.ui.composer import Composer, Mode
from game.ui.counters import Counters
from game.ui.handover import Handover
from game.ui.layers import Layer
from game.ui.lettering import Lettering
from game.ui.mapview import MapView
from game.ui.menu import Choice
from game.ui.pen import Act, Pen, Rect, Zone
from game.ui.playback import Playback
from game.ui.sidepanel import draw_sidepanel
from game.ui.statusline import draw_statusline
from game.ui.table import Table
from game.ui.tiles import Tiles
from game.ui.topbar import draw_topbar
from game.ui.view import Stack

LOW: Final = 900  # heights of the design below which some parts are folded
Sprite = tuple[pygame.Surface, tuple[int, int]]


@dataclass(slots=True)
class Panel:
    """A part of the chrome: drawn when what it shows has changed, else only put in its place."""

    rect: Rect
    draw: Callable[[Pen], None]
    see_through: bool = False
    zooms: bool = False  # whether it tells of the level of detail
    stamp: object = None
    surface: pygame.Surface | None = None
    zones: list[Zone] = field(default_factory=list)


class Desk:
    """The screen of a game."""

    def __init__(self, table: Table, tiles: Tiles, size: tuple[int, int], scale: float) -> None:
        """Lay the desk for a window of a size."""
        self.table, self.theatre = table, table.match.theatre
        self.type = Lettering(scale)
        self.counters = Counters(self.theatre)
        self.mapview = MapView(tiles, self.counters, self.type)
        self.camera = Camera(self.theatre.grid, (0, 0, 1, 1))
        self.composer, self.playback = Composer(table), Playback(table)
        self.layer: Layer | None = Layer.REACH
        self.hint = ""
        self.hovered: Zone | None = None
        self.choices: list[Choice] | None = None
        self.choices_title = ""
        self.show_worst = False
        self.log_filter, self.log_from = "all", 0
        self.tracks_before = self.sight.state.track.tolist()
        self.small_map: pygame.Surface | None = None
        self.minimap_rect = Rect(0, 0, 0, 0)
        self.dialogue_zones: list[Zone] = []
        self.menu_open, self.air_open = False, False
        self.handover: Handover | None = None
        self.quit = False
        self._proposed: tuple[object, Order | None] = (None, None)
        self._stacks: tuple[object, dict[int, Stack]] = (None, {})
        self._overlay: object = None
        self._cards: tuple[object, list[Sprite]] = (None, [])
        self._ways: tuple[object, list[Sprite]] = (None, [])
        self._turn = -1
        self.resize(size)

    # What it is about

    @property
    def sight(self) -> Sight:
        """What the side knows."""
        return self.table.view

    @property
    def stamp(self) -> tuple[int, int]:
        """Differs whenever something on the panels may have changed."""
        return self.table.version, self.composer.version

    @property
    def short(self) -> bool:
        """Whether the window is too low for everything."""
        return self.size[1] <= self.type.px(LOW)

    @property
    def proposal(self) -> Order | None:
        """What a click on the map would order."""
        if self._proposed[0] != self.stamp:
            self._proposed = (self.stamp, self.composer.proposal())
        return self._proposed[1]

    @property
    def stacks(self) -> dict[int, Stack]:
        """Who stands where, as far as the side knows."""
        if self._stacks[0] != self.table.version:
            self._stacks = (self.table.version, view.stacks(self.sight))
        return self._stacks[1]

    def enemies(self, order: Assault) -> list[int]:
        """The side's reports of those whom an assault would strike."""
        return combat.targets(self.theatre, self.sight.state, int(self.table.side), order.hex, order.site)

    # Layout

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of a size."""
        px, (width, height) = self.type.px, size
        self.size = size
        side, top, low = px(style.SIDE), px(style.TOP), px(style.STATUS)
        across = width - side
        box = (0, top, across, height - top - low)
        self.camera.resize(box)
        log_high = px(min(log.HEIGHT, (height - top - low) // 3))
        self.panels = [
            Panel(Rect(0, 0, width, top), partial(draw_topbar, desk=self)),
            Panel(Rect(across, top, side, height - top), partial(draw_sidepanel, desk=self)),
            Panel(Rect(0, height - low, across, low), partial(draw_statusline, desk=self)),
            Panel(
                Rect(px(14), height - low - px(14) - log_high, px(log.WIDTH), log_high),
                partial(log.draw_log, desk=self),
                see_through=True,
            ),
            Panel(
                Rect(px(14), top + px(14), hints.layers_width(self.type), px(36)),
                partial(hints.draw_layers, desk=self),
                see_through=True,
            ),
            Panel(
                Rect(across - px(14 + 124), top + px(14), px(124), px(34)),
                partial(hints.draw_zoom, desk=self),
                see_through=True,
                zooms=True,
            ),
            Panel(
                Rect(across - px(14 + 330), height - low - px(14 + 36), px(330), px(36)),
                partial(hints.draw_scale, desk=self),
                see_through=True,
                zooms=True,
            ),
        ]

    def _go_home(self) -> None:
        """Look at the side's units."""
        mine = view.controlled(self.sight)
        if mine:
            here = sorted(int(self.sight.state.hex[unit]) for unit in mine)
            self.camera.centre_on(here[len(here) // 2])

    # Time

    def tick(self, ms: float) -> bool:
        """Let time pass: show what happened, let others play; whether the picture changed."""
        changed = self.playback.tick(ms)
        if self.playback.fly_to != OFF_MAP and not self._in_sight(self.playback.fly_to):
            self.camera.centre_on(self.playback.fly_to)
        if not self.table.showing and not self.table.mine and not self.table.over and self._started:
            self.table.step()
            changed = True
        if self.sight.state.turn != self._turn and self.sight.state.present.any():
            if self._turn < 0:
                self._go_home()
            self._turn = self.sight.state.turn
            self.tracks_before = self.sight.state.track.tolist()
        if changed:
            self.composer.prune()
        return changed

    @property
    def _started(self) -> bool:
        return bool(self.table.version)

    def _in_sight(self, here: int) -> bool:
        x, y = self.camera.to_screen(here)
        margin = self.camera.width
        left, top, width, height = self.camera.view
        return left + margin < x < left + width - margin and top + margin < y < top + height - margin

    def skip_playback(self) -> None:
        """Play on without showing it, up to the side's own phase."""
        self.playback.skip()
        while not (self.table.mine or self.table.over or self.table.waiting):
            self.table.step()
            self.table.show_all()
        self.composer.prune()

    # Drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything; whether the map's sheet was ready."""
        self._lay_over()
        scene = self.playback.scene
        sliding = scene.units if scene is not None and scene.manner.kind == "slide" else ()
        stamp = (self.table.version, self.composer.selected, sliding)
        self.mapview.show(self.sight, self.camera, stamp, self.composer.selected, sliding)
        ready = self.mapview.draw(surface, self.camera, self._way_sprites())
        clip = surface.get_clip()
        surface.set_clip(self.camera.view)
        hints.draw_scene(surface, self)
        self._pointer(surface)
        surface.set_clip(clip)
        for panel in self.panels:
            self._panel(surface, panel)
        for picture, at in self._card_sprites():
            surface.blit(picture, at)
        hints.draw_frame(surface, self)
        if self.handover is not None:
            self.dialogue_zones = handover.draw(surface, self, self.handover)
        if self.menu_open:
            hints.draw_menu(surface, self)
        return ready

    def _panel(self, surface: pygame.Surface, panel: Panel) -> None:
        hovered = self.hovered.name if self.hovered and panel.rect.contains(self.hovered.rect) else ""
        stamp = (
            self.stamp,
            hovered,
            self.table.mine,
            self.choices is None,
            self.log_filter,
            self.log_from,
            self.camera.level if panel.zooms else None,
            self.air_open,
            self.layer,
            self.hint,
            self.show_worst,
        )
        if panel.surface is None or panel.stamp != stamp:
            flags = pygame.SRCALPHA if panel.see_through else 0
            panel.surface = pygame.Surface(panel.rect.size, flags)
            pen = Pen(panel.surface, self.type, panel.rect.topleft, hovered)
            panel.draw(pen)
            panel.zones, panel.stamp = pen.zones, stamp
        surface.blit(panel.surface, panel.rect)

    def _lay_over(self) -> None:
        units = tuple(int(u) for u in self.composer.selected)
        key = (self.layer, self.table.version, units if self.layer is Layer.REACH else None, self.table.mine)
        if key == self._overlay:
            return
        self._overlay = key
        wanted = self.layer is not None and (self.layer is not Layer.REACH or self.table.mine)
        laid = layers.overlay(self.sight, self.layer, units, self.counters) if wanted and self.layer else None
        self.mapview.tiles.lay_over(laid.bake if laid else None)

    def _way_sprites(self) -> list[Sprite]:
        """The path of the march that is proposed, and standing marches of the selected units."""
        order = self.proposal
        key = (self.stamp, self.camera.level, self.table.mine)
        if self._ways[0] != key:
            sprites: list[Sprite] = []
            if isinstance(order, March) and order.path:
                sprites = self._path(order)
            elif isinstance(order, Assault):
                sprites = hints.attack_marks(self, order)
            self._ways = (key, sprites)
        return self._ways[1]

    def _path(self, order: March) -> list[Sprite]:
        theatre, state, width = self.theatre, self.sight.state, self.camera.width
        seen = foresight.march(theatre, state, order)
        hexes = [int(state.hex[order.units[0]]), *(int(leg.target) for leg in seen.way)]
        if len(hexes) < 2:
            return []
        grid, scale = theatre.grid, max(0.5, width / 56) ** 0.7
        points = [centre(grid, here, width) for here in hexes]
        strokes = ((9 * scale, style.ORDER_RIM, 0.95), (5 * scale, style.ORDER, 1.0))
        sprites: list[Sprite] = [ink.line(ink.smooth(points), strokes)]
        moons = set(reach.dusks(seen, max(int(state.spent[u]) for u in order.units)))
        for here, (x, y) in zip(hexes[1:-1], points[1:-1], strict=True):
            dot = (
                hints.moon(round(20 * scale))
                if here in moons
                else ink.disc(max(3, round(4.6 * scale)), style.ORDER_RIM)
            )
            sprites.append((dot, (round(x - dot.get_width() / 2), round(y - dot.get_height() / 2))))
        sprites.append(hints.ring(grid, hexes[-1], width))
        return sprites

    def _pointer(self, surface: pygame.Surface) -> None:
        """The hex under the pointer, ringed, where nothing else marks it."""
        here = self.composer.hover
        if here == OFF_MAP or self.proposal is not None:
            return
        picture, (x, y) = hints.thin_ring(self.theatre.grid, here, self.camera.width)
        left, top = self.camera.view[:2]
        surface.blit(picture, (x - round(self.camera.x) + left, y - round(self.camera.y) + top))

    def _card_sprites(self) -> list[Sprite]:
        order = self.proposal
        key = (self.stamp, self.show_worst, self.camera.level, round(self.camera.x), round(self.camera.y))
        if self._cards[0] != key:
            pen, made = Pen(pygame.Surface((1, 1)), self.type), None
            if isinstance(order, March) and order.path:
                made, target = cards.march_card(pen, self, order), self.composer.hover
            elif isinstance(order, Assault):
                made, target = cards.assault_card(pen, self, order), order.hex
            elif isinstance(order, orders.Strike | orders.Scout):
                made, target = cards.flight_card(pen, self, order), order.hex
            self._cards = (key, [hints.beside(self, made, target)] if made else [])
        return self._cards[1]

    # What buttons do

    def open_menu(self) -> None:
        """Show the menu, or put it away."""
        self.menu_open = not self.menu_open

    def open_air(self) -> None:
        """Show the wings in the panel, or put them away."""
        self.air_open = not self.air_open
        if self.air_open:
            self.composer.select(())
        self.composer.version += 1

    def fly(self, kind: type[orders.Strike | orders.Scout], wing: WingId) -> None:
        """Choose a flight, of which the next click names the target."""
        self.composer.select(())
        self.composer.flight, self.composer.mode = kind(wing, OFF_MAP), Mode.TARGET
        self.composer.version += 1

    def open_handover(self) -> None:
        """Show the dialogue in which the place of the panel is handed over."""
        places = view.places_of(self.theatre, self.composer.place) if self.composer.place != OFF_MAP else []
        self.handover = Handover(PlaceId(places[0])) if places and self.handover is None else None
        if not places:
            self.composer.said = _("Choose a town first: it is a place that is handed over.")
        self.composer.version += 1

    def close_dialogue(self) -> None:
        """Put the dialogue away."""
        self.handover = None
        self.composer.version += 1

    def leave(self) -> None:
        """Leave the game."""
        self.quit = True

    def end_phase(self) -> None:
        """End the side's phase."""
        self.choices = None
        self.composer.end_phase()

    def choose(self, unit: UnitId) -> None:
        """A click on a card of the stack."""
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            self.composer.toggle(unit)
        else:
            self.composer.select((unit,))
        self.choices = None

    def choose_posture(self) -> None:
        """Offer the postures."""
        self._offer(_("posture, and its price in days"), menu.posture_choices(self))

    def choose_standing(self) -> None:
        """Offer the standing orders."""
        self._offer(_("standing order"), menu.standing_choices(self))

    def choose_more(self) -> None:
        """Offer whatever else can be ordered."""
        self._offer(_("other orders"), menu.more_choices(self))

    def _offer(self, title: str, choices: list[Choice]) -> None:
        if not choices:
            self.composer.said = _("There is nothing else that these units could do now.")
        self.choices, self.choices_title = choices or None, title
        self.composer.version += 1

    def choose_order(self, order: Order) -> None:
        """Give an order out of the choices."""
        self.choices = None
        self.composer.give(order)

    def filter_log(self, name: str) -> None:
        """Show all lines of the chronicle, or the headlines."""
        self.log_filter, self.log_from = name, 0

    def scroll_log(self, lines: int) -> None:
        """Go through the chronicle, to older lines with positive numbers."""
        last = max(0, len(log.shown(self.table.entries, self.log_filter)) - 1)
        self.log_from = max(0, min(last, self.log_from + lines))

    def fly_to(self, here: int) -> None:
        """Go to a place."""
        self.camera.centre_on(here)
        self.composer.place = HexId(here)
        self.composer.version += 1

    def toggle_layer(self, layer: Layer) -> None:
        """Lay an overlay over the map, or take it off."""
        self.layer = None if self.layer is layer else layer

    def zoom(self, steps: int) -> None:
        """Zoom at the middle of the view."""
        left, top, width, height = self.camera.view
        self.camera.zoom(steps, (left + width / 2, top + height / 2))

    # The mouse

    def zone_at(self, point: tuple[int, int]) -> Zone | None:
        """The zone of the chrome under a point, the last drawn first."""
        zones = [zone for panel in self.panels for zone in panel.zones]
        if self.handover is not None:
            zones = self.dialogue_zones
        if self.menu_open:
            zones = hints.menu_zones(self)
        inner = [zone for zone in reversed(zones) if zone.rect.collidepoint(point)]
        return next((zone for zone in inner if zone.act is not None), inner[0] if inner else None)

    def on_map(self, point: tuple[int, int]) -> bool:
        """Whether a point lies on the map rather than on a panel."""
        return (
            self.camera.sees(point)
            and not self.menu_open
            and self.handover is None
            and not any(panel.rect.collidepoint(point) for panel in self.panels)
        )

    def move(self, point: tuple[int, int]) -> None:
        """The pointer has moved."""
        self.hovered = self.zone_at(point)
        self.hint = self.hovered.hint if self.hovered else ""
        self.composer.point_at(self.camera.hex_at(point) if self.on_map(point) else OFF_MAP)

    def click(self, point: tuple[int, int], *, add: bool = False) -> None:
        """The left button, pressed and let go in one place."""
        zone = self.zone_at(point)
        if zone is not None and zone.act is not None:
            zone.act()
        elif self.minimap_rect.collidepoint(point):
            self.drag_minimap(point)
        elif self.on_map(point):
            if self.table.showing:
                self.playback.skip()
                return
            self.choices = None
            self.composer.click(self.camera.hex_at(point), add=add)
        self.move(point)

    def drag_minimap(self, point: tuple[int, int]) -> None:
        """Bring a point of the minimap into the middle of the view."""
        rect = self.minimap_rect
        self.camera.centre_share((point[0] - rect.x) / rect.width, (point[1] - rect.y) / rect.height)

    def cancel(self) -> None:
        """The right button or Escape: one step back."""
        if self.menu_open:
            self.menu_open = False
        elif self.handover is not None:
            self.close_dialogue()
        elif self.air_open and self.composer.mode is Mode.FREE:
            self.open_air()
        elif self.choices is not None:
            self.choices = None
            self.composer.version += 1
        else:
            self.composer.cancel()

    # Keys by their names

    def key(self, name: str, *, shift: bool = False) -> None:
        """A key; those of the choices first."""
        if self.choices is not None and name.isdigit() and 0 < int(name) <= len(self.choices):
            self.choose_order(self.choices[int(name) - 1].order)
            return
        if name in {layer.value for layer in Layer}:
            self.toggle_layer(Layer(name))
            return
        if name in ("tab", "n"):
            self.choices = None
            self.composer.next_unit(-1 if shift else 1)
            if self.composer.selected and not self._in_sight(self.composer.place):
                self.camera.centre_on(self.composer.place)
            return
        act = self._keys().get(name)
        if act is not None:
            act()

    def _keys(self) -> dict[str, Act]:
        if not self.table.mine:
            return {"space": self.skip_playback, "return": self.skip_playback, "escape": self.open_menu}
        out: dict[str, Act] = {
            "return": self.end_phase,
            "escape": self.cancel if self._busy() else self.open_menu,
            "f": self.composer.pin,
            "z": self.composer.undo,
            "y": self.composer.redo,
            "x": self.open_air,
            "b": self.open_handover,
            "v": self._other_case,
            "c": self._centre,
            "+": partial(self.zoom, 1),
            "=": partial(self.zoom, 1),
            "-": partial(self.zoom, -1),
        }
        if self.composer.selected:
            keys = {_("Space"): "space"}
            for verb in menu.verbs(self):
                if verb.look != "off":
                    out[keys.get(verb.key, verb.key.lower())] = verb.act
        return out

    def _busy(self) -> bool:
        composer = self.composer
        return bool(
            composer.selected
            or composer.mode is not Mode.FREE
            or self.choices
            or self.menu_open
            or self.air_open
            or self.handover
        )

    def _other_case(self) -> None:
        self.show_worst = not self.show_worst

    def _centre(self) -> None:
        if self.composer.place != OFF_MAP:
            self.camera.centre_on(self.composer.place)
