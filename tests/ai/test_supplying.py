"""The staff and its supply: it keeps within its means, goes back when short, and builds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from game.model import events as ev
from game.scenario import Setup, load_text

Play = Callable[..., Any]
SCENE = """
format: 1
name: sketch
title: A sketch for the staff's supply
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 15}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: DOCTRINE}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent}
map: |
  rH r. r. r. r. r. r. r. rT r. r. r.
   r. r. r. r. r. r. r. r. r. r. r. r.
legend:
  H: [{place: Home, size: capital}, {place: Home airfield, site: airfield}]
  T: [{place: Target, size: town}, {place: Target airfield, site: airfield}]
holders: {Home: FRA, Home airfield: FRA, Target: HOLDER, Target airfield: HOLDER}
objectives: [{id: aim, faction: FRA, hold_at_end: [Target], points: POINTS}]
supply:
  {trucks: wheeled, reach: 750, on_foot: [foot], gate: {capital: 30}, built_gate: 60, work: {open: 3},
   reserve: 2, load: 4, load_at_start: LOADED, short: 2, out: 5, slow: 150, short_columns: 1,
   out_columns: 2, worn_columns: 1, thirst: 50, forced: 50, forced_wear: 100, strain: 50, repair: 60,
   worn: 300, worn_out: 600}
sources: [{id: depot, faction: FRA, via: Home airfield, tons: DAILY}]
bases: [{place: Home, faction: FRA, built: true}]
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 8}, defence: {soft: 9}, sees: 2,
     needs: {rest: 10, march: 20, fight: 30}, quality: veteran}
  - {id: paras, name: Paras, movement: foot, attack: {soft: 6}, defence: {soft: 6}, sees: 1, weight: 2,
     traits: [airborne], quality: elite}
  - {id: sappers, name: Sappers, movement: wheeled, attack: {soft: 4}, defence: {soft: 6},
     traits: [engineer], needs: {rest: 10, march: 20, fight: 30}}
units:
  - {id: F1, name: First, type: company, faction: FRA, men: 300, at: Home}
  - {id: F2, name: Second, type: company, faction: FRA, men: 300, at: WHERE}
  - {id: E1, name: Sappers, type: sappers, faction: FRA, men: 100, at: Home}
"""
PARAS = """  - {id: P1, name: Paras, type: paras, faction: FRA, men: 60, at: Home airfield}
wing_types: [{id: lifters, name: Lifters, sorties: 200, range: 40, runway: closed, lift: 8}]
wings: [{id: W1, name: Lift, type: lifters, faction: FRA, aircraft: 2, base: Home airfield}]
"""


def scene(**words: Any) -> Setup:
    given = {"LOADED": 0, "DAILY": 30, "HOLDER": "ANS", "POINTS": 2, "WHERE": "Home", "DOCTRINE": "plain"}
    text = SCENE + words.pop("more", "")
    for name, value in (given | words).items():
        text = text.replace(name, str(value))
    return load_text(text)


def day_of_the_taking(play: Play, turns: int = 14, **words: Any) -> int:
    taken = [e.day for e in play(scene(**words), turns, "FRA").told(ev.PlaceCaptured) if e.now == 0]
    return min(taken, default=99)


def test_little_tonnage_delays_the_drive_beyond_the_reach_of_lorries(play: Play) -> None:
    plenty, little = day_of_the_taking(play, DAILY=60), day_of_the_taking(play, DAILY=11)
    assert plenty + 2 <= little < 99


def test_loaded_columns_need_not_wait(play: Play) -> None:
    assert day_of_the_taking(play, LOADED=100, DAILY=11) < day_of_the_taking(play, DAILY=11)


def test_a_daring_staff_goes_without_for_a_great_prize_alone(play: Play) -> None:
    prize = day_of_the_taking(play, DAILY=10, POINTS=40, DOCTRINE="expeditionary")
    assert prize < day_of_the_taking(play, DAILY=10, POINTS=2, DOCTRINE="expeditionary")


@pytest.mark.parametrize("site", ["x6y1", "x7y0"])
def test_who_is_short_goes_back_to_a_base(play: Play, site: str) -> None:
    played = play(scene(WHERE=site), 2, "FRA")
    states = [
        int(event.supply[event.units.index(1)]) for event in played.told(ev.SupplyTraced) if 1 in event.units
    ]
    assert max(states) >= 2
    assert played.of("F2", "supply") == 0
    assert played.steps("F2", "Home") <= 3


@pytest.mark.parametrize(("loaded", "jump"), [(100, True), (5, False)])
def test_an_airfield_is_seized_only_where_a_column_can_follow_on_what_it_carries(
    play: Play, *, loaded: int, jump: bool
) -> None:
    played = play(scene(WHERE="x5y0", LOADED=loaded, POINTS=40, more=PARAS), 1, "FRA")
    assert bool(played.told(ev.CoupMade)) == jump


def test_troops_who_stand_alone_are_reached_before_all_else(play: Play) -> None:
    played = play(scene(WHERE="x5y0", LOADED=100, POINTS=40, more=PARAS), 3, "FRA")
    assert played.told(ev.LinkedUp)


def test_who_is_short_in_a_town_stays_by_its_wells(play: Play) -> None:
    played = play(scene(WHERE="Target", HOLDER="FRA", DAILY=0), 5, "FRA")
    assert played.of("F2", "supply") == 3
    assert played.steps("F2", "Target") == 0
    assert played.of("F2", "men") == 300


def test_engineers_build_where_bases_lie_far_behind(play: Play) -> None:
    played = play(scene(HOLDER="FRA", WHERE="Target", LOADED=100), 7, "FRA")
    built = [played.theatre.places[event.place].name for event in played.told(ev.BaseBuilt)]
    assert len(built) == 1
    assert built[0].startswith("Target")


VALLEY = """rivers: [[x6y0, E], [x6y1, E]]
bridges: [[x6y0, E]]
mines: {loads: 1, time: 500, chance: 400, lost: 10, clear: 250, bridge_loads: 2, bridge_time: 500,
  restore: 500}
"""


@pytest.mark.parametrize(("work", "first"), [(500, ev.BridgeRestored), (20_000, ev.BaseWorked)])
def test_engineers_do_what_serves_most_men_for_the_time(play: Play, work: int, first: type) -> None:
    setup = scene(HOLDER="FRA", WHERE="Target", LOADED=100, more=VALLEY)
    setup.state.bridge[0] = work
    told = play(setup, 7, "FRA").told(ev.BridgeRestored, ev.BaseWorked)
    assert isinstance(told[0], first)
