"""Saves and replays: what was played comes back order by order, and nothing else is believed."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from game.match import Match, open_match, reopen
from game.records.replay import replay
from game.records.save import FIRST_MAGIC, MAGIC, BadSave, Head, Save, pack, read, read_head, unpack, write
from game.scenario import load_text

SCENARIO = """
format: 1
name: post
title: A post
map: |
  r. rG r. r.
   r. r. r. r.
legend: {G: {place: Gao, site: town, size: town}}
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 4}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5"}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C"}
sovereign: FRA
types:
  - {id: company, name: Company, symbol: "10031000151211040000", movement: wheeled, irregular: false,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 2},
     defence: {soft: 4, armoured: 2, dispersed: 3, fortified: 4}, sees: 2, visible: 0, quality: veteran}
units:
  - {id: F1, name: First company, type: company, faction: FRA, contingent: France, men: 150, at: x3y1}
  - {id: J1, name: Band, type: company, faction: ANS, contingent: ANS, men: 90, at: Gao}
holders: {Gao: ANS}
"""


def played() -> tuple[Match, Save]:
    setup = load_text(SCENARIO)
    match, recorder = open_match(setup, 3, {"FRA": "random", "ANS": "random"}, record=True)
    assert recorder is not None
    match.begin()
    recorder.begin()
    for step in match.play():
        if isinstance(step.answer, list):
            recorder.take(step.order)
    return match, recorder.save


@pytest.fixture(scope="module")
def game() -> tuple[Match, Save]:
    """A small game played to its end by random commanders."""
    return played()


def again(save: Save) -> tuple[str, object]:
    setup = reopen(save)
    umpire, divergence = replay(setup.theatre, setup.state, save)
    return umpire.state.fingerprint(), divergence


def test_a_save_replays_to_the_same_end(game: tuple[Match, Save], tmp_path: Path) -> None:
    match, save = game
    write(tmp_path / "game.baton", save)
    assert again(read(tmp_path / "game.baton")) == (match.umpire.state.fingerprint(), None)
    assert [p.name for p in tmp_path.iterdir()] == ["game.baton"]


def test_the_first_order_that_differs_is_named(game: tuple[Match, Save]) -> None:
    save = dataclasses.replace(game[1], orders=list(game[1].orders))
    number = next(i for i, (line, _) in enumerate(save.orders) if line.startswith("march"))
    unit = save.orders[number][0].split()[1]
    save.orders[number] = (f"stand-by {unit} standing=hold alarm=3", save.orders[number][1])
    _, divergence = again(save)
    assert divergence is not None
    assert (divergence.order, divergence.text) == (number + 1, save.orders[number][0])


def test_another_seed_shows_in_the_replay(game: tuple[Match, Save]) -> None:
    save = dataclasses.replace(game[1], begun="0" * 16)
    _, divergence = again(save)
    assert divergence is not None
    assert divergence.order == 0
    assert "nothing but the fingerprint" in divergence.why


def test_a_save_of_other_rules_goes_on_from_its_last_turn(game: tuple[Match, Save]) -> None:
    save = dataclasses.replace(game[1], rules=99)
    setup = reopen(save)
    umpire, divergence = replay(setup.theatre, setup.state, save)
    assert divergence is not None
    assert "rules 99" in divergence.why
    assert umpire.state.turn == setup.theatre.calendar.turns - 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "not a save"),
        (b"PK\x03\x04 something else", "not a save"),
        (MAGIC + b"\x00\x01\x02", "truncated or damaged"),
        (FIRST_MAGIC + zstandard.compress(b"[1, 2]"), "not a save"),
        (FIRST_MAGIC + zstandard.compress(b"{"), "truncated or damaged"),
        (FIRST_MAGIC + zstandard.compress(json.dumps({"format": 7}).encode()), "format 7"),
        (FIRST_MAGIC + zstandard.compress(json.dumps({"format": 1}).encode()), "damaged"),
        (FIRST_MAGIC + zstandard.compress(b" " * (257 << 20)), "more than 256 MiB"),
    ],
)
def test_foreign_bytes_are_refused_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(BadSave, match=says) as caught:
        unpack(data)
    assert "\n" not in str(caught.value)


def test_a_cut_save_is_refused(game: tuple[Match, Save]) -> None:
    data = pack(game[1])
    for length in (len(MAGIC), len(data) // 2, len(data) - 1):
        with pytest.raises(BadSave):
            unpack(data[:length])


@given(st.data())
def test_no_tampering_brings_anything_but_a_refusal(data: st.DataObject) -> None:
    packed = bytearray(pack(SAVE))
    at = data.draw(st.integers(len(MAGIC), len(packed) - 1))
    packed[at] ^= data.draw(st.integers(1, 255))
    try:
        again_ = unpack(bytes(packed))
    except BadSave:
        return
    assert again_ == SAVE


SAVE = played()[1]


def test_a_missing_or_damaged_file_is_told_by_its_name_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "cut.baton").write_bytes(MAGIC + b"cut")
    with pytest.raises(BadSave, match=r"none\.baton: it cannot be read"):
        read(tmp_path / "none.baton")
    with pytest.raises(BadSave, match=r"cut\.baton: it is truncated or damaged"):
        read(tmp_path / "cut.baton")


def test_the_head_is_read_by_itself_and_damage_to_it_is_named(
    game: tuple[Match, Save], tmp_path: Path
) -> None:
    head = Head("A post", 3, 4, "2013-01-15", ("FRA",), over=False, rules=game[1].rules, picture=b"\xff\xd8")
    path = tmp_path / "game.baton"
    write(path, dataclasses.replace(game[1], head=head))
    assert read_head(path) == head == read(path).head
    data = bytearray(path.read_bytes())
    data[len(MAGIC) + 20] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(BadSave, match=r"game\.baton: .*damaged"):
        read_head(path)


def test_saves_of_the_first_format_are_still_read(game: tuple[Match, Save], tmp_path: Path) -> None:
    packed = pack(game[1])
    begin = len(MAGIC) + 4
    rest = packed[begin + int.from_bytes(packed[len(MAGIC) : begin], "big") :]
    document = json.loads(zstandard.decompress(rest)) | {"format": 1}
    del document["start"]
    old = FIRST_MAGIC + zstandard.compress(json.dumps(document).encode())
    (tmp_path / "old.baton").write_bytes(old)
    assert again(unpack(old)) == again(game[1])
    assert read_head(tmp_path / "old.baton") == Head(rules=game[1].rules)
