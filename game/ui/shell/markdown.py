"""The little of Markdown in which our own pages are written, taken apart into blocks. It knows no pygame."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["heading", "text", "item", "row", "head_row"]
LINK: Final = re.compile(r"\[([^\]]+)\]\([^)]*\)")
MARKS: Final = re.compile(r"[`*]+")
ITEM: Final = re.compile(r"(\s*)(?:[-*]|\d+\.)\s+(.*)")
RULE: Final = re.compile(r"\|?[\s:|-]+\|?")


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table."""

    kind: Kind
    text: str
    level: int = 0  # of a heading
    cells: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """All its words, in small letters."""
        return " ".join((self.text, *self.cells)).lower()


def plain(text: str) -> str:
    """A line without marks and links."""
    return MARKS.sub("", LINK.sub(r"\1", text)).strip()


def blocks_of(page: str) -> list[Block]:
    """The blocks of a page, in order."""
    out: list[Block] = []
    gathered: list[str] = []
    kind: Kind = "text"

    def close() -> None:
        if gathered:
            out.append(Block(kind, plain(" ".join(gathered))))
            gathered.clear()

    lines = page.splitlines()
    for number, line in enumerate(lines):
        item = ITEM.fullmatch(line)
        if not line.strip():
            close()
            kind = "text"
        elif line.startswith("#"):
            close()
            out.append(Block("heading", plain(line.lstrip("#")), len(line) - len(line.lstrip("#"))))
        elif line.startswith("|"):
            close()
            if not RULE.fullmatch(line):
                cells = tuple(plain(cell) for cell in line.strip().strip("|").split("|"))
                heads = number + 1 < len(lines) and RULE.fullmatch(lines[number + 1]) is not None
                out.append(Block("head_row" if heads else "row", "", 0, cells))
        elif item:
            close()
            kind = "item"
            gathered.append(item[2])
        else:
            gathered.append(line.strip())
    close()
    return out
