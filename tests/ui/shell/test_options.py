"""Options hold at once and last; keys may be bound anew, but no key twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.paths import assets_folder
from game.texts import _, speak_in
from game.ui import keyboard, style
from game.ui.keyboard import ACTIONS, FIXED, Bindings
from game.ui.options import FILE, Options, read_options, write_options
from game.ui.shell.optioning import OptionsPage
from game.ui.shell.shell import Shell


def test_options_last(tmp_path: Path) -> None:
    options = Options(ui_scale=150, full_screen=True, animation=0, palette="contrast", keys={"march": "f9"})
    assert write_options(tmp_path / "a", options) == ""
    assert read_options(tmp_path / "a") == (options, "")
    assert read_options(tmp_path / "none") == (Options(), "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "Invalid JSON"),
        ('{"ui_scale": 900}', "ui_scale"),
        ('{"keys": {"march": "a"}}', "taken"),
        ('{"keys": {"dance": "k"}}', "no action 'dance'"),
    ],
)
def test_a_damaged_file_is_told_in_one_line_and_put_aside(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / FILE).write_text(text)
    options, said = read_options(tmp_path)
    assert options == Options()
    assert str(tmp_path / FILE) in said
    assert why in said
    assert "\n" not in said
    assert (tmp_path / "options.damaged.json").read_text() == text


def test_a_folder_that_takes_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "could not be kept" in write_options(tmp_path / "file", Options())


def test_the_language_of_the_command_line_holds_unless_one_was_chosen(shell_of: Callable[..., Shell]) -> None:
    folder = assets_folder() / "locale"
    try:
        speak_in("fr", folder)
        shell = shell_of()
        assert _("Quit") == "Quitter"
        shell.change(language="en")
        assert _("Quit") == "Quit"
    finally:
        speak_in("en", folder)


def test_no_key_does_two_things() -> None:
    keys = [action.key for action in ACTIONS.values()]
    assert len(set(keys)) == len(keys)
    assert not set(keys) & set(FIXED)


def test_a_key_that_is_taken_is_refused_with_what_it_does() -> None:
    bindings = Bindings()
    assert bindings.bind("march", "a") == "Assault"
    assert bindings.bind("march", "escape") == "the menu"
    assert bindings.bind("march", "f9") == ""
    assert bindings.meant("f9") == "m"
    assert bindings.meant("m") == "", "the old key does nothing now"
    assert bindings.cap("M") == "F9"
    assert bindings.bind("assault", "m") == "", "a key that was given away is free"
    assert bindings.meant("m") == "a"
    assert bindings.bind("assault", "a") == ""
    assert bindings.bind("march", "m") == ""
    assert bindings.own == {}


def test_keys_are_bound_on_the_page_and_last(
    shell_of: Callable[..., Shell], press: Callable[..., None], tmp_path: Path
) -> None:
    shell = shell_of()
    page = OptionsPage(shell)
    shell.open(page)
    page.wait_for("march")
    press(shell, "a")
    assert "Assault" in page.said
    page.wait_for("march")
    press(shell, "f9")
    assert read_options(tmp_path / "config")[0].keys == {"march": "f9"}
    assert keyboard.BINDINGS.meant("f9") == "m"
    page.wait_for("march")
    press(shell, "escape")
    assert shell.top is page, "Escape only leaves the key as it is"
    page.reset_keys()
    assert read_options(tmp_path / "config")[0].keys == {}
    assert keyboard.BINDINGS.meant("m") == "m"


def test_a_key_that_is_held_for_another_is_bound_to_nothing(
    shell_of: Callable[..., Shell], press: Callable[..., None]
) -> None:
    shell = shell_of()
    page = OptionsPage(shell)
    shell.open(page)
    page.wait_for("march")
    for name in ("left shift", "right alt", ""):
        page.press(name)
        assert page.waiting == "march"
    press(shell, "f9")
    assert keyboard.BINDINGS.own == {"march": "f9"}


def test_every_choice_is_reached_and_made_by_keyboard(
    shell_of: Callable[..., Shell], choose: Callable[[Shell, str], None], tmp_path: Path
) -> None:
    shell = shell_of()
    shell.open(OptionsPage(shell))
    for name in ("scale 150", "speed 400", "edge False", "palette contrast"):
        choose(shell, name)
    kept = read_options(tmp_path / "config")[0]
    assert (kept.ui_scale, kept.animation, kept.edge_pan, kept.palette) == (150, 400, False, "contrast")
    assert style.PALETTES["contrast"]["SECOND"] == style.SECOND
    shell.change(palette="standard")
    assert style.PALETTES["standard"]["SECOND"] == style.SECOND


def test_type_grows_with_the_scale_as_far_as_the_window_lets_it(shell_of: Callable[..., Shell]) -> None:
    sizes = [shell_of((1920, 1080), scale).type.px(100) for scale in (75, 100, 150, 200)]
    assert sizes == [75, 100, 150, 200]
    assert shell_of((1280, 720), 200).type.px(100) == 160


def test_full_screen_is_as_fine_as_the_screen_and_leads_back_to_the_window(
    shell_of: Callable[..., Shell], press: Callable[..., None], tmp_path: Path
) -> None:
    whole = pygame.display.get_desktop_sizes()[0]
    shell = shell_of((1280, 720))
    shell.open(OptionsPage(shell))
    shell.change(full_screen=True)
    shell.change(full_screen=True)
    surface = pygame.display.get_surface()
    assert surface is not None
    assert surface.get_size() == shell.size == whole
    assert pygame.display.is_fullscreen()
    assert read_options(tmp_path / "config")[0].full_screen
    press(shell, "tab")  # the page draws at the new size
    shell.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F11, unicode="", mod=0))
    assert shell.size == (1280, 720)
    assert not pygame.display.is_fullscreen()
    assert not read_options(tmp_path / "config")[0].full_screen


def test_a_key_that_is_held_acts_once(shell_of: Callable[..., Shell]) -> None:
    shell = shell_of()
    page = OptionsPage(shell)
    shell.open(page)
    surface = pygame.display.get_surface()
    assert surface is not None
    shell.draw(surface)
    for _repeat in range(3):
        shell.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, unicode="", mod=0))
    assert page.focus == "scale 150", "Tab goes on while it is held"
    page.focus = "reset"
    said = []
    page.reset_keys = lambda: said.append(1)  # type: ignore[method-assign]
    shell.draw(surface)
    for _repeat in range(3):
        shell.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="", mod=0))
    assert said == [1]
    shell.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_RETURN, mod=0))
    shell.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, unicode="", mod=0))
    assert said == [1, 1]
