"""The window: frames while the map is panned and zoomed, input while commanders think, start and memory.

Frames are drawn at full HD by the software renderer, into a window that nobody sees, with counters, names and
the overlay of control on. Their cost is the processor time they take.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

import numpy as np

from game.bench.clock import Row
from game.match import open_match
from game.scenario import load
from game.terms import FactionId
from game.ui import printed, window
from game.ui.camera import LEVELS
from game.ui.controls import DeskScreen
from game.ui.desk import Desk
from game.ui.layers import Layer
from game.ui.table import Table
from game.ui.tiles import Tiles

CAMPAIGN: Final = "northern-mali"
SIZE: Final = (1920, 1080)
FRAMES: Final = 600
PACE: Final = 9  # pixels a frame to the side, and half of it up or down
STARTS: Final = 5  # of which the quickest counts
TURNS: Final = 2  # of others' phases
DRAWN: Final = (1, 2, 3)  # levels of the sheet that are rendered before anything is measured
TITLE: Final = """
import os, runpy, sys, time
import pygame
flip = pygame.display.flip
def first_picture():
    flip()
    sys.stdout.write(f"title {time.process_time()}\\n")
    sys.stdout.flush()
    os._exit(0)
pygame.display.flip = first_picture
sys.argv = ["main.py"]
runpy.run_path("main.py", run_name="__main__")
"""
"""Plays `python main.py` up to its first picture, and tells the processor time that it took."""


def _desk() -> tuple[Desk, Callable[[], object]]:
    """A desk at the start of the campaign, and what draws a frame of it."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    surface = window.open_display(SIZE, title="bench")
    setup = load(CAMPAIGN)
    sheet = printed.sheet_of(setup)
    sheet.finish(DRAWN)
    match, _recorder = open_match(setup, 1, {})
    table = Table(match, FactionId(0))
    table.begin()
    table.show_all()
    desk = Desk(table, Tiles(printed.PrintedGround(sheet), sheet.size), SIZE, window.scale_for(SIZE))
    DeskScreen(desk)
    desk.tick(16)
    return desk, lambda: desk.draw(surface)


def _taken(frame: Callable[[], object]) -> float:
    begun = process_time()
    frame()
    return process_time() - begun


def frames() -> list[Row]:
    """Panning at two levels and zooming through all of them."""
    desk, frame = _desk()
    desk.layer = Layer.CONTROL
    rows = []
    for level in (1, 2):
        desk.camera.level = level
        desk.camera.centre_share(0.3, 0.7)
        frame()
        times = []
        for number in range(FRAMES):
            turns = (number // 100) % 2 == 0, (number // 50) % 2 == 0
            desk.camera.pan(PACE if turns[0] else -PACE, (PACE if turns[1] else -PACE) / 2)
            times.append(_taken(frame))
        name = f"frame while panning, {LEVELS[level]} px a hex, 99th percentile"
        rows.append(Row(name, float(np.percentile(times, 99)) * 1e3, "ms", "at most 8"))
    times = []
    middle = SIZE[0] // 3, SIZE[1] // 2
    for _round in range(FRAMES // 8):
        for step in (1, -1, -1, 1):
            desk.camera.zoom(step, middle)
            times += [_taken(frame) for _frame in range(2)]
    zoomed = float(np.percentile(times, 99)) * 1e3
    return [*rows, Row("frame while zooming, 99th percentile", zoomed, "ms", "at most 16")]


def thinking() -> list[Row]:
    """What a frame takes while commanders think and what they do is shown."""
    desk, frame = _desk()
    frame()
    times = []
    for _turn in range(TURNS):
        desk.end_phase(ask=False)
        while not desk.table.mine:
            times.append(_taken(lambda: desk.tick(100)) + _taken(frame))
    return [
        Row("input while commanders think, 99th percentile", float(np.percentile(times, 99)) * 1e3, "ms"),
        Row("input while commanders think, longest", max(times) * 1e3, "ms", "at most 50"),
    ]


def opening() -> list[Row]:
    """From the command to the title, caches warm; and the memory of a game at the window."""
    wall, worked = (min(times) for times in zip(*(_title() for _again in range(STARTS)), strict=True))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Row("start to title, caches warm", wall, "s", "at most 2", digits=2),
        Row("start to title, processor time", worked, "s", digits=2),
        Row("memory of a game at the window", memory, "MB", "under 500", digits=0),
    ]


def _title() -> tuple[float, float]:
    """Seconds from the command to the title, by the clock and of processor time.

    Raises RuntimeError if the command ends without one.
    """
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = perf_counter()
    with subprocess.Popen(  # noqa: S603  our own code, run by this interpreter
        [sys.executable, "-c", TITLE],
        cwd=Path(__file__).parents[2],
        env=env | {"SDL_VIDEODRIVER": "dummy"},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None  # noqa: S101  it was asked for
        for line in process.stdout:
            word, _space, figure = line.partition(" ")
            if word == "title":
                return perf_counter() - begun, float(figure)
    raise RuntimeError("the command ended without a title")
