"""The only writer of the state: how each event changes it, by the chapters of the events.

No rule, no dice and no look-up stands here; an event brings its results with it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from game.model import events as ev
from game.model.state import State
from game.rules.apply import (
    air,
    batons,
    contacts,
    fights,
    hidden,
    people,
    places,
    politics,
    supply,
    turns,
    units,
)

WRITERS: Final[dict[type, Callable[[State, Any], None]]] = {
    **turns.WRITERS,
    **units.WRITERS,
    **contacts.WRITERS,
    **hidden.WRITERS,
    **fights.WRITERS,
    **supply.WRITERS,
    **places.WRITERS,
    **people.WRITERS,
    **batons.WRITERS,
    **air.WRITERS,
    **politics.WRITERS,
}


def apply(state: State, event: ev.Event) -> None:
    """Change the state as the event says."""
    WRITERS[type(event)](state, event)
