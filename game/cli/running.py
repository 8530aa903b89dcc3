"""Games that play themselves, and saves that are played again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from game.cli.common import (
    DIFFERENT,
    Ai,
    AsJson,
    Quiet,
    SaveTo,
    Scenario,
    Seed,
    Side,
    Turns,
    err,
    faction_of,
    pairs,
    prepare_kernels,
    readable_faults,
    say,
)
from game.texts import _

if TYPE_CHECKING:
    from game.match import Match
    from game.model.events import Event
    from game.model.theatre import Theatre
    from game.records.bundle import Bundle
    from game.rules.umpire import Umpire
    from game.terms import FactionId


def run(  # noqa: PLR0913, PLR0917  a command has as many options as it has
    scenario: Scenario = "northern-mali",
    seed: Seed = 1,
    turns: Turns = 0,
    ai: Ai = None,
    side: Side = "",
    as_json: AsJson = False,  # noqa: FBT002 -- typer's way of a flag
    quiet: Quiet = False,  # noqa: FBT002
    save: SaveTo = None,
) -> None:
    """Play a scenario without a screen, with a commander for every faction."""
    from game.match import open_match
    from game.scenario import load

    with readable_faults():
        setup = load(scenario)
        match, recorder = open_match(setup, seed, pairs(ai or []), record=save is not None)
    prepare_kernels()
    teller = _Teller(match, faction_of(setup.theatre, side), as_json=as_json, quiet=quiet)
    match.readers.append(teller.hear)
    match.begin()
    if recorder:
        recorder.begin()
    for step in match.play():
        if recorder and isinstance(step.answer, list):
            recorder.take(step.order)
        if turns and match.umpire.state.turn >= turns:
            break
    teller.finish()
    if save and recorder:
        from game.records.save import write

        write(save, recorder.save)


class _Teller:
    """Tells a match as it goes: as prose turn by turn, as JSON, or only its result."""

    def __init__(self, match: Match, side: FactionId | None, *, as_json: bool, quiet: bool) -> None:
        from game.records.chronicle import Chronicle

        self.match, self.side = match, side
        self.as_json, self.quiet = as_json, quiet
        self.chronicle = Chronicle(match.theatre, match.umpire.state.copy(), side)
        self.begun = False

    def hear(self, events: list[Event]) -> None:
        """Tell some events."""
        from game.rules.telling import seen_by

        theatre, state = self.match.theatre, self.match.umpire.state
        for event in events:
            told = event if self.side is None else seen_by(theatre, state, event, self.side)
            if told is None:
                continue
            if self.as_json:
                say(_json(theatre, told))
            elif not self.quiet:
                self._tell(told)

    def _tell(self, event: Event) -> None:
        from game.model.events import TurnBegan

        if isinstance(event, TurnBegan):
            self._turn_page()
        self.chronicle.add(event)

    def _turn_page(self) -> None:
        for line in self.chronicle.flush():
            if line.kind == "heading" and self.begun:
                say("")
            self.begun = True
            say(line.text)

    def finish(self) -> None:
        """Tell what is left, and the result."""
        from game.records.aims import result_lines

        if self.as_json:
            return
        self._turn_page()
        for line in result_lines(self.match.theatre, self.match.umpire.state):
            say(line)


def _json(theatre: Theatre, event: Event) -> str:
    """An event as one line of JSON: its kind, its fields in words, and its line of text."""
    from game.model import text

    return json.dumps({"event": type(event).__name__, **text.values(theatre, event)})


def replay(file: Annotated[Path, typer.Argument(help="A save, or a crash bundle.")]) -> None:
    """Play a save again and compare it order by order; a crash bundle up to the error."""
    from game.match import reopen
    from game.records import bundle
    from game.records.aims import result_lines
    from game.records.replay import replay as fold
    from game.records.save import read

    with readable_faults():
        crash = bundle.read_bundle(file) if file.name.endswith(bundle.SUFFIX) else None
        save = read(file) if crash is None else crash.save
        setup = reopen(save)
    prepare_kernels()
    umpire, divergence = fold(setup.theatre, setup.state, save)
    if divergence is not None:
        differs = _("order {order} differs: {text}: {why}")
        err.print(differs.format(order=divergence.order, text=divergence.text, why=divergence.why))
        raise typer.Exit(DIFFERENT)
    if crash is not None:
        _replay_crash(umpire, crash)
        return
    say(_("{count} orders, each with the same result.").format(count=len(save.orders)))
    for line in result_lines(setup.theatre, umpire.state):
        say(line)


def _replay_crash(umpire: Umpire, crash: Bundle) -> None:
    """Carry out the order at which a game failed, and say whether it fails again."""
    from game.model import text

    say(_("{count} orders, each with the same result, up to the error.").format(count=len(crash.save.orders)))
    say(crash.error.rstrip())
    if not crash.order:
        say(_("No order was being carried out: the error lies in the window, not in the rules."))
        return
    say(_("The order at which it failed: {order}").format(order=crash.order))
    try:
        umpire.submit(text.read(umpire.theatre, crash.order))
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what was looked for
        say(_("It fails again: {kind}: {error}").format(kind=type(error).__name__, error=error))
        raise typer.Exit(DIFFERENT) from None
    say(_("Here it is carried out without an error."))
