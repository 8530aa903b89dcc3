"""Seats at a terminal in the small scenario."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from game.records.archive import Archive
from game.records.save import Save
from game.scenario import Setup, load, load_text
from game.terminal import commands, opening
from game.terminal.session import Session

Sit = Callable[..., Session]
Talk = Callable[..., str]


@lru_cache(maxsize=8)
def konna(given: str = "") -> Setup:
    """The scenario, with some keys laid over it."""
    if not given:
        return load("konna")
    return load_text(f"format: 1\nname: ours\ntitle: Ours\nextends: konna\n{given}")


def fresh(setup: Setup) -> Setup:
    return Setup(setup.theatre, setup.state.copy(), setup.files)


@pytest.fixture
def resume(tmp_path: Path) -> Iterator[Sit]:
    """Goes on with a saved game; its log is closed in the end."""
    opened: list[Session] = []

    def at(kept: Save, side: str = "") -> Session:
        opened.append(opening.resume(kept, side, Archive(tmp_path / "other")))
        return opened[-1]

    yield at
    for session in opened:
        session.keeping.close()


@pytest.fixture
def sit(tmp_path: Path) -> Iterator[Sit]:
    """A session of a side; the others idle unless commanders are named. Its log is closed in the end."""
    opened: list[Session] = []

    def at(side: str = "FRA", given: str = "", ai: dict[str, str] | None = None) -> Session:
        seats = dict.fromkeys(("FRA", "MLI", "ANS"), "idle") if ai is None else ai
        opened.append(opening.begin(fresh(konna(given)), 1, seats, side, Archive(tmp_path / "data")))
        return opened[-1]

    yield at
    for session in opened:
        session.keeping.close()


@pytest.fixture
def talk() -> Talk:
    """Says lines in a session; what is answered to the last of them."""

    def say(session: Session, *lines: str) -> str:
        answers = [session.open()] if not lines else []
        answers += [commands.do(session, line) for line in lines]
        return "\n".join(said.text for said in answers[-1])

    return say
