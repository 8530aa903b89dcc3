"""The record of a campaign, as a file `checkpoints.yaml` beside a scenario states it.

A checkpoint says who held a place on a date; any of the holders named counts. A first entry says on
which date a place was first entered by any of some factions. Killed says how many men of a faction
had been killed by a date, at least and at most.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Final, TypeVar

from pydantic import Field

from game.model.theatre import Theatre
from game.scenario.beside import path_beside, read_beside
from game.scenario.checking import mark_at
from game.scenario.faults import Faults, meant
from game.scenario.fields import Part
from game.scenario.yamltext import Block
from game.terms import FactionId, PlaceId

FILE: Final = "checkpoints.yaml"

Text = Annotated[str, Field(max_length=400)]
Name = Annotated[str, Field(min_length=1, max_length=100)]
At = tuple[str | int, ...]  # where a row stands in the file


class CheckpointPart(Part):
    """Who held a place on a date."""

    date: dt.date = Field(description="of the record")
    place: Name = Field(description="a place of the map")
    holders: Annotated[list[Name], Field(min_length=1)] = Field(description="any of them counts")
    tolerance_days: Annotated[int, Field(ge=0, le=60)] = Field(description="earlier or later that agrees")
    note: Text = Field("", description="for readers")
    source: Text = Field(description="of the fact")


class EntryPart(Part):
    """When a place was first entered."""

    date: dt.date = Field(description="of the record")
    places: Annotated[list[Name], Field(min_length=1)] = Field(description="the first of them counts")
    by: Annotated[list[Name], Field(min_length=1)] = Field(description="any of these factions")
    source: Text = Field(description="of the fact")


class KilledPart(Part):
    """Men of a faction killed by a date."""

    date: dt.date = Field(description="of the record")
    faction: Name = Field(description="whose men")
    least: Annotated[int, Field(ge=0)] = Field(description="men")
    most: Annotated[int, Field(ge=0)] = Field(description="men")
    source: Text = Field(description="of the fact")


class RecordPart(Part):
    """The whole file."""

    checkpoints: list[CheckpointPart] = Field([], description="who held what when")
    entries: list[EntryPart] = Field([], description="when places were first entered")
    killed: list[KilledPart] = Field([], description="men killed")


_Dated = TypeVar("_Dated", CheckpointPart, EntryPart, KilledPart)
_Id = TypeVar("_Id", PlaceId, FactionId)


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Who held a place on a day of the game; any of the holders counts."""

    day: int
    place: PlaceId
    holders: tuple[FactionId, ...]
    tolerance: int  # days


@dataclass(frozen=True, slots=True)
class Entry:
    """The day of the game on which the first of some places was entered by any of some factions."""

    day: int
    places: tuple[PlaceId, ...]
    by: tuple[FactionId, ...]


@dataclass(frozen=True, slots=True)
class Killed:
    """Men of a faction killed by a day of the game, at least and at most."""

    day: int
    faction: FactionId
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is on record of the time that a scenario covers, each list by date."""

    checkpoints: tuple[Checkpoint, ...]
    entries: tuple[Entry, ...]
    killed: tuple[Killed, ...]


def read_record(theatre: Theatre, scenario: str) -> Record:
    """The record beside a scenario: in its folder, or a shipped one of its name.

    Rows dated before its start or after its end are left out. Raises ScenarioFaults.
    """
    missing = "no record to compare with lies beside the scenario"
    return read_beside(path_beside(scenario, FILE), missing, RecordPart, partial(_record, theatre))


def _record(theatre: Theatre, part: RecordPart, tree: Block, faults: Faults) -> Record:
    look = _Look(theatre, tree, faults)
    return Record(
        tuple(
            Checkpoint(day, place, look.factions(row.holders, at), row.tolerance_days)
            for row, at, day in look.dated("checkpoints", part.checkpoints)
            for place in look.places([row.place], at)
        ),
        tuple(
            Entry(day, look.places(row.places, at), look.factions(row.by, at))
            for row, at, day in look.dated("entries", part.entries)
        ),
        tuple(
            Killed(day, faction, row.least, row.most)
            for row, at, day in look.dated("killed", part.killed)
            for faction in look.factions([row.faction], at)
        ),
    )


class _Look:
    """Looks up what a file names in a theatre, and notes what is not there."""

    def __init__(self, theatre: Theatre, tree: Block, faults: Faults) -> None:
        self.theatre, self.tree, self.faults = theatre, tree, faults
        self.faction_named: Mapping[str, FactionId] = theatre.faction_named
        self.last = theatre.calendar.days_a_turn * theatre.calendar.turns - 1

    def dated(self, key: str, rows: Sequence[_Dated]) -> Iterator[tuple[_Dated, At, int]]:
        """Rows of the days of the game, by date, with where they stand."""
        days = [(self.theatre.calendar.day(row.date), number) for number, row in enumerate(rows)]
        for day, number in sorted(days):
            if 0 <= day <= self.last:
                yield rows[number], (key, number), day

    def places(self, names: Sequence[str], at: At) -> tuple[PlaceId, ...]:
        """Places by name or alias."""
        return tuple(self._found(self.theatre.place_named, names, "place", at))

    def factions(self, names: Sequence[str], at: At) -> tuple[FactionId, ...]:
        """Factions by id."""
        return tuple(self._found(self.faction_named, names, "faction", at))

    def _found(self, known: Mapping[str, _Id], names: Sequence[str], what: str, at: At) -> Iterator[_Id]:
        for name in names:
            if name in known:
                yield known[name]
            else:
                self.faults.add(mark_at(self.tree, *at), f"unknown {what}", name, meant(name, known))
