"""Runs one test of a file, from its words to what came of it: in one game, or in many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from game.model.events import Event
from game.model.theatre import Theatre
from game.records.tally import Tally
from game.scenario import Setup
from game.scenario.faults import Faults, Mark
from game.trials.document import TrialFile
from game.trials.facts import Fact, facts_of
from game.trials.failing import Mismatch
from game.trials.happenings import Pattern, missing, patterns_of, unwanted
from game.trials.losses import Loss, losses_of
from game.trials.playing import Play
from game.trials.setting import setup_of
from game.trials.steps import Step, steps_of


@dataclass(frozen=True)
class Ran:
    """A test that was run to the end of its steps."""

    theatre: Theatre
    patterns: Sequence[Pattern]  # the events that it expects
    events: Sequence[Event]  # those that happened, in the first of many games
    mismatches: Sequence[Mismatch]


@dataclass(frozen=True)
class _Test:
    """A test that has been read: where it begins, what is done, and what is expected."""

    file: TrialFile
    number: int
    setup: Setup
    steps: Sequence[Step]
    patterns: Sequence[Pattern]
    banned: Sequence[Pattern]
    facts: Sequence[Fact]
    losses: Sequence[Loss]

    def play(self, seed: int, dice: list[int] | None = None) -> Play:
        """One game to the end of the steps. Raises TrialFailed."""

        def die(index: int) -> Mark:
            return self.file.mark("tests", self.number, "dice", index)

        play = Play(self.setup, seed, None if dice is None else tuple(dice), die)
        for step in self.steps:
            play.take(step)
        return play

    def mismatches(self, play: Play) -> list[Mismatch]:
        """How a game departs from what is expected of forecasts, events and the state."""
        theatre = self.setup.theatre
        found = [*play.unforeseen, *missing(theatre, self.patterns, play.events)]
        found += unwanted(theatre, self.banned, play.events)
        return found + [m for fact in self.facts if (m := fact.mismatch(play.state)) is not None]

    def lost(self, play: Play) -> list[int]:
        """What each expectation of losses reads in a game."""
        tally = Tally(self.setup.theatre, self.setup.state)
        for event in play.events:
            tally.add(event)
        return [loss.read(tally) for loss in self.losses]

    def replayed(self, play: Play) -> list[Mismatch]:
        """How a game played again from its save departs from itself."""
        return play.replayed(self.file.mark("tests", self.number))


def run(file: TrialFile, number: int) -> Ran:
    """Run a test.

    Raises ScenarioFaults if it cannot be read, and TrialFailed where a step goes otherwise than it
    should, so that there is no telling what the rest would have been.
    """
    test, part = _read(file, number), file.part.tests[number]
    play = test.play(1 if part.seed is None else part.seed, part.dice)
    if part.games is not None:
        mismatches = _sampled(test, play, part.games, part.at_least)
    else:
        mismatches = [*play.dice_left(), *test.mismatches(play)]
        counted = zip(test.losses, test.lost(play), strict=True)
        mismatches += [m for loss, value in counted if (m := loss.mismatch(value)) is not None]
    if not mismatches:
        mismatches = test.replayed(play)
    return Ran(test.setup.theatre, test.patterns, play.events, mismatches)


def _read(file: TrialFile, number: int) -> _Test:
    """A test with its words looked up. Raises ScenarioFaults."""
    setup, faults = setup_of(file, number), Faults()
    theatre = setup.theatre
    test = _Test(
        file,
        number,
        setup,
        steps_of(file, number, theatre, faults),
        patterns_of(file, number, theatre, faults, "events"),
        patterns_of(file, number, theatre, faults, "no_events"),
        facts_of(file, number, theatre, faults),
        losses_of(file, number, theatre, faults),
    )
    file.stop_if_faulty(faults)
    return test


def _sampled(test: _Test, first: Play, games: int, at_least: int) -> list[Mismatch]:
    """What too many of the games depart from; the first of them has been played, with seed 1."""
    missed: Counter[Mark] = Counter()
    example: dict[Mark, tuple[str, str]] = {}
    lost = []
    for seed in range(1, games + 1):
        play = first if seed == 1 else test.play(seed)
        lost.append(test.lost(play))
        for mismatch in test.mismatches(play):
            missed[mismatch.mark] += 1
            example.setdefault(mismatch.mark, (mismatch.expected, f"with seed {seed} {mismatch.got}"))
    out = []
    for mark, count in missed.items():
        if (games - count) * 100 < at_least * games:
            expected, got = example[mark]
            kept = (games - count) * 100 // games
            wanted = f"{expected} in {at_least} per cent of {games} games"
            out.append(Mismatch(mark, wanted, f"{kept} per cent; {got}"))
    for loss, values in zip(test.losses, zip(*lost, strict=True), strict=True):
        out += loss.spread(values)
    return out
