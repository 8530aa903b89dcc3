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
from game.trials.foreseeing import Foreseen, foreseen_of
from game.trials.lines import Wrong, fields_of

Given = dict[str, Any]  # fields of a record, by name


@dataclass(frozen=True)
class Refused:
    """The refusal that a test expects: as written, and as fields."""

    mark: Mark
    line: str
    fields: Given


@dataclass(frozen=True)
class Give:
    """An order of a faction, given in its next phase."""

    mark: Mark
    side: FactionId
    line: str
    record: type
    fields: Given
    target: HexId = OFF_MAP  # of a march that was given by its end
    refused: Refused | None = None
    if_able: bool = False  # given only if the umpire allows it
    foreseen: tuple[Foreseen, ...] = ()  # what its side foresees of it


@dataclass(frozen=True)
class Pass:
    """Turns that pass while commanders, by faction, play."""

    mark: Mark
    turns: int
    commanders: dict[FactionId, str]


Step = Give | Pass
TIME: Final = ("turns", "commanders")
BESIDE: Final = ("refused", "if_able", "foreseen")  # an order


def steps_of(file: TrialFile, number: int, theatre: Theatre, faults: Faults) -> list[Step]:
    """The steps of a test; what cannot be read is left out after a fault."""
    steps = []
    blocks: list[Block] = file.tree["tests"][number].get("when") or []
    for index, block in enumerate(blocks):
        at = file.mark("tests", number, "when", index)
        try:
            steps.append(_passing(block, at, theatre) if "turns" in block else _order(block, at, theatre))
        except Wrong as wrong:
            faults.add(wrong.mark, str(wrong), wrong.got, wrong.hint)
    return steps


def _passing(block: Block, at: Mark, theatre: Theatre) -> Pass:
    for key in block:
        if key not in TIME:
            raise Wrong(block.keys_at[key], f"unknown key {key!r} beside `turns`", hint=meant(key, TIME))
    turns, named = block["turns"], block.get("commanders", Block(at))
    if type(turns) is not int or not 1 <= turns <= theatre.calendar.turns:
        raise Wrong(
            block.values_at["turns"], f"a number of turns from 1 to {theatre.calendar.turns} is wanted", turns
        )
    if not isinstance(named, Block):
        raise Wrong(block.values_at["commanders"], "commanders stand as `FACTION: name`", named)
    commanders = {}
    for faction, name in named.items():
        if name not in COMMANDERS:
            raise Wrong(named.values_at[faction], "unknown commander", name, meant(name, COMMANDERS))
        commanders[_faction(theatre, faction, named.keys_at[faction])] = str(name)
    return Pass(at, turns, commanders)


def _faction(theatre: Theatre, name: str, at: Mark) -> FactionId:
    if name not in theatre.faction_named:
        raise Wrong(at, "unknown faction", name, meant(name, theatre.faction_named))
    return theatre.faction_named[name]


def _order(block: Block, at: Mark, theatre: Theatre) -> Give:
    sides = [key for key in block if key not in BESIDE]
    if len(sides) != 1:
        beside = "`refused: reason`, `if_able: true` or `foreseen:`"
        raise Wrong(at, f"a step is `FACTION: order`, beside it perhaps {beside}, or `turns: number`")
    side = _faction(theatre, sides[0], block.keys_at[sides[0]])
    line, mark = block[sides[0]], block.values_at[sides[0]]
    if not isinstance(line, str):
        raise Wrong(mark, "an order is a line of text", line)
    words, target = line.split(), OFF_MAP
    if words[:1] == ["march"]:
        words, target = _end_of_march(theatre, words, mark)
    record, fields = fields_of(theatre, " ".join(words), mark, text.ORDERS)
    wanted = [f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING]
    if missing := [name for name in wanted if name not in fields or fields[name] == ()]:
        raise Wrong(mark, f"{words[0]} needs {missing[0]}=", line)
    refused = None
    if "refused" in block:
        reason, reason_at = str(block["refused"]), block.values_at["refused"]
        refused = Refused(
            reason_at, reason, fields_of(theatre, f"Refusal {reason}", reason_at, (Refusal,))[1]
        )
    if_able = block.get("if_able", False)
    if not isinstance(if_able, bool) or (if_able and refused):
        raise Wrong(block.values_at["if_able"], "`if_able: true` stands alone beside an order", if_able)
    foreseen: tuple[Foreseen, ...] = ()
    if "foreseen" in block:
        if refused:
            raise Wrong(block.keys_at["foreseen"], "nothing is foreseen of an order that is refused", line)
        foreseen = foreseen_of(block["foreseen"], block.values_at["foreseen"], record)
    return Give(mark, side, line, record, fields, target, refused, if_able, foreseen)


def _end_of_march(theatre: Theatre, words: list[str], at: Mark) -> tuple[list[str], HexId]:
    """The words of a march without `to=`, and the hex that it named."""
    try:
        return text.goal_of(theatre, words)
    except text.BadText as error:
        name = next(word for word in words if word.startswith("to=")).removeprefix("to=")
        hint = meant(name, (place.slug for place in theatre.places))
        raise Wrong(at, str(error), name, hint) from None


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
