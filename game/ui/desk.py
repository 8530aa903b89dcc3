"""The desk: the screen on which a game is played; map, panels, cards, and what mouse and keys do."""

from __future__ import annotations

from typing import Final, Literal

import pygame

from game.model.orders import Assault, Order
from game.records.ledger import Subject
from game.rules import combat
from game.rules.sight import Sight
from game.terms import OFF_MAP, HexId, PlaceId, UnitId, WingId
from game.texts import _
from game.ui import chrome, hints, hotkeys, layers, leaving, log, playback, pointing, prompts, style, view
from game.ui.advising import Advice, Following
from game.ui.camera import Camera
from game.ui.clock import Clock
from game.ui.composer import Composer
from game.ui.counters import Counters
from game.ui.dialogue import Dialogue
from game.ui.flight import Flight, FlightOrder
from game.ui.handover import Handover
from game.ui.layers import Layer
from game.ui.lettering import Lettering
from game.ui.mapview import MapView
from game.ui.menu import Choice
from game.ui.overlays import Overlay
from game.ui.pen import Rect, Zone
from game.ui.playback import Playback
from game.ui.possible import Possible
from game.ui.recap import Recap
from game.ui.table import Table
from game.ui.talks import Agreements
from game.ui.tiles import Tiles
from game.ui.view import Stack
from game.ui.ways import Ways

LARGE: Final = 1.6  # scale from which the closest level is the usual one
LOW: Final = 900  # heights of the design below which some parts are folded


