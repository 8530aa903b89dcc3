"""Small maps to render: a sketch of a river plain between dunes and mountains, and the tiny map file."""

from __future__ import annotations

import pytest

from game.scenario import Setup, load_text

SKETCH = """
format: 1
name: sketched
title: A sketch
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 12}
factions: [{id: FRA, name: France, letter: F, colour: "#1B63B5"}]
map: |
  e. e. eN r. m. m.
   e. e. r. r. m. k.
  s. d. dK r. h. h.
   s. d. t. tS v. c.
  i. i. t. t. v. b.
legend:
  N: {place: Northwell}
  K: {place: Konna, size: town}
  S: {place: Sevare, size: town}
roads: [paved, graded, piste, [Konna, Sevare, paved, 60], [Northwell, Konna, piste, 45]]
rivers: [[x1y2, E], [x1y3, NE], [x2y3, NW], [x3y3, NW]]
bridges: [[x3y3, NW]]
"""


@pytest.fixture(scope="session")
def sketch() -> Setup:
    """A scenario whose map is a sketch of all styles of ground, without elevation."""
    return load_text(SKETCH)
