"""The staff in the shipped campaign: lawful, repeatable, busy, and better than doing nothing or anything."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from game.match import Match, open_match
from game.model import events as ev
from game.rules import victory
from game.scenario import Setup, load


@pytest.fixture(scope="module")
def campaign() -> Setup:
    return load("northern-mali")


def begun(campaign: Setup, seed: int, ai: dict[str, str]) -> Match:
    setup = Setup(campaign.theatre, campaign.state.copy(), campaign.files)
    match, _ = open_match(setup, seed, ai)
    match.begin()
    return match


@pytest.fixture(scope="module")
def staffs(campaign: Setup) -> Match:
    """A whole game of five staffs."""
    match = begun(campaign, 1, {})
    match.finish()
    return match


def test_no_order_of_a_staff_is_refused(staffs: Match) -> None:
    assert staffs.refusals == 0


def test_the_war_is_fought_and_the_baton_passed(staffs: Match) -> None:
    for kind in (ev.LegMarched, ev.FightResolved, ev.PlaceCaptured, ev.BatonPassed):
        assert sum(isinstance(event, kind) for event in staffs.umpire.journal.events) > 1


def test_the_hidden_war_is_waged_by_night_and_searched_for_by_day(campaign: Setup, staffs: Match) -> None:
    """Whether a column runs onto a mine is left to its way and to chance: in one game of two it does."""
    other = begun(campaign, 2, {})
    other.finish()
    both = [Counter(type(event) for event in match.umpire.journal.events) for match in (staffs, other)]
    for kind in (ev.NightPlanned, ev.MinesLaid, ev.CacheLaid, ev.PatrolMade):
        assert all(game[kind] > 1 for game in both)
    assert sum(game[ev.MinesStruck] for game in both) > 1


def test_the_war_in_the_air_is_fought(staffs: Match) -> None:
    kinds = {type(event) for event in staffs.umpire.journal.events}
    assert kinds >= {ev.StrikeFlown, ev.SupportFlown, ev.ScoutFlown, ev.CoupMade, ev.LinkedUp, ev.WingRebased}


def test_every_faction_marches_in_at_least_half_its_turns(staffs: Match) -> None:
    turn, side = 0, -1
    had: dict[int, set[int]] = defaultdict(set)
    marched: dict[int, set[int]] = defaultdict(set)
    for event in staffs.umpire.journal.events:
        if isinstance(event, ev.TurnBegan):
            turn = event.turn
        elif isinstance(event, ev.PhaseBegan):
            side = event.faction
            had[side].add(turn)
        elif isinstance(event, ev.LegMarched):
            marched[side].add(turn)
    assert len(had) == len(staffs.theatre.factions)
    assert {side: len(marched[side]) * 2 >= len(turns) for side, turns in had.items()} == dict.fromkeys(
        had, True
    )


def test_the_same_seed_gives_the_same_orders(campaign: Setup) -> None:
    def opening() -> str:
        match = begun(campaign, 7, {})
        for _ in match.play():
            if match.umpire.state.turn == 4:
                break
        return match.umpire.state.fingerprint()

    assert opening() == opening()


def test_the_staff_scores_above_idle_and_random(campaign: Setup) -> None:
    """Two seeds of the twelve on which each faction's staff is measured against the two plain commanders."""

    def points(ai: dict[str, str]) -> list[int]:
        total = [0] * len(campaign.theatre.factions)
        for seed in (2, 4):
            match = begun(campaign, seed, ai)
            match.finish()
            for side in range(len(total)):
                total[side] += victory.points(campaign.theatre, match.umpire.state, side)
        return total

    own = points({})
    for side, faction in enumerate(campaign.theatre.factions):
        for name in ("idle", "random"):
            assert own[side] > points({faction.id: name})[side], f"{faction.id} against {name}"
