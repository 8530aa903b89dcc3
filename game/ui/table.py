"""The table at which a human plays: the match, his seat's Sight, and what his side was told.

Other factions play an order a step, between two pictures of the screen. What the side is told of each
order is a batch; the screen shows a batch event by event, and only then does the Sight move on. So the
Sight is what is on the screen, and when nothing is left to be shown it equals the whole state redacted for
that side.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from game.advice.adviser import Adviser
from game.match import Match, Step
from game.model import events as ev
from game.model.events import Event
from game.model.orders import EndPhase, Order
from game.model.refusals import Refusal
from game.model.state import State
from game.records.chronicle import Chronicle
from game.records.ledger import Ledger
from game.records.page import Line
from game.rules.apply import apply
from game.rules.sight import REOPENS, Sight, redact, sight
from game.rules.telling import TOLD, listener
from game.terms import FactionId, Phase
from game.ui.undo import Before, Past, barrier


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chronicle and whose phase it happened in, or -1 at night and at dusk."""

    line: Line
    faction: int


@dataclass(slots=True)
class Batch:
    """What a side is told of one order, and the Sight after it where that must be taken afresh."""

    told: deque[Event]
    afresh: State | None = None


@dataclass(slots=True)
class Table:
    """One game as one person sits before it; others may sit before it at tables of their own.

    others: factions that other people lead, for whom this table does not play
    """

    match: Match
    side: FactionId
    others: frozenset[FactionId] = frozenset()
    view: Sight = field(init=False)
    ahead: State = field(init=False)  # what the side knows once all is shown
    entries: list[Entry] = field(init=False, default_factory=list)
    ledger: Ledger = field(init=False)  # of what is shown
    version: int = field(init=False, default=0)  # grows with whatever the side is told
    past: Past = field(init=False, default_factory=Past)
    watchers: list[Callable[[Event], None]] = field(init=False, default_factory=list)  # of what is shown
    adviser: Adviser = field(init=False, default_factory=Adviser)
    _chronicle: Chronicle = field(init=False)
    _batches: deque[Batch] = field(init=False, default_factory=deque)
    _phase: Iterator[Step] | None = field(init=False, default=None)
    _heard: list[tuple[int, State]] = field(init=False, default_factory=list)  # before each order of others

    def __post_init__(self) -> None:
        """Sit down before the game begins."""
        self.sit_down_again()

    def sit_down_again(self) -> None:
        """Take in the game as it stands, whatever came before."""
        self.view = sight(self.match.theatre, self.match.umpire.state, self.side)
        self.ahead = self.view.state.copy()
        self.ledger = Ledger.of(self.view.state)
        self._chronicle = Chronicle(self.match.theatre, self.view)

    # What is going on

    @property
    def over(self) -> bool:
        """Whether the game has ended and all of it was shown."""
        return self.match.umpire.over and not self._batches

    @property
    def mine(self) -> bool:
        """Whether the seat may give orders now."""
        return not self._batches and not self.match.umpire.over and self.match.umpire.side == self.side

    @property
    def waiting(self) -> bool:
        """Whether it is the phase of somebody else at the machine, and all before it was shown."""
        umpire = self.match.umpire
        return not self._batches and not umpire.over and umpire.side in self.others

    @property
    def showing(self) -> bool:
        """Whether something the side was told is still to be shown."""
        return bool(self._batches)

    @property
    def lens(self) -> FactionId:
        """The faction whose overlays are shown."""
        return self.side

    @property
    def active(self) -> int:
        """Whose phase it is, as far as shown; -1 in no faction's."""
        state = self.view.state
        if state.phase != Phase.ORDERS:
            return -1
        return int(self.match.theatre.order_of_phases[state.active])

    # Playing

    def begin(self) -> None:
        """Begin the game."""
        self._take(self.match.begin())

    def submit(self, order: Order) -> Refusal | None:
        """Give an order of the seat's; why it was refused, or None."""
        umpire = self.match.umpire
        before = Before(
            order,
            umpire.state.copy(),
            len(umpire.journal.events),
            self.view.state.copy(),
            len(self.entries),
            len(self.ledger.entries),
        )
        answer = self.match.submit(order).answer
        if isinstance(answer, Refusal):
            return answer
        again = self.past.undone[:-1] if self.past.undone[-1:] == [order] else []
        self.past.enter(before, barrier(self.view, order, answer))
        self.past.undone = again if self.past.done else []
        self.adviser.heard(order)
        self._take(answer)
        return None

    def undo(self) -> bool:
        """Take the last order back; False if that cannot be."""
        if not self.mine or not self.past.done:
            return False
        before = self.past.done.pop()
        self.match.take_back(before.state, before.events)
        self.view.state.take_over(before.view)
        self.ahead.take_over(before.view)
        self._chronicle = Chronicle(self.match.theatre, self.view)
        del self.entries[before.entries :]
        del self.ledger.entries[before.ledger :]
        self.past.undone.append(before.order)
        self.adviser.heard(None)
        self.version += 1
        return True

    def step(self) -> None:
        """Let another faction give one order, if none is left to be shown and it is not the seat's phase."""
        if self._batches or self.match.umpire.over or self.match.umpire.side in (self.side, *self.others):
            return
        if self._phase is None:
            self._phase = self.match.phase()
        step = next(self._phase, None)
        if step is None:
            self._phase = None
            return
        if isinstance(step.order, EndPhase):
            self._phase = None
        if not isinstance(step.answer, Refusal):
            self._take(step.answer)

    def hear(self, events: list[Event]) -> None:
        """Keep what the side is told of an order given at another table."""
        self._heard.append((len(self._batches), self.ahead.copy()))
        self._take(events)
        if any(isinstance(event, ev.PhaseEnded) for event in events):
            self._heard.clear()  # orders are taken back within their phase

    def unhear(self) -> None:
        """Forget what the side was told of the last order given at another table: it was taken back."""
        if self._heard:
            batches, ahead = self._heard.pop()
            while len(self._batches) > batches:
                self._batches.pop()
            self.ahead.take_over(ahead)

    def _take(self, events: list[Event]) -> None:
        """Keep what the side is told of some events that led from what it knows to the present state."""
        theatre = self.match.theatre
        who = listener(theatre, self.ahead, self.side)
        told = deque(one for event in events if (one := TOLD[type(event)](event, who)) is not None)
        again = any(isinstance(event, REOPENS) for event in events)
        afresh = redact(theatre, self.match.umpire.state, self.side) if again else None
        if afresh is not None:
            self.ahead.take_over(afresh)
        else:
            for one in told:
                apply(self.ahead, one)
        if told or afresh is not None:
            self._batches.append(Batch(told, afresh))

    # Showing

    def peek(self) -> Event | None:
        """The next event to be shown; None if there is none."""
        return self._batches[0].told[0] if self._batches and self._batches[0].told else None

    def advance(self) -> Event | None:
        """Let the next event happen on the screen; which it was."""
        if not self._batches:
            return None
        batch, event, faction = self._batches[0], None, self.active
        if batch.told:
            event = batch.told.popleft()
            self._chronicle.add(event)
            self.ledger.add(event, int(self.view.state.day))
            apply(self.view.state, event)
            for watch in self.watchers:
                watch(event)
        if not batch.told:
            self._batches.popleft()
            if batch.afresh is not None:
                self.view.state.take_over(batch.afresh)
            self._write_down(faction)
        if isinstance(event, ev.PhaseBegan | ev.NightFell | ev.DuskFell | ev.TurnBegan):
            self._write_down(faction)
        self.version += 1
        return event

    def show_all(self) -> None:
        """Let all that is left happen at once."""
        while self._batches:
            self.advance()

    def _write_down(self, faction: int) -> None:
        """Take what the chronicle has told into the entries; it happened in a faction's phase."""
        lines = [line for line in self._chronicle.flush() if line.kind != "heading"]
        self.entries += [Entry(line, faction) for line in lines]
