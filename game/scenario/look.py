"""What every look at a scenario as a whole has before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from game.scenario.document import Document
from game.scenario.faults import Faults
from game.scenario.ground import Ground
from game.scenario.numbering import Numbers
from game.scenario.plan import Plan
from game.scenario.yamltext import Block
from game.terms import HexId

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Look:
    """A scenario that is well written, perhaps without the entries in which faults were found."""

    document: Document
    tree: Block
    plan: Plan
    ground: Ground
    faults: Faults
    numbers: Numbers

    def hex_name(self, here: int) -> str:
        """The text form of a hex."""
        return self.plan.grid.name(here)

    def passable(self, here: HexId, movement: str) -> bool:
        """Whether a movement class can be in a hex: on its ground, or on a road through it."""
        part = self.document.movement.get(movement)
        if part is None or not part.ground:  # what cannot move at all may stand anywhere
            return True
        kind = list(self.document.ground)[self.ground.terrain[here]]
        classes = self.document.road_classes
        roads = {classes[number - 1] for number in self.ground.road[here].tolist() if number}
        return kind in part.ground or any(name in part.roads for name in roads)

    def holes(self, key: str) -> bool:
        """Whether entries were left out because of their faults."""
        return len(getattr(self.document, key)) != len(self.tree.get(key) or ())


def earlier(parts: Iterable[Entry]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Each part with those before it."""
    before: list[Entry] = []
    for part in parts:
        yield part, list(before)
        before.append(part)
