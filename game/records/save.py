"""The save: a game as the bytes of its scenario, its seed and its orders.

A save holds every file of the scenario, so that a later edit cannot change a game under way; the
seed or the forced dice; who sat where; the orders in their text form, each with the fingerprint of
the state after it; and the columns of the state at each turn's start. Loading it means playing the
orders again. It is readable JSON inside zstd, versioned, bounded when read, and written to a
temporary file that then takes the old one's place. Never pickle: saves come from strangers.

Before the game stands its head, packed by itself, so that a list of saves reads little of each: what
it is, how far it has come, and a small picture. Format 1 had no head and is still read.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import numpy as np
import zstandard

from game.model.state import COLUMNS, SCALARS, State
from game.texts import _

FORMAT: Final = 2
READ: Final = (1, 2)  # formats that are read
RULES: Final = 8  # moves when a rule changes behaviour
MAGIC: Final = b"BATON\x002\n"
FIRST_MAGIC: Final = b"BATON\x001\n"  # of format 1, which the game follows at once
LENGTH: Final = 4  # bytes that give the length of the packed head
LARGEST_HEAD: Final = 4 << 20
LARGEST: Final = 256 << 20  # bytes of a save when unpacked
LARGEST_FILE: Final = 64 << 20  # ... and as it lies on disk

Snapshot = Mapping[str, Any]


class BadSave(Exception):
    """A file that is no usable save; the message says why in one line."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a list of saves shows of one."""

    title: str = ""  # of the scenario
    turn: int = 0  # counted from 1
    turns: int = 0
    date: str = ""  # of the game, as 2013-01-11
    persons: tuple[str, ...] = ()  # names of the factions that people lead
    over: bool = False
    rules: int = RULES  # of the game
    picture: bytes = b""  # a JPEG, or nothing


@dataclass(slots=True)
class Save:
    """One game, begun or finished."""

    scenario: str
    files: Mapping[str, bytes]
    seed: int
    seats: Mapping[str, str]  # name of the commander by faction id
    forced: tuple[int, ...] = ()
    rules: int = RULES
    begun: str = ""  # fingerprint after the game's first Dawn
    orders: list[tuple[str, str]] = field(default_factory=list)  # text, fingerprint after it
    turns: list[tuple[int, Snapshot]] = field(default_factory=list)  # orders given by then, columns
    start: Snapshot | None = None  # columns with which it began, where not with the scenario's first Dawn
    lesson: str = ""  # scenario of the tutorial that is taught in it
    step: int = 0  # of the tutorial, that is to be done
    head: Head = field(default_factory=Head)


def snapshot(state: State) -> dict[str, Any]:
    """The columns of a state as readable values: shape, kind and base64 of each array."""
    out: dict[str, Any] = {name: int(getattr(state, name)) for name in SCALARS}
    for name in COLUMNS:
        column = getattr(state, name)
        little = np.ascontiguousarray(column, column.dtype.newbyteorder("<"))
        out[name] = [list(column.shape), column.dtype.name, base64.b64encode(little.tobytes()).decode()]
    return out


def restore(columns: Snapshot, like: State) -> State:
    """The state of a snapshot, which must fit the columns of `like`. Raises BadSave."""
    out = like.copy()
    try:
        for name in SCALARS:
            setattr(out, name, int(columns[name]))
        for name in COLUMNS:
            shape, kind, text = columns[name]
            target = getattr(out, name)
            if list(target.shape) != shape or target.dtype.name != kind:
                msg = _("column {name} has shape {shape} {kind}, this game needs {wanted}").format(
                    name=name, shape=shape, kind=kind, wanted=list(target.shape)
                )
                raise BadSave(msg)
            target[...] = np.frombuffer(
                base64.b64decode(text, validate=True), target.dtype.newbyteorder("<")
            ).reshape(shape)
    except (KeyError, TypeError, ValueError) as error:
        msg = _("a turn's columns are damaged ({error})").format(error=error)
        raise BadSave(msg) from error
    return out


def pack(save: Save) -> bytes:
    """The bytes of a save."""
    document = {
        "format": FORMAT,
        **{f.name: getattr(save, f.name) for f in dataclasses.fields(save) if f.name != "head"},
        "files": {name: base64.b64encode(data).decode() for name, data in save.files.items()},
    }
    head = dataclasses.asdict(save.head) | {
        "rules": save.rules,
        "picture": base64.b64encode(save.head.picture).decode(),
    }
    first = _packed(head)
    return MAGIC + len(first).to_bytes(LENGTH, "big") + first + _packed(document)


def _packed(document: Mapping[str, Any]) -> bytes:
    text = json.dumps(document, separators=(",", ":"), sort_keys=True)
    return zstandard.ZstdCompressor(level=6, write_checksum=True).compress(text.encode())


