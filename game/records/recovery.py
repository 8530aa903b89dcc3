"""The recovery log: a game under way, kept order by order, so that a sudden end loses at most one.

A text file that only grows. Its first line says what it is, the second holds the save with which the
log began; then comes a line for each order carried out, one, `<`, for each taken back, and `@7` where the
tutorial that is taught came to its step 7, counted from 0. Every line ends with a checksum of itself, and
is handed to the system before the next order is given; what a torn or damaged line and all after it held
is left out, and said. A log is never rewritten.
"""

from __future__ import annotations

import base64
import dataclasses
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from game.records.save import LARGEST_FILE, BadSave, Save, pack, unpack
from game.texts import _

TITLE: Final = "baton recovery log 1"
TAKEN_BACK: Final = "<"
STEP: Final = "@"
SUFFIX: Final = ".recovery"


class RecoveryLog:
    """A log that is being written."""

    def __init__(self, path: Path, save: Save) -> None:
        """Begin a log in a new file, from a game as it stands. Raises OSError."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file: TextIO = path.open("x", encoding="utf-8", newline="\n")
        self._add(TITLE)
        self._add(base64.b64encode(pack(save)).decode())
        self._to_disk()

    def order(self, text: str, fingerprint: str, *, safe: bool = False) -> None:
        """Keep an order that was carried out; `safe` waits until it lies on the disk itself."""
        self._add(f"{text}\t{fingerprint}")
        if safe:
            self._to_disk()

    def take_back(self) -> None:
        """Keep that the last order was taken back."""
        self._add(TAKEN_BACK)

    def step(self, number: int) -> None:
        """Keep to which step the tutorial came."""
        self._add(f"{STEP}{number}")

    def close(self) -> None:
        """Write no more."""
        self._file.close()

    def _add(self, text: str) -> None:
        self._file.write(f"{text}\t{zlib.crc32(text.encode()):08x}\n")
        self._file.flush()

    def _to_disk(self) -> None:
        os.fsync(self._file.fileno())


@dataclass(frozen=True, slots=True)
class Recovered:
    """What a log gave back."""

    save: Save
    lost: str = ""  # what could not be read, in one line; empty if nothing


def recover(path: Path) -> Recovered:
    """The game of a log as far as it can be read. Raises BadSave if it gives none."""
    lines = _lines(path)
    if len(lines) < 2 or _content(lines[0]) != TITLE:
        msg = _("{path}: this is no recovery log").format(path=path)
        raise BadSave(msg)
    packed = _content(lines[1])
    if packed is None:
        msg = _("{path}: line 2, the game with which it began, is damaged").format(path=path)
        raise BadSave(msg)
    try:
        save = unpack(base64.b64decode(packed))
    except (BadSave, ValueError) as error:
        msg = f"{path}: {error}"
        raise BadSave(msg) from error
    orders, step = list(save.orders), save.step
    for number, line in enumerate(lines[2:], start=3):
        text = _content(line)
        if text is None:
            lost = _("{path}: line {line} is damaged; {count} lines of orders before it were read").format(
                path=path, line=number, count=number - 3
            )
            return Recovered(dataclasses.replace(save, orders=orders, step=step), lost)
        if text == TAKEN_BACK:
            orders.pop()
        elif text.startswith(STEP):
            step = int(text.removeprefix(STEP))
        else:
            order, _tab, mark = text.rpartition("\t")
            orders.append((order, mark))
    return Recovered(dataclasses.replace(save, orders=orders, step=step))


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > LARGEST_FILE:
            msg = _("{path}: it is larger than {size} MiB").format(path=path, size=LARGEST_FILE >> 20)
            raise BadSave(msg)
        return path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
    except OSError as error:
        msg = _("{path}: it cannot be read ({why})").format(path=path, why=error.strerror)
        raise BadSave(msg) from error


def _content(line: str) -> str | None:
    """What a line says; None if it is torn or damaged."""
    text, _tab, check = line.rpartition("\t")
    return text if check == f"{zlib.crc32(text.encode()):08x}\n" else None
