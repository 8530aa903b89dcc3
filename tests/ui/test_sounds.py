"""What is heard at the table, how much of it at once, and what those read who do not hear it."""

from __future__ import annotations

import importlib.util
import wave
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from game.model import events as ev
from game.model.events import Event
from game.model.orders import EndPhase, Halt
from game.paths import assets_folder
from game.terms import NOBODY, UnitId
from game.texts import speak_in
from game.ui.options import Options
from game.ui.sound.ear import LINES, MOST, Ear
from game.ui.sound.heard import HEARD, SILENT, sound_of
from game.ui.sound.sounds import Group, Sound
from game.ui.sound.speaker import Speaker
from game.ui.table import Table

ROOT = Path(__file__).parents[2]
FOLDER = assets_folder() / "sounds"
FRAME = 16.0
MOST_BYTES = 400_000


class Listening(Speaker):
    """A loudspeaker that writes down what it is asked for, and is silent."""

    def __init__(self) -> None:
        super().__init__(FOLDER)
        self.played: list[tuple[Sound, float]] = []

    def play(self, sound: Sound, gain: float) -> None:
        self.played.append((sound, gain))

    @property
    def sounds(self) -> list[Sound]:
        return [sound for sound, _gain in self.played]


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
    assert {path.stem for path in FOLDER.glob("*.wav")} == {sound.value.file for sound in Sound}
    for sound in Sound:
        with wave.open(str(FOLDER / f"{sound.value.file}.wav")) as file:
            assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
            assert 1000 * file.getnframes() / file.getframerate() <= sound.value.rest


def test_every_kind_of_event_is_heard_or_silent() -> None:
    assert set(HEARD) | SILENT == set(get_args(Event))
    assert not set(HEARD) & SILENT
    assert set(Sound) - set(HEARD.values()) == {Sound.GIVEN, Sound.REFUSED}


# What is heard


def test_losses_are_heard_of_ones_own_alone(sit: Callable[..., Table]) -> None:
    table = sit("FRA")
    own, other = (first_of(table, own=own) for own in (True, False))
    assert sound_of(lose(own), table.view) is Sound.LOSSES
    assert sound_of(lose(other), table.view) is None


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
        frames.append(speaker.sounds[before:])
    assert sum(type(event) in HEARD for event in told) > 15
    assert len(speaker.played) <= len(Sound), "what was too late is left out"
    for one in frames:
        groups = [sound.value.group for sound in one]
        assert len(groups) == len(set(groups)) <= MOST


def test_a_group_rests_between_two_sounds_and_few_groups_sound_together(ear: Ear, speaker: Listening) -> None:
    began: list[tuple[float, Sound]] = []
    for frame in range(1000):
        for sound in Sound:
            ear.hear(sound)
        before = len(speaker.played)
        ear.tick(FRAME)
        began += [(frame * FRAME, sound) for sound in speaker.sounds[before:]]
    for group in Group:
        own = [(at, sound) for at, sound in began if sound.value.group is group]
        assert all(later - at >= sound.value.rest - FRAME for (at, sound), (later, _sound) in pairwise(own))
    for at, _sound in began:
        sounding = [sound for then, sound in began if then <= at < then + sound.value.rest - FRAME]
        assert len(sounding) <= MOST
    assert began[0][1] is Sound.LOSSES, "the most important first"


def test_losses_wait_for_the_fight_and_a_march_does_not(ear: Ear, speaker: Listening) -> None:
    for sound in (Sound.HANDOVER, Sound.BLAST):
        ear.hear(sound)
    ear.tick(FRAME)
    for sound in (Sound.LOSSES, Sound.MARCH):
        ear.hear(sound)
    for _frame in range(200):
        ear.tick(FRAME)
    assert speaker.sounds == [Sound.HANDOVER, Sound.BLAST, Sound.LOSSES]


def test_a_players_orders_are_answered_and_those_of_commanders_are_not(
    sit: Callable[..., Table], ear: Ear, speaker: Listening
) -> None:
    table = sit("MLI")
    ear.sit_down([table], table.match)
    assert table.submit(Halt((UnitId(first_of(table, own=False)),))) is not None
    ear.tick(FRAME)
    assert speaker.sounds == [Sound.REFUSED]
    for _frame in range(30):
        ear.tick(FRAME)
    assert table.submit(EndPhase()) is None
    ear.tick(FRAME)
    assert speaker.sounds[:2] == [Sound.REFUSED, Sound.GIVEN]
    for _frame in range(30):
        ear.tick(FRAME)
    before = speaker.sounds.count(Sound.GIVEN)
    table.step()
    ear.tick(FRAME)
    assert speaker.sounds.count(Sound.GIVEN) == before


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
    for sound in (Sound.GIVEN, Sound.BLAST):
        ear.hear(sound)
    ear.tick(FRAME)
    assert dict(speaker.played) == {Sound.GIVEN: orders, Sound.BLAST: events}


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
    ear.hear(Sound.FIGHT)
    assert not ear.tick(FRAME)
    assert speaker.sounds == [Sound.FIGHT]
    assert ear.captions == []


def test_captions_are_few_and_none_stands_twice(ear: Ear) -> None:
    for _round in range(200):
        for sound in Sound:
            ear.hear(sound)
        ear.tick(FRAME)
        words = [caption.words for caption in ear.captions]
        assert len(words) == len(set(words)) <= LINES


def test_captions_speak_french(ear: Ear) -> None:
    try:
        speak_in("fr", assets_folder() / "locale")
        ear.hear(Sound.FIGHT, "Konna")
        ear.tick(FRAME)
        assert ear.captions[0].words == "Tirs : Konna"
    finally:
        speak_in("en", assets_folder() / "locale")
