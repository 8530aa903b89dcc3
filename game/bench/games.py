"""Whole games: loading, starting, orders and legs, and campaigns between five staff commanders."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from game.bench.clock import Row, best
from game.dice import Dice
from game.match import open_match
from game.model.events import Event, LegMarched
from game.model.orders import March
from game.model.state import State
from game.model.theatre import Theatre
from game.records.tally import Tally
from game.rules import movement
from game.rules.umpire import Umpire
from game.scenario import Setup, load
from game.terms import Site, Status, UnitId

CAMPAIGN = "northern-mali"
SEED = 1
LONG_MARCH = 15  # legs at least
SEEDS = range(1, 21)  # of the campaign games
REPEATS = 2  # of each; the shorter counts


def loading() -> list[Row]:
    """The campaign's files read, checked and made into a theatre; then a start from the shell."""
    first_event = "from game.cli import app; app(['run', '--json', '--turns', '1'], standalone_mode=False)"
    begun = perf_counter()
    with subprocess.Popen(  # noqa: S603  our own code, run by this interpreter
        [sys.executable, "-c", first_event],
        cwd=Path(__file__).parents[2],
        env=dict(os.environ),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None  # noqa: S101  it was asked for
        process.stdout.readline()
        start = perf_counter() - begun
        process.stdout.read()
    return [
        Row("campaign loaded", best([lambda: load(CAMPAIGN)], 3)[0] * 1e3, "ms", digits=0),
        Row("start to first event, caches warm", start, "s", "at most 2", digits=2),
    ]


def legs() -> list[Row]:
    """A long march through quiet country, by one unit and by a group of four."""
    setup = load(CAMPAIGN)
    rows = []
    for size in (1, 4):
        times, count = [], 0
        for _ in range(30):
            umpire, order = _marchers(setup, size)
            begun = process_time()
            umpire.submit(order)
            times.append(process_time() - begun)
            count = sum(isinstance(e, LegMarched) for e in umpire.journal.events) * size
        each = min(times) / count * 1e6
        rows.append(
            Row(
                f"order through umpire, rules, journal, apply: {size} x {count // size} legs, a leg",
                each,
                "us",
                "at most 15",
            )
        )
        rows.append(Row("... legs a second", 1e6 / each, "", digits=0))
    return rows


def _marchers(setup: Setup, size: int) -> tuple[Umpire, March]:
    """Some units of one faction together in a town, with the time for a long march from it."""
    theatre = setup.theatre
    umpire = Umpire(theatre, setup.state.copy(), Dice(SEED))
    umpire.begin()
    state = umpire.state
    mine = [UnitId(u) for u in range(len(theatre.units)) if _ready(theatre, state, u, umpire)][:size]
    here = int(state.hex[mine[0]])
    for unit in mine:
        state.hex[unit], state.site[unit], state.spent[unit] = here, Site.OPEN, -20 * theatre.calendar.budget
    cost, _ = movement.reach(theatre, state, mine[0], 40 * theatre.calendar.budget)
    view = movement.outlook(theatre, state, int(umpire.side))
    ways = (
        movement.path_to(theatre, state, mine[0], int(target))
        for target in cost.argsort(kind="stable").tolist()
        if cost[target] < 1 << 28 and not view.danger[target]
    )
    path = next(way for way in ways if way is not None and len(way) >= LONG_MARCH)
    return umpire, March(tuple(mine), path)


def _ready(theatre: Theatre, state: State, unit: int, umpire: Umpire) -> bool:
    wheels = theatre.movement.classes[theatre.unit_movement[unit]] != "foot"
    return bool(state.status[unit] == Status.PRESENT and state.controller[unit] == umpire.side and wheels)


def campaign() -> list[Row]:
    """Campaign games of several seeds between five staff commanders, and what happened in them."""
    setup = load(CAMPAIGN)
    times = dict.fromkeys(SEEDS, float("inf"))
    tallies = {}
    for _ in range(REPEATS):
        for seed in SEEDS:
            took, events = _game(setup, seed)
            times[seed] = min(times[seed], took)
            if seed not in tallies:
                tallies[seed] = Tally(setup.theatre, setup.state)
                for event in events:
                    tallies[seed].add(event)
    counted = ("legs", "attacks", "places_taken", "batons_passed", "batons_kept")
    played = list(tallies.values())
    return [
        Row(
            f"campaign game, five staff commanders: median of {len(SEEDS)}",
            median(times.values()),
            "s",
            "0.5",
            digits=2,
        ),
        Row("... the longest of them", max(times.values()), "s", "never above 1", digits=2),
        *(Row(f"... its {name}, on average", _mean(played, name), "", "more than 0") for name in counted),
        Row(
            "... turns in which a faction with units marched, the least",
            min(map(_least, played)),
            "%",
            "at least 50",
        ),
    ]


def _game(setup: Setup, seed: int) -> tuple[float, list[Event]]:
    """Seconds that one campaign game takes, and what happened in it."""
    match, _recorder = open_match(Setup(setup.theatre, setup.state.copy(), setup.files), seed, {})
    begun = process_time()
    match.begin()
    match.finish()
    return process_time() - begun, match.umpire.journal.events


def _mean(tallies: list[Tally], name: str) -> float:
    return sum(tally.total(name) for tally in tallies) / len(tallies)


def _least(tally: Tally) -> float:
    """The least share, per cent, of its turns with units on the map in which a faction marched."""
    return min(
        100 * figures["turns_marched"] / figures["turns_present"]
        for figures in tally.figures
        if figures["turns_present"]
    )
