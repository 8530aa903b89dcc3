"""Blocks of text set on a page: headings, paragraphs, lists and tables."""

from __future__ import annotations

from collections.abc import Sequence

from game.ui import style
from game.ui.pen import Rect
from game.ui.shell.markdown import Block
from game.ui.shell.quill import Quill
from game.ui.style import Face

SIZES = {1: 26.0, 2: 21.0, 3: 17.0}
BODY = 14.0


def draw_blocks(pen: Quill, room: Rect, blocks: Sequence[Block], sought: str = "") -> int:
    """Set blocks from the top of a room down; returns where they end. The sought words are marked."""
    y = room.y
    for number, block in enumerate(blocks):
        top = y
        if block.kind == "heading":
            size = SIZES.get(block.level, 16.0)
            y += pen.px(size * (0.5 if number else 0))
            y = pen.paragraph(room.x, y, room.width, block.text, Face.HEAD, size, style.TEXT) + pen.px(6)
        elif block.kind in ("row", "head_row"):
            y = _row(pen, Rect(room.x, y, room.width, 0), block)
        elif block.kind == "item":
            pen.surface.fill(style.ACCENT, (room.x + pen.px(4), y + pen.px(10), pen.px(5), pen.px(2)))
            y = pen.paragraph(room.x + pen.px(18), y, room.width - pen.px(18), block.text, Face.BODY, BODY)
            y += pen.px(4)
        else:
            y = pen.paragraph(room.x, y, room.width, block.text, Face.BODY, BODY) + pen.px(9)
        if sought and block.kind != "heading" and sought in block.words:
            pen.surface.fill(
                style.ACCENT, (room.x - pen.px(9), top + pen.px(3), pen.px(3), y - top - pen.px(8))
            )
    return y


def _row(pen: Quill, room: Rect, block: Block) -> int:
    """A row of a table, each cell in its column; of two columns the first is narrow."""
    count = len(block.cells)
    gap = pen.px(18)
    first = min(pen.px(170), room.width // 3) if count == 2 else (room.width - gap * (count - 1)) // count
    widths = [first] + [(room.width - first - gap * (count - 1)) // max(1, count - 1)] * (count - 1)
    head = block.kind == "head_row"
    x, low = room.x, room.y
    for number, (cell, wide) in enumerate(zip(block.cells, widths, strict=True)):
        face = Face.KEY if head or (number == 0 and count == 2) else Face.BODY
        colour = style.ACCENT if head else style.TEXT if number == 0 else style.SECOND
        low = max(low, pen.paragraph(x, room.y, wide, cell, face, 13 if head else 13.5, colour))
        x += wide + gap
    pen.rule(room.x, low + pen.px(5), room.width)
    return low + pen.px(10)
