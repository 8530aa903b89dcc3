"""Games between staffs beside the record: what held, when places were entered, how many were killed.

A checkpoint holds in a game if at some time of the days within its tolerance one of the holders named
held the place, or one to whom it was handed on by him and who holds it still.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.batch.record import Checkpoint, Entry, Record
from game.match import Match
from game.model import events as ev
from game.terms import Ints

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
    day: int = 0  # of what is heard

    @classmethod
    def starting(cls, holders: Sequence[int], places: Iterable[int]) -> Course:
        """A course that begins with these holders, (places,), and follows some of the places."""
        return cls({place: [Change(0, holders[place], frozenset({holders[place]}))] for place in places})

    def hear(self, event: ev.Event, factions: Ints) -> None:
        """Note what bears on the record; factions: (units,) of the units."""
        match event:
            case ev.PlaceCaptured(place=place, now=now, day=day):
                self._changed(place, int(day), int(now), frozenset())
            case ev.BatonPassed(place=place, receiver=receiver, day=day) if place in self.changes:
                self._changed(place, int(day), int(receiver), self.changes[place][-1].credit)
            case ev.TurnBegan(day=day) | ev.NightFell(day=day) | ev.DuskFell(day=day):
                self.day = int(day)
            case ev.LossesTaken(unit=unit, killed=men):
                key = int(factions[unit]), self.day
                self.killed[key] = self.killed.get(key, 0) + men
            case _:
                pass

    def _changed(self, place: int, day: int, holder: int, credit: frozenset[int]) -> None:
        """Note a new holder of a place that is followed; credit: of others, which he has beside his own."""
        if place in self.changes:
            self.changes[place].append(Change(day, holder, credit | {holder}))

    def holder(self, place: int, day: int) -> int:
        """Who held a place at the end of a day."""
        return [change.holder for change in self.changes[place] if change.day <= day][-1]

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
    state = match.umpire.state
    places = {row.place for row in record.checkpoints} | {p for row in record.entries for p in row.places}
    out = Course.starting(state.holder.tolist(), sorted(places))

    def hear(events: list[ev.Event]) -> None:
        for event in events:
            out.hear(event, match.umpire.state.faction)

    match.readers.append(hear)
    return lambda: out
