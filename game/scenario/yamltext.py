"""Reads YAML 1.2 into plain mappings, lists and scalars that know where they stand in their file.

ruamel.yaml parses; the values are built here from its events, because scenarios come from
strangers: no tags, no merge keys, a bound on size, depth and what aliases may blow up, and a fault
with a place for every duplicate key. Scalars are read by the core schema of YAML 1.2 and no wider:
`0130`, `1_000` and `no` stay words. A date is `2013-01-14`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from game.scenario.faults import Faults, Mark

DEEPEST: Final = 24  # mappings and lists inside each other
MOST_VALUES: Final = 100_000  # in a file, what aliases repeat counted each time

WHOLE: Final = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
BROKEN: Final = re.compile(r"[-+]?(\.[0-9]{1,17}|[0-9]{1,17}(\.[0-9]{0,17})?)([eE][-+]?[0-9]{1,3})?")
DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
WORDS: Final[dict[str, bool | None]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip


class Block(dict[str, Any]):
    """A mapping with the marks of its keys and values."""

    __slots__ = ("keys_at", "mark", "values_at")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.keys_at: dict[str, Mark] = {}
        self.values_at: dict[str, Mark] = {}

    def put(self, key: str, value: Any, key_at: Mark, value_at: Mark) -> None:
        """Set a key with the places of key and value."""
        self[key] = value
        self.keys_at[key] = key_at
        self.values_at[key] = value_at

    def take(self, other: Block, key: str) -> None:
        """Set a key to another mapping's value, which keeps its marks."""
        self.put(key, other[key], other.keys_at[key], other.values_at[key])

    def drop(self, key: str) -> None:
        """Forget a key if it is there."""
        self.pop(key, None)


class Row(list[Any]):
    """A list with the marks of its entries."""

    __slots__ = ("mark", "values_at")

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark
        self.values_at: list[Mark] = []

    def put(self, value: Any, value_at: Mark) -> None:
        """Append an entry with its place."""
        self.append(value)
        self.values_at.append(value_at)


class Refused(Exception):
    """The rest of a file cannot be read."""

    def __init__(self, mark: Mark, what: str) -> None:
        super().__init__(what)
        self.mark = mark
        self.what = what


def read_yaml(name: str, text: str, faults: Faults) -> Block | None:
    """The mapping that a file holds; None after a fault that stops its reading.

    A sound file is read by libyaml, twenty times as fast; a file with any fault by ruamel's own
    parser, whose word is final and whose messages an author can use.
    """
    return _read_fast(name, text) or _read_well(name, text, faults)


def _read_fast(name: str, text: str) -> Block | None:
    """The mapping of a file in which libyaml and the builder find nothing amiss; else None."""
    doubts = Faults()
    build = _Build(name, doubts)
    try:
        for event in YAML(typ="safe").parse(text):
            build.take(event)
    except Exception:  # noqa: BLE001 -- whatever it is, the other parser will say it better
        return None
    return build.root if isinstance(build.root, Block) and not doubts.found else None


def _read_well(name: str, text: str, faults: Faults) -> Block | None:
    build = _Build(name, faults)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            build.take(event)
    except Refused as error:
        faults.add(error.mark, error.what)
        return None
    except MarkedYAMLError as error:
        faults.add(_place(name, error), _wording(error))
        return None
    except (YAMLError, ValueError, IndexError, AttributeError, TypeError, AssertionError) as error:
        # ruamel raises these on some malformed input, among them characters that YAML forbids.
        position = getattr(error, "position", None)
        line = text.count("\n", 0, position) + 1 if isinstance(position, int) else build.line
        faults.add(
            Mark(name, line, 1), "this is no YAML", hint="look for stray control characters or escapes"
        )
        return None
    if build.root is None:
        return Block(Mark(name, 1, 1))
    if not isinstance(build.root, Block):
        faults.add(Mark(name, 1, 1), "a file holds `key: value` lines", build.root)
        return None
    return build.root


def _place(name: str, error: MarkedYAMLError) -> Mark:
    mark = error.problem_mark or error.context_mark
    return Mark(name, mark.line + 1, mark.column + 1) if mark else Mark(name, 1, 1)


def _wording(error: MarkedYAMLError) -> str:
    context = f" {error.context}" if error.context else ""
    return f"YAML:{context} {error.problem or 'cannot be read'}".replace("  ", " ")


