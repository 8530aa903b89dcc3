"""The save: a game as the bytes of its scenario, its seed and its orders.

A save holds every file of the scenario, so that a later edit cannot change a game under way; the
seed or the forced dice; who sat where; the orders in their text form, each with the fingerprint of
the state after it; and the columns of the state at each turn's start. Loading it means playing the
orders again. It is readable JSON inside zstd, versioned, bounded when read, and written to a
temporary file that then takes the old one's place. Never pickle: saves come from strangers.
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

FORMAT: Final = 1
RULES: Final = 6  # moves when a rule changes behaviour
MAGIC: Final = b"BATON\x001\n"
LARGEST: Final = 256 << 20  # bytes of a save when unpacked
LARGEST_FILE: Final = 64 << 20  # ... and as it lies on disk

Snapshot = Mapping[str, Any]


class BadSave(Exception):
    """A file that is no usable save; the message says why in one line."""


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
                msg = f"column {name} has shape {shape} {kind}, this game needs {list(target.shape)}"
                raise BadSave(msg)
            target[...] = np.frombuffer(
                base64.b64decode(text, validate=True), target.dtype.newbyteorder("<")
            ).reshape(shape)
    except (KeyError, TypeError, ValueError) as error:
        msg = f"a turn's columns are damaged ({error})"
        raise BadSave(msg) from error
    return out


def pack(save: Save) -> bytes:
    """The bytes of a save."""
    document = {
        "format": FORMAT,
        **{f.name: getattr(save, f.name) for f in dataclasses.fields(save)},
        "files": {name: base64.b64encode(data).decode() for name, data in save.files.items()},
    }
    text = json.dumps(document, separators=(",", ":"), sort_keys=True)
    return MAGIC + zstandard.ZstdCompressor(level=6, write_checksum=True).compress(text.encode())


def unpack(data: bytes) -> Save:
    """The save of some bytes. Raises BadSave, whatever the bytes are."""
    if not data.startswith(MAGIC):
        msg = "this is not a save of Baton"
        raise BadSave(msg)
    document = _document(data[len(MAGIC) :])
    if document.get("format") != FORMAT:
        msg = f"format {document.get('format')!r}; this version reads format {FORMAT}"
        raise BadSave(msg)
    try:
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
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        msg = f"its contents are damaged ({type(error).__name__}: {error})"
        raise BadSave(msg) from error


def _text(value: Any) -> str:
    if not isinstance(value, str):
        msg = f"{value!r} should be a text"
        raise TypeError(msg)
    return value


def _document(packed: bytes) -> dict[str, Any]:
    damaged = "it is truncated or damaged"
    try:
        if zstandard.frame_content_size(packed) > LARGEST:
            msg = f"it unpacks to more than {LARGEST >> 20} MiB"
            raise BadSave(msg)
        unpacker = zstandard.ZstdDecompressor(max_window_size=LARGEST)
        document = json.loads(unpacker.decompress(packed, max_output_size=LARGEST))
    except (zstandard.ZstdError, MemoryError, ValueError, RecursionError) as error:
        raise BadSave(damaged) from error
    if not isinstance(document, dict):
        msg = "its contents are not a save"
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


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            msg = f"it is larger than {LARGEST_FILE >> 20} MiB"
            raise BadSave(msg)
        return path.read_bytes()
    except OSError as error:
        msg = f"it cannot be read ({error.strerror})"
        raise BadSave(msg) from error
