"""The command line: every command of Baton, and the one place that prints.

Heavy parts are imported inside the commands, so that help and errors come at once.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from game.model.events import TurnBegan
from game.paths import assets_folder
from game.texts import _, speak_in, spoken

if TYPE_CHECKING:
    from game.match import Match
    from game.model.events import Event
    from game.model.theatre import Theatre
    from game.records.bundle import Bundle
    from game.records.save import Save
    from game.rules.umpire import Umpire
    from game.terminal.session import Said
    from game.terms import FactionId
    from game.ui.application import Begin

BAD_INPUT = 2
DIFFERENT = 1

app = typer.Typer(
    help="Baton: northern Mali, January to March 2013, turn by turn.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
maps = typer.Typer(help="Build the campaign's map from open geodata.", rich_markup_mode=None)
app.add_typer(maps, name="map")
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


def main() -> None:
    """Run the command that was typed."""
    app()


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


@app.callback(invoke_without_command=True)
def default(context: typer.Context, lang: Language = "") -> None:
    """Without a command: open the game, or where that cannot be, let the campaign play itself."""
    speak_in(lang or None, assets_folder() / "locale")
    if context.invoked_subcommand is not None:
        return
    from game.ui.edition import NoWindow

    try:
        _open_window(None)
    except NoWindow as why:
        err.print(str(why))
        err.print(_("The campaign plays itself instead. See --help for the other commands."))
        run()


@app.command()
def play(  # noqa: PLR0913  a command has as many options as it has
    file: SavedGame = None,
    *,
    scenario: Scenario = "northern-mali",
    seed: Seed = 1,
    ai: Ai = None,
    side: Seat = "",
    text: InText = False,
    tutorial: Lesson = False,
    load: LoadFrom = None,
    save: SaveTo = None,
) -> None:
    """Play at the window: a new game of a scenario, one faction yours, or a saved one.

    With --text the same game is played in the terminal.
    """
    from game.ui.edition import NoWindow

    file = load or file
    if text or tutorial:
        _play_in_text(file, scenario, seed, _pairs(ai or []), side, save, tutorial=tutorial)
        return
    try:
        _open_window(_saved_game_at_window(file) if file else _new_game_at_window(scenario, seed, ai, side))
    except NoWindow as why:
        raise refuse(_("error: {why} `run` plays a scenario without a window.").format(why=why)) from None


def _game_in(file: Path) -> Save:
    """The game in a save, a recovery log or a crash bundle; says what of it could not be read."""
    from game.records.archive import read_game

    save, lost = read_game(file)
    if lost:
        err.print(lost)
    return save


def _new_game_at_window(scenario: str, seed: int, ai: list[str] | None, side: str) -> Begin | None:
    """Begin a game at the window; without a side its seats are asked for there."""
    from game.match import open_match
    from game.records.keeping import PERSON
    from game.scenario import load
    from game.ui import application
    from game.ui.watch import OBSERVER

    with readable_faults():
        setup = load(scenario)
        open_match(setup, seed, _pairs(ai or []))
    if not side:
        return application.ask_for_seats(setup, seed, _pairs(ai or []))
    if side == OBSERVER:
        return application.new_game(setup, seed, _pairs(ai or []))
    _faction(setup.theatre, side)
    return application.new_game(setup, seed, {**_pairs(ai or []), side: PERSON})


def _saved_game_at_window(file: Path) -> Begin:
    """Go on with a saved game at the window."""
    from game.ui import application

    with readable_faults():
        save = _game_in(file)
    return application.saved_game(save)


def _play_in_text(
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
            kept = _game_in(file)
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
                _faction(setup.theatre, side)
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


def _open_window(begin: Begin | None) -> None:
    from game.ui.edition import NoWindow, check_edition

    check_edition()
    if not _display_may_open():
        raise NoWindow(_("There is no display here."))
    prepare_kernels()
    from game.ui.application import open_window

    open_window(begin)


def _display_may_open() -> bool:
    """Whether it is worth trying: on Linux where a display or driver is named, elsewhere always."""
    import os

    named = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in named)


@app.command()
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
        match, recorder = open_match(setup, seed, _pairs(ai or []), record=save is not None)
    prepare_kernels()
    teller = _Teller(match, _faction(setup.theatre, side), as_json=as_json, quiet=quiet)
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
    import json

    from game.model import text

    return json.dumps({"event": type(event).__name__, **text.values(theatre, event)})


def _pairs(texts: list[str]) -> dict[str, str]:
    for text in texts:
        if "=" not in text:
            raise refuse(_("error: --ai {text}: write FACTION=NAME, as in --ai FRA=staff").format(text=text))
    return dict(text.split("=", 1) for text in texts)


def _faction(theatre: Theatre, name: str) -> FactionId | None:
    if not name:
        return None
    if name not in theatre.faction_named:
        known = ", ".join(theatre.faction_named)
        raise refuse(_("error: --side {name}: one of {known}").format(name=name, known=known))
    return theatre.faction_named[name]


@app.command()
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


@app.command()
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
    asker = _faction(theatre, side)
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
    from game.records.save import read

    with readable_faults():
        kept = read(save)
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
    asker = _faction(setup.theatre, side)
    prepare_kernels()
    match.begin()
    steps, umpire = match.play(), match.umpire

    def there() -> bool:
        return umpire.state.turn + 1 >= turn and (asker is None or umpire.side == asker)

    while not umpire.over and not there():
        next(steps)
    return umpire


@app.command()
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


@app.command()
def docs(
    *, check: Annotated[bool, typer.Option("--check", help="Only tell which pages are stale.")] = False
) -> None:
    """Write the generated pages: JSON Schema, scenario reference, rulebook."""
    from game import rulebook
    from game.scenario.reference import write_pages

    root = Path(__file__).resolve().parent.parent
    stale = [*write_pages(root, check=check), *rulebook.write_page(root, check=check)]
    for page in stale:
        err.print(f"{page} is stale: run `python main.py docs`" if check else f"{page} written")
    if stale and check:
        raise typer.Exit(DIFFERENT)


@app.command()
def history(
    scenario: Scenario = "northern-mali",
    seeds: Annotated[int, typer.Option(help="So many games, with the seeds 1, 2, 3 and so on.", min=1)] = 20,
    workers: Annotated[int, typer.Option(help="Processes; 0: one a processor.", min=0)] = 0,
) -> None:
    """Play many games between staffs and lay them beside what happened."""
    from functools import partial

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


@app.command()
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


@app.command()
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


@app.command()
def sheet(
    *,
    scenario: Scenario = "northern-mali",
    level: Annotated[int, typer.Option(help="0 to 3: 112, 56, 28 or 14 pixels a hex.", min=0, max=3)] = 2,
    out: Annotated[Path, typer.Option(help="Picture to write; its suffix names the format.")] = Path(
        "sheet.png"
    ),
) -> None:
    """Render a scenario's map as the window shows it, without names and counters, into one picture."""
    from game.scenario import load
    from game.sheet import export

    with readable_faults():
        setup = load(scenario)
    try:
        width, height = export(setup, level, out)
    except (OSError, ValueError) as error:
        raise refuse(f"error: --out {out}: {error}") from None
    say(_("{out}: {width} x {height} pixels").format(out=out, width=width, height=height))


@maps.command()
def build(
    target: Annotated[Path, typer.Argument(help="Folder to write scenarios/ and assets/ into.")] = Path(),
) -> None:
    """Build the campaign's map.tmx and its tileset; needs the packages of the `map` extra."""
    from game.cartography.build import build as make

    make(target)
