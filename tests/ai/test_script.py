"""A commander who gives the orders that were written for him."""

from __future__ import annotations

from game.ai.script import Script
from game.model import text
from game.model.tutorial import Cue
from game.rules.sight import sight
from game.scenario import load


def test_orders_are_given_once_from_their_turn_on_when_they_may_be() -> None:
    setup = load("konna")
    theatre, state = setup.theatre, setup.state
    state.active = theatre.order_of_phases.index(theatre.faction_named["FRA"])
    state.phase = 1
    view = sight(theatre, state, theatre.faction_named["FRA"])
    script = Script(
        [
            Cue("FRA", 1, "offer-baton Diabaly to=MLI"),  # not held yet
            Cue("FRA", 1, "march F05 to=Markala site=town"),
            Cue("FRA", 2, "patrol F06"),
        ]
    )
    given = [text.write(theatre, order).split()[:2] for order in script.orders(view)]
    assert given == [["march", "F05"]]
    assert list(script.orders(view)) == []
    view.state.turn = 1
    assert [text.write(theatre, order) for order in script.orders(view)] == ["patrol F06"]
    view.state.holder[theatre.place_named["Diabaly"]] = theatre.faction_named["FRA"]
    assert [text.write(theatre, order) for order in script.orders(view)] == ["offer-baton Diabaly to=MLI"]
