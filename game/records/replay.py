"""The recorder and the replay: a game taken down order by order, and played again from it.

A replay needs no match: it folds the orders over an umpire. After each order the fingerprint of the
state is compared with the one taken down; the first that differs is named, with the columns that
differ if its turn's start was kept.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass

from game.dice import Dice, LoadedDice
from game.model import text
from game.model.events import Event
from game.model.orders import Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.records.save import RULES, Save, restore, snapshot
from game.rules.journal import RollsDice
from game.rules.umpire import Umpire
from game.texts import _

Reader = Callable[[list[Event]], None]


@dataclass(frozen=True, slots=True)
class Divergence:
    """The first order after which a replay is not what was taken down."""

    order: int  # counted from 1; 0 is the first Dawn
    text: str
    why: str


class Recorder:
    """Takes a game down into a save."""

    def __init__(self, save: Save, umpire: Umpire) -> None:
        """Take a save to fill and the umpire to watch."""
        self.save, self.umpire = save, umpire
        self._turn = -1

    def begin(self) -> None:
        """Begin to take down a game that has just had its first Dawn."""
        self.save.begun = self.umpire.state.fingerprint()
        self._keep_turn()

    def go_on(self) -> None:
        """Go on taking down a game that was taken down so far."""
        self._turn = self.umpire.state.turn

    def take(self, order: Order) -> None:
        """Take down an order that was carried out."""
        line = text.write(self.umpire.theatre, order)
        self.save.orders.append((line, self.umpire.state.fingerprint()))
        if self.umpire.state.turn != self._turn:
            self._keep_turn()

    def take_back(self) -> None:
        """Strike the order taken down last; a turn's end is never taken back."""
        self.save.orders.pop()

    def _keep_turn(self) -> None:
        self._turn = self.umpire.state.turn
        self.save.turns.append((len(self.save.orders), snapshot(self.umpire.state)))


def dice_of(save: Save) -> RollsDice:
    """The dice with which a game was played."""
    return LoadedDice(save.forced) if save.forced else Dice(save.seed)


def replay(
    theatre: Theatre, state: State, save: Save, read: Reader | None = None
) -> tuple[Umpire, Divergence | None]:
    """Play a save again from its scenario's theatre and first state.

    Gives the umpire where the replay stands and where it first differed, if it did. A save made
    under other rules is not compared: it goes on from the columns of its last turn.
    """
    umpire = Umpire(theatre, state, dice_of(save))
    if save.rules != RULES:
        return _from_last_columns(umpire, save)
    read = read or (lambda _: None)
    read(begin(umpire, save))
    if umpire.state.fingerprint() != save.begun:
        return umpire, Divergence(0, _("the first Dawn"), _why(umpire, save, 0))
    for number, (line, mark) in enumerate(save.orders, start=1):
        try:
            order = text.read(theatre, line)
        except text.BadText as error:
            return umpire, Divergence(number, line, str(error))
        answer = umpire.submit(order)
        if isinstance(answer, Refusal):
            return umpire, Divergence(
                number, line, _("refused: {reason}").format(reason=answer.reason.name.lower())
            )
        read(answer)
        if umpire.state.fingerprint() != mark:
            return umpire, Divergence(number, line, _why(umpire, save, number))
    return umpire, None


def begin(umpire: Umpire, save: Save) -> list[Event]:
    """Begin a saved game: with the scenario's first Dawn, or with the columns that it began with."""
    if save.start is None:
        return umpire.begin()
    umpire.journal.state = restore(save.start, umpire.state)
    return []


def cut(save: Save, orders: int) -> Save:
    """The game as it stood after so many of its orders."""
    turns = [(given, columns) for given, columns in save.turns if given <= orders]
    return dataclasses.replace(save, orders=save.orders[:orders], turns=turns)


def _why(umpire: Umpire, save: Save, number: int) -> str:
    """What differs after an order, if the columns of that moment were kept."""
    for given, columns in save.turns:
        if given == number:
            kept = restore(columns, umpire.state)
            return "; ".join(umpire.state.differences(kept)[:5]) or _("nothing but the fingerprint")
    return _("the state after it is another one")


def _from_last_columns(umpire: Umpire, save: Save) -> tuple[Umpire, Divergence | None]:
    given, columns = save.turns[-1]
    umpire.journal.state = restore(columns, umpire.state)
    why = _("rules {old}, now {new}: going on from the start of its last turn").format(
        old=save.rules, new=RULES
    )
    return umpire, Divergence(given, "", why)
