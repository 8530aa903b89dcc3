"""The commands as one types them: what they print, and how they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.cli import app

SCENARIO = """\
format: 1
name: post
title: A post
map: |
  r. rG r. rK
   r. r. r. r.
legend: {G: {place: Gao, site: town, size: town}, K: {place: Konna, site: town, size: village}}
calendar: {start: 2013-01-11, days_a_turn: 2, turns: 3}
factions:
  - {id: FRA, name: France, letter: F, colour: "#1B63B5", win: 5, draw: 1}
  - {id: ANS, name: Ansar Dine, letter: D, colour: "#1C1C1C", win: 5, draw: 1}
sovereign: FRA
types:
  - {id: company, name: Company, symbol: "10031000151211040000", movement: wheeled, irregular: false,
     target: soft, attack: {soft: 3, armoured: 1, dispersed: 2, fortified: 2},
     defence: {soft: 4, armoured: 2, dispersed: 3, fortified: 4}, sees: 2, visible: 0, quality: veteran}
units:
  - {id: F1, name: First company, type: company, faction: FRA, contingent: France, men: 150, at: x3y1}
  - {id: J1, name: Band, type: company, faction: ANS, contingent: ANS, men: 90, at: Gao}
holders: {Gao: ANS, Konna: FRA}
objectives:
  - {id: gao, faction: FRA, hold_at_end: [Gao], points: 5}
"""


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A scenario folder with one small scenario."""
    folder = tmp_path / "post"
    folder.mkdir()
    (folder / "scenario.yaml").write_text(SCENARIO, encoding="utf-8")
    return folder


def call(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def test_a_new_scenario_is_sound_passes_its_tests_and_bears_its_folders_name(tmp_path: Path) -> None:
    told = call("new", tmp_path / "my-war")
    assert told.exit_code == 0
    assert call("check", tmp_path / "my-war").exit_code == 0
    assert "name: my-war" in (tmp_path / "my-war" / "scenario.yaml").read_text(encoding="utf-8")
    tests = tmp_path / "my-war" / "tests"
    assert pytest.main(["-q", "-p", "no:cacheprovider", "--rootdir", str(tests), str(tests)]) == 0


@pytest.mark.parametrize("name", ["My War", "post"])
def test_a_new_scenario_overwrites_nothing_and_wants_a_good_name(post: Path, name: str) -> None:
    before = sorted(post.parent.rglob("*"))
    told = call("new", post.parent / name)
    assert told.exit_code == 2
    assert name in told.stderr
    assert sorted(post.parent.rglob("*")) == before


def test_run_tells_the_war_and_its_result(post: Path) -> None:
    told = call("run", "--scenario", post, "--seed", 3, "--ai", "FRA=random")
    assert told.exit_code == 0
    assert "11 January 2013" in told.stdout
    assert "Gao" in told.stdout
    quiet = call("run", "--scenario", post, "--seed", 3, "--ai", "FRA=random", "--quiet")
    assert 0 < len(quiet.stdout) < len(told.stdout)
    assert told.stdout.endswith(quiet.stdout)


def test_json_gives_one_event_a_line_and_the_same_every_time(post: Path) -> None:
    first = call("run", "--scenario", post, "--json", "--ai", "FRA=random")
    events = [json.loads(line) for line in first.stdout.splitlines()]
    assert events[0]["event"] == "TurnBegan"
    assert events[-1]["event"] == "GameEnded"
    assert call("run", "--scenario", post, "--json", "--ai", "FRA=random").stdout == first.stdout
    assert call("run", "--scenario", post, "--json", "--seed", 2, "--ai", "FRA=random").stdout != first.stdout


def test_a_side_is_told_less_than_the_referee(post: Path) -> None:
    whole = call("run", "--scenario", post, "--json").stdout.splitlines()
    side = call("run", "--scenario", post, "--json", "--side", "FRA").stdout.splitlines()
    assert len(side) < len(whole)
    assert not any('"DieCast"' in line for line in side)
    assert not any('"units": "J1"' in line for line in side)


def test_turns_stop_early(post: Path) -> None:
    assert '"GameEnded"' not in call("run", "--scenario", post, "--json", "--turns", 1).stdout


def test_a_saved_game_replays(post: Path, tmp_path: Path) -> None:
    save = tmp_path / "game.baton"
    assert call("run", "--scenario", post, "--quiet", "--save", save).exit_code == 0
    again = call("replay", save)
    assert again.exit_code == 0
    assert "each with the same result" in again.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--ai", "FRA"), "write FACTION=NAME"),
        (("--ai", "FRA=napoleon"), "no commander 'napoleon': one of"),
        (("--ai", "BEL=idle"), "no faction 'BEL': one of FRA, ANS"),
        (("--side", "BEL"), "--side BEL: one of FRA, ANS"),
    ],
)
def test_wrong_words_are_refused_with_the_right_ones(post: Path, words: tuple[str, str], says: str) -> None:
    refused = call("run", "--scenario", post, *words)
    assert refused.exit_code == 2
    assert says in refused.stderr
    assert refused.stdout == ""


