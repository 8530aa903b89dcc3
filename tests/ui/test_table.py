from collections.abc import Callable

import pytest

from game.match import open_match
from game.model.events import Event, TurnBegan
from game.rules.sight import redact
from game.scenario import Setup
from game.ui.table import Table


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
    marches = [
        entry for entry in table.entries if "Sabre" in entry.line.text and "marched" in entry.line.text
    ]
    assert marches
    assert {entry.faction for entry in marches} == {france}
