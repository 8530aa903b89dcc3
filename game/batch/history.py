"""Games between staffs beside the record: what held, when places were entered, how many were killed.

A checkpoint holds in a game if at some time of the days within its tolerance one of the holders named
held the place, or one to whom it was handed on by him and who holds it still.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from game.batch.record import Checkpoint, Entry, Record
from game.match import Match
from game.model import events as ev
from game.terms import PlaceId

NEVER: Final = -1


@dataclass(frozen=True, slots=True)
class Change:
    """A place got another holder on a day; `by` is whose it counts as: who took it, or passed it on."""

    day: int
    holder: int
    credit: frozenset[int]


@dataclass(slots=True)
class Course:
    """The course of one game, as far as the record speaks of it."""

    changes: dict[int, list[Change]]  # by place, in order; the first is how it stood at the start
    killed: dict[tuple[int, int], int] = field(default_factory=dict)  # by faction and day

    def holds(self, row: Checkpoint) -> bool:
        """Whether a checkpoint holds."""
        first, last = row.day - row.tolerance, row.day + row.tolerance
        wanted = frozenset(int(holder) for holder in row.holders)
        changes = self.changes[row.place]
        ends = [change.day for change in changes[1:]]  # on that day both have held it
        spans = zip(changes, [*ends, last], strict=True)
        return any(c.day <= last and end >= first and wanted & c.credit for c, end in spans)

    def entered(self, row: Entry) -> int:
        """The day on which the first of the places was entered by one of the factions, or NEVER."""
        days = [
            change.day
            for place in row.places
            for change in self.changes[place][1:]
            if change.holder in row.by
        ]
        return min(days, default=NEVER)

    def killed_by(self, faction: int, day: int) -> int:
        """Men of a faction killed by the end of a day."""
        return sum(men for (who, when), men in self.killed.items() if who == faction and when <= day)


def course(match: Match, record: Record) -> Callable[[], Course]:
    """Listen to a match for what a record speaks of."""
    holders = match.umpire.state.holder.tolist()
    places = {row.place for row in record.checkpoints} | {p for row in record.entries for p in row.places}
    out = Course({p: [Change(0, holders[p], frozenset({holders[p]}))] for p in sorted(places)})
    match.readers.append(_Listener(match, out).hear)
    return lambda: out


@dataclass(slots=True)
class _Listener:
    match: Match
    out: Course
    day: int = 0

    def hear(self, events: list[ev.Event]) -> None:
        """Note what bears on the record."""
        for event in events:
            match event:
                case ev.PlaceCaptured(place=place, now=now, day=day):
                    self._changed(place, day, int(now), frozenset({int(now)}))
                case ev.BatonPassed(place=place, receiver=receiver, day=day):
                    earlier = self.out.changes[place][-1].credit if place in self.out.changes else frozenset()
                    self._changed(place, day, int(receiver), earlier | {int(receiver)})
                case ev.TurnBegan(day=day) | ev.DuskFell(day=day):
                    self.day = int(day)
                case ev.LossesTaken(unit=unit, killed=killed):
                    self._killed(int(self.match.umpire.state.faction[unit]), killed)
                case _:
                    pass

    def _changed(self, place: PlaceId, day: int, holder: int, credit: frozenset[int]) -> None:
        if place in self.out.changes:
            self.out.changes[place].append(Change(day, holder, credit))

    def _killed(self, faction: int, men: int) -> None:
        key = faction, self.day
        self.out.killed[key] = self.out.killed.get(key, 0) + men
