"""Sounds and captions at the window: chosen on the options' page, kept, and forgotten when seats change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.records.keeping import PERSON
from game.scenario import load
from game.ui.options import read_options
from game.ui.shell.game import begin_game
from game.ui.shell.optioning import OptionsPage
from game.ui.shell.playing import Play
from game.ui.shell.shell import Shell
from game.ui.sound.sounds import Sound
from game.ui.tiles import plain_tiles

TINY = Path(__file__).parents[2] / "scenario" / "tiny"


@pytest.fixture
def play_of(shell_of: Callable[..., Shell]) -> Callable[..., Play]:
    """A game of the small scenario on the screen, at the first person's orders."""

    def at(*persons: str) -> Play:
        shell, setup = shell_of(), load(TINY)
        shell.change(sound=0, captions=True)
        seats = dict.fromkeys(persons, PERSON)
        shell.show(begin_game(setup, 3, seats, shell.archive, lambda: plain_tiles(setup.theatre)))
        play = shell.parts[0]
        assert isinstance(play, Play)
        play.sit(play.circle.tables[0])
        shell.parts = [play]
        while not play.game.table.mine:
            shell.tick(50)
        play.ear.leave()
        play.screen.desk.dialogue = None
        return play

    return at


def map_of(play: Play) -> bytes:
    """What the map's part of the window shows."""
    surface = pygame.display.get_surface()
    assert surface is not None
    play.draw(surface)
    view = pygame.Rect(play.screen.desk.camera.view)
    return pygame.image.tobytes(surface.subsurface(view.clip(surface.get_rect())), "RGB")


def test_volumes_and_captions_are_chosen_by_keyboard_and_last(
    shell_of: Callable[..., Shell],
    choose: Callable[[Shell, str], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shell = shell_of()
    played: list[tuple[Sound, float]] = []
    monkeypatch.setattr(shell.speaker, "play", lambda sound, gain: played.append((sound, gain)))
    shell.open(OptionsPage(shell))
    for name in ("sound 50", "sound_orders 25", "sound_events 0", "captions True"):
        choose(shell, name)
    kept = read_options(tmp_path / "config")[0]
    assert (kept.sound, kept.sound_orders, kept.sound_events, kept.captions) == (50, 25, 0, True)
    assert played == [(Sound.NEWS, 0.5), (Sound.GIVEN, 0.125), (Sound.NEWS, 0.0)], "each choice is heard"


def test_a_missing_device_is_told_on_the_page(shell_of: Callable[..., Shell]) -> None:
    shell = shell_of()
    shell.speaker.why = "no such device"
    page = OptionsPage(shell)
    surface = pygame.display.get_surface()
    assert surface is not None
    page.draw(surface)
    assert any("no such device" in one.text for one in page.written)


def test_a_caption_is_seen_on_the_map_and_goes(play_of: Callable[..., Play]) -> None:
    play = play_of("FRA")
    before = map_of(play)
    play.ear.hear(Sound.FIGHT, "Konna")
    assert play.tick(16)
    assert map_of(play) != before
    for _frame in range(300):
        play.tick(16)
    assert map_of(play) == before


def test_the_next_person_reads_nothing_of_what_the_last_one_heard(play_of: Callable[..., Play]) -> None:
    play = play_of("FRA", "ANS")
    play.ear.hear(Sound.LOSSES, "Konna")
    play.ear.tick(16)
    play.ear.hear(Sound.NEWS)
    assert play.ear.captions
    play.sit(play.circle.tables[1])
    play.ear.tick(16)
    assert play.ear.captions == []


def test_end_of_phase_at_the_window_is_answered(play_of: Callable[..., Play]) -> None:
    play = play_of("FRA")
    play.screen.desk.end_phase(ask=False)
    play.tick(16)
    assert "Order given" in [caption.words for caption in play.ear.captions]
