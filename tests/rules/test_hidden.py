"""The hidden enemy: what the vignettes cannot show as well as a property can."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from game.dice import Dice, Purpose
from game.model import events as ev
from game.model import orders as od
from game.rules import caches, ground
from game.rules.legal import legal_orders
from game.rules.sight import redact
from game.rules.umpire import Umpire
from game.scenario import Setup
from game.terms import IMPASSABLE, Crossing, NightPlan, Posture

Make = Callable[[str, str], Setup]


def begun(setup: Setup, seed: int = 1) -> Umpire:
    umpire = Umpire(setup.theatre, setup.state.copy(), Dice(seed))
    umpire.begin()
    return umpire


def to(umpire: Umpire, side: str) -> Umpire:
    while umpire.side != umpire.theatre.faction_named[side]:
        umpire.submit(od.EndPhase())
    return umpire


def test_every_deed_of_the_hidden_is_legal_somewhere(hideout: Setup) -> None:
    kinds: Counter[type] = Counter()
    for seed in range(4):
        umpire, number = begun(hideout, seed), 0
        umpire.state.hex[umpire.theatre.unit_named["F2"]] = umpire.theatre.where("x3y2")
        umpire.state.bridge[0] = 900 * (seed % 2)
        while not umpire.over and number < 60:
            number += 1
            orders = list(legal_orders(umpire.theatre, umpire.state, umpire.side))
            kinds.update(type(order) for order in orders)
            own = [o for o in orders if type(o) in HIDDEN_DEEDS]
            pick = Dice(7).roll(0, 0, 5, number, seed, max(1, len(own))) - 1
            umpire.submit(own[pick] if own and number % 3 else od.EndPhase())
    assert set(HIDDEN_DEEDS) <= set(kinds)


HIDDEN_DEEDS = (
    *(od.Raid, od.SuicideAttack, od.Infiltrate, od.Cache, od.Mine, od.Blow),
    *(od.Restore, od.Exfiltrate, od.Return),
)


def test_caches_and_mines_are_nobodys_business_but_their_sides(hideout: Setup) -> None:
    theatre = hideout.theatre
    plain, richer = hideout.state.copy(), hideout.state.copy()
    ans, france = theatre.faction_named["ANS"], theatre.faction_named["FRA"]
    richer.cache_hex[ans, 5], richer.cache_loads[ans, 5] = theatre.where("x5y3"), 9
    richer.mine_hex[ans, 2], richer.mine_direction[ans, 2] = theatre.where("x2y2"), 0
    richer.mine_known[ans, 2] = 1 << ans
    assert redact(theatre, plain, france).differences(redact(theatre, richer, france)) == []
    assert redact(theatre, plain, ans).differences(redact(theatre, richer, ans)) != []
    richer.mine_known[ans, 2] |= 1 << france
    view = redact(theatre, richer, france)
    assert view.mine_hex[ans, 2] == theatre.where("x2y2")
    assert view.mine_known[ans, 2] == 1 << france, "nor does it learn who else knows"


def test_costs_without_a_bridge_are_those_of_a_river(hideout: Setup) -> None:
    theatre, state = hideout.theatre, hideout.state.copy()
    assert ground.costs(theatre, state) is theatre.movement
    state.bridge[0] = 100
    costs = ground.costs(theatre, state)
    (here, direction), river = theatre.bridges[0], theatre.movement.river
    assert theatre.crossing[here, direction] == Crossing.BRIDGE
    whole, cut = theatre.movement.tactical, costs.tactical
    for kind in range(len(costs.classes)):
        was = int(whole[kind, here, direction])
        assert cut[kind, here, direction] == min(IMPASSABLE, was + int(river[kind]))
    assert (cut != whole).any()
    assert (cut != whole).sum() <= 2 * len(costs.classes), "no leg but that one, both ways"
    assert ground.costs(theatre, state) is costs, "and they are reckoned once"


def test_what_is_drawn_is_what_was_said_to_be_enough(hideout: Setup) -> None:
    """Whatever units ask for together, if nothing lacks then drawing takes just that."""
    theatre, state = hideout.theatre, hideout.state
    bands = [theatre.unit_named[name] for name in ("J2", "J3")]
    ans = theatre.faction_named["ANS"]
    for first in range(7):
        for second in range(7):
            umpire = begun(hideout)
            for band, where in zip(bands, ("x4y4", "x5y3"), strict=True):
                umpire.state.hex[band] = theatre.where(where)
            umpire.state.holder[:] = -1
            needs = list(zip(bands, (first, second), strict=True))
            before = int(umpire.state.cache_loads[ans].sum())
            wrong = caches.lacking(theatre, umpire.state, needs)
            assert (wrong is None) == (first + second <= 8), wrong
            if wrong is None:
                for band, loads in needs:
                    caches.draw(umpire.journal, band, loads)
                assert before - int(umpire.state.cache_loads[ans].sum()) == first + second
    assert state.cache_loads[ans].sum() == 11


def test_the_best_units_go_first_by_night(hideout: Setup) -> None:
    theatre = hideout.theatre
    umpire = to(begun(hideout), "ANS")
    elite, cell = theatre.unit_named["J3"], theatre.unit_named["J4"]
    umpire.state.hex[elite] = theatre.where("x1y3")
    umpire.state.posture[elite] = Posture.DISPERSED
    for unit, place in ((cell, "Niono"), (elite, "Konna")):
        assert isinstance(umpire.submit(od.Raid((unit,), theatre.place_named[place])), list)
    while (events := umpire.submit(od.EndPhase())) and not any(isinstance(e, ev.NightFell) for e in events):
        pass
    over = [e.units for e in events if isinstance(e, ev.NightPlanned) and e.plan == NightPlan.NONE]
    assert over == [(elite,), (cell,)]


@pytest.mark.parametrize("men", [30, 60, 120])
def test_raiders_never_meet_more_than_their_share_of_a_garrison(hideout: Setup, men: int) -> None:
    theatre = hideout.theatre
    umpire = to(begun(hideout), "ANS")
    band = theatre.unit_named["J2"]
    umpire.state.hex[band], umpire.state.men[band] = theatre.where("x2y1"), men
    umpire.state.men[theatre.unit_named["M1"]] = 3000
    umpire.submit(od.Raid((band,), theatre.place_named["Konna"]))
    while (events := umpire.submit(od.EndPhase())) and not any(isinstance(e, ev.NightFell) for e in events):
        pass
    fight = next(e for e in events if isinstance(e, ev.FightResolved))
    quality = int(theatre.combat.quality[theatre.units[fight.defenders[0]].quality])
    steps, defence = -(-men // 30) * theatre.night.faced, theatre.types[0].defence
    assert fight.defence <= steps * max(defence) * max(quality, 125)
    lost = fight.defender_killed + fight.defender_wounded + fight.defender_captured
    assert lost <= 30 * steps
    assert np.isin(band, fight.attackers)


@pytest.mark.parametrize("seed", range(3))
def test_days_cost_the_same_in_turns_of_one_day_and_of_two(make_hideout: Make, seed: int) -> None:
    """Hunger, rumours and what is forgotten go by days, whatever the length of a turn."""
    told: list[tuple[list[tuple[int, int]], list[int]]] = []
    for length, turns in ((1, 12), (2, 6)):
        setup = make_hideout("days_a_turn: 2, turns: 6", f"days_a_turn: {length}, turns: {turns}")
        state = setup.state.copy()
        state.cache_hex[:] = -1
        state.holder[:] = -1
        umpire = Umpire(setup.theatre, state, Dice(seed))
        umpire.begin()
        while not umpire.over:
            umpire.submit(od.EndPhase())
        events = umpire.journal.events
        hunger = [(int(e.unit), e.men) for e in events if isinstance(e, ev.MenDeserted)]
        dice = [e for e in events if isinstance(e, ev.DieCast) and e.purpose == Purpose.RUMOUR]
        told.append((hunger, [e.sides for e in dice if e.sides == 1000]))
    assert told[0] == told[1]
    assert told[0][0]
