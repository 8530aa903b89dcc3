"""What is heard at the table, how much of it at once, and what those read who do not hear it."""

from __future__ import annotations

import importlib.util
import os
import wave
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pygame
import pytest

from game.model import events as ev
from game.model.events import Event
from game.model.orders import EndPhase, Halt
from game.paths import assets_folder
from game.terms import NOBODY, UnitId
from game.texts import speak_in
from game.ui.options import Options
from game.ui.sound.cues import Cue, Group
from game.ui.sound.ear import LINES, MOST, Ear
from game.ui.sound.heard import HEARD, SILENT, cue_of
from game.ui.sound.speaker import Speaker, quiet
from game.ui.table import Table

ROOT = Path(__file__).parents[2]
FOLDER = assets_folder() / "sounds"
FRAME = 16.0
MOST_BYTES = 400_000


class Listening(Speaker):
    """A loudspeaker that writes down what it is asked for, and is silent."""

    def __init__(self) -> None:
        super().__init__(FOLDER)
        self.played: list[tuple[Cue, float]] = []

    def play(self, cue: Cue, gain: float) -> None:
        self.played.append((cue, gain))

    @property
    def cues(self) -> list[Cue]:
        return [cue for cue, _gain in self.played]


@pytest.fixture
def speaker() -> Listening:
    return Listening()


@pytest.fixture
def ear(speaker: Listening) -> Ear:
    return Ear(speaker, Options(captions=True))


def lose(unit: int, killed: int = 4) -> Event:
    return ev.LossesTaken(UnitId(unit), killed, 2, 0, 90, NOBODY)


def first_of(table: Table, *, own: bool) -> int:
    """The row of a unit on the map that is the side's own, or another's."""
    state = table.match.umpire.state
    return next(u for u in state.present.nonzero()[0].tolist() if bool(state.faction[u] == table.side) is own)


# The files


