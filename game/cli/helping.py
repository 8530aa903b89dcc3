"""The help of the command line, in the language that is spoken.

Commands and options are declared in English where they stand, long before a language is chosen; here the
finished commands are gone through once, and what their library says of itself is looked up like the rest.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from game.paths import assets_folder
from game.texts import DOMAIN, _, mark, speak_in

if TYPE_CHECKING:
    from typer._click import Command  # typer brings its own

FLAG: Final = "--lang"
HELP: Final = mark("Show this message and exit.")
OF_THE_LIBRARY: Final = (
    mark("Arguments"),
    mark("Commands"),
    mark("Options"),
    mark("default: {default}"),
    mark("required"),
    mark("Missing command."),
    mark("No such command {name!r}."),
    mark("Aborted!"),
)
"""What typer looks up by gettext while it writes help and errors."""


def asked(words: Sequence[str]) -> str | None:
    """The language that is asked for on a command line, before it is parsed."""
    for number, word in enumerate(words):
        if word == FLAG and number + 1 < len(words):
            return words[number + 1]
        if word.startswith(f"{FLAG}="):
            return word.removeprefix(f"{FLAG}=")
    return None


def speak(words: Sequence[str]) -> None:
    """Choose the language of a command line, for its library as well."""
    folder = assets_folder() / "locale"
    os.environ["LANGUAGE"] = speak_in(asked(words), folder)  # the library asks the environment alone
    gettext.bindtextdomain(DOMAIN, str(folder))
    gettext.textdomain(DOMAIN)


def texts(command: Command) -> Iterator[str]:
    """The help of a command, of its options, and of the commands below it."""
    if command.help:
        yield command.help
    for option in command.params:
        if told := getattr(option, "help", None):
            yield told
    for below in getattr(command, "commands", {}).values():
        yield from texts(below)


def translate(command: Command) -> None:
    """Put the help of a command and of all below it into the language that is spoken."""
    if command.help:
        command.help = _(command.help)
    for option in command.params:
        if told := getattr(option, "help", None):
            option.help = _(told)  # type: ignore[attr-defined]
    plain = command.get_help_option

    def help_option(context: object) -> object:
        option = plain(context)  # type: ignore[arg-type]
        if option is not None:
            option.help = _(HELP)
        return option

    command.get_help_option = help_option  # type: ignore[method-assign, assignment]
    for below in getattr(command, "commands", {}).values():
        translate(below)
