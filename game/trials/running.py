"""Runs one test of a file, from its words to what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.events import Event
from game.model.theatre import Theatre
from game.scenario.faults import Faults, Mark
from game.trials.document import TrialFile
from game.trials.facts import facts_of
from game.trials.failing import Mismatch
from game.trials.happenings import Pattern, missing, patterns_of, unwanted
from game.trials.playing import Play
from game.trials.setting import setup_of
from game.trials.steps import steps_of


@dataclass(frozen=True)
class Ran:
    """A test that was run to the end of its steps."""

    theatre: Theatre
    patterns: Sequence[Pattern]  # the events that it expects
    events: Sequence[Event]  # those that happened
    mismatches: Sequence[Mismatch]


def run(file: TrialFile, number: int) -> Ran:
    """Run a test.

    Raises ScenarioFaults if it cannot be read, and TrialFailed where a step goes otherwise than it
    should, so that there is no telling what the rest would have been.
    """
    test, setup = file.part.tests[number], setup_of(file, number)
    theatre, faults = setup.theatre, Faults()
    steps = steps_of(file, number, theatre, faults)
    patterns = patterns_of(file, number, theatre, faults, "events")
    banned = patterns_of(file, number, theatre, faults, "no_events")
    facts = facts_of(file, number, theatre, faults)
    file.stop_if_faulty(faults)

    def die(index: int) -> Mark:
        return file.mark("tests", number, "dice", index)

    play = Play(
        setup, 1 if test.seed is None else test.seed, None if test.dice is None else tuple(test.dice), die
    )
    for step in steps:
        play.take(step)
    mismatches = [
        *play.dice_left(),
        *missing(theatre, patterns, play.events),
        *unwanted(theatre, banned, play.events),
    ]
    mismatches += [m for fact in facts if (m := fact.mismatch(play.state)) is not None]
    if not mismatches:
        mismatches += play.replayed(file.mark("tests", number))
    return Ran(theatre, patterns, play.events, mismatches)
