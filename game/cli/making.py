"""What is written: a new scenario, generated pages, pictures of maps, the map."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from game.cli.common import DIFFERENT, Scenario, err, readable_faults, refuse, say
from game.texts import _


def new(
    folder: Annotated[Path, typer.Argument(help="Folder to begin it in, such as scenarios/my-war.")],
) -> None:
    """Begin a scenario of one's own: a small one that plays, with tests, to change from there."""
    from game.scenario.template import NotWritten, begin

    try:
        scenario, tests = begin(folder)
    except (NotWritten, OSError) as error:
        raise refuse(f"error: {error}") from None
    say(_("{scenario} and {tests} written. Change them, and try:").format(scenario=scenario, tests=tests))
    for command in (f"check {folder}", f"play --scenario {folder}", f"run --scenario {folder}"):
        say(f"  python main.py {command}")
    say(f"  python -m pytest {folder}")


def docs(
    *, check: Annotated[bool, typer.Option("--check", help="Only tell which pages are stale.")] = False
) -> None:
    """Write the generated pages: JSON Schema, scenario reference, rulebook."""
    from game import rulebook
    from game.scenario.reference import write_pages

    root = Path(__file__).resolve().parents[2]
    stale = [*write_pages(root, check=check), *rulebook.write_page(root, check=check)]
    for page in stale:
        err.print(f"{page} is stale: run `python main.py docs`" if check else f"{page} written")
    if stale and check:
        raise typer.Exit(DIFFERENT)


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


def build(
    target: Annotated[Path, typer.Argument(help="Folder to write scenarios/ and assets/ into.")] = Path(),
) -> None:
    """Build the campaign's map.tmx and its tileset; needs the packages of the `map` extra."""
    from game.cartography.build import build as make

    make(target)
