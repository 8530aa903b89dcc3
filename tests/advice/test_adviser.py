"""The adviser: it orders what the staff would, gives reasons with figures, and touches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from game.advice.adviser import Adviser
from game.advice.naming import NAMES, in_words
from game.match import Match, open_match
from game.model import text
from game.model.orders import EndPhase, Order
from game.model.refusals import Refusal
from game.rules.sight import Sight, keep_up, sight
from game.rules.umpire import Umpire
from game.scenario import load

SEED = 4


def match_of(scenario: str) -> Match:
    match, _recorder = open_match(load(scenario), SEED, {})
    match.begin()
    return match


class Advised:
    """A commander who gives whatever stands first in an adviser's plan."""

    name = "advised"

    def __init__(self) -> None:
        self.adviser, self.phases = Adviser(), 0

    def orders(self, view: Sight) -> Iterator[Order]:
        if self.phases:
            self.adviser.heard(EndPhase())  # a phase ends when it is given
        self.phases += 1
        while True:
            one = self.adviser.first(view)
            yield one.order
            self.adviser.heard(one.order)


@pytest.mark.parametrize("side", ["FRA", "MLI", "ANS"])
def test_who_follows_it_orders_what_the_staff_would(side: str) -> None:
    games = []
    for advised in (False, True):
        match = match_of("konna")
        seat = match.theatre.faction_named[side]
        if advised:
            match.commanders = {**match.commanders, seat: Advised()}
        games.append([text.write(match.theatre, step.order) for step in match.play()])
    assert games[0] == games[1]


@pytest.mark.parametrize(("scenario", "turns"), [("konna", 8), ("northern-mali", 5)])
def test_every_order_has_reasons_with_figures_and_a_name(scenario: str, turns: int) -> None:
    match = match_of(scenario)
    advisers = {side: Adviser() for side in match.commanders}
    told = 0
    while not match.umpire.over and match.umpire.state.turn < turns:
        view = sight(match.theatre, match.umpire.state, match.umpire.side)
        plan = advisers[view.side].whole(view)
        assert isinstance(plan[-1].order, EndPhase)
        for one in plan[:-1]:
            assert one.reasons, one.line
            assert one.words
            assert not any("{" in words for words in (*one.reasons, one.words))
            told += any(re.search(r"\d", reason) for reason in one.reasons)
            assert one.foreseen[0] == "It would be carried out.", (one.line, one.foreseen)
        for _step in match.phase():
            pass
        advisers[view.side].heard(EndPhase())
    assert told > 5 * turns


def test_every_kind_of_order_has_a_name() -> None:
    assert set(NAMES) == set(text.ORDERS)


def test_it_touches_nothing_and_a_step_thinks_of_one_order_or_tries_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[Order] = []
    submit = Umpire.submit
    monkeypatch.setattr(
        Umpire, "submit", lambda umpire, order: (tried.append(order), submit(umpire, order))[1]
    )
    match = match_of("northern-mali")
    while match.umpire.state.turn < 3:
        view, adviser = sight(match.theatre, match.umpire.state, match.umpire.side), Adviser()
        before = view.state.fingerprint(), match.umpire.state.fingerprint()
        tried.clear()
        done, more = 0, True
        while more:
            more = adviser.think(view)
            assert len(adviser.plan) + len(tried) <= done + 1
            done = len(adviser.plan) + len(tried)
        assert tried == [one.order for one in adviser.plan[:-1]]
        assert (view.state.fingerprint(), match.umpire.state.fingerprint()) == before
        for _step in match.phase():
            pass


def test_after_another_order_it_thinks_anew() -> None:
    match = match_of("konna")
    view, adviser = sight(match.theatre, match.umpire.state, match.umpire.side), Adviser()
    plan = adviser.whole(view)
    assert adviser.first(view) is plan[0]
    marching = next(one for one in plan if one.line.startswith("march F06+F05"))
    events = match.submit(text.read(match.theatre, "adopt F05 posture=entrenched")).answer
    assert not isinstance(events, Refusal)
    keep_up(view, match.umpire.state, events)
    adviser.heard(text.read(match.theatre, "adopt F05 posture=entrenched"))
    assert adviser.whole(view) != plan
    unit = match.theatre.unit_named["F06"]
    found = adviser.of(view, unit)
    assert found
    assert all(unit in one.order.units for one in found)  # type: ignore[union-attr]
    assert in_words(view, marching.order) == marching.words
