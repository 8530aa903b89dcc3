"""Reads an order as a player types it: the text form of scenario tests, with what may be left out.

Names may be in any case; the first fields may stand without theirs; a battle group stands for those of its
members that stand together; units that are not named are those that are selected. A march goes `to=` or `to`
a place. What cannot be read says what may have been meant.
"""

from __future__ import annotations

import dataclasses
import difflib
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

import numpy as np

from game.hexes import DIRECTIONS, POSITION
from game.model import text
from game.model.orders import Choose, Order
from game.model.text import BEARERS, BadText
from game.model.theatre import Theatre
from game.records.why import ask
from game.rules import choices
from game.rules.sight import Sight
from game.terms import HexId, PlaceId, Status, UnitId, Units
from game.texts import _

VERBS: Final[Mapping[str, type]] = {text.kind_of(order): order for order in text.ORDERS}


def order_of(view: Sight, line: str, selected: Units = ()) -> Order:
    """The order of a line, on what a side knows. Raises BadText."""
    return ask(view, full_line(view, line, selected))


def full_line(view: Sight, line: str, selected: Units = ()) -> str:
    """The line with every name spelt out and the selected units put in. Raises BadText."""
    verb, *words = line.split()
    record = VERBS.get(verb.lower())
    if record is None:
        raise BadText(_("no order {word!r}{meant}").format(word=verb, meant=meant(verb, VERBS)))
    hints = text.HINTS[record]
    given: dict[str, str] = {}
    waiting = [field.name for field in dataclasses.fields(record)]
    for word in _joined(words):
        name, equals, value = word.partition("=")
        if not equals:
            name, value = _unnamed(view, waiting, word, selected), word
        name = "to" if name == "to" and "to" not in hints else _known(name, waiting, given)
        hint = HexId if name == "to" and "to" not in hints else hints[name]
        given[name] = _spelt(view, record, name, hint, value)
        if name in waiting:
            waiting.remove(name)
    if "units" in waiting and selected:
        given = {"units": "+".join(view.theatre.units[u].id for u in selected), **given}
    missing = [f.name for f in dataclasses.fields(record) if _lacks(f, given)]
    if missing:
        template = _("{verb} needs {field}=, and no unit is selected")
        if missing[0] != "units":
            template = _("{verb} needs {field}=")
        raise BadText(template.format(verb=verb.lower(), field=missing[0]))
    return " ".join([verb.lower(), *(f"{name}={value}" for name, value in given.items())])


def _lacks(field: dataclasses.Field[Any], given: Mapping[str, str]) -> bool:
    return field.default is dataclasses.MISSING and field.name not in given


def _joined(words: Sequence[str]) -> list[str]:
    """The words with `to Gao airfield` as `to=Gao_airfield`."""
    if "to" not in words:
        return list(words)
    at = words.index("to")
    end = next((n for n in range(at + 1, len(words)) if "=" in words[n]), len(words))
    return [*words[:at], "to=" + "_".join(words[at + 1 : end]), *words[end:]]


def _unnamed(view: Sight, waiting: Sequence[str], word: str, selected: Units) -> str:
    """The field that a word without a name stands for."""
    if not waiting:
        raise BadText(_("{word!r} is one word too many").format(word=word))
    if waiting[0] == "units" and selected and len(waiting) > 1:
        places = set(vocabulary(view, HexId))
        known = {name.lower() for name in vocabulary(view, UnitId) if name not in places}
        if word.split("+", maxsplit=1)[0].lower() not in known:
            return waiting[1]
    return waiting[0]


def _known(name: str, waiting: Sequence[str], given: Mapping[str, str]) -> str:
    if name not in waiting:
        what = _("{name!r} stands there twice") if name in given else _("no field {name!r}{meant}")
        raise BadText(what.format(name=name, meant=meant(name, [*waiting, "to"])))
    return name


def _spelt(view: Sight, record: type, name: str, hint: Any, value: str) -> str:
    """A value with each of its names as the rules spell it. Raises BadText."""
    inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
    if name == "path" or (inner is int and name != "direction"):
        return value
    if record is Choose and name == "option":
        known = [o.id for e in choices.waiting(view.theatre, view.state, int(view.side))
                 for o in choices.options(view.theatre, e)]  # fmt: skip
    else:
        known = list(DIRECTIONS) if name == "direction" else vocabulary(view, inner)
    spelt = {word.lower(): word for word in known}
    joiner = "+" if inner is UnitId else ","
    parts = value.split(joiner) if inner is not hint else [value]
    return joiner.join(_member(view, inner, part, spelt) for part in parts)


