from collections.abc import Callable

import pygame
import pytest

from game.match import open_match
from game.model.events import Event, TurnBegan
from game.model.orders import EndPhase, StandBy
from game.rules.sight import redact
from game.scenario import Setup
from game.terms import Standing
from game.ui.circle import sit_round
from game.ui.desk import Desk
from game.ui.layers import Layer
from game.ui.reach import way
from game.ui.table import Table
from game.ui.tiles import plain_tiles
from game.ui.undo import Barrier


@pytest.mark.parametrize("side", ["FRA", "MNL", "ANS"])
def test_at_turns_ends_the_screens_copy_equals_the_state_redacted(setup: Setup, side: str) -> None:
    match, _recorder = open_match(setup, 3, {})
    table = Table(match, setup.theatre.faction_named[side])
    compared = 0

    def compare() -> None:
        nonlocal compared
        table.show_all()
        truth = redact(match.theatre, match.umpire.state, table.side)
        assert table.view.state.differences(truth) == []
        assert table.view.state.fingerprint() == truth.fingerprint()
        compared += 1

    def hear(events: list[Event]) -> None:
        began.extend(event for event in events if isinstance(event, TurnBegan))

    began: list[Event] = []
    match.readers.append(hear)
    table.begin()
    compare()
    while len(began) < 6:
        if match.umpire.side == table.side:  # the seat's staff plays for it
            for step in match.phase():
                if isinstance(step.answer, list):
                    table._take(step.answer)
                    table.show_all()
        else:
            table.step()
            table.show_all()
        turns = len(began)
        if turns > compared:
            compare()
    assert compared >= 6


def test_the_seat_waits_for_its_own_phase_and_others_play_without_it(sit: Callable[..., Table]) -> None:
    table = sit("MLI")
    before = table.match.umpire.state.fingerprint()
    table.step()
    assert table.match.umpire.state.fingerprint() == before, "nobody else plays in the seat's phase"


def test_lines_of_the_chronicle_bear_the_phase_in_which_they_happened(sit: Callable[..., Table]) -> None:
    table = sit("MLI")
    france = table.match.theatre.faction_named["FRA"]
    texts = {
        faction: " ".join(e.line.text for e in table.entries if e.faction == faction)
        for faction in (-1, france)
    }
    assert "answers Mali's call" in texts[-1], "told at dawn, in nobody's phase"
    assert "put on call" in texts[france].lower()


def test_an_order_is_taken_back_and_given_again(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    unit = table.match.theatre.unit_named["F01"]
    before = table.match.umpire.state.fingerprint(), table.view.state.fingerprint(), len(table.entries)
    order = StandBy((unit,), Standing.EVACUATE, 3)
    assert table.submit(order) is None
    table.show_all()
    after = table.match.umpire.state.fingerprint()
    assert after != before[0]
    assert table.undo()
    told = table.match.umpire.state.fingerprint(), table.view.state.fingerprint(), len(table.entries)
    assert told == before
    assert table.submit(table.past.undone[-1]) is None
    table.show_all()
    assert table.match.umpire.state.fingerprint() == after


def test_a_march_over_ground_that_nobody_looked_over_stands(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    theatre = table.match.theatre
    order = way(table.view, (theatre.unit_named["F01"],), theatre.where("Niono"))
    assert order is not None
    assert table.submit(order) is None
    table.show_all()
    assert not table.undo()
    assert table.past.barrier in (Barrier.GROUND, Barrier.NEWS, Barrier.DICE)
    assert table.submit(EndPhase()) is None
    assert table.past.barrier is Barrier.PHASE


def test_at_turns_ends_an_observers_copy_equals_the_state_itself(setup: Setup) -> None:
    match, _recorder = open_match(setup, 3, {})
    circle = sit_round(match, [])
    table = circle.tables[0]
    circle.begin(table)
    for turn in range(1, 4):
        while match.umpire.state.turn < turn:
            table.step()
            table.show_all()
        assert table.view.state.differences(match.umpire.state) == []
        assert table.view.state.fingerprint() == match.umpire.state.fingerprint()
        assert not table.mine
    assert any("night" in entry.line.text or entry.faction >= 0 for entry in table.entries)


def test_an_observer_watches_phase_after_phase_at_the_desk(setup: Setup) -> None:
    match, _recorder = open_match(setup, 1, {})
    circle = sit_round(match, [])
    table = circle.tables[0]
    circle.begin(table)
    desk, surface = Desk(table, plain_tiles(match.theatre), (1600, 900), 1.0), pygame.Surface((1600, 900))
    desk.tick(16)
    phases = []
    for _phase in range(7):
        phases.append((match.umpire.state.turn, match.umpire.state.active))
        desk.key("space")
        for layer in Layer:
            desk.layer = layer
            assert desk.draw(surface)
    assert len(set(phases)) == len(phases), "each press goes on by one phase"
    desk.key("p")
    before = match.umpire.state.fingerprint()
    desk.playback.skip()
    for _frame in range(5):
        desk.tick(16)
    assert match.umpire.state.fingerprint() == before, "paused"
    desk.key("p")
    desk.tick(16)
    assert match.umpire.state.fingerprint() != before
