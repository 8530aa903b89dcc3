"""Chapter 4, the turn: arrivals.

Beyond the map lie boxes. A unit in a box is due on a day; at the Dawn of that day's turn it enters
by the road link or the airfield of its travel, having spent what is gone of the turn by its day. It
waits, and tries again each Dawn, while an open enemy stands in its edge hex or on its airfield, or
while the airfield is neither its own faction's nor a partner's.
"""

from __future__ import annotations

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import contingents, detection, relations
from game.rules.journal import Journal
from game.terms import DAY, NEVER, OFF_MAP, Day, HexId, Right, Site, Status, UnitId


def dawn(journal: Journal) -> None:
    """Bring in every unit that is due."""
    theatre, state = journal.theatre, journal.state
    last = state.day + theatre.calendar.days_a_turn - 1
    due = (state.status == Status.PENDING) & (state.due > NEVER) & (state.due <= last)
    due &= (state.ended[state.faction] == NEVER) & ~contingents.stood_down(theatre, state)
    for unit in due.nonzero()[0].tolist():
        entry, site = entrance(theatre, state, unit)
        if entry == OFF_MAP:
            continue
        day = max(int(state.due[unit]), state.day)
        if is_open(theatre, state, unit):
            spent = (day - state.day) * DAY
            journal.record(ev.UnitArrived(UnitId(unit), entry, site, Day(day), spent))
            detection.look(journal, (unit,))
        elif state.due[unit] >= state.day:
            journal.record(ev.ArrivalDelayed(UnitId(unit), HexId(entry)))


def entrance(theatre: Theatre, state: State, unit: int) -> tuple[HexId, Site]:
    """Hex and site at which a unit enters: those of its travel, or the link by which it left."""
    if state.away[unit] >= 0:
        return theatre.links[int(state.away[unit])].hex, Site.OPEN
    return theatre.units[unit].entry, theatre.units[unit].entry_site


def is_open(theatre: Theatre, state: State, unit: int) -> bool:
    """Whether a unit can enter where it is to enter."""
    entry, site = entrance(theatre, state, unit)
    faction = int(state.faction[unit])
    enemies = relations.rights(theatre, state, faction, Right.ATTACK)[state.faction]
    there = state.present & (state.hex == entry)
    if site == Site.AIRFIELD:
        there &= state.site == Site.AIRFIELD
    openly = theatre.sight.by_posture[state.posture] >= 0
    if (there & openly & enemies).any():
        return False
    if site != Site.AIRFIELD:
        return True
    holder = int(state.holder[theatre.place_at[int(entry), int(Site.AIRFIELD)]])
    return holder >= 0 and relations.may(theatre, state, faction, holder, Right.SHARE_PLACE)
