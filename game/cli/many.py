"""Many games at once, and what things cost."""

from __future__ import annotations

import sys
from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from game.cli.common import Scenario, err, prepare_kernels, readable_faults, refuse, say
from game.texts import _, spoken


def history(
    scenario: Scenario = "northern-mali",
    seeds: Annotated[int, typer.Option(help="So many games, with the seeds 1, 2, 3 and so on.", min=1)] = 20,
    workers: Annotated[int, typer.Option(help="Processes; 0: one a processor.", min=0)] = 0,
) -> None:
    """Play many games between staffs and lay them beside what happened."""
    from game.batch import games, record, report
    from game.batch.history import course
    from game.scenario import load

    with readable_faults():
        setup = load(scenario)
        past = record.read_record(setup.theatre, scenario)
    prepare_kernels()
    courses = []
    for number, row in enumerate(
        games.play(setup, range(1, seeds + 1), partial(course, record=past), workers), 1
    ):
        courses.append(row)
        if sys.stderr.isatty():
            err.print(_("{done} of {all} games").format(done=number, all=seeds), end="\r")
    say(_("{title}: {all} games between staffs").format(title=spoken(setup.theatre.title), all=seeds))
    say()
    for line in report.lines(setup.theatre, past, courses):
        say(line)


def batons(
    scenario: Scenario = "northern-mali",
    seeds: Annotated[int, typer.Option(help="So many games each way, from seed 1 on.", min=2)] = 20,
    faction: Annotated[
        list[str] | None, typer.Option(help="Who hands over in each way; missing: all. May be repeated.")
    ] = None,
    workers: Annotated[int, typer.Option(help="Processes; 0: one a processor.", min=0)] = 0,
) -> None:
    """Play the same games with handovers as early as possible, once they are promising, and never."""
    from game.ai.doctrine import Handovers
    from game.batch import handovers
    from game.scenario import load

    with readable_faults():
        setup = load(scenario)
    known = [one.id for one in setup.theatre.factions]
    for name in faction or ():
        if name not in known:
            why = _("error: --faction {name}: one of {known}")
            raise refuse(why.format(name=name, known=", ".join(known)))
    prepare_kernels()
    played: dict[Handovers, list[handovers.Row]] = {way: [] for way in handovers.WAYS}
    givers = faction or known
    for number, (way, row) in enumerate(handovers.play(setup, range(1, seeds + 1), givers, workers), 1):
        played[way].append(row)
        if sys.stderr.isatty():
            err.print(_("{done} of {all} games").format(done=number, all=3 * seeds), end="\r")
    for name in givers:
        for line in handovers.lines(setup.theatre, played, name):
            say(line)
        say()


def bench(
    *,
    ui: Annotated[
        bool, typer.Option("--ui", help="Measure the window instead of games and kernels.")
    ] = False,
) -> None:
    """Measure what things cost on this machine."""
    from game.bench import of_the_window
    from game.bench import run as measure

    prepare_kernels()
    measure(Console(), of_the_window() if ui else None)
