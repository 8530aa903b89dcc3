"""The talk at a terminal: lines that are read, one after another, and what is said to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from game.terminal import commands, reading
from game.terminal.session import Kind, Said, Session
from game.texts import _

Say = Callable[[Said], None]


def talk(session: Session, lines: Iterable[str], say: Say) -> None:
    """Play until the game is over, the player leaves, or no more lines come; a named save is then written."""
    for said in session.open():
        say(said)
    trouble = ""
    for line in lines if not session.over else ():
        for said in commands.do(session, line):
            say(said)
        if session.keeping.trouble != trouble:
            trouble = session.keeping.trouble
            say(Said(_("The game is no longer kept by itself: {why}").format(why=trouble), Kind.REFUSAL))
        if session.over:
            break
    if not session.left and session.file is not None:
        for said in session.save(None):
            say(said)
    session.keeping.close()


def completions(session: Session, line: str) -> Sequence[str]:
    """What the last word of a line may become."""
    return reading.completions(session.view, line, list(commands.COMMANDS))
