"""The rulebook: cut from the docstrings of the rules, which are the rules as a player reads them.

A module of `game.rules` whose docstring begins with "Chapter N," is a chapter, or a part of one.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Final

from game import rules

PAGE: Final = "docs/rulebook.md"
CHAPTER: Final = re.compile(r"Chapter (\d+), (.+?)\.\n\n(.*)", re.DOTALL)

PREFACE: Final = """# Rulebook

These are the rules of Baton as the program plays them; each chapter is the docstring of the module
that carries it out. The figures (rates, charts, rights, limits) are the scenario's: those of the
shipped campaign stand in `scenarios/northern-mali/charts.yaml`, with their sources in
[history.md](history.md), and the words are in the [glossary](glossary.md).

All sums are whole numbers, rounded down where nothing else is said. A day has a thousand
thousandths; chances are per mille.
"""


def rulebook() -> str:
    """The rulebook as one page of Markdown."""
    parts = []
    for name in sorted(module.name for module in pkgutil.iter_modules(rules.__path__)):
        text = inspect.getdoc(importlib.import_module(f"game.rules.{name}")) or ""
        if chapter := CHAPTER.fullmatch(text):
            number, title, body = chapter.groups()
            parts.append(
                (int(number), ":" in title, name, f"## {number}. {title[0].upper()}{title[1:]}\n\n{body}\n")
            )
    return "\n".join([PREFACE, *(text for *_, text in sorted(parts))])


def write_page(root: Path, *, check: bool = False) -> list[str]:
    """Write the page below a checkout's root, or only look: its name if it was not current."""
    path, text = root / PAGE, rulebook()
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return []
    if not check:
        path.write_text(text, encoding="utf-8", newline="\n")
    return [PAGE]
