"""The war in the air against the record of January and February, over many games."""

from __future__ import annotations

import functools

import pytest

from game.dice import Dice
from game.model import events as ev
from game.model.orders import EndPhase, Strike
from game.rules.umpire import Umpire
from game.scenario import Setup, load
from game.terms import HexId, Posture, Site, WingId

GAMES = 200
COLUMNS = ("J01", "J02", "J03", "J20")  # about 550 men, who came on Konna
DAYS = 6  # 11 to 16 January
SORTIES = {"F25": 4, "F04": 5, "F26": 3, "F27": 2}  # a turn of two days; 39 in all


@functools.cache
def campaign() -> Setup:
    """The shipped campaign."""
    return load("northern-mali")


def killed(seed: int, posture: Posture, place: str, site: Site) -> int:
    """Dead of the columns after a week of strikes, if they stood so."""
    theatre, state = campaign().theatre, campaign().state.copy()
    france, here = theatre.faction_named["FRA"], HexId(theatre.where(place))
    for name in COLUMNS:
        unit = theatre.unit_named[name]
        state.hex[unit], state.site[unit], state.posture[unit] = here, site, posture
        row = state.contact_of[france, unit]
        state.contact_hex[france, row], state.contact_site[france, row] = here, site
        state.contact_posture[france, row] = posture
    umpire = Umpire(theatre, state, Dice(seed))
    umpire.begin()
    wings = {wing.id: WingId(number) for number, wing in enumerate(theatre.wings)}
    dead = 0
    while umpire.state.day < DAYS:
        for wing, sorties in SORTIES.items() if umpire.side == france else ():
            answer = umpire.submit(Strike(wings[wing], here, sorties))
            flown = answer if isinstance(answer, list) else []
            dead += sum(event.killed for event in flown if isinstance(event, ev.LossesTaken))
        umpire.submit(EndPhase())
    return dead


def middle(figures: list[int]) -> tuple[int, int]:
    """The bounds of the middle nine tenths."""
    figures = sorted(figures)
    return figures[len(figures) // 20], figures[-1 - len(figures) // 20]


def test_the_columns_of_january_lose_50_to_150_dead() -> None:
    least, most = middle([killed(seed, Posture.MASSED, "x16y45", Site.OPEN) for seed in range(GAMES)])
    assert 50 <= least < most <= 150
    assert most <= 5 * least


@pytest.mark.parametrize(("posture", "limit"), [(Posture.DISPERSED, 20), (Posture.UNDERGROUND, 0)])
def test_the_bands_and_cells_of_february_lose_next_to_nobody(posture: Posture, limit: int) -> None:
    _, most = middle([killed(seed, posture, "x16y45", Site.OPEN) for seed in range(GAMES // 4)])
    assert most <= limit


def test_in_a_town_the_same_columns_lose_less_than_half() -> None:
    in_the_open = sum(killed(seed, Posture.MASSED, "x16y45", Site.OPEN) for seed in range(20))
    in_town = sum(killed(seed, Posture.MASSED, "Konna", Site.TOWN) for seed in range(20))
    assert in_town * 2 < in_the_open
