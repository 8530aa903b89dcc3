"""A tutorial as it is declared: steps that say what to do and can tell whether it was done.

What a step waits for comes from a closed vocabulary: units selected, a hex looked at, an order whose outlook
was asked for, an order given, an event that the side was told of. Orders and events are given by their kind
and by as many of their fields as matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from game.terms import OFF_MAP, HexId, Units


class Deed(Enum):
    """What a step waits for."""

    SELECT = "select"
    LOOK = "look"
    ASK = "ask"
    ORDER = "order"
    EVENT = "event"


@dataclass(frozen=True)
class Want:
    """One thing to be done or told: units of a selection, a hex, or a kind of record with some of its fields.

    line: as the author wrote it
    to: where a march ends, if it was given by its end
    """

    deed: Deed
    line: str
    units: Units = ()
    hex: HexId = OFF_MAP
    record: type | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    to: HexId = OFF_MAP


@dataclass(frozen=True)
class Step:
    """One step. `earlier`: it also holds if what it waits for was told before the step was reached.

    hint: how it is done at the terminal, and everywhere if `at_window` is empty
    at_window: how it is done at the window, by mouse and keys
    """

    id: str
    text: str
    hint: str
    want: Want
    earlier: bool = False
    at_window: str = ""


@dataclass(frozen=True)
class Cue:
    """An order that another faction gives of itself, in the first phase from a turn on in which it may.

    turn: counted from 1
    line: in the text form; a march goes `to=`
    """

    faction: str
    turn: int
    line: str


@dataclass(frozen=True)
class Lesson:
    """The tutorial of a scenario: who learns, with which dice and commanders, step by step.

    cues: what factions order that are led by nothing else, so that a lesson does not depend on staffs
    done: what is said after the last step
    """

    faction: str
    seed: int
    commanders: Mapping[str, str]
    steps: tuple[Step, ...]
    cues: tuple[Cue, ...] = ()
    done: str = ""