def test_the_sounds_are_built_again_to_the_byte(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("sounds_tool", ROOT / "tools" / "sounds.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.build(tmp_path)
    built = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
    assert sorted(built) == sorted(shipped)
    assert [name for name in built if built[name] != shipped[name]] == []
    assert sum(map(len, shipped.values())) < MOST_BYTES
    assert b"MIT" in shipped["LICENSE.txt"]


def test_every_sound_is_shipped_and_over_before_its_group_sounds_again() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {cue.value.file for cue in Cue}
    for cue in Cue:
        with wave.open(str(FOLDER / f"{cue.value.file}.wav")) as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            assert 1000 * file.getnframes() / file.getframerate() <= cue.value.rest


def test_every_kind_of_event_is_heard_or_silent() -> None:
    assert set(HEARD) | SILENT == set(get_args(Event))
    assert not set(HEARD) & SILENT
    assert set(Cue) - set(HEARD.values()) == {Cue.GIVEN, Cue.REFUSED}


# What is heard


def test_losses_are_heard_of_ones_own_alone(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    own, other = (first_of(table, own=own) for own in (True, False))
    assert cue_of(lose(own), table.view) is Cue.LOSSES
    assert cue_of(lose(other), table.view) is None


def test_a_phase_that_is_skipped_is_a_few_sounds_and_no_din(
    sit: Callable[..., Table], ear: Ear, speaker: Listening
) -> None:
    table, frames = sit("MLI"), []
    told: list[Event] = []
    ear.sit_down([table], table.match)
    table.watchers.append(told.append)
    assert table.submit(EndPhase()) is None
    while not table.mine:
        table.step()
        table.show_all()
    for _frame in range(600):
        before = len(speaker.played)
        ear.tick(FRAME)
        frames.append(speaker.cues[before:])
    assert sum(type(event) in HEARD for event in told) > 15
    assert len(speaker.played) <= len(Cue), "what was too late is left out"
    for one in frames:
        groups = [cue.value.group for cue in one]
        assert len(groups) == len(set(groups)) <= MOST


def test_a_group_rests_between_two_sounds_and_few_groups_sound_together(ear: Ear, speaker: Listening) -> None:
    began: list[tuple[float, Cue]] = []
    for frame in range(1000):
        for cue in Cue:
            ear.hear(cue)
        before = len(speaker.played)
        ear.tick(FRAME)
        began += [(frame * FRAME, cue) for cue in speaker.cues[before:]]
    for group in Group:
        own = [(at, cue) for at, cue in began if cue.value.group is group]
        assert all(later - at >= cue.value.rest - FRAME for (at, cue), (later, _cue) in pairwise(own))
    for at, _cue in began:
        sounding = [cue for then, cue in began if then <= at < then + cue.value.rest - FRAME]
        assert len(sounding) <= MOST
    assert began[0][1] is Cue.LOSSES, "the most important first"


def test_losses_wait_for_the_fight_and_a_march_does_not(ear: Ear, speaker: Listening) -> None:
    for cue in (Cue.HANDOVER, Cue.BLAST):
        ear.hear(cue)
    ear.tick(FRAME)
    for cue in (Cue.LOSSES, Cue.MARCH):
        ear.hear(cue)
    for _frame in range(200):
        ear.tick(FRAME)
    assert speaker.cues == [Cue.HANDOVER, Cue.BLAST, Cue.LOSSES]


def test_a_players_orders_are_answered_and_those_of_commanders_are_not(
    sit: Callable[..., Table], ear: Ear, speaker: Listening
) -> None:
    table = sit("MLI")
    ear.sit_down([table], table.match)
    assert table.submit(Halt((UnitId(first_of(table, own=False)),))) is not None
    ear.tick(FRAME)
    assert speaker.cues == [Cue.REFUSED]
    for _frame in range(30):
        ear.tick(FRAME)
    assert table.submit(EndPhase()) is None
    ear.tick(FRAME)
    assert speaker.cues[:2] == [Cue.REFUSED, Cue.GIVEN]
    for _frame in range(30):
        ear.tick(FRAME)
    before = speaker.cues.count(Cue.GIVEN)
    table.step()
    ear.tick(FRAME)
    assert speaker.cues.count(Cue.GIVEN) == before


@pytest.mark.parametrize(
    ("options", "orders", "events"),
    [
        ({}, 0.75, 0.75),
        ({"sound": 0}, 0, 0),
        ({"sound": 50, "sound_orders": 0}, 0, 0.5),
        ({"sound": 50, "sound_events": 50}, 0.5, 0.25),
    ],
)
def test_volumes(options: dict[str, int], orders: float, events: float, speaker: Listening) -> None:
    ear = Ear(speaker, Options(**options))  # type: ignore[arg-type]
    for cue in (Cue.GIVEN, Cue.BLAST):
        ear.hear(cue)
    ear.tick(FRAME)
    assert dict(speaker.played) == {Cue.GIVEN: orders, Cue.BLAST: events}


# Captions


def test_a_caption_tells_what_is_heard_and_where_and_goes(sit: Callable[..., Table], ear: Ear) -> None:
    table = sit("FRA")
    here = table.match.theatre.places[0].hex
    ear.options.sound = 0
    ear.told(table, ev.BridgeBlown(0, here, 0, (), 0))
    assert ear.tick(FRAME), "a caption is news to the screen, with the sound off as well"
    assert [caption.words for caption in ear.captions] == [f"Blast: {table.match.theatre.places[0].name}"]
    assert not ear.tick(FRAME)
    ear.tick(10_000, covered=True)
    assert ear.captions, "what a dialogue covers waits"
    assert ear.tick(10_000)
    assert ear.captions == []


def test_captions_are_off_unless_asked_for(speaker: Listening) -> None:
    ear = Ear(speaker, Options())
    ear.hear(Cue.FIGHT)
    assert not ear.tick(FRAME)
    assert speaker.cues == [Cue.FIGHT]
    assert ear.captions == []


def test_captions_are_few_and_none_stands_twice(ear: Ear) -> None:
    for _round in range(200):
        for cue in Cue:
            ear.hear(cue)
        ear.tick(FRAME)
        words = [caption.words for caption in ear.captions]
        assert len(words) == len(set(words)) <= LINES


def test_captions_speak_french(ear: Ear) -> None:
    try:
        speak_in("fr", assets_folder() / "locale")
        ear.hear(Cue.FIGHT, "Konna")
        ear.tick(FRAME)
        assert ear.captions[0].words == "Tirs : Konna"
    finally:
        speak_in("en", assets_folder() / "locale")


# The device


@pytest.fixture
def device() -> Iterator[Callable[[], Speaker]]:
    """A loudspeaker over whatever the environment names, with the mixer closed before and after."""
    pygame.mixer.quit()
    yield lambda: Speaker(FOLDER)
    pygame.mixer.quit()


def test_a_sound_is_played_at_its_volume(device: Callable[[], Speaker]) -> None:
    speaker = device()
    speaker.play(Cue.LOSSES, 0.5)
    assert speaker.opening is not None
    speaker.opening.join(10)
    assert speaker.why == ""
    channel = pygame.mixer.Channel(list(Group).index(Group.LOSSES))
    assert channel.get_busy()
    assert channel.get_volume() == pytest.approx(0.5, abs=0.02)
    speaker.play(Cue.GIVEN, 1)
    assert pygame.mixer.Channel(list(Group).index(Group.ORDERS)).get_busy()


def test_nothing_is_opened_before_there_is_something_to_hear(device: Callable[[], Speaker]) -> None:
    speaker = device()
    speaker.play(Cue.LOSSES, 0)
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
        speaker.play(Cue.NEWS, 1)
        assert speaker.opening is not None
        speaker.opening.join(10)
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
