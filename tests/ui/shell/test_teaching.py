"""The tutorial at the window: it is learnt to its end, and no wrong deed advances it."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.model.orders import EndPhase
from game.model.tutorial import Deed
from game.records.why import ask
from game.terms import OFF_MAP, PlaceId
from game.ui.desk import Desk
from game.ui.handover import Handover
from game.ui.shell.playing import Play
from game.ui.shell.shell import Shell
from game.ui.shell.teaching import Teacher
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
