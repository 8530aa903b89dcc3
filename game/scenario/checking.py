"""Turns what pydantic finds wrong with a scenario's mapping into faults with a place."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import BaseModel, Tag, ValidationError
from pydantic_core import ErrorDetails

from game.scenario.document import Document
from game.scenario.faults import Faults, Mark, meant
from game.scenario.names import Names
from game.scenario.yamltext import Block, Row

Path = tuple[str | int, ...]

# Our words for what authors get wrong most; pydantic's own serve for the rest.
WORDING: Final[Mapping[str, str]] = {
    "int_type": "a whole number is wanted",
    "int_from_float": "a whole number is wanted",
    "string_type": "a word is wanted; put it in quotes if it looks like a number or a date",
    "bool_type": "true or false is wanted",
    "date_type": "a date such as 2013-01-14 is wanted",
    "list_type": "a list is wanted",
    "dict_type": "a mapping (`key: value`) is wanted",
    "model_type": "a mapping (`key: value`) is wanted",
    "tuple_type": "a list is wanted",
}


def checked(tree: Block, names: Names, faults: Faults, *, whole: bool) -> Document | None:
    """The scenario of a mapping; after faults what is left of it without them, or None.

    What is left serves only to look for further faults. Where not the whole scenario could be read,
    it is no fault that something is missing.
    """
    try:
        return Document.model_validate(tree, context=names)
    except ValidationError as error:
        details = error.errors(include_url=False)
    bad = []
    for detail in details:
        path = _raw_path(detail["loc"])
        if detail["type"] == "missing" and len(path) == 1 and not whole:
            continue
        mark, what, got, hint = _worded(tree, path, detail)
        faults.add(mark, what, got, hint)
        bad.append(path)
    try:
        return Document.model_validate(_without(tree, bad), context=names)
    except ValidationError:
        return None


def part_faults(model: type[BaseModel], tree: Block, error: ValidationError, faults: Faults) -> None:
    """Note what is wrong with the shape of a file that is no scenario, by the model of its whole."""
    for detail in error.errors(include_url=False):
        faults.add(*_worded(tree, _raw_path(detail["loc"]), detail, model))


def _raw_path(loc: tuple[int | str, ...]) -> Path:
    """The place of an error in the mapping: pydantic's, without the tags of unions."""
    return tuple(part for part in loc if not (isinstance(part, str) and part.startswith("~")))


def mark_at(tree: Block, *path: str | int) -> Mark:
    """Where a value stands, or, if it is missing, where the mapping that lacks it stands.

    An entry of a list is given by its number, or by its id or name.
    """
    value: Any = tree
    mark = tree.mark
    for part in path:
        key = _entry(value, part)
        if key is None:
            return mark
        mark = value.values_at[key]
        value = value[key]
    return mark


def _entry(value: Any, part: str | int) -> Any:
    """The key or number of an entry in a mapping or list; None if there is none."""
    if isinstance(value, Block):
        return part if part in value else None
    if not isinstance(value, Row):
        return None
    if isinstance(part, int):
        return part if 0 <= part < len(value) else None
    for number, entry in enumerate(value):
        if part == entry or (isinstance(entry, Block) and part in (entry.get("id"), entry.get("name"))):
            return number
    return None


def key_mark_at(tree: Block, *path: str | int) -> Mark:
    """Where the key of a value stands."""
    holder = value_at(tree, *path[:-1])
    key = path[-1]
    if isinstance(holder, Block) and isinstance(key, str) and key in holder:
        return holder.keys_at[key]
    return mark_at(tree, *path)


def value_at(tree: Block, *path: str | int) -> Any:
    """The value at a place of a mapping; None if there is none."""
    value: Any = tree
    for part in path:
        key = _entry(value, part)
        if key is None:
            return None
        value = value[key]
    return value


