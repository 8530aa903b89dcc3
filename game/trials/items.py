"""The tests of a file as pytest sees them: one item each, which fails without a Python traceback."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.scenario import ScenarioFaults
from game.trials.blessing import Edit, edited, renewal
from game.trials.document import TrialFile, read_trials
from game.trials.failing import TrialFailed
from game.trials.happenings import missing
from game.trials.running import run


class TrialsFile(pytest.File):
    """A file of scenario tests."""

    edits: list[Edit]

    def collect(self) -> Iterator[TrialItem]:
        """Its tests. A file of the wrong shape is an error of collection that names each fault."""
        self.edits = []
        try:
            file = read_trials(self.path)
        except ScenarioFaults as faults:
            raise self.CollectError(str(faults)) from None
        for number, test in enumerate(file.part.tests):
            yield TrialItem.from_parent(self, name=test.name, file=file, number=number)

    def bless(self, file: TrialFile, edits: list[Edit]) -> None:
        """Write a renewed list of events into the file; edits are of the text as it was collected."""
        self.edits += edits
        self.path.write_bytes(edited(file.text, self.edits).encode())


class TrialItem(pytest.Item):
    """One scenario test."""

    def __init__(self, *, file: TrialFile, number: int, **others: Any) -> None:
        super().__init__(**others)
        self.file, self.number = file, number

    def runtest(self) -> None:
        """Run the test. Raises ScenarioFaults or TrialFailed."""
        ran = run(self.file, self.number)
        mismatches = ran.mismatches
        if self.config.getoption("--bless") and isinstance(self.parent, TrialsFile):
            unmet = missing(ran.theatre, ran.patterns, ran.events)
            if unmet or not ran.patterns:
                self.parent.bless(self.file, renewal(self.file, self.number, ran))
            mismatches = [mismatch for mismatch in mismatches if mismatch not in unmet]
        if mismatches:
            raise TrialFailed(mismatches)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **others: Any) -> Any:
        """What was not as expected, each with its place; a traceback only of what is no test's doing."""
        if isinstance(excinfo.value, TrialFailed):
            return excinfo.value.told(self.file.text)
        if isinstance(excinfo.value, ScenarioFaults):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **others)

    def reportinfo(self) -> tuple[Path, int, str]:
        """File, line counted from 0, and name."""
        return self.path, self.file.mark("tests", self.number).line - 1, self.name
