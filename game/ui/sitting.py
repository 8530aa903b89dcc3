"""A sitting: a game that is open, the people round it, and what keeps it. It knows no pygame."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from game.ai.script import Script, scripts
from game.match import Match, match_of, new_game, reopen
from game.model.events import Event
from game.model.orders import Order
from game.model.tutorial import Lesson
from game.records.archive import Archive
from game.records.keeping import PERSON, Keeping
from game.records.recovery import RecoveryLog
from game.records.replay import Divergence, Recorder
from game.records.save import RULES, BadSave, Save
from game.records.tutorial import Tutorial
from game.scenario import ScenarioFaults, Setup
from game.scenario.tutorial import read_tutorial
from game.terms import NOBODY, FactionId
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
    tutorial: Tutorial | None = None  # that is taught in it

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


def begin(setup: Setup, seed: int, seats: Mapping[str, str], archive: Archive, lesson: str = "") -> Sitting:
    """Begin a new game; `seats` says who leads which faction, `lesson` whose tutorial is taught in it.

    Raises NoSuchCommander.
    """
    save = new_game(setup, seed, seats)
    save.lesson = lesson
    match = match_of(setup, save)
    circle = sit_round(match, _persons(setup, save))
    recorder = Recorder(save, match.umpire)
    circle.begin(circle.tables[0] if len(circle.tables) == 1 else None)
    recorder.begin()
    return _kept(Sitting(setup, match, circle, Keeping(recorder, archive, None)))


def begin_lesson(setup: Setup, scenario: str, archive: Archive) -> Sitting:
    """Begin a new game in which the tutorial beside a scenario is taught; its cues lead who has some.

    Raises ScenarioFaults and NoSuchCommander.
    """
    lesson = read_tutorial(setup.theatre, scenario)
    one = begin(setup, lesson.seed, {**lesson.commanders, lesson.faction: PERSON}, archive, scenario)
    one.match.commanders = {**one.match.commanders, **scripts(setup.theatre, lesson.cues)}
    one.tutorial = Tutorial(setup.theatre, lesson, came_to=one.keeping.came_to)
    return one


def resume(save: Save, archive: Archive, progress: Progress) -> Sitting:
    """Open a saved game where it stands. Raises BadSave and ScenarioFaults.

    One that was made under other rules, or that comes out differently, goes on from the last turn whose
    columns it kept, and says so.
    """
    setup = reopen(save)
    match, circle = _seated(setup, save)
    taught = _taught(setup, save, match, circle)
    notice = _what_differs(circle, save, progress)
    if notice:
        save = _from_last_turn(save)
        setup = reopen(save)
        match, circle = _seated(setup, save)
        circle.begin_from(save)
        taught = None
    recorder = Recorder(save, match.umpire)
    if notice:
        recorder.begin()
    else:
        recorder.go_on()
    one = _kept(Sitting(setup, match, circle, Keeping(recorder, archive, None), notice))
    if taught is not None:
        one.tutorial = taught.take_up(save.step, one.keeping)
    return one


@dataclass(slots=True)
class _Taught:
    """Listens while a game with a tutorial is played again: what the learner was told, what others gave."""

    lesson: Lesson
    match: Match
    table: Table  # the learner's
    scripts: dict[FactionId, Script]
    news: list[Event] = field(default_factory=list)
    side: FactionId = NOBODY

    def begin(self) -> None:
        """Listen from now on."""
        self.match.keepers.append(self)
        self.table.watchers.append(self.heard)

    def heard(self, event: Event) -> None:
        """The learner was told of an event."""
        self.news.append(event)

    def about_to(self, _order: Order) -> None:
        """An order is given: by whom."""
        self.side = self.match.umpire.side

    def took(self, order: Order, _events: list[Event]) -> None:
        """It was carried out: a cue is given once."""
        if self.side in self.scripts:
            self.scripts[self.side].gave(self.match.theatre, order)

    def refused(self) -> None:
        """It was refused: nothing happened."""

    def took_back(self) -> None:
        """Nothing is taken back in what is played again."""

    def take_up(self, step: int, keeping: Keeping) -> Tutorial:
        """Listen no more: the tutorial where it was left, and others who go on by what is left to them."""
        self.match.keepers.remove(self)
        self.table.watchers.remove(self.heard)
        self.match.commanders = {**self.match.commanders, **self.scripts}
        out = Tutorial(self.match.theatre, self.lesson, came_to=keeping.came_to)
        out.go_on_from(step, self.news)
        keeping.came_to(out.number)
        return out


def _taught(setup: Setup, save: Save, match: Match, circle: Circle) -> _Taught | None:
    """Who listens for the tutorial of a saved game; None where none is taught, or it is no longer there."""
    if not save.lesson:
        return None
    try:
        lesson = read_tutorial(setup.theatre, save.lesson)
    except ScenarioFaults:
        return None
    out = _Taught(lesson, match, circle.tables[0], scripts(setup.theatre, lesson.cues))
    out.begin()
    return out


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
    start = save.turns[-1][1]
    return Save(save.scenario, save.files, save.seed, save.seats, save.forced, start=start)


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
