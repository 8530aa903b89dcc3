"""What a test found otherwise than expected, told with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.scenario.faults import Mark
from game.trials.document import line_of


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One expectation that was not met."""

    mark: Mark
    expected: str
    got: str


class TrialFailed(Exception):
    """A test that failed, with everything in it that was not as expected."""

    def __init__(self, mismatches: Iterable[Mismatch]) -> None:
        self.mismatches = tuple(mismatches)
        super().__init__(self.mismatches)

    def told(self, text: str) -> str:
        """`file:line:column: expected ..., got ...` and the line, for each; `text` is the file's."""
        return "\n".join(_told(mismatch, text) for mismatch in self.mismatches)


def _told(mismatch: Mismatch, text: str) -> str:
    file, line, column = mismatch.mark
    head = f"{file}:{line}:{column}: expected {mismatch.expected}, got {mismatch.got}"
    source = line_of(text, line)
    indent = len(source) - len(source.lstrip())
    return f"{head}\n    {source.strip()}\n    {' ' * max(0, column - 1 - indent)}^"
