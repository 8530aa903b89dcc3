"""A game kept while it is played: taken down for a save, logged at once, saved by itself each turn."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from game.model import text
from game.model.events import Event
from game.model.orders import Order
from game.records.archive import Archive
from game.records.bundle import Bundle
from game.records.recovery import RecoveryLog
from game.records.replay import Recorder
from game.records.save import Head, Save

PERSON: Final = "person"  # who leads a faction that no commander leads


@dataclass(slots=True)
class Keeping:
    """Listens to a match, order by order.

    picture: of the map as it stands, for the head of a save; nothing where there is no screen
    trouble: why nothing more is written, in one line; the game goes on without
    """

    recorder: Recorder
    archive: Archive
    log: RecoveryLog | None
    picture: Callable[[], bytes] = bytes
    trouble: str = ""
    order: Order | None = field(init=False, default=None)  # that is being carried out
    _turn: int = field(init=False, default=-1)

    def __post_init__(self) -> None:
        """Begin in the turn of the game."""
        self._turn = self.recorder.umpire.state.turn

    @property
    def persons(self) -> tuple[str, ...]:
        """Names of the factions that people lead."""
        seats = self.recorder.save.seats
        return tuple(f.name for f in self.recorder.umpire.theatre.factions if seats.get(f.id) == PERSON)

    def save(self) -> Save:
        """The game as it stands, with its head."""
        umpire = self.recorder.umpire
        theatre, state = umpire.theatre, umpire.state
        turns = theatre.calendar.turns
        head = Head(
            title=theatre.title,
            turn=min(state.turn + 1, turns),
            turns=turns,
            date=theatre.calendar.date(state.day).isoformat(),
            persons=self.persons,
            over=umpire.over,
            rules=self.recorder.save.rules,
            picture=self.picture(),
        )
        return dataclasses.replace(self.recorder.save, head=head)

    # What a match tells

    def about_to(self, order: Order) -> None:
        """An order is given, and not yet carried out."""
        self.order = order

    def refused(self) -> None:
        """It was refused."""
        self.order = None

    def took(self, order: Order, _events: list[Event]) -> None:
        """It was carried out."""
        self.recorder.take(order)
        self.order = None
        umpire = self.recorder.umpire
        new_turn = umpire.state.turn != self._turn
        self._turn = umpire.state.turn
        line, mark = self.recorder.save.orders[-1]
        self._write(lambda: self.log.order(line, mark, safe=new_turn) if self.log else None)
        if new_turn or umpire.over:
            self._write(lambda: self.archive.autosave(self.save()))

    def took_back(self) -> None:
        """The last order was taken back."""
        self.recorder.take_back()
        self._write(lambda: self.log.take_back() if self.log else None)

    def came_to(self, step: int) -> None:
        """The tutorial came to a step."""
        self.recorder.save.step = step
        self._write(lambda: self.log.step(step) if self.log else None)

    def _write(self, act: Callable[[], object]) -> None:
        """Write, and keep playing where the disk does not let us."""
        try:
            act()
        except OSError as error:
            self.trouble = f"{error.filename or self.archive.folder}: {error.strerror}"

    # When it ends

    def bundle(self, error: str) -> Bundle:
        """What is to be sent on after an error."""
        theatre = self.recorder.umpire.theatre
        order = "" if self.order is None else text.write(theatre, self.order)
        return Bundle(self.recorder.save, order, error)

    def close(self) -> None:
        """Write no more."""
        if self.log is not None:
            self.log.close()
