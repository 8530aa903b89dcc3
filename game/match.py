"""A match: seats for the factions, the umpire between them, and the readers of what happens.

A match is a generator that plays one order a step, so that a screen can breathe between orders and
a batch can run on. Each commander sits before a Sight of its own, which is kept up to date by what
its side is told; it never meets the state.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from game.ai import COMMANDERS, DEFAULT
from game.dice import Dice
from game.model.events import Event
from game.model.orders import EndPhase, Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.records.keeping import PERSON
from game.records.replay import Recorder, dice_of
from game.records.save import Save
from game.rules.journal import RollsDice
from game.rules.sight import Sight, keep_up, sight
from game.rules.umpire import Umpire
from game.scenario import Setup, load_files
from game.terms import FactionId


class NoSuchCommander(Exception):
    """A commander or faction that does not exist was asked for; the message names those who do."""


PATIENCE = 50  # refused orders in one phase before the umpire ends it
MOST_ORDERS = 2000  # orders in one phase


class Commander(Protocol):
    """Someone who gives a faction's orders."""

    name: str

    def orders(self, sight: Sight) -> Iterator[Order]:
        """The orders of one phase, one by one; the Sight is up to date at each of them.

        The phase ends with an EndPhase or with the last order.
        """
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One order, by whom, and what came of it."""

    side: FactionId
    order: Order
    answer: Refusal | list[Event]


class Keeper(Protocol):
    """Someone who takes a match down, order by order."""

    def about_to(self, order: Order) -> None:
        """An order is given, and not yet carried out."""

    def took(self, order: Order, events: list[Event]) -> None:
        """It was carried out."""

    def refused(self) -> None:
        """It was refused."""

    def took_back(self) -> None:
        """The last order was taken back."""


@dataclass(slots=True)
class Match:
    """A game between commanders."""

    theatre: Theatre
    state: State
    commanders: Mapping[FactionId, Commander]
    dice: RollsDice = field(default_factory=lambda: Dice(0))
    umpire: Umpire = field(init=False)
    refusals: int = field(init=False, default=0)
    readers: list[Callable[[list[Event]], None]] = field(default_factory=list)
    keepers: list[Keeper] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Seat everybody at a state that becomes the umpire's own."""
        self.umpire = Umpire(self.theatre, self.state, self.dice)

    def begin(self) -> list[Event]:
        """Begin the game and let the readers read."""
        return self._read(self.umpire.begin())

    def play(self) -> Iterator[Step]:
        """Play on to the end of the calendar, one order a step."""
        while not self.umpire.over:
            yield from self.phase()

    def finish(self) -> None:
        """Play on to the end without stopping.

        What a game makes holds no circles, and the collector of circles would go through all of it
        again and again: it rests meanwhile.
        """
        collecting = gc.isenabled()
        gc.disable()
        try:
            for _ in self.play():
                pass
        finally:
            if collecting:
                gc.enable()

    def submit(self, order: Order) -> Step:
        """Carry out one order of the faction whose phase it is."""
        side = self.umpire.side
        for keeper in self.keepers:
            keeper.about_to(order)
        answer = self.umpire.submit(order)
        if isinstance(answer, Refusal):
            self.refusals += 1
            for keeper in self.keepers:
                keeper.refused()
        else:
            for keeper in self.keepers:
                keeper.took(order, answer)
            self._read(answer)
        return Step(side, order, answer)

    def take_back(self, state: State, events: int) -> None:
        """Take the last order back: the state before it, and how many events there were by then."""
        self.umpire.return_to(state, events)
        for keeper in self.keepers:
            keeper.took_back()

    def phase(self) -> Iterator[Step]:
        """Let the commander whose phase it is play it, one order a step."""
        side = self.umpire.side
        view = sight(self.theatre, self.umpire.state, side)
        refused = 0
        for given, order in enumerate(self.commanders[side].orders(view), start=1):
            step = self.submit(order)
            yield step
            if isinstance(step.answer, Refusal):
                refused += 1
            elif isinstance(order, EndPhase):
                return
            else:
                keep_up(view, self.umpire.state, step.answer)
            if refused >= PATIENCE or given >= MOST_ORDERS:
                break
        yield self.submit(EndPhase())

    def _read(self, events: list[Event]) -> list[Event]:
        for read in self.readers:
            read(events)
        return events


def open_match(
    setup: Setup, seed: int, ai: Mapping[str, str], *, record: bool = False
) -> tuple[Match, Recorder | None]:
    """A match over a loaded scenario: staff commanders but where `ai` names others.

    With `record` it comes with a recorder, to be begun after the match. Raises NoSuchCommander.
    """
    theatre = setup.theatre
    names = {faction.id: ai.get(faction.id, DEFAULT) for faction in theatre.factions}
    for name, known, what in (
        *((f, theatre.faction_named, "faction") for f in ai),
        *((n, COMMANDERS, "commander") for n in names.values()),
    ):
        if name not in known:
            msg = f"no {what} {name!r}: one of {', '.join(known)}"
            raise NoSuchCommander(msg)
    seats = {theatre.faction_named[f]: COMMANDERS[n](seed) for f, n in names.items()}
    match = Match(theatre, setup.state, seats, Dice(seed))
    if not record:
        return match, None
    return match, Recorder(Save(theatre.name, setup.files, seed, names), match.umpire)


def match_of(setup: Setup, save: Save) -> Match:
    """A match over a saved game's scenario, not begun: its dice, and its commanders by their seats."""
    theatre = setup.theatre
    names = {f.id: save.seats.get(f.id, DEFAULT) for f in theatre.factions}
    known = {f: DEFAULT if name not in COMMANDERS else name for f, name in names.items()}
    seats = {theatre.faction_named[f]: COMMANDERS[n](save.seed) for f, n in known.items()}
    return Match(theatre, setup.state, seats, dice_of(save))


def new_game(setup: Setup, seed: int, seats: Mapping[str, str]) -> Save:
    """A game that has not begun: who leads which faction, PERSON or the name of a commander."""
    names = {f.id: seats.get(f.id, DEFAULT) for f in setup.theatre.factions}
    for name in names.values():
        if name not in (*COMMANDERS, PERSON):
            msg = f"no commander {name!r}: one of {', '.join(COMMANDERS)}"
            raise NoSuchCommander(msg)
    return Save(setup.theatre.name, setup.files, seed, names)


def reopen(save: Save) -> Setup:
    """The scenario that a save carries. Raises ScenarioFaults."""
    return load_files(save.files)
