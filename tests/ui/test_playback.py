from collections.abc import Callable
from typing import get_args

import pygame
import pytest

from game.model.events import Event, ScoutFlown, StrikeFlown
from game.model.orders import EndPhase, Scout
from game.terms import OFF_MAP, HexId, WingId
from game.ui import flown
from game.ui.flight import origin
from game.ui.playback import ANIMATIONS, Playback, Scene
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


def scenes(table: Table, kinds: tuple[type, ...]) -> list[Scene]:
    """The scenes of some kinds of events in what a table has to show."""
    playback, out = Playback(table), []
    while playback.tick(10_000):
        scene = playback.scene
        if scene is not None and isinstance(scene.event, kinds) and scene not in out[-1:]:
            out.append(scene)
    return out


def test_a_flight_is_shown_from_its_base_to_its_target(sit: Callable[..., Table]) -> None:
    table = sit("FRA", 2)
    theatre = table.match.theatre
    for number, wing in enumerate(theatre.wings):
        order = Scout(WingId(number), HexId(theatre.where("Konna")))
        base = origin(table.view, WingId(number))
        if wing.faction != table.side or table.submit(order) is not None:
            continue
        shown = scenes(table, (ScoutFlown,))
        assert [(scene.origin, scene.here) for scene in shown] == [(base, theatre.where("Konna"))]
        return
    pytest.fail("no wing of France could scout")


def test_who_is_struck_is_not_shown_whence_it_came(sit: Callable[..., Table]) -> None:
    table = sit("ANS")
    struck = []
    for _turn in range(8):
        assert table.submit(EndPhase()) is None
        while not table.mine:
            table.step()
            struck += scenes(table, (StrikeFlown,))
    assert struck, "France struck somebody"
    assert {scene.origin for scene in struck} == {OFF_MAP}


def test_a_flight_is_drawn_where_it_is_seen() -> None:
    surface = pygame.Surface((400, 300))
    for ends, seen in (
        (((20, 150), (380, 150)), True),
        (((-4000, 150), (9000, 150)), True),
        (((-900, -500), (9000, -400)), False),
        (((50, 50), (50, 50)), False),
    ):
        surface.fill((0, 0, 0))
        flown.draw(surface, ends, 56, 0.5)
        assert bool(pygame.surfarray.array3d(surface).any()) is seen


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