def test_a_broken_scenario_is_refused_where_it_is_broken(post: Path) -> None:
    broken = SCENARIO.replace("faction: ANS, contingent", "faction: AED, contingent")
    (post / "scenario.yaml").write_text(broken, encoding="utf-8")
    for command in (("check", post), ("run", "--scenario", post)):
        refused = call(*command)
        assert refused.exit_code == 2
        line = next(i for i, text in enumerate(broken.splitlines(), 1) if "AED" in text)
        assert f"scenario.yaml:{line}:" in refused.stderr
        assert "AED" in refused.stderr
        assert "Traceback" not in refused.stderr


@pytest.mark.parametrize("content", [b"", b"hello", b"BATON\x001\n\x28\xb5\x2f\xfd\x00"])
def test_a_bad_save_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.baton").write_bytes(content)
    refused = call("replay", tmp_path / "bad.baton")
    assert refused.exit_code == 2
    assert refused.stderr.startswith("error: ")
    assert refused.stderr.count("\n") == 1


def test_why_answers_for_an_order(post: Path, tmp_path: Path) -> None:
    told = call("why", "--scenario", post, "--side", "FRA", "march F1 to Gao")
    assert told.exit_code == 0
    assert "It would be carried out." in told.stdout
    later = call("why", "--scenario", post, "--side", "ANS", "--turn", 2, "march F1 to Gao")
    assert later.stdout == "Refused: F1 takes its orders from France, not from you.\n"
    save = tmp_path / "game.baton"
    call("run", "--scenario", post, "--quiet", "--turns", 1, "--save", save)
    assert call("why", "--save", save, "adopt F1 posture=entrenched").stdout.splitlines() == [
        "It would be carried out.",
        "It costs F1 1.00 days.",
    ]


def test_why_says_what_is_wrong_with_the_words(post: Path, tmp_path: Path) -> None:
    for words, says in (
        (("march F7 to Gao",), "error: "),
        (("walk",), "error: no order or event 'walk'"),
        (("--side", "BEL", "patrol F1"), "--side BEL: one of FRA, ANS"),
        (("--save", tmp_path / "none", "patrol F1"), "error: "),
    ):
        refused = call("why", "--scenario", post, *words)
        assert refused.exit_code == 2
        assert says in refused.stderr
        assert "Traceback" not in refused.stderr


def test_check_counts_what_a_sound_scenario_has(post: Path) -> None:
    assert "no faults. 2 factions, 2 units, 2 places" in call("check", post).stdout


def test_sheet_writes_the_map_as_a_picture(post: Path, tmp_path: Path) -> None:
    target = tmp_path / "sheet.png"
    told = call("sheet", "--scenario", post, "--level", 3, "--out", target)
    assert told.exit_code == 0
    assert told.stdout == f"{target}: 63 x 29 pixels\n"
    assert target.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("out", "says"), [("sheet.xyz", ".xyz names no format"), ("no/sheet.png", "No such file")]
)
def test_sheet_refuses_what_it_cannot_write(post: Path, tmp_path: Path, out: str, says: str) -> None:
    refused = call("sheet", "--scenario", post, "--level", 3, "--out", tmp_path / out)
    assert refused.exit_code == 2
    assert says in refused.stderr


def test_generated_pages_are_current() -> None:
    stale = call("docs", "--check")
    assert stale.exit_code == 0, stale.stderr


def test_check_looks_at_the_tutorial_too(post: Path) -> None:
    tutorial = post / "tutorial.yaml"
    tutorial.write_text(
        "faction: FRA\nsteps:\n  - {id: one, select: F1, text: Select it.}\n", encoding="utf-8"
    )
    assert call("check", post).exit_code == 0
    tutorial.write_text(
        "faction: FRA\nsteps:\n  - {id: one, select: F9, text: Select it.}\n", encoding="utf-8"
    )
    wrong = call("check", post)
    assert wrong.exit_code == 2
    assert "tutorial.yaml:3:23: error: units=F9: no unit 'F9'" in wrong.stderr
