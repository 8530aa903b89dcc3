"""The account of one game, for its after-action report: results, courses over time, losses, dates, luck.

Made from a recording, which is played to its end. The record of what happened stands beside it where the
scenario has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from game.batch.history import NEVER, Course
from game.batch.record import Checkpoint, Entry, Record, read_record
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.records.recording import Recording
from game.records.tally import Tally
from game.rules import victory
from game.rules.apply import apply
from game.scenario import ScenarioFaults
from game.texts import spoken

LOSSES: Final = ("killed", "wounded", "captured", "killed_inflicted", "units_destroyed", "aircraft_lost")


@dataclass(slots=True)
class Courses:
    """What went up and down, a figure for the end of each day."""

    days: list[int] = field(default_factory=list)
    tracks: list[list[int]] = field(default_factory=list)  # by track
    killed: list[list[int]] = field(default_factory=list)  # by faction, since the start
    held: list[list[int]] = field(default_factory=list)  # by faction, places
    points: list[list[int]] = field(default_factory=list)  # by faction


@dataclass(frozen=True, slots=True)
class Town:
    """A place beside the record: when it was first entered by those who entered it then."""

    name: str
    record: int  # day
    game: int  # day, or NEVER


@dataclass(frozen=True, slots=True)
class Held:
    """A checkpoint beside the record: who held a place on a day, and whether he did in the game."""

    row: Checkpoint
    holder: int  # in the game at the end of that day
    agrees: bool


@dataclass(frozen=True, slots=True)
class Toll:
    """Men of a faction killed by a day, on record and in the game."""

    faction: int
    day: int
    least: int
    most: int
    game: int


@dataclass(frozen=True, slots=True)
class Luck:
    """The dice of the fights that a faction sought: how many, what they showed, twice what was expected."""

    faction: int
    dice: int
    rolled: int
    expected_x2: int

    @property
    def beyond(self) -> float:
        """How much more they showed than was to be expected; less is negative."""
        return self.rolled - self.expected_x2 / 2


@dataclass(slots=True)
class Account:
    """The account of a game, as far as it went."""

    theatre: Theatre
    state: State  # at its end
    seed: int
    seats: dict[str, str]
    over: bool
    courses: Courses
    tally: Tally
    towns: list[Town]
    checkpoints: list[Held]
    tolls: list[Toll]

    @property
    def luck(self) -> Iterator[Luck]:
        """The luck of each faction in the fights that it sought."""
        for number, figures in enumerate(self.tally.figures):
            yield Luck(number, figures["dice"], figures["dice_rolled"], figures["dice_expected_x2"])


def account_of(recording: Recording) -> Account:
    """The account of a game, of which all moments were reached."""
    theatre = recording.theatre
    record = _record(theatre)
    state = recording.start.copy()
    walk = _Walk(theatre, state, Tally(theatre, state))
    for moment in recording.moments:
        for event in moment.events:
            walk.hear(event)
    walk.sample()
    course, last = walk.course, int(state.day)
    return Account(
        theatre,
        state,
        recording.save.seed,
        dict(recording.save.seats),
        recording.over,
        walk.courses,
        walk.tally,
        [_town(theatre, row, course) for row in record.entries if row.day <= last],
        [
            Held(row, course.holder(row.place, row.day), course.holds(row))
            for row in record.checkpoints
            if row.day <= last
        ],
        [
            Toll(row.faction, row.day, row.least, row.most, course.killed_by(row.faction, row.day))
            for row in record.killed
            if row.day <= last
        ],
    )


def _record(theatre: Theatre) -> Record:
    """The record beside the scenario of that name; an empty one where there is none."""
    try:
        return read_record(theatre, theatre.name)
    except ScenarioFaults:
        return Record((), (), ())


def _town(theatre: Theatre, row: Entry, course: Course) -> Town:
    return Town(spoken(theatre.places[row.places[0]].name), row.day, course.entered(row))


@dataclass(slots=True)
class _Walk:
    """Goes through a game, and notes."""

    theatre: Theatre
    state: State
    tally: Tally
    courses: Courses = field(init=False, default_factory=Courses)
    course: Course = field(init=False)

    def __post_init__(self) -> None:
        """Note how it began."""
        holders = self.state.holder.tolist()
        self.course = Course.starting(holders, range(len(holders)))
        factions = len(self.theatre.factions)
        self.courses.tracks = [[] for _ in self.theatre.tracks]
        for name in ("killed", "held", "points"):
            setattr(self.courses, name, [[] for _ in range(factions)])

    def hear(self, event: ev.Event) -> None:
        """Note an event, and let it happen."""
        if isinstance(event, ev.DuskFell | ev.TurnBegan | ev.GameEnded):
            self.sample()
        self.course.hear(event, self.state.faction)
        self.tally.add(event)
        apply(self.state, event)

    def sample(self) -> None:
        """Take the figures of the day; once a day the last counts."""
        courses, day = self.courses, int(self.state.day)
        if courses.days and courses.days[-1] == day:
            for rows in (courses.tracks, courses.killed, courses.held, courses.points):
                for row in rows:
                    row.pop()
            courses.days.pop()
        courses.days.append(day)
        for row, now in zip(courses.tracks, self.state.track.tolist(), strict=True):
            row.append(int(now))
        holders = self.state.holder.tolist()
        for number in range(len(self.theatre.factions)):
            courses.killed[number].append(self.tally.figures[number]["killed"])
            courses.held[number].append(holders.count(number))
            courses.points[number].append(victory.points(self.theatre, self.state, number))


__all__ = ["LOSSES", "NEVER", "Account", "Courses", "Held", "Luck", "Toll", "Town", "account_of"]