def scalar(text: str) -> Any:
    """A plain scalar by the core schema of YAML 1.2, and dates."""
    if text in WORDS:
        return WORDS[text]
    if WHOLE.fullmatch(text):
        return int(text)
    if BROKEN.fullmatch(text) and not re.fullmatch(r"[-+]?[0-9]+", text):
        return float(text)
    if DATE.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            return text
    return text


@dataclass
class _Open:
    """A mapping or list that has not ended yet."""

    value: Block | Row
    anchor: str | None
    flow: bool
    before: int  # values counted when it began
    key: str | None = None
    key_at: Mark | None = None


@dataclass
class _Build:
    """Values put together from the events of one file."""

    name: str
    faults: Faults
    root: Any = None
    line: int = 1
    count: int = 0
    documents: int = 0
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)  # value and how much it holds

    def take(self, event: Any) -> None:
        """Carry on with the next event."""
        mark = Mark(self.name, event.start_mark.line + 1, event.start_mark.column + 1)
        self.line = mark.line
        if isinstance(event, ScalarEvent):
            self._scalar(event, mark)
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            self._begin(event, mark)
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            self._end()
        elif isinstance(event, AliasEvent):
            self._alias(event, mark)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise Refused(mark, "a file holds one document, and `---` begins another")

    def _counted(self, mark: Mark, more: int = 1) -> None:
        self.count += more
        if self.count > MOST_VALUES:
            raise Refused(mark, f"more than {MOST_VALUES:,} values in a file, aliases counted each time")

    def _scalar(self, event: ScalarEvent, mark: Mark) -> None:
        self._counted(mark)
        if event.ctag is not None:
            raise Refused(mark, f"tags such as {event.ctag} are not read here")
        inside = self.open[-1] if self.open else None
        if inside and isinstance(inside.value, Block) and inside.key is None:
            inside.key, inside.key_at = event.value, mark
            return
        value = event.value if event.style else scalar(event.value)  # None or "" for plain words
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._place(value, mark)

    def _begin(self, event: MappingStartEvent | SequenceStartEvent, mark: Mark) -> None:
        self._counted(mark)
        if event.ctag is not None:
            raise Refused(mark, f"tags such as {event.ctag} are not read here")
        if len(self.open) >= DEEPEST:
            raise Refused(mark, f"more than {DEEPEST} mappings and lists inside each other")
        if self.open and isinstance(self.open[-1].value, Block) and self.open[-1].key is None:
            raise Refused(mark, "a key is a word, not a mapping or a list")
        value = Block(mark) if isinstance(event, MappingStartEvent) else Row(mark)
        if event.anchor:
            self.anchors.pop(event.anchor, None)
        self.open.append(_Open(value, event.anchor, bool(event.flow_style), self.count))

    def _end(self) -> None:
        ended = self.open.pop()
        if ended.anchor:
            self.anchors[ended.anchor] = (ended.value, 1 + self.count - ended.before)
        self._place(ended.value, ended.value.mark)

    def _alias(self, event: AliasEvent, mark: Mark) -> None:
        if event.anchor not in self.anchors:
            raise Refused(mark, f"`*{event.anchor}` names no anchor `&{event.anchor}` that ended before it")
        value, size = self.anchors[event.anchor]
        self._counted(mark, size)
        inside = self.open[-1] if self.open else None
        if inside and isinstance(inside.value, Block) and inside.key is None:
            raise Refused(mark, "a key is a word, not an alias")
        self._place(value, mark)

    def _place(self, value: Any, mark: Mark) -> None:
        """Put a finished value where it belongs."""
        if not self.open:
            self.root = value
            return
        inside = self.open[-1]
        if isinstance(inside.value, Row):
            inside.value.put(value, mark)
            return
        key, key_at = inside.key or "", inside.key_at or mark
        inside.key = None
        if key in inside.value:
            first = inside.value.keys_at[key].line
            self.faults.add(key_at, f"{key!r} stands here twice", hint=f"first on line {first}")
        elif not (inside.flow and value is None and key.isdigit() and _joined(inside.value, key)):
            inside.value.put(key, value, key_at, mark)


def _joined(block: Block, key: str) -> bool:
    """Mend `{at: 12,30}`, which YAML reads as `at: 12` and a key `30`, into what its author wrote.

    The text `12,30` is no position either, but the fault then names it.
    """
    last = next(reversed(block), None)
    if last is None or isinstance(block[last], bool) or not isinstance(block[last], int):
        return False
    block[last] = f"{block[last]},{key}"
    return True
