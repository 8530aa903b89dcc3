"""Chapter 5, movement: mines.

Sappers mine a leg of a road beside their hex with loads out of a cache. Their own
side and those whom it does not fight know the way through. Of its enemies the first column over the
leg may run onto them, and it does so by half as often where it knows of them: it loses some men and
halts, and the mines are gone. A column with engineers finds and clears them, which takes time. A
patrol may find mines on the roads of its hex, and its engineers clear those; what is found is known
to its partners too. Who plans a march reckons the mines of which he knows with the time that they cost
on the mean, and goes round where that is sooner.
"""

from __future__ import annotations

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Mine
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import aftermath, caches, movement, relations, traits
from game.rules.journal import Journal
from game.rules.minefields import Row, against, known_to, leg_of
from game.rules.traits import ENGINEER, SAPPER
from game.terms import OFF_MAP, FactionId, Halt, HexId, Reason, Right, Status, UnitId

FACES = 10


# The order


def refusal(theatre: Theatre, state: State, side: int, order: Mine) -> Refusal | None:
    """Why a leg may not be mined; None if it may."""
    chart, here = theatre.mines, int(state.hex[order.units[0]])
    if chart is None:
        return Refusal(Reason.NOT_PLAYED, order.units[0])
    for unit in order.units:
        if state.hex[unit] != here:
            return movement.apart(theatre, state, unit, int(here))
        if not traits.has(theatre, unit, SAPPER):
            return Refusal(Reason.NO_SAPPER, unit)
        if (late := movement.short_of_time(theatre, state, unit, chart.time)) is not None:
            return late
    if not theatre.road[here, order.direction]:
        return Refusal(Reason.NO_ROAD, hex=HexId(here))
    where, direction = leg_of(theatre, here, order.direction)
    own = (state.mine_hex[side] == where) & (state.mine_direction[side] == direction)
    if own.any() or (state.mine_hex[side] != OFF_MAP).all():
        return Refusal(Reason.ALREADY, hex=HexId(here))
    return caches.lacking(theatre, state, [(order.units[0], chart.loads)])


def lay(journal: Journal, order: Mine) -> None:
    """Mine a leg."""
    theatre, state = journal.theatre, journal.state
    chart, first = theatre.mines, order.units[0]
    if chart is None:
        return
    side = FactionId(int(state.controller[first]))
    where, direction = leg_of(theatre, int(state.hex[first]), order.direction)
    caches.draw(journal, first, chart.loads)
    spent = max(int(state.spent[unit]) for unit in order.units) + chart.time
    journal.record(ev.TimeSpent(order.units, spent))
    row = int((state.mine_hex[side] == OFF_MAP).nonzero()[0][0])
    journal.record(ev.MinesLaid(side, row, where, direction, order.units))


# On the march and on patrol


def drive_over(
    journal: Journal, units: tuple[UnitId, ...], mines: Row, spent: int
) -> tuple[Halt | None, int]:
    """Let a column meet mines: whether that halts it, and the time spent after it."""
    theatre, state, chart = journal.theatre, journal.state, journal.theatre.mines
    if chart is None:
        return None, spent
    side = int(state.controller[units[0]])
    engineers = tuple(unit for unit in units if traits.has(theatre, unit, ENGINEER))
    if engineers:
        clear(journal, engineers, mines)
        journal.record(ev.TimeSpent(units, spent + chart.clear))
        return None, spent + chart.clear
    chance = chart.chance // 2 if side in known_to(state, mines) else chart.chance
    if journal.roll(Purpose.MINE, 1000, units[0]) > chance:
        return None, spent
    lost = -(-chart.lost * journal.roll(Purpose.MINE, FACES, units[0]) // FACES)
    where, direction, known = _leg(state, mines)
    journal.record(ev.MinesStruck(*mines, where, direction, units, known))
    for loss in aftermath.share(theatre, state, units[:1], lost, 0):
        aftermath.take(journal, loss, mines[0])
    return Halt.MINED, spent


def _leg(state: State, mines: Row) -> tuple[HexId, int, tuple[FactionId, ...]]:
    return HexId(int(state.mine_hex[mines])), int(state.mine_direction[mines]), known_to(state, mines)


def clear(journal: Journal, engineers: tuple[UnitId, ...], mines: Row) -> None:
    """Clear mines."""
    where, direction, known = _leg(journal.state, mines)
    journal.record(ev.MinesCleared(*mines, where, direction, engineers, known))


def search(journal: Journal, units: tuple[UnitId, ...]) -> None:
    """Look for mines on the roads of a patrol's hex; its engineers clear what is known."""
    theatre, state = journal.theatre, journal.state
    side, here = int(state.controller[units[0]]), int(state.hex[units[0]])
    engineers = tuple(
        u for u in units if state.status[u] == Status.PRESENT and traits.has(theatre, u, ENGINEER)
    )
    laid = against(theatre, state, side)
    for direction in range(6):
        mines = laid.get(leg_of(theatre, here, direction))
        if mines is None or theatre.search is None:
            continue
        if side not in known_to(state, mines):
            if journal.roll(Purpose.SEARCH, 1000, units[0]) > theatre.search.mines:
                continue
            _tell(journal, side, mines)
        if engineers:
            clear(journal, engineers, mines)


def _tell(journal: Journal, side: int, mines: Row) -> None:
    """Let a side and its partners know of mines."""
    state = journal.state
    where, direction, known = _leg(state, mines)
    for other in range(len(journal.theatre.factions)):
        shares = relations.may(journal.theatre, state, other, side, Right.SHARE_SIGHT)
        if shares and other not in known:
            journal.record(ev.MinesFound(*mines, where, direction, FactionId(other)))
