"""The people of towns: a day's drift against a brute force, ties, and what chance does over many games."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from game.dice import Dice
from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import civilians, loyalty
from game.rules.journal import Journal
from game.rules.sight import redact
from game.scenario import Setup
from game.terms import NOBODY, Day, FightKind, Relation, Site, Status, Tie


def tie_by_hand(theatre: Theatre, state: State, faction: int) -> Tie:
    """A faction's tie, the long way."""
    if faction == NOBODY:
        return Tie.NOBODY
    if faction == theatre.sovereign:
        return Tie.SOVEREIGN
    relation = Relation(int(state.relation[theatre.sovereign, faction]))
    return {Relation.HOSTILE: Tie.ENEMY, Relation.WARY: Tie.NEIGHBOUR, Relation.PASSAGE: Tie.NEIGHBOUR}.get(
        relation, Tie.PARTNER
    )


def drift_by_hand(theatre: Theatre, state: State, place: int) -> int:
    """The loyalty of a town after a day, the long way."""
    where = theatre.places[place]
    tie = tie_by_hand(theatre, state, int(state.holder[place]))
    now = int(state.loyalty[place]) + [3, 1, -2, -5, -1][tie]
    men = 0
    for unit in range(len(theatre.units)):
        there = state.status[unit] == Status.PRESENT and state.hex[unit] == where.hex
        if there and state.since[unit] <= state.day:
            friend = tie_by_hand(theatre, state, int(state.faction[unit])) in (Tie.SOVEREIGN, Tie.PARTNER)
            men += int(state.men[unit]) if friend else 0
    if tie in (Tie.SOVEREIGN, Tie.PARTNER):
        now += 4 if men >= max(1, where.threat_floor) else -4
    if state.day in state.incident[place].tolist():
        now -= 7
    return max(-200, min(200, now)) if where.site == Site.TOWN else int(state.loyalty[place])


@pytest.mark.parametrize("seed", range(20))
def test_a_day_works_on_the_people_as_the_rule_says(towns: Setup, seed: int) -> None:
    theatre, state = towns.theatre, towns.state.copy()
    some = np.random.default_rng(seed)
    state.day = 3
    factions = len(theatre.factions)
    state.holder[:] = some.integers(-1, factions, len(theatre.places))
    state.hex[:] = some.choice(theatre.place_hex, len(theatre.units))
    state.since[:] = some.integers(2, 5, len(theatre.units))
    state.men[:] = some.integers(1, 300, len(theatre.units))
    state.incident[:, 0] = some.integers(2, 4, len(theatre.places))
    for other in range(factions):
        if other != theatre.sovereign:
            state.relation[theatre.sovereign, other] = state.relation[other, theatre.sovereign] = (
                some.integers(0, 5)
            )
    wanted = [drift_by_hand(theatre, state, place) for place in range(len(theatre.places))]
    before = state.loyalty.copy()
    journal = Journal(theatre, state, Dice(0))
    loyalty.dusk(journal)
    assert state.loyalty.tolist() == wanted
    [event] = journal.events
    assert isinstance(event, ev.LoyaltyDrifted)
    assert list(event.places) == np.flatnonzero(before != state.loyalty).tolist()


def test_whom_the_people_tell_is_the_same_on_a_sight(towns: Setup) -> None:
    theatre, state = towns.theatre, towns.state
    told = loyalty.informed(theatre, state)
    names = theatre.place_named
    assert told[names["Gao"]] == theatre.faction_named["ANS"]  # deeply against the state, so for its enemy
    silent = state.copy()
    silent.loyalty[names["Gao"]] = 100
    assert loyalty.informed(theatre, silent)[names["Gao"]] == NOBODY
    for side in range(len(theatre.factions)):
        assert (
            loyalty.informed(theatre, redact(theatre, silent, side)) == loyalty.informed(theatre, silent)
        ).all()


def test_without_towns_everything_is_as_it_was(crossroads: Setup) -> None:
    theatre, state = crossroads.theatre, crossroads.state
    assert loyalty.informed(theatre, state) is state.holder
    journal = Journal(theatre, state.copy(), Dice(1))
    loyalty.dusk(journal)
    civilians.dusk(journal)
    gao = theatre.places[theatre.place_named["Gao"]]
    civilians.harm(journal, (gao.hex, gao.site), theatre.sovereign, FightKind.ASSAULT, Day(0))
    assert journal.events == []
    assert [loyalty.threat(theatre, state, p) for p in range(len(theatre.places))] == [0] * len(
        theatre.places
    )


def test_civilians_die_as_often_and_as_many_as_the_chart_says(towns: Setup) -> None:
    theatre, gao = towns.theatre, towns.theatre.places[towns.theatre.place_named["Gao"]]
    france = theatre.faction_named["FRA"]
    counts: Counter[int] = Counter()
    for seed in range(2000):
        journal = Journal(theatre, towns.state.copy(), Dice(seed))
        civilians.harm(journal, (gao.hex, gao.site), france, FightKind.ASSAULT, Day(0))
        dead = [event.killed for event in journal.events if isinstance(event, ev.CiviliansHarmed)]
        counts[sum(dead)] += 1
        lost = 150 + 2 * sum(dead)
        assert journal.state.loyalty[theatre.place_named["Gao"]] == -lost
        assert journal.state.track[0] == 30 - sum(dead)
    assert sorted(counts) == [0, 1, 2, 3, 4, 5]
    assert 1340 <= counts[0] <= 1460  # 70 per cent, four standard deviations either way
    assert all(76 <= counts[killed] <= 164 for killed in range(1, 6))
