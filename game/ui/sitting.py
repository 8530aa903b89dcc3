"""A sitting: a game that is open, the people round it, and what keeps it. It knows no pygame."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from game.ai.script import scripts
from game.match import Match, match_of, new_game, reopen
from game.model.tutorial import Lesson
from game.records.archive import Archive
from game.records.keeping import PERSON, Keeping
from game.records.recovery import RecoveryLog
from game.records.replay import Divergence, Recorder
from game.records.save import RULES, BadSave, Save
from game.scenario import Setup
from game.terms import FactionId
from game.texts import _
from game.ui.circle import Circle, sit_round
from game.ui.table import Table

Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Sitting:
    """An open game."""

    setup: Setup
    match: Match
    circle: Circle
    keeping: Keeping
    notice: str = ""  # what the player should know before going on

    @property
    def table(self) -> Table:
        """The table that stands before somebody, or that of the first."""
        return self.circle.now or self.circle.tables[0]

    def close(self) -> None:
        """Put the game away."""
        self.keeping.close()


def stamp() -> str:
    """The time as part of a file's name."""
    return time.strftime("%Y-%m-%d %H.%M.%S")


def begin(setup: Setup, seed: int, seats: Mapping[str, str], archive: Archive) -> Sitting:
    """Begin a new game; `seats` says who leads which faction. Raises NoSuchCommander."""
    save = new_game(setup, seed, seats)
    match = match_of(setup, save)
    circle = sit_round(match, _persons(setup, save))
    recorder = Recorder(save, match.umpire)
    circle.begin(circle.tables[0] if len(circle.tables) == 1 else None)
    recorder.begin()
    return _kept(Sitting(setup, match, circle, Keeping(recorder, archive, None)))


def begin_lesson(setup: Setup, lesson: Lesson, archive: Archive) -> Sitting:
    """Begin a new game in which a lesson is taught: its cues lead those factions that have some."""
    one = begin(setup, lesson.seed, {**lesson.commanders, lesson.faction: PERSON}, archive)
    one.match.commanders = {**one.match.commanders, **scripts(setup.theatre, lesson.cues)}
    return one


def resume(save: Save, archive: Archive, progress: Progress) -> Sitting:
    """Open a saved game where it stands. Raises BadSave and ScenarioFaults.

    One that was made under other rules, or that comes out differently, goes on from the last turn whose
    columns it kept, and says so.
    """
    setup = reopen(save)
    match, circle = _seated(setup, save)
    notice = _what_differs(circle, save, progress)
    if notice:
        save = _from_last_turn(save)
        setup = reopen(save)
        match, circle = _seated(setup, save)
        circle.begin_from(save)
    recorder = Recorder(save, match.umpire)
    if notice:
        recorder.begin()
    else:
        recorder.go_on()
    return _kept(Sitting(setup, match, circle, Keeping(recorder, archive, None), notice))


def _seated(setup: Setup, save: Save) -> tuple[Match, Circle]:
    match = match_of(setup, save)
    return match, sit_round(match, _persons(setup, save))


def _what_differs(circle: Circle, save: Save, progress: Progress) -> str:
    """Play a saved game again; why it cannot go on from where it stands, or nothing."""
    turn = int(save.turns[-1][1]["turn"]) + 1 if save.turns else 1
    if save.rules != RULES:
        words = _(
            "This game was played under rules {old}; it goes on under rules {new} from the start of turn "
            "{turn}."
        )
        return words.format(old=save.rules, new=RULES, turn=turn)
    differs = _play_again(circle, save, progress)
    if differs is None:
        return ""
    words = _(
        "Order {order} ({text}) does not come out as it did: {why}. The game goes on from the start of turn "
        "{turn}."
    )
    return words.format(order=differs.order, text=differs.text, why=differs.why, turn=turn)


def _from_last_turn(save: Save) -> Save:
    """A game that begins where the last turn of another began. Raises BadSave if that was not kept."""
    if not save.turns:
        raise BadSave(_("it holds no turn from which it could go on"))
    return Save(save.scenario, save.files, save.seed, save.seats, save.forced, start=save.turns[-1][1])


def _play_again(circle: Circle, save: Save, progress: Progress) -> Divergence | None:
    for number, differs in enumerate(circle.resume(save)):
        if differs is not None:
            return differs
        if number % 50 == 0:
            progress(number, len(save.orders))
    return None


def _persons(setup: Setup, save: Save) -> list[FactionId]:
    named = setup.theatre.faction_named
    return [named[faction] for faction, who in save.seats.items() if who == PERSON]


def _kept(sitting: Sitting) -> Sitting:
    """Have a game kept from now on: an order at once, a turn in the ring."""
    keeping = sitting.keeping
    keeping.log = _new_log(keeping)
    sitting.match.keepers.append(keeping)
    return sitting


def _new_log(keeping: Keeping) -> RecoveryLog | None:
    """The recovery log of a game; None where none can be written, which the game then says."""
    try:
        return keeping.archive.new_log(stamp(), keeping.save())
    except OSError as error:
        keeping.trouble = f"{error.filename}: {error.strerror}"
        return None
