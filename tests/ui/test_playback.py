from collections.abc import Callable
from typing import get_args

from game.model.events import Event
from game.model.orders import EndPhase
from game.ui.playback import ANIMATIONS, Playback
from game.ui.table import Table


def test_every_kind_of_event_has_its_way_of_being_shown() -> None:
    assert set(ANIMATIONS) == set(get_args(Event))


def test_showing_events_one_by_one_ends_where_showing_them_at_once_does(sit: Callable[..., Table]) -> None:
    slow, fast = sit("MLI"), sit("MLI")
    for table in (slow, fast):
        assert table.submit(EndPhase()) is None
    playback, shown = Playback(slow), set()
    for _frame in range(20_000):
        playback.tick(40)
        if playback.scene is not None:
            shown.add(playback.scene.manner.kind)
            assert 0 <= playback.share <= 1
        if not slow.showing and playback.scene is None:
            break
    fast.show_all()
    assert slow.view.state.fingerprint() == fast.view.state.fingerprint()
    assert slow.entries[-1].line == fast.entries[-1].line


def test_skipping_a_scene_in_the_middle_loses_nothing(sit: Callable[..., Table]) -> None:
    table, other = sit("FRA"), sit("FRA")
    for one in (table, other):
        one.submit(EndPhase())
    playback = Playback(table)
    for _frame in range(3):
        playback.tick(16)
    playback.skip()
    other.show_all()
    assert table.view.state.fingerprint() == other.view.state.fingerprint()
    assert not table.showing
