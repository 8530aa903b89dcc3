"""Expectations of losses: of one game its figures, of many games how they spread.

Over many games a recorded figure must lie within their middle 90 per cent, and a recorded range must
hold their median. And the middle 90 per cent of men killed must be narrow enough to mean something:
a factor of five, or ten men, from end to end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from game.model.theatre import Theatre
from game.records.tally import Tally
from game.scenario.faults import Faults, Mark, meant
from game.trials.document import LossesPart, TrialFile
from game.trials.failing import Mismatch

TAIL: Final = 5  # per cent of games left out at either end
FACTOR: Final = 5
FEW: Final = 10


@dataclass(frozen=True)
class Loss:
    """Men of a faction that should be lost: the least and the most."""

    mark: Mark
    faction: str
    figure: str
    least: int
    most: int

    @property
    def told(self) -> str:
        """What is expected, in words."""
        number = f"{self.least}" if self.least == self.most else f"{self.least} to {self.most}"
        return f"{number} {self.figure} of {self.faction}"

    def read(self, tally: Tally) -> int:
        """The figure of one game."""
        return tally.row()[f"{self.faction}.{self.figure}"]

    def mismatch(self, value: int) -> Mismatch | None:
        """How one game departs from it, if it does."""
        met = self.least <= value <= self.most
        return None if met else Mismatch(self.mark, self.told, str(value))

    def spread(self, values: Sequence[int]) -> list[Mismatch]:
        """How many games depart from it, if they do."""
        ranked = sorted(values)
        tail = len(ranked) * TAIL // 100
        low, median, high = ranked[tail], ranked[len(ranked) // 2], ranked[-1 - tail]
        got = f"{low} to {high}, median {median}"
        middle = f"the middle {100 - 2 * TAIL} per cent of {len(ranked)} games"
        out = []
        if self.least == self.most and not low <= self.least <= high:
            out.append(Mismatch(self.mark, f"{self.told} within {middle}", got))
        if self.least < self.most and not self.least <= median <= self.most:
            out.append(Mismatch(self.mark, f"{self.told} in the median of {len(ranked)} games", got))
        if self.figure == "killed" and high > max(FACTOR * low, low + FEW):
            out.append(Mismatch(self.mark, f"{middle} within a factor of {FACTOR} or {FEW} men", got))
        return out


def losses_of(file: TrialFile, number: int, theatre: Theatre, faults: Faults) -> list[Loss]:
    """What a test expects of losses; what cannot be read is left out after a fault."""
    wanted = []
    for faction, part in file.part.tests[number].expect.losses.items():
        mark = file.mark("tests", number, "expect", "losses", faction)
        if faction not in theatre.faction_named:
            faults.add(mark, "unknown faction", faction, meant(faction, theatre.faction_named))
            continue
        for figure in LossesPart.model_fields:
            men = getattr(part, figure)
            if men is None:
                continue
            mark = file.mark("tests", number, "expect", "losses", faction, figure)
            wanted.append(Loss(mark, faction, figure, *men))
    return wanted