class Desk:
    """The screen of a game."""

    def __init__(self, table: Table, tiles: Tiles, size: tuple[int, int], scale: float) -> None:
        """Lay the desk for a window of a size."""
        self.table, self.theatre = table, table.match.theatre
        self.type = Lettering(scale)
        self.counters = Counters(self.theatre)
        self.mapview = MapView(tiles, self.counters, self.type)
        self.camera = Camera(self.theatre.grid, (0, 0, 1, 1), 0 if scale >= LARGE else 1)
        self.composer, self.playback = Composer(table), Playback(table)
        self.layer: Layer | None = Layer.REACH
        self.hint = ""
        self.hovered: Zone | None = None
        self.choices: list[Choice] | None = None
        self.choices_title = ""
        self.show_worst = False
        self.log_filter, self.log_from = "all", 0
        self.small_map: pygame.Surface | None = None
        self.minimap_rect = Rect(0, 0, 0, 0)
        self.dialogue_zones: list[Zone] = []
        self.menu_open, self.result_open = False, False  # asked for
        self.air_open, self.air_page = False, 0
        self.politics: Subject | Literal["any"] | None = None  # asked for: a number, or whichever comes first
        self.dialogue: Dialogue | None = None
        self.quit, self.bare = False, False
        self.ways, self.clock, self.following = Ways(self), Clock(self), Following(self)
        self._stacks: tuple[object, dict[int, Stack]] = (None, {})
        self._overlay: object = None
        self._laid: Overlay | None = None
        self.recap = Recap()
        state, calendar = self.sight.state, self.theatre.calendar
        self.recap.begin(table.entries, (state.turn - 1) * calendar.days_a_turn)
        self.resize(size)

    # What it is about

    @property
    def sight(self) -> Sight:
        """What the side knows."""
        return self.table.view

    @property
    def lens(self) -> Sight:
        """What the overlays show: as the side sees it, for an observer as the faction whose phase it is."""
        return Sight(self.theatre, self.sight.state, self.table.lens)

    @property
    def watching(self) -> bool:
        """Whether nobody's seat is at this desk."""
        return self.table.side < 0

    @property
    def stamp(self) -> tuple[int, int]:
        """Differs whenever something on the panels may have changed."""
        return self.table.version, self.composer.version

    @property
    def shown(self) -> tuple[object, ...]:
        """Differs whenever a panel may have to be drawn anew."""
        return (
            *self.stamp,
            self.table.mine,
            self.choices is None,
            self.log_filter,
            self.log_from,
            self.air_open,
            self.layer,
            self.hint,
            self.show_worst,
        )

    @property
    def short(self) -> bool:
        """Whether the window is too low for everything."""
        return self.size[1] <= self.type.px(LOW)

    @property
    def proposal(self) -> Order | None:
        """What a click on the map would order."""
        return self.ways.proposal

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
        box = (0, px(style.TOP), width - px(style.SIDE), height - px(style.TOP) - px(style.STATUS))
        self.camera.resize((0, 0, width, height) if self.bare else box)
        self.panels = chrome.lay(self)

    # Time

    def tick(self, ms: float) -> bool:
        """Let time pass: show what happened, let others play; whether the picture changed."""
        return self.clock.tick(ms)

    def say(self, text: str) -> None:
        """Say something in the line at the bottom."""
        self.composer.said = text
        self.composer.version += 1

    def show_bare(self) -> None:
        """Show the map and its counters alone, or with everything round them again."""
        self.bare = not self.bare
        self.resize(self.size)

    def answer(self) -> None:
        """Show the first thing that the side is asked."""
        self.dialogue = next(iter(prompts.owed(self.sight)), None)

    # Drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw everything; whether the map's sheet was ready."""
        self._lay_over()
        scene = self.playback.scene
        sliding = scene.units if scene is not None and scene.manner.kind == "slide" else ()
        stamp = (self.table.version, self.composer.selected, sliding)
        self.mapview.show(self.sight, self.camera, stamp, self.composer.selected, sliding)
        ready = self.mapview.draw(surface, self.camera, self.ways.under_counters())
        clip = surface.get_clip()
        surface.set_clip(self.camera.view)
        hints.draw_scene(surface, self)
        self.ways.pointer(surface)
        surface.set_clip(clip)
        for panel in self.panels:
            chrome.put(surface, self, panel)
        for picture, at in self.ways.cards():
            surface.blit(picture, at)
        hints.draw_frame(surface, self)
        if self.dialogue is not None:
            self.dialogue_zones = self.dialogue.draw(surface, self)
        hints.tell_why(surface, self)
        return ready

    def _lay_over(self) -> None:
        units = tuple(int(u) for u in self.composer.selected)
        whose = units if self.layer is Layer.REACH else self.table.lens
        key = (self.layer, self.table.version, whose, self.table.mine)
        if key == self._overlay:
            return
        self._overlay = key
        wanted = self.layer is not None and (self.layer is not Layer.REACH or self.table.mine)
        laid = layers.overlay(self.lens, self.layer, units, self.counters) if wanted and self.layer else None
        if laid is None or not laid.same_as(self._laid):
            self.mapview.tiles.lay_over(laid.bake if laid else None)
        self._laid = laid

    # What buttons do

    def open_menu(self) -> None:
        """Ask for the menu, which lies over the desk."""
        self.menu_open = True

    def open_result(self) -> None:
        """Ask for the verdict of a game that is over, which lies over the desk."""
        self.result_open = True

    def open_politics(self, subject: Subject | None = None) -> None:
        """Ask for the panel of politics, which lies over the desk, and the lines of a number."""
        self.politics = subject or "any"

    def open_air(self) -> None:
        """Show the wings in the panel, or put them away."""
        self.air_open = not self.air_open
        if self.air_open:
            self.composer.select(())
        self.composer.version += 1

    def turn_air_page(self) -> None:
        """Show further wings."""
        self.air_page += 1
        self.composer.version += 1

    def fly(self, kind: type[FlightOrder], wing: WingId) -> None:
        """Choose a flight, of which the next click names the target; the same again leaves it."""
        now = self.composer.flight
        self.composer.select(())
        again = now is not None and (now.kind, now.wing) == (kind, wing)
        self.composer.aim(None if again else Flight(kind, wing))

    def open_handover(self) -> None:
        """Show the dialogue in which the place of the panel is handed over."""
        places = view.places_of(self.theatre, self.composer.place) if self.composer.place != OFF_MAP else []
        self.dialogue = Handover(PlaceId(places[0])) if places else None
        if not places:
            self.composer.said = _("Choose a town first: it is a place that is handed over.")
        self.composer.version += 1

    def open_talks(self) -> None:
        """Show the proposals and agreements of the side."""
        self.dialogue = Agreements()

    def open_advice(self) -> None:
        """Show what the staff would order in this phase."""
        self.choices = None
        if self.table.mine:
            self.dialogue = Advice()
        else:
            self.composer.said = _("It is another faction's phase.")
        self.composer.version += 1

    def follow(self) -> None:
        """Give the staff's orders, one after the other."""
        self.following.begin()

    def open_options(self, here: HexId = OFF_MAP) -> None:
        """Show what the selected units can do, or what can be done at a hex."""
        self.choices = None
        asked = here if here != OFF_MAP else self.composer.hover
        asked = asked if asked != OFF_MAP else self.composer.place
        if here != OFF_MAP and not self.composer.selected:
            self.composer.select(tuple(self.composer.mine_at(here)[:1]))
        if not self.composer.selected and asked == OFF_MAP:
            self.composer.said = _("Point at a hex, or select a unit first.")
        else:
            self.dialogue = Possible(here=asked, units=here == OFF_MAP or here in self._where_selected())
        self.composer.version += 1

    def _where_selected(self) -> tuple[int, ...]:
        return tuple(int(self.sight.state.hex[unit]) for unit in self.composer.selected)

    def show(self, talk: Dialogue) -> None:
        """Lay a dialogue over the desk."""
        self.dialogue = talk

    def close_dialogue(self) -> None:
        """Put the dialogue away."""
        self.dialogue = None
        self.composer.version += 1

    def leave(self) -> None:
        """Leave the game."""
        self.quit = True

    def end_phase(self, *, ask: bool = True) -> None:
        """End the side's phase; with something left undone it is shown first, unless it was."""
        left = leaving.undone(self) if ask and self.table.mine else None
        self.choices = None
        if left:
            self.dialogue = left
            return
        self.dialogue = None
        seen = len(self.table.entries)
        if self.composer.end_phase():
            self.recap.start, self.recap.first = seen, 0

    def toggle_recap(self) -> None:
        """Show what happened since the side's last orders, or put it away."""
        self.recap.open = not self.recap.open
        self.panels = chrome.lay(self)

    def scroll_recap(self, blocks: int) -> None:
        """Go down in the recap, or up with a negative number."""
        self.recap.scroll(self, blocks)
        self.composer.version += 1

    def change_speed(self, step: int) -> None:
        """Play back faster or slower."""
        self.playback.change_speed(step)
        self.set_speed(self.playback.speed)

    def set_speed(self, speed: float) -> None:
        """Play back at a speed."""
        self.playback.speed = speed
        self.composer.said = _("Playback: {speed}.").format(speed=playback.in_words(speed))
        self.composer.version += 1

    def choose(self, unit: UnitId) -> None:
        """A click on a card of the stack."""
        if pygame.key.get_mods() & pygame.KMOD_SHIFT:
            self.composer.toggle(unit)
        else:
            self.composer.select((unit,))
        self.choices = None

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

    # Mouse and keys

    def zone_at(self, point: tuple[int, int]) -> Zone | None:
        """The zone of the chrome under a point, the last drawn first."""
        return pointing.zone_at(self, point)

    def on_map(self, point: tuple[int, int]) -> bool:
        """Whether a point lies on the map rather than on a panel."""
        return pointing.on_map(self, point)

    def move(self, point: tuple[int, int]) -> None:
        """The pointer has moved."""
        pointing.move(self, point)

    def click(self, point: tuple[int, int], *, add: bool = False) -> None:
        """The left button, pressed and let go in one place."""
        pointing.click(self, point, add=add)

    def right_click(self, point: tuple[int, int]) -> None:
        """The right button on a point."""
        pointing.right(self, point)

    def cancel(self) -> None:
        """The right button or Escape: one step back."""
        pointing.cancel(self)

    def drag_minimap(self, point: tuple[int, int]) -> None:
        """Bring a point of the minimap into the middle of the view."""
        rect = self.minimap_rect
        self.camera.centre_share((point[0] - rect.x) / rect.width, (point[1] - rect.y) / rect.height)

    def key(self, name: str, *, shift: bool = False) -> None:
        """A key, by its name."""
        hotkeys.press(self, name, shift=shift)

    def next_unit(self, step: int) -> None:
        """Go to the next unit that can still act, or the one before."""
        self.choices = None
        self.composer.next_unit(step)
        if self.composer.selected and not self.camera.shows(self.composer.place):
            self.camera.centre_on(self.composer.place)

    @property
    def busy(self) -> bool:
        """Whether there is something that one step back would leave."""
        chosen = self.choices or self.air_open or self.dialogue or self.recap.open or self.following.on
        return bool(self.composer.busy or chosen)

    def pin(self) -> None:
        """Keep the forecast of the assault in place, and its target in sight beside it."""
        self.composer.pin()
        if self.composer.pinned is not None and self.short:
            self.camera.centre_on(self.composer.pinned.hex)
            self.camera.pan(self.camera.view[2] * 0.36, 0)

    def other_case(self) -> None:
        """Show the forecast at worst, or at best."""
        self.show_worst = not self.show_worst

    def centre(self) -> None:
        """Bring the place of the panel to the middle."""
        if self.composer.place != OFF_MAP:
            self.camera.centre_on(self.composer.place)
