"""The game in a terminal: the same orders and refusals as at the window, what the side knows and no more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from game.model import text
from game.model.orders import EndPhase
from game.records.archive import Archive
from game.records.keeping import PERSON
from game.records.replay import replay
from game.records.save import read
from game.records.why import ask
from game.rules.sight import redact
from game.scenario import load
from game.ui import sitting
from game.ui.composer import Composer
from game.ui.sitting import Sitting
from game.ui.terminal import COMMANDS, Terminal

ROOT = Path(__file__).parents[2]
TINY = ROOT / "tests" / "scenario" / "tiny"


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Sitting]:
    one = sitting.begin(load(TINY), 3, {"FRA": PERSON}, Archive(tmp_path))
    yield one
    one.close()


def typed(opened: Sitting, *lines: str) -> list[str]:
    """What is told while some lines are typed, and then no more."""
    told: list[str] = []
    left = list(lines)

    def next_line(prompt: str) -> str:
        told.append(prompt)
        if not left:
            raise EOFError
        return left.pop(0)

    Terminal(opened.table, opened.keeping, next_line, told.append).run()
    return told


def staff_lines(opened: Sitting) -> Callable[[str], str]:
    """A player who types what a staff would order."""
    theatre, side = opened.setup.theatre, opened.table.side
    orders: Iterator[object] = iter(())

    def next_line(_prompt: str) -> str:
        nonlocal orders
        order = next(orders, None)
        if order is None:
            orders = opened.match.commanders[side].orders(opened.table.view)
            order = next(orders, EndPhase())
        if isinstance(order, EndPhase):
            orders = iter(())
            return "end"
        return text.write(theatre, order)  # type: ignore[arg-type]

    return next_line


def test_a_game_is_played_to_its_verdict(opened: Sitting) -> None:
    told: list[str] = []
    Terminal(opened.table, opened.keeping, staff_lines(opened), told.append).run()
    assert opened.match.umpire.over
    assert any(re.match(r"France (won|drew|lost)", line) for line in told)
    save = opened.keeping.save()
    setup = load(TINY)
    umpire, differs = replay(setup.theatre, setup.state, save)
    assert differs is None
    assert umpire.state.fingerprint() == opened.match.umpire.state.fingerprint()


def test_every_command_answers(opened: Sitting, tmp_path: Path) -> None:
    typed(opened)
    silent = len(typed(opened))
    lines = [f"{name} x" if name == "save" else name for name in COMMANDS if name not in ("end", "quit")]
    for line in [*lines, "look Gao", "look nowhere", "aims nothing", "units all"]:
        before = opened.match.umpire.state.fingerprint()
        assert len(typed(opened, line)) >= silent + 2, line
        assert opened.match.umpire.state.fingerprint() == before
    assert read(Archive(tmp_path).path_of("x")).orders == opened.keeping.recorder.save.orders


def test_refusals_are_those_of_the_window(opened: Sitting) -> None:
    typed(opened)
    theatre, known = opened.setup.theatre, opened.table.view.state
    mine = [u for u, n in theatre.unit_named.items() if int(known.faction[n]) == opened.table.side]
    others = [u for u, n in theatre.unit_named.items() if int(known.faction[n]) != opened.table.side]
    composer = Composer(opened.table)
    for line in (f"halt {mine[0]}", f"patrol {others[-1]}", f"halt {others[-1]}"):
        why = composer.why_not(ask(opened.table.view, line))
        assert why
        assert f"Refused: {why}" in typed(opened, line)


def test_it_tells_nothing_that_the_side_does_not_know(opened: Sitting) -> None:
    commands = [name for name in COMMANDS if name not in ("end", "quit", "save", "undo", "log")]
    first = typed(opened, "end", *commands, "units all")
    theatre, state = opened.setup.theatre, opened.match.umpire.state
    unknown = redact(theatre, state, opened.table.side)
    hidden = [u.name for n, u in enumerate(theatre.units) if state.present[n] and not unknown.present[n]]
    assert hidden
    words = "\n".join(first)
    assert not [name for name in hidden if name in words]


def test_it_needs_no_pygame_and_goes_on_from_its_log(tmp_path: Path) -> None:
    script = (
        "import sys; sys.argv = ['baton', *sys.argv[1:]]\n"
        "from game.cli import app\n"
        "try:\n    app()\nexcept SystemExit as left:\n    assert not left.code, left.code\n"
        "assert 'pygame' not in sys.modules\n"
    )
    env = os.environ | {"BATON_DATA_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}

    def play(*words: str, lines: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", script, "play", "--text", *words],
            input=lines,
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    told = play("--scenario", str(TINY), "--side", "FRA", "--seed", "3", lines="end\nquit\n")
    kept = re.search(r"play --text '(.*)' goes on", told)
    assert kept is not None
    again = play(kept[1], lines="tracks\nquit\n")
    assert "13 January" in again
