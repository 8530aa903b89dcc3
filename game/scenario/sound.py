"""Looks a scenario over for what is well written and yet cannot be."""

from __future__ import annotations

from game.scenario.document import Document
from game.scenario.faults import Faults
from game.scenario.ground import Ground
from game.scenario.plan import Plan
from game.scenario.yamltext import Block


def look_over(document: Document, tree: Block, plan: Plan, ground: Ground, faults: Faults) -> None:
    """Note what cannot be."""
