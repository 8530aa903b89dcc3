"""What the commands share: options, how they print and refuse."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer
from rich.console import Console

from game.texts import _

if TYPE_CHECKING:
    from game.model.theatre import Theatre
    from game.records.save import Save
    from game.terms import FactionId

BAD_INPUT: Final = 2
DIFFERENT: Final = 1

err = Console(stderr=True, soft_wrap=True, highlight=False, markup=False, emoji=False)

Language = Annotated[
    str, typer.Option(help="Language, en or fr; default: BATON_LANG, then that of the system.")
]
Scenario = Annotated[str, typer.Option(help="Name or folder of a scenario.")]
Seed = Annotated[int, typer.Option(help="Seed of the dice: one seed, one game.")]
Turns = Annotated[int, typer.Option(help="Stop after so many turns; 0 plays to the end.", min=0)]
Ai = Annotated[list[str] | None, typer.Option(help="FACTION=NAME of a commander: staff, idle or random.")]
Side = Annotated[str, typer.Option(help="Tell the war as this faction sees it; default: as it is.")]
Seat = Annotated[str, typer.Option("--side", help="The faction to lead, or observer; default: is asked.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print every event as one line of JSON.")]
Quiet = Annotated[bool, typer.Option(help="Leave the chronicle out, print the result.")]
SavedGame = Annotated[
    Path | None, typer.Argument(help="A save or recovery log to go on with; default: a new game.")
]
SaveTo = Annotated[Path | None, typer.Option(help="Keep the game in this file.")]
InText = Annotated[bool, typer.Option("--text", help="In the terminal, in lines of text.")]
Lesson = Annotated[bool, typer.Option("--tutorial", help="With --text: the tutorial of a scenario.")]
LoadFrom = Annotated[
    Path | None, typer.Option("--load", help="Go on with this save or recovery log, as FILE does.")
]


def say(line: str = "") -> None:
    """Print one line as it is."""
    sys.stdout.write(line + "\n")


def refuse(message: object) -> typer.Exit:
    """Say what is wrong with the input; the exit to raise."""
    err.print(str(message))
    return typer.Exit(BAD_INPUT)


@contextmanager
def readable_faults() -> Iterator[None]:
    """Turn the faults of authored files and saves into messages and exit code 2."""
    from game.match import NoSuchCommander
    from game.records.save import BadSave
    from game.scenario import ScenarioFaults

    try:
        yield
    except ScenarioFaults as faults:
        raise refuse(faults) from None
    except (BadSave, NoSuchCommander) as error:
        raise refuse(f"error: {error}") from None


def prepare_kernels() -> None:
    """Compile what must be compiled; the first time takes some seconds, and says so."""
    from game import kernels

    if kernels.compiled_before():
        kernels.warm_up()
        return
    err.print(_("First start: compiling the inner loops, once."))
    kernels.warm_up(
        lambda name, done, count: err.print(
            _("  {done} of {count} {name}").format(done=done, count=count, name=name)
        )
    )


def game_in(file: Path) -> Save:
    """The game in a save, a recovery log or a crash bundle; says what of it could not be read."""
    from game.records.archive import read_game

    save, lost = read_game(file)
    if lost:
        err.print(lost)
    return save


def pairs(texts: list[str]) -> dict[str, str]:
    """What `--ai` was given, by faction."""
    for text in texts:
        if "=" not in text:
            raise refuse(_("error: --ai {text}: write FACTION=NAME, as in --ai FRA=staff").format(text=text))
    return dict(text.split("=", 1) for text in texts)


def faction_of(theatre: Theatre, name: str) -> FactionId | None:
    """The faction that `--side` names; None if it was not given."""
    if not name:
        return None
    if name not in theatre.faction_named:
        known = ", ".join(theatre.faction_named)
        raise refuse(_("error: --side {name}: one of {known}").format(name=name, known=known))
    return theatre.faction_named[name]
