"""The line of text of every order, event and refusal, both ways.

`march F05+F06 path=E,NE site=town`: the kind, then the fields; the first may stand without its
name, and fields that have their default are left out. Units go by their ids, hexes by `x12y30`,
places and factions by name, words of the rules in small letters. Spaces in names become `_`.
"""

from __future__ import annotations

import dataclasses
import re
import typing
from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any, TypeVar

from game.hexes import DIRECTIONS
from game.model import events, orders
from game.model.events import LedgerLine, Shortfall
from game.model.refusals import Refusal
from game.model.theatre import Theatre
from game.terms import (
    NO_PLACE,
    OFF_MAP,
    BoxId,
    Condition,
    ContingentId,
    EventId,
    FactionId,
    HexId,
    ObjectiveId,
    PlaceId,
    ProposalId,
    RegionId,
    SourceId,
    TrackId,
    TypeId,
    UnitId,
    WingId,
)

ORDERS = typing.get_args(orders.Order)
EVENTS = typing.get_args(events.Event)

NONE = "-"

E = TypeVar("E", bound=IntEnum)

# What goes by its id: a word for it, and where the bearers of the ids stand in their order.
BEARERS: dict[Any, tuple[str, Callable[[Theatre], Sequence[Any]]]] = {
    UnitId: ("unit", lambda theatre: theatre.units),
    FactionId: ("faction", lambda theatre: theatre.factions),
    TypeId: ("unit type", lambda theatre: theatre.types),
    WingId: ("wing", lambda theatre: theatre.wings),
    EventId: ("declared event", lambda theatre: theatre.events),
    TrackId: ("track", lambda theatre: theatre.tracks),
    SourceId: ("source of supply", lambda theatre: theatre.sources),
    ObjectiveId: ("objective", lambda theatre: theatre.objectives),
    BoxId: ("box", lambda theatre: theatre.boxes),
    ProposalId: ("proposal", lambda theatre: theatre.proposals),
    ContingentId: ("contingent", lambda theatre: theatre.contingents),
    RegionId: ("region", lambda theatre: theatre.regions),
}


class BadText(ValueError):
    """A line that is no order or event of this theatre; its message says why."""


def kind_of(record: type) -> str:
    """The first word of a record's line: `offer-baton` of an order, `BatonOffered` of an event."""
    name = record.__name__
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower() if record in ORDERS else name


KINDS: dict[str, type] = {kind_of(record): record for record in (*ORDERS, *EVENTS, Refusal)}


# The types of a record's fields, by kind of record.
HINTS: dict[type, dict[str, Any]] = {record: typing.get_type_hints(record) for record in KINDS.values()}


def _named(names: tuple[str, ...], word: str, what: str) -> int:
    if word in names:
        return names.index(word)
    message = f"no {what} {word!r}"
    raise BadText(message)


def _write_one(theatre: Theatre, hint: Any, value: Any) -> str:
    if hint in BEARERS:
        return NONE if value < 0 else str(BEARERS[hint][1](theatre)[value].id)
    if hint is HexId:
        return theatre.hex_name(value)
    if hint is PlaceId:
        return NONE if value == NO_PLACE else str(theatre.places[value].slug)
    if hint is LedgerLine:
        return f"{value.name}:{value.columns:+d}"
    if hint is Shortfall:
        return f"{value.condition.name.lower()}:{value.have}/{value.need}"
    if isinstance(value, IntEnum):
        return value.name.lower()
    if hint is bool:
        return "yes" if value else "no"
    return str(value).replace(" ", "_")


def _read_one(theatre: Theatre, hint: Any, word: str) -> Any:
    if hint in BEARERS:
        what, bearers = BEARERS[hint]
        may_lack = hint in (UnitId, FactionId, WingId) and word == NONE
        return -1 if may_lack else _named(tuple(b.id for b in bearers(theatre)), word, what)
    if hint is HexId:
        return _hex(theatre, word)
    if hint is PlaceId:
        return _place(theatre, word)
    if hint is LedgerLine:
        name, _, columns = word.rpartition(":")
        return LedgerLine(name, int(columns))
    if hint is Shortfall:
        name, _, figures = word.partition(":")
        have, _, need = figures.partition("/")
        return Shortfall(_member(Condition, name), int(have), int(need))
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return _member(hint, word)
    if hint is bool:
        return bool(_named(("no", "yes"), word, "answer"))
    return word.replace("_", " ") if hint is str else int(word)


