"""What a side foresees of a march is what happens, where nobody unknown meets it."""

from __future__ import annotations

import pytest

from game.dice import Dice
from game.model import events as ev
from game.model.orders import EndPhase, March
from game.rules import foresight, movement
from game.rules.sight import redact
from game.rules.umpire import Umpire
from game.scenario import Setup
from game.terms import Halt, Site, Status, UnitId


def begun(setup: Setup, *, alone: bool) -> Umpire:
    """The crossroads begun; alone, without anybody whom France could meet unawares."""
    state = setup.state.copy()
    if alone:
        irregular = setup.theatre.unit_irregular
        state.status[irregular] = Status.PENDING
        state.hex[irregular] = -1
    umpire = Umpire(setup.theatre, state, Dice(1))
    umpire.begin()
    return umpire


@pytest.mark.parametrize("unit", ["F1", "F2", "M1"])
def test_it_comes_true_to_the_day_and_the_hex(crossroads: Setup, unit: str) -> None:
    theatre, number = crossroads.theatre, crossroads.theatre.unit_named[unit]
    side = int(crossroads.state.controller[number])
    tried = 0
    for target in range(0, len(theatre.grid), 5):
        umpire = begun(crossroads, alone=True)
        while umpire.side != side:
            umpire.submit(EndPhase())
        path = movement.path_to(theatre, umpire.state, number, target)
        if not path:
            continue
        order = March((number,), path)
        seen = foresight.march(theatre, umpire.state, order)
        assert seen == foresight.march(theatre, redact(theatre, umpire.state, side), order)
        day = foresight.day(umpire.state, seen.spent)
        events = umpire.submit(order)
        assert isinstance(events, list)
        while not umpire.over and umpire.state.route[number, 0] >= 0:
            events += umpire.submit(EndPhase())
        legs = [event for event in events if isinstance(event, ev.LegMarched) and number in event.units]
        if umpire.over and len(legs) < seen.legs:
            continue
        tried += 1
        assert (len(legs), legs[-1].target, legs[-1].day) == (seen.legs, seen.end, day)
        assert seen.halt == Halt.ARRIVED
    assert tried > 5


def test_it_stops_where_the_zone_of_a_known_enemy_stops_it(crossroads: Setup) -> None:
    umpire = begun(crossroads, alone=False)
    theatre, state, unit = umpire.theatre, umpire.state, crossroads.theatre.unit_named["F2"]
    garrison = theatre.unit_named["J1"]
    umpire.journal.record(
        ev.ContactSeen(
            umpire.side, 5, garrison, int(state.hex[garrison]), Site.TOWN, 0, theatre.faction_named["ANS"],
            theatre.units[garrison].type, 150, int(state.posture[garrison]), 2,
        )
    )  # fmt: skip
    goal = theatre.where("x5y2")
    path = foresight.way_regardless(theatre, state, unit, goal)
    assert path is not None
    seen = foresight.march(theatre, state, March((unit,), path))
    assert seen.halt == Halt.ZONE
    assert theatre.grid.distance(seen.end, state.hex[garrison]) == 1
    assert seen.tactical > 0


def test_ground_that_leaves_no_way_is_told(crossroads: Setup) -> None:
    umpire = begun(crossroads, alone=True)
    erg = umpire.theatre.where("x2y4")
    unit = UnitId(umpire.theatre.unit_named["F1"])
    assert foresight.way_regardless(umpire.theatre, umpire.state, unit, erg) is None
