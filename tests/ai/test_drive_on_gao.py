"""What brakes the drive north: the campaign's tonnage, and nothing that knows a date.

Fifty games with the campaign's supply and fifty without any want. Slow: `pytest -m slow`.
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
from game.scenario import Setup, load

SEEDS = range(1, 51)
RECORD = 26  # January
WITHIN = 3
EARLIER = 5
NEVER = 99


@lru_cache
def scenario(name: str) -> Setup:
    return load(name)


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
@pytest.mark.xfail(
    reason="the airfield is seized from the air on the 25th, with want or without: the coup leaps over it,"
    " and mines and caution keep columns without want from coming sooner"
)
def test_tonnage_brakes_the_drive_on_gao() -> None:
    with ProcessPoolExecutor(2) as pool:
        supplied = median(pool.map(taken, repeat("northern-mali-supplied"), SEEDS))
        unlimited = median(pool.map(taken, repeat("northern-mali"), SEEDS))
    assert abs(supplied - RECORD) <= WITHIN
    assert unlimited <= supplied - EARLIER