def _member(view: Sight, hint: Any, part: str, spelt: Mapping[str, str]) -> str:
    if part.lower() in spelt:
        word = spelt[part.lower()]
        return _group(view, word) if hint is UnitId and word in view.theatre.groups else word
    if hint is HexId and POSITION.fullmatch(part.lower()):
        return part.lower()
    if not spelt:
        return part
    what = _("no {kind} {word!r}{meant}")
    raise BadText(what.format(kind=_kind(hint), word=part, meant=meant(part, spelt.values())))


def _group(view: Sight, name: str) -> str:
    """The members of a battle group that stand where the first that is on the map stands."""
    state, theatre = view.state, view.theatre
    there = [
        u
        for u in theatre.groups[name]
        if int(state.status[u]) == Status.PRESENT and int(state.controller[u]) == view.side
    ]
    here = [u for u in there if int(state.hex[u]) == int(state.hex[there[0]])]
    return "+".join(theatre.units[u].id for u in here or theatre.groups[name])


def _kind(hint: Any) -> str:
    if hint in (HexId, PlaceId):
        return _("place")
    return BEARERS[hint][0] if hint in BEARERS else getattr(hint, "__name__", "").lower()


def vocabulary(view: Sight, hint: Any) -> list[str]:
    """The words that may stand for a value of a kind; empty where any may."""
    theatre = view.theatre
    if hint in (HexId, PlaceId):
        return list(dict.fromkeys(name.replace(" ", "_") for name in _place_names(theatre)))
    if hint is UnitId:
        mine = set(np.flatnonzero(view.state.controller == view.side).tolist())
        return [
            *(u.id for u in theatre.units),
            *(g for g, units in theatre.groups.items() if mine & set(units)),
        ]
    if hint in BEARERS:
        return [bearer.id for bearer in BEARERS[hint][1](theatre)]
    if isinstance(hint, type) and issubclass(hint, IntEnum):
        return [member.name.lower() for member in hint]
    return ["yes", "no"] if hint is bool else []


def _place_names(theatre: Theatre) -> Iterable[str]:
    """Slugs, and aliases that the rules read as one word."""
    yield from (place.slug for place in theatre.places)
    yield from (name for name in theatre.place_named if " " not in name)


def meant(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'Gao'?`, or nothing."""
    by_lower = {name.lower(): name for name in known}
    close = difflib.get_close_matches(word.lower(), by_lower, 1, 0.6)
    return _("; did you mean {word!r}?").format(word=by_lower[close[0]]) if close else ""


def completions(view: Sight, line: str, commands: Sequence[str]) -> list[str]:
    """What the last word of a line may become, as whole words."""
    words = line.split(" ")
    last = words[-1]
    if len(words) == 1:
        return sorted(f"{w} " for w in (*commands, *VERBS) if w.startswith(last.lower()))
    record = VERBS.get(words[0].lower())
    if record is None:
        return _like([*vocabulary(view, UnitId), *vocabulary(view, HexId)], "", last)
    name, equals, value = last.partition("=")
    fields = [field.name for field in dataclasses.fields(record)]
    if not equals:
        names = [f"{field}=" for field in (*fields, *(["to"] if "path" in fields else []))]
        first = _words_of(view, record, fields[0]) if len(words) == 2 and fields else []
        return [*_like(first, "", last), *(n for n in names if n.startswith(last))]
    return _like(_words_of(view, record, name), f"{name}=", value)


def _words_of(view: Sight, record: type, name: str) -> list[str]:
    hints: Callable[[str], Any] = text.HINTS[record].get
    hint = HexId if name == "to" and hints("to") is None else hints(name)
    return vocabulary(view, typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint)


def _like(words: Iterable[str], before: str, start: str) -> list[str]:
    """Words that go on as the last part of what was typed does."""
    head, plus, part = start.rpartition("+")
    return [f"{before}{head}{plus}{word}" for word in words if word.lower().startswith(part.lower())]
