"""Time at the desk: what happened is shown, others give orders between frames, one's own phase begins."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

import numpy as np

from game.terms import OFF_MAP
from game.texts import _
from game.ui import view
from game.ui.advising import think
from game.ui.prompts import Prompts

if TYPE_CHECKING:
    from game.ui.desk import Desk

STEPPING: Final = 0.008  # seconds of a frame in which others may play


class Clock:
    """Moves the game of a desk on."""

    def __init__(self, desk: Desk) -> None:
        """Take the desk."""
        self.desk, self.prompts = desk, Prompts()
        self.paused = False
        self.tracks_before: list[int] = desk.sight.state.track.tolist()  # when the turn began
        self._turn, self._begun = -1, -1  # that is shown; whose phase of the side's has begun

    def tick(self, ms: float) -> bool:
        """Let some milliseconds pass; whether the picture changed."""
        desk, table = self.desk, self.desk.table
        changed = desk.playback.tick(ms)
        if desk.playback.fly_to != OFF_MAP and not desk.camera.shows(desk.playback.fly_to):
            desk.camera.centre_on(desk.playback.fly_to)
        until = time.perf_counter() + STEPPING
        while self._others_play and time.perf_counter() < until:
            table.step()
            changed = True
        self._turn_over()
        if changed:
            desk.composer.prune()
        changed |= think(desk) | desk.following.tick()
        return self._phase_begins() or self._prompt() or changed

    @property
    def _others_play(self) -> bool:
        """Whether it is for others to give their next order."""
        table = self.desk.table
        free = bool(table.version) and not self.paused and not table.waiting
        return free and not (table.showing or table.mine or table.over)

    def _turn_over(self) -> None:
        """Take note of a new turn, and look at one's own units in the first."""
        state = self.desk.sight.state
        if state.turn != self._turn and state.present.any():
            if self._turn < 0:
                self._go_home()
            self._turn = state.turn
            self.tracks_before = state.track.tolist()

    def _go_home(self) -> None:
        """Look at the side's units, or for an observer at everybody's."""
        state = self.desk.sight.state
        mine = view.controlled(self.desk.sight) or np.flatnonzero(state.present).tolist()
        if mine:
            here = sorted(int(state.hex[unit]) for unit in mine)
            self.desk.camera.centre_on(here[len(here) // 2])

    def _phase_begins(self) -> bool:
        """Show the recap when the side's phase begins and there is something to tell; whether it does."""
        desk, turn = self.desk, self.desk.sight.state.turn
        mine = desk.table.mine and desk.playback.scene is None  # and not again after each order
        begins = mine and turn != self._begun
        self._begun = turn if mine else self._begun
        if begins and not desk.recap.open and desk.recap.entries(desk):
            desk.toggle_recap()
        return begins

    def _prompt(self) -> bool:
        """Put before the player what he is asked in his phase; whether something was."""
        desk = self.desk
        if not desk.table.mine or desk.playback.scene is not None or desk.dialogue is not None:
            return False
        desk.dialogue = self.prompts.next(desk.sight)
        return desk.dialogue is not None

    def pause(self) -> None:
        """Let nobody play on, or let them again."""
        self.paused = not self.paused
        self.desk.composer.said = _("Paused.") if self.paused else ""
        self.desk.composer.version += 1

    def skip(self) -> None:
        """Play on without showing it, up to the side's own phase; an observer goes on to the next one."""
        desk, table = self.desk, self.desk.table
        desk.playback.skip()
        self.paused = False
        umpire = table.match.umpire
        phase = umpire.state.turn, umpire.state.active
        while not (table.mine or table.over or table.waiting):
            table.step()
            table.show_all()
            if desk.watching and (umpire.state.turn, umpire.state.active) != phase:
                break
        desk.composer.prune()
