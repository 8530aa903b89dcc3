"""Five tables that can each be won and lost: a hundred games between staffs. Slow: `pytest -m slow`."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from game.batch import games
from game.match import Match
from game.rules import victory
from game.rules.victory import Verdict
from game.scenario import load

SEEDS = range(1, 101)
MOST = 90  # per cent of the games that one faction may win, or lose


def verdicts(match: Match) -> Callable[[], tuple[Verdict, ...]]:
    """What a game came to, by faction."""
    factions = range(len(match.theatre.factions))
    return lambda: tuple(victory.verdict(match.theatre, match.umpire.state, f) for f in factions)


@pytest.mark.slow
def test_no_faction_always_wins_or_always_loses() -> None:
    setup = load("northern-mali")
    ends = list(games.play(setup, SEEDS, verdicts, 2))
    shares = {
        faction.id: [100 * sum(end[number] == verdict for end in ends) // len(ends) for verdict in Verdict]
        for number, faction in enumerate(setup.theatre.factions)
    }
    assert {f: share for f, share in shares.items() if share[Verdict.WON] > MOST} == {}
    assert {f: share for f, share in shares.items() if share[Verdict.LOST] > MOST} == {}
    assert {f: share for f, share in shares.items() if not share[Verdict.WON]} == {}
