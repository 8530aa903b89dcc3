"""What brakes the drive north: the campaign's tonnage, and nothing that knows a date.

Fifty games with the campaign's supply and fifty in which nobody wants for anything. Slow: `pytest -m slow`.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from itertools import repeat
from statistics import median

import pytest

from game.match import open_match
from game.model.events import PlaceCaptured
from game.model.refusals import Refusal
from game.scenario import Setup, load, load_text

SEEDS = range(1, 51)
RECORD = 26  # January
WITHIN = 3
EARLIER = 5
NEVER = 99


UNLIMITED = """
format: 1
name: unlimited
title: Nobody wants for anything
extends: northern-mali
supply: {unlimited: true}
"""


@lru_cache
def scenario(name: str) -> Setup:
    return load_text(UNLIMITED) if name == "unlimited" else load(name)


def taken(name: str, seed: int) -> int:
    """The day of January on which Gao or its airfield is first taken by France, Mali or the mission."""
    setup = scenario(name)
    theatre = setup.theatre
    gao = {theatre.place_named["Gao"], theatre.place_named["Gao airfield"]}
    takers = {theatre.faction_named[faction] for faction in ("FRA", "MLI", "AU")}
    match, _ = open_match(Setup(theatre, setup.state.copy(), setup.files), seed, {})
    match.begin()
    for step in match.play():
        for event in () if isinstance(step.answer, Refusal) else step.answer:
            if isinstance(event, PlaceCaptured) and event.place in gao and event.now in takers:
                return theatre.calendar.start.day + event.day
    return NEVER


@pytest.mark.slow
def test_tonnage_brakes_the_drive_on_gao() -> None:
    with ProcessPoolExecutor(2) as pool:
        supplied = median(pool.map(taken, repeat("northern-mali"), SEEDS))
        unlimited = median(pool.map(taken, repeat("unlimited"), SEEDS))
    assert abs(supplied - RECORD) <= WITHIN
    assert unlimited <= supplied - EARLIER
