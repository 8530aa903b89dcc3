"""The replay: a game gone through forwards and back, as it was or as one side knew it; and played on from."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.match import reopen
from game.records import wording
from game.records.keeping import PERSON
from game.records.recording import Recording
from game.records.replay import cut
from game.records.save import Save
from game.terms import OFF_MAP, FactionId, Phase
from game.texts import _, titled
from game.ui import style
from game.ui.camera import LEVELS, Camera, sheet_size
from game.ui.counters import Counters
from game.ui.mapview import MapView
from game.ui.pen import Act, Rect
from game.ui.shell import transport
from game.ui.shell.page import Page
from game.ui.shell.quill import Quill
from game.ui.shell.viewing import REFEREE, Viewing
from game.ui.style import Face

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

TOP, LOW, TOLD_WIDE, LINE = 60, 104, 330, 19
SPEEDS: Final = (300, 120, 40)  # milliseconds a step
BATCH: Final = 24  # orders replayed between two pictures


class ReplayPage(Page):
    """A game under the eyes of the referee, or of a side."""

    def __init__(self, shell: Shell, save: Save, only: FactionId | None = None) -> None:
        """Take the game. One under way shows no more than its people know, or than one of them does."""
        super().__init__(shell)
        setup = reopen(save)
        self.save, self.setup = save, setup
        theatre = setup.theatre
        named = theatre.faction_named
        persons = [named[f] for f, who in save.seats.items() if who == PERSON]
        recording = Recording(theatre, save, setup.state)
        self.seen = Viewing(recording, persons if only is None else [only])
        self.playing, self.speed, self.gone = False, 1, 0.0
        self.mapview = MapView(shell.tiles_of(setup)(), Counters(theatre), self.type)
        self.camera = Camera(theatre.grid, (0, 0, 1, 1), level=2)
        self.bar = Rect(0, 0, 1, 1)
        self.dragging: str = ""
        self._placed = False
        self.focus = "play"

    # Where it is

    @property
    def recording(self) -> Recording:
        """The game."""
        return self.seen.recording

    @property
    def at(self) -> int:
        """The moment that is seen."""
        return self.seen.at

    def go(self, number: int) -> None:
        """Go to a moment, and look where something happens."""
        self.seen.go(number)
        self._look()

    def go_to_turn(self, step: int) -> None:
        """Go to the beginning of a turn before or after."""
        self.seen.go_to_turn(step)
        self._look()

    def _look(self) -> None:
        here = self.seen.where()
        if here != OFF_MAP and not self._in_view(here):
            self.camera.centre_on(here)

    def toggle(self) -> None:
        """Play, or stop."""
        self.playing = not self.playing
        if self.playing and self.at == len(self.recording.moments) - 1 and self.recording.ready:
            self.seen.at = 0

    def faster(self) -> None:
        """Take the next speed."""
        self.speed = (self.speed + 1) % len(SPEEDS)

    def play_on(self) -> None:
        """Play a new game from here."""
        from game.ui.shell.seating import SeatsPage  # noqa: PLC0415 -- seats lead here as well

        self.playing = False
        part = cut(self.save, self.at)
        self.shell.open(SeatsPage(self.shell, reopen(self.save), part))

    def _in_view(self, here: int) -> bool:
        x, y = self.camera.to_screen(here)
        left, top, width, height = self.camera.view
        return left + 40 < x < left + width - 40 and top + 40 < y < top + height - 40

    # Time

    def tick(self, ms: float) -> bool:
        """Reach more of the game, and play it."""
        changed = False
        for _again in range(BATCH):
            if not self.recording.advance():
                break
            changed = True
        if not changed and self.recording.wrong:
            self.said = self.recording.wrong
        if self.playing:
            self.gone += ms
            while self.gone >= SPEEDS[self.speed]:
                self.gone -= SPEEDS[self.speed]
                if self.at < len(self.recording.moments) - 1:
                    self.go(self.at + 1)
                elif self.recording.ready:
                    self.playing = False
                changed = True
        return changed

    # Drawing

    def draw(self, surface: pygame.Surface) -> bool:
        """The map, then the bars over it."""
        width, height = surface.get_size()
        px = self.type.px
        view = (0, px(TOP), width, height - px(TOP + LOW))
        if self.camera.view != view:
            self.camera.resize(view)
        if not self._placed:
            self._placed = True
            self.camera.level = 3 if width <= sheet_size(self.setup.theatre.grid, LEVELS[3])[0] else 2
            self.camera.resize(view)
            self.camera.centre_share(0.45, 0.55)
        self.mapview.letters = self.type
        self.mapview.show(self.seen.sight, self.camera, (self.at, self.seen.eyes, self.type.scale), ())
        ready = self.mapview.draw(surface, self.camera)
        super().draw(surface)
        return ready

    def paint(self, pen: Quill) -> None:
        """The bars."""
        width, height = pen.surface.get_size()
        self._top(pen, width)
        self._chronicle(pen, height)
        low = Rect(0, height - pen.px(LOW), width, pen.px(LOW))
        pen.surface.fill(style.BAR, low)
        pen.rule(0, low.y, width, style.STRONG)
        transport.draw_slider(pen, self, low)
        transport.draw_buttons(pen, self, low)

    def _top(self, pen: Quill, width: int) -> None:
        theatre, state = self.setup.theatre, self.seen.sight.state
        pen.surface.fill(style.BAR, (0, 0, width, pen.px(TOP)))
        pen.rule(0, pen.px(TOP) - 1, width, style.rgb("#100E0C"))
        date = wording.long_date(theatre, int(state.day))
        x = pen.px(16)
        pen.line((x, pen.px(28)), date, pen.px(240), Face.HEAD, 23)
        turn = _("Turn {turn} of {turns}").format(
            turn=min(state.turn + 1, theatre.calendar.turns), turns=theatre.calendar.turns
        )
        pen.line((x, pen.px(48)), f"{turn}  ·  {self._phase()}", pen.px(250), Face.BODY, 12.5, style.SECOND)
        self._eyes(pen, width)

    def _phase(self) -> str:
        theatre, state = self.setup.theatre, self.seen.sight.state
        if state.phase == Phase.ORDERS:
            return titled(theatre.factions[theatre.order_of_phases[state.active]].name)
        words = {
            Phase.DAWN: _("Dawn"),
            Phase.NIGHT: _("Night"),
            Phase.DUSK: _("Dusk"),
            Phase.OVER: _("The end"),
        }
        return words[Phase(state.phase)]

    def _eyes(self, pen: Quill, width: int) -> None:
        """Whose eyes see it: those whom the viewer may look with."""
        theatre = self.setup.theatre
        allowed = self.seen.allowed
        labels = [_("All") if eyes == REFEREE else theatre.factions[eyes].letter for eyes in allowed]
        wide = [max(pen.px(40), pen.choice_width(label)) for label in labels]
        x, y = width - pen.px(16) - sum(wide) - pen.px(6) * (len(wide) - 1), pen.px(13)
        title = _("Seen by")
        if x - pen.type.width(title, Face.BODY, 12.5) > pen.px(290):
            pen.based((x - pen.px(14), y + pen.px(22)), title, Face.BODY, 12.5, style.THIRD, "right")
        for eyes, label, room in zip(allowed, labels, wide, strict=True):
            rect = Rect(x, y, room, pen.px(34))
            pen.chosen(
                rect, label, f"eyes {eyes}", partial(self.seen.look_with, eyes), on=eyes == self.seen.eyes
            )
            x = rect.right + pen.px(6)

    def _chronicle(self, pen: Quill, height: int) -> None:
        """What the chronicle tells of the moment, on a card over the map."""
        told = self.seen.lines()
        if not told:
            return
        inner = pen.px(TOLD_WIDE - 28)
        rows: list[str] = []
        for text in told:
            rows += pen.type.wrapped(text, Face.BODY, 13, inner)
        most = max(1, (height - pen.px(TOP + LOW + 60)) // pen.px(LINE))
        if len(rows) > most:
            rows = [*rows[: most - 1], "…"]
        rect = Rect(pen.px(14), pen.px(TOP + 14), pen.px(TOLD_WIDE), pen.px(22) + pen.px(LINE) * len(rows))
        pen.box(rect, style.PANEL, style.LINE, 6)
        base = rect.y + pen.px(24)
        for row in rows:
            pen.based((rect.x + pen.px(14), base), row, Face.BODY, 13)
            base += pen.px(LINE)

    # What happens

    def handle(self, event: pygame.event.Event) -> None:
        """The slider and the map answer to the mouse as well."""
        if event.type == pygame.MOUSEMOTION and self.dragging == "bar":
            self._slide(event.pos[0])
        elif event.type == pygame.MOUSEMOTION and self.dragging == "map":
            self.camera.pan(-event.rel[0], -event.rel[1])
        elif event.type == pygame.MOUSEWHEEL:
            at = pygame.mouse.get_pos()
            if self.camera.sees(at):
                self.camera.zoom(1 if event.y > 0 else -1, at)
        else:
            super().handle(event)

    def pressed(self, at: tuple[int, int]) -> None:
        """Take hold of the slider or of the map."""
        if self.bar.inflate(0, self.type.px(26)).collidepoint(at):
            self.dragging = "bar"
            self._slide(at[0])
        elif self.camera.sees(at) and not any(zone.rect.collidepoint(at) for zone in self.zones):
            self.dragging = "map"

    def click(self, at: tuple[int, int]) -> None:
        """Let go."""
        held, self.dragging = self.dragging, ""
        if not held:
            super().click(at)

    def _slide(self, x: int) -> None:
        share = (x - self.bar.x) / max(1, self.bar.width)
        self.playing = False
        self.go(round(share * (self.recording.count - 1)))

    def key(self, name: str) -> bool:
        """Arrows step, Home and End go to the ends, Space plays."""
        last = len(self.recording.moments) - 1
        acts: dict[str, Act] = {
            "left": lambda: self.go(self.at - 1),
            "right": lambda: self.go(self.at + 1),
            "up": lambda: self.go_to_turn(-1),
            "down": lambda: self.go_to_turn(1),
            "page up": lambda: self.go_to_turn(-1),
            "page down": lambda: self.go_to_turn(1),
            "home": lambda: self.go(0),
            "end": lambda: self.go(last),
            "space": self.toggle,
            "v": self.faster,
            "p": self.play_on,
            "+": lambda: self._zoom(1),
            "=": lambda: self._zoom(1),
            "-": lambda: self._zoom(-1),
        }
        act = acts.get(name)
        if act is not None:
            act()
        return act is not None

    def _zoom(self, step: int) -> None:
        left, top, width, height = self.camera.view
        self.camera.zoom(step, (left + width / 2, top + height / 2))
