"""Chapter 5, movement: bridges.

A bridge that is blown is a river: vehicles that cannot ford it must go round. Irregulars blow one
beside their hex with loads out of caches near by, engineers with their own; nobody does so
where he knows of an enemy who stands openly at either end. Engineers at either end restore it: each
unit works with the time that it has left, turn after turn, until the work is done. All the world
knows which bridges stand.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.orders import Blow, Restore
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import caches, detection, movement, traits
from game.rules.journal import Journal
from game.rules.traits import ENGINEER, SAPPER
from game.terms import HexId, Reason, UnitId

SAPPERS = (SAPPER, ENGINEER)


def _side_of(theatre: Theatre, state: State, order: Blow | Restore) -> tuple[HexId, int | None]:
    """Where the units of an order are, and the number of the bridge that they mean."""
    here = HexId(int(state.hex[order.units[0]]))
    return here, theatre.bridge_at.get((int(here), order.direction))


def refusal_to_blow(theatre: Theatre, state: State, side: int, order: Blow) -> Refusal | None:
    """Why a bridge may not be blown; None if it may."""
    chart = theatre.mines
    here, bridge = _side_of(theatre, state, order)
    if chart is None:
        return Refusal(Reason.NOT_PLAYED, order.units[0])
    if (wrong := _wrong_units(theatre, state, order, chart.bridge_time, SAPPERS)) is not None:
        return wrong
    if bridge is None:
        return Refusal(Reason.NO_BRIDGE, hex=here)
    if state.bridge[bridge]:
        return Refusal(Reason.ALREADY, hex=here)
    ends = (here, HexId(int(theatre.neighbours[here, order.direction])))
    rows = detection.open_contacts(theatre, state, side)
    for end in ends:
        if (state.contact_hex[side, rows] == end).any():
            return Refusal(Reason.CLOSED, order.units[0], end)
    if traits.has(theatre, order.units[0], *SAPPERS) and not theatre.unit_irregular[order.units[0]]:
        return None
    return caches.lacking(theatre, state, [(order.units[0], chart.bridges[bridge].loads)], of_friends=False)


def refusal_to_restore(theatre: Theatre, state: State, order: Restore) -> Refusal | None:
    """Why a bridge may not be worked on; None if it may."""
    here, bridge = _side_of(theatre, state, order)
    if (wrong := _wrong_units(theatre, state, order, 1, (ENGINEER,), irregular=False)) is not None:
        return wrong
    if bridge is None:
        return Refusal(Reason.NO_BRIDGE, hex=here)
    return None if state.bridge[bridge] else Refusal(Reason.ALREADY, hex=here)


def _wrong_units(
    theatre: Theatre,
    state: State,
    order: Blow | Restore,
    need: int,
    able: tuple[str, ...],
    *,
    irregular: bool = True,
) -> Refusal | None:
    """What is wrong with the units for such work, which takes time and a trait or irregulars."""
    for unit in order.units:
        if state.hex[unit] != state.hex[order.units[0]]:
            return movement.apart(theatre, state, unit, int(state.hex[order.units[0]]))
        if not traits.has(theatre, unit, *able) and not (irregular and theatre.unit_irregular[unit]):
            return Refusal(Reason.NO_SAPPER if irregular else Reason.NO_ENGINEER, unit)
        if (late := movement.short_of_time(theatre, state, unit, need)) is not None:
            return late
    return None


def blow(journal: Journal, order: Blow) -> None:
    """Blow a bridge."""
    theatre, state = journal.theatre, journal.state
    chart, first = theatre.mines, order.units[0]
    here, bridge = _side_of(theatre, state, order)
    if chart is None or bridge is None:
        return
    if theatre.unit_irregular[first]:
        caches.draw(journal, first, chart.bridges[bridge].loads, of_friends=False)
    spent = max(int(state.spent[unit]) for unit in order.units) + chart.bridge_time
    journal.record(ev.TimeSpent(order.units, spent))
    journal.record(ev.BridgeBlown(bridge, here, order.direction, order.units, chart.bridges[bridge].restore))


def restore(journal: Journal, order: Restore) -> None:
    """Work on a blown bridge, unit by unit, until it stands."""
    theatre, state = journal.theatre, journal.state
    here, bridge = _side_of(theatre, state, order)
    if bridge is None:
        return
    work, busy = int(state.bridge[bridge]), list[UnitId]()
    for unit in order.units:
        if not work:
            break
        done = min(work, theatre.calendar.budget - int(state.spent[unit]))
        journal.record(ev.TimeSpent((unit,), int(state.spent[unit]) + done))
        work, busy = work - done, [*busy, unit]
    journal.record(ev.BridgeRestored(bridge, here, order.direction, tuple(busy), work))
