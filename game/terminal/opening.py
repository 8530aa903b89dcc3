"""How a game at the terminal begins: a sitting as at the window, and the session of the one who leads."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path

from game.ai import DEFAULT
from game.records.archive import Archive
from game.records.keeping import PERSON
from game.records.save import BadSave, Save
from game.scenario import Setup
from game.terminal.session import Session
from game.texts import _
from game.ui import sitting
from game.ui.sitting import Sitting


def begin(
    setup: Setup, seed: int, seats: Mapping[str, str], side: str, archive: Archive, file: Path | None = None
) -> Session:
    """A new game in which a person leads one faction. Raises NoSuchCommander."""
    return _session(sitting.begin(setup, seed, _alone(seats, side), archive), file)


def begin_tutorial(setup: Setup, scenario: str, archive: Archive, file: Path | None = None) -> Session:
    """A new game with the tutorial beside a scenario. Raises ScenarioFaults and NoSuchCommander."""
    return _session(sitting.begin_lesson(setup, scenario, archive), file)


def resume(save: Save, side: str, archive: Archive, file: Path | None = None) -> Session:
    """A saved game where it stands, or from the start of its last turn, as at the window.

    side: the faction to lead; empty for the first that a person led. Raises BadSave and ScenarioFaults.
    """
    side = side or next((faction for faction, who in save.seats.items() if who == PERSON), "")
    if side not in save.seats:
        raise BadSave(_("nobody leads a faction in it; name one with --side"))
    alone = dataclasses.replace(save, seats=_alone(save.seats, side))
    return _session(sitting.resume(alone, archive, lambda _done, _count: None), file)


def _alone(seats: Mapping[str, str], side: str) -> dict[str, str]:
    """Seats at which one person sits: a terminal stands before nobody else, staffs lead for the others."""
    others = {faction: DEFAULT if who == PERSON else who for faction, who in seats.items()}
    return {**others, side: PERSON}


def _session(one: Sitting, file: Path | None) -> Session:
    one.circle.now = one.table
    return Session(one.table, one.keeping, one.tutorial, file=file, notice=one.notice)
