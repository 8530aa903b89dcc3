"""Chapter 8, air: support on call.

In a fight each party may have the help of one wing on call, its own or that of a partner who gives
it support and shares its sight and is hostile to the other party: of those in range with sorties
enough, the one that is worth most columns against what most of the enemies are. The line `air` of
the ledger is what the attacker's aircraft are worth less the defender's; in an airfield coup, by night,
nobody has it. A forecast reckons at its
worst with all that the enemy and his friends could have on call.
"""

from __future__ import annotations

from typing import NamedTuple

from game.model import events as ev
from game.model.state import State
from game.model.theatre import Theatre
from game.rules import air, relations
from game.rules.journal import Journal
from game.terms import NO_WING, Duty, FactionId, HexId, Right, TargetClass, WingId


class Help(NamedTuple):
    """A wing that helps in a fight, and the odds columns that it is worth."""

    wing: WingId
    columns: int


NO_HELP = Help(NO_WING, 0)


def best(theatre: Theatre, state: State, side: int, foe: tuple[int, TargetClass], here: int) -> Help:
    """The best help on call that a side has at a hex against a foe: a faction, and what it mostly is."""
    enemy, kind = foe
    found = NO_HELP
    for wing in map(WingId, (state.duty == int(Duty.ON_CALL)).nonzero()[0].tolist()):
        columns = theatre.wing_type(wing).support[kind]
        if columns <= found.columns or not _helps(theatre, state, theatre.wings[wing].faction, side, enemy):
            continue
        if air.can_fly(theatre, state, wing, here, theatre.air.support):
            found = Help(wing, columns)
    return found


def _helps(theatre: Theatre, state: State, owner: int, side: int, enemy: int) -> bool:
    """Whether a faction's aircraft fly for a side against an enemy."""
    partner = relations.may(theatre, state, side, owner, Right.SUPPORT)
    shares = relations.may(theatre, state, side, owner, Right.SHARE_SIGHT)
    return partner and shares and relations.hostile(theatre, state, owner, enemy)


def possible(theatre: Theatre, state: State, side: int, foe: int, kind: TargetClass) -> int:
    """The most columns that a foe, as far as a side can tell, may have on call against it."""
    columns = [0]
    for wing, info in enumerate(theatre.wings):
        if _helps(theatre, state, info.faction, foe, side) and info.first <= state.day <= info.last:
            columns.append(theatre.wing_type(WingId(wing)).support[kind])
    return max(columns)


def call(journal: Journal, side: int, foe: tuple[int, TargetClass], here: HexId) -> int:
    """Let the best help fly that a side has; its columns."""
    wing, columns = best(journal.theatre, journal.state, side, foe, here)
    if wing != NO_WING:
        left = int(journal.state.sorties[wing]) - journal.theatre.air.support
        journal.record(ev.SupportFlown(wing, FactionId(side), here, left))
    return columns
