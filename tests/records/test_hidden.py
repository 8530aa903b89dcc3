"""Sentences about the hidden enemy, and what the tally counts of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.records.chronicle import Chronicle
from game.records.tally import Tally
from game.scenario import Setup, load_text
from game.terms import FactionId

PHASE = "PhaseBegan ANS index=3"
Told = Callable[..., list[str]]


@pytest.fixture(scope="module")
def bridge(bend: Setup) -> Setup:
    """The bend with a river, a bridge and a way out of the map."""
    plain = bend.files["scenario.yaml"].decode()
    drawn = plain.replace("\n  r. r. rK", "\n  rN r. rK").replace(
        "legend:\n", "legend:\n  N: {link: North track, box: Far north}\n"
    )
    assert drawn != plain
    return load_text(drawn + "rivers: [[x3y0, E]]\nbridges: [[x3y0, E]]\n")


@pytest.fixture
def say(bridge: Setup) -> Told:
    """The paragraphs told of events, given by their lines of text."""

    def paragraphs(*events: str, side: FactionId | None = None) -> list[str]:
        chronicle = Chronicle(bridge.theatre, bridge.state, side)
        for event in (PHASE, *events):
            chronicle.add(text.read(bridge.theatre, event))
        return [line.text for line in chronicle.flush() if line.kind != "heading"]

    return paragraphs


@pytest.mark.parametrize(
    ("event", "sentence"),
    [
        (
            "NightPlanned J1 plan=raid target=Sevare",
            "Planned for the night: a raid of Konna katiba on Sevare.",
        ),
        (
            "NightPlanned J1 plan=infiltrate target=Sevare",
            "Planned for the night: a rising of Konna katiba in Sevare.",
        ),
        (
            "NightPlanned J1+J2 plan=suicide target=Sevare",
            "Planned for the night: a suicide attack of Konna group on Sevare.",
        ),
        (
            "AttackFailed J1 plan=raid target=Sevare why=out_of_reach have=3 need=2",
            (
                "The raid of Konna katiba on Sevare came to nothing. "
                "Konna katiba is 3 hexes from Sevare; 2 are the most."
            ),
        ),
        (
            "AttackFailed J1 plan=infiltrate target=Sevare why=guarded have=150 need=60",
            (
                "The rising of Konna katiba in Sevare did not begin."
                " Sevare is guarded by 150 men; it would have to be fewer than 60."
            ),
        ),
        ("CacheLaid ANS row=0 hex=Konna loads=8", "Ansar Dine laid a cache of 8 loads at Konna."),
        (
            "CacheDrawn ANS row=0 hex=Konna loads=2",
            "Ansar Dine drew on its cache at Konna; 2 loads are left.",
        ),
        ("CacheDrawn ANS row=0 hex=Konna loads=0", "Ansar Dine emptied its cache at Konna."),
        (
            "CacheDestroyed ANS row=0 hex=Konna by=FRA loads=8",
            "France found a cache of Ansar Dine at Konna and destroyed it, 8 loads in all.",
        ),
        ("MenDeserted J1 gone=3 men=117", "Nobody feeds Konna katiba: 3 men went home, 117 men are left."),
        (
            "MinesLaid ANS row=0 hex=Konna direction=E units=J1",
            "Konna katiba mined the road between Konna and a point 20 km east of Konna.",
        ),
        (
            "MinesFound ANS row=0 hex=Konna direction=E by=FRA",
            (
                "France learned of mines of Ansar Dine on the road between Konna and"
                " a point 20 km east of Konna."
            ),
        ),
        (
            "MinesStruck ANS row=0 hex=Konna direction=E units=F1 known=ANS",
            (
                "First company ran onto mines of Ansar Dine on the road between Konna and"
                " a point 20 km east of Konna and halted."
            ),
        ),
        (
            "MinesStruck ANS row=0 hex=Konna direction=E units=- known=ANS",
            "Mines of Ansar Dine went off on the road between Konna and a point 20 km east of Konna.",
        ),
        (
            "MinesCleared ANS row=0 hex=Konna direction=E units=F1 known=ANS",
            (
                "First company cleared mines of Ansar Dine on the road between Konna and"
                " a point 20 km east of Konna."
            ),
        ),
        (
            "BridgeBlown 0 hex=x3y0 direction=E units=J1 work=3000",
            (
                "Konna katiba blew the bridge between a point 20 km east of Konna and"
                " a point 20 km west of Sevare."
            ),
        ),
        (
            "BridgeBlown 0 hex=x3y0 direction=E units=- work=3000",
            "The bridge between a point 20 km east of Konna and a point 20 km west of Sevare was blown.",
        ),
        (
            "BridgeRestored 0 hex=x3y0 direction=E units=F1 work=1250",
            (
                "The bridge between a point 20 km east of Konna and a point 20 km west of Sevare"
                " is being restored; 1.3 days of work are left."
            ),
        ),
        (
            "BridgeRestored 0 hex=x3y0 direction=E units=F1 work=0",
            "The bridge between a point 20 km east of Konna and a point 20 km west of Sevare stands again.",
        ),
        (
            "UnitExfiltrated J1 hex=x0y0 link=0 box=Far_north",
            "Konna katiba crossed the border 40 km west of Konna, to Far north.",
        ),
        ("IncidentOccurred Konna kind=raid slot=0 day=0", "Armed men struck by night at Konna."),
        ("IncidentOccurred Konna kind=suicide slot=0 day=0", "Suicide attack by night at Konna."),
    ],
)
def test_what_is_told(say: Told, event: str, sentence: str) -> None:
    assert say(event) == [sentence]


def test_what_goes_without_saying(say: Told) -> None:
    assert say("NightPlanned J1 plan=none target=-", "TimeSpent J1 spent=500") == []


def test_an_order_back_names_box_and_day(say: Told) -> None:
    left = "UnitExfiltrated J1 hex=x0y0 link=0 box=Far_north"
    assert say(left, "ReturnOrdered J1 day=2")[1:] == [
        "Konna katiba are to come back from Far north on Sunday 13 January."
    ]


def test_a_report_that_is_struck_off_tells_its_age(say: Told) -> None:
    report = "men=58 posture=dispersed quality=regular"
    seen = f"ContactSeen FRA contact=3 unit=- hex=Konna site=open day=0 faction=ANS type=katiba {report}"
    later = ("TurnBegan turn=1 day=2 spent=0,0,0,0,0,0,0,0,0", PHASE)
    told = say(seen, *later, "ContactLost FRA contact=3 unit=- hex=Konna", side=FactionId(0))
    assert told[-1] == (
        "Struck off: about 60 men of Ansar Dine in hiding at Konna,"
        " last reported on Friday 11 January, 2 days ago."
    )


def test_the_tally_counts_it(bridge: Setup) -> None:
    theatre, tally = bridge.theatre, Tally(bridge.theatre, bridge.state)
    for event in (
        "NightPlanned J1 plan=raid target=Sevare",
        "NightPlanned J1 plan=none target=-",
        (
            "FightResolved raid day=0 hex=x1y1 site=town attacker=ANS defender=MLI attackers=J1 defenders=M1 "
            "attack=1 defence=9 column=0 ledger=- roll=3 outcome=held attacker_killed=0 attacker_wounded=0 "
            "defender_killed=0 defender_wounded=0 defender_captured=0"
        ),
        "NightPlanned J2 plan=suicide target=Sevare",
        "NightPlanned J2 plan=suicide target=Konna",
        "AttackFailed J2 plan=suicide target=Konna why=not_hostile have=0 need=0",
        "MenDeserted J1 gone=3 men=117",
        "CacheLaid ANS row=0 hex=Konna loads=8",
        "CacheDestroyed ANS row=0 hex=Konna by=FRA loads=8",
        "MinesLaid ANS row=0 hex=Konna direction=E units=J1",
        "MinesStruck ANS row=0 hex=Konna direction=E units=F1 known=ANS",
        "BridgeBlown 0 hex=x3y0 direction=E units=J1 work=3000",
        "BridgeRestored 0 hex=x3y0 direction=E units=F1 work=1000",
        "BridgeRestored 0 hex=x3y0 direction=E units=F1 work=0",
        "UnitExfiltrated J1 hex=x0y0 link=0 box=Far_north",
    ):
        tally.add(text.read(theatre, event))
    counted = {name: count for name, count in tally.row().items() if count}
    assert counted == {
        "MLI.defences": 1,
        "FRA.mines_struck": 1,
        "FRA.bridges_restored": 1,
        "ANS.deserted": 3,
        "ANS.attacks": 1,
        "ANS.raids": 1,
        "ANS.bombings": 1,
        "ANS.mines_laid": 1,
        "ANS.bridges_blown": 1,
        "ANS.caches_laid": 1,
        "ANS.caches_lost": 1,
        "ANS.exfiltrated": 1,
    }
