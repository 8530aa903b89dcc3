"""Chapter 8, air: reconnaissance.

Aircraft that scout see everyone who stands openly within their sight of the hex, less what the ground
hides. Of dispersed men there they find each by the chart's chance; cells they never find. Contacts
there with those who stood openly and are gone are struck off. Partners who share their sight learn the
same.
"""

from __future__ import annotations

from game.dice import Purpose
from game.model import events as ev
from game.model.orders import Scout
from game.model.refusals import Refusal
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air, detection, relations
from game.rules.journal import Journal
from game.terms import OFF_MAP, FactionId, Posture, Reason, Right, UnitId


def refusal(theatre: Theatre, state: State, _side: int, order: Scout) -> Refusal | None:
    """Why a wing may not scout; None if it may."""
    if not theatre.wing_type(order.wing).sees:
        return Refusal(Reason.UNARMED)
    return air.refusal_to_fly(theatre, state, order.wing, order.hex)


def scout(journal: Journal, order: Scout) -> None:
    """Look for enemies round a hex."""
    theatre, state = journal.theatre, journal.state
    owner = theatre.wings[order.wing].faction
    sides = [
        side
        for side in range(len(theatre.factions))
        if relations.may(theatre, state, side, owner, Right.SHARE_SIGHT)
    ]
    found = _spotted(journal, order)
    for side in sides:
        rows = relations.rows_seen(theatre, state, side)
        for unit in found:
            if not rows[unit]:
                detection.spot(journal, FactionId(side), unit)
        _strike_off(journal, order, side)
    left = int(state.sorties[order.wing]) - 1
    journal.record(ev.ScoutFlown(order.wing, order.hex, len(found), left))


def _spotted(journal: Journal, order: Scout) -> list[UnitId]:
    """Units of others that the aircraft see."""
    theatre, state = journal.theatre, journal.state
    side = theatre.wings[order.wing].faction
    where = detection.positions(state)
    others = (where != OFF_MAP) & ~relations.rows_seen(theatre, state, side)
    found = []
    for unit in others.nonzero()[0].tolist():
        if not _in_view(theatre, order, int(where[unit])):
            continue
        dispersed = int(state.posture[unit]) == Posture.DISPERSED
        if theatre.sight.by_posture[state.posture[unit]] >= 0 or (
            dispersed and journal.roll(Purpose.DETECT, 1000, UnitId(unit)) <= theatre.air.scout
        ):
            found.append(UnitId(unit))
    return found


def _in_view(theatre: Theatre, order: Scout, here: int) -> bool:
    sees = theatre.wing_type(order.wing).sees - int(theatre.sight.hides[theatre.terrain[here]])
    return theatre.grid.distance(order.hex, here) <= max(0, sees)


def _strike_off(journal: Journal, order: Scout, side: int) -> None:
    """Strike off a side's contacts with enemies in the open who are no longer where they were seen."""
    theatre, state = journal.theatre, journal.state
    units = {row: unit for unit, row in enumerate(state.contact_of[side].tolist()) if row >= 0}
    openly = theatre.sight.by_posture[state.contact_posture[side]] >= 0
    for row in (openly & (state.contact_hex[side] != OFF_MAP)).nonzero()[0].tolist():
        here, unit = int(state.contact_hex[side, row]), units.get(row, -1)
        if (unit < 0 or state.hex[unit] != here) and _in_view(theatre, order, here):
            detection.strike_off(journal, FactionId(side), row)
