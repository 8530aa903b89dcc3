"""The steps of a test: orders in their text form, and time that passes."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Final

from game.ai import COMMANDERS
from game.model import text
from game.model.orders import Order
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules.movement import path_to
from game.scenario.faults import Faults, Mark, meant
from game.scenario.yamltext import Block
from game.terms import OFF_MAP, FactionId, HexId, Status
from game.trials.document import TrialFile

Given = dict[str, Any]  # fields of a record, by name


@dataclass(frozen=True)
class Give:
    """An order of a faction, given in its next phase."""

    mark: Mark
    side: FactionId
    line: str
    record: type
    fields: Given
    target: HexId = OFF_MAP  # of a march that was given by its end
    refused: tuple[str, Given] | None = None  # the refusal expected, as written and as fields
    refused_at: Mark = Mark("", 0, 0)


@dataclass(frozen=True)
class Pass:
    """Turns that pass while commanders, by faction, play."""

    mark: Mark
    turns: int
    commanders: dict[FactionId, str]


Step = Give | Pass
TIME: Final = ("turns", "commanders")


def steps_of(file: TrialFile, number: int, theatre: Theatre, faults: Faults) -> list[Step]:
    """The steps of a test; what cannot be read is left out after a fault."""
    steps = []
    blocks: list[Block] = file.tree["tests"][number].get("when") or []
    for index, block in enumerate(blocks):
        at = file.mark("tests", number, "when", index)
        try:
            steps.append(_passing(block, at, theatre) if "turns" in block else _order(block, at, theatre))
        except _Wrong as wrong:
            faults.add(wrong.mark, str(wrong), wrong.got, wrong.hint)
    return steps


class _Wrong(Exception):
    """A step that cannot be read."""

    def __init__(self, mark: Mark, what: str, got: object = "", hint: str = "") -> None:
        super().__init__(what)
        self.mark, self.got, self.hint = mark, got, hint


def _passing(block: Block, at: Mark, theatre: Theatre) -> Pass:
    for key in block:
        if key not in TIME:
            raise _Wrong(block.keys_at[key], f"unknown key {key!r} beside `turns`", hint=meant(key, TIME))
    turns, named = block["turns"], block.get("commanders", Block(at))
    if type(turns) is not int or not 1 <= turns <= theatre.calendar.turns:
        raise _Wrong(block.values_at["turns"], f"a number of turns from 1 to {theatre.calendar.turns} is wanted", turns)
    if not isinstance(named, Block):
        raise _Wrong(block.values_at["commanders"], "commanders stand as `FACTION: name`", named)
    commanders = {}
    for faction, name in named.items():
        if name not in COMMANDERS:
            raise _Wrong(named.values_at[faction], "unknown commander", name, meant(name, COMMANDERS))
        commanders[_faction(theatre, faction, named.keys_at[faction])] = str(name)
    return Pass(at, turns, commanders)


def _faction(theatre: Theatre, name: str, at: Mark) -> FactionId:
    if name not in theatre.faction_named:
        raise _Wrong(at, "unknown faction", name, meant(name, theatre.faction_named))
    return theatre.faction_named[name]


def _order(block: Block, at: Mark, theatre: Theatre) -> Give:
    sides = [key for key in block if key != "refused"]
    if len(sides) != 1:
        raise _Wrong(at, "a step is `FACTION: order`, beside it perhaps `refused: reason`, or `turns: number`")
    side = _faction(theatre, sides[0], block.keys_at[sides[0]])
    line, mark = block[sides[0]], block.values_at[sides[0]]
    if not isinstance(line, str):
        raise _Wrong(mark, "an order is a line of text", line)
    words, target = line.split(), OFF_MAP
    if words[:1] == ["march"]:
        words, target = _end_of_march(theatre, words, mark)
    record, fields = _fields(theatre, " ".join(words), mark)
    if record not in text.ORDERS:
        raise _Wrong(mark, "this is no order", words[0], meant(words[0], map(text.kind_of, text.ORDERS)))
    wanted = [f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING]
    if missing := [name for name in wanted if name not in fields or fields[name] == ()]:
        raise _Wrong(mark, f"{words[0]} needs {missing[0]}=", line)
    refused, refused_at = None, mark
    if "refused" in block:
        refused_at = block.values_at["refused"]
        refused = str(block["refused"]), _fields(theatre, f"Refusal {block['refused']}", refused_at)[1]
    return Give(mark, side, line, record, fields, target, refused, refused_at)


def _end_of_march(theatre: Theatre, words: list[str], at: Mark) -> tuple[list[str], HexId]:
    """The words of a march without `to=`, and the hex that it named."""
    ends = [word for word in words if word.startswith("to=")]
    if not ends:
        return words, OFF_MAP
    name = ends[0].removeprefix("to=")
    target = theatre.where(name)
    if target == OFF_MAP or len(ends) > 1 or any(word.startswith("path=") for word in words):
        hint = meant(name, (place.slug for place in theatre.places))
        raise _Wrong(at, "a march goes either `path=` along directions or `to=` one place or `x2y0`", name, hint)
    return [word for word in words if word not in ends], target


def _fields(theatre: Theatre, line: str, at: Mark) -> tuple[type, Given]:
    try:
        return text.fields_of(theatre, line)
    except ValueError as error:
        raise _Wrong(at, str(error), line) from None


def order_of(theatre: Theatre, state: State, give: Give) -> Order | None:
    """The order of a step as the state stands; None where nobody could march there.

    Where a march names only its end, its first unit takes the cheapest way that its side knows.
    """
    fields = dict(give.fields)
    if give.target != OFF_MAP and state.status[fields["units"][0]] == Status.PRESENT:
        path = path_to(theatre, state, fields["units"][0], give.target)
        if path is None:
            return None
        fields["path"] = path
    order: Order = give.record(**fields)
    return order
