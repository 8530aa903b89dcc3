"""Sentences about units on their way."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.model import text
from game.records.chronicle import Chronicle
from game.records.page import Line
from game.scenario import load_text

Told = Callable[..., list[str]]
LinesOf = Callable[..., list[Line]]
PHASE = "PhaseBegan FRA index=0"


def leg(units_: str, origin: str, target: str) -> str:
    return f"LegMarched {units_} origin={origin} target={target} spent=300 marched=300 day=0"


def test_the_legs_of_a_march_are_one_sentence_with_the_kilometres_of_the_road(told: Told) -> None:
    legs = (leg("F1+F2", "x5y0", "x4y0"), leg("F1+F2", "x4y0", "x3y0"), leg("F1+F2", "x3y0", "x3y1"))
    assert told(PHASE, *legs, "MarchEnded F1+F2 hex=x3y1 why=arrived") == [
        "GTIA1 marched 70 km from Sevare to a point 35 km south-west of Sevare."
    ]


@pytest.mark.parametrize(
    ("why", "ending"),
    [
        ("time", "to a point 20 km west of Sevare."),
        ("zone", "to a point 20 km west of Sevare and halted before an enemy."),
        ("contact", "to a point 20 km west of Sevare and walked into an enemy."),
        ("closed", "to a point 20 km west of Sevare and found the way barred."),
        ("fight", "to a point 20 km west of Sevare, where they were attacked."),
        ("ordered", "to a point 20 km west of Sevare."),
    ],
)
def test_what_stopped_a_march_stands_in_its_sentence(told: Told, why: str, ending: str) -> None:
    assert told(PHASE, leg("F1", "x5y0", "x4y0"), f"MarchEnded F1 hex=x4y0 why={why}") == [
        f"First company marched 25 km from Sevare {ending}"
    ]


def test_a_march_that_goes_on_next_turn_says_where_it_is_bound(told: Told) -> None:
    events = (leg("F1", "x5y0", "x4y0"), "RouteSet F1 path=W,W site=town", "MarchEnded F1 hex=x4y0 why=time")
    assert told(PHASE, *events) == [
        "First company marched 25 km from Sevare to a point 20 km west of Sevare, bound for Konna."
    ]


def test_a_march_into_a_place_and_a_move_within_a_hex(told: Told) -> None:
    events = (leg("F1", "x5y0", "x4y0"), leg("F1", "x4y0", "x3y0"), leg("F1", "x3y0", "x2y0"))
    into = ("SiteEntered F1 hex=x2y0 site=town day=0", "MarchEnded F1 hex=x2y0 why=arrived")
    out = "SiteEntered M1 hex=x5y0 site=open day=0"
    assert told(PHASE, *events, *into, out) == [
        "Sevare battalion moved into the open at Sevare.",
        "First company marched 75 km from Sevare into Konna.",
    ]


def test_units_that_march_the_same_way_by_orders_of_their_own_share_a_sentence(told: Told) -> None:
    events = [
        event
        for unit in ("F1", "F2", "M1")
        for event in (leg(unit, "x5y0", "x4y0"), f"MarchEnded {unit} hex=x4y0 why=arrived")
    ]
    assert told(PHASE, *events) == [
        "GTIA1 and Sevare battalion marched 25 km from Sevare to a point 20 km west of Sevare."
    ]


def test_two_orders_that_follow_each_other_are_one_march(told: Told) -> None:
    first = (leg("F1", "x5y0", "x4y0"), "MarchEnded F1 hex=x4y0 why=zone")
    second = (leg("F1", "x4y0", "x3y0"), "MarchEnded F1 hex=x3y0 why=arrived")
    assert told(PHASE, *first, *second) == [
        "First company marched 50 km from Sevare to a point 20 km east of Konna."
    ]


def test_a_march_barred_at_its_first_leg_is_told(told: Told) -> None:
    assert told(PHASE, "MarchEnded F1 hex=x5y0 why=closed") == [
        "First company found the way barred at Sevare."
    ]


def test_headway_and_getting_ready_are_not_worth_a_line(lines_of: LinesOf) -> None:
    events = (
        *("PostureTaken F1 was=entrenched now=mobile spent=0", "StandingSet F1 standing=hold alarm=2"),
        *("HeadwayMade F1 heading=3 headway=40 spent=2000 marched=1000", "RouteSet F1 path=W site=open"),
        *("MarchEnded F1 hex=x5y0 why=time", "DieCast assault subject=5 sides=10 result=4 unit=- count=1"),
    )
    assert lines_of(PHASE, *events) == []


def test_steps_out_of_an_enemys_way_are_one_flight(told: Told) -> None:
    steps = (
        "UnitEvacuated J1 origin=x2y0 target=x1y0 spent=300",
        "UnitEvacuated J1 origin=x1y0 target=x0y0 spent=600",
    )
    assert told(PHASE, *steps) == [
        (
            "Konna katiba of Ansar Dine went out of a stronger enemy's way, "
            "from Konna to a point 40 km west of Konna."
        )
    ]


def test_who_stopped_a_march_or_made_a_garrison_leave_is_told_with_his_men(told: Told) -> None:
    seen = (
        "ContactSeen {} contact={} unit={} hex={} site=open day=0 faction={} type={} men={} posture={} "
        "quality=regular"
    )
    enemy = seen.format("FRA", 0, "J1", "x3y0", "ANS", "katiba", 118, "massed")
    column = seen.format("ANS", 0, "F1", "x4y0", "FRA", "company", 150, "mobile")
    march = (leg("F1", "x5y0", "x4y0"), "MarchEnded F1 hex=x4y0 why={}")
    end = "from Sevare to a point 20 km west of Sevare"
    assert told(PHASE, enemy, march[0], march[1].format("zone")) == [
        f"First company marched 25 km {end} and halted before about 120 men of Ansar Dine."
    ]
    assert told(PHASE, enemy, march[0], march[1].format("closed")) == [
        f"First company marched 25 km {end}, where about 120 men of Ansar Dine barred the way."
    ]
    left = "UnitEvacuated J1 origin=x2y0 target=x0y0 spent=300"
    assert told("StandingSet J1 standing=evacuate alarm=2", PHASE, column, left) == [
        (
            "Konna katiba of Ansar Dine went out of the way of about 150 men of France, "
            "from Konna to a point 40 km west of Konna."
        )
    ]


def test_postures_searches_and_orders_of_others(told: Told) -> None:
    assert told(
        PHASE,
        *(
            "PostureTaken F1 was=mobile now=entrenched spent=1000",
            "PostureTaken F2 was=mobile now=entrenched spent=1000",
        ),
        *("PatrolMade M1 hex=x5y0 found=2 spent=1000", "ControlPassed M1 was=MLI now=FRA"),
        "UnitBlendedIn J1 hex=x2y0 was=massed now=underground spent=1000",
    ) == [
        "GTIA1 dug in at Sevare.",
        "Sevare battalion searched for men in hiding at Sevare and found 2 units.",
        "Sevare battalion came under the orders of France.",
        "Konna katiba of Ansar Dine hid their weapons at Konna as a stronger enemy came near.",
    ]


def test_arrivals_are_grouped_by_place_and_day(told: Told) -> None:
    entry = "hex=x13y2 site=airfield"
    assert told(
        *(f"UnitArrived F1 {entry} day=0 spent=0", f"UnitArrived F2 {entry} day=0 spent=0"),
        *(f"UnitArrived F3 {entry} day=1 spent=1000", "ArrivalDelayed F4 hex=x13y2"),
    ) == [
        "GTIA1 of France arrived at Gao airfield from beyond the map.",
        "Third company of France arrived at Gao airfield from beyond the map on Saturday 12 January.",
        "Fourth company of France could not enter at Gao airfield and must wait.",
    ]


@pytest.mark.parametrize(
    ("holder", "told"),
    [
        ("", ", which nobody holds,"),
        (", Gao airfield: ANS", ", which Ansar Dine holds,"),
        (", Gao airfield: MLI", ""),
    ],
)
def test_an_airfield_in_other_hands_is_told_with_its_holder(bend_text: str, holder: str, told: str) -> None:
    text_ = bend_text.replace("r. r. rK", "rL r. rK").replace(
        "legend:", "legend:\n  L: {link: Road, box: Home}"
    )
    text_ = text_.replace("Gao: ANS}", f"Gao: ANS{holder}}}")
    text_ = text_.replace(
        "name: Sixth company, type: company, faction: FRA, contingent: France, men: 150, at: Sevare",
        "name: Sixth company, type: company, faction: FRA, men: 150, at: Home, via: Gao airfield",
    )
    setup = load_text(text_)
    chronicle = Chronicle(setup.theatre, setup.state)
    chronicle.add(text.read(setup.theatre, "ArrivalDelayed F6 hex=x13y2"))
    assert chronicle.flush()[-1].text == (
        f"Sixth company of France could not enter at Gao airfield{told} and must wait."
    )
