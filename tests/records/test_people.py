"""Sentences about the people of towns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.records.people import in_points
from game.rules.telling import seen_by
from game.scenario import Setup
from game.terms import FactionId

Told = Callable[..., list[str]]
ABUSE = "AbuseReported Konna unit=M1 faction=MLI killed=2 day=0"


def test_the_dead_of_each_town_are_told_apart(told: Told) -> None:
    assert told(
        "CiviliansHarmed Gao killed=4 by=FRA kind=assault day=0",
        "CiviliansHarmed Konna killed=4 by=FRA kind=assault day=0",
        "CiviliansHarmed Sevare killed=1 by=ANS kind=contact day=0",
    ) == [
        "4 civilians were killed in the fighting at Gao.",
        "4 civilians were killed in the fighting at Konna.",
        "1 civilian was killed in the fighting at Sevare.",
    ]


def test_an_abuse_names_the_unit_to_those_who_see_it_and_the_army_to_all(told: Told, bend: Setup) -> None:
    assert told(ABUSE) == ["Men of Sevare battalion (Mali) are reported to have killed 2 people in Konna."]
    enemy = FactionId(bend.theatre.faction_named["ANS"])
    event = seen_by(bend.theatre, bend.state, text.read(bend.theatre, ABUSE), enemy)
    assert text.write(bend.theatre, event) == ABUSE.replace("unit=M1", "unit=-")
    assert told(text.write(bend.theatre, event), side=enemy) == [
        "Soldiers of Mali are reported to have killed 2 people in Konna."
    ]


def test_what_swayed_the_people_and_what_it_did_to_a_track(told: Told) -> None:
    assert told(
        "LoyaltyChanged Gao_airfield was=50 now=-50 why=abuse",
        "LoyaltyChanged Gao was=-120 now=-100 why=harm",
        "TrackChanged accord was=30 now=26 cause=taken:Gao_airfield",
        "TrackChanged accord was=26 now=25 cause=abuse:Konna",
        "TrackChanged accord was=25 now=24 cause=harm:Gao",
        "LoyaltyDrifted Gao+Konna now=1,2 day=0".replace("+", ","),
    ) == [
        (
            "Accord: down from 30 to 24. Causes: Gao airfield came into other hands, abuses were reported "
            "from Konna and civilians were killed at Gao."
        ),
        "Loyalty to Mali: Gao airfield from +0.50 to -0.50 and Gao from -1.20 to -1.00.",
    ]
    assert told(
        "TrackChanged accord was=30 now=29 cause=taken:Gao",
        "TrackChanged accord was=29 now=25 cause=abuse:Konna",
        "TrackChanged accord was=25 now=24 cause=taken:Konna",
    ) == [
        (
            "Accord: down from 30 to 24. Causes: Gao and Konna came into other hands; abuses were reported "
            "from Konna."
        )
    ]
    assert told("LoyaltyChanged Gao was=-120 now=-100 why=harm") == [
        "Loyalty of Gao to Mali: up from -1.20 to -1.00."
    ]


@pytest.mark.parametrize(
    ("hundredths", "points"), [(0, "0.00"), (-5, "-0.05"), (200, "+2.00"), (-120, "-1.20")]
)
def test_hundredths_read_as_points(hundredths: int, points: str) -> None:
    assert in_points(hundredths) == points
