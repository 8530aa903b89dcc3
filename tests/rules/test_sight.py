"""A side learns what it may and no more: the same answers on its Sight as on the whole state."""

from __future__ import annotations

import itertools

import pytest

from game.dice import Dice
from game.model.faults import faults
from game.model.orders import Assault, EndPhase, Order, Seize, Strike
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import baton, combat, coups, movement, relations, strikes
from game.rules.legal import counts, legal_orders
from game.rules.sight import keep_up, redact, sight
from game.rules.umpire import Umpire, refusal
from game.scenario import Setup
from game.terms import FactionId, Status, UnitId


def random_order(umpire: Umpire, number: int, *, by_kind: bool = False) -> Order:
    """Any legal order, or one of any kind, drawn by keyed dice; the phase ends now and then."""
    orders = list(legal_orders(umpire.theatre, umpire.state, umpire.side))

    def pick(choices: int, ordinal: int) -> int:
        return Dice(99).roll(umpire.state.turn, umpire.state.day, 5, number, ordinal, choices) - 1

    if by_kind:
        kinds = list(dict.fromkeys(type(order) for order in orders))
        kind = kinds[pick(len(kinds), 1)]
        orders = [order for order in orders if type(order) is kind]
    return EndPhase() if number % 4 == 0 else orders[pick(len(orders), 0)]


def answers(theatre: Theatre, state: State, side: FactionId) -> list[object]:
    """What the rules answer a side: legal orders, reach, forecasts of fights and handovers."""
    orders = list(legal_orders(theatre, state, side))
    out: list[object] = [orders, counts(theatre, state, side)]
    out += [combat.forecast(theatre, state, side, o) for o in orders if isinstance(o, Assault)]
    out += [strikes.forecast(theatre, state, side, o) for o in orders if isinstance(o, Strike)]
    out += [coups.forecast(theatre, state, side, o) for o in orders if isinstance(o, Seize)]
    mine = [u for u in range(len(theatre.units)) if state.controller[u] == side]
    for unit in mine:
        if state.status[unit] == Status.PRESENT:
            cost, came = movement.reach(theatre, state, UnitId(unit))
            out += [cost.tolist(), came.tolist()]
    everywhere = itertools.product(range(len(theatre.places)), relations.partners(theatre, state, side))
    out += [baton.forecast(theatre, state, side, place, to) for place, to in everywhere]
    return out


@pytest.mark.parametrize("scene", ["crossroads", "towns", "skies", "hideout"])
@pytest.mark.parametrize("seed", range(6))
def test_random_games_keep_every_side_in_the_picture_and_in_the_dark(
    request: pytest.FixtureRequest, scene: str, seed: int
) -> None:
    setup: Setup = request.getfixturevalue(scene)
    theatre = setup.theatre
    umpire = Umpire(theatre, setup.state.copy(), Dice(seed))
    umpire.begin()
    views = [sight(theatre, umpire.state, f) for f in range(len(theatre.factions))]
    for number in range(1, 90):
        if umpire.over:
            break
        order = random_order(umpire, number + 1000 * seed, by_kind=scene == "hideout")
        events = umpire.submit(order)
        assert isinstance(events, list), f"{order} was legal and is refused: {events}"
        assert faults(theatre, umpire.state) == []
        for view in views:
            keep_up(view, umpire.state, events)
            assert view.state.differences(redact(theatre, umpire.state, view.side)) == []
        if not umpire.over and number % 7 == 0:
            side = umpire.side
            assert answers(theatre, umpire.state, side) == answers(theatre, views[side].state, side)


def test_refusals_are_the_same_on_a_sight(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    umpire = Umpire(theatre, crossroads.state.copy(), Dice(3))
    umpire.begin()
    view = redact(theatre, umpire.state, umpire.side)
    for origin, target in itertools.product(range(2), range(len(theatre.grid))):
        order = Assault((UnitId(origin),), theatre.grid.at(*theatre.grid.column_row(target)))
        assert refusal(theatre, view, umpire.side, order) == refusal(
            theatre, umpire.state, umpire.side, order
        )


def test_what_is_not_seen_changes_nothing_that_a_side_can_ask(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    hidden = theatre.unit_named["J2"]
    france = theatre.faction_named["FRA"]
    umpires = []
    for hex_name, men in (("x3y2", 60), ("x8y4", 33)):
        state = crossroads.state.copy()
        state.hex[hidden], state.men[hidden] = theatre.where(hex_name), men
        umpires.append(Umpire(theatre, state, Dice(1)))
        umpires[-1].begin()
    one, other = umpires
    assert one.state.fingerprint() != other.state.fingerprint()
    assert one.side == france
    assert redact(theatre, one.state, france).differences(redact(theatre, other.state, france)) == []
    assert answers(theatre, one.state, france) == answers(theatre, other.state, france)


def test_a_side_does_not_learn_which_unit_a_contact_is(crossroads: Setup) -> None:
    theatre = crossroads.theatre
    umpire = Umpire(theatre, crossroads.state.copy(), Dice(1))
    umpire.begin()
    view = redact(theatre, umpire.state, theatre.faction_named["FRA"])
    assert (view.contact_of == -1).all()
    assert (view.contact_hex[theatre.faction_named["ANS"]] == -1).all()
    enemy = theatre.unit_named["J1"]
    assert view.men[enemy] == 0
    assert view.hex[enemy] == -1
