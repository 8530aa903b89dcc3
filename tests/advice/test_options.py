"""What can be ordered: every option may be given as it stands, every other says what the umpire says."""

from __future__ import annotations

import numpy as np
import pytest

from game.advice import options
from game.match import Match, open_match
from game.model import orders
from game.model.orders import EndPhase, March
from game.records.refusal_texts import refusal_text
from game.rules.legal import legal_orders
from game.rules.sight import Sight, redact, sight
from game.rules.umpire import refusal
from game.scenario import load
from game.terms import HexId, UnitId


def view_of(scenario: str, side: str) -> Sight:
    match, _recorder = open_match(load(scenario), 1, {})
    match.begin()
    while match.umpire.side != match.theatre.faction_named[side]:
        match.submit(EndPhase())
    return seen(match)


def seen(match: Match) -> Sight:
    return sight(match.theatre, match.umpire.state, match.umpire.side)


@pytest.mark.parametrize(("scenario", "side"), [("konna", "FRA"), ("konna", "ANS"), ("northern-mali", "MLI")])
def test_what_is_offered_is_legal_and_what_is_not_says_the_refusal(scenario: str, side: str) -> None:
    view = view_of(scenario, side)
    state = view.state
    able = refused = 0
    for unit in np.flatnonzero(state.present & (state.controller == view.side)).tolist():
        for one in options.of_units(view, (UnitId(unit),)):
            if one.order is None:
                assert one.kind is March
                continue
            wrong = refusal(view.theatre, state, view.side, one.order)
            assert one.why == ("" if wrong is None else refusal_text(view.theatre, wrong))
            able, refused = able + (not one.why), refused + bool(one.why)
    assert able > 10
    assert refused > 10


def test_every_kind_of_order_that_a_unit_may_be_given_is_among_its_options() -> None:
    view = view_of("konna", "ANS")
    unit = view.theatre.unit_named["J08"]
    kinds = {one.kind for one in options.of_units(view, (unit,)) if not one.why}
    given = legal_orders(view.theatre, view.state, view.side)
    assert kinds == {type(order) for order in given if unit in getattr(order, "units", ())}


def test_at_a_hex_units_aircraft_and_places_have_their_options() -> None:
    view = view_of("konna", "FRA")
    theatre = view.theatre
    units = (theatre.unit_named["F05"], theatre.unit_named["F06"])
    diabaly = options.at(view, HexId(theatre.where("Diabaly")), units)
    kinds = {one.kind: one for one in diabaly}
    assert not kinds[March].why
    assert "must be beside it" in kinds[orders.Assault].why
    assert not kinds[orders.Scout].why
    assert "holds Diabaly, not you" in kinds[orders.OfferBaton].why
    assert [bool(one.why) for one in diabaly] == sorted(bool(one.why) for one in diabaly)
    niono = options.at(view, HexId(theatre.where("Niono")))
    assert not any(one.kind is March for one in niono)


def test_nothing_unknown_to_the_side_changes_them() -> None:
    view = view_of("konna", "ANS")
    match, _recorder = open_match(load("konna"), 1, {})
    match.begin()
    while match.umpire.side != view.side:
        match.submit(EndPhase())
    state = match.umpire.state
    hidden = match.theatre.unit_named["F08"]
    state.hex[hidden] = match.theatre.where("San")
    other = Sight(match.theatre, redact(match.theatre, state, view.side), view.side)
    unit = (view.theatre.unit_named["J08"],)
    assert options.of_units(view, unit) == options.of_units(other, unit)
    here = HexId(view.theatre.where("Niono"))
    assert options.at(view, here, unit) == options.at(other, here, unit)
