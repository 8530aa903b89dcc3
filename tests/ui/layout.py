"""What a reader would stumble over on a screen: words cut or covered, buttons off it or on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from game.ui.pen import Rect, Written, Zone


def of_words(written: Sequence[Written]) -> Iterator[str]:
    """Words that do not stand whole within their room, or lie on others."""
    for one in written:
        if not one.clip.contains(one.rect.inflate(0, -2)):
            yield f"{one.text!r} is cut: {one.rect} in {one.clip}"
    yield from covered((one, one.rect) for one in written)


def covered(shown: Iterable[tuple[Written, Rect]]) -> Iterator[str]:
    """Words that lie on others, each with the part of it that is seen."""
    inner = [(one, rect.inflate(-2, -2)) for one, rect in shown]
    for (one, rect), (other, there) in combinations(inner, 2):
        if rect.colliderect(there):
            yield f"{one.text!r} lies on {other.text!r}"


def of_zones(zones: Iterable[Zone], screen: Rect) -> Iterator[str]:
    """Buttons off the screen or on one another."""
    able = [zone for zone in zones if zone.act is not None]
    for zone in able:
        if not screen.contains(zone.rect):
            yield f"zone {zone.name} leaves the screen"
    for zone, other in combinations(able, 2):
        if zone.rect.inflate(-2, -2).colliderect(other.rect):
            yield f"zone {zone.name} lies on {other.name}"
