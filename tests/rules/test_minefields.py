"""Known mines are priced in what is planned, by rules and staff alike, and not in the march itself."""

from __future__ import annotations

import pytest

from game.ai.estimate import Estimate
from game.ai.marches import ways
from game.dice import Dice
from game.model import events as ev
from game.model.orders import March
from game.rules import foresight, movement
from game.rules.sight import sight
from game.rules.umpire import Umpire
from game.scenario import load_text

TRACK = """
format: 1
name: track
title: A mined track
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 3}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", doctrine: expeditionary}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", doctrine: insurgent}
map: |
  rA r. r. r. r. r. rB
   r. r. r. r. r. r. r.
legend: {A: {place: Alpha, size: town}, B: {place: Bravo, size: town}}
roads: [[x0y0, x6y0, graded, 120]]
holders: {Alpha: FRA, Bravo: FRA}
mines: {loads: 1, time: 300, chance: CHANCE, lost: 10, clear: 100, bridge_loads: 1, bridge_time: 300,
  restore: 900}
types:
  - {id: company, name: Company, movement: wheeled, attack: {soft: 3}, defence: {soft: 4}, quality: veteran}
  - {id: sappers, name: Sappers, movement: wheeled, attack: {soft: 1}, defence: {soft: 2}, traits: [engineer]}
  - {id: band, name: Band, movement: foot, irregular: true, attack: {soft: 1}, defence: {soft: 1}}
units:
  - {id: F1, name: Company, type: TYPE, faction: FRA, men: 120, at: Alpha}
  - {id: J1, name: Band, type: band, faction: ANS, men: 20, at: Bravo, posture: underground}
"""
STRAIGHT = (0,) * 6


def begun(chance: int, kind: str, *, known: bool) -> Umpire:
    """France to move, with mines of Ansar Dine on the leg from x2y0 to x3y0."""
    setup = load_text(TRACK.replace("CHANCE", str(chance)).replace("TYPE", kind))
    state, (france, ansar) = setup.state, (0, 1)
    state.mine_hex[ansar, 0], state.mine_direction[ansar, 0] = setup.theatre.where("x2y0"), 0
    state.mine_known[ansar, 0] = 1 << ansar | known << france
    umpire = Umpire(setup.theatre, state, Dice(1))
    umpire.begin()
    return umpire


@pytest.mark.parametrize(
    ("chance", "kind", "known", "straight"),
    [
        (700, "company", False, True),  # nobody knows
        (700, "company", True, False),
        (300, "company", True, True),  # the way round is longer than what they cost on the mean
        (700, "sappers", True, True),  # and engineers clear them
    ],
)
def test_columns_go_round_known_mines_where_that_is_sooner(
    *, chance: int, kind: str, known: bool, straight: bool
) -> None:
    umpire = begun(chance, kind, known=known)
    path = movement.path_to(umpire.theatre, umpire.state, 0, umpire.theatre.where("Bravo"))
    assert path is not None
    assert (path == STRAIGHT) is straight


@pytest.mark.parametrize(("kind", "toll"), [("company", 700), ("sappers", 100)])
def test_reach_foresight_and_staff_agree_and_the_clock_does_not_pay(kind: str, toll: int) -> None:
    umpire = begun(700, kind, known=True)
    theatre, state, goal = umpire.theatre, umpire.state, umpire.theatre.where("x3y0")
    order = March((0,), STRAIGHT[:3])
    plain = foresight.march(theatre, begun(700, kind, known=False).state, order).spent
    assert foresight.march(theatre, state, order).spent == plain + toll
    reached, _ = movement.reach(theatre, state, 0)
    cost, _ = ways(Estimate(sight(theatre, state, 0)), [0], 4000, goals=(int(goal),))
    assert cost[goal] == reached[goal] <= plain + toll
    told = umpire.submit(order)
    assert isinstance(told, list)
    legs = [event for event in told if isinstance(event, ev.LegMarched)]
    assert legs[-1].spent == plain
