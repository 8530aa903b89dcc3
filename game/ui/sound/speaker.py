"""The loudspeaker: it is opened when something is first to be heard, and does without where there is none."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Final

import pygame

from game.ui.sound.cues import Cue, Group

RATE: Final = 22_050  # samples a second, as the files have
BUFFER: Final = 512  # samples; a delay of 23 ms
LOG: Final = logging.getLogger(__name__)


class Speaker:
    """Plays sounds, a channel for each group.

    Sound devices are opened by a thread of its own, since some take a tenth of a second and one that hangs
    would stop the window. What is asked for meanwhile is left out, but for the first.
    """

    def __init__(self, folder: Path) -> None:
        """Take the folder of the sounds. Nothing is opened or read yet."""
        self.folder = folder
        self.why = ""  # nothing can be played here; empty as long as nothing is known against it
        self.opening: Thread | None = None
        self._sounds: dict[Cue, pygame.mixer.Sound] = {}

    def play(self, cue: Cue, gain: float) -> None:
        """Play a sound, if there is anything to play it with; at no gain nothing is opened."""
        if gain <= 0 or self.why:
            return
        if self.opening is None:
            self.opening = Thread(target=self._open, args=(cue, gain), name="opening sound", daemon=True)
            self.opening.start()
        elif not self.opening.is_alive():
            self._start(cue, gain)

    def _start(self, cue: Cue, gain: float) -> None:
        channel = pygame.mixer.Channel(list(Group).index(cue.value.group))
        channel.set_volume(gain)
        channel.play(self._sounds[cue])

    def _open(self, cue: Cue, gain: float) -> None:
        """Open the device, read the files, play the first sound; what goes wrong is kept and logged once."""
        try:
            with quiet():
                pygame.mixer.init(RATE, -16, 1, BUFFER)
            pygame.mixer.set_num_channels(len(Group))
            self._sounds = {one: pygame.mixer.Sound(self._file(one)) for one in Cue}
            self._start(cue, gain)
        except (pygame.error, OSError) as error:
            self.why = str(error)
            LOG.info("no sound can be played: %s", error)

    def _file(self, cue: Cue) -> Path:
        return self.folder / f"{cue.value.file}.wav"


@contextmanager
def quiet() -> Iterator[None]:
    """Keep what ALSA's library writes to the standard error from the terminal; only Linux has it."""
    if not sys.platform.startswith("linux"):
        yield
        return
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)
