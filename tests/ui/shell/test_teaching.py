"""The tutorial at the window: it is learnt to its end, and no wrong deed advances it."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.model.orders import EndPhase
from game.model.tutorial import Deed
from game.paths import assets_folder
from game.records.why import ask
from game.terms import OFF_MAP, PlaceId
from game.texts import speak_in
from game.ui import keyboard
from game.ui.desk import Desk
from game.ui.handover import Handover
from game.ui.shell.playing import Play
from game.ui.shell.shell import Shell
from game.ui.shell.teaching import Teacher, in_caps
from game.ui.shell.title import TitlePage


def settle(shell: Shell, play: Play) -> None:
    """Let time pass until the learner may act, putting away what is asked meanwhile."""
    for _frame in range(20_000):
        shell.tick(50)
        desk = play.screen.desk
        if desk.dialogue is not None:
            desk.close_dialogue()
        if play.game.table.mine and desk.playback.scene is None:
            return
    raise AssertionError("nothing happens any more")


def do(desk: Desk, teacher: Teacher) -> None:
    """Do what the step asks for, as at the window."""
    step = teacher.tutorial.step
    assert step is not None
    want = step.want
    composer, theatre = desk.composer, desk.theatre
    if want.deed is Deed.SELECT:
        composer.select(want.units)
    elif want.deed is Deed.LOOK:
        composer.point_at(want.hex)
    elif want.deed is Deed.EVENT:
        desk.table.submit(EndPhase())
    elif want.deed is Deed.ORDER:
        line = f"{want.line} option=reconquest" if want.line.startswith("choose") else want.line
        assert composer.give(ask(desk.sight, line)), (line, composer.said)
    elif "place" in want.fields:
        desk.dialogue = Handover(PlaceId(want.fields["place"]))
    else:
        units = want.fields.get("units") or tuple(theatre.unit_named[u] for u in ("F05", "F06"))
        composer.select(tuple(units))
        composer.point_at(want.fields.get("hex", want.to))


def test_the_tutorial_is_learnt_to_its_end_and_wrong_deeds_do_not_advance_it(
    shell_of: Callable[..., Shell],
) -> None:
    shell = shell_of()
    title = shell.top
    assert isinstance(title, TitlePage)
    title.key("t")
    play = shell.top
    assert isinstance(play, Play)
    teacher = play.teacher
    assert teacher is not None
    surface = pygame.display.get_surface()
    assert surface is not None
    seen = []
    for _again in range(120):
        settle(shell, play)
        if teacher.tutorial.done:
            break
        desk, number = play.screen.desk, teacher.tutorial.number
        seen.append(number)
        shell.draw(surface)
        assert any(zone.name == "lesson hint" for zone in teacher.zones)
        _wrong(desk, teacher)
        teacher.watch(desk)
        assert teacher.tutorial.number == number, "a wrong deed advanced the step"
        desk.composer.point_at(OFF_MAP)
        do(desk, teacher)
        teacher.watch(desk)
        desk.close_dialogue()
    assert teacher.tutorial.done
    assert len(set(seen)) >= 12, "few steps come by themselves"


def _wrong(desk: Desk, teacher: Teacher) -> None:
    """Look at a corner of the map, where no step leads."""
    step = teacher.tutorial.step
    assert step is not None
    if step.want.deed is not Deed.SELECT:
        desk.composer.point_at(desk.theatre.grid.at(0, 0))


def test_a_wrong_order_is_told_and_the_step_stays(shell_of: Callable[..., Shell]) -> None:
    shell = shell_of()
    title = shell.top
    assert isinstance(title, TitlePage)
    title.learn()
    play = shell.top
    assert isinstance(play, Play)
    settle(shell, play)
    teacher, desk = play.teacher, play.screen.desk
    assert teacher is not None
    assert desk.composer.give(ask(desk.sight, "march F05 to x5y8"))
    settle(shell, play)
    assert teacher.tutorial.number == 0
    assert "not yet the step" in teacher.said
    teacher.key("f2", shift=False)
    assert teacher.hinting
    teacher.key("f2", shift=True)
    assert teacher.tutorial.number == 1
    assert not teacher.hinting


# By keys alone, and left and taken up again


def begun(shell: Shell) -> tuple[Play, Teacher]:
    title = shell.top
    assert isinstance(title, TitlePage)
    title.key("t")
    play = shell.top
    assert isinstance(play, Play)
    assert play.teacher is not None
    settle(shell, play)
    return play, play.teacher


def go(shell: Shell, press: Callable[..., None], play: Play, where: str) -> None:
    """Take the cursor to a hex by the arrow keys."""
    theatre = play.screen.desk.theatre
    column, row = theatre.grid.column_row(theatre.where(where))
    press(shell, "right")
    for _again in range(60):
        x, y = theatre.grid.column_row(play.screen.cursor.hex)
        if (x, y) == (column, row):
            return
        press(shell, "right" if x < column else "left" if x > column else "down" if y < row else "up")
    raise AssertionError("the cursor does not come there")


def take(shell: Shell, press: Callable[..., None], play: Play, unit: str) -> None:
    """Select a unit by Tab."""
    desk = play.screen.desk
    for _again in range(8):
        press(shell, "tab")
        if desk.composer.selected == (desk.theatre.unit_named[unit],):
            return
    raise AssertionError("Tab does not come to the unit")


def focus(shell: Shell, press: Callable[..., None], play: Play, name: str) -> None:
    """Go to a button by F6."""
    for _again in range(80):
        press(shell, "f6")
        if play.screen.cursor.zone == name:
            return
    raise AssertionError("F6 does not come to the button")


def frames(shell: Shell, count: int = 40) -> None:
    for _frame in range(count):
        shell.tick(50)


BY_KEYS = (  # what is pressed, and the step to which it leads
    ("take F05", "q", "look"),
    ("go Diabaly", "ask-march"),
    ("go x5y8", "march"),
    ("return", "on-call"),
    ("x", "focus call 1", "return", "escape", "ask-assault"),
    ("take F05", "q", "go Diabaly", "assault"),
    ("return", "end-first"),
    ("end", "enter"),
    ("escape", "take F05", "go Diabaly", "return", "end-second"),
    ("end", "choose"),
    ("1", "ask-baton"),
    ("escape", "go Diabaly", "return", "b", "offer"),
    ("return", "escape", "end-third"),
    ("end", "end", "done"),
)


def test_the_tutorial_is_learnt_by_keys_alone_as_its_hints_say(
    shell_of: Callable[..., Shell], press: Callable[..., None]
) -> None:
    shell = shell_of()
    play, teacher = begun(shell)
    wings = [wing.id for wing in play.screen.desk.theatre.wings]
    assert wings.index("F25") == 1
    for *pressed, reached in BY_KEYS:
        for word in pressed:
            deed, _blank, what = word.partition(" ")
            if deed in DEEDS:
                DEEDS[deed](shell, press, play, what)
            else:
                press(shell, word)
        frames(shell, 2)
        if deed == "return":
            settled(shell, play)
        step = teacher.tutorial.step
        assert (step.id if step is not None else "done") == reached
    assert "the-baton" in teacher.tutorial.text


def settled(shell: Shell, play: Play) -> None:
    """Let time pass until all was shown, leaving dialogues open."""
    for _frame in range(20_000):
        if play.game.table.mine and play.screen.desk.playback.scene is None:
            return
        shell.tick(50)


def end_phase(shell: Shell, press: Callable[..., None], play: Play, _what: str) -> None:
    press(shell, "return", mod=pygame.KMOD_SHIFT)
    shell.tick(50)
    settled(shell, play)
    frames(shell)


DEEDS = {"take": take, "go": go, "focus": focus, "end": end_phase}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_hints_at_the_window_name_no_command_of_the_terminal(
    shell_of: Callable[..., Shell], language: str
) -> None:
    speak_in(language, assets_folder() / "locale")
    try:
        _play, teacher = begun(shell_of())
        for number in range(len(teacher.tutorial.lesson.steps)):
            teacher.tutorial.number = number
            assert teacher.tutorial.hint
            assert "`" not in teacher.tutorial.hint
            assert "<" not in in_caps(teacher.tutorial.hint)
    finally:
        speak_in("en", assets_folder() / "locale")


def test_keys_in_a_hint_are_those_that_the_player_gave(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyboard.BINDINGS, "own", {"baton": "j"})
    assert in_caps("press <B>, then <Enter>, or type `end now`") == "press [J], then [Enter], or type end now"


@pytest.mark.parametrize("steps", [1, 4, 9])
def test_a_tutorial_that_was_left_goes_on_where_it_was(shell_of: Callable[..., Shell], steps: int) -> None:
    shell = shell_of()
    play, teacher = begun(shell)
    while teacher.tutorial.number < steps:
        settle(shell, play)
        do(play.screen.desk, teacher)
        teacher.watch(play.screen.desk)
    settle(shell, play)
    number, entries = teacher.tutorial.number, len(play.game.table.entries)
    shell.home()
    title = shell.top
    assert isinstance(title, TitlePage)
    title.key("c")
    for _frame in range(200):
        shell.tick(16)
        if isinstance(shell.top, Play):
            break
    again = shell.top
    assert isinstance(again, Play)
    assert again is not play
    assert again.teacher is not None
    assert again.teacher.tutorial.number == number
    assert len(again.game.table.entries) == entries
    settle(shell, again)
    do(again.screen.desk, again.teacher)
    again.teacher.watch(again.screen.desk)
    assert again.teacher.tutorial.number > number
