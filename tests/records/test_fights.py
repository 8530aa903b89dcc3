"""Sentences about fights."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Told = Callable[..., list[str]]
PHASE = "PhaseBegan FRA index=0"
FIGHT = (
    "FightResolved {kind} day=0 hex=x2y0 site=town attacker=FRA defender=ANS attackers=F1+F2 defenders=J1+J2 "
    "attack=900 defence=300 column=5 ledger=town:-1,surprise:+2 roll=7 outcome={outcome} attacker_killed=2 "
    "attacker_wounded=5 defender_killed=9 defender_wounded=20 defender_captured=4"
)


def test_a_fight_takes_two_sentences_with_everything_that_came_of_it(told: Told) -> None:
    assert told(
        *(PHASE, "UnitFought F1 hex=x2y0 day=0 spent=500", "UnitFought F2 hex=x2y0 day=0 spent=500"),
        *(
            FIGHT.format(kind="assault", outcome="routed"),
            "LossesTaken F1 killed=2 wounded=5 captured=0 men=143 by=-",
        ),
        *(
            "LossesTaken J1 killed=9 wounded=20 captured=4 men=87 by=-",
            "IncidentOccurred Konna kind=fight slot=0 day=0",
        ),
        "UnitRetreated J1 origin=x2y0 target=x0y0",
        "LossesTaken J2 killed=0 wounded=0 captured=60 men=0 by=-",
        "UnitDestroyed J2",
    ) == [
        (
            "GTIA1 of France (300 men) attacked Konna group of Ansar Dine (180 men) at Konna "
            "at odds of 3:1 (town -1, surprise +2). Ansar Dine was routed and fled to a point 40 km west of "
            "Konna; France had 2 killed and 5 wounded, Ansar Dine had 9 killed, 20 wounded and 64 captured, "
            "Konna band ceased to exist."
        )
    ]


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("held", "Ansar Dine held its ground; "),
        ("retreated", "Ansar Dine gave way; "),
        ("routed", "Ansar Dine was routed; "),
        ("melted", "Ansar Dine melted away; "),
        ("surrendered", "Ansar Dine surrendered; "),
        ("destroyed", "Ansar Dine was destroyed; "),
    ],
)
def test_the_outcome_of_a_fight(told: Told, outcome: str, words: str) -> None:
    (sentence,) = told(PHASE, FIGHT.format(kind="assault", outcome=outcome))
    assert words in sentence


def test_an_ambush_and_a_chance_meeting(told: Told) -> None:
    for kind, opening in (
        ("ambush", "GTIA1 of France (300 men) ambushed Konna group"),
        ("contact", "Konna group of Ansar Dine (180 men) walked into GTIA1"),
    ):
        (sentence,) = told(PHASE, FIGHT.format(kind=kind, outcome="held"))
        assert sentence.startswith(opening)


def test_an_attack_that_met_nobody(told: Told) -> None:
    assert told(PHASE, "UnitFought F1 hex=x2y0 day=0 spent=500") == [
        "First company attacked at Konna and found nobody."
    ]


def test_losses_without_a_fight(told: Told) -> None:
    assert told(
        *(PHASE, "LossesTaken J1 killed=1 wounded=0 captured=0 men=119 by=-", "UnitDestroyed J2"),
        "UnitMelted J1 origin=x2y0 target=x1y0 now=dispersed",
    ) == [
        "Konna katiba had 1 killed.",
        "Konna band ceased to exist.",
        "Konna katiba fell back from Konna to a point 20 km west of Konna.",
    ]
