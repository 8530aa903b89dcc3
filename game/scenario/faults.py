"""What is wrong with an authored file, said as file:line:column with the source line and a caret.

Nothing here raises at the first fault: the readers put faults into a `Faults` and go on, so that an
author sees all of them at once.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

# What the YAML reader counts as the end of a line.
LINE_END: Final = re.compile("\r\n|\n|\r")

# Beyond this, a file is not an author's slip; reporting thousands of faults helps nobody.
MOST_FAULTS: Final = 500
LONGEST_GOT: Final = 60


class Mark(NamedTuple):
    """A place in an authored file: its name, line and column, both counted from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in one place, with what stood there and what may have been meant."""

    file: str
    line: int
    column: int
    what: str
    got: str = ""
    hint: str = ""
    source: str = ""  # the line of the file

    def __str__(self) -> str:
        """`file:line:column: error: what (got ...), hint`, then the source line and a caret."""
        got = f" (got {self.got})" if self.got else ""
        hint = f", {self.hint}" if self.hint else ""
        head = f"{self.file}:{self.line}:{self.column}: error: {self.what}{got}{hint}"
        if not self.source.strip():
            return head
        indent = len(self.source) - len(self.source.lstrip())
        caret = " " * max(0, self.column - 1 - indent) + "^"
        return f"{head}\n    {self.source.strip()}\n    {caret}"


class ScenarioFaults(Exception):
    """A scenario that cannot be loaded, with every fault of its files, by file and line."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(str(fault) for fault in self.faults)


@dataclass
class Faults:
    """The faults found so far."""

    found: list[Fault] = field(default_factory=list)

    def add(self, mark: Mark, what: str, got: object = "", hint: str = "") -> None:
        """Note a fault at a place of a file."""
        self.found.append(Fault(*mark, what, shown(got), hint))

    def check(self, texts: Callable[[str], str], display: Callable[[str], str]) -> None:
        """Raise ScenarioFaults if there are any.

        `texts` gives the text of a file by its name (empty if there is none), `display` the path
        under which its author knows it.
        """
        if not self.found:
            return
        lines: dict[str, list[str]] = {}
        faults = []
        for fault in sorted(set(self.found), key=lambda f: (f.file, f.line, f.column, f.what))[:MOST_FAULTS]:
            rows = lines.setdefault(fault.file, LINE_END.split(texts(fault.file)))
            source = rows[fault.line - 1].expandtabs(1) if 0 < fault.line <= len(rows) else ""
            faults.append(replace(fault, file=display(fault.file), source=source))
        raise ScenarioFaults(faults)


def shown(value: object) -> str:
    """A value as a fault shows it: words in quotes, nothing long, nothing nested."""
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = repr(value) if isinstance(value, str) and value else str(value)
    return text if len(text) <= LONGEST_GOT else f"{text[: LONGEST_GOT - 3]}..."


def meant(word: object, known: Iterable[str]) -> str:
    """`did you mean 'Gao'?`, or a list of what there is, or nothing."""
    names = sorted(set(known))
    by_lower = {name.lower(): name for name in reversed(names)}
    close = difflib.get_close_matches(str(word).lower(), by_lower, 1, 0.6)
    if close:
        return f"did you mean {by_lower[close[0]]!r}?"
    return f"known: {', '.join(names)}" if 0 < len(names) <= 16 else ""
