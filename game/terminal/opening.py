"""How a game at the terminal begins: a new one, one with its tutorial, or a saved one."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from pathlib import Path

from game.ai.script import scripts
from game.match import match_of, new_game, reopen
from game.records.archive import Archive
from game.records.keeping import PERSON, Keeping
from game.records.replay import Recorder
from game.records.save import RULES, BadSave, Save
from game.records.tutorial import Tutorial
from game.scenario import Setup
from game.scenario.tutorial import read_tutorial
from game.terminal.session import Session
from game.texts import _
from game.ui.circle import Circle
from game.ui.table import Table


def begin(
    setup: Setup, seed: int, seats: Mapping[str, str], side: str, archive: Archive, file: Path | None = None
) -> Session:
    """A new game in which a person leads one faction. Raises NoSuchCommander."""
    save = new_game(setup, seed, {**seats, side: PERSON})
    match = match_of(setup, save)
    table = Table(match, setup.theatre.faction_named[side])
    recorder = Recorder(save, match.umpire)
    table.begin()
    recorder.begin()
    return _kept(table, recorder, archive, file)


def begin_tutorial(setup: Setup, scenario: str, archive: Archive, file: Path | None = None) -> Session:
    """A new game with the tutorial beside a scenario. Raises ScenarioFaults and NoSuchCommander."""
    lesson = read_tutorial(setup.theatre, scenario)
    session = begin(setup, lesson.seed, lesson.commanders, lesson.faction, archive, file)
    match = session.table.match
    match.commanders = {**match.commanders, **scripts(setup.theatre, lesson.cues)}
    session.tutorial = Tutorial(setup.theatre, lesson)
    return session


def resume(save: Save, side: str, archive: Archive, file: Path | None = None) -> Session:
    """A saved game where it stands; one of other rules from the start of its last turn.

    side: the faction to lead; empty for the first that a person led. Raises BadSave and ScenarioFaults.
    """
    setup = reopen(save)
    led = [f.id for f in setup.theatre.factions if save.seats.get(f.id) == PERSON]
    side = side or next(iter(led), "")
    if side not in setup.theatre.faction_named:
        raise BadSave(_("nobody leads a faction in it; name one with --side"))
    if save.rules != RULES:
        if not save.turns:
            raise BadSave(_("it holds no turn from which it could go on"))
        save = Save(save.scenario, save.files, save.seed, save.seats, save.forced, start=save.turns[-1][1])
    save = dataclasses.replace(save, seats={**save.seats, side: PERSON})
    match = match_of(setup, save)
    table = Table(match, setup.theatre.faction_named[side])
    circle = Circle(match, [table])
    match.readers.append(circle.hear)
    for differs in circle.resume(save) if save.start is None else ():
        if differs is not None:
            raise BadSave(f"{differs.text}: {differs.why}")
    if save.start is not None:
        circle.begin_from(save)
    match.readers.remove(circle.hear)
    recorder = Recorder(save, match.umpire)
    recorder.go_on() if save.start is None else recorder.begin()
    return _kept(table, recorder, archive, file)


def _kept(table: Table, recorder: Recorder, archive: Archive, file: Path | None) -> Session:
    """A session that is kept from now on: each order at once, a turn in the ring."""
    keeping = Keeping(recorder, archive, None)
    try:
        keeping.log = archive.new_log(time.strftime("%Y-%m-%d %H.%M.%S"), keeping.save())
    except OSError as error:
        keeping.trouble = f"{error.filename}: {error.strerror}"
    table.match.keepers.append(keeping)
    return Session(table, keeping, file=file)
