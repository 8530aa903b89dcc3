"""The command itself, with standard input from a pipe: the small scenario and its tutorial to the end."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from game.cli import app

LESSON = """\
select F05+F06
look Diabaly
why march to=x5y8
march to=x5y8
assign F25
why assault F05+F06 hex=Diabaly site=town
assault F05+F06 hex=Diabaly site=town
end now
march F05+F06 to=Diabaly site=town
end now
choose what-for reconquest
why offer-baton Diabaly to=MLI
offer-baton Diabaly to=MLI
end now
"""


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BATON_DATA_DIR", str(tmp_path / "data"))


def play(lines: str, *words: object) -> Result:
    return CliRunner().invoke(app, ["play", "--text", *map(str, words)], input=lines)


def test_the_tutorial_and_the_game_after_it_are_played_to_the_verdict() -> None:
    told = play(LESSON + "end now\n" * 8, "--scenario", "konna", "--tutorial")
    assert told.exit_code == 0, told.output
    assert "The baton of Diabaly passed from France to Mali" in told.stdout
    assert told.stdout.count("The tutorial is done; the game goes on.") == 1
    steps = [int(line.split()[1]) for line in told.stdout.splitlines() if line.startswith("Step ")]
    assert steps == sorted(steps), "no step comes back"
    assert "The game is over." in told.stdout
    assert "France" in told.stdout.split("The game is over.")[1]
    assert "\x1b" not in told.stdout, "no colours in a pipe"


def test_another_side_is_played_to_the_verdict_with_commanders_named() -> None:
    words = ("--scenario", "konna", "--side", "MLI", "--ai", "ANS=idle", "--ai", "FRA=idle")
    told = play("end now\n" * 8, *words)
    assert told.exit_code == 0
    assert "You lead Mali." in told.stdout
    assert "The game is over." in told.stdout


def test_one_seed_is_one_game() -> None:
    first = play("end now\n" * 3, "--scenario", "konna", "--seed", 5)
    assert first.stdout == play("end now\n" * 3, "--scenario", "konna", "--seed", 5).stdout
    assert first.stdout != play("end now\n" * 3, "--scenario", "konna", "--seed", 6).stdout


def test_a_game_is_saved_on_leaving_and_loaded_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.baton"
    first = play("end now\nunits\nquit\n", "--scenario", "konna", "--save", file)
    assert f"Saved: {file}" in first.stdout
    again = play("units\n", "--load", file)
    assert again.exit_code == 0
    assert "Turn 2 of 8" in again.stdout
    units = [line for line in first.stdout.splitlines() if line.startswith("F0")]
    assert [line for line in again.stdout.splitlines() if line.startswith("F0")] == units


def test_a_game_that_was_killed_goes_on_from_its_log(tmp_path: Path) -> None:
    code = (
        "import os, sys\nfrom game.cli import app\n"
        "class Lines:\n"
        "    def isatty(self): return False\n"
        "    def __iter__(self):\n"
        "        yield 'march F05+F06 to=x5y8\\n'\n"
        "        yield 'assign F25\\n'\n"
        "        os.kill(os.getpid(), 9)\n"
        "sys.stdin = Lines()\n"
        "app(['play', '--text', '--scenario', 'konna'])\n"
    )
    killed = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    (log,) = (tmp_path / "data" / "recovery").glob("*.recovery")
    before = log.read_bytes()
    told = play("units\nwings\n", "--load", log)
    assert told.exit_code == 0, told.output
    assert "20 km south-west of Diabaly" in told.stdout
    assert "on call" in told.stdout
    assert log.read_bytes() == before, "a log is never rewritten"


LEARNT = (3, 7, 9, 13)


@pytest.mark.parametrize("lines", LEARNT)
def test_a_tutorial_that_was_left_goes_on_where_it_was(lines: int, tmp_path: Path) -> None:
    file, steps = tmp_path / "lesson.baton", LESSON.splitlines(keepends=True)
    whole = play(LESSON + "end now\n" * 8, "--scenario", "konna", "--tutorial")
    left = play("".join([*steps[:lines], "quit\n"]), "--scenario", "konna", "--tutorial", "--save", file)
    assert f"Saved: {file}" in left.stdout
    again = play("".join(["select F05+F06\n", *steps[lines:], "end now\n" * 8]), "--load", file)
    assert again.exit_code == 0, again.output
    told = [line for line in left.stdout.splitlines() if line.startswith("Step ")]
    taken_up = [line for line in again.stdout.splitlines() if line.startswith(("Step ", "The tutorial"))]
    assert taken_up[0] == told[-1], "it goes on with the step at which it was left"
    assert again.stdout.count("The tutorial is done") == 1
    verdict = whole.stdout.split("The game is over.")[1]
    assert again.stdout.split("The game is over.")[1].startswith(verdict), "the others kept to their script"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--scenario", "konna", "--side", "GER"), "one of FRA, MLI, ANS"),
        (("--scenario", "the-baton", "--tutorial"), "this scenario has no tutorial"),
        (("--scenario", "konna", "--tutorial", "--side", "MLI"), "a game of its own"),
        (("--load", "nothing.baton"), "nothing.baton"),
        (("--scenario", "konna", "--ai", "ANS=nobody"), "no commander 'nobody'"),
    ],
)
def test_bad_input_is_refused_with_a_reason(words: tuple[str, ...], why: str) -> None:
    told = play("", *words)
    assert told.exit_code == 2
    assert why in told.stderr
