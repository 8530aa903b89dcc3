"""Sentences about supply, wear and forward bases."""

from __future__ import annotations

from collections.abc import Callable

from game.rules.wear import state_after
from game.scenario import Setup
from game.terms import SupplyState

Told = Callable[..., list[str]]


def traced(units: str, states: str) -> str:
    zeros = ",".join("0" for _ in states.split(","))
    columns = f"supply={states} lacking={zeros} load={zeros} wear={zeros}"
    return f"SupplyTraced FRA day=0 units={units} {columns} places=- stock=- sources=- waiting=-"


def test_who_goes_short_is_told_once_and_a_day_without_is_not_worth_a_line(told: Told) -> None:
    assert told(traced("F1+F2+F3", "short,short,stretched"), traced("F1+F2+F3", "short,short,short")) == [
        "GTIA1 and Third company of France went short of water and fuel."
    ]


def test_who_is_out_and_who_is_supplied_again(told: Told) -> None:
    assert told(traced("F1+F3", "out,short")) == [
        "First company of France were out of supply.",
        "Third company of France went short of water and fuel.",
    ]
    assert told(
        traced("F1+F3", "short,stretched"), "DuskFell day=0", traced("F1+F3", "supplied,supplied")
    ) == [
        "First company of France went short of water and fuel.",
        "First company of France were supplied again.",
    ]


def test_thirst_and_forced_marches(told: Told) -> None:
    assert told("AttritionTaken F1 lost=1 men=149 day=0", "AttritionTaken F2 lost=3 men=147 day=0") == [
        "First company lost 1 man for want of water.",
        "Second company lost 3 men for want of water.",
    ]
    assert told("WearTaken F1 was=0 now=50", "WearTaken F2 was=0 now=50") == ["GTIA1 made a forced march."]


def test_a_base_is_begun_built_and_lost(told: Told) -> None:
    worked = "BaseWorked Gao units=F1 spent=1000 done={} needed=5"
    assert told(worked.format(1), worked.format(2), "BaseBuilt Gao by=FRA") == [
        "Engineers began to build a base at Gao.",
        "France has a forward base at Gao.",
    ]
    assert told("BaseLost Gao by=ANS") == ["Ansar Dine took what engineers had built at Gao."]


def test_without_rules_of_supply_nobody_wants_for_anything(bend: Setup) -> None:
    assert state_after(bend.theatre, 9) == SupplyState.SUPPLIED
