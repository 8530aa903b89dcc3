"""The command line: every command of Baton, and the one place that prints.

Each module holds the commands of one subject. Heavy parts are imported inside the commands, so that
help and errors come at once.
"""

from __future__ import annotations

import sys

import typer

from game.cli import asking, helping, making, many, running, window

app = typer.Typer(
    help="Baton: northern Mali, January to March 2013, turn by turn.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.callback(invoke_without_command=True)(window.default)
for command in (
    window.play,
    running.run,
    running.replay,
    asking.why,
    asking.check,
    many.history,
    many.batons,
    many.bench,
    making.new,
    making.docs,
    making.sheet,
):
    app.command()(command)
maps = typer.Typer(help="Build the campaign's map from open geodata.", rich_markup_mode=None)
maps.command()(making.build)
app.add_typer(maps, name="map")


def main() -> None:
    """Run the command that was typed."""
    helping.speak(sys.argv[1:])
    command = typer.main.get_command(app)
    helping.translate(command)
    command()
