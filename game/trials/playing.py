"""Plays a test: its steps, and then the same game again from its own save."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from game.ai import COMMANDERS
from game.dice import Dice, DiceRunOut, LoadedDice, Purpose
from game.match import Match, Step
from game.model import text
from game.model.events import Event
from game.model.orders import EndPhase, Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.records.replay import Recorder, replay
from game.records.save import Save, pack, unpack
from game.rules.journal import RollsDice
from game.rules.sight import sight
from game.scenario import Setup
from game.scenario.faults import Mark
from game.terms import FactionId
from game.trials.failing import Mismatch, TrialFailed
from game.trials.foreseeing import forecast
from game.trials.setting import reloaded
from game.trials.steps import Give, Pass, order_of
from game.trials.steps import Step as TestStep

Where = Callable[[int], Mark]  # where the die of a number stands


class Forced(LoadedDice):
    """Dice forced by a test; one too many, or an impossible one, is the test's failure."""

    def __init__(self, values: tuple[int, ...], where: Where) -> None:
        super().__init__(values)
        self.where = where

    def roll(self, turn: int, day: int, purpose: Purpose, subject: int, count: int, sides: int) -> int:
        """The next value. Raises TrialFailed if there is none or this die cannot show it."""
        number = len(self.values) - len(self.left)
        try:
            return super().roll(turn, day, purpose, subject, count, sides)
        except DiceRunOut as error:
            expected = f"no roll after these {len(self.values)}"
            raise TrialFailed([Mismatch(self.where(number - 1), expected, _wanted(str(error)))]) from None
        except ValueError:
            mismatch = Mismatch(self.where(number), f"a die from 1 to {sides}", str(self.left[0]))
            raise TrialFailed([mismatch]) from None


def _wanted(message: str) -> str:
    return f"one: {message.removeprefix('no loaded die left for ').partition(':')[0]}"


@dataclass
class Play:
    """A test being played."""

    setup: Setup
    seed: int
    dice: tuple[int, ...] | None  # forced, or those of the seed
    where: Where
    events: list[Event] = field(default_factory=list)
    unforeseen: list[Mismatch] = field(default_factory=list)  # where a forecast was otherwise
    match: Match = field(init=False)
    recorder: Recorder = field(init=False)

    def __post_init__(self) -> None:
        """Begin the game."""
        setup = self.setup
        dice: RollsDice = Dice(self.seed) if self.dice is None else Forced(self.dice, self.where)
        self.match = Match(setup.theatre, setup.state.copy(), {}, dice, readers=[self.events.extend])
        self._seat({})
        self.match.begin()
        seats = {faction.id: "test" for faction in setup.theatre.factions}
        save = Save(setup.theatre.name, setup.files, self.seed, seats, self.dice or ())
        self.recorder = Recorder(save, self.match.umpire)
        self.recorder.begin()

    @property
    def theatre(self) -> Theatre:
        """The theatre of the game."""
        return self.setup.theatre

    @property
    def state(self) -> State:
        """The state as it stands."""
        return self.match.umpire.state

    def dice_left(self) -> list[Mismatch]:
        """Forced dice that nothing was rolled with."""
        dice = self.match.dice
        if not isinstance(dice, Forced) or not dice.left:
            return []
        left = len(dice.values) - len(dice.left)
        return [Mismatch(self.where(left), "every die to be rolled", f"{len(dice.left)} left over")]

    def take(self, step: TestStep) -> None:
        """Carry out a step. Raises TrialFailed if it goes otherwise than it should."""
        if isinstance(step, Give):
            self._order(step)
        else:
            self._pass(step)

    def _seat(self, named: dict[FactionId, str]) -> None:
        """Let commanders play, and idlers those factions that are not named."""
        factions = [FactionId(number) for number in range(len(self.theatre.factions))]
        self.match.commanders = {f: COMMANDERS[named.get(f, "idle")](self.seed) for f in factions}

    def _pass(self, step: Pass) -> None:
        self._seat(step.commanders)
        last = self.state.turn + step.turns
        while not self.match.umpire.over and self.state.turn < last:
            self._phase()
        self._seat({})

    def _phase(self) -> None:
        """Let the faction whose phase it is play it to its end."""
        for step in self.match.play():
            self._record(step)
            if isinstance(step.order, EndPhase):
                return

    def _record(self, step: Step) -> None:
        if not isinstance(step.answer, Refusal):
            self.recorder.take(step.order)

    def _order(self, give: Give) -> None:
        self._wait_for(give)
        order = order_of(self.theatre, self.state, give)
        if order is None:
            if give.if_able:
                return
            got = "no way there that its side knows of (a march ends in the first zone on its way)"
            raise TrialFailed([Mismatch(give.mark, give.line, got)])
        if give.foreseen:
            self._foresee(give, order)
        step = self.match.submit(order)
        self._record(step)
        got = text.write(self.theatre, step.answer) if isinstance(step.answer, Refusal) else "it carried out"
        if give.refused is None:
            if isinstance(step.answer, Refusal) and not give.if_able:
                raise TrialFailed([Mismatch(give.mark, f"{give.line} to be carried out", got)])
            return
        wanted = give.refused
        if isinstance(step.answer, list) or any(
            getattr(step.answer, n) != v for n, v in wanted.fields.items()
        ):
            raise TrialFailed([Mismatch(wanted.mark, f"Refusal {wanted.line}", got)])

    def _foresee(self, give: Give, order: Order) -> None:
        """Compare what an order's side foresees of it; of one that is refused, the refusal is told."""
        found = forecast(sight(self.theatre, self.state, give.side), order)
        if found is not None:
            self.unforeseen += [m for one in give.foreseen if (m := one.mismatch(found))]

    def _wait_for(self, give: Give) -> None:
        """Pass time until it is the turn of an order's faction; after the end, orders are given at once."""
        umpire = self.match.umpire
        last = umpire.state.turn + 1
        while umpire.side != give.side and not umpire.over:
            if umpire.state.turn > last:
                faction = self.theatre.factions[give.side].id
                raise TrialFailed(
                    [Mismatch(give.mark, f"a phase of {faction}", "none within a turn: it is quiet")]
                )
            self._phase()

    def replayed(self, mark: Mark) -> list[Mismatch]:
        """How the game played again from its saved bytes departs from it, if it does."""
        save = unpack(pack(self.recorder.save))
        setup = reloaded(tuple(sorted(save.files.items())))
        again: list[Event] = []
        umpire, divergence = replay(setup.theatre, setup.state.copy(), save, again.extend)
        expected = "the game's replay to equal it"
        if divergence is not None:
            return [
                Mismatch(mark, expected, f"{divergence.text} (order {divergence.order}): {divergence.why}")
            ]
        for before, after in zip(self.events, again, strict=False):
            if before != after:
                return [
                    Mismatch(
                        mark,
                        f"{expected}: {text.write(self.theatre, before)}",
                        text.write(setup.theatre, after),
                    )
                ]
        if differences := self.state.differences(umpire.state):
            return [Mismatch(mark, expected, "; ".join(differences[:3]))]
        return [] if len(again) == len(self.events) else [Mismatch(mark, expected, f"{len(again)} events")]
