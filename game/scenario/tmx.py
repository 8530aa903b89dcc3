"""Reads a map file of the Tiled editor (TMX) into elements and values that know their line.

What its layers mean is in `mapfile.py`. Maps come from strangers: no document types and so no
entities, no network, no huge trees, bounds on every number.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from lxml import etree

from game.scenario.faults import Faults, Mark

MOST_POINTS: Final = 20_000  # of all lines of a file
DEEPEST: Final = 8  # elements inside each other


@dataclass(frozen=True)
class Element:
    """An element with its attributes, its flat properties and its place in the file."""

    tag: str
    mark: Mark
    attributes: dict[str, str]
    properties: dict[str, str]
    text: str
    parts: tuple[Element, ...]

    @property
    def name(self) -> str:
        """The name that its author gave it."""
        return self.attributes.get("name", "")

    @property
    def kind(self) -> str:
        """Its type; Tiled 1.9 wrote `class` for it."""
        return self.attributes.get("type", self.attributes.get("class", ""))

    def all(self, tag: str) -> list[Element]:
        """Its parts of a tag."""
        return [part for part in self.parts if part.tag == tag]

    def first(self, tag: str) -> Element | None:
        """Its first part of a tag."""
        return next(iter(self.all(tag)), None)


def read_xml(name: str, text: str, faults: Faults) -> Element | None:
    """The root element of a file; None after a fault."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        faults.add(Mark(name, max(line, 1), max(column, 1)), f"XML: {error.msg}")
        return None
    except ValueError as error:  # an encoding declaration that lies, or the like
        faults.add(Mark(name, 1, 1), f"XML: {error}")
        return None
    if _has_doctype(root):
        faults.add(Mark(name, 1, 1), "a map file has no document type")
        return None
    return _element(root, name, text.split("\n"), 0)


def _element(node: etree._Element, name: str, lines: list[str], depth: int) -> Element:
    tag = str(node.tag)
    line = int(str(node.sourceline))  # lxml's stubs leave its type open
    source = lines[line - 1] if line <= len(lines) else ""
    properties: dict[str, str] = {}
    parts = []
    for child in node.iterchildren(tag=etree.Element):
        if child.tag == "properties":
            properties |= {p.get("name", ""): p.get("value", p.text or "") for p in child}
        elif depth < DEEPEST:
            parts.append(_element(child, name, lines, depth + 1))
    attributes = {str(key): str(value) for key, value in node.attrib.items()}
    mark = Mark(name, line, max(0, source.find(f"<{tag}")) + 1)
    return Element(tag, mark, attributes, properties, node.text or "", tuple(parts))


def _has_doctype(root: etree._Element) -> bool:
    return root.getroottree().docinfo.internalDTD is not None


@dataclass
class Reading:
    """Takes checked values out of elements; a fault where one is missing or no such value."""

    faults: Faults
    points_read: int = 0

    def whole(
        self, element: Element, key: str, low: int, high: int, default: int | None = None
    ) -> int | None:
        """A whole number from a property or attribute."""
        text = element.properties.get(key, element.attributes.get(key))
        if text is None and default is not None:
            return default
        if (
            text is None
            or not text.strip().lstrip("-").isdecimal()
            or len(text) > 9
            or not low <= int(text) <= high
        ):
            what = f"{self.called(element)}: `{key}` is a whole number from {low} to {high}"
            self.faults.add(element.mark, what, text)
            return None
        return int(text)

    def word(
        self, element: Element, key: str, words: tuple[str, ...], default: str | None = None
    ) -> str | None:
        """One of some words, from a property."""
        text = element.properties.get(key, default)
        if text in words:
            return text
        self.faults.add(element.mark, f"{self.called(element)}: `{key}` is one of {', '.join(words)}", text)
        return None

    def points(self, element: Element, line: str) -> list[tuple[float, float]]:
        """The pixels of a point, polyline or polygon; empty after a fault."""
        drawn = element.first(line)
        if drawn is None:
            self.faults.add(element.mark, f"{self.called(element)}: a {line} is wanted here")
            return []
        pairs = drawn.attributes.get("points", "0,0").split()
        self.points_read += len(pairs)
        if self.points_read > MOST_POINTS:
            self.faults.add(drawn.mark, f"more than {MOST_POINTS:,} points in a map file")
            return []
        x, y = (_number(element.attributes.get(axis, "0")) for axis in ("x", "y"))
        found = []
        for pair in pairs:
            dx, _, dy = pair.partition(",")
            px, py = _number(dx), _number(dy)
            if x is None or y is None or px is None or py is None:
                self.faults.add(drawn.mark, f"{self.called(element)}: this is no point", pair)
                return []
            found.append((x + px, y + py))
        return found

    @staticmethod
    def called(element: Element) -> str:
        """An element as its author calls it."""
        return (
            f"{element.kind or element.tag} {element.name!r}"
            if element.name
            else (element.kind or element.tag)
        )


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) and abs(value) < 1e6 else None
