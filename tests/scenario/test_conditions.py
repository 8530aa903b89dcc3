"""Which conditions can come true by date alone, so that nobody changes sides by them."""

from __future__ import annotations

import pytest

from game.scenario import ScenarioFaults, load_text

FRAME = """
format: 1
name: sketch
title: Sketch
map: |
  rG r.
legend: {G: {place: Gao}}
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 5}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5"}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C"}
types: [{id: k, name: Katiba, movement: foot, attack: {}, defence: {}}]
units: [{id: D1, name: One, type: k, faction: ANS, men: 90, at: x1y0}]
holders: {Gao: ANS}
events:
  - {id: by-date, when: {date: 2013-01-15}, then: [{arrival: [D1]}]}
  - {id: by-place, when: {held: [Gao], by: [FRA]}, then: [{arrival: [D1]}]}
  - {id: after-date, when: {fired: by-date}, then: [{arrival: [D1]}]}
  - {id: by-both, when: {all: [{date: 2013-01-15}, {held: [Gao], by: [FRA]}]}, then: [{arrival: [D1]}]}
  - id: split
    then: [{owner: [D1], to: FRA}]
    when: """.replace("arrival: [D1]", "relation: {between: [FRA, ANS], is: wary}")

BY_DATE = [
    "{date: 2013-01-13}",
    "{turn: 2}",
    "{present: [D1]}",
    "{relation: {between: [FRA, ANS], is: wary}}",  # as others may declare
    "{turn: 1}",
    "{held: [Gao], by: [ANS]}",  # true from the start
    "{lost: [Gao], by: [FRA]}",
    "{not: {held: [Gao], by: [FRA]}}",
    "{not: {fired: by-place}}",
    "{not: {date: 2013-01-13}}",  # true until that date
    "{fired: by-date}",
    "{fired: after-date, within: 3}",
    "{any: [{held: [Gao], by: [FRA]}, {date: 2013-01-13}]}",
    "{all: [{held: [Gao], by: [ANS]}, {date: 2013-01-13}]}",
    "{all: [{date: 2013-01-13}, {not: {date: 2013-01-15}}]}",
    "{all: [{fired: by-date}, {not: {fired: by-both}}]}",
]
BY_MORE = [
    "{held: [Gao], by: [FRA]}",
    "{lost: [Gao], by: [ANS]}",
    "{present: [D1], at: Gao}",  # who stands elsewhere
    "{losses: ANS, share: 100}",
    "{fired: by-place}",
    "{fired: by-both}",
    "{turn: 6}",  # after the end
    "{not: {lost: [Gao], by: [FRA]}}",
    "{all: [{date: 2013-01-13}, {held: [Gao], by: [FRA]}]}",
    "{all: [{date: 2013-01-15}, {not: {date: 2013-01-13}}]}",
    "{any: [{fired: by-place}, {lost: [Gao], by: [ANS, FRA]}]}",
]


@pytest.mark.parametrize("when", BY_DATE)
def test_no_owner_changes_by_date_alone(when: str) -> None:
    with pytest.raises(ScenarioFaults, match=r"events\.split: its condition can come true by date alone"):
        load_text(FRAME + when)


@pytest.mark.parametrize("when", BY_MORE)
def test_owners_change_where_a_place_must_change_hands_first(when: str) -> None:
    assert load_text(FRAME + when).theatre.events[-1].then[0].kind == "owner"


def test_a_will_that_stands_at_nothing_is_refused() -> None:
    broken = FRAME.replace('letter: F, colour: "#1B63B5"}', 'letter: F, colour: "#1B63B5", will: spirit}')
    tracks = "{turn: 6}\ntracks: [{id: spirit, name: Spirit, start: %d}]\n"
    assert load_text(broken + tracks % 1).theatre.factions[0].will == 0
    with pytest.raises(ScenarioFaults, match="this will is broken before the war begins"):
        load_text(broken + tracks % 0)
