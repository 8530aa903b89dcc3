"""Chapter 4, the turn: sanctuaries.

Irregulars in a hex from which a link leads to a sanctuary of their side leave the map by it. Beyond
the border nobody hunts them and they need no cache. When they are ordered back they come at the next
Dawn by the same link, as other arrivals do: they wait while an open enemy stands in its hex.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Exfiltrate, Return
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import detection
from game.rules.journal import Journal
from game.terms import NEVER, Day, HexId, Reason


def link_to(theatre: Theatre, here: int, box: int) -> int | None:
    """The link that leads from a hex to a box; None if there is none."""
    for number, link in enumerate(theatre.links):
        if (link.hex, link.box) == (here, box):
            return number
    return None


def refusal_to_leave(theatre: Theatre, state: State, side: int, order: Exfiltrate) -> Refusal | None:
    """Why units may not leave for a box; None if they may."""
    for unit in order.units:
        here = HexId(int(state.hex[unit]))
        if not theatre.unit_irregular[unit]:
            return Refusal(Reason.WRONG_KIND, unit)
        if order.box not in theatre.sanctuaries[side] or link_to(theatre, here, order.box) is None:
            return Refusal(Reason.NO_SANCTUARY, unit, here)
    return None


def leave(journal: Journal, order: Exfiltrate) -> None:
    """Leave the map."""
    theatre, state = journal.theatre, journal.state
    for unit in order.units:
        here = HexId(int(state.hex[unit]))
        link = link_to(theatre, here, order.box)
        if link is not None:
            journal.record(ev.UnitExfiltrated(unit, here, link, order.box))
    detection.look(journal, order.units)


def refusal_to_return(state: State, side: int, order: Return) -> Refusal | None:
    """Why units may not be ordered back; None if they may."""
    for unit in order.units:
        if state.controller[unit] != side or state.away[unit] < 0:
            return Refusal(Reason.NOT_AWAY, unit)
        if state.due[unit] != NEVER:
            return Refusal(Reason.ALREADY, unit)
    return None


def order_back(journal: Journal, order: Return) -> None:
    """Order units back for the next Dawn."""
    state = journal.state
    day = Day((state.turn + 1) * journal.theatre.calendar.days_a_turn)
    for unit in order.units:
        journal.record(ev.ReturnOrdered(unit, day))
