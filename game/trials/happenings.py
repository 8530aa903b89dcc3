"""Expectations of events: lines that happened in their order, and lines that did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from game.model import text
from game.model.events import Event
from game.model.theatre import Theatre
from game.scenario.faults import Faults, Mark
from game.trials.document import TrialFile
from game.trials.failing import Mismatch
from game.trials.lines import Wrong, fields_of


@dataclass(frozen=True)
class Pattern:
    """Kind and some fields of an event."""

    mark: Mark
    line: str
    record: type
    fields: dict[str, Any]

    def likeness(self, event: Event) -> int:
        """How many fields agree; -1 with an event of another kind."""
        if type(event) is not self.record:
            return -1
        return sum(getattr(event, name) == value for name, value in self.fields.items())

    def fits(self, event: Event) -> bool:
        """Whether an event is of this kind and has these fields."""
        return self.likeness(event) == len(self.fields)


def patterns_of(file: TrialFile, number: int, theatre: Theatre, faults: Faults, key: str) -> list[Pattern]:
    """The lines of `events` or `no_events`; what cannot be read is left out after a fault."""
    lines: list[str] = getattr(file.part.tests[number].expect, key)
    patterns = []
    for index, line in enumerate(lines):
        mark = file.mark("tests", number, "expect", key, index)
        try:
            patterns.append(Pattern(mark, line, *fields_of(theatre, line, mark, text.EVENTS)))
        except Wrong as wrong:
            faults.add(wrong.mark, str(wrong), wrong.got, wrong.hint)
    return patterns


def missing(theatre: Theatre, patterns: Sequence[Pattern], events: Sequence[Event]) -> list[Mismatch]:
    """Expected events that did not happen where they were expected, with what came nearest."""
    out, start, before = [], 0, ""
    for pattern in patterns:
        found = next((i for i in range(start, len(events)) if pattern.fits(events[i])), None)
        if found is None:
            expected = f"{pattern.line}{before}"
            out.append(Mismatch(pattern.mark, expected, _nearest(theatre, pattern, events, start)))
        else:
            start, before = found + 1, f" after {pattern.line}"
    return out


def _nearest(theatre: Theatre, pattern: Pattern, events: Sequence[Event], start: int) -> str:
    """What an expected event may have become."""
    later = [event for event in events[start:] if type(event) is pattern.record]
    if later:
        return text.write(theatre, max(later, key=pattern.likeness))
    earlier = [event for event in events[:start] if type(event) is pattern.record]
    if earlier:
        return f"it only earlier: {text.write(theatre, max(earlier, key=pattern.likeness))}"
    kinds = Counter(type(event).__name__ for event in events[start:])
    counts = ", ".join(f"{n} {kind}" for kind, n in kinds.items())
    return f"none of that kind; there were {counts or 'no events'}"


def unwanted(theatre: Theatre, patterns: Sequence[Pattern], events: Sequence[Event]) -> list[Mismatch]:
    """Events that happened and should not have."""
    out = []
    for pattern in patterns:
        found = next((event for event in events if pattern.fits(event)), None)
        if found is not None:
            out.append(Mismatch(pattern.mark, f"no {pattern.line}", text.write(theatre, found)))
    return out
