from collections.abc import Callable

import numpy as np
import pygame
import pytest

from game.model import orders
from game.rules import lifting
from game.terms import OFF_MAP, Duty, Site, WingId
from game.ui import flight as flying
from game.ui import flightcard
from game.ui.desk import Desk
from game.ui.flight import Flight
from game.ui.table import Table


def lifters(table: Table) -> list[tuple[WingId, int]]:
    """Wings of the side that lift, each with a unit that waits at its base."""
    theatre, out = table.match.theatre, []
    for number, wing in enumerate(theatre.wings):
        if wing.faction == table.side and theatre.wing_type(WingId(number)).lift:
            waiting = flying.passengers(table.view, Flight(orders.Airlift, WingId(number)))
            out += [(WingId(number), unit) for unit in waiting]
    return out


def test_passengers_are_those_whom_the_umpire_lets_aboard(sit: Callable[..., Table]) -> None:
    table = sit("FRA", 2)
    found = lifters(table)
    assert found
    for wing, unit in found:
        assert lifting.at_base(table.match.theatre, table.view.state, wing, unit)


def test_an_airlift_is_composed_by_ticks_and_a_click(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", 3, (1920, 1080)), pygame.Surface((1920, 1080))
    laid.key("x")
    for wing, unit in lifters(laid.table):
        fields = [p for p in range(len(laid.theatre.places)) if laid.theatre.places[p].site == Site.AIRFIELD]
        able = [p for p in fields if not laid.composer.why_not(orders.Airlift(wing, (unit,), p))]
        if not able:
            continue
        laid.fly(orders.Airlift, wing)
        laid.draw(surface)
        box = next(z for panel in laid.panels for z in panel.zones if z.name == f"board {unit}")
        laid.click(box.rect.center)
        target = laid.theatre.places[able[0]].hex
        laid.camera.centre_on(target)
        laid.move(laid.camera.to_screen(target))
        assert laid.proposal == orders.Airlift(wing, (unit,), able[0])
        assert laid.draw(surface)
        laid.click(laid.camera.to_screen(target))
        laid.playback.skip()
        assert int(laid.sight.state.hex[unit]) == target
        return
    pytest.fail("in the third turn somebody can be lifted")


def test_a_coup_warns_of_the_days_without_a_column(desk: Callable[..., Desk]) -> None:
    laid, surface = desk("FRA", 3, (1920, 1080)), pygame.Surface((1920, 1080))
    theatre = laid.theatre
    for number, wing in enumerate(theatre.wings):
        flight = Flight(orders.Seize, WingId(number))
        if wing.faction != laid.table.side or not theatre.wing_type(WingId(number)).lift:
            continue
        for unit in flying.passengers(laid.sight, flight):
            for place in range(len(theatre.places)):
                order = orders.Seize(WingId(number), (unit,), place)
                if theatre.places[place].site == Site.AIRFIELD and not laid.composer.why_not(order):
                    laid.fly(orders.Seize, WingId(number))
                    laid.composer.aim(flight.board(unit))
                    laid.camera.centre_on(theatre.places[place].hex)
                    laid.move(laid.camera.to_screen(theatre.places[place].hex))
                    assert laid.proposal == order
                    assert laid.draw(surface)
                    told = " ".join(text for text, _colour in flightcard._told(laid, order))
                    assert "column" in told
                    assert str(theatre.air.cut_off // 10) in told
                    return
    pytest.fail("in the third turn some field could be seized")


def test_the_sorties_of_a_strike_are_counted_up_and_down(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA", 2)
    wing = next(
        WingId(w)
        for w, one in enumerate(laid.theatre.wings)
        if one.faction == laid.table.side
        and any(laid.theatre.wing_type(WingId(w)).strike)
        and int(laid.sight.state.sorties[w]) > 1
    )
    laid.fly(orders.Strike, wing)
    level = laid.camera.level
    laid.key("+")
    assert laid.composer.flight.sorties == 2
    laid.key("-")
    laid.key("-")
    assert laid.composer.flight.sorties == 1
    assert laid.camera.level == level, "the keys do not zoom as well"
    laid.cancel()
    assert laid.composer.flight is None


def test_a_wing_is_rebased_by_a_click_on_an_airfield(desk: Callable[..., Desk]) -> None:
    laid = desk("FRA", 2, (1920, 1080))
    theatre, state = laid.theatre, laid.sight.state
    fields = np.flatnonzero([p.site == Site.AIRFIELD for p in theatre.places]).tolist()
    wing, place = next(
        (WingId(w), p)
        for w in range(len(theatre.wings))
        for p in fields
        if not laid.composer.why_not(orders.Rebase(WingId(w), p))
    )
    laid.fly(orders.Rebase, wing)
    laid.camera.centre_on(theatre.places[place].hex)
    laid.click(laid.camera.to_screen(theatre.places[place].hex))
    laid.playback.skip()
    assert int(laid.sight.state.wing_place[wing]) == place
    assert state.duty[wing] in tuple(Duty)
    assert laid.composer.hover != OFF_MAP
