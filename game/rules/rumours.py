"""Chapter 6, finding the enemy: false reports and old ones.

Now and then a side is told at Dusk of a band of an enemy in hiding, two to four hexes from some of
its troops, where there is none. Nothing tells such a report from a true one: both are struck off
when a patrol in that hex finds nobody, and so is each report of men in hiding when it has grown old.
"""

from __future__ import annotations

import numpy as np

from game.dice import Purpose
from game.model import events as ev
from game.model.charts import SearchChart
from game.rules import detection, relations
from game.rules.journal import Journal
from game.terms import (
    NO_UNIT,
    OFF_MAP,
    ContactId,
    Day,
    FactionId,
    HexId,
    Posture,
    Right,
    Site,
    TypeId,
)

NEAREST, FARTHEST = 2, 4  # hexes from the troops about whom a rumour goes
WHOSE, WHERE, WHAT = 2, 3, 4  # ordinals of a rumour's dice; the first is whether there is one
MEN = 10  # men are told in tens


def dusk(journal: Journal) -> None:
    """Strike old reports off, and spread rumours."""
    chart = journal.theatre.search
    if chart is None:
        return
    _forget(journal, chart)
    for side in range(len(journal.theatre.factions)):
        if chart.rumour and journal.roll_at(Purpose.RUMOUR, 1000, side, 1) <= chart.rumour:
            _spread(journal, FactionId(side))


def _forget(journal: Journal, chart: SearchChart) -> None:
    state = journal.state
    old = (state.contact_hex != OFF_MAP) & (state.contact_day < state.day - chart.forget)
    old &= journal.theatre.sight.by_posture[state.contact_posture] < 0
    for side, row in np.argwhere(old).tolist():
        detection.strike_off(journal, FactionId(side), row)


def _spread(journal: Journal, side: FactionId) -> None:
    """Enter a report of men who are not there."""
    theatre, state = journal.theatre, journal.state
    free = (state.contact_hex[side] == OFF_MAP).nonzero()[0]
    troops = ((state.controller == side) & state.present).nonzero()[0]
    enemies = relations.rights(theatre, state, side, Right.ATTACK)[state.faction] & theatre.unit_irregular
    models = enemies.nonzero()[0]
    if not (free.size and troops.size and models.size):
        return

    def pick(ordinal: int, choices: int) -> int:
        return journal.roll_at(Purpose.RUMOUR, choices, side, ordinal) - 1

    near = int(state.hex[troops[pick(WHOSE, troops.size)]])
    around = [h for h in theatre.grid.within(near, FARTHEST) if theatre.grid.distance(h, near) >= NEAREST]
    if not around:
        return
    model = int(models[pick(WHAT, models.size)])
    journal.record(
        ev.ContactSeen(
            side=side,
            contact=ContactId(int(free[-1])),
            unit=NO_UNIT,
            hex=HexId(around[pick(WHERE, len(around))]),
            site=Site.OPEN,
            day=Day(state.day),
            faction=FactionId(int(state.faction[model])),
            type=TypeId(int(theatre.unit_type[model])),
            men=-(-int(theatre.unit_men[model]) // MEN) * MEN,
            posture=Posture.DISPERSED,
            quality=theatre.units[model].quality,
        )
    )
