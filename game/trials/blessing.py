"""Renews the expected events of a test from those that happened, touching nothing else of its file.

Lines that still hold stay as they are. A line that does not takes the values of the event of its
kind that came in its stead, in the same fields, or goes if none came. An empty list takes in every
event but the turning of days and dice, for the author to strike out what does not matter.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Final, NamedTuple

from ruamel.yaml.nodes import Node, SequenceNode

from game.model import events as ev
from game.model import text
from game.model.events import Event
from game.model.theatre import Theatre
from game.trials.document import TrialFile
from game.trials.happenings import Pattern
from game.trials.running import Ran

ROUTINE: Final = (ev.TurnBegan, ev.PhaseBegan, ev.PhaseEnded, ev.NightFell, ev.DuskFell, ev.DieCast)
SPECIAL: Final = ",[]{}#:\"'"  # asks for quotes in a list in brackets


class Edit(NamedTuple):
    """A piece of a file's text and what is to stand there."""

    start: int
    end: int
    new: str


def edited(original: str, edits: Sequence[Edit]) -> str:
    """A text after edits, which do not overlap."""
    for edit in sorted(edits, reverse=True):
        original = original[: edit.start] + edit.new + original[edit.end :]
    return original


def renewal(file: TrialFile, number: int, ran: Ran) -> list[Edit]:
    """What to write into a test's list of events so that it tells what happened."""
    node = file.node("tests", number, "expect", "events")
    if not isinstance(node, SequenceNode):
        return []
    if not node.value:
        told = [text.write(ran.theatre, e) for e in ran.events if not isinstance(e, ROUTINE)]
        indent = file.tree["tests"][number]["expect"].keys_at["events"].column + 1
        start, end = _span(node)
        start = len(file.text[:start].rstrip(" "))
        return [Edit(start, end, "".join(f"\n{' ' * indent}- {line}" for line in told))]
    lines = renewed(ran.theatre, ran.patterns, ran.events)
    if node.flow_style or not any(lines):
        return [Edit(*_span(node), f"[{', '.join(_quoted(line) for line in lines if line)}]")]
    edits = []
    for item, line, pattern in zip(node.value, lines, ran.patterns, strict=True):
        start, end = _span(item)
        if line is None:
            edits.append(Edit(file.text.rfind("\n", 0, start) + 1, file.text.index("\n", end) + 1, ""))
        elif line != pattern.line:
            edits.append(Edit(start, end, line))
    return edits


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _quoted(line: str) -> str:
    return f'"{line}"' if any(c in SPECIAL for c in line) else line


def renewed(theatre: Theatre, patterns: Sequence[Pattern], events: Sequence[Event]) -> list[str | None]:
    """The line of each pattern as it is to read; None where it is to go."""
    kept = _most_that_hold(patterns, events)
    lines: list[str | None] = []
    start = 0
    for index, pattern in enumerate(patterns):
        if index in kept:
            lines.append(pattern.line)
            start = kept[index] + 1
            continue
        end = min((kept[later] for later in kept if later > index), default=len(events))
        others = [e for e in range(start, end) if type(events[e]) is pattern.record]
        if others:
            best = max(others, key=lambda e: (pattern.likeness(events[e]), -e))
            lines.append(_line(theatre, pattern, events[best]))
            start = best + 1
        else:
            lines.append(None)
    return lines


def _most_that_hold(patterns: Sequence[Pattern], events: Sequence[Event]) -> dict[int, int]:
    """The longest run of patterns that fit events in their order: event by pattern."""
    rows = [[0] * (len(events) + 1) for _ in range(len(patterns) + 1)]
    for p in reversed(range(len(patterns))):
        for e in reversed(range(len(events))):
            best = max(rows[p + 1][e], rows[p][e + 1])
            fits = rows[p + 1][e + 1] >= best and patterns[p].fits(events[e])
            rows[p][e] = rows[p + 1][e + 1] + 1 if fits else best
    kept, p, e = {}, 0, 0
    while p < len(patterns) and e < len(events):
        if patterns[p].fits(events[e]) and rows[p][e] == rows[p + 1][e + 1] + 1:
            kept[p] = e
            p, e = p + 1, e + 1
        elif rows[p + 1][e] == rows[p][e]:
            p += 1
        else:
            e += 1
    return kept


def _line(theatre: Theatre, pattern: Pattern, event: Event) -> str:
    """An event's line with the fields that a pattern names."""
    kind, first, *others = text.write(theatre, event).split()
    words = [word for word in others if word.partition("=")[0] in pattern.fields]
    return " ".join([kind, *([first] if _first_field(pattern) in pattern.fields else []), *words])


def _first_field(pattern: Pattern) -> str:
    return dataclasses.fields(pattern.record)[0].name
