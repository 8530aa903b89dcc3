"""Questions: why an order or an aim stands as it does, and whether a scenario is sound."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.common import Scenario, Seed, faction_of, game_in, prepare_kernels, readable_faults, refuse, say
from game.texts import _, spoken

if TYPE_CHECKING:
    from game.rules.umpire import Umpire


def why(
    order: Annotated[
        str, typer.Argument(help='An order, such as "march F05 to Gao", or the id of an objective.')
    ],
    *,
    scenario: Scenario = "northern-mali",
    save: Annotated[Path | None, typer.Option(help="Ask of this saved game as it stands.")] = None,
    seed: Seed = 1,
    turn: Annotated[int, typer.Option(help="Let staffs play up to this turn; the first is 1.", min=1)] = 1,
    side: Annotated[str, typer.Option(help="Who asks; default: whose phase it is.")] = "",
) -> None:
    """Say why an order would be refused, or what it costs and what is to be foreseen of it.

    Of an objective: how far it has come, and why.
    """
    from game.model.text import BadText
    from game.records.reasons import explain as explain_aim
    from game.records.why import ask
    from game.records.why import why as explain
    from game.rules.sight import sight

    umpire = _saved_game(save) if save else _game_at(scenario, seed, turn, side)
    theatre = umpire.theatre
    asker = faction_of(theatre, side)
    view = sight(theatre, umpire.state, umpire.side if asker is None else asker)
    named = {aim.id: index for index, aim in enumerate(theatre.objectives)}
    if order in named:
        for line in explain_aim(theatre, view.state, named[order]):
            say(line)
        return
    try:
        given = ask(view, order)
    except BadText as error:
        raise refuse(f"error: {error}") from None
    for line in explain(view, given):
        say(line)


def _saved_game(save: Path) -> Umpire:
    """A saved game, played again to where it stands."""
    from game.match import reopen
    from game.records.replay import replay as fold

    with readable_faults():
        kept = game_in(save)
        setup = reopen(kept)
    prepare_kernels()
    return fold(setup.theatre, setup.state, kept)[0]


def _game_at(scenario: str, seed: int, turn: int, side: str) -> Umpire:
    """A game of staffs at a side's phase of a turn, or the first phase after it that it has."""
    from game.match import open_match
    from game.scenario import load

    with readable_faults():
        setup = load(scenario)
        match, _recorder = open_match(setup, seed, {})
    asker = faction_of(setup.theatre, side)
    prepare_kernels()
    match.begin()
    steps, umpire = match.play(), match.umpire

    def there() -> bool:
        return umpire.state.turn + 1 >= turn and (asker is None or umpire.side == asker)

    while not umpire.over and not there():
        next(steps)
    return umpire


def check(scenario: Annotated[str, typer.Argument(help="Name or folder of a scenario.")]) -> None:
    """Look a scenario over, and the tutorial beside it, and tell all their faults."""
    from game.scenario import load
    from game.scenario.tutorial import read_tutorial, tutorial_path

    with readable_faults():
        setup = load(scenario)
        if tutorial_path(scenario).is_file():
            read_tutorial(setup.theatre, scenario)
    theatre = setup.theatre
    summary = _(
        "{title}: no faults. {factions} factions, {units} units, {places} places, {events} events, "
        "{turns} turns."
    )
    counts = {name: len(getattr(theatre, name)) for name in ("factions", "units", "places", "events")}
    say(summary.format(title=spoken(theatre.title), turns=theatre.calendar.turns, **counts))
