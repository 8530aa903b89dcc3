"""Sentences about the air."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.records.tally import Tally
from game.scenario import Setup

Told = Callable[..., list[str]]
PHASE = "PhaseBegan FRA index=0"
STRIKE = (
    "StrikeFlown {wing} side=FRA hex=x4y0 site=open unit={unit} posture=massed flown={flown} "
    "on_call={on_call} roll={roll} killed={killed} wounded={wounded} sorties={left} aircraft={aircraft}"
)
PLAIN = {
    "wing": "W1", "unit": "J1", "flown": 2, "on_call": "no", "roll": 5, "killed": 4, "wounded": 9, "left": 6,
    "aircraft": 4,
}  # fmt: skip


def strike(**fields: object) -> str:
    """A strike's line with some fields changed."""
    return STRIKE.format(**(PLAIN | fields))


def test_a_strike_tells_its_losses_once(told: Told) -> None:
    (sentence,) = told(PHASE, strike(), "LossesTaken J1 killed=4 wounded=9 captured=0 men=107 by=-")
    where = "20 km west of Sevare"
    told_once = (
        f"Mirage flight of France attacked Konna katiba {where} with 2 sorties: 4 killed and 9 wounded."
    )
    assert sentence == told_once


def test_strikes_of_one_wing_on_one_unit_are_told_together(told: Told) -> None:
    (sentence,) = told(
        PHASE,
        strike(on_call="yes", flown=1),
        "LossesTaken J1 killed=4 wounded=9 captured=0 men=107 by=-",
        strike(on_call="yes", flown=1, left=5),
        "LossesTaken J1 killed=4 wounded=9 captured=0 men=94 by=-",
    )
    assert "on call, attacked Konna katiba marching from" in sentence
    assert "with 2 sorties: 8 killed and 18 wounded" in sentence


def test_an_aircraft_lost_and_a_strike_at_nobody(told: Told) -> None:
    lost, _ = told(PHASE, strike(aircraft=3))
    assert lost.startswith("Mirage flight of France lost an aircraft")
    (missed,) = told(PHASE, strike(unit="-", roll=0, killed=0, wounded=0))
    assert missed.endswith("and found nobody.")


def test_the_enemy_knows_whose_aircraft_they_were_but_not_which(told: Told) -> None:
    (sentence,) = told(PHASE, strike(wing="-", left=0, aircraft=0))
    assert sentence.startswith("Aircraft of France attacked Konna katiba")


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        ("WeatherTurned Gao", "A sandstorm rose at Gao; no aircraft fly in it."),
        ("WeatherTurned off", "The sandstorm fell."),
        ("DutySet W1 duty=on_call", "Put on call: Mirage flight."),
        ("WingRebased W1 place=Gao_airfield sorties=0", "Mirage flight moved to Gao airfield."),
        ("WingLost W1", "Mirage flight was lost with its airfield."),
        ("WingManned W1 aircraft=6", "Mirage flight now has 6 aircraft."),
        ("ScoutFlown W1 hex=Gao found=0 sorties=1", "Mirage flight scouted at Gao and saw nobody."),
        ("LiftFlown W1 place=Gao_airfield flown=1 sorties=1", None),
        (
            "UnitsLanded F1 hex=x5y0 site=airfield day=0 spent=500",
            "First company of France came by air to Sevare airfield.",
        ),
        (
            "AirfieldRepaired F1 place=Gao_airfield work=0 condition=open spent=2000",
            "First company opened Gao airfield for all aircraft.",
        ),
        (
            "AirfieldRepaired - place=Gao_airfield work=0 condition=light spent=2000",
            "Gao airfield is being repaired; it takes light aircraft.",
        ),
        (
            "CoupMade FRA place=Gao_airfield units=F1 day=0",
            "First company of France came down by night on Gao airfield.",
        ),
        (
            "CoupMade FRA place=Gao_airfield units=- day=0",
            "Troops of France came down by night on Gao airfield.",
        ),
        (
            "CoupCalledOff F1 place=Gao_airfield storm=yes",
            "A sandstorm kept First company from coming down on Gao airfield.",
        ),
        (
            "CoupCalledOff F1 place=Gao_airfield storm=no",
            "First company were not ready and did not set out for Gao airfield.",
        ),
        ("LinkedUp F1 hex=Gao", "A column reached First company at Gao."),
    ],
)
def test_what_else_there_is_to_tell(told: Told, event: str, sentence: str | None) -> None:
    assert told(PHASE, event) == ([sentence] if sentence else [])


def test_sorties_strikes_and_losses_from_the_air_are_counted(bend: Setup) -> None:
    tally = Tally(bend.theatre, bend.state)
    for line in (
        "SortiesReadied 8",
        strike(aircraft=3),
        "LossesTaken J1 killed=4 wounded=9 captured=0 men=107 by=FRA",
        strike(flown=1, left=5, aircraft=3).replace("site=open", "site=town"),
        "SupportFlown W1 side=MLI hex=x4y0 sorties=3",
        "CoupMade FRA place=Gao_airfield units=F1 day=0",
    ):
        tally.add(text.read(bend.theatre, line))
    row = tally.row()
    figures = ("sorties", "strikes", "strikes_on_towns", "aircraft_lost", "coups", "killed_inflicted")
    assert [row[f"FRA.{name}"] for name in figures] == [5, 3, 1, 1, 1, 4]
    assert row["ANS.killed"] == 4
