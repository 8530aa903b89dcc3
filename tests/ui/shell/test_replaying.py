"""The replay goes both ways, shows no more than it may, and is played on from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame

from game.match import reopen
from game.records.replay import cut
from game.records.replay import replay as play_again
from game.records.save import Save
from game.rules.sight import redact
from game.ui.shell.playing import Play
from game.ui.shell.replaying import ReplayPage
from game.ui.shell.seating import SeatsPage
from game.ui.shell.shell import Shell
from game.ui.shell.viewing import REFEREE

Press = Callable[..., None]


def opened(shell: Shell, save: Save) -> ReplayPage:
    """A replay whose moments were all reached."""
    page = ReplayPage(shell, save)
    shell.open(page)
    surface = pygame.display.get_surface()
    assert surface is not None
    while not page.recording.ready:
        shell.tick(16)
    shell.draw(surface)
    return page


def marks(save: Save) -> list[str]:
    return [save.begun, *(mark for _line, mark in save.orders)]


def test_it_is_gone_through_by_keys_both_ways(
    shell_of: Callable[..., Shell], finished: Save, press: Press
) -> None:
    shell = shell_of()
    page = opened(shell, finished)
    page.seen.look_with(REFEREE)
    wanted = marks(finished)
    press(shell, "right", "right", "right", "left")
    assert page.at == 2
    assert page.recording.at(page.at).fingerprint() == wanted[2]
    press(shell, "down", "down")
    assert page.recording.moments[page.at].turn == 2
    assert page.recording.moments[page.at - 1].turn == 1
    press(shell, "up")
    assert page.recording.moments[page.at].turn == 1
    press(shell, "end")
    assert page.at == len(wanted) - 1
    assert int(page.seen.sight.state.phase) == int(page.recording.at(page.at).phase)
    press(shell, "home")
    assert page.at == 0


def test_it_plays_by_itself_and_stops_at_the_end(
    shell_of: Callable[..., Shell], finished: Save, press: Press
) -> None:
    shell = shell_of()
    page = opened(shell, finished)
    press(shell, "space")
    assert page.playing
    for _frame in range(2000):
        shell.tick(50)
    assert page.at == len(finished.orders)
    assert not page.playing


def test_the_slider_is_dragged(shell_of: Callable[..., Shell], finished: Save) -> None:
    shell = shell_of()
    page = opened(shell, finished)
    y = page.bar.centery
    for share in (0.25, 0.75, 0.5):
        x = round(page.bar.x + page.bar.width * share)
        page.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))
        page.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(x, y)))
        assert abs(page.at - share * len(finished.orders)) <= 1


def test_a_game_under_way_shows_what_its_people_know(
    shell_of: Callable[..., Shell], finished: Save, press: Press
) -> None:
    shell = shell_of()
    part = cut(finished, len(finished.orders) // 2)
    page = opened(shell, part)
    assert not page.seen.whole_truth
    eyes = [zone.name for zone in page.zones if zone.name.startswith("eyes")]
    france = page.setup.theatre.faction_named["FRA"]
    assert eyes == [f"eyes {int(france)}"]
    press(shell, "end")
    state = page.recording.at(page.at)
    assert page.seen.sight.state.fingerprint() == redact(page.setup.theatre, state, france).fingerprint()
    assert page.seen.sight.state.fingerprint() != state.fingerprint()
    theatre = page.setup.theatre
    shared = replace(part, seats={faction.id: "person" for faction in theatre.factions})
    alone = ReplayPage(shell, shared, theatre.faction_named["MLI"])
    assert alone.seen.persons == [theatre.faction_named["MLI"]], (
        "people at one machine do not look into each other's"
    )
    whole = opened(shell_of(), finished)
    eyes = [zone.name for zone in whole.zones if zone.name.startswith("eyes")]
    assert eyes == ["eyes -1", "eyes 0", "eyes 1", "eyes 2"]


def test_the_referee_sees_everybody(shell_of: Callable[..., Shell], finished: Save) -> None:
    page = opened(shell_of(), finished)
    page.seen.look_with(REFEREE)
    page.go(len(finished.orders) // 2)
    state = page.recording.at(page.at)
    stacks = page.mapview.stacks
    page.draw(pygame.display.get_surface())  # type: ignore[arg-type]
    stacks = page.mapview.stacks
    shown = sorted(card.unit for stack in stacks.values() for card in stack.cards)
    assert shown == np.flatnonzero(state.present & (state.hex >= 0)).tolist()
    assert not any(stack.reports for stack in stacks.values())


def test_it_is_played_on_from_any_moment_with_other_seats(
    shell_of: Callable[..., Shell], finished: Save, press: Press
) -> None:
    shell = shell_of()
    page = opened(shell, finished)
    at = len(finished.orders) // 2
    page.go(at)
    press(shell, "p")
    seats = shell.top
    assert isinstance(seats, SeatsPage)
    assert seats.seats["FRA"] == "person"
    seats.choose("FRA", "staff")
    seats.choose("ANS", "person")
    seats.go_on()
    play = shell.top
    assert isinstance(play, Play)
    assert play.game.match.umpire.state.fingerprint() == marks(finished)[at]
    assert [int(table.side) for table in play.game.circle.tables] == [2]
    save = play.game.keeping.save()
    assert save.orders == finished.orders[:at]
    setup = reopen(save)
    umpire, differs = play_again(setup.theatre, setup.state, save)
    assert differs is None
    assert umpire.state.fingerprint() == marks(finished)[at]
    assert finished.seats["FRA"] == "person", "the game that was looked at stays as it was"


def test_a_save_that_comes_out_differently_says_so(shell_of: Callable[..., Shell], finished: Save) -> None:
    orders = list(finished.orders)
    orders[4] = (orders[4][0], "0" * 16)
    page = opened(shell_of(), replace(finished, orders=orders))
    page.tick(16)
    assert "Order 5" in page.said
    assert len(page.recording.moments) == 5
