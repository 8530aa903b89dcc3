"""The rules' vignettes once more, watched for what a side is told and refused.

Whatever a side is told must keep its Sight equal to the Sight of the whole state, and an order must
be answered alike on either.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from game.match import Match, Step
from game.model.events import Event
from game.model.orders import Order
from game.rules.apply import apply
from game.rules.sight import REOPENS, redact
from game.rules.telling import seen_by
from game.rules.umpire import refusal
from game.terms import FactionId
from game.trials import playing
from game.trials.document import TrialFile, read_trials
from game.trials.failing import TrialFailed
from game.trials.running import run

VIGNETTES = Path(__file__).parent.parent / "vignettes"


class Watched(Match):
    """A match whose sides keep Sights of their own, compared after every order."""

    def begin(self) -> list[Event]:
        self.sides = [FactionId(number) for number in range(len(self.theatre.factions))]
        self.views = [redact(self.theatre, self.state, side) for side in self.sides]
        self.readers.append(self.compare)
        return super().begin()

    def compare(self, events: list[Event]) -> None:
        for side in self.sides:
            whole = redact(self.theatre, self.umpire.state, side)
            view = self.views[side]
            if any(isinstance(event, REOPENS) for event in events):
                view.take_over(whole)
                continue
            for event in events:
                if (told := seen_by(self.theatre, view, event, side)) is not None:
                    apply(view, told)
            assert view.differences(whole) == [], f"{self.theatre.factions[side].id} after {events[0]}"

    def submit(self, order: Order) -> Step:
        side, state = self.umpire.side, self.umpire.state
        on_sight = refusal(self.theatre, redact(self.theatre, state, side), side, order)
        assert refusal(self.theatre, state, side, order) == on_sight
        return super().submit(order)


def cases() -> list[pytest.param]:
    files = [read_trials(path) for path in sorted(VIGNETTES.glob("*.scenario-test.yaml"))]
    assert files
    return [
        pytest.param(file, number, id=f"{file.path.name.partition('.')[0]}-{number + 1}")
        for file in files
        for number in range(len(file.part.tests))
    ]


@pytest.mark.parametrize(("file", "number"), cases())
def test_a_side_is_told_what_it_may_know_and_refused_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch, file: TrialFile, number: int
) -> None:
    monkeypatch.setattr(playing, "Match", Watched)
    try:
        run(file, number)
    except TrialFailed:
        pytest.fail("the vignette itself does not hold")
