"""The loudspeaker: it plays what it is asked to, opens nothing before, and does without a device."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pygame
import pytest

from game.paths import assets_folder
from game.ui.sound.sounds import Group, Sound
from game.ui.sound.speaker import Speaker, quiet

FOLDER = assets_folder() / "sounds"


@pytest.fixture
def device() -> Iterator[Callable[[], Speaker]]:
    """A loudspeaker over whatever the environment names, with the mixer closed before and after."""
    pygame.mixer.quit()
    yield lambda: Speaker(FOLDER)
    pygame.mixer.quit()


def test_a_sound_is_played_at_its_volume(
    device: Callable[[], Speaker], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[int, pygame.mixer.Sound]] = []
    channel = pygame.mixer.Channel

    class Noted:
        """A channel that notes down what it plays: a short sound may be over before one looks."""

        def __init__(self, number: int) -> None:
            self.number, self.set_volume = number, channel(number).set_volume

        def play(self, sound: pygame.mixer.Sound) -> None:
            started.append((self.number, sound))
            channel(self.number).play(sound)

    monkeypatch.setattr(pygame.mixer, "Channel", Noted)
    speaker = device()
    speaker.play(Sound.LOSSES, 0.5)
    assert speaker.opening is not None
    speaker.opening.join()
    assert speaker.why == ""
    speaker.play(Sound.GIVEN, 0.25)
    groups = [list(Group).index(group) for group in (Group.LOSSES, Group.ORDERS)]
    assert [number for number, _sound in started] == groups
    assert started[0][1].get_length() > started[1][1].get_length() > 0
    volumes = [channel(number).get_volume() for number in groups]
    assert volumes == pytest.approx([0.5, 0.25], abs=0.02)


def test_nothing_is_opened_before_there_is_something_to_hear(device: Callable[[], Speaker]) -> None:
    speaker = device()
    speaker.play(Sound.LOSSES, 0)
    assert speaker.opening is None
    assert pygame.mixer.get_init() is None


def test_without_a_device_the_game_is_silent_and_says_so_once(
    device: Callable[[], Speaker],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "none such")
    caplog.set_level("INFO")
    speaker = device()
    for _again in range(3):
        speaker.play(Sound.NEWS, 1)
        assert speaker.opening is not None
        speaker.opening.join()
    assert len(caplog.records) == 1
    assert speaker.why
    assert speaker.why in caplog.text
    assert capfd.readouterr() == ("", "")


def test_what_a_library_of_the_device_writes_is_kept_from_the_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with quiet():
        os.write(2, b"cannot find card '0'")
    os.write(2, b"but this is read")
    assert capfd.readouterr().err == "but this is read"
