"""Plays the campaign to the days of the pictured scenes, and keeps them as saves for tests/ui/test_scenes.py.

    python tools/make_scenes.py

All five factions are led by their staffs until the day; then France is a person's. To be run again when saves
of these rules can no longer be opened.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Final

from game.match import open_match
from game.records.keeping import PERSON
from game.records.save import write
from game.scenario import load

HERE: Final = Path(__file__).resolve().parent.parent / "tests" / "ui" / "scenes"
SEED: Final = 1
SIDE: Final = "FRA"
DAYS: Final = {8: "january.save", 15: "february.save"}  # by the turn, counted from 0


def main() -> None:
    """Play, and keep each scene at the beginning of the side's phase."""
    setup = load("northern-mali")
    match, recorder = open_match(setup, SEED, {}, record=True)
    if recorder is None:
        return  # it was asked for
    match.begin()
    recorder.begin()
    side, kept = setup.theatre.faction_named[SIDE], set()
    while kept != set(DAYS):
        turn = match.umpire.state.turn
        if match.umpire.side == side and turn in DAYS and turn not in kept:
            kept.add(turn)
            save = recorder.save
            seats = {**save.seats, SIDE: PERSON}
            write(HERE / DAYS[turn], dataclasses.replace(save, seats=seats, turns=save.turns[-1:]))
        for step in match.phase():
            if isinstance(step.answer, list):
                recorder.take(step.order)


if __name__ == "__main__":
    main()