def _place(theatre: Theatre, word: str) -> PlaceId:
    if word != NONE and word not in theatre.place_named:
        message = f"no place {word!r}"
        raise BadText(message)
    return NO_PLACE if word == NONE else theatre.place_named[word]


def _hex(theatre: Theatre, word: str) -> HexId:
    here = theatre.where(word)
    if here == OFF_MAP and word != "off":
        message = f"no place or hex {word!r}"
        raise BadText(message)
    return here


def _member(kind: type[E], word: str) -> E:
    names = [member.name.lower() for member in kind]
    if word not in names:
        message = f"no {kind.__name__.lower()} {word!r}: one of {', '.join(names)}"
        raise BadText(message)
    return kind[word.upper()]


def _joiner(hint: Any) -> str:
    return "+" if hint is UnitId else ","


def _write(theatre: Theatre, name: str, hint: Any, value: Any) -> str:
    if name == "path":
        return ",".join(DIRECTIONS[d] for d in value) or NONE
    if name == "direction":
        return DIRECTIONS[value]
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        return _joiner(inner).join(_write_one(theatre, inner, v) for v in value) or NONE
    return _write_one(theatre, hint, value)


def _read(theatre: Theatre, name: str, hint: Any, word: str) -> Any:
    if name == "path":
        return () if word == NONE else tuple(_named(DIRECTIONS, d, "direction") for d in word.split(","))
    if name == "direction":
        return _named(DIRECTIONS, word, "direction")
    if typing.get_origin(hint) is tuple:
        inner = typing.get_args(hint)[0]
        parts = [] if word == NONE else word.split(_joiner(inner))
        return tuple(_read_one(theatre, inner, part) for part in parts)
    return _read_one(theatre, hint, word)


def write(theatre: Theatre, record: Any) -> str:
    """The line of an order, event or refusal."""
    hints = HINTS[type(record)]
    words = [kind_of(type(record))]
    for index, field in enumerate(dataclasses.fields(record)):
        value = getattr(record, field.name)
        if field.default is not dataclasses.MISSING and value == field.default:
            continue
        word = _write(theatre, field.name, hints[field.name], value)
        words.append(word if index == 0 else f"{field.name}={word}")
    return " ".join(words)


def values(theatre: Theatre, record: Any) -> dict[str, str]:
    """The fields of an order or event, each in words."""
    hints = HINTS[type(record)]
    return {
        field.name: _write(theatre, field.name, hints[field.name], getattr(record, field.name))
        for field in dataclasses.fields(record)
    }


def fields_of(theatre: Theatre, line: str) -> tuple[type, dict[str, Any]]:
    """Kind and given fields of a line, complete or not. Raises BadText."""
    kind, *words = line.split()
    record = KINDS.get(kind)
    if record is None:
        message = f"no order or event {kind!r}"
        raise BadText(message)
    hints = HINTS[record]
    names = [f.name for f in dataclasses.fields(record)]
    given: dict[str, Any] = {}
    for index, word in enumerate(words):
        name, equals, text = word.partition("=")
        if not equals:
            if index or not names:
                message = f"{word!r} should read name=value"
                raise BadText(message)
            name, text = names[0], word
        if name not in hints:
            message = f"{kind} has no field {name!r}: it has {', '.join(names)}"
            raise BadText(message)
        try:
            given[name] = _read(theatre, name, hints[name], text)
        except ValueError as error:
            message = f"{name}={text}: {error}"
            raise BadText(message) from error
    return record, given


def goal_of(theatre: Theatre, words: Sequence[str]) -> tuple[list[str], HexId]:
    """The words of a march without its `to=`, and the hex that this names; OFF_MAP without one.

    It stands for the path, which whoever gives the order must still find. Raises BadText.
    """
    ends = [word for word in words if word.startswith("to=")]
    if not ends:
        return list(words), OFF_MAP
    if len(ends) > 1 or any(word.startswith("path=") for word in words):
        message = "a march goes either `path=` along directions or `to=` one place or `x2y0`"
        raise BadText(message)
    target = _hex(theatre, ends[0].removeprefix("to="))
    return [word for word in words if word not in ends], target


def read(theatre: Theatre, line: str) -> Any:
    """The order, event or refusal of a complete line. Raises BadText."""
    record, given = fields_of(theatre, line)
    try:
        return record(**given)
    except TypeError as error:
        message = f"{line!r}: {error}"
        raise BadText(message) from error
