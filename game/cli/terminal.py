"""Playing in the terminal: where lines are read and printed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from game.cli.common import faction_of, game_in, prepare_kernels, readable_faults, refuse, say
from game.texts import _

if TYPE_CHECKING:
    from game.terminal.session import Said


def play_in_text(
    file: Path | None,
    scenario: str,
    seed: int,
    ai: dict[str, str],
    side: str,
    save: Path | None,
    *,
    tutorial: bool,
) -> None:
    """Play in the terminal; standard input may be a pipe."""
    from game.paths import data_folder
    from game.records.archive import SUFFIX, Archive
    from game.scenario import load
    from game.terminal import opening, talking

    if tutorial and (file or side or ai):
        raise refuse(_("error: --tutorial begins a game of its own: no save, --side or --ai beside it"))
    archive = Archive(data_folder())
    with readable_faults():
        if file:
            kept = game_in(file)
            prepare_kernels()
            own = file if file.name.endswith(SUFFIX) else None  # logs and bundles are not written over
            session = opening.resume(kept, side, archive, save or own)
        else:
            setup = load(scenario)
            prepare_kernels()
            if tutorial:
                session = opening.begin_tutorial(setup, scenario, archive, save)
            else:
                first = setup.theatre.factions[setup.theatre.order_of_phases[0]].id
                faction_of(setup.theatre, side)
                session = opening.begin(setup, seed, ai, side or first, archive, save)
    talking.talk(session, _typed(lambda line: talking.completions(session, line)), _printed())


def _typed(complete: Callable[[str], Sequence[str]]) -> Iterator[str]:
    """The lines of standard input; at a terminal with a prompt, a history and completion."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    try:
        import readline

        readline.set_completer_delims(" +=,")
        readline.parse_and_bind("tab: complete")
        readline.set_completer(lambda start, n: _completed(complete(readline.get_line_buffer()), start, n))
    except ImportError:  # Windows has none
        pass
    with suppress(EOFError, KeyboardInterrupt):
        while True:
            yield input("> ")


def _completed(words: Sequence[str], start: str, number: int) -> str | None:
    """The completion of a number, cut to the part behind the last sign at which readline cuts."""
    parts = [re.split(r"[+=,](?=.)", word)[-1] for word in words]
    fitting = [part for part in dict.fromkeys(parts) if part.lower().startswith(start.lower())]
    return fitting[number] if number < len(fitting) else None


def _printed() -> Callable[[Said], None]:
    """How lines are printed: in colours on a terminal, as they are elsewhere."""
    if not sys.stdout.isatty():
        return lambda said: say(said.text)
    out = Console(highlight=False, markup=False, emoji=False)
    styles = {"heading": "bold", "news": "", "refusal": "yellow", "lesson": "cyan"}
    return lambda said: out.print(said.text, style=styles.get(said.kind.value, ""))
