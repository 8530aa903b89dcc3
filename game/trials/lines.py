"""Reads the lines of orders, events and refusals that a test holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.model import text
from game.model.theatre import Theatre
from game.scenario.faults import Mark, meant


class Wrong(Exception):
    """Something that a test says and that cannot be read; where, and what may have been meant."""

    def __init__(self, mark: Mark, what: str, got: object = "", hint: str = "") -> None:
        super().__init__(what)
        self.mark, self.got, self.hint = mark, got, hint


def fields_of(theatre: Theatre, line: str, at: Mark, kinds: Sequence[type]) -> tuple[type, dict[str, Any]]:
    """Kind and given fields of a line of one of some kinds. Raises Wrong."""
    word = line.split(maxsplit=1)[0] if line.strip() else ""
    names = {text.kind_of(kind): kind for kind in kinds}
    if word not in names:
        what = "an order" if kinds == text.ORDERS else "an event"
        hint = meant(word, names)
        raise Wrong(at, f"{what} is wanted", word, hint if hint.startswith("did") else "")
    try:
        return text.fields_of(theatre, line)
    except ValueError as error:
        raise Wrong(at, str(error), line) from None
