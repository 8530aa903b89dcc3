"""The table as a part of the shell: who sits before it, when it changes hands, what lies round it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pygame

from game.ui import window
from game.ui.circle import Circle
from game.ui.controls import DeskScreen
from game.ui.desk import Desk
from game.ui.pen import Pen
from game.ui.shell.game import Game
from game.ui.shell.handing import ChangePage
from game.ui.shell.pausing import PausePage
from game.ui.shell.politics import PoliticsPage
from game.ui.shell.teaching import Teacher
from game.ui.shell.verdict import VerdictPage
from game.ui.sound.captions import draw_captions
from game.ui.sound.ear import Ear
from game.ui.table import Table

if TYPE_CHECKING:
    from game.ui.shell.shell import Shell

DESK_LEAST: Final = (1280, 720)  # pixels of the design below which the table is not enlarged further


def desk_scale(size: tuple[int, int], ui_scale: int) -> float:
    """The scale of a desk in a window of a size, for a scale in per cent that was chosen."""
    wanted = window.scale_for(size) * ui_scale / 100
    return round(max(min(wanted, size[0] / DESK_LEAST[0], size[1] / DESK_LEAST[1]), 0.5), 3)


class Play:
    """An open game, as what the window shows."""

    see_through = False

    def __init__(self, shell: Shell, game: Game) -> None:
        """Take the game, which becomes the shell's open one."""
        self.shell, self.game = shell, game
        shell.game = game
        self._laid: tuple[object, ...] = ()
        self._speed = -1  # as last set, in per cent
        self.ear = Ear(shell.speaker, shell.options)
        self.ear.sit_down(self.circle.tables, self.circle.match)
        self.teacher: Teacher | None = None
        if game.tutorial is not None:
            self.teacher = Teacher(game.tutorial, game.table)

    @property
    def circle(self) -> Circle:
        """The people round the game."""
        return self.game.circle

    def begin(self) -> None:
        """Let the first person sit down; several are asked first who is there."""
        if len(self.circle.tables) == 1:
            self.sit(self.circle.tables[0])
        else:
            self._ask_for(self.circle.next_table() or self.circle.tables[0])

    def sit(self, table: Table) -> None:
        """Put a table before the person whose it is."""
        self.circle.now, self._speed = table, -1
        self.ear.leave()
        self.screen.desk.resize(self.shell.size)

    def _ask_for(self, table: Table) -> None:
        self.shell.open(ChangePage(self.shell, self, table))

    # The desk

    @property
    def screen(self) -> DeskScreen:
        """The desk of the table that stands before somebody."""
        table = self.game.table
        laid = self.shell.size, self._scale(), self.shell.options.palette, self.shell.options.language
        if laid != self._laid:
            self._laid, self._speed = laid, -1
            self.game.screens.clear()
        if table.side not in self.game.screens:
            desk = Desk(table, self.game.tiles(), self.shell.size, self._scale())
            self.game.screens[table.side] = DeskScreen(desk)
            self._speed = -1
        screen = self.game.screens[table.side]
        screen.edge = self.shell.options.edge_pan
        return screen

    def _keep_speed(self) -> None:
        """Play back as the options say; a speed chosen at the table becomes the option."""
        playback, wanted = self.screen.desk.playback, self.shell.options.animation
        if wanted != self._speed:
            self._speed = wanted
            playback.speed = wanted / 100
        elif round(playback.speed * 100) != wanted:
            self._speed = round(playback.speed * 100)
            self.shell.change(animation=self._speed)

    def _scale(self) -> float:
        return desk_scale(self.shell.size, self.shell.options.ui_scale)

    # What the shell asks

    def draw(self, surface: pygame.Surface) -> bool:
        """Draw the table; nothing of it while it changes hands."""
        if self.circle.now is None:
            self.shell.backdrop(surface)
            return True
        ready = self.screen.draw(surface)
        if self.teacher is not None:
            self.teacher.draw(surface, self.screen.desk)
        self._caption(surface)
        return ready

    def _caption(self, surface: pygame.Surface) -> None:
        """Write what is heard; a dialogue is not written over, the captions wait until it is put away."""
        desk = self.screen.desk
        if desk.dialogue is None:
            lines = [caption.words for caption in self.ear.captions]
            view, panels = desk.camera.view, (panel.rect for panel in desk.panels if panel.zooms)
            top = max((rect.bottom for rect in panels if rect.bottom < desk.size[1] // 2), default=view[1])
            draw_captions(Pen(surface, desk.type), view, top, lines)

    def handle(self, event: pygame.event.Event) -> None:
        """Take something that happened."""
        if self.circle.now is None or self._taught(event):
            return
        self.screen.handle(event)

    def _taught(self, event: pygame.event.Event) -> bool:
        """Whether something that happened was meant for the card of the tutorial."""
        if self.teacher is None:
            return False
        if event.type == pygame.KEYDOWN:
            shift = bool(event.mod & pygame.KMOD_SHIFT)
            return self.teacher.key(pygame.key.name(event.key), shift=shift)
        presses = pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP
        if event.type in presses and event.button == 1:
            on_card = any(zone.rect.collidepoint(event.pos) for zone in self.teacher.zones)
            return on_card and (event.type == pygame.MOUSEBUTTONDOWN or self.teacher.click(event.pos))
        return False

    def held(self, ms: float) -> bool:
        """Do what keys held down do."""
        return self.circle.now is not None and self.screen.held(ms)

    def tick(self, ms: float) -> bool:
        """Let time pass; hand over, pause and end when it is time."""
        if self.circle.now is None:
            return False
        self._keep_speed()
        desk, table = self.screen.desk, self.game.table
        changed = desk.tick(ms)
        changed |= self.ear.tick(ms, covered=desk.dialogue is not None)
        if self.teacher is not None:
            changed |= self.teacher.watch(desk)
        if desk.menu_open:
            desk.menu_open = False
            self.shell.open(PausePage(self.shell, self))
            return True
        if desk.politics is not None:
            chosen = None if desk.politics == "any" else desk.politics
            desk.politics = None
            self.shell.open(PoliticsPage(self.shell, table, chosen, desk.fly_to))
            return True
        if desk.quit:
            self.shell.home()
            return True
        if table.over and (desk.result_open or not self.game.told_of_end):
            self.game.told_of_end, desk.result_open = True, False
            self.shell.open(VerdictPage(self.shell, self.game))
            return True
        if table.waiting:
            wanted = self.circle.next_table()
            self.circle.now = None
            if wanted is not None:
                self._ask_for(wanted)
            return True
        return changed
