"""From the title to the verdict, with the keyboard alone; seats that change; games that go on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.match import reopen
from game.model.orders import EndPhase
from game.records.recovery import recover
from game.records.replay import cut
from game.records.replay import replay as play_again
from game.records.save import Save
from game.rules.sight import redact
from game.scenario import load
from game.ui.shell.briefing import BriefingPage
from game.ui.shell.choosing import ScenarioPage
from game.ui.shell.game import Game, begin_game
from game.ui.shell.handing import ChangePage
from game.ui.shell.loading import LoadPage, SavePage
from game.ui.shell.opening import show_game
from game.ui.shell.page import Page
from game.ui.shell.pausing import PausePage
from game.ui.shell.playing import Play
from game.ui.shell.reading import RulesPage
from game.ui.shell.reporting import ReportPage
from game.ui.shell.seating import SeatsPage
from game.ui.shell.shell import Shell
from game.ui.shell.title import TitlePage
from game.ui.shell.verdict import VerdictPage
from game.ui.tiles import plain_tiles

TINY = Path(__file__).parents[2] / "scenario" / "tiny"
Press = Callable[..., None]


def focus(shell: Shell, press: Press, name: str) -> None:
    """Go with Tab to a part of a page."""
    for _step in range(60):
        assert isinstance(shell.top, Page)
        if shell.top.focus == name:
            return
        press(shell, "tab")
    raise AssertionError(f"{name} is not reached by Tab")


def settle(shell: Shell) -> None:
    """Let time pass until somebody is asked for something."""
    for _frame in range(20_000):
        shell.tick(50)
        top = shell.top
        if not isinstance(top, Play) or (top.game.table.mine and top.screen.desk.playback.scene is None):
            return
    raise AssertionError("nothing happens any more")


def picture(shell: Shell) -> bytes:
    """What the window shows."""
    surface = pygame.display.get_surface()
    assert surface is not None
    surface.fill((255, 0, 255))
    shell.draw(surface)
    return pygame.image.tobytes(surface, "RGB")


def game_of(shell: Shell, seats: dict[str, str]) -> Game:
    setup = load(TINY)
    return begin_game(setup, 3, seats, shell.archive, lambda: plain_tiles(setup.theatre))


def test_from_the_title_to_the_verdict_by_keyboard_alone(
    shell_of: Callable[..., Shell], press: Press, tmp_path: Path
) -> None:
    shutil.copytree(TINY, tmp_path / "data" / "scenarios" / "tiny")
    shell = shell_of()
    play = _to_the_table(shell, press)
    press(shell, "f1")
    assert isinstance(shell.top, RulesPage)
    press(shell, "escape")
    assert _march(shell, play, press), "no unit was moved with the cursor"
    for _again in range(40):
        settle(shell)
        if isinstance(shell.top, VerdictPage):
            break
        _end_phase(shell, play, press)
    assert isinstance(shell.top, VerdictPage)
    assert play.game.match.umpire.over
    press(shell, "return")
    assert isinstance(shell.top, ReportPage)
    press(shell, "2", "3", "4", "5", "6", "escape", "escape")
    assert shell.top is play
    press(shell, "return")
    settle(shell)
    assert isinstance(shell.top, VerdictPage), "the result is shown again"
    press(shell, "escape", "escape")
    settle(shell)
    assert isinstance(shell.top, PausePage)
    press(shell, "t")
    assert isinstance(shell.top, TitlePage)
    press(shell, "q")
    assert shell.left()


def _to_the_table(shell: Shell, press: Press) -> Play:
    """From the title to the first phase of France in the small scenario."""
    press(shell, "n")
    page = shell.top
    assert isinstance(page, ScenarioPage)
    while page.entry is None or page.entry.path.name != "tiny":
        press(shell, "down")
    press(shell, "return")
    assert isinstance(shell.top, SeatsPage)
    assert shell.top.focus == "next", "Enter leads on"
    press(shell, "d", "d")
    assert shell.top.seats == {"FRA": "person", "MLI": "staff", "ANS": "staff"}
    focus(shell, press, "next")
    press(shell, "return")
    assert isinstance(shell.top, BriefingPage)
    press(shell, "3", "1")
    assert shell.top.focus == "tab situation"
    press(shell, "return")
    play = shell.top
    assert isinstance(play, Play)
    settle(shell)
    return play


def _march(shell: Shell, play: Play, press: Press) -> bool:
    """Choose a unit with Tab, go to a hex beside it with the arrows, and send it there with Enter."""
    desk = play.screen.desk
    while desk.dialogue is not None or desk.recap.open:
        press(shell, "escape")
    for key in ("right", "left", "down", "up"):
        press(shell, "tab")
        unit = desk.composer.selected[0]
        here = int(desk.sight.state.hex[unit])
        press(shell, key, key, "return")
        settle(shell)
        if int(desk.sight.state.hex[unit]) != here or int(desk.sight.state.route[unit, 0]) >= 0:
            return True
        press(shell, "escape", "escape")
    return False


def _end_phase(shell: Shell, play: Play, press: Press) -> None:
    """End a phase with Enter, answering what is asked meanwhile."""
    press(shell, "escape")
    if isinstance(shell.top, PausePage):
        press(shell, "escape")
    for _again in range(6):
        if isinstance(shell.top, Play) and play.game.table.mine:
            press(shell, "return", mod=pygame.KMOD_SHIFT)


def test_a_change_of_seat_shows_nothing_of_the_other_side(
    shell_of: Callable[..., Shell], press: Press
) -> None:
    pictures, desks = [], []
    for hidden in (False, True):
        shell = shell_of()
        game = game_of(shell, {"ANS": "person", "MLI": "person"})
        state = game.match.umpire.state
        shell.show(game)
        first = shell.top
        assert isinstance(first, ChangePage)
        press(shell, "return")
        settle(shell)
        if hidden:  # the other side's units stand elsewhere, and one's own too
            for known in (state, *(one.view.state for one in game.circle.tables)):
                there = np.flatnonzero(known.present)
                known.hex[there] = known.hex[there][::-1].copy()
                known.men[there] = 31
            game.table.version += 1
        desks.append(picture(shell))
        game.table.submit(EndPhase())
        settle(shell)
        change = shell.top
        assert isinstance(change, ChangePage)
        assert change.table.match.theatre.factions[change.table.side].id == "MLI"
        pictures.append(picture(shell))
        press(shell, "escape")
        assert shell.top is change, "there is no way back to the other side"
        shell.close_game()
    assert desks[0] != desks[1]
    assert pictures[0] == pictures[1]


def test_each_person_is_shown_what_his_own_side_was_told(
    shell_of: Callable[..., Shell], press: Press
) -> None:
    shell = shell_of()
    game = game_of(shell, {"ANS": "person", "FRA": "person", "MLI": "person"})
    shell.show(game)
    theatre, seen = game.setup.theatre, []
    for _phase in range(6):
        assert isinstance(shell.top, ChangePage)
        press(shell, "return")
        settle(shell)
        table = game.table
        assert table.mine
        seen.append(theatre.factions[table.side].id)
        there = redact(theatre, game.match.umpire.state, table.side)
        assert table.view.state.fingerprint() == there.fingerprint()
        assert table.ahead.fingerprint() == there.fingerprint()
        table.submit(EndPhase())
        settle(shell)
    assert seen == ["ANS", "FRA", "MLI"] * 2


def test_what_one_takes_back_the_others_never_heard(shell_of: Callable[..., Shell], press: Press) -> None:
    shell = shell_of()
    game = game_of(shell, {"ANS": "person", "FRA": "person"})
    shell.show(game)
    press(shell, "return")
    settle(shell)
    table = game.table
    other = next(one for one in game.circle.tables if one is not table)
    before, heard = other.ahead.fingerprint(), len(other._batches)
    order = next(game.match.commanders[table.side].orders(table.view))
    assert table.submit(order) is None
    table.show_all()
    if table.past.done:
        assert table.undo()
        assert (other.ahead.fingerprint(), len(other._batches)) == (before, heard)
    log = shell.archive.last_game()
    assert log is not None
    assert len(recover(log).save.orders) == len(game.keeping.recorder.save.orders)


def test_continue_goes_on_where_the_game_was_left(shell_of: Callable[..., Shell], press: Press) -> None:
    shell = shell_of()
    game = game_of(shell, {"FRA": "person"})
    shell.show(game)
    settle(shell)
    _end_phase(shell, _play(shell), press)
    settle(shell)
    there = game.match.umpire.state.fingerprint()
    entries = [entry.line.text for entry in game.table.entries]
    shell.home()
    title = shell.top
    assert isinstance(title, TitlePage)
    assert title.focus == "continue"
    press(shell, "return")
    again = _play(shell).game
    assert again.match.umpire.state.fingerprint() == there
    assert again.table.view.state.fingerprint() == game.table.view.state.fingerprint()
    assert [entry.line.text for entry in again.table.entries] == entries
    _end_phase(shell, _play(shell), press)
    settle(shell)
    kept = again.keeping.save()
    setup = reopen(kept)
    umpire, differs = play_again(setup.theatre, setup.state, kept)
    assert differs is None
    assert umpire.state.fingerprint() == again.match.umpire.state.fingerprint()


def _play(shell: Shell) -> Play:
    assert isinstance(shell.top, Play)
    return shell.top


def test_a_game_is_saved_under_a_name_and_loaded(shell_of: Callable[..., Shell], press: Press) -> None:
    shell = shell_of()
    game = game_of(shell, {"FRA": "person"})
    shell.show(game)
    settle(shell)
    play = _play(shell)
    press(shell, "escape")
    if not isinstance(shell.top, PausePage):
        press(shell, "escape")
    press(shell, "s")
    assert isinstance(shell.top, SavePage)
    press(shell, *["backspace"] * 60, *"north", "return")
    assert isinstance(shell.top, PausePage)
    path = shell.archive.path_of("north")
    assert path.exists()
    there = game.match.umpire.state.fingerprint()
    press(shell, "l")
    assert isinstance(shell.top, LoadPage)
    assert shell.top.saves[0].head.picture.startswith(b"\xff\xd8")
    press(shell, "return", "return")
    assert isinstance(shell.top, Play)
    assert shell.top is not play
    assert shell.top.game.match.umpire.state.fingerprint() == there


def test_a_game_of_other_rules_goes_on_from_its_last_turn(
    shell_of: Callable[..., Shell], finished: Save
) -> None:
    shell = shell_of()
    given = finished.turns[2][0]
    show_game(TitlePage(shell), replace(cut(finished, given + 1), rules=1))
    settle(shell)
    game = _play(shell).game
    assert "rules 1" in game.notice
    assert game.match.umpire.state.turn == 2
    game.table.submit(EndPhase())
    settle(shell)
    save = game.keeping.save()
    setup = reopen(save)
    umpire, differs = play_again(setup.theatre, setup.state, save)
    assert differs is None
    assert umpire.state.fingerprint() == game.match.umpire.state.fingerprint()


@pytest.mark.parametrize("kind", ["missing", "damaged"])
def test_a_damaged_log_is_named_on_the_title(shell_of: Callable[..., Shell], kind: str) -> None:
    shell = shell_of()
    game = game_of(shell, {"FRA": "person"})
    shell.show(game)
    shell.close_game()
    log = shell.archive.last_game()
    assert log is not None
    if kind == "damaged":
        log.write_bytes(log.read_bytes()[:90])
        title = TitlePage(shell)
        assert title.last is None
        assert str(log) in title.said
        assert log.exists()
    else:
        log.unlink()
        assert TitlePage(shell).said == ""


def test_the_arrows_turn_the_pages_of_the_rules(shell_of: Callable[..., Shell], press: Press) -> None:
    shell = shell_of()
    press(shell, "f1")
    page = shell.top
    assert isinstance(page, RulesPage)
    press(shell, "down", "down")
    assert page.at == 2
    assert page.focus == "chapter 2"
    press(shell, "up")
    assert page.at == 1