def path_text(tree: Block, path: Path) -> str:
    """A place as an author calls it: `units.F05.at`."""
    words: list[str] = []
    value: Any = tree
    for part in path:
        if isinstance(value, Row) and isinstance(part, int) and part < len(value):
            value = value[part]
            name = (value.get("id") or value.get("name")) if isinstance(value, Block) else None
            words.append(name if isinstance(name, str) else str(part + 1))
        else:
            value = value.get(str(part)) if isinstance(value, Block) else None
            words.append(str(part))
    return ".".join(words)


def _worded(
    tree: Block, path: Path, detail: ErrorDetails, model: type[BaseModel] = Document
) -> tuple[Mark, str, object, str]:
    """Place, words, what was got and a hint for an error of pydantic."""
    kind, context = detail["type"], detail.get("ctx") or {}
    if kind == "missing":
        where = path_text(tree, path[:-1])
        return mark_at(tree, *path[:-1]), f"{where + ': ' if where else ''}{path[-1]!r} is missing", "", ""
    if kind == "extra_forbidden":
        what = f"{path_text(tree, path)}: unknown key {str(path[-1])!r}"
        return key_mark_at(tree, *path), what, "", meant(path[-1], _keys(model, detail["loc"][:-1]))
    at = mark_at(tree, *path)
    if path and path[-1] == "[key]":  # pydantic's word for a fault of the key itself
        path = path[:-1]
        at = key_mark_at(tree, *path)
    words = WORDING.get(kind, detail["msg"])
    words = words[0].lower() + words[1:]
    hint = context.get("hint", "")
    got = detail["input"]
    if kind == "literal_error":
        words, hint = f"one of {context['expected']} is wanted", _meant_literal(got, context["expected"])
    return at, f"{path_text(tree, path)}: {words}", got, hint


def _meant_literal(got: object, expected: str) -> str:
    close = meant(got, expected.replace(" or ", ", ").replace("'", "").split(", "))
    return close if close.startswith("did") else ""


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys that a mapping may have, found by walking the models down a path of pydantic's."""
    at: Any = model
    for part in loc:
        at = _inside(at, part)
    if isinstance(at, type) and issubclass(at, BaseModel):
        return [field.alias or name for name, field in at.model_fields.items()]
    return []


def _inside(annotation: Any, part: int | str) -> Any:
    """The annotation one step down."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        tags = [m.tag for m in annotation.__metadata__ if isinstance(m, Tag)]
        return args[0] if part in tags else _inside(args[0], part)
    if origin in (Union, types.UnionType):
        members = [a for a in args if a is not type(None)]
        tagged = [
            m
            for m in members
            if part in [t.tag for t in getattr(m, "__metadata__", ()) if isinstance(t, Tag)]
        ]
        return get_args(tagged[0])[0] if tagged else _inside(members[0], part)
    if origin in (list, dict):
        return args[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
    return None


STAND_INS: Final[Mapping[str, object]] = {"format": 1, "name": "unnamed", "title": "untitled"}

# Mappings and lists of entries that can be left out one by one.
ENTRIES: Final = (
    *("factions", "types", "units", "wing_types", "wings", "places", "tracks", "objectives", "events"),
    *("proposals", "contingents"),
    *("ground", "movement", "groups", "holders", "texts", "legend", "sanctuaries", "sources", "bases"),
)


def _without(tree: Block, paths: list[Path]) -> dict[str, Any]:
    """A mapping without what has faults: single units, events and so on, else whole keys."""
    out: dict[str, Any] = {**STAND_INS, **tree}
    for key in sorted({str(path[0]) for path in paths if path}):
        value = tree.get(key)
        entries = {path[1] if len(path) > 1 else None for path in paths if path and path[0] == key}
        if key not in ENTRIES or None in entries or not isinstance(value, Row | Block):
            out.pop(key, None)
            out |= {key: STAND_INS[key]} if key in STAND_INS else {}
        elif isinstance(value, Row):
            out[key] = [entry for number, entry in enumerate(value) if number not in entries]
        else:
            out[key] = {name: entry for name, entry in value.items() if name not in entries}
    return out
