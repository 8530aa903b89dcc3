"""What can be named in a scenario, and the check of every name that refers to something.

Names are collected from the files as they stand, before their shape is checked: a unit of a type
whose declaration has a fault of its own is no second fault.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from game.hexes import POSITION, Grid
from game.scenario.faults import meant
from game.scenario.yamltext import Block, Row
from game.terms import OFF_MAP

# What a reference may name, in the words of a fault.
KINDS: Final[Mapping[str, str]] = {
    "faction": "faction",
    "type": "unit type",
    "unit": "unit",
    "place": "place",
    "bridge": "bridge of the map",
    "event": "event",
    "track": "track",
    "proposal": "proposal",
    "text": "text",
    "class": "movement class",
    "ground": "terrain kind",
    "road": "road class",
    "wing_type": "wing type",
    "wing": "wing",
    "base": "airfield or box",
    "way": "link or airfield",
    "box": "box beyond the map",
    "spot": "place or position",
    "station": "place, position or box",
}


@dataclass(frozen=True)
class Names:
    """What is declared, by kind; a kind that could not be read is absent and goes unchecked."""

    known: Mapping[str, frozenset[str]]
    grid: Grid | None
    start: dt.date | None
    end: dt.date | None

    def check(self, kind: str, name: str) -> None:
        """Raise PydanticCustomError if nothing of a kind bears a name."""
        known = self.known.get(kind)
        if known is None or name in known:
            return
        if kind in ("spot", "station"):
            self._check_position(kind, name, known)
        else:
            raise _unknown(f"unknown {KINDS[kind]}", meant(name, known))

    def _check_position(self, kind: str, name: str, known: Iterable[str]) -> None:
        if not POSITION.fullmatch(name):
            digits = "".join(c if c.isdigit() else " " for c in name).split()
            if name[:1].isdigit() and len(digits) == 2 and all(len(d) <= 3 for d in digits):
                raise _unknown(
                    "a position is a place's name or `x12y30`", f"did you mean x{digits[0]}y{digits[1]}?"
                )
            if name.isdigit():
                raise _unknown("a position is a place's name or `x12y30`", "")
            raise _unknown(f"unknown {KINDS[kind]}", meant(name, known))
        if self.grid is not None and self.grid.parse(name) == OFF_MAP:
            corner = self.grid.name(len(self.grid) - 1)
            raise _unknown("this position lies outside the map", f"the map runs from x0y0 to {corner}")

    def check_date(self, date: dt.date) -> None:
        """Raise PydanticCustomError if a date lies outside the calendar."""
        if self.start and self.end and not self.start <= date <= self.end:
            raise _unknown(
                "this date lies outside the calendar", f"which runs from {self.start} to {self.end}"
            )


def _unknown(what: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError("name", "{what}", {"what": what, "hint": hint})


@dataclass(frozen=True)
class Naming:
    """Marks a field as the name of something of a kind (for `Annotated`)."""

    kind: str

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check the name after its shape."""

        def check(value: str, info: ValidationInfo) -> str:
            if isinstance(info.context, Names):
                info.context.check(self.kind, value)
            return value

        return core_schema.with_info_after_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Tell readers of the schema what is named."""
        return {**handler(core), "x-names": KINDS[self.kind]}


def ids_of(tree: Block, key: str, word: str = "id") -> frozenset[str] | None:
    """The ids under a list or the keys of a mapping; None if it is neither."""
    value = tree.get(key)
    if value is None:
        return frozenset()
    if isinstance(value, Block):
        return frozenset(value)
    if not isinstance(value, Row):
        return None
    found = (entry.get(word) if isinstance(entry, Block) else entry for entry in value)
    return frozenset(name for name in found if isinstance(name, str))


def calendar_of(tree: Block) -> tuple[dt.date | None, dt.date | None]:
    """First and last day of the game, if the calendar can be read."""
    calendar = tree.get("calendar")
    if not isinstance(calendar, Block):
        return None, None
    start, length, turns = (calendar.get(key) for key in ("start", "days_a_turn", "turns"))
    if type(start) is dt.date and type(length) is int and type(turns) is int and 0 < length * turns < 10_000:
        try:
            return start, start + dt.timedelta(days=length * turns - 1)
        except OverflowError:
            return None, None
    return None, None