def unpack(data: bytes) -> Save:
    """The save of some bytes. Raises BadSave, whatever the bytes are."""
    head, rest = _parts(data)
    document = _document(rest)
    if document.get("format") not in READ:
        msg = _("format {format!r}; this version reads format {known}").format(
            format=document.get("format"), known=FORMAT
        )
        raise BadSave(msg)
    try:
        start = document.get("start")
        return Save(
            scenario=_text(document["scenario"]),
            files={_text(n): base64.b64decode(d, validate=True) for n, d in document["files"].items()},
            seed=int(document["seed"]),
            seats={_text(f): _text(name) for f, name in document["seats"].items()},
            forced=tuple(int(n) for n in document["forced"]),
            rules=int(document["rules"]),
            begun=_text(document["begun"]),
            orders=[(_text(order), _text(mark)) for order, mark in document["orders"]],
            turns=[(int(count), dict(columns)) for count, columns in document["turns"]],
            start=None if start is None else dict(start),
            lesson=_text(document.get("lesson", "")),
            step=int(document.get("step", 0)),
            head=Head(rules=int(document["rules"])) if head is None else _head(head),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        msg = _("its contents are damaged ({kind}: {error})").format(kind=type(error).__name__, error=error)
        raise BadSave(msg) from error


def _parts(data: bytes) -> tuple[bytes | None, bytes]:
    """The packed head, None in format 1, and the packed game. Raises BadSave."""
    if data.startswith(FIRST_MAGIC):
        return None, data[len(FIRST_MAGIC) :]
    if not data.startswith(MAGIC):
        msg = _("this is not a save of Baton")
        raise BadSave(msg)
    begin = len(MAGIC) + LENGTH
    end = begin + int.from_bytes(data[len(MAGIC) : begin], "big")
    return data[begin:end], data[end:]


def _head(packed: bytes) -> Head:
    """A head out of its packed bytes. Raises BadSave."""
    document = _document(packed)
    try:
        return Head(
            title=_text(document["title"]),
            turn=int(document["turn"]),
            turns=int(document["turns"]),
            date=_text(document["date"]),
            persons=tuple(_text(one) for one in document["persons"]),
            over=bool(document["over"]),
            rules=int(document["rules"]),
            picture=base64.b64decode(document["picture"], validate=True),
        )
    except (KeyError, TypeError, ValueError) as error:
        msg = _("its head is damaged ({kind}: {error})").format(kind=type(error).__name__, error=error)
        raise BadSave(msg) from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = _("{value!r} should be a text").format(value=value)
        raise TypeError(msg)
    return value


def _document(packed: bytes) -> dict[str, Any]:
    damaged = _("it is truncated or damaged")
    try:
        if zstandard.frame_content_size(packed) > LARGEST:
            msg = _("it unpacks to more than {size} MiB").format(size=LARGEST >> 20)
            raise BadSave(msg)
        unpacker = zstandard.ZstdDecompressor(max_window_size=LARGEST)
        document = json.loads(unpacker.decompress(packed, max_output_size=LARGEST))
    except (zstandard.ZstdError, MemoryError, ValueError, RecursionError) as error:
        raise BadSave(damaged) from error
    if not isinstance(document, dict):
        msg = _("its contents are not a save")
        raise BadSave(msg)
    return document


def write(path: Path, save: Save) -> None:
    """Write a save to a file, which is either wholly the new one or still the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pack(save))
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def read(path: Path) -> Save:
    """The save in a file. Raises BadSave, which names the file."""
    try:
        return unpack(_bytes(path))
    except BadSave as error:
        msg = f"{path}: {error}"
        raise BadSave(msg) from error


def read_head(path: Path) -> Head:
    """The head of the save in a file, without reading the rest. Raises BadSave, which names the file."""
    try:
        try:
            with path.open("rb") as file:
                data = file.read(len(MAGIC) + LENGTH)
                if not data.startswith(MAGIC):
                    return unpack(_bytes(path)).head
                length = int.from_bytes(data[len(MAGIC) :], "big")
                if length > LARGEST_HEAD:
                    raise BadSave(_("its head is damaged (too long)"))
                return _head(file.read(length))
        except OSError as error:
            msg = _("it cannot be read ({why})").format(why=error.strerror)
            raise BadSave(msg) from error
    except BadSave as error:
        msg = f"{path}: {error}"
        raise BadSave(msg) from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            msg = _("it is larger than {size} MiB").format(size=LARGEST_FILE >> 20)
            raise BadSave(msg)
        return path.read_bytes()
    except OSError as error:
        msg = _("it cannot be read ({why})").format(why=error.strerror)
        raise BadSave(msg) from error
