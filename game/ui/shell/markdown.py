"""The little of Markdown in which our own pages are written, taken apart into blocks. It knows no pygame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from game.texts import of_page

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


def spoken_blocks(page: str) -> list[Block]:
    """The blocks of a page of ours in the language that is spoken."""
    return [
        replace(block, text=of_page(block.text), cells=tuple(map(of_page, block.cells)))
        for block in blocks_of(page)
    ]


def paragraphs(page: str) -> Iterator[str]:
    """What of a page is to be translated: each heading, paragraph, item and cell that has words."""
    for block in blocks_of(page):
        yield from (text for text in (block.text, *block.cells) if any(map(str.isalpha, text)))
